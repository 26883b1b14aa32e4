"""A message on the field is new, on the same screen, and about that field."""

from __future__ import annotations

from dataclasses import replace

import catalogue
from harness.matching import Finder, Widget
from harness.page import Snapshot
from harness.refusals import new_message
from tests.harness.pages import button, entry, page

PURPOSE = catalogue.load().purposes["urssaf.nir"]
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
