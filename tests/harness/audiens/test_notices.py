"""What a page states is read in any wording, and in the part of the page that it belongs to."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

import catalogue
from harness.audiens.cards import card_of
from harness.audiens.notices import bears, missing, passages, text_of, unfoldings
from harness.audiens.statements import AUDIENS, CARDS, CONGES, SAID
from harness.drivers.driver import Client
from harness.matching import Finder
from harness.page import FOLD, Control, Snapshot
from harness.screens import Screens
from harness.visit import Visit
from tests.harness.pages import button, entry, page

SPACES = (
    f'<main><section><h2>1</h2><a href="/c">{CONGES}</a><p>Artistes : immatriculation</p></section>'
    f'<section><h2>2</h2><a href="/a">{AUDIENS}</a><p>Vos décomptes, et le simulateur</p></section></main>'
)


def test_a_card_ends_where_another_space_begins() -> None:
    """The text of one space is never taken for the other's."""
    shown = page(html=SPACES)
    conges = card_of(shown, CONGES, (AUDIENS,))
    assert missing(CARDS["l'immatriculation"][1], conges) is None
    assert missing(CARDS["le simulateur de remboursement"][1], conges) is not None
    assert missing(CARDS["le simulateur de remboursement"][1], card_of(shown, AUDIENS, (CONGES,))) is None


def test_a_statement_needs_a_word_of_each_group() -> None:
    """Five minutes without « recommencer » do not say both."""
    said = "Attention, ce code n’est valable que 5\u00a0minutes."
    assert missing(SAID["que le code vaut cinq minutes"], said) is None
    assert missing(SAID["que le code vaut cinq minutes"], "valable 15 minutes") is not None
    assert missing(SAID["qu'il faudra recommencer ensuite"], said) is not None


def test_what_an_entry_says_of_itself_counts() -> None:
    """A help tied to an entry is read with the page."""
    shown = page(entry("Identifiant", description="Numéro d’adhérent de vos courriers"))
    assert missing(SAID["que l'identifiant est le numéro d'adhérent"], text_of(shown)) is None


def test_the_guide_s_words_are_borne_whatever_the_print() -> None:
    """Case, apostrophes, no-break spaces and closing signs do not count; another wording does."""
    shown = page(text="VOUS N’ÊTES PAS\u00a0ENCORE INSCRIT\u202f?")
    assert bears(shown, "Vous n'êtes pas encore inscrit ?")
    assert not bears(page(text="Pas encore inscrit ?"), "Vous n'êtes pas encore inscrit ?")


def test_what_is_said_in_one_breath_is_not_put_together_from_a_form() -> None:
    """Mandatory entries and a news box are no notice; a sentence over two lines is one."""
    form = "Les champs marqués d’un astérisque (*) sont obligatoires.\nJe veux les offres d’AUDIENS.\n"
    notice = "AUDIENS met en œuvre\nun traitement de vos données.\nElles sont indispensables."
    for said in ("qui traite les données", "que les données sont indispensables"):
        assert all(missing(SAID[said], each) is not None for each in passages(form))
        assert any(missing(SAID[said], each) is None for each in passages(form + notice))


def test_who_receives_the_data_is_not_who_processes_them() -> None:
    """The departments of Audiens get them; who is responsible is another matter."""
    receives = "Les données collectées sont destinées aux services d’AUDIENS pour ces traitements."
    assert missing(SAID["qui traite les données"], receives) is not None
    assert missing(SAID["qui traite les données"], "Responsable du traitement : Audiens") is None


class Folded:
    """A page of three folds, of which the last is in a form; each look gives controls of its own."""

    FOLDS = ("Particuliers", "Employeurs", "Qu’est-ce que l’identifiant ?")

    def __init__(self) -> None:
        self.looks = 0
        self.open_url("")

    def open_url(self, opened: str) -> None:
        self.looks += 1
        folds = [
            replace(button(name, form=0 if rank == 2 else None), ref=f"{self.looks}-{rank}", kind=FOLD)
            for rank, name in enumerate(self.FOLDS)
        ]
        self.shown = page(*folds, text=opened, url="http://p.test/")

    def open(self, _url: str) -> None:
        self.open_url("")

    def look(self) -> Snapshot:
        return self.shown

    def activate(self, control: Control) -> None:
        assert control in self.shown.controls, "a control of a page that is gone"
        self.open_url(f"déplié : {control.name}")


def test_each_fold_of_a_page_is_opened_in_turn() -> None:
    """Those of a menu come before the help, which stands in the form that it is about."""
    screens = Screens((), Finder(catalogue.load().purposes), {})
    visit = Visit(cast(Client, Folded()), Finder(catalogue.load().purposes), screens, patience=0.1)
    visit.open("http://p.test/")
    assert [each.text for each in unfoldings(visit)] == [f"déplié : {name}" for name in Folded.FOLDS]
