"""What a message says once it is read: the one shape that every channel is read into."""

from __future__ import annotations

from dataclasses import dataclass

from fakes.extraction import codes, distinct, links


@dataclass(frozen=True, slots=True)
class Attachment:
    """A part that is not the text itself; ``size`` is in bytes, decoded."""

    name: str
    content_type: str
    size: int


@dataclass(frozen=True, slots=True)
class Content:
    """A message as a person reads it. ``defects`` are the ways in which it breaks its format.

    ``segments`` and ``encoding`` are those of an SMS. ``unreadable`` is a letter without a text layer, of
    which nothing can be said. ``observations``, in French, are what its reader should know besides.
    """

    text: str = ""
    html: str = ""
    subject: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    text_links: tuple[str, ...] = ()
    html_links: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    defects: tuple[str, ...] = ()
    segments: int = 0
    encoding: str = ""
    unreadable: bool = False
    observations: tuple[str, ...] = ()

    @property
    def links(self) -> tuple[str, ...]:
        """All links, each once: those of the text, then those that only the HTML has."""
        return distinct(self.text_links + self.html_links)


def plain(text: str) -> Content:
    """What a text without any format says, such as an SMS."""
    return Content(text=text, text_links=links(text), codes=codes(text))
