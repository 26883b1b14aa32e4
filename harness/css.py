"""The CSS selectors of a profile: which are understood, and what they designate in a document."""

from __future__ import annotations

import re
from functools import cache
from typing import cast

from cssselect import HTMLTranslator, SelectorError, parse
from lxml.etree import XPath, _Element
from lxml.html.defs import tags

_WORDS = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)*")
_NOT_OF_BROWSERS = re.compile(r":contains\(|!=")


class WrongSelector(ValueError):
    """A selector that is none, or that not both drivers understand."""


def ensure_selector(text: str) -> None:
    """Raise `WrongSelector` unless a text is a selector that both drivers understand alike."""
    if _WORDS.fullmatch(text) and not (text.isascii() and text.islower()) and text.lower() not in tags:
        raise WrongSelector(
            f"« {text} » n’est pas un élément de HTML : un nom se donne dans label ou group, "
            "et ici un sélecteur CSS, comme « #cle »"
        )
    _path(text)


def designated(selector: str, root: _Element) -> list[_Element]:
    """The elements under a root that a selector designates, in document order. Raises `WrongSelector`."""
    return cast("list[_Element]", _path(selector)(root))


@cache
def _path(selector: str) -> XPath:
    try:
        pseudo = any(one.pseudo_element for one in parse(selector))
        path = HTMLTranslator().css_to_xpath(selector)
    except SelectorError as error:
        raise WrongSelector(f"« {selector} » n’est pas un sélecteur CSS admis ({error})") from None
    if pseudo or _NOT_OF_BROWSERS.search(selector):
        raise WrongSelector(f"« {selector} » ne désigne aucun élément dans un navigateur")
    return XPath(path)
