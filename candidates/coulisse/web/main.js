/** Starts the application: the session first, then the screen that the address asks for. */
import { html, render } from "/web/preact.js";
import { EXPIRED, openSession } from "/web/api.js";
import { CookieBanner, Footer, Header } from "/web/frame.js";
import { Login, LostPassword, UnknownIdentifier } from "/web/pages/access.js";
import { FirstEmail, FirstLink, FirstPassword, FirstSent } from "/web/pages/first.js";
import { NewPassword } from "/web/pages/password.js";
import * as signup from "/web/pages/signup.js";
import * as site from "/web/pages/site.js";
import { Service, Space } from "/web/pages/space.js";
import { useRoute } from "/web/router.js";

const titled = (title) => () => html`<${site.Public} title=${title} />`;

const SCREENS = {
  home: site.Home,
  spaces: site.Spaces,
  leave: site.Leave,
  company: titled("Mon espace entreprise"),
  employer: titled("Employeurs"),
  correspondent: titled("Correspondants groupe"),
  administrator: titled("Administrateurs"),
  help: site.Help,
  contact: site.Contact,
  privacy: site.Privacy,
  accessibility: site.Accessibility,
  legal: site.Legal,
  missing: site.Missing,
  login: Login,
  "unknown-identifier": UnknownIdentifier,
  "lost-password": LostPassword,
  "new-password": NewPassword,
  form: signup.SignUpForm,
  identity: signup.Identity,
  masked: signup.MaskedMobile,
  channel: signup.Channel,
  mobile: signup.Mobile,
  identifier: signup.Identifier,
  code: signup.Code,
  password: signup.Password,
  letter: signup.LetterSent,
  "first-email": FirstEmail,
  "first-sent": FirstSent,
  "first-link": FirstLink,
  "first-password": FirstPassword,
  space: Space,
  service: Service,
};

function Application({ session }) {
  const { screen, visit, ...route } = useRoute();
  const Shown = SCREENS[screen];
  const notice = route.notice ?? (session.expired && !session.told ? ((session.told = true), EXPIRED) : null);
  return html`<${Header} />
    <${Shown} key=${visit} ...${route} notice=${notice} franceconnect=${session.franceconnect} />
    <${Footer} />
    <${CookieBanner} />`;
}

render(html`<${Application} session=${await openSession()} />`, document.getElementById("portail"));
