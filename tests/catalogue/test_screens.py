"""The screens tell the steps of the guide apart, whoever wrote the page and whatever one control it lacks."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

import catalogue
from catalogue.model import Screen
from harness.matching import Finder
from harness.page import Control, Snapshot
from harness.screens import Screens

CATALOGUE = catalogue.load()
SERVICES = ("Payer mes cotisations", "Déclarer mes revenus", "Suivre mes démarches", "Écrire à l’Urssaf")


def _entry(name: str, kind: str = "text", autocomplete: str = "") -> Control:
    return Control(ref=name, role="textbox", name=name, kind=kind, autocomplete=autocomplete, form=0)


def _box(name: str) -> Control:
    return Control(ref=name, role="checkbox", name=name, kind="checkbox", form=0)


def _command(name: str) -> Control:
    return Control(ref=name, role="button", name=name, kind="button", form=0)


def _page(text: str, *controls: Control) -> Snapshot:
    return Snapshot(url="http://portail.example/", status=200, title="Urssaf", text=text, controls=controls)


# By screen: the page as the guide words it, then as other vendors would write it or with one control missing.
PAGES: Mapping[str, tuple[Snapshot, ...]] = {
    "urssaf.home": (
        _page(
            "Au service des artistes-auteurs", _command("Créer mon espace personnel"), _command("Connexion")
        ),
        _page("Au service des artistes-auteurs"),
    ),
    "urssaf.profile_choice": (
        _page("Créer un espace", _command("Vous êtes artiste-auteur"), _command("Vous êtes diffuseur")),
        _page("Votre profil", _command("Je suis artiste-auteur")),
        _page("Créer un espace Vous êtes diffuseur", _command("Vous êtes diffuseur")),
    ),
    "urssaf.identification": (
        _page(
            "Identification",
            _entry("Numéro de Sécurité sociale (15 chiffres) *"),
            _entry("Code d’activation *"),
            _command("Suivant"),
        ),
        _page(
            "Vous identifier", _entry("NIR"), _entry("Votre code d'activation", "password"), _command("OK")
        ),
        _page("Identification", _entry("Numéro de Sécurité sociale"), _command("Suivant")),
    ),
    "urssaf.contact_address": (
        _page(
            "Un lien de confirmation sera envoyé sur votre messagerie personnelle.",
            _entry("Adresse mail", "email"),
            _entry("Confirmez cette adresse mail", "email"),
            _box("J’accepte les conditions générales d’utilisation"),
            _command("Envoyer"),
        ),
        _page("Contact", _entry("Courriel", "email"), _entry("Confirmation du courriel"), _command("OK")),
        _page("Contact", _entry("Votre e-mail", "email"), _box("J’ai lu les CGU"), _command("Envoyer")),
        _page("Contact", _entry("E-mail", "email"), _command("J’accepte les CGU"), _command("Envoyer")),
    ),
    "urssaf.waiting": (
        _page("Un message vous a été envoyé.", _command("Renvoyer un e-mail"), _command("Changer d’adresse")),
        _page("Consultez votre messagerie pour continuer."),
        _page("Regardez vos courriers indésirables.", _entry("Corriger", "email"), _command("Renvoyer")),
    ),
    "urssaf.link_confirmation": (
        _page("Adresse reconnue", _command("Continuer")),
        _page("Adresse reconnue", _command("Confirmer mon adresse e-mail")),
    ),
    "urssaf.password": (
        _page(
            "Sécurité",
            _entry("Mot de passe", "password", "new-password"),
            _entry("Confirmez le mot de passe", "password", "new-password"),
            _command("Valider"),
        ),
        _page(
            "Sécurité",
            _entry("Adresse e-mail", "email", "username"),
            _entry("Nouveau mot de passe", "password"),
            _entry("Confirmation", "password"),
            _command("Enregistrer"),
        ),
        _page("Définissez votre mot de passe", _entry("Mot de passe", "password"), _command("Valider")),
    ),
    "urssaf.details": (
        _page(
            "Vos coordonnées",
            _entry("Nom"),
            _entry("Prénom"),
            _entry("Adresse"),
            _entry("Code postal"),
            _entry("Ville"),
            _entry("Téléphone", "tel"),
            _entry("Adresse e-mail", "email"),
            _command("Valider et accéder à votre espace"),
        ),
        _page(
            "Vos coordonnées",
            _entry("Rue"),
            _entry("Commune"),
            _command("C’est parti"),
            _command("Se déconnecter"),
        ),
    ),
    "urssaf.space": (
        _page("Bienvenue", *map(_command, SERVICES), _command("Se déconnecter")),
        _page("Bienvenue dans votre messagerie", *map(_command, SERVICES)),
    ),
    "urssaf.login": (
        _page(
            "Connexion",
            _entry("Adresse e-mail", "email", "username"),
            _entry("Mot de passe", "password", "current-password"),
            _command("Se connecter"),
            _command("Mot de passe oublié ?"),
        ),
        _page(
            "Connexion", _entry("Identifiant"), _entry("Votre mot de passe", "password"), _command("Entrer")
        ),
    ),
}
# What a later step must never be taken for, were it expected: the step is over, or another one is shown.
APART = {
    "urssaf.identification": {
        "urssaf.contact_address",
        "urssaf.waiting",
        "urssaf.password",
        "urssaf.details",
    },
    "urssaf.contact_address": {
        "urssaf.identification",
        "urssaf.waiting",
        "urssaf.password",
        "urssaf.details",
    },
    "urssaf.waiting": {"urssaf.identification", "urssaf.contact_address", "urssaf.password", "urssaf.space"},
    "urssaf.password": {"urssaf.identification", "urssaf.waiting", "urssaf.details", "urssaf.space"},
    "urssaf.details": {"urssaf.identification", "urssaf.waiting", "urssaf.password", "urssaf.space"},
    "urssaf.space": {
        "urssaf.identification",
        "urssaf.details",
        "urssaf.password",
        "urssaf.login",
    },
    "urssaf.login": {"urssaf.contact_address", "urssaf.password", "urssaf.details", "urssaf.space"},
    "urssaf.home": {"urssaf.identification", "urssaf.contact_address", "urssaf.password", "urssaf.space"},
}


@pytest.fixture(scope="module")
def screens() -> Screens:
    """The screens of the ledger, found without any profile."""
    words = catalogue.resolve(CATALOGUE, "urssaf", {}, {}).table("urs.services.labels")
    known: list[Screen] = list(CATALOGUE.screens.values())
    return Screens(known, Finder(CATALOGUE.purposes), words)  # type: ignore[arg-type]


@pytest.mark.parametrize(("key", "page"), [(key, page) for key, pages in PAGES.items() for page in pages])
def test_a_page_of_a_step_is_recognised_as_that_step(screens: Screens, key: str, page: Snapshot) -> None:
    """In the guide's words, in a vendor's, and with one control less."""
    found = screens.recognise(page, expected=key)

    assert found is not None
    assert found.key == key


@pytest.mark.parametrize(
    ("key", "other", "page"),
    [(key, other, page) for key, others in APART.items() for other in sorted(others) for page in PAGES[key]],
)
def test_a_page_of_a_step_is_not_taken_for_another(
    screens: Screens, key: str, other: str, page: Snapshot
) -> None:
    """Otherwise a portal that leaves a step out, or goes nowhere, would pass for one that goes on."""
    assert not screens.is_at(page, other)
