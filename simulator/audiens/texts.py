"""The words of this portal: the labels, typed from the guide, and what each refusal says, with an example."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from simulator.audiens.faults import Fault


@dataclass(frozen=True, slots=True)
class Labels:
    """The commands and fields that the guide names, letter for letter."""

    entry: str = "Accéder à votre espace personnalisé"
    search: str = "Rechercher"
    profiles: tuple[str, ...] = (
        "Vous êtes un particulier",
        "Vous êtes un employeur",
        "Vous êtes un correspondant groupe",
        "Vous êtes un administrateur",
    )
    shares: tuple[str, ...] = ("Tweeter", "J’aime", "G+")
    conges: str = "Espace Congés Spectacles"
    audiens: str = "Espace Audiens"
    guide: str = "Télécharger le guide d’utilisation"
    personal: str = "Espace Personnel"
    personal_space: str = "Mon espace particulier"
    company: str = "Espace Entreprise"
    company_space: str = "Mon espace entreprise"
    login_block: str = "Je me connecte à mon compte"
    sign_up_block: str = "Je crée mon compte"
    with_audiens: str = "AVEC AUDIENS"
    identifier: str = "Identifiant"
    secret: str = "Mot de passe ou code d’accès provisoire"
    log_in: str = "Se connecter avec Audiens"
    unknown_identifier: str = "Je ne connais pas mon identifiant de connexion"
    lost_password: str = "J’ai perdu mon mot de passe ?"
    with_franceconnect: str = "AVEC FRANCE CONNECT"
    franceconnect: str = "S’identifier avec FranceConnect"
    franceconnect_help: str = "Qu’est-ce que FranceConnect ?"
    sign_up: str = "Je m’inscris"
    not_registered: str = "Vous n’êtes pas encore inscrit ?"
    classic: str = "J’OPTE POUR L’INSCRIPTION CLASSIQUE AVEC AUDIENS"
    last_name: str = "Votre nom"
    first_name: str = "Votre prénom"
    birth_date: str = "Votre date de naissance"
    email: str = "Votre e-mail"
    email_confirmation: str = "Confirmation de votre e-mail"
    email_news: str = "Je souhaite être informé(e) des actualités et des offres d’AUDIENS par e-mail."
    back: str = "Retour"
    validate: str = "Valider"
    confirm: str = "Confirmer"
    found: str = "Nous avons bien identifié votre compte."
    information: str = "Vos informations"
    you_are: str = "Vous êtes"
    you_live: str = "Vous habitez"
    mobile_on_file: str = "Votre numéro de téléphone portable"
    not_mine: str = "Ce n’est pas mon numéro de téléphone"
    mine: str = "C’est bien mon numéro de téléphone"
    code: str = "Code de confirmation SMS"
    channel: str = "Choix du canal pour finaliser l’abonnement"
    sms: str = "SMS"
    letter: str = "Courrier Papier"
    mobile: str = "N° de portable"
    mobile_confirmation: str = "Confirmation téléphone portable"
    no_phone_news: str = (
        "Je ne souhaite pas être informé(e) des actualités et des offres AUDIENS par téléphone."
    )


INVITATION = "Inscrivez-vous dès maintenant pour profiter de tous les avantages de votre espace personnel."
PHONE_CONSENT = "Je souhaite être informé(e) des actualités et des offres AUDIENS par téléphone."

HELP_MEMBERS = "0 173 173 535"
HELP_OTHERS = "0 173 173 500"

CONGES_USES = ("vous immatriculer,", "faire votre demande de congés,", "consulter vos droits en cours.")
HEALTH_SERVICES = (
    "consultation de vos décomptes de remboursements santé,",
    "simulateur de remboursements de votre complémentaire santé,",
    "demande de prises en charge hospitalière,",
    "des informations relatives à votre carte de tiers payant,",
    "géolocalisation des professionnels de santé.",
)
RETIREMENT_SERVICES = ("consultation de votre relevé de situation.",)

SERVICES: Mapping[str, tuple[str, str]] = {
    "statements": (
        "Mes décomptes de remboursements santé",
        "Ce qui vous a été remboursé, soin par soin.",
    ),
    "simulator": (
        "Simulateur de remboursements",
        "Estimez ce que votre complémentaire santé prendra en charge.",
    ),
    "hospital": (
        "Demande de prise en charge hospitalière",
        "Avant une hospitalisation, prévenez l’établissement.",
    ),
    "card": ("Ma carte de tiers payant", "Votre numéro, vos droits et leur durée."),
    "geolocation": (
        "Géolocalisation des professionnels de santé",
        "Les professionnels proches de chez vous.",
    ),
    "retirement": ("Mon relevé de situation retraite", "Vos points, année par année."),
}

FAULTS: Mapping[Fault, str] = {
    Fault.LAST_NAME_MISSING: "Saisissez votre nom, par exemple Martin.",
    Fault.FIRST_NAME_MISSING: "Saisissez votre prénom, par exemple Camille.",
    Fault.NAME_SHAPE: "Ce texte contient un signe qui ne peut pas être lu. Utilisez des lettres, par "
    "exemple Martin.",
    Fault.NAME_LONG: "Ce texte est trop long : {longest} caractères au plus, par exemple Martin.",
    Fault.BIRTH_DATE_MISSING: "Saisissez votre date de naissance, par exemple 25/12/1970.",
    Fault.BIRTH_DATE_SHAPE: "La date de naissance s’écrit jour, mois et année sur quatre chiffres "
    "(JJ/MM/AAAA), par exemple 25/12/1970.",
    Fault.BIRTH_DATE_IMPOSSIBLE: "Cette date n’existe pas. La date de naissance s’écrit jour, mois puis "
    "année (JJ/MM/AAAA), par exemple 25/12/1970 pour le 25 décembre 1970.",
    Fault.BIRTH_DATE_FUTURE: "Cette date de naissance est à venir. Vérifiez l’année, par exemple 25/12/1970.",
    Fault.BIRTH_DATE_TOO_OLD: "Vérifiez l’année de votre date de naissance, par exemple 25/12/1970.",
    Fault.EMAIL_MISSING: "Saisissez votre adresse e-mail, par exemple prenom.nom@exemple.fr.",
    Fault.EMAIL_SYNTAX: "Cette adresse e-mail n’est pas valide. Indiquez une seule adresse, par exemple "
    "prenom.nom@exemple.fr.",
    Fault.EMAIL_CONFIRMATION_MISSING: "Saisissez une seconde fois votre adresse e-mail, par exemple "
    "prenom.nom@exemple.fr.",
    Fault.EMAIL_CONFIRMATION_DIFFERS: "Les deux adresses e-mail sont différentes. Saisissez deux fois la "
    "même adresse, par exemple prenom.nom@exemple.fr.",
    Fault.NOT_FOUND: "Nous n’avons pas pu vous identifier avec ces informations. Vérifiez votre nom, votre "
    "prénom et votre date de naissance, tels qu’ils figurent sur les courriers d’AUDIENS.",
    Fault.HOMONYMS: "Ces informations ne suffisent pas à vous identifier en ligne. Contactez AUDIENS : "
    "votre compte sera créé avec vous.",
    Fault.ALREADY_REGISTERED: "Vous avez déjà un compte. Connectez-vous avec votre identifiant et votre mot "
    "de passe.",
    Fault.FORMS_LIMITED: "Trop de demandes ont été envoyées. Pour votre sécurité, patientez une heure avant "
    "de recommencer.",
    Fault.QUESTION_MISSING: "Saisissez votre code postal, par exemple 59000.",
    Fault.QUESTION_REFUSED: "Ce code postal ne permet pas de vous identifier. Vérifiez-le, par exemple "
    "59000, ou contactez AUDIENS.",
    Fault.CHANNEL_MISSING: "Choisissez un canal, SMS ou Courrier Papier : par exemple SMS si vous avez un "
    "portable français.",
    Fault.MOBILE_MISSING: "Saisissez votre numéro de portable, par exemple 06 12 34 56 78.",
    Fault.MOBILE_CHARACTERS: "Le numéro de portable ne comporte que des chiffres, par exemple "
    "06 12 34 56 78. Vérifiez que vous n’avez pas tapé une lettre à la place d’un chiffre.",
    Fault.MOBILE_LENGTH: "Le numéro de portable doit compter dix chiffres, par exemple 06 12 34 56 78.",
    Fault.MOBILE_START: "Le numéro de portable commence par 06 ou 07, par exemple 06 12 34 56 78. Si vous "
    "n’avez pas de portable français, revenez en arrière et choisissez le courrier.",
    Fault.MOBILE_FOREIGN: "Seuls les portables français peuvent recevoir le code, par exemple "
    "06 12 34 56 78. Avec un numéro étranger, revenez en arrière et choisissez le courrier.",
    Fault.MOBILE_INTERNATIONAL: "Saisissez le numéro en dix chiffres, sans l’indicatif du pays, par exemple "
    "06 12 34 56 78.",
    Fault.MOBILE_UNASSIGNED: "Ce numéro n’est attribué à personne. Vérifiez votre saisie, par exemple "
    "06 12 34 56 78, ou choisissez le courrier.",
    Fault.MOBILE_REFUSED: "Vous avez indiqué que ce numéro n’est pas le vôtre. Saisissez-en un autre, par "
    "exemple 06 12 34 56 78, ou choisissez le courrier.",
    Fault.MOBILE_CONFIRMATION_MISSING: "Saisissez une seconde fois votre numéro de portable, par exemple "
    "06 12 34 56 78.",
    Fault.MOBILE_CONFIRMATION_DIFFERS: "Les deux numéros sont différents. Saisissez deux fois le même "
    "numéro, par exemple 06 12 34 56 78.",
    Fault.IDENTIFIER_MISSING: "Saisissez votre identifiant, par exemple {example}. Il figure sur les "
    "courriers d’AUDIENS.",
    Fault.IDENTIFIER_CHARACTERS: "L’identifiant ne comporte que des chiffres{dot}, par exemple {example}.",
    Fault.IDENTIFIER_LENGTH: "L’identifiant doit compter {digits} chiffres, par exemple {example}.",
    Fault.IDENTIFIER_LAYOUT: "L’identifiant s’écrit au format {shown}, par exemple {example}.",
    Fault.IDENTIFIER_KEY: "Les deux derniers chiffres ne correspondent pas aux premiers. Vérifiez votre "
    "identifiant, par exemple {example}.",
    Fault.IDENTIFIER_REFUSED: "Cet identifiant ne correspond pas à la personne identifiée. Vérifiez-le dans "
    "la rubrique « Vos références » de vos courriers, par exemple {example}.",
    Fault.IDENTIFIER_BLOCKED: "Trop d’identifiants erronés ont été saisis. Pour votre sécurité, recommencez "
    "la procédure depuis le formulaire, par exemple avec un courrier d’AUDIENS sous les yeux.",
    Fault.SMS_LIMITED: "Plusieurs SMS ont déjà été envoyés à ce numéro. Patientez une heure avant d’en "
    "demander un autre.",
    Fault.SMS_UNDELIVERED: "Le SMS n’a pas pu être envoyé pour le moment. Réessayez dans quelques instants, "
    "par exemple dans cinq minutes.",
    Fault.LETTER_LIMITED: "Plusieurs courriers vous ont déjà été adressés. Attendez de les recevoir : "
    "comptez par exemple cinq jours.",
    Fault.LETTER_UNDELIVERED: "Le courrier n’a pas pu être préparé pour le moment. Réessayez dans quelques "
    "instants, par exemple dans cinq minutes.",
    Fault.CODE_MISSING: "Saisissez le code à six chiffres reçu par SMS, par exemple 123456.",
    Fault.CODE_SHAPE: "Le code reçu par SMS compte six chiffres, par exemple 123456.",
    Fault.CODE_REFUSED: "Ce code n’est pas celui qui vous a été envoyé. Vérifiez le SMS le plus récent, et "
    "saisissez ses six chiffres, par exemple 123456.",
    Fault.CODE_LATE: "Ce code n’est plus valable : il devait être saisi dans les {validity}. Vous devez "
    "recommencer la procédure pour recevoir un nouveau code, par exemple 123456.",
    Fault.CODE_DEAD: "Ce code ne peut plus servir. Vous devez recommencer la procédure pour recevoir un "
    "nouveau code, par exemple 123456.",
    Fault.RESEND_LIMITED: "Aucun autre SMS ne peut être envoyé pour le moment. Patientez, ou recommencez la "
    "procédure.",
    Fault.PASSWORD_MISSING: "Choisissez un mot de passe qui respecte la règle affichée, par exemple une "
    "suite de lettres et de chiffres que vous seul connaissez.",
    Fault.PASSWORD_SHORT: "Le mot de passe est trop court : il doit comporter au moins {minimum} caractères. "
    "Par exemple, ajoutez un mot et un nombre.",
    Fault.PASSWORD_LONG: "Le mot de passe est trop long : il doit comporter au plus {maximum} caractères. "
    "Par exemple, retirez un mot.",
    Fault.PASSWORD_SPECIAL: "Le mot de passe ne doit pas comporter de caractères spéciaux : seulement des "
    "lettres{accents} et des chiffres, par exemple k, K ou 7.",
    Fault.PASSWORD_SPECIAL_MISSING: "Le mot de passe doit comporter au moins un caractère spécial, par "
    "exemple - ou !.",
    Fault.PASSWORD_CONTROL: "Le mot de passe contient un signe qui ne peut pas être tapé. Utilisez des "
    "lettres et des chiffres, par exemple k, K ou 7.",
    Fault.PASSWORD_MIXED: "Le mot de passe doit comporter au moins une lettre et un chiffre, par exemple k "
    "et 7.",
    Fault.PASSWORD_LOWER: "Le mot de passe doit comporter au moins une lettre minuscule, par exemple k.",
    Fault.PASSWORD_UPPER: "Le mot de passe doit comporter au moins une lettre majuscule, par exemple K.",
    Fault.PASSWORD_DIGIT: "Le mot de passe doit comporter au moins un chiffre, par exemple 7.",
    Fault.PASSWORD_COMMON: "Ce mot de passe est trop courant et serait vite deviné. Choisissez-en un autre, "
    "par exemple des lettres et des chiffres sans suite logique.",
    Fault.PASSWORD_CONFIRMATION_MISSING: "Saisissez une seconde fois le mot de passe choisi, par exemple en "
    "le retapant lettre par lettre.",
    Fault.PASSWORD_CONFIRMATION_DIFFERS: "Les deux mots de passe sont différents. Saisissez deux fois le "
    "même mot de passe ; attention, par exemple, aux majuscules.",
    Fault.LOGIN_MISSING: "Saisissez votre identifiant, par exemple {example}.",
    Fault.LOGIN_SECRET_MISSING: "Saisissez votre mot de passe, ou le code d’accès provisoire reçu par "
    "courrier, par exemple K7P2M9XA.",
    Fault.LOGIN_REFUSED: "L’identifiant, le mot de passe ou le code d’accès provisoire est incorrect. "
    "Vérifiez les deux saisies, par exemple les majuscules.",
    Fault.LOGIN_LOCKED: "Trop d’essais ont échoué. Pour votre sécurité, patientez {lock} avant de "
    "recommencer.",
    Fault.PROVISIONAL_EXPIRED: "Ce code d’accès provisoire n’est plus valable. Recommencez l’inscription "
    "pour recevoir un nouveau courrier, par exemple en cliquant sur « Je m’inscris ».",
    Fault.MAIL_UNDELIVERED: "L’e-mail n’a pas pu être envoyé pour le moment. Réessayez dans quelques "
    "instants, par exemple dans cinq minutes.",
    Fault.AMOUNT_MISSING: "Saisissez un montant en euros, par exemple 30 ou 30,50.",
    Fault.AMOUNT_SHAPE: "Le montant doit être un nombre en euros, par exemple 30 ou 30,50.",
    Fault.HOSPITAL_MISSING: "Saisissez le nom de l’établissement, par exemple Hôpital de la Scène.",
    Fault.DATE_MISSING: "Saisissez la date d’entrée prévue, par exemple 15/01/2027.",
    Fault.DATE_SHAPE: "La date d’entrée s’écrit jour, mois et année (JJ/MM/AAAA), par exemple 15/01/2027.",
    Fault.DATE_PAST: "La date d’entrée est passée. Indiquez une date à venir, par exemple 15/01/2027.",
    Fault.POSTAL_CODE_MISSING: "Saisissez un code postal, par exemple 59000.",
    Fault.POSTAL_CODE_SHAPE: "Le code postal doit compter cinq chiffres, par exemple 59000.",
    Fault.CARE_MISSING: "Choisissez un type de soin, par exemple Soins dentaires.",
    Fault.TEXT_LONG: "Ce texte est trop long : abrégez-le, par exemple « CH » pour « Centre hospitalier ».",
}

LEGACY_NOTICE = (
    "Dans le cadre de ce formulaire, AUDIENS met en œuvre un traitement de données à caractère personnel "
    "ayant pour finalité la gestion de votre espace abonné.",
    "Les données collectées sont indispensables à ces traitements et sont destinées aux services concernés "
    "d’AUDIENS, et de ses partenaires le cas échéant.",
    "Conformément à la loi n° 78-17 du 6 janvier 1978 modifiée dite loi Informatique et Libertés, vous "
    "disposez d’un droit d’interrogation, d’accès, de rectification de vos données personnelles ainsi que "
    "d’un droit d’opposition pour des motifs légitimes au traitement de ces données, que vous pouvez exercer "
    "en effectuant une demande auprès d’AUDIENS par courrier postal signé accompagné d’une copie d’un titre "
    "d’identité.",
    "(Vous pouvez numériser et envoyer ce courrier signé par email à webmaster@audiens.org)",
)
CURRENT_NOTICE = (
    "AUDIENS, responsable du traitement, utilise ces données pour la gestion de votre espace abonné, sur la "
    "base de l’exécution du service que vous demandez. Délégué à la protection des données (DPO) : "
    "dpo@audiens.example.",
    "Elles sont indispensables à la création de l’espace et destinées aux seuls services concernés "
    "d’AUDIENS, et à ses partenaires le cas échéant. Elles sont conservées pendant la durée de votre compte, "
    "puis archivées cinq ans.",
    "Conformément au règlement général sur la protection des données (RGPD), vous disposez des droits "
    "d’accès, de rectification, d’effacement, de limitation et d’opposition. Vous pouvez les exercer par "
    "courrier ou par e-mail auprès du DPO, par tout moyen, et adresser une réclamation à la CNIL.",
)
LEGACY_BLOCTEL = (
    "Conformément à la loi n° 2014-344, vous disposez du droit de vous inscrire sur la liste d’opposition au "
    "démarchage téléphonique nommé Bloctel. Le cas échéant, vous ne ferez plus l’objet de prospection "
    "commerciale par voie téléphonique. Pour plus d’informations, connectez-vous au site :"
)
CURRENT_BLOCTEL = (
    "Depuis le 11 août 2026, le démarchage téléphonique n’est permis qu’avec votre consentement préalable "
    "(article L. 223-1 du code de la consommation) ; cette règle remplace la liste d’opposition Bloctel "
    "créée par la loi n° 2014-344. Sans votre accord, AUDIENS ne vous appellera pas à des fins commerciales. "
    "Pour plus d’informations, consultez le site :"
)
BLOCTEL_SITE = "https://www.bloctel.gouv.fr"
