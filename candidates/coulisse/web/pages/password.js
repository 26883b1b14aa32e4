/** Choosing a password, at the end of the sign-up, at the first connection or after a loss: one form for the three. */
import { html, useState } from "/web/preact.js";
import { post } from "/web/api.js";
import { Screen } from "/web/frame.js";
import { go } from "/web/router.js";
import { Field, useSending } from "/web/widgets.js";

const RULE = "Votre mot de passe personnel doit comporter 8 caractères au minimum, des lettres et/ou des chiffres. Pas de caractères spéciaux.";

export function PasswordForm({ title, heading, lead, path, extra = {}, done, back }) {
  const [entry, setEntry] = useState({ password: "", password_again: "" });
  const { errors, refusal, busy, send } = useSending();
  const submit = (event) => {
    event.preventDefault();
    send(async () => {
      const { screen } = await post(path, { ...extra, ...entry });
      go(screen, done, { replace: true });
    });
  };
  const field = (name, label, more = {}) => html`<${Field} name=${name} label=${label} errors=${errors} type="password"
    autocomplete="new-password" maxlength="64" value=${entry[name]} ...${more}
    onInput=${(event) => setEntry({ ...entry, [name]: event.target.value })} />`;
  return html`<${Screen} title=${title} heading=${heading} lead=${lead} refusal=${refusal}>
    <form onSubmit=${submit} novalidate>
      ${field("password", "Mot de passe personnel", { hint: RULE })}
      ${field("password_again", "Confirmation du mot de passe personnel")}
      <div class="boutons">${back}<button type="submit" disabled=${busy}>Enregistrer mon mot de passe</button></div>
    </form>
  <//>`;
}

export function NewPassword({ query }) {
  return html`<${PasswordForm} title="Choisir un nouveau mot de passe" path="mot-de-passe-nouveau"
    extra=${{ jeton: query.get("jeton") ?? "" }} done="Votre nouveau mot de passe est enregistré. Connectez-vous." />`;
}
