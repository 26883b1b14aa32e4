"""The Audiens screens are told apart, whoever wrote the page and whatever one control it lacks."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

import catalogue
from harness.matching import Finder
from harness.page import Control, Option, Snapshot
from harness.screens import Screens

CATALOGUE = catalogue.load()
SECRET = "Mot de passe ou code d’accès provisoire"
NEWS = "Je souhaite être informé(e) des actualités et des offres d’AUDIENS par e-mail."
NO_CALLS = "Je ne souhaite pas être informé(e) des actualités et des offres AUDIENS par téléphone."
PASSWORD_RULE = "8 caractères alphas et/ou numériques au minimum. Pas de caractères spéciaux"


def _entry(name: str, kind: str = "text", autocomplete: str = "", group: str = "") -> Control:
    return Control(
        ref=name, role="textbox", name=name, kind=kind, autocomplete=autocomplete, group=group, form=0
    )


def _box(name: str) -> Control:
    return Control(ref=name, role="checkbox", name=name, kind="checkbox", form=0)


def _radio(name: str, group: str = "") -> Control:
    return Control(ref=name, role="radio", name=name, kind="radio", group=group, form=0)


def _list(name: str, *options: str) -> Control:
    offered = tuple(Option(label=option, value=option) for option in options)
    return Control(ref=name, role="combobox", name=name, kind="select", options=offered, form=0)


def _command(name: str) -> Control:
    return Control(ref=name, role="button", name=name, kind="button", form=0)


# What any page of a site may bear, and no sign of a screen may rest on.
AROUND = (
    _command("Espace Personnel Mon espace particulier"),
    _command("Espace Entreprise Mon espace entreprise"),
    _command("Retraite"),
    _command("Congés Spectacles"),
    _entry("Votre e-mail pour la lettre d’information", "email"),
    _command("Contact"),
)


def _page(text: str, *controls: Control) -> Snapshot:
    shown = (*AROUND, *controls)
    words = "\n".join((text, *(control.name for control in shown)))
    return Snapshot(url="http://portail.example/", status=200, title="Audiens", text=words, controls=shown)


# By screen: the page as the guide words it, then as other vendors would write it or with one control missing.
PAGES: Mapping[str, tuple[Snapshot, ...]] = {
    "audiens.home": (
        _page("Bienvenue", _command("Accéder à votre espace personnalisé"), _entry("Rechercher", "search")),
        _page("Bienvenue", _command("Mon espace")),
        _page("Le groupe de la culture"),
    ),
    "audiens.space_choice": (
        _page(
            "2 espaces personnalisés pour des services différents",
            _command("Vous êtes un particulier"),
            _command("Espace Congés Spectacles**"),
            _command("Espace Audiens*"),
            _command("Télécharger le guide d’utilisation"),
        ),
        _page("Particuliers", _command("Mon espace Congés Spectacles"), _command("Mon espace Audiens")),
        _page("2 espaces personnalisés pour des services différents", _command("Espace Congés Spectacles")),
    ),
    "audiens.login": (
        _page(
            "Je me connecte à mon compte Je crée mon compte",
            _entry("Identifiant"),
            _command("Je ne connais pas mon identifiant de connexion >"),
            _entry(SECRET, "password"),
            _command("J’ai perdu mon mot de passe ? >"),
            _command("AUDIENS Se connecter avec Audiens"),
            _command("S’identifier avec FranceConnect"),
            _command("Je m’inscris"),
        ),
        _page(
            "Connexion",
            _entry("Numéro d’adhérent", "text", "username"),
            _entry("Mot de passe", "password"),
            _command("Mot de passe oublié ?"),
            _command("Se connecter"),
        ),
        _page("Connexion", _entry("Identifiant"), _command("Suivant"), _command("Créer un compte")),
    ),
    "audiens.form": (
        _page(
            "Vous n’êtes pas encore inscrit ? J’OPTE POUR L’INSCRIPTION CLASSIQUE AVEC AUDIENS",
            _entry("Votre nom"),
            _entry("Votre prénom"),
            _entry("Votre date de naissance"),
            _entry("Votre e-mail"),
            _entry("Confirmation de votre e-mail"),
            _box(NEWS),
            _command("Retour"),
            _command("Valider"),
        ),
        _page(
            "Inscription",
            _entry("Nom *"),
            _entry("Prénom *"),
            _entry("Date de naissance (JJ/MM/AAAA) *"),
            _entry("E-mail *", "email"),
            _entry("Téléphone", "tel"),
            _command("Suivant"),
        ),
        _page(
            "Inscription",
            _entry("Jour", group="Date de naissance"),
            _entry("Mois", group="Date de naissance"),
            _entry("Année", group="Date de naissance"),
        ),
    ),
    "audiens.identity": (
        _page(
            "Nous avons bien identifié votre compte. Vous êtes paul comet Vous habitez VANVES",
            _command("Audiens >"),
            _command("Retour"),
            _command("Confirmer"),
        ),
        _page("Vous êtes paul comet Vous habitez 92177 VANVES", _command("Oui, c’est moi")),
        _page("Votre compte a été identifié", _entry("Nom"), _entry("Prénom"), _command("Continuer")),
    ),
    "audiens.masked_mobile": (
        _page(
            "nous allons vous envoyer un code de confirmation par SMS Vos informations "
            "Votre numéro de téléphone portable XX XX XX 37 08",
            _command("Ce n’est pas mon numéro de téléphone"),
            _command("C’est bien mon numéro de téléphone"),
        ),
        _page("Un code par SMS", _entry("Votre téléphone portable"), _command("J’ai changé de numéro")),
        _page("Votre portable se termine par 37 08", _command("Oui"), _command("Non")),
    ),
    "audiens.identifier": (
        _page(
            "Merci de saisir votre identifiant, numéro d’adhérent indiqué dans tous les courriers",
            _entry("Identifiant"),
            _command("Retour"),
            _command("Valider"),
        ),
        _page("Un code sera envoyé au XX XX XX 37 08", _entry("N° d’adhérent (10 chiffres)"), _command("OK")),
        _page("Identifiant", _entry("Votre identifiant"), _command("Je ne connais pas mon identifiant")),
    ),
    "audiens.channel": (
        _page(
            "Choix du canal pour finaliser l’abonnement",
            _radio("SMS", "Choix du canal pour finaliser l’abonnement"),
            _radio("Courrier Papier", "Choix du canal pour finaliser l’abonnement"),
            _command("Retour"),
            _command("Valider"),
        ),
        _page("Abonnement", _list("Choix du canal pour finaliser l’abonnement", "SMS", "Courrier Papier")),
        _page("Recevoir le code", _radio("Recevoir un SMS"), _radio("Recevoir un courrier"), _command("OK")),
        _page("Par SMS ou par courrier ?", _command("Recevoir un SMS"), _command("Recevoir un courrier")),
    ),
    "audiens.mobile": (
        _page(
            "Si vous disposez d’un portable français, merci de le saisir",
            _entry("N° de portable:"),
            _entry("Confirmation téléphone portable:"),
            _box(NO_CALLS),
            _command("http://www.bloctel.gouv.fr"),
            _command("Retour"),
            _command("Valider"),
        ),
        _page("Votre mobile", _entry("Portable", "tel"), _entry("Une seconde fois", "tel"), _command("OK")),
        _page("Votre mobile", _entry("Numéro de téléphone portable (06 ou 07)", "tel"), _command("Suivant")),
    ),
    "audiens.sms_code": (
        _page(
            "Attention, ce code n’est valable que 5 minutes.",
            _entry("Code de confirmation SMS"),
            _command("Valider"),
            _command("Retour"),
        ),
        _page(
            "Envoyé au numéro se terminant par 37 08",
            *(_entry(f"Chiffre {n}", group="Code de confirmation") for n in range(1, 7)),
            _command("Utiliser un autre numéro"),
        ),
        _page("Code reçu", _entry("Saisir ici", "text", "one-time-code"), _command("Renvoyer le code")),
    ),
    "audiens.password": (
        _page(
            PASSWORD_RULE,
            _entry("Mot de passe personnel", "password", "new-password"),
            _entry("Confirmation du mot de passe", "password", "new-password"),
            _command("Valider"),
        ),
        _page("Sécurité", _entry("Mot de passe", "password"), _entry("Encore une fois", "password")),
        _page("Créez votre mot de passe personnel", _entry("Mot de passe", "password"), _command("Valider")),
        _page(
            "Première connexion",
            _entry("Votre adresse mail", "email"),
            _entry("Nouveau mot de passe", "password"),
            _entry("Confirmation", "password"),
            _command("Se déconnecter"),
        ),
    ),
    "audiens.letter_sent": (
        _page("Vous recevrez dans quelques jours un courrier vous communiquant un code d’accès provisoire."),
        _page("Demande enregistrée : une lettre part par la poste.", _command("Retour à l’accueil")),
    ),
    "audiens.first_email": (
        _page(
            "Première connexion",
            _entry("Confirmez votre adresse mail", "email"),
            _command("Valider"),
            _command("Se déconnecter"),
        ),
        _page("Confirmez votre e-mail : paul.comet@example.org", _command("C’est bien mon adresse")),
        _page("Bienvenue", _entry("E-mail", "email"), _entry("Confirmez votre e-mail", "email")),
        _page(
            "Confirmez votre adresse mail et créez votre mot de passe",
            _entry("Adresse mail", "email"),
            _entry("Mot de passe", "password"),
            _entry("Confirmation du mot de passe", "password"),
        ),
    ),
    "audiens.email_link_sent": (
        _page("Un lien vous a été envoyé : consultez votre messagerie."),
        _page("Nous venons d’écrire à paul.comet@example.org. Ouvrez le lien que contient ce message."),
    ),
    "audiens.space": (
        _page(
            "Mes services",
            _command("Mes décomptes de remboursements santé"),
            _command("Simulateur de remboursements"),
            _command("Demande de prise en charge hospitalière"),
            _command("Relevé de situation"),
            _command("Se déconnecter"),
        ),
        _page("Vos droits", _command("Ma retraite"), _command("Déconnexion")),
        _page("Bonjour Paul Comet", _command("Relevé de situation"), _entry("Rechercher", "search")),
    ),
    "audiens.unknown_identifier": (
        _page("Votre identifiant est votre numéro d’adhérent : voyez « Vos références » sur nos courriers."),
        _page("Identifiant oublié", _entry("Nom"), _entry("Date de naissance"), _command("Envoyer")),
    ),
    "audiens.lost_password": (
        _page("Mot de passe perdu", _entry("Identifiant"), _command("Valider")),
        _page("Réinitialisation", _entry("E-mail", "email"), _command("Recevoir un lien")),
    ),
    "audiens.help": (
        _page("Si vous êtes adhérent à Audiens Santé Prévoyance contactez le 0 173 173 535"),
        _page("Une question ? 01 73 17 35 00"),
    ),
}
# What a page must never be taken for, were it expected: the step is over, left out, or another one is shown.
AFTER_THE_FORM = {
    "audiens.identity",
    "audiens.masked_mobile",
    "audiens.identifier",
    "audiens.channel",
    "audiens.mobile",
    "audiens.sms_code",
    "audiens.password",
}
APART = {
    "audiens.home": {
        "audiens.space_choice",
        "audiens.login",
        "audiens.form",
        "audiens.space",
        "audiens.letter_sent",
    },
    "audiens.space_choice": {"audiens.login", "audiens.form", "audiens.space"},
    "audiens.login": {
        "audiens.space_choice",
        "audiens.form",
        "audiens.first_email",
        "audiens.space",
        "audiens.password",
    },
    "audiens.form": {*AFTER_THE_FORM, "audiens.login", "audiens.first_email", "audiens.letter_sent"},
    **{
        key: AFTER_THE_FORM - {key}
        | {"audiens.login", "audiens.form", "audiens.letter_sent", "audiens.space"}
        for key in AFTER_THE_FORM - {"audiens.password"}
    },
    "audiens.password": {
        "audiens.form",
        "audiens.sms_code",
        "audiens.identifier",
        "audiens.space",
    },
    "audiens.letter_sent": {*AFTER_THE_FORM, "audiens.login", "audiens.form", "audiens.space"},
    "audiens.first_email": {"audiens.login", "audiens.form", "audiens.identifier", "audiens.space"},
    "audiens.space": {*AFTER_THE_FORM, "audiens.login", "audiens.form"},
    "audiens.lost_password": {"audiens.login", "audiens.password", "audiens.space"},
}
# By screen: on its first page, which control is which purpose.
FOUND: Mapping[str, Mapping[str, str | None]] = {
    "audiens.home": {"entry_control": "Accéder à votre espace personnalisé", "search": "Rechercher"},
    "audiens.space_choice": {
        "space_audiens": "Espace Audiens*",
        "space_conges": "Espace Congés Spectacles**",
    },
    "audiens.login": {
        "login_name": "Identifiant",
        "login_secret": SECRET,
        "login_submit": "AUDIENS Se connecter avec Audiens",
        "lost_password": "J’ai perdu mon mot de passe ? >",
        "unknown_identifier": "Je ne connais pas mon identifiant de connexion >",
        "franceconnect": "S’identifier avec FranceConnect",
        "sign_up": "Je m’inscris",
        "personal_tab": "Espace Personnel Mon espace particulier",
    },
    "audiens.form": {
        "last_name": "Votre nom",
        "first_name": "Votre prénom",
        "birth_date": "Votre date de naissance",
        "email": "Votre e-mail",
        "email_confirmation": "Confirmation de votre e-mail",
        "email_news": NEWS,
        "form_submit": "Valider",
        "back": "Retour",
    },
    "audiens.identity": {"identity_confirm": "Confirmer", "contact_audiens": "Audiens >"},
    "audiens.masked_mobile": {
        "its_mine": "C’est bien mon numéro de téléphone",
        "not_mine": "Ce n’est pas mon numéro de téléphone",
    },
    "audiens.identifier": {"identifier": "Identifiant", "identifier_submit": "Valider"},
    "audiens.channel": {
        "channel_sms": "SMS",
        "channel_letter": "Courrier Papier",
        "channel_submit": "Valider",
    },
    "audiens.mobile": {
        "mobile": "N° de portable:",
        "mobile_confirmation": "Confirmation téléphone portable:",
        "phone_objection": NO_CALLS,
        "phone_consent": None,
        "bloctel": "http://www.bloctel.gouv.fr",
    },
    "audiens.sms_code": {
        "sms_code": "Code de confirmation SMS",
        "code_submit": "Valider",
        "code_resend": None,
    },
    "audiens.password": {
        "password": "Mot de passe personnel",
        "password_confirmation": "Confirmation du mot de passe",
    },
    "audiens.first_email": {"first_email": "Confirmez votre adresse mail", "first_email_submit": "Valider"},
    "audiens.space": {"logout": "Se déconnecter"},
}


@pytest.fixture(scope="module")
def finder() -> Finder:
    """How purposes are found without any profile."""
    return Finder(CATALOGUE.purposes)


@pytest.fixture(scope="module")
def screens(finder: Finder) -> Screens:
    """The screens of this portal."""
    words = catalogue.resolve(CATALOGUE, "audiens", {}, {}).table("aud.services.labels")
    known = [screen for screen in CATALOGUE.screens.values() if screen.portal == "audiens"]
    return Screens(known, finder, words)  # type: ignore[arg-type]


def test_every_screen_has_pages_here() -> None:
    """A screen that nothing tries would be recognised by luck."""
    assert set(PAGES) == {key for key, screen in CATALOGUE.screens.items() if screen.portal == "audiens"}


@pytest.mark.parametrize(("key", "page"), [(key, page) for key, pages in PAGES.items() for page in pages])
def test_a_page_of_a_step_is_recognised_as_that_step(screens: Screens, key: str, page: Snapshot) -> None:
    """In the guide's words, in a vendor's, and with one control less."""
    found = screens.recognise(page, expected=key)

    assert found is not None
    assert found.key == key


@pytest.mark.parametrize(
    ("key", "other", "page"),
    [
        (key, other, page)
        for key, others in sorted(APART.items())
        for other in sorted(others)
        for page in PAGES[key]
    ],
)
def test_a_page_of_a_step_is_not_taken_for_another(
    screens: Screens, key: str, other: str, page: Snapshot
) -> None:
    """Otherwise a portal that leaves a step out, or goes nowhere, would pass for one that goes on."""
    assert not screens.is_at(page, other), key


@pytest.mark.parametrize(
    ("screen", "purpose", "name"),
    [(screen, purpose, name) for screen, wanted in FOUND.items() for purpose, name in wanted.items()],
)
def test_a_control_of_the_guide_is_found_as_its_purpose(
    finder: Finder, screen: str, purpose: str, name: str | None
) -> None:
    """Each control is the purpose that the guide gives it on its page, and none is taken for another."""
    found = finder.find(PAGES[screen][0], f"audiens.{purpose}")

    assert (found and found.control.name) == name


def test_a_confirmed_password_is_chosen_and_not_given(screens: Screens) -> None:
    """A log-in page never asks twice: else a refused password would pass for the log-in page."""
    for page in PAGES["audiens.password"]:
        if sum(control.kind == "password" for control in page.controls) > 1:
            assert not screens.is_at(page, "audiens.login")


def test_radio_buttons_are_one_choice_under_the_name_of_their_group(finder: Finder) -> None:
    """A list and a group of radio buttons are the same choice of a channel."""
    radios, listed, *_ = PAGES["audiens.channel"]

    group, one = finder.find(radios, "audiens.channel"), finder.find(listed, "audiens.channel")

    assert group is not None
    assert [part.name for part in group.parts] == ["SMS", "Courrier Papier"]
    assert one is not None
    assert [option.label for option in one.control.options] == ["SMS", "Courrier Papier"]
