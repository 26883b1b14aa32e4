"""A refusal stays where she was or is told elsewhere; a message on the field is new and about that field."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

import pytest

import catalogue
from harness.drivers.driver import Client
from harness.faults import Nonconformity
from harness.matching import Finder, Widget
from harness.page import Snapshot
from harness.refusals import ensure_kept_with_message, ensure_refusal_told, ensure_refused, new_message
from harness.screens import Screens
from harness.visit import Visit
from tests.harness.pages import button, entry, link, page

LEDGER = catalogue.load()
LOGIN, SPACE = "audiens.login", "audiens.space"
AT_LOGIN = page(
    entry("Identifiant de connexion"),
    entry("Mot de passe ou code d’accès provisoire", kind="password"),
    button("Me connecter"),
    text="Connexion\nIdentifiant de connexion\nMot de passe ou code d’accès provisoire",
)
ELSEWHERE = page(link("Revenir à la connexion", "/"), text="Identifiant ou mot de passe incorrect.")
PURPOSE = LEDGER.purposes["urssaf.nir"]
FIELD = entry("Numéro de Sécurité sociale")
BEFORE = page(FIELD, button("Suivant"), text="Identification\nNuméro de Sécurité sociale")


def message(after: Snapshot, before: Snapshot = BEFORE) -> str:
    """The new message on the number, between two pages."""
    finder = Finder(catalogue.load().purposes)
    then, now = (finder.find(each, "urssaf.nir") for each in (before, after))
    return new_message(before, after, now, then, PURPOSE)


def test_the_field_s_own_error_counts() -> None:
    """aria-errormessage, or a native bubble."""
    assert (
        message(page(replace(FIELD, error="Quinze positions sont attendues.")))
        == "Quinze positions sont attendues."
    )


def test_text_beside_the_field_counts() -> None:
    """A message inside the field's own block."""
    assert message(page(replace(FIELD, nearby="Numéro de Sécurité sociale\nIl manque la clé.")))


def test_an_alert_that_names_the_field_counts() -> None:
    """A summary at the top of the page."""
    text = BEFORE.text + "\nLe numéro est incomplet."
    assert message(page(FIELD, alerts=("Le numéro est incomplet.",), text=text)) == "Le numéro est incomplet."


def test_what_was_already_there_is_no_message() -> None:
    """A hint that stands before the submission is not an answer to it."""
    hinted = page(replace(FIELD, description="Quinze positions."), text=BEFORE.text)
    assert message(hinted, before=hinted) == ""


def test_a_message_about_another_field_does_not_count() -> None:
    """The code is not the number."""
    assert message(page(FIELD, alerts=("Le code d’activation est faux.",), text=BEFORE.text)) == ""


def test_a_page_that_changed_nothing_says_nothing() -> None:
    """A silent refusal is no message."""
    assert message(BEFORE) == ""


def test_a_widget_of_several_parts_is_read_whole() -> None:
    """An error on the key is an error on the number."""
    parts = [entry(n, group="Numéro de Sécurité sociale") for n in ("13 positions", "Clé")]
    after = [parts[0], replace(parts[1], error="La clé est fausse.")]
    assert message(page(*after), before=page(*parts)) == "La clé est fausse."
    assert Widget(PURPOSE, tuple(parts), "groupe").name == "Numéro de Sécurité sociale"


def test_a_word_of_any_sentence_names_no_field() -> None:
    """« Vous êtes né le » is one way to ask for a date; « vous » in a refusal is not about the date."""
    purpose = catalogue.load().purposes["audiens.birth_date"]
    before = page(entry("Votre date de naissance"), text="Inscription")
    finder = Finder(catalogue.load().purposes)
    found = finder.find(before, "audiens.birth_date")
    for said, about in (
        ("Ces informations ne suffisent pas à vous identifier.", False),
        ("Naissance ?", True),
    ):
        after = replace(before, text=f"Inscription\n{said}")
        assert bool(new_message(before, after, found, found, purpose)) is about


class Shown:
    """A client whose page comes at once."""

    def __init__(self, shown: Snapshot) -> None:
        self.shown = shown

    def look(self) -> Snapshot:
        return self.shown


def led_to(after: Snapshot, before: Snapshot = AT_LOGIN) -> Visit:
    """Somebody whom her latest command led from one page to another."""
    finder = Finder(LEDGER.purposes)
    screens = Screens(tuple(LEDGER.screens.values()), finder, {"retraite": ("retraite",)})
    visit = Visit(cast(Client, Shown(after)), finder, screens, patience=0)
    visit.before = before
    visit.look()
    return visit


@pytest.mark.parametrize(
    "after",
    [
        pytest.param(AT_LOGIN, id="the same screen"),
        pytest.param(ELSEWHERE, id="a page of its own, with a way back"),
        pytest.param(replace(ELSEWHERE, status=401), id="the same by its status"),
        pytest.param(
            page(link("S’inscrire", "/"), text="Accueil\nNous ne vous avons pas reconnue."),
            id="a message after a redirection",
        ),
        pytest.param(page(alerts=("Connexion refusée",), text="Bienvenue"), id="an alert"),
    ],
)
def test_a_refusal_may_be_told_on_another_page(after: Snapshot) -> None:
    """AUD-018, AUD-140: what is asked is a refusal, not the page that it stands on."""
    ensure_refused(led_to(after), LOGIN, (SPACE,))


@pytest.mark.parametrize(
    "after",
    [
        pytest.param(
            page(button("Me déconnecter"), link("Ma retraite", "/r"), text="Bienvenue. Aucune erreur."),
            id="the space, whatever it says",
        ),
        pytest.param(page(text="Votre retraite, vos droits."), id="a page that refuses nothing"),
        pytest.param(replace(ELSEWHERE, status=500), id="a breakdown"),
        pytest.param(page(status=404, text="Cette page n’existe pas."), id="a lost page"),
        pytest.param(
            page(text="Page suivante\nEn cas d’erreur, appelez-nous."), id="words that stood there before"
        ),
    ],
)
def test_what_lets_through_or_breaks_down_is_no_refusal(after: Snapshot) -> None:
    """Neither a further screen, nor a page that says nothing of it, nor an error of the server."""
    before = replace(AT_LOGIN, text=f"{AT_LOGIN.text}\nEn cas d’erreur, appelez-nous.")
    with pytest.raises(Nonconformity, match="un refus"):
        ensure_refused(led_to(after, before), LOGIN, (SPACE,))


def test_a_refusal_that_has_to_be_told_gives_its_words() -> None:
    """On another page, they are all that it says."""
    assert ensure_refusal_told(led_to(ELSEWHERE), LOGIN, (SPACE,)) == "Identifiant ou mot de passe incorrect."


def test_a_silent_refusal_is_not_told() -> None:
    """The same page again says nothing new."""
    with pytest.raises(Nonconformity, match="un refus annoncé"):
        ensure_refusal_told(led_to(AT_LOGIN), LOGIN, (SPACE,))


EMAIL, AGAIN = entry("E-mail"), entry("Confirmez votre e-mail")
PAIR = ("urssaf.email", "urssaf.email_confirmation")
ADDRESSES = page(EMAIL, AGAIN, button("Envoyer"), text="Adresse")


@pytest.mark.parametrize("refused", [EMAIL, AGAIN])
@pytest.mark.parametrize("keys", [PAIR, PAIR[::-1]])
def test_a_message_on_either_of_a_pair_counts(refused: object, keys: tuple[str, str]) -> None:
    """Two entries that differ are both at fault: which one bears the message is the portal's choice."""
    controls = [replace(each, error="Différent." if each is refused else "") for each in (EMAIL, AGAIN)]
    after = page(*controls, button("Envoyer"), text="Adresse")
    assert ensure_kept_with_message(led_to(after, ADDRESSES), "urssaf.contact_address", *keys) == "Différent."


def test_a_message_on_no_field_of_the_pair_does_not_count() -> None:
    """The error names the field that it was asked of."""
    with pytest.raises(Nonconformity, match="un message sur"):
        ensure_kept_with_message(led_to(ADDRESSES, ADDRESSES), "urssaf.contact_address", *PAIR)
