"""What a page states is read in any wording, and in the part of the page that it belongs to."""

from __future__ import annotations

from harness.audiens.cards import card_of
from harness.audiens.notices import bears, missing, passages, text_of
from harness.audiens.statements import AUDIENS, CARDS, CONGES, SAID
from tests.harness.pages import entry, page

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
