/** The first connection, with the code of the letter: the address confirmed by a link, then the password. */
import { html, useEffect, useState } from "/web/preact.js";
import { get, post } from "/web/api.js";
import { Screen } from "/web/frame.js";
import { PasswordForm } from "/web/pages/password.js";
import { go } from "/web/router.js";
import { Field, Link, useSending } from "/web/widgets.js";

function useFirst() {
  const [first, setFirst] = useState(null);
  useEffect(() => {
    get("premiere-connexion").then(setFirst, (error) => go(error.screen ?? "login", error.message, { replace: true }));
  }, []);
  return first;
}

export function FirstEmail({ notice }) {
  const first = useFirst();
  const [email, setEmail] = useState(null);
  const { errors, refusal, busy, send } = useSending();
  const address = email ?? first?.email ?? "";
  const submit = (event) => {
    event.preventDefault();
    send(async () => go((await post("premiere-connexion/adresse", { email: address })).screen));
  };
  return html`<${Screen} title="Première connexion" refusal=${refusal} notice=${notice}
    lead="Bienvenue. Avant de créer votre mot de passe, confirmez votre adresse e-mail.">
    ${first && html`<form onSubmit=${submit} novalidate>
      <${Field} name="email" type="email" label="Votre adresse e-mail" errors=${errors} autocomplete="email" maxlength="254"
        hint="C’est celle de votre inscription. Corrigez-la au besoin : un lien y sera envoyé." value=${address}
        onInput=${(event) => setEmail(event.target.value)} />
      <div class="boutons"><button type="submit" disabled=${busy}>Confirmer mon adresse e-mail</button></div>
    </form>`}
  <//>`;
}

export function FirstSent() {
  const first = useFirst();
  return html`<${Screen} title="Vérifiez votre messagerie">
    ${first && html`<p>Un lien de confirmation vient de partir à votre adresse e-mail. Ouvrez-le dans l’heure pour créer votre mot de passe.</p>
    <p>Rien reçu ? <${Link} to="first-email">Vérifier l’adresse et recevoir un autre lien<//></p>`}
  <//>`;
}

/** The link of the message: it is used by the page, once, not by whoever merely fetches its address. */
export function FirstLink({ query }) {
  const { refusal, busy, send } = useSending();
  const confirm = () => send(async () => go((await post("premiere-connexion/lien", { jeton: query.get("jeton") ?? "" })).screen, null, { replace: true }));
  useEffect(() => void confirm(), []);
  return html`<${Screen} title="Confirmation de votre adresse e-mail" refusal=${refusal}>
    ${busy ? html`<p role="status">Vérification du lien…</p>` : html`<p><${Link} to="login">Revenir à la connexion<//></p>`}
  <//>`;
}

export function FirstPassword() {
  const first = useFirst();
  useEffect(() => {
    if (first && !first.confirmed) go("first-email", null, { replace: true });
  }, [first]);
  if (!first?.confirmed) return html`<main id="contenu"><p role="status">Chargement…</p></main>`;
  return html`<${PasswordForm} title="Création du mot de passe" lead="Votre adresse e-mail est confirmée. Il ne reste qu’à créer votre mot de passe."
    path="premiere-connexion/mot-de-passe" done="Votre compte est ouvert. Un e-mail vous le confirme." />`;
}
