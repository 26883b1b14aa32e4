"""The activation codes that scenarios speak of: one's own as it may be typed, and wrong ones."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from harness.people import CODE_ALPHABET


def another_code(code: str, index: int = -1) -> str:
    """A code with one letter or digit replaced by another, not merely its case."""
    places = [at for at, sign in enumerate(code) if sign.isalnum()]
    at = places[index % len(places)]
    other = next(
        sign
        for sign in CODE_ALPHABET
        if sign.casefold() != code[at].casefold() and sign.isdigit() == code[at].isdigit()
    )
    return code[:at] + other + code[at + 1 :]


ABSENT: Mapping[str, Callable[[str], str]] = {
    "laissé vide": lambda _: "",
    "fait d'espaces": lambda _: "   ",
}

FALSE: Mapping[str, Callable[[str], str]] = {
    "faux de son premier caractère": lambda code: another_code(code, 0),
    "faux d'un caractère au milieu": lambda code: another_code(code, len(code) // 2),
    "faux de son dernier caractère": another_code,
    "amputé de son premier caractère": lambda code: code[1:],
    "amputé de son dernier caractère": lambda code: code[:-1],
    "suivi d'un caractère de trop": lambda code: code + ("7" if code[-1].isdigit() else "K"),
}

SPACED: Mapping[str, Callable[[str], str]] = {
    "suivi d'une espace": lambda code: code + " ",
    "précédé d'une espace": lambda code: " " + code,
}
