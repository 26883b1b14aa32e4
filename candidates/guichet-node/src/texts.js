// What the portal says when an entry or an order is refused: one sentence each, with what is expected.
import { PASSWORD } from "./policy.js";

export const TEXTS = {
  nirMissing: "Indiquez votre numéro de Sécurité sociale : les 13 caractères, puis la clé, par exemple 2 69 05 99 588 157 puis 80.",
  nirSigns: "Le numéro de Sécurité sociale ne contient que des chiffres (ou 2A, 2B pour une naissance en Corse), par exemple 2690599588157.",
  nirLength: "Le numéro de Sécurité sociale compte 13 caractères et sa clé 2 chiffres, par exemple 2690599588157 et 80.",
  nirStart: "Le numéro de Sécurité sociale commence par 1 ou 2 (7 ou 8 pour un numéro provisoire), par exemple 2690599588157.",
  nirMonth: "Les 4ᵉ et 5ᵉ chiffres du numéro de Sécurité sociale ne sont pas ceux d’un mois, par exemple 05 pour mai.",
  nirKey: "La clé ne correspond pas au numéro de Sécurité sociale : vérifiez chaque chiffre sur votre carte Vitale, par exemple 2690599588157 et 80.",
  codeMissing: "Indiquez le code d’activation inscrit sur votre courrier, par exemple KDRT-482915.",
  pair: "Ce numéro et ce code ne permettent pas d’ouvrir un espace. Relisez votre courrier ; si le code est perdu, demandez-en un autre ; si votre espace existe déjà, connectez-vous.",
  codeExpired: "Ce code d’activation n’est plus valable : il servait pendant 90 jours. Demandez-en un autre depuis la page « Je n’ai pas de code », il vous parviendra par courrier.",
  locked: "Trop d’essais ont échoué pour ce numéro. Patientez un quart d’heure avant de recommencer.",
  emailMissing: "Indiquez une adresse e-mail, par exemple camille@exemple.fr.",
  emailShape: "Cette adresse e-mail n’est pas valable : une seule adresse est attendue, par exemple camille@exemple.fr.",
  emailTwice: "Les deux adresses e-mail ne sont pas les mêmes : retapez celle de la première ligne, par exemple camille@exemple.fr.",
  terms: "Pour continuer, répondez « Oui » : votre accord aux conditions générales d’utilisation est nécessaire.",
  resendPause: "Un message vient de partir. Attendez vingt secondes avant d’en demander un autre.",
  resendLimit: "Plusieurs messages sont déjà partis. Attendez une demi-heure avant d’en demander un autre.",
  passwordMissing: `Choisissez un mot de passe de ${PASSWORD.min} caractères au moins, par exemple trois mots sans rapport et un nombre.`,
  passwordLength: `Le mot de passe compte de ${PASSWORD.min} à ${PASSWORD.max} caractères, par exemple trois mots sans rapport et un nombre.`,
  passwordKinds: "Le mot de passe mêle au moins une minuscule, une majuscule et un chiffre, par exemple trois mots sans rapport et un nombre.",
  passwordCommon: "Ce mot de passe est trop répandu. Choisissez-en un autre, par exemple trois mots sans rapport et un nombre.",
  passwordTwice: "Les deux mots de passe ne sont pas les mêmes : retapez celui de la première ligne, par exemple en le collant.",
  streetMissing: "Indiquez le numéro et le nom de votre voie, par exemple 12 rue des Tilleuls.",
  streetLength: "Le numéro et le nom de la voie tiennent en 120 caractères, par exemple 12 rue des Tilleuls.",
  postalMissing: "Indiquez un code postal, par exemple 01000.",
  postalShape: "Le code postal compte cinq chiffres, par exemple 01000.",
  cityMissing: "Indiquez une commune, par exemple Bourg-en-Bresse.",
  cityLength: "Le nom de la commune tient en 80 caractères, par exemple Bourg-en-Bresse.",
  phoneShape: "Le téléphone compte dix chiffres, par exemple 06 39 98 12 34.",
  login: "Le numéro ou le mot de passe ne convient pas. Vérifiez-les et recommencez.",
  loginLocked: "Trop d’essais ont échoué. Patientez un quart d’heure avant de recommencer.",
  loginNameMissing: "Indiquez les 13 premiers caractères de votre numéro de Sécurité sociale, par exemple 2690599588157.",
  loginPasswordMissing: "Indiquez votre mot de passe, par exemple en le collant depuis votre gestionnaire.",
  ibanMissing: "Indiquez un IBAN, par exemple FR76 3000 6000 0112 3456 7890 189.",
  ibanShape: "Cet IBAN n’est pas valable, recopiez-le depuis votre relevé, par exemple FR76 3000 6000 0112 3456 7890 189.",
  holderMissing: "Indiquez le titulaire du compte, par exemple Camille Exemple.",
  amountShape: "Indiquez un montant en euros, par exemple 125,50.",
  dateShape: "Cette date n’existe pas. Choisissez un jour du mois, par exemple le 15 janvier.",
  datePast: "Choisissez une date à venir, par exemple dans huit jours.",
  yearMissing: "Choisissez l’année concernée, par exemple la dernière.",
  subjectMissing: "Indiquez l’objet de votre message, par exemple Attestation.",
  bodyMissing: "Écrivez votre message, par exemple une question sur vos cotisations.",
};

/** The sentences of a map of message keys, by the same fields. */
export function sentences(faults) {
  return Object.fromEntries(Object.entries(faults).map(([field, key]) => [field, TEXTS[key]]));
}
