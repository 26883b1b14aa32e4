"""The guide that can be downloaded: one page that tells the steps and the numbers to call."""

from __future__ import annotations

from datetime import datetime

from simulator.audiens import texts
from simulator.letters import Letter, pdf_of

_STEPS = (
    "1. Sur le site, cliquez sur « Accéder à votre espace personnalisé ».",
    "2. Choisissez « Espace Audiens ».",
    "3. Cliquez sur « Je m’inscris ».",
    "4. Saisissez et validez le formulaire.",
    "5. Si les informations sont exactes, confirmez l’écran suivant, puis votre numéro de portable, ou "
    "choisissez de recevoir un SMS ou un courrier. Saisissez votre identifiant.",
    "6. Saisissez le code à 6 chiffres reçu par SMS, puis créez votre mot de passe personnel. Par courrier, "
    "vous recevez un code d’accès provisoire à saisir lors de votre première connexion.",
    "Des difficultés pour vous abonner à votre espace personnalisé ?",
    f"Si vous êtes adhérent à Audiens Santé Prévoyance, contactez le {texts.HELP_MEMBERS}.",
    f"Sinon, contactez le {texts.HELP_OTHERS}.",
)


def guide_of(when: datetime) -> bytes:
    """The guide as PDF."""
    title = "Guide d’utilisation : création de l’espace personnalisé Audiens, particuliers"
    return pdf_of(Letter("guide", ("AUDIENS",), (), title, _STEPS), when)
