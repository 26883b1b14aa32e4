"""Text within 80 columns, as `homologue catalogue --id` lays it out on any terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

_WIDTH = 80
_NAME = 10


def wrapped(text: str, *, before: int = 0, indent: int) -> list[str]:
    """A paragraph, ``before`` spaces before its first line and ``indent`` before the others."""
    return textwrap.wrap(
        text,
        _WIDTH,
        initial_indent=" " * before,
        subsequent_indent=" " * indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def entry(name: str, said: str) -> list[str]:
    """A name and what is said under it, in two columns."""
    return wrapped(f"{name:<{_NAME}}{said}", indent=_NAME)


def section(title: str, entries: Iterable[Iterable[str]]) -> Iterator[str]:
    """A title and its entries; nothing where there is none."""
    whole = [line for each in entries for line in each]
    if whole:
        yield from ("", title, *whole)
