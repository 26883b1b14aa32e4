"""The words of this portal: the labels, typed from the guide, and what each refusal says, with an example."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from simulator.urssaf.faults import Fault


@dataclass(frozen=True, slots=True)
class Labels:
    """The commands that the guide names, letter for letter; the entry's own label is lost in the guide."""

    entry: str = "Créer ou ouvrir mon espace personnel"
    artist: str = "Vous êtes artiste-auteur"
    next: str = "suivant"
    send: str = "Envoyer"
    resend: str = "Renvoyer un e-mail"
    validate: str = "Valider"
    finalise: str = "Valider et accéder à votre espace"


SERVICES: Mapping[str, tuple[str, str]] = {
    "pay": ("Payer mes cotisations sociales", "Réglez une échéance et recevez votre reçu."),
    "declare": ("Déclarer mes revenus", "Indiquez le montant de vos revenus artistiques de l’année."),
    "modulate": ("Moduler mes cotisations", "Adaptez vos échéances au revenu que vous prévoyez."),
    "contact": ("Modifier mes coordonnées de correspondance", "Adresse postale et numéro de téléphone."),
    "follow": ("Suivre mes démarches", "L’avancement de vos demandes, en temps réel."),
    "documents": ("Retrouver mes documents", "Les documents envoyés dans votre messagerie."),
    "bank": ("Enregistrer mes coordonnées bancaires", "Pour les remboursements ou pour le prélèvement."),
    "message": ("Envoyer un message à l’Urssaf", "Posez votre question et retrouvez vos échanges."),
}

FAULTS: Mapping[Fault, str] = {
    Fault.NIR_MISSING: "Saisissez votre numéro de Sécurité sociale avec sa clé, "
    "par exemple 2 55 08 14 168 025 38.",
    Fault.NIR_CHARACTERS: "Le numéro de Sécurité sociale ne comporte que des chiffres, ou 2A et 2B "
    "pour la Corse, par exemple 2 55 08 14 168 025 38. Vérifiez que vous n’avez pas tapé une lettre "
    "à la place d’un chiffre.",
    Fault.NIR_LENGTH: "Le numéro de Sécurité sociale doit compter 15 caractères, clé comprise, par "
    "exemple 2 55 08 14 168 025 38.",
    Fault.NIR_SHAPE: "Le numéro de Sécurité sociale n’a pas la forme attendue, "
    "par exemple 2 55 08 14 168 025 38.",
    Fault.NIR_CORSICA: "Le numéro de Sécurité sociale est saisi ici en 15 chiffres, sans 2A ni 2B, "
    "par exemple 2 55 08 14 168 025 38. Né en Corse, contactez l’Urssaf pour créer votre espace.",
    Fault.NIR_KEY: "La clé du numéro de Sécurité sociale (les deux derniers chiffres) ne correspond "
    "pas aux treize premiers caractères. Vérifiez votre saisie, par exemple 2 55 08 14 168 025 38.",
    Fault.NIR_FIRST_DIGIT: "Le numéro de Sécurité sociale commence par 1 ou 2, par exemple 2 55 08 "
    "14 168 025 38. Si le vôtre est provisoire, contactez l’Urssaf.",
    Fault.NIR_MONTH: "Le mois de naissance du numéro de Sécurité sociale (quatrième et cinquième "
    "chiffres) n’existe pas. Vérifiez votre saisie, par exemple 2 55 08 14 168 025 38.",
    Fault.NIR_PLACE: "Le lieu de naissance du numéro de Sécurité sociale n’existe pas. Vérifiez "
    "votre saisie, par exemple 2 55 08 14 168 025 38.",
    Fault.CODE_MISSING: "Saisissez votre code d’activation : il figure sur le courrier que l’Urssaf "
    "vous a adressé, par exemple K7P2M9XA.",
    Fault.PAIR_REFUSED: "Le numéro de Sécurité sociale et le code d’activation ne permettent pas de "
    "vous identifier. Vérifiez les deux saisies : le code figure sur le courrier de l’Urssaf, par "
    "exemple K7P2M9XA.",
    Fault.CODE_EXPIRED: "Ce code d’activation n’est plus valable. Demandez un nouveau code à "
    "l’Urssaf depuis la rubrique « Je n’ai pas de code d’activation ou je l’ai perdu ».",
    Fault.CODE_LOCKED: "Trop d’essais ont échoué pour ce numéro. Pour votre sécurité, patientez "
    "{lock} avant de recommencer.",
    Fault.ALREADY_REGISTERED: "Vous avez déjà un espace personnel. Connectez-vous avec votre mot de passe.",
    Fault.EMAIL_MISSING: "Saisissez votre adresse e-mail, par exemple prenom.nom@exemple.fr.",
    Fault.EMAIL_SYNTAX: "Cette adresse e-mail n’est pas valide. Indiquez une seule adresse, par "
    "exemple prenom.nom@exemple.fr.",
    Fault.EMAIL_TAKEN: "Cette adresse e-mail ne peut pas être utilisée. Indiquez une autre adresse, "
    "par exemple prenom.nom@exemple.fr.",
    Fault.EMAIL_CONFIRMATION_MISSING: "Saisissez une seconde fois votre adresse e-mail, par exemple "
    "prenom.nom@exemple.fr.",
    Fault.EMAIL_CONFIRMATION_DIFFERS: "Les deux adresses e-mail sont différentes. Saisissez deux "
    "fois la même adresse, par exemple prenom.nom@exemple.fr.",
    Fault.TERMS_REFUSED: "Pour créer votre espace, acceptez les conditions générales d’utilisation : "
    "par exemple, en cochant cette case après les avoir lues.",
    Fault.SENDING_LIMITED: "Plusieurs e-mails vous ont déjà été envoyés. Patientez avant d’en "
    "demander un autre, et vérifiez vos courriers indésirables.",
    Fault.PASSWORD_MISSING: "Choisissez un mot de passe qui respecte la règle affichée, par exemple "
    "une suite de mots, de chiffres et de signes que vous seul connaissez.",
    Fault.PASSWORD_SHORT: "Le mot de passe est trop court : il doit compter au moins {minimum} "
    "caractères. Par exemple, ajoutez un mot et un nombre.",
    Fault.PASSWORD_LONG: "Le mot de passe est trop long : il doit compter au plus {maximum} "
    "caractères. Par exemple, retirez un mot.",
    Fault.PASSWORD_LOWER: "Le mot de passe doit contenir au moins une lettre minuscule, par exemple k.",
    Fault.PASSWORD_UPPER: "Le mot de passe doit contenir au moins une lettre majuscule, par exemple K.",
    Fault.PASSWORD_DIGIT: "Le mot de passe doit contenir au moins un chiffre, par exemple 7.",
    Fault.PASSWORD_SPECIAL: "Le mot de passe doit contenir au moins un caractère spécial, "
    "par exemple - ou !.",
    Fault.PASSWORD_SPECIAL_FORBIDDEN: "Le mot de passe ne doit contenir que des lettres sans accent "
    "et des chiffres, par exemple k, K ou 7.",
    Fault.PASSWORD_CONTROL: "Le mot de passe contient un signe qui ne peut pas être tapé. Utilisez "
    "des lettres, des chiffres et des signes, par exemple - ou !.",
    Fault.PASSWORD_COMMON: "Ce mot de passe est trop courant et serait vite deviné. Choisissez-en un "
    "autre, par exemple une suite de mots sans lien entre eux.",
    Fault.PASSWORD_CONFIRMATION_MISSING: "Saisissez une seconde fois le mot de passe choisi, par "
    "exemple en le retapant lettre par lettre.",
    Fault.PASSWORD_CONFIRMATION_DIFFERS: "Les deux mots de passe sont différents. Saisissez deux "
    "fois le même mot de passe ; attention, par exemple, aux majuscules et aux espaces.",
    Fault.STREET_MISSING: "Saisissez votre adresse, par exemple 12 rue des Arts.",
    Fault.CITY_MISSING: "Saisissez votre ville, par exemple LILLE.",
    Fault.POSTAL_CODE_MISSING: "Saisissez votre code postal, par exemple 59000.",
    Fault.PHONE_MISSING: "Saisissez votre numéro de téléphone, par exemple 06 39 98 12 34.",
    Fault.POSTAL_CODE_SHAPE: "Le code postal doit compter cinq chiffres, par exemple 59000.",
    Fault.PHONE_SHAPE: "Le numéro de téléphone doit compter dix chiffres, par exemple 06 39 98 12 "
    "34, ou commencer par + et l’indicatif du pays.",
    Fault.CITY_SHAPE: "Le nom de la ville n’a pas la forme attendue, par exemple LILLE.",
    Fault.TEXT_LONG: "Ce texte est trop long : abrégez-le, par exemple « av. » pour « avenue ». Rien "
    "n’a été enregistré.",
    Fault.TEXT_CONTROL: "Ce texte contient un signe qui ne peut pas être enregistré. Utilisez des "
    "lettres et des chiffres, par exemple 12 rue des Arts.",
    Fault.LOGIN_MISSING: "Saisissez votre identifiant, par exemple {login_example}.",
    Fault.LOGIN_PASSWORD_MISSING: "Saisissez le mot de passe que vous avez choisi, par exemple en le "
    "collant depuis votre gestionnaire de mots de passe.",
    Fault.LOGIN_REFUSED: "L’identifiant ou le mot de passe est incorrect. Vérifiez les deux saisies, "
    "par exemple les majuscules.",
    Fault.LOGIN_LOCKED: "Trop d’essais ont échoué. Pour votre sécurité, patientez {lock} "
    "avant de recommencer.",
    Fault.LOGIN_UNFINISHED: "Votre inscription n’a pas été terminée. Recommencez-la avec votre "
    "numéro de Sécurité sociale et votre code d’activation.",
    Fault.LOGIN_AMBIGUOUS: "Plusieurs espaces s’ouvrent avec ces saisies. À la place de l’adresse, "
    "indiquez votre numéro de Sécurité sociale avec sa clé, par exemple 2 55 08 14 168 025 38.",
    Fault.AMOUNT_MISSING: "Saisissez un montant en euros, par exemple 150 ou 150,50.",
    Fault.AMOUNT_SHAPE: "Le montant doit être un nombre en euros, par exemple 150 ou 150,50.",
    Fault.AMOUNT_TOO_LARGE: "Ce montant dépasse ce qui peut être traité en ligne. Indiquez un "
    "montant plus petit, par exemple 150.",
    Fault.IBAN_MISSING: "Saisissez votre IBAN, par exemple FR14 2004 1010 0505 0001 3M02 606.",
    Fault.IBAN_SHAPE: "Cet IBAN n’est pas valable. Recopiez celui de votre relevé d’identité "
    "bancaire, par exemple FR14 2004 1010 0505 0001 3M02 606.",
    Fault.HOLDER_MISSING: "Saisissez le nom du titulaire du compte, par exemple Camille Martin.",
    Fault.PURPOSE_MISSING: "Choisissez au moins un usage, par exemple les remboursements.",
    Fault.MESSAGE_SUBJECT_MISSING: "Saisissez l’objet de votre message, "
    "par exemple « Question sur mon échéance ».",
    Fault.MESSAGE_TEXT_MISSING: "Saisissez votre message, par exemple la question que vous vous posez.",
}

TERMS: tuple[tuple[str, str], ...] = (
    (
        "Objet",
        "Ces conditions fixent les règles d’utilisation de l’espace personnel des artistes-auteurs : "
        "déclarer, payer, moduler, suivre ses démarches et échanger avec l’Urssaf.",
    ),
    (
        "Accès",
        "L’espace est personnel. Il s’ouvre avec un identifiant et un mot de passe que vous "
        "choisissez et que vous ne communiquez à personne.",
    ),
    (
        "Vos engagements",
        "Vous donnez des informations exactes, vous tenez à jour votre adresse e-mail et vous "
        "signalez tout usage anormal de votre espace.",
    ),
    (
        "Données personnelles",
        "Les données servent au seul recouvrement de vos cotisations sociales. La page « Protection "
        "des données personnelles » dit vos droits et la façon de les exercer.",
    ),
    (
        "Démonstration",
        "Ce portail est un simulateur : il ne connaît que des personnes fictives et rien de ce qui y "
        "est fait n’a d’effet.",
    ),
)
