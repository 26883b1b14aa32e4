"""The words of the portal."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

from simulator.audiens import texts
from simulator.audiens.faults import Fault

TEMPLATES = Path(texts.__file__).parent / "templates"
GUIDE = """
Accéder à votre espace personnalisé | Rechercher | Espace Congés Spectacles | Espace Audiens
Télécharger le guide d'utilisation | Vous êtes un particulier | Vous êtes un employeur
Vous êtes un correspondant groupe | Vous êtes un administrateur | Tweeter | J'aime | G+
Espace Personnel | Mon espace particulier | Espace Entreprise | Mon espace entreprise
Je me connecte à mon compte | Je crée mon compte | AVEC AUDIENS | Identifiant
Je ne connais pas mon identifiant de connexion | Mot de passe ou code d'accès provisoire
J'ai perdu mon mot de passe ? | Se connecter avec Audiens | AVEC FRANCE CONNECT
S'identifier avec FranceConnect | Qu'est-ce que FranceConnect ? | Je m'inscris
Vous n'êtes pas encore inscrit ? | J'OPTE POUR L'INSCRIPTION CLASSIQUE AVEC AUDIENS | Votre nom
Votre prénom | Votre date de naissance | Votre e-mail | Confirmation de votre e-mail | Retour | Valider
Je souhaite être informé(e) des actualités et des offres d'AUDIENS par e-mail.
Nous avons bien identifié votre compte. | Vos informations | Vous êtes | Vous habitez | Confirmer
Votre numéro de téléphone portable | Ce n'est pas mon numéro de téléphone
C'est bien mon numéro de téléphone | Code de confirmation SMS
Choix du canal pour finaliser l'abonnement | SMS | Courrier Papier | N° de portable
Confirmation téléphone portable
Je ne souhaite pas être informé(e) des actualités et des offres AUDIENS par téléphone.
"""
SPOKEN = {Fault.NOT_FOUND, Fault.HOMONYMS, Fault.ALREADY_REGISTERED, Fault.FORMS_LIMITED}
SPOKEN |= {Fault.SMS_LIMITED, Fault.RESEND_LIMITED, Fault.LOGIN_LOCKED}


def typed(label):
    return label.replace("’", "'").replace("\u00a0", " ")


def test_the_labels_are_those_of_the_guide():
    """Letter for letter, but for French typography."""
    labels = texts.Labels()
    mine = set()
    for item in fields(labels):
        value = getattr(labels, item.name)
        mine |= {typed(label) for label in ([value] if isinstance(value, str) else value)}
    assert mine == {label.strip() for line in GUIDE.strip().splitlines() for label in line.split("|")}


def test_every_fault_has_its_words():
    """And what is wrong with a field comes with an example."""
    assert set(texts.FAULTS) == set(Fault)
    without = {fault for fault, text in texts.FAULTS.items() if "par exemple" not in text.lower()}
    assert without == SPOKEN


def test_the_help_numbers_are_those_of_the_guide():
    """Each tied to its public elsewhere; here the digits."""
    digits = [re.sub(r"\D", "", number) for number in (texts.HELP_MEMBERS, texts.HELP_OTHERS)]
    assert digits == ["0173173535", "0173173500"]


def test_french_is_set_as_french():
    """Typographic apostrophes, and no-break spaces before high signs and inside quotation marks."""
    shown = [*texts.FAULTS.values(), *texts.LEGACY_NOTICE, *texts.CURRENT_NOTICE]
    shown += [texts.LEGACY_BLOCTEL, texts.CURRENT_BLOCTEL, *texts.CONGES_USES, *texts.HEALTH_SERVICES]
    for file in TEMPLATES.glob("*.html"):
        text = file.read_text(encoding="utf-8")
        shown.append(re.sub(r"<[^>]*>|\{\{.*?\}\}|\{%.*?%\}", "", text, flags=re.DOTALL))
    wrong = [
        found
        for text in shown
        for found in re.findall(r".{0,20}(?:\w'\w| [:;?!](?:\s|$)|« | »).{0,20}", text)
    ]
    assert wrong == []


def test_no_example_is_somebodys_datum():
    """Neither the people of the guide nor the fiction block of test phones."""
    everything = " ".join(texts.FAULTS.values())
    for file in TEMPLATES.glob("*.html"):
        everything += file.read_text(encoding="utf-8")
    for datum in ("Comet", "BLEUZEN", "VANVES", "01/08/1985", "06 39 98", "12345678"):
        assert datum not in everything
