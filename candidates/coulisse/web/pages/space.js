/** The space of the person logged in, and its services. */
import { html, useEffect, useState } from "/web/preact.js";
import { get, post } from "/web/api.js";
import { Screen } from "/web/frame.js";
import { go } from "/web/router.js";
import { Link, useSending } from "/web/widgets.js";

/** What the holder may see at this path; those who are nobody go to the log-in page. */
function useHolder(path) {
  const [seen, setSeen] = useState(null);
  const [refusal, setRefusal] = useState(null);
  useEffect(() => {
    setSeen(null);
    get(path).then(setSeen, (error) => (error.screen ? go(error.screen, error.message, { replace: true }) : setRefusal(error.message)));
  }, [path]);
  return { seen, refusal };
}

function LogOut() {
  const { busy, send } = useSending();
  const leave = () => send(async () => go((await post("deconnexion")).screen, "Vous êtes déconnecté.", { replace: true }));
  return html`<p><button type="button" class="second" disabled=${busy} onClick=${leave}>Me déconnecter</button></p>`;
}

export function Space({ notice }) {
  const { seen, refusal } = useHolder("espace");
  return html`<${Screen} title="Votre espace" refusal=${refusal} notice=${notice}>
    ${seen && html`<p class="chapeau">Bonjour ${seen.first_name} ${seen.last_name}.</p>
    <h2>Vos services</h2>
    <ul class="services">${seen.services.map(({ key, name }) => html`<li><${Link} to="service" path=${`/espace/service/${key}`}>${name}<//></li>`)}</ul>
    <h2>Vos préférences</h2>
    <p>Adresse e-mail : ${seen.email}. Actualités par e-mail : ${seen.email_news ? "oui" : "non"}.</p>
    <${LogOut} />`}
  <//>`;
}

export function Service({ service }) {
  const { seen, refusal } = useHolder(`espace/services/${service}`);
  return html`<${Screen} title=${seen?.name ?? "Service"} refusal=${refusal}>
    ${seen && html`<p>Titulaire : ${seen.holder}</p><p>${seen.text}</p>`}
    <p><${Link} to="space">Revenir à mon espace<//></p>
    ${seen && html`<${LogOut} />`}
  <//>`;
}
