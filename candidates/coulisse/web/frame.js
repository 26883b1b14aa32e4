/** What surrounds every screen: the header and its entries, the footer, the choice of cookies. */
import { html, useEffect, useRef, useState } from "/web/preact.js";
import { Announcements, Link } from "/web/widgets.js";

/** A screen: its own title in the tab, one main heading that takes the focus, its announcements. */
export function Screen({ title, heading, lead, refusal, notice, children }) {
  const main = useRef(null);
  useEffect(() => {
    document.title = `${title} – Audiens`;
    main.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [title]);
  return html`<main id="contenu">
    <h1 tabindex="-1" ref=${main}>${heading ?? title}</h1>
    ${lead && html`<p class="chapeau">${lead}</p>`}
    <${Announcements} refusal=${refusal} notice=${refusal ? null : notice} />
    ${children}
  </main>`;
}

export function Header() {
  return html`<header>
    <a class="evitement" href="#contenu">Aller au contenu</a>
    <div class="marque"><${Link} to="home" class="logo">Accueil Audiens<//></div>
    <nav aria-label="Espaces">
      <${Link} to="login" class="onglet actif"><strong>Espace Personnel</strong><span>Mon espace particulier</span><//>
      <${Link} to="company" class="onglet"><strong>Espace Entreprise</strong><span>Mon espace entreprise</span><//>
    </nav>
  </header>`;
}

export function Footer() {
  return html`<footer>
    <ul>
      <li><${Link} to="help">Besoin d’aide ?<//></li>
      <li><${Link} to="privacy">Données personnelles<//></li>
      <li><${Link} to="legal">Mentions légales<//></li>
      <li><${Link} to="accessibility">Accessibilité : partiellement conforme<//></li>
    </ul>
  </footer>`;
}

const CHOICE = "coulisse_cookies";

/** Asked once, at the foot of the window: nothing is laid before an answer. */
export function CookieBanner() {
  const [asked, setAsked] = useState(!document.cookie.includes(`${CHOICE}=`));
  const answer = (choice) => () => {
    document.cookie = `${CHOICE}=${choice}; path=/; max-age=15552000; samesite=lax`;
    setAsked(false);
  };
  if (!asked) return null;
  return html`<section class="temoins" aria-label="Choix des cookies">
    <p>Nous aimerions mesurer l’audience de ce site. Acceptez-vous les cookies qui servent à cette mesure ?</p>
    <div class="boutons">
      <button type="button" class="second" onClick=${answer("refus")}>Tout refuser</button>
      <button type="button" class="second" onClick=${answer("accord")}>Tout accepter</button>
    </div>
  </section>`;
}
