"""The HTML of a message as a person sees it: its words and the addresses behind its links."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fakes.extraction import distinct, links

if TYPE_CHECKING:
    from lxml import etree

_UNSEEN = frozenset({"head", "script", "style", "template", "title"})
_INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "em", "font", "i", "kbd", "mark", "s", "small"}
    | {"span", "strong", "sub", "sup", "tt", "u", "var", "wbr"}
)
_WEB = ("http://", "https://")
_GAPS = re.compile(r"^\s+|\s+$|[\t\r\n]")  # what a browser takes out of an address


@dataclass(frozen=True, slots=True)
class Shown:
    """What is seen; ``links`` are the addresses of its links, then those that only its words give."""

    text: str = ""
    links: tuple[str, ...] = ()


def read_markup(html: str) -> Shown:
    """The words and links of an HTML text, however broken it is."""
    if not html.strip():
        return Shown()
    from lxml import etree  # noqa: PLC0415 - only a message that has HTML pays for loading it

    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = etree.fromstring(html.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return Shown(html, links(html))
    return Shown() if root is None else _seen(etree.iterwalk(root, events=("start", "end")))


def _seen(walk: etree.iterwalk) -> Shown:
    """Reads a tree in order, without recursion: a hostile message may nest as deep as it likes."""
    words: list[str] = []
    targets: list[str] = []
    for event, element in walk:
        tag = str(element.tag).lower()
        edge = "" if tag in _INLINE else "\n"
        if event == "end":
            words += (edge, element.tail or "")
        elif tag in _UNSEEN:
            walk.skip_subtree()
        else:
            words += (edge, element.text or "")
            if tag in ("a", "area"):
                targets.append(_GAPS.sub("", element.get("href") or ""))
    text = "".join(words).strip()
    web = (target for target in targets if target.lower().startswith(_WEB))
    return Shown(text, distinct((*web, *links(text))))
