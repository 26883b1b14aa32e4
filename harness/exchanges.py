"""One HTTP exchange between a person's client and the candidate, as it went over the wire."""

from __future__ import annotations

from dataclasses import dataclass, field
from email.message import Message
from urllib.parse import urljoin

_REDIRECTS = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request and its answer. Header names are lower case; ``body`` and ``answer`` are raw bytes.

    ``started`` is a monotonic instant and ``seconds`` a duration, both in seconds. ``status`` is ``None``
    when no answer came.
    """

    method: str
    url: str
    headers: tuple[tuple[str, str], ...]
    body: bytes
    status: int | None
    answer_headers: tuple[tuple[str, str], ...] = ()
    answer: bytes = field(default=b"", repr=False)
    started: float = 0.0
    seconds: float = 0.0

    @property
    def broken(self) -> bool:
        """Whether the answer is a breakdown, 5xx."""
        return self.status is not None and self.status >= 500

    def asked(self, name: str) -> str:
        """What the request says under this lower-case name, a Cookie in parts as one; empty if nothing."""
        return "; ".join(value for key, value in self.headers if key == name)

    def answered(self, name: str) -> str:
        """The first header of the answer of this lower-case name, empty where there is none."""
        return next(iter(self.each_answered(name)), "")

    def each_answered(self, name: str) -> list[str]:
        """Every header of the answer of this lower-case name, in their order."""
        return [value for key, value in self.answer_headers if key == name]

    @property
    def leads_to(self) -> str | None:
        """The address that every browser goes on to; ``None`` where there is none to follow."""
        # Header values are latin-1 to Python; browsers read addresses as UTF-8.
        told = self.answered("location").encode("latin-1", "replace").decode("utf-8", "replace")
        if self.status not in _REDIRECTS or not told:
            return None
        try:
            return urljoin(self.url, told)
        except ValueError:  # no address at all, as http://[
            return None

    @property
    def media_type(self) -> str:
        """What the answer says that it is, as ``text/html``; empty where it does not say."""
        return self.answered("content-type").partition(";")[0].strip().lower()

    @property
    def charset(self) -> str | None:
        """The charset that the answer's Content-Type names, if it does."""
        message = Message()
        message["content-type"] = self.answered("content-type")
        named = message.get_param("charset")
        return named if isinstance(named, str) else None

    @property
    def is_attachment(self) -> bool:
        """An answer to save, which leaves the page as it is."""
        return self.answered("content-disposition").strip().lower().startswith("attachment")

    @property
    def is_page(self) -> bool:
        """An answer that every browser shows in its window."""
        kind = self.media_type
        return not kind or kind.startswith(("text/", "image/")) or kind.endswith(("/json", "/xml", "+xml"))

    @property
    def is_page_request(self) -> bool:
        """Asked for by a browser to be shown in its window."""
        return ("sec-fetch-dest", "document") in self.headers
