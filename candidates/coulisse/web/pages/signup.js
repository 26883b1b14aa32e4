/** The sign-up, screen by screen: the form, the person found, the way to finish, the identifier, the code. */
import { html, useEffect, useState } from "/web/preact.js";
import { get, post } from "/web/api.js";
import { Screen } from "/web/frame.js";
import { IDENTIFIER_HELP } from "/web/pages/access.js";
import { PasswordForm } from "/web/pages/password.js";
import { PrivacyNotice } from "/web/pages/site.js";
import { go } from "/web/router.js";
import { Boxes, Checkbox, Field, Link, useSending } from "/web/widgets.js";

const HEADING = "Vous n’êtes pas encore inscrit ?";
const INVITATION = "Inscrivez-vous dès maintenant pour profiter de tous les avantages de votre espace personnel.";
const DIGIT = /[0-9]/;

let draft = null; // what was typed in the form, kept while the application lives, for « Retour »

function emptyDraft() {
  return { last_name: "", first_name: "", birth: ["", "", ""], email: "", email_again: "", news: false };
}

function isoBirth([day, month, year]) {
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`.replace(/^-00-00$/, "");
}

export function SignUpForm({ notice }) {
  const [entry, setEntry] = useState(draft ?? emptyDraft());
  const { errors, refusal, busy, send } = useSending();
  const change = (changes) => setEntry((former) => (draft = { ...former, ...changes }));
  const submit = (event) => {
    event.preventDefault();
    const { birth, ...fields } = entry;
    send(async () => go((await post("inscription", { ...fields, birth_date: isoBirth(birth) })).screen));
  };
  const field = (name, label, more) => html`<${Field} name=${name} label=${label} errors=${errors} value=${entry[name]}
    onInput=${(event) => change({ [name]: event.target.value })} ...${more} />`;
  return html`<${Screen} title="Formulaire d’inscription" heading=${HEADING} lead=${INVITATION} refusal=${refusal} notice=${notice}>
    <h2>J’OPTE POUR L’INSCRIPTION CLASSIQUE AVEC AUDIENS</h2>
    <p class="indice">Tous les champs sont obligatoires, sauf la case à cocher.</p>
    <form onSubmit=${submit} novalidate>
      ${field("last_name", "Votre nom", { autocomplete: "family-name" })}
      ${field("first_name", "Votre prénom", { autocomplete: "given-name" })}
      <${Boxes} name="birth_date" legend="Votre date de naissance" names=${["Jour", "Mois", "Année"]} sizes=${[2, 2, 4]}
        hint="Jour, mois et année, par exemple 01/08/1985." separator="/" errors=${errors} values=${entry.birth}
        autocomplete=${["bday-day", "bday-month", "bday-year"]} onChange=${(birth) => change({ birth })} />
      ${field("email", "Votre e-mail", { type: "email", autocomplete: "email", maxlength: 254 })}
      ${field("email_again", "Confirmation de votre e-mail", { type: "email", autocomplete: "email", maxlength: 254 })}
      <${Checkbox} name="news" label="Je souhaite être informé(e) des actualités et des offres d’AUDIENS par e-mail."
        checked=${entry.news} onChange=${(news) => change({ news })} />
      <div class="boutons">
        <${Link} to="login" class="bouton second">Retour<//>
        <button type="submit" disabled=${busy}>Valider</button>
      </div>
      <${PrivacyNotice} />
    </form>
  <//>`;
}

/** Fetches what the journey may show, and leaves the screen where the journey is not there (any more). */
function useJourney(screen) {
  const [journey, setJourney] = useState(null);
  useEffect(() => {
    let here = true;
    get("inscription").then(
      (found) => here && (found.screens.includes(screen) ? setJourney(found) : leave(found.screens.at(-1))),
      (error) => here && leave(error.screen ?? "form", error.message),
    );
    return () => (here = false);
  }, [screen]);
  return journey;
}

function leave(screen, notice = null) {
  go(screen, notice, { replace: true });
}

/** One step: a screen of the journey, its only call and its two ways out. */
function Step({ screen, title, lead = INVITATION, refusal, notice, children }) {
  const journey = useJourney(screen);
  return html`<${Screen} title=${title} heading=${HEADING} lead=${lead} refusal=${refusal} notice=${notice}>
    ${journey ? children(journey) : html`<p role="status">Chargement…</p>`}
  <//>`;
}

function Actions({ back, label = "Valider", busy }) {
  return html`<div class="boutons">
    <${Link} to=${back} class="bouton second">Retour<//>
    <button type="submit" disabled=${busy}>${label}</button>
  </div>`;
}

/** Sends the step's answer, then shows the screen that the portal says. */
function useStep(path) {
  const sending = useSending();
  const submit = (body) => (event) => {
    event?.preventDefault();
    sending.send(async () => go((await post(`inscription/${path}`, body)).screen));
  };
  return { ...sending, submit };
}

export function Identity({ notice }) {
  const { refusal, busy, submit } = useStep("identite");
  return html`<${Step} screen="identity" title="Vos informations" lead="Nous avons bien identifié votre compte." refusal=${refusal} notice=${notice}>
    ${(journey) => html`<form onSubmit=${submit({})}>
      <h2>Vos informations</h2>
      <dl class="fiche">
        <dt>Vous êtes</dt><dd>${journey.first_name} ${journey.last_name}</dd>
        <dt>Vous habitez</dt><dd>${journey.street}<br />${journey.town}</dd>
      </dl>
      <p>Pour poursuivre votre demande d’inscription, cliquez sur le bouton Confirmer.</p>
      <p>Si cette adresse n’est plus valable, nous vous invitons à contacter <${Link} to="contact">Audiens<//> pour faire enregistrer la nouvelle.</p>
      <${Actions} back="form" label="Confirmer" busy=${busy} />
    </form>`}
  <//>`;
}

export function MaskedMobile({ notice }) {
  const { refusal, busy, submit } = useStep("portable");
  return html`<${Step} screen="masked" title="Votre numéro de portable" refusal=${refusal} notice=${notice}
    lead="Pour finaliser la création de votre compte, nous allons vous envoyer un code de confirmation par SMS, au numéro ci-dessous :">
    ${(journey) => html`<form onSubmit=${submit({ mine: true })}>
      <h2>Vos informations</h2>
      <dl class="fiche"><dt>Votre numéro de téléphone portable</dt><dd class="numero">${journey.mobile}</dd></dl>
      <div class="boutons">
        <button type="button" class="second" disabled=${busy} onClick=${submit({ mine: false })}>Ce n’est pas mon numéro de téléphone</button>
        <button type="submit" disabled=${busy}>C’est bien mon numéro de téléphone</button>
      </div>
      <p><${Link} to="identity">Retour<//></p>
    </form>`}
  <//>`;
}

export function Channel({ notice }) {
  const [channel, setChannel] = useState(null);
  const { errors, refusal, busy, submit } = useStep("canal");
  const option = (value, label) => html`<div class="case">
    <input type="radio" name="channel" id=${`canal-${value}`} value=${value} checked=${channel === value}
      aria-describedby=${errors.channel ? "channel-erreur" : undefined} onChange=${() => setChannel(value)} />
    <label for=${`canal-${value}`}>${label}</label>
  </div>`;
  return html`<${Step} screen="channel" title="Choix du canal" refusal=${refusal} notice=${notice}>
    ${(journey) => html`<form onSubmit=${submit({ channel })} novalidate>
      ${journey.letter_only && html`<p>Par sécurité, quand le numéro enregistré n’est pas le vôtre, seul le courrier permet de finir.</p>`}
      <fieldset class=${errors.channel ? "champ fautif" : "champ"}>
        <legend>Choix du canal pour finaliser l’abonnement</legend>
        ${!journey.letter_only && option("sms", "SMS")}
        ${option("letter", "Courrier Papier")}
        <p class="erreur" id="channel-erreur" hidden=${!errors.channel}>${errors.channel}</p>
      </fieldset>
      <${Actions} back="identity" busy=${busy} />
    </form>`}
  <//>`;
}

const PAIRS = ["1re paire de chiffres", "2e paire de chiffres", "3e paire de chiffres", "4e paire de chiffres", "5e paire de chiffres"];
const NO_PAIRS = ["", "", "", "", ""];

export function Mobile({ notice }) {
  const [mobile, setMobile] = useState(NO_PAIRS);
  const [again, setAgain] = useState(NO_PAIRS);
  const [phoneNews, setPhoneNews] = useState(false);
  const { errors, refusal, busy, submit } = useStep("numero");
  const body = { mobile: mobile.join(" ").trim(), mobile_again: again.join(" ").trim(), phone_news: phoneNews };
  const pairs = (name, legend, values, onChange, more) => html`<${Boxes} name=${name} legend=${legend} names=${PAIRS}
    sizes=${[2, 2, 2, 2, 2]} values=${values} onChange=${onChange} errors=${errors} autocomplete=${["tel-national"]} ...${more} />`;
  return html`<${Step} screen="mobile" title="Numéro de portable" refusal=${refusal} notice=${notice}>
    ${() => html`<form onSubmit=${submit(body)} novalidate>
      <p>Si vous disposez d’un portable français, numéro sur 10 chiffres commençant par 06 ou 07, merci de le saisir ci-dessous. Sinon, revenez en arrière et choisissez le courrier.</p>
      ${pairs("mobile", "N° de portable", mobile, setMobile, { hint: "Par exemple 06 12 34 56 78." })}
      ${pairs("mobile_again", "Confirmation téléphone portable", again, setAgain)}
      <${Checkbox} name="phone_news" label="Je souhaite être informé(e) des actualités et des offres d’AUDIENS par téléphone."
        checked=${phoneNews} onChange=${setPhoneNews} />
      <p class="mention">Depuis le 11 août 2026, le démarchage téléphonique suppose votre accord préalable (article L. 223-1 du code de la consommation) : sans cette case cochée, vous ne serez pas appelé. Ce consentement remplace l’inscription sur la liste d’opposition Bloctel (<a href="https://www.bloctel.gouv.fr">www.bloctel.gouv.fr</a>), née de la loi n° 2014-344.</p>
      <${Actions} back="channel" busy=${busy} />
    </form>`}
  <//>`;
}

export function Identifier({ notice }) {
  const [identifier, setIdentifier] = useState("");
  const [helped, setHelped] = useState(false);
  const { errors, refusal, busy, submit } = useStep("identifiant");
  const previous = { file: "masked", sms: "mobile", letter: "channel" };
  return html`<${Step} screen="identifier" title="Votre identifiant" refusal=${refusal} notice=${notice}>
    ${(journey) => html`<form onSubmit=${submit({ identifier })} novalidate>
      <h2>Merci de saisir votre identifiant</h2>
      <div class=${errors.identifier ? "champ fautif" : "champ"}>
        <label for="identifier">Identifiant</label>
        <div class="avec-aide">
          <input id="identifier" name="identifier" required placeholder="XXXXXXXX.XX" inputmode="decimal" autocomplete="username"
            value=${identifier} aria-invalid=${errors.identifier ? "true" : undefined}
            aria-describedby=${errors.identifier ? "identifier-aide identifier-erreur" : "identifier-aide"}
            onInput=${(event) => setIdentifier(event.target.value)} onFocus=${() => setHelped(true)} />
          <button type="button" class="bulle" aria-expanded=${helped} aria-controls="identifier-aide" onClick=${() => setHelped(!helped)}>Où le trouver ?</button>
        </div>
        <p id="identifier-aide" role="tooltip" class="indice" hidden=${!helped}>${IDENTIFIER_HELP}</p>
        <p class="erreur" id="identifier-erreur" hidden=${!errors.identifier}>${errors.identifier}</p>
      </div>
      <p>Il s’agit de votre numéro d’adhérent, indiqué dans tous les courriers d’AUDIENS à la rubrique « Vos références ». Vous le trouvez également sur votre carte de tiers payant ou sur votre titre de retraite.</p>
      <${Actions} back=${previous[journey.channel]} busy=${busy} />
    </form>`}
  <//>`;
}

const SIX = ["", "", "", "", "", ""];

export function Code({ notice }) {
  const [signs, setSigns] = useState(SIX);
  const [lost, setLost] = useState(false);
  const [news, setNews] = useState(null);
  const { errors, refusal, busy, send } = useSending();
  const submit = (event) => {
    event.preventDefault();
    setNews(null);
    send(async () => {
      try {
        go((await post("inscription/code", { code: signs.join("") })).screen);
      } catch (error) {
        setLost(error.status === 410);
        setSigns(SIX);
        throw error;
      }
    });
  };
  const resend = () => send(async () => {
    setNews(null);
    await post("inscription/renvoi");
    setSigns(SIX);
    setLost(false);
    setNews("Un nouveau code vient de partir. Le précédent n’est plus valable.");
  });
  const restart = () => send(async () => go((await post("inscription/recommencer")).screen));
  return html`<${Step} screen="code" title="Code de confirmation" refusal=${refusal} notice=${news ?? notice}
    lead="Pour finaliser la création de votre compte, saisissez le code de confirmation que vous venez de recevoir par SMS.">
    ${(journey) => html`<form onSubmit=${submit} novalidate>
      <p>Il a été envoyé au numéro ${journey.code_mobile}.</p>
      <p>Attention, ce code n’est valable que 5 minutes. Au-delà, vous devrez recommencer la procédure.</p>
      <${Boxes} name="code" legend="Code de confirmation SMS" names=${[1, 2, 3, 4, 5, 6].map((rank) => `Chiffre ${rank} sur 6`)}
        sizes=${[1, 1, 1, 1, 1, 1]} accepts=${DIGIT} values=${signs} onChange=${setSigns} errors=${errors} autocomplete=${["one-time-code"]} />
      ${lost && html`<p><button type="button" onClick=${restart}>Recommencer la procédure</button></p>`}
      ${journey.resends_left > 0 && html`<p><button type="button" class="lien" disabled=${busy} onClick=${resend}>Renvoyer le code</button></p>`}
      <${Actions} back="identifier" busy=${busy} />
    </form>`}
  <//>`;
}

export function Password() {
  const journey = useJourney("password");
  if (!journey) return html`<main id="contenu"><p role="status">Chargement…</p></main>`;
  return html`<${PasswordForm} title="Création du mot de passe" lead="Votre numéro est confirmé. Il ne reste qu’à créer votre mot de passe."
    path="inscription/mot-de-passe" done="Votre compte est créé. Un e-mail vous le confirme." />`;
}

export function LetterSent() {
  const journey = useJourney("letter");
  return html`<${Screen} title="Votre courrier est en route" heading=${HEADING}>
    ${journey && html`<p>Votre demande est enregistrée : un courrier va vous être envoyé à votre adresse postale, à ${journey.town}. Vous le recevrez dans quelques jours.</p>
    <p>Il vous communiquera un code d’accès provisoire. Avec ce code et votre identifiant, vous vous connecterez une première fois, puis créerez votre mot de passe.</p>
    <p><${Link} to="login">Revenir à la connexion<//></p>`}
  <//>`;
}
