"""An HTML document as a tree: charset, base address, identifiers, and the white space of HTML."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from functools import cached_property
from urllib.parse import urljoin

from lxml import etree

Element = etree._Element

SPACE = " \t\n\r\f"
_SPACES = re.compile(f"[{SPACE}]+")
_META = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]+)""", re.IGNORECASE)
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_EMPTY = "<html><head></head><body></body></html>"


def words(text: str) -> frozenset[str]:
    """A closed set of words, written as one text."""
    return frozenset(text.split())


def raw_text(element: Element) -> str:
    """All the text under an element, hidden or not."""
    return "".join(str(piece) for piece in element.itertext())


def collapse(text: str) -> str:
    """HTML white space made single spaces and taken off both ends; no-break spaces stay."""
    return _SPACES.sub(" ", text).strip(SPACE)


def tag(element: Element) -> str:
    """The lower-case tag, ``""`` for a comment or a processing instruction."""
    return element.tag.lower() if isinstance(element.tag, str) else ""


def elements(root: Element) -> Iterator[Element]:
    """``root`` and its descendant elements, in document order."""
    return (node for node in root.iter() if isinstance(node.tag, str))


def charset(body: bytes, header: str | None) -> str:
    """The encoding that a browser would read ``body`` with."""
    marked = next((name for mark, name in _BOMS if body.startswith(mark)), None)
    if marked:
        return marked
    found = _META.search(body[:2048])
    for name in (header, found.group(1).decode("ascii") if found else None):
        if name and (known := known_encoding(name)):
            return known
    return "cp1252"


def known_encoding(name: str) -> str | None:
    """Python's name of an encoding that a page names; ``None`` where it is none."""
    try:
        known = codecs.lookup(name.strip("\"' ")).name
    except LookupError:
        return None
    # The web's latin-1 and ASCII are windows-1252 (WHATWG Encoding).
    return "cp1252" if known in {"iso8859-1", "ascii"} else known


class Document:
    """A parsed page. Raises nothing on bad markup: a browser would not either."""

    def __init__(self, html: str, url: str, encoding: str = "utf-8") -> None:
        self.html = html
        self.url = url
        self.encoding = encoding
        parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
        content = html.lstrip("\ufeff").replace("\0", "")
        raw = (content if content.strip() else _EMPTY).encode("utf-8", "replace")
        root = etree.fromstring(raw, parser)
        self.root: Element = root if root is not None else etree.fromstring(_EMPTY, parser)
        # Kept, because lxml makes a new proxy for an element that nobody holds, and state is kept by element.
        self.elements: tuple[Element, ...] = tuple(elements(self.root))

    @classmethod
    def of(cls, body: bytes, url: str, header_charset: str | None = None) -> Document:
        """A document from the bytes of an answer."""
        encoding = charset(body, header_charset)
        return cls(body.decode(encoding, "replace"), url, encoding)

    @cached_property
    def ids(self) -> dict[str, Element]:
        """The first element of each identifier."""
        found: dict[str, Element] = {}
        for element in self.elements:
            if identifier := element.get("id"):
                found.setdefault(identifier, element)
        return found

    @cached_property
    def positions(self) -> dict[Element, int]:
        """The place of each element in document order."""
        return {element: place for place, element in enumerate(self.elements)}

    @cached_property
    def base(self) -> str:
        """What relative addresses are relative to."""
        for element in self.elements:
            if element.tag == "base" and (href := element.get("href")):
                return urljoin(self.url, href.strip(SPACE))
        return self.url

    @cached_property
    def title(self) -> str:
        """The document's title."""
        return next((collapse(raw_text(e)) for e in self.elements if _is_title(e)), "")

    @property
    def language(self) -> str:
        """The language of the document element."""
        return (self.root.get("lang") or "").strip()

    @cached_property
    def body(self) -> Element:
        """The body, or the root where there is none."""
        return next((e for e in self.elements if e.tag == "body"), self.root)

    def by_ids(self, references: str | None) -> tuple[Element, ...]:
        """The elements that a list of identifiers points to, missing ones left out."""
        return tuple(self.ids[name] for name in (references or "").split() if name in self.ids)

    def resolve(self, address: str) -> str:
        """An address of this page made absolute; a bad one is returned as it is."""
        try:
            joined = urljoin(self.base, address.strip(SPACE))
        except ValueError:
            return address
        # urljoin drops an empty fragment, which a browser keeps.
        return joined + "#" if address.strip(SPACE).endswith("#") and not joined.endswith("#") else joined


def _is_title(element: Element) -> bool:
    parent = element.getparent()
    return element.tag == "title" and parent is not None and tag(parent) != "svg"
