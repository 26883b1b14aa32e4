"""Words are compared as people read them."""

from __future__ import annotations

import pytest

from harness.words import bare, fold, masked, speaks_of, squeezed


@pytest.mark.parametrize(
    "seen",
    ["Suivant", "SUIVANT", " suivant ", "suivant *", "Suivant :", "suivant >", "sui\u00advant"],
)
def test_print_and_typography_do_not_count(seen: str) -> None:
    """Case, marks at the end, spaces and soft hyphens are not the words."""
    assert fold(seen) == "suivant"


def test_both_apostrophes_and_every_space_are_alike() -> None:
    """A page may type « l’adresse » as it likes."""
    assert fold("L’adresse\u00a0e-mail\u202f:") == fold("l'adresse e-mail")


@pytest.mark.parametrize(
    "seen",
    [
        "Code d’activation (8 caractères)",
        "Code d'activation * (obligatoire)",
        "Code d'activation – format : ABCD1234",
        "Code d'activation, par exemple ABCD1234",
    ],
)
def test_a_hint_is_not_the_name(seen: str) -> None:
    """What helps to fill is taken off before the last comparison."""
    assert bare(seen) == "code d'activation"


def test_another_name_stays_another_name() -> None:
    """Nothing is found by containment."""
    assert bare("Renvoyer un e-mail") != bare("Envoyer")


def test_a_word_is_sought_from_its_beginning() -> None:
    """« connexion » is not in « Déconnexion »."""
    assert speaks_of("Ma connexion", ("connexion",))
    assert not speaks_of("Déconnexion", ("connexion",))


def test_grouping_is_no_difference_between_values() -> None:
    """A phone number is the same by pairs or in one block."""
    assert squeezed("06 39.98-37/08") == squeezed("0639983708")


def test_what_differs_by_person_or_instant_is_masked() -> None:
    """A number in groups is one sign; the words about it stay."""
    assert masked("Le numéro 2 55 04 99 est inconnu (réf. A-17)") == "le numéro # est inconnu (réf. #"
