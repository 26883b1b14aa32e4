/** The sign-up journey: what each step takes, what it gives, and where it leads. No HTTP here. */
import { parisDay } from "./clock.js";
import * as entries from "./entries.js";
import { faulty } from "./faults.js";
import { masked, mobileOnFile } from "./register.js";
import { Refusal, wrongFields } from "./refusal.js";
import { digest, matches, provisionalCode, sixDigits } from "./secrets.js";
import { rules } from "./settings.js";

const UNKNOWN =
  "Nous n’avons pas pu vous identifier à partir de ces informations. Vérifiez votre saisie ou appelez-nous : 0 173 173 535 si vous êtes adhérent à Audiens Santé Prévoyance, 0 173 173 500 sinon.";
const NO_JOURNEY = "Votre démarche n’est plus en cours. Recommencez votre inscription à partir du formulaire.";

export class Journeys {
  constructor({ clock, register, sendCode, post, limits }) {
    Object.assign(this, { clock, register, sendCode, post, limits });
  }

  /** Step 4: the form. Returns the journey of the only member found. */
  start(typed, client) {
    if (this.limits.forms.reached(client))
      throw new Refusal(429, "Trop de demandes ont été envoyées. Réessayez dans une heure.");
    this.limits.forms.count(client);
    const form = this.#checkedForm(typed);
    const found = this.register.matching(form.lastName, form.firstName, form.birthDate);
    if (found.length !== 1 || found[0].account?.password) throw new Refusal(422, UNKNOWN);
    return { identifier: found[0].identifier, form, confirmed: false, refused: null, channel: null, mobile: null,
      objection: null, wrongIdentifiers: 0, identified: false, code: null, resends: 0, proven: false, posted: false };
  }

  #checkedForm(typed) {
    const errors = {
      last_name: entries.nameError(typed.last_name, "nom"),
      first_name: entries.nameError(typed.first_name, "prénom"),
      birth_date: entries.birthDateError(typed.birth_date, parisDay(this.clock.now())),
      email: entries.emailError(typed.email),
      email_again: entries.sameEmail(typed.email, typed.email_again)
        ? null
        : "Cette adresse diffère de la première. Saisissez deux fois la même adresse, par exemple prenom.nom@exemple.fr.",
    };
    ensureNone(errors);
    return { lastName: entries.text(typed.last_name).trim(), firstName: entries.text(typed.first_name).trim(),
      birthDate: entries.text(typed.birth_date).trim(), email: entries.text(typed.email), news: typed.news === true };
  }

  member(journey) {
    const member = journey && this.register.get(journey.identifier);
    if (!member) throw new Refusal(409, NO_JOURNEY, {}, "form");
    return member;
  }

  /** What the pages of the journey may show: nothing of it is a secret. */
  view(journey) {
    const member = this.member(journey);
    const onFile = this.#proposed(journey, member);
    return {
      screens: this.#allowed(journey, member),
      first_name: member.first_name,
      last_name: member.last_name,
      street: "Voie masquée pour votre sécurité",
      town: `${member.postal_code} ${member.city}`,
      mobile: journey.confirmed && onFile ? masked(onFile) : null,
      channel: journey.channel,
      letter_only: journey.refused !== null,
      code_mobile: journey.code ? `se terminant par ${journey.code.mobile.slice(6, 8)} ${journey.code.mobile.slice(8)}` : null,
      resends_left: rules.smsResends - journey.resends,
    };
  }

  #proposed(journey, member) {
    const mobile = mobileOnFile(member);
    return journey.refused === null ? mobile : null;
  }

  #allowed(journey, member) {
    if (journey.proven) return ["password"];
    if (journey.posted) return ["letter"];
    const screens = ["identity"];
    if (journey.confirmed) screens.push(this.#proposed(journey, member) ? "masked" : "channel");
    if (journey.confirmed && journey.channel === "sms") screens.push("mobile");
    if (journey.confirmed && this.#routeChosen(journey)) screens.push("identifier");
    if (journey.identified && journey.code) screens.push("code");
    return screens;
  }

  #routeChosen(journey) {
    return journey.channel === "file" || journey.channel === "letter" || (journey.channel === "sms" && journey.mobile !== null);
  }

  #ensureOpen(journey) {
    const member = this.member(journey);
    if (journey.proven) throw new Refusal(409, "Cette étape est déjà passée.", {}, "password");
    if (journey.posted) throw new Refusal(409, "Votre courrier est déjà demandé.", {}, "letter");
    return member;
  }

  confirm(journey) {
    const member = this.#ensureOpen(journey);
    journey.confirmed = true;
    return this.#proposed(journey, member) ? "masked" : "channel";
  }

  /** « C’est bien mon numéro de téléphone », or not. Tells the next screen. */
  answerMobile(journey, mine) {
    const member = this.#ensureConfirmed(journey);
    const mobile = this.#proposed(journey, member);
    if (!mobile) throw new Refusal(409, "Aucun numéro n’est à confirmer.", {}, "channel");
    journey.code = null;
    journey.identified = false;
    if (mine === true) {
      journey.channel = "file";
      return "identifier";
    }
    journey.refused = mobile;
    journey.channel = null;
    return "channel";
  }

  #ensureConfirmed(journey) {
    const member = this.#ensureOpen(journey);
    if (!journey.confirmed) throw new Refusal(409, "Confirmez d’abord vos informations.", {}, "identity");
    return member;
  }

  chooseChannel(journey, channel) {
    const member = this.#ensureConfirmed(journey);
    if (this.#proposed(journey, member)) throw new Refusal(409, "Répondez d’abord sur votre numéro.", {}, "masked");
    const offered = journey.refused === null ? ["sms", "letter"] : ["letter"];
    if (!offered.includes(channel))
      throw wrongFields({ channel: "Choisissez un canal, par exemple Courrier Papier, pour finaliser l’abonnement." });
    if (faulty("first-channel-sticks") && journey.channel === "sms" && journey.mobile) return "identifier";
    Object.assign(journey, { channel, code: null, identified: false });
    if (channel === "letter") journey.mobile = null;
    return channel === "sms" ? "mobile" : "identifier";
  }

  giveMobile(journey, typed) {
    this.#ensureConfirmed(journey);
    if (journey.channel !== "sms") throw new Refusal(409, "Choisissez d’abord le canal SMS.", {}, "channel");
    const mobile = entries.mobileDigits(typed.mobile);
    const same = compared(typed.mobile) === compared(typed.mobile_again);
    ensureNone({
      mobile: entries.mobileError(typed.mobile),
      mobile_again: same ? null : "Ce numéro diffère du premier. Saisissez deux fois le même numéro, par exemple 06 12 34 56 78.",
    });
    Object.assign(journey, { mobile, objection: typed.phone_news !== true, code: null, identified: false });
    return "identifier";
  }

  /** The identifier: right, it makes the SMS or the letter leave. */
  async giveIdentifier(journey, typed) {
    const member = this.#ensureConfirmed(journey);
    if (!this.#routeChosen(journey)) throw new Refusal(409, "Choisissez d’abord le canal.", {}, "channel");
    if (journey.wrongIdentifiers >= rules.identifierTries) throw tooManyIdentifiers();
    ensureNone({ identifier: entries.identifierError(typed) });
    if (entries.identifierDigits(typed) !== member.identifier) {
      journey.wrongIdentifiers += 1;
      if (journey.wrongIdentifiers >= rules.identifierTries) throw tooManyIdentifiers();
      throw wrongFields({ identifier: "Cet identifiant ne correspond pas à vos informations. Il se lit sur nos courriers, par exemple 12345678.90." });
    }
    journey.identified = true;
    return journey.channel === "letter" ? this.#sendLetter(journey, member) : this.#sendSms(journey, member);
  }

  async #sendLetter(journey, member) {
    const code = provisionalCode();
    const account = { state: "letter_pending", email: journey.form.email, email_news: journey.form.news,
      phone_objection: journey.objection, password: null };
    journey.posted = true;
    const provisional = { ...(await digest(code)), sentAt: null };
    member.account = { ...account, provisional };
    this.post.queue(member, code, (sentAt) => (provisional.sentAt = sentAt));
    return "letter";
  }

  async #sendSms(journey, member) {
    const mobile = journey.channel === "file" ? this.#proposed(journey, member) : journey.mobile;
    const fresh = journey.code && !journey.code.dead && !this.clock.passed(journey.code.sentAt, 20);
    if (!fresh) await this.#newCode(journey, mobile);
    return "code";
  }

  async #newCode(journey, mobile) {
    if (this.limits.sms.reached(mobile))
      throw new Refusal(429, "Trop de SMS ont été envoyés à ce numéro. Réessayez dans une heure.");
    this.limits.sms.count(mobile);
    const value = sixDigits();
    journey.code = { value, mobile, sentAt: this.clock.now(), wrong: 0, dead: false };
    this.register.get(journey.identifier).newestCode = value;
    await this.sendCode(mobile, value);
  }

  /** « Renvoyer le code »: another code, the former one dies. */
  async resend(journey) {
    this.#ensureConfirmed(journey);
    if (!journey.identified || !journey.code) throw new Refusal(409, "Aucun code n’a été envoyé.", {}, "identifier");
    if (journey.resends >= rules.smsResends)
      throw new Refusal(429, "Le nombre de renvois est épuisé. Revenez à la saisie de l’identifiant pour recommencer.");
    if (!this.clock.passed(journey.code.sentAt, rules.smsResendInterval))
      throw new Refusal(429, "Un code vient de partir. Patientez une minute avant d’en demander un autre.");
    journey.resends += 1;
    await this.#newCode(journey, journey.code.mobile);
    return "code";
  }

  /** The SMS code: right and in time, it opens the password page. */
  giveCode(journey, typed) {
    const member = this.#ensureConfirmed(journey);
    const code = journey.identified ? journey.code : null;
    if (!code) throw new Refusal(409, "Aucun code n’est attendu.", {}, "identifier");
    if (code.dead) throw restart("Trop de codes faux ont été saisis : ce code n’est plus valable.");
    if (this.clock.passed(code.sentAt, rules.smsLife)) {
      if (faulty("late-once")) code.sentAt = this.clock.now();
      throw restart("Ce code n’est plus valable : les 5 minutes sont écoulées.");
    }
    const digits = entries.codeDigits(typed);
    if (!digits) throw wrongFields({ code: "Saisissez les 6 chiffres reçus par SMS, par exemple 123456." });
    if (digits !== code.value || member.newestCode !== code.value) this.#wrongCode(code);
    Object.assign(journey, { proven: true, code: null });
    member.newestCode = null;
    return "password";
  }

  restart(journey) {
    this.#ensureConfirmed(journey);
    Object.assign(journey, { code: null, identified: false });
    return "identifier";
  }

  #wrongCode(code) {
    code.wrong += 1;
    code.dead = code.wrong >= rules.smsTries;
    if (code.dead) throw restart("Trop de codes faux ont été saisis : ce code n’est plus valable.");
    throw wrongFields({ code: "Ce code n’est pas le bon. Relisez le SMS : il contient 6 chiffres, par exemple 123456." });
  }

  /** The password completes the creation. */
  async givePassword(journey, typed) {
    const member = this.member(journey);
    if (!journey.proven) throw new Refusal(409, "Votre numéro n’est pas encore confirmé.", {}, "identity");
    ensureNone(passwordErrors(typed));
    if (journey.mobile) member.mobile = journey.mobile;
    member.account = { state: "open", email: journey.form.email, email_news: journey.form.news,
      phone_objection: journey.objection, password: await passwordDigest(typed.password), provisional: null };
    return member;
  }
}

function compared(mobile) {
  const digits = entries.text(mobile).replaceAll(" ", "");
  return faulty("four-pairs-compared") && digits.length > 8 ? digits.slice(0, 8) : digits;
}

export function passwordDigest(password) {
  return digest(counted(password));
}

export function passwordMatches(password, kept) {
  return matches(counted(password), kept);
}

function counted(password) {
  return faulty("first-nine-count") ? password.slice(0, 9) : password;
}

export function passwordErrors(typed) {
  const password = entries.passwordError(typed.password);
  const same = entries.text(typed.password) === entries.text(typed.password_again);
  return { password, password_again: same ? null : "Ce mot de passe diffère du premier. Saisissez deux fois le même mot de passe, par exemple en le collant." };
}

export function ensureNone(errors) {
  const found = Object.fromEntries(Object.entries(errors).filter(([, message]) => message));
  if (Object.keys(found).length) throw wrongFields(found);
}

function tooManyIdentifiers() {
  return new Refusal(429, "Trop d’identifiants faux ont été saisis. Recommencez votre inscription à partir du formulaire.", {}, "form");
}

/** The code is lost, and nothing else: the procedure starts again from the identifier. */
function restart(reason) {
  return new Refusal(410, `${reason} Recommencez la procédure : validez de nouveau votre identifiant pour recevoir un nouveau code.`);
}
