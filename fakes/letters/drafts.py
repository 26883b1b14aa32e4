"""A Maileva sending from draft to processed: what it holds, and when it may be submitted."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from fakes.letters.reading import merged

_PROGRESS = ("PENDING", "ACCEPTED", "PROCESSED")


@dataclass(frozen=True, slots=True)
class Document:
    """One file of a sending; ``priority`` is its place."""

    id: str
    name: str
    priority: int
    content: bytes = field(repr=False)

    def told(self) -> dict[str, Any]:
        """As Maileva tells it."""
        return {
            "id": self.id,
            "name": self.name,
            "priority": self.priority,
            "type": "application/pdf",
            "size": len(self.content),
        }


@dataclass(frozen=True, slots=True)
class Recipient:
    """One address; ``given`` is the request's own object."""

    id: str
    lines: tuple[str, ...]
    given: dict[str, Any]


@dataclass(slots=True)
class Draft:
    """A sending. Once submitted, its status moves on each time that it is told."""

    given: dict[str, Any]
    id: str = field(default_factory=lambda: str(uuid.uuid4()))
    created: datetime = field(default_factory=lambda: datetime.now(UTC))
    submitted: datetime | None = None
    documents: list[Document] = field(default_factory=list)
    recipients: list[Recipient] = field(default_factory=list)
    _asked: int = 0

    def told(self) -> dict[str, Any]:
        """As Maileva tells it, a step further than the last time."""
        status = "DRAFT"
        if self.submitted is not None:
            status = _PROGRESS[min(self._asked, len(_PROGRESS) - 1)]
            self._asked += 1
        total = len(self.recipients)
        counted = {"DRAFT": "draft", "PROCESSED": "processed"}.get(status, "pending")
        return {
            **self.given,
            "id": self.id,
            "status": status,
            "creation_date": _instant(self.created),
            **({"submission_date": _instant(self.submitted)} if self.submitted else {}),
            "documents_count": len(self.documents),
            "documents_weight": sum(len(one.content) for one in self.documents),
            "recipients_counts": {"draft": 0, "pending": 0, "processed": 0, "rejected": 0}
            | {counted: total, "total": total},
        }

    def printed(self) -> bytes:
        """What is printed: the one document as it came, or all of them, in their order, as one PDF."""
        ordered = sorted(self.documents, key=lambda one: one.priority)
        return merged([document.content for document in ordered])


def _instant(moment: datetime) -> str:
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")
