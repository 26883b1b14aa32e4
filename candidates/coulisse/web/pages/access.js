/** Getting into an account: log-in, FranceConnect, and what helps those who have lost something. */
import { html, useState } from "/web/preact.js";
import { post } from "/web/api.js";
import { Screen } from "/web/frame.js";
import { go } from "/web/router.js";
import { Field, Link, Modal, useSending } from "/web/widgets.js";

export const IDENTIFIER_HELP =
  "Numéro d’adhérent indiqué dans tous les courriers d’AUDIENS dans la rubrique « Vos références » (également sur votre carte de tiers payant ou sur votre titre de retraite) ; entrez 10 chiffres au format XXXXXXXX.XX.";

const RETURNS = {
  annulee: "La connexion avec FranceConnect a été annulée ou refusée. Vous n’êtes pas connecté.",
  inconnue: "Votre identité FranceConnect ne correspond à aucun espace ouvert. Inscrivez-vous d’abord.",
};

export function Login({ query, notice, franceconnect }) {
  const [entry, setEntry] = useState({ identifier: "", secret: "" });
  const { errors, refusal, busy, send } = useSending();
  const submit = (event) => {
    event.preventDefault();
    send(async () => {
      try {
        go((await post("connexion", entry)).screen);
      } catch (error) {
        setEntry({ ...entry, secret: "" });
        throw error;
      }
    });
  };
  const typed = (name) => (event) => setEntry({ ...entry, [name]: event.target.value });
  return html`<${Screen} title="Connexion et inscription" heading="Mon espace particulier"
    refusal=${refusal ?? RETURNS[query.get("franceconnect")]} notice=${notice}>
    <div class="cartes">
      <section aria-labelledby="bloc-connexion">
        <h2 id="bloc-connexion">Je me connecte à mon compte</h2>
        <p>Utilisez l’accès de votre choix pour vous identifier.</p>
        <h3>AVEC AUDIENS</h3>
        <form onSubmit=${submit} novalidate>
          <${Field} name="identifiant" label="Identifiant" errors=${errors} hint=${IDENTIFIER_HELP} placeholder="XXXXXXXX.XX"
            inputmode="decimal" autocomplete="username" value=${entry.identifier} onInput=${typed("identifier")} />
          <p><${Link} to="unknown-identifier">Je ne connais pas mon identifiant de connexion<//></p>
          <${Field} name="secret" type="password" label="Mot de passe ou code d’accès provisoire" errors=${errors}
            autocomplete="current-password" value=${entry.secret} onInput=${typed("secret")} />
          <p><${Link} to="lost-password">J’ai perdu mon mot de passe ?<//></p>
          <button type="submit" disabled=${busy}>Se connecter avec Audiens</button>
        </form>
        <${FranceConnect} available=${franceconnect} />
      </section>
      <section aria-labelledby="bloc-inscription">
        <h2 id="bloc-inscription">Je crée mon compte</h2>
        <p>Quelques minutes suffisent : munissez-vous d’un courrier d’Audiens.</p>
        <p><${Link} to="form" class="bouton">Je m’inscris<//></p>
      </section>
    </div>
  <//>`;
}

function FranceConnect({ available }) {
  const [explained, setExplained] = useState(false);
  const start = () => (available ? window.location.assign("/api/franceconnect/depart") : setExplained(true));
  return html`<h3>AVEC FRANCE CONNECT</h3>
    <p><button type="button" class="franceconnect" onClick=${start}>S’identifier avec FranceConnect</button></p>
    <p><button type="button" class="lien" onClick=${() => setExplained(true)}>Qu’est-ce que FranceConnect ?</button></p>
    ${explained && html`<${Modal} title="FranceConnect" onClose=${() => setExplained(false)}>
      <p>FranceConnect est la solution proposée par l’État pour sécuriser et simplifier la connexion à vos services en ligne, avec un compte que vous avez déjà.</p>
    <//>`}`;
}

export function UnknownIdentifier() {
  return html`<${Screen} title="Retrouver mon identifiant">
    <p>Votre identifiant est votre numéro d’adhérent. Il comporte 10 chiffres, au format XXXXXXXX.XX. Vous le trouvez :</p>
    <ul>
      <li>sur tous les courriers d’Audiens, à la rubrique « Vos références » ;</li>
      <li>sur votre carte de tiers payant ;</li>
      <li>sur votre titre de retraite.</li>
    </ul>
    <p>Par sécurité, il n’est jamais affiché en ligne. Besoin d’aide ? Adhérents d’Audiens Santé Prévoyance : 0 173 173 535. Autres personnes : 0 173 173 500.</p>
    <p><${Link} to="login">Revenir à la connexion<//></p>
  <//>`;
}

export function LostPassword() {
  const [identifier, setIdentifier] = useState("");
  const [sent, setSent] = useState(null);
  const { errors, refusal, busy, send } = useSending();
  const submit = (event) => {
    event.preventDefault();
    setSent(null);
    send(async () => {
      await post("mot-de-passe-perdu", { identifier });
      setSent("Si un espace est ouvert sous cet identifiant, un lien vient de partir à son adresse e-mail. Il est valable une heure.");
    });
  };
  return html`<${Screen} title="Mot de passe perdu" refusal=${refusal} notice=${sent}
    lead="Votre ancien mot de passe ne peut pas être retrouvé : vous allez en choisir un nouveau.">
    <form onSubmit=${submit} novalidate>
      <${Field} name="identifier" label="Identifiant" errors=${errors} hint=${IDENTIFIER_HELP} placeholder="XXXXXXXX.XX"
        inputmode="decimal" autocomplete="username" value=${identifier} onInput=${(event) => setIdentifier(event.target.value)} />
      <div class="boutons">
        <${Link} to="login" class="bouton second">Retour<//>
        <button type="submit" disabled=${busy}>Recevoir un lien</button>
      </div>
    </form>
  <//>`;
}
