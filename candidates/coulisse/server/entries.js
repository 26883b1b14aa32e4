/** What a person may type in each kind of field, and the words of the refusal. Nothing here knows who the person is. */
import { rules } from "./settings.js";

/** A text field of a JSON body; anything but a string counts as empty. */
export function text(value) {
  return typeof value === "string" ? value.normalize("NFC") : "";
}

export function nameError(value, which) {
  const typed = text(value).trim();
  if (!typed) return `Indiquez votre ${which}, tel qu’il figure sur nos courriers.`;
  if (typed.length > 100) return `Votre ${which} ne peut pas dépasser 100 caractères.`;
  if (/[\u0000-\u001f\u007f]/.test(typed)) return `Votre ${which} contient un caractère que nous ne savons pas lire.`;
  return null;
}

const DATE_HINT = "Exemple : 01/08/1985.";

export function birthDateError(value, today) {
  const typed = text(value).trim();
  if (!typed || typed === "--") return `Indiquez votre date de naissance. ${DATE_HINT}`;
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(typed);
  if (!parts) return `Indiquez le jour et le mois sur deux chiffres, l’année sur quatre chiffres. ${DATE_HINT}`;
  const [year, month, day] = parts.slice(1).map(Number);
  const read = new Date(Date.UTC(year, month - 1, day));
  const exists = read.getUTCFullYear() === year && read.getUTCMonth() === month - 1 && read.getUTCDate() === day;
  if (!exists || year < 1890) return `Cette date n’existe pas dans le calendrier. ${DATE_HINT}`;
  if (typed > today) return `Une date de naissance ne peut pas être dans l’avenir. ${DATE_HINT}`;
  return null;
}

const EMAIL = /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+$/;
const EMAIL_HINT = "Exemple : prenom.nom@exemple.fr.";

export function emailError(value) {
  const typed = text(value);
  if (!typed.trim()) return `Indiquez votre adresse e-mail. ${EMAIL_HINT}`;
  const [local] = typed.split("@");
  const dots = local.startsWith(".") || local.endsWith(".") || local.includes("..");
  if (!EMAIL.test(typed) || dots || typed.length > 254 || local.length > 64)
    return `Cette adresse e-mail n’a pas la forme attendue. ${EMAIL_HINT}`;
  return null;
}

export function sameEmail(one, other) {
  return text(one).toLowerCase() === text(other).toLowerCase();
}

const IDENTIFIER_HINT = "Entrez 10 chiffres au format XXXXXXXX.XX, par exemple 12345678.90.";

/** The ten digits, or null. The dot stands after the eighth digit, or is left out. */
export function identifierDigits(value) {
  const typed = text(value).trim();
  return /^\d{8}\.?\d{2}$/.test(typed) ? typed.replace(".", "") : null;
}

export function identifierError(value) {
  if (!text(value).trim()) return `Indiquez votre identifiant. ${IDENTIFIER_HINT}`;
  return identifierDigits(value) ? null : `Cet identifiant n’a pas la forme attendue. ${IDENTIFIER_HINT}`;
}

const MOBILE_HINT = "Exemple : 06 12 34 56 78. Sans portable français, revenez en arrière et choisissez le courrier.";

/** The ten digits, or null. Pairs may be set apart by spaces. */
export function mobileDigits(value) {
  const digits = text(value).replaceAll(" ", "");
  return /^0[67]\d{8}$/.test(digits) ? digits : null;
}

export function mobileError(value) {
  if (!text(value).trim()) return `Indiquez votre numéro de portable. ${MOBILE_HINT}`;
  return mobileDigits(value)
    ? null
    : `Indiquez un numéro de portable français : 10 chiffres commençant par 06 ou 07. ${MOBILE_HINT}`;
}

/** The six digits, or null. Spaces around or inside are forgiven. */
export function codeDigits(value) {
  const digits = text(value).replace(/\s/g, "");
  return /^\d{6}$/.test(digits) ? digits : null;
}

const TOO_COMMON = new Set([
  "12345678", "123456789", "1234567890", "87654321", "11111111", "00000000", "azertyui", "azertyuiop", "qwertyui",
  "qwertyuiop", "motdepasse", "password", "password1", "iloveyou", "abcdefgh", "abcd1234", "azerty123", "azerty12",
  "soleil123", "doudou123", "bonjour1", "bonjour123", "audiens1", "audiens123", "loulou123", "marseille", "sunshine",
]);

export function passwordError(value) {
  const typed = text(value);
  if (!typed) return "Choisissez un mot de passe. Exemple de forme : 8 lettres ou chiffres, sans caractère spécial.";
  if (/[^A-Za-z0-9]/.test(typed))
    return "Pas de caractères spéciaux : seulement des lettres sans accent et des chiffres, sans espace.";
  if (typed.length < rules.passwordMin) return "Ce mot de passe est trop court : 8 caractères au minimum.";
  if (typed.length > rules.passwordMax) return "Ce mot de passe est trop long : 64 caractères au maximum.";
  if (TOO_COMMON.has(typed.toLowerCase())) return "Ce mot de passe est trop courant : choisissez-en un plus personnel.";
  return null;
}
