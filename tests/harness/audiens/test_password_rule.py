"""The rule that is to be shown is the one that the candidate declares, in whatever words."""

from __future__ import annotations

import pytest

import catalogue
from catalogue.settings import Settings, resolve
from harness.audiens.notices import missing
from harness.audiens.password_rule import LENGTH, NO_SPECIAL, PARTS, SIGNS, rule_statement
from harness.faults import Unassessed

GUIDES = "8 caractères alphas et/ou numériques au minimum, pas de caractères spéciaux"
OWN = {"aud.password.policy": {"min": 12, "classes": ["upper", "digit"], "special": "required"}}


def under(reading: str, parameters: dict[str, object] | None = None) -> Settings:
    """The settings of a candidate that reads the guide so."""
    return resolve(catalogue.load(), "audiens", {"AUD-AMB-02": reading}, parameters or {})


@pytest.mark.parametrize("reading", ["any_alnum", "mixed_alnum"])
@pytest.mark.parametrize("part", PARTS)
def test_the_guides_rule_is_due_mixed_or_not(reading: str, part: str) -> None:
    """A page that shows it passes; one that shows nothing is caught."""
    statement = rule_statement(part, under(reading))
    assert missing(statement, GUIDES) is None
    assert missing(statement, "Choisissez votre mot de passe.") is not None


def test_specials_are_excluded_only_where_the_rule_does() -> None:
    """Under a reading that takes them there is nothing to say of them."""
    with pytest.raises(Unassessed) as nothing:
        rule_statement(NO_SPECIAL, under("min_alnum_plus"))
    assert nothing.value.inapplicable


def test_the_vendors_own_rule_is_the_one_to_show() -> None:
    """Its length and each of its kinds of signs, not the guide's."""
    settings = under("stricter", OWN)
    told = "Douze caractères au moins, dont une majuscule, un chiffre et un symbole."
    for part in (LENGTH, SIGNS):
        assert missing(rule_statement(part, settings), told) is None
        assert missing(rule_statement(part, settings), GUIDES) is not None


@pytest.mark.parametrize(
    "told",
    [
        "Longueur minimale : 8",
        "huit signes ou plus",
        "entre 8 et 64 lettres",
        "Longueur : 8 minimum",
        "8 chiffres ou lettres",
    ],
)
def test_a_length_is_said_in_many_ways(told: str) -> None:
    """No wording is imposed."""
    assert missing(rule_statement(LENGTH, under("any_alnum")), told) is None
