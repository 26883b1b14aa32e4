"""What the guide's pages state, in any wording: the words without which a statement is not made."""

from __future__ import annotations

from collections.abc import Mapping

Statement = tuple[tuple[str, ...], ...]
"""Every group has a word that the page says."""

CONGES, AUDIENS = "Espace Congés Spectacles", "Espace Audiens"

IN_ONE_BREATH = frozenset(
    {
        "qui traite les données",
        "dans quel but",
        "que les données sont indispensables",
        "qui reçoit les données",
    }
)
"""What is only said where its words stand together: taken apart, they are words of any form."""

CARDS: Mapping[str, tuple[str, Statement]] = {
    "les artistes et techniciens du spectacle": (CONGES, (("artiste",), ("technicien",))),
    "l'immatriculation": (CONGES, (("immatricul",),)),
    "la demande de congés": (
        CONGES,
        (
            (
                "demande de congé",
                "demander vos congés",
                "demander des congés",
                "demander ses congés",
                "demandez vos congés",
                "congés payés",
            ),
        ),
    ),
    "les droits en cours": (CONGES, (("droit",),)),
    "les décomptes de remboursement": (
        AUDIENS,
        (("décompte", "relevés de remboursement", "relevé de remboursement"),),
    ),
    "le simulateur de remboursement": (AUDIENS, (("simul",),)),
    "la demande de prise en charge hospitalière": (AUDIENS, (("hospital", "hôpital"),)),
    "la carte de tiers payant": (AUDIENS, (("tiers payant", "tiers-payant"),)),
    "la géolocalisation des professionnels de santé": (
        AUDIENS,
        (("professionnels de santé", "médecin", "praticien", "soignant"),),
    ),
    "la réserve aux adhérents d'Audiens Prévoyance": (AUDIENS, (("adhérent",), ("prévoyance",))),
    "le relevé de situation pour la retraite": (
        AUDIENS,
        (("retraite",), ("relevé", "situation", "points", "carrière")),
    ),
}

SAID: Mapping[str, Statement] = {
    "la connexion à un compte existant": (("je me connecte à mon compte",),),
    "la création d'un compte": (("je crée mon compte",),),
    "la voie d'Audiens": (("avec audiens",),),
    "la voie de FranceConnect": (("avec france connect", "avec franceconnect"),),
    "que l'on n'est pas encore inscrit": (("vous n'êtes pas encore inscrit",),),
    "qu'il s'agit de l'inscription classique": (("inscription classique avec audiens",),),
    "que le compte est reconnu": (
        (
            "bien identifié votre compte",
            "identifié votre compte",
            "retrouvé votre compte",
            "reconnu votre compte",
            "compte a bien été",
            "compte a été identifié",
            "compte a été reconnu",
            "compte est reconnu",
            "bien identifié",
            "bien reconnu",
            "bien retrouvé",
        ),
    ),
    "l'envoi d'un code de confirmation par SMS": (("code",), ("sms",), ("envo", "adress", "recev")),
    "que le code reçu finalise la création": (
        ("code",),
        ("finalis", "termin", "achev", "complét", "créer", "création"),
    ),
    "que le code vaut cinq minutes": (("5 minutes", "cinq minutes", "5 min"),),
    "qu'il faudra recommencer ensuite": (
        ("recommencer", "recommencez", "reprendre", "nouvelle demande", "à nouveau"),
    ),
    "qu'un courrier est en route": (("courrier", "lettre", "voie postale", "par la poste"),),
    "qui traite les données": (
        ("audiens",),
        ("traite", "responsable", "collect", "recueill", "utilis"),
        (
            "responsable",
            "par audiens",
            "par le groupe audiens",
            "audiens met",
            "audiens traite",
            "audiens collecte",
            "audiens recueille",
            "audiens utilise",
            "audiens effectue",
            "audiens est",
            "met en œuvre",
            "mis en œuvre",
        ),
    ),
    "dans quel but": (("gestion", "gérer", "finalité"), ("espace", "compte")),
    "que les données sont indispensables": (
        ("indispensable", "obligatoire", "nécessaire", "requis"),
        ("donnée", "information", "elles", "ils", "renseignement", "réponse"),
    ),
    "qui reçoit les données": (("destin", "partag", "transmis", "communiqu"), ("service", "partenaire")),
    "le droit d'interrogation": (("interrogation", "interroger"),),
    "le droit d'accès": (("accès", "accéder"),),
    "le droit de rectification": (("rectif",),),
    "le droit d'opposition pour motif légitime": (("oppos",), ("légitime",)),
    "l'exercice des droits par courrier signé": (("courrier",), ("signé",)),
    "la copie d'un titre d'identité": (("titre d'identité", "pièce d'identité", "carte d'identité"),),
    "l'adresse où envoyer la demande numérisée": (("webmaster@audiens.org",),),
    "les droits d'aujourd'hui": (("accès", "accéder"), ("rectif",), ("oppos", "effac", "limit")),
    "comment exercer ses droits": (
        ("courrier", "mail", "courriel", "adresse", "formulaire", "délégué", "contact"),
    ),
    "le droit de s'inscrire sur Bloctel": (("bloctel",), ("droit", "inscri", "pouvez", "possib")),
    "la loi de 2014": (("2014",),),
    "l'effet de cette inscription": (
        ("démarch", "prospection", "prospect", "sollicit", "appel"),
        (
            "ne ferez plus",
            "ne serez plus",
            "ne recevrez plus",
            "ne plus",
            "plus l'objet",
            "plus être",
            "plus de prospection",
            "plus de démarchage",
            "plus d'appel",
            "ne peut plus",
            "ne peuvent plus",
            "ne pourra plus",
            "ne pourront plus",
            "cess",
            "interdi",
        ),
    ),
    "un droit face au démarchage": (
        ("démarch", "prospection", "appel"),
        ("oppos", "consent", "accord", "droit", "refus"),
    ),
    "que l'identifiant est le numéro d'adhérent": (
        ("numéro d'adhérent", "n° d'adhérent", "numéro adhérent"),
    ),
    "la rubrique « Vos références » des courriers": (("courrier", "lettre"), ("références", "référence")),
    "la carte de tiers payant": (("carte",), ("tiers payant", "tiers-payant")),
    "le titre de retraite": (("titre de retraite", "retraite"),),
}
