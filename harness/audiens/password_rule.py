"""What a page has to say of the password's rule, as the candidate reads the guide (AUD-AMB-02)."""

from __future__ import annotations

from collections.abc import Mapping

from catalogue.settings import Settings
from harness.audiens.policy import excludes_special, policy
from harness.audiens.statements import Statement
from harness.faults import Unassessed

LENGTH, SIGNS, NO_SPECIAL = (
    "la longueur exigée",
    "les signes qui le composent",
    "l'exclusion des caractères spéciaux",
)
PARTS = (LENGTH, SIGNS, NO_SPECIAL)
_GUIDES_LENGTH = 8
_IN_WORDS = {
    8: "huit",
    9: "neuf",
    10: "dix",
    11: "onze",
    12: "douze",
    13: "treize",
    14: "quatorze",
    15: "quinze",
    16: "seize",
}
_LETTERS, _DIGITS = ("lettre", "alpha"), ("chiffre", "numérique")
_SPECIAL = ("spécia", "ponctuation", "symbole")
_LETTERS_ALONE = ("seulement des lettres", "uniquement des lettres", "lettres ou chiffres seulement")
_KINDS: Mapping[str, tuple[str, ...]] = {
    "lower": ("minuscule", "casse", *_LETTERS),
    "upper": ("majuscule", "capitale", "casse"),
    "digit": _DIGITS,
    "special": (*_SPECIAL, "signe"),
}


def rule_statement(part: str, settings: Settings) -> Statement:
    """The words without which that part of the rule is not shown.

    Raises `Unassessed` where the declared rule has no such part.
    """
    if part == LENGTH:
        return (_lengths(max(policy(settings).shortest, _GUIDES_LENGTH)),)
    if part == SIGNS:
        return _signs(settings)
    if not excludes_special(settings):
        raise Unassessed("le profil n’exclut pas les caractères spéciaux", inapplicable=True)
    return ((*_SPECIAL, *_LETTERS_ALONE),)


def _lengths(shortest: int) -> tuple[str, ...]:
    """The usual ways of saying how many signs at least."""
    numbers = (str(shortest), *filter(None, (_IN_WORDS.get(shortest),)))
    kinds = ("caractères", "car.", "signes", "lettres", "chiffres ou", "chiffres et")
    after = (*kinds, "à", "au moins", "au minimum", "minimum", "et plus", "ou plus")
    before = ("entre", "au moins", "minimum", "minimum de", "minimum :", "minimale :", "minimale de")
    return (
        *(f"{number}{end} {word}" for number in numbers for end in ("", ")") for word in after),
        *(f"{word} {number}" for number in numbers for word in before),
    )


def _signs(settings: Settings) -> Statement:
    """Letters and digits, or each kind that the vendor's own rule requires."""
    if settings.text("aud.password.reading") != "stricter":
        return (_LETTERS, _DIGITS)
    own = settings.table("aud.password.policy")
    classes = own.get("classes")
    kinds = [str(kind) for kind in classes] if isinstance(classes, (list, tuple)) else []
    if own.get("special") == "required":
        kinds.append("special")
    if not kinds:
        raise Unassessed("la règle déclarée n’exige aucune sorte de signes", inapplicable=True)
    return tuple(_KINDS[kind] for kind in dict.fromkeys(kinds) if kind in _KINDS)
