"""Absences that were asserted, watched until the run ends: a late message makes them fail."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from fakes.messages import Channel
from harness.mailbox import Mail, Mailbox
from record.outcomes import Cause, Finding, Outcome


@dataclass(frozen=True, slots=True)
class Watch:
    """No more than ``at_most`` messages come to ``address`` after ``after``; ``case_id`` asserted it."""

    case_id: str
    address: str
    after: int
    at_most: int
    said: str
    channel: Channel = Channel.EMAIL


@dataclass(slots=True)
class Watches:
    """The watches of one worker."""

    kept: list[Watch] = field(default_factory=list)

    def add(self, watch: Watch) -> None:
        """Watch from now on."""
        self.kept.append(watch)

    def sweep(self, mailbox: Mailbox) -> Iterator[tuple[Watch, Finding, tuple[Mail, ...]]]:
        """The watches that did not hold, with their finding and the messages that broke them."""
        for watch in self.kept:
            mails = mailbox.of(watch.channel).sent_to(watch.address, watch.after)
            if len(mails) > watch.at_most:
                late = mails[watch.at_most :]
                subjects = ", ".join(f"« {mail.subject} »" for mail in late)
                finding = Finding(
                    Outcome.FAILED,
                    Cause.CANDIDATE,
                    f"{watch.said}, or {len(late)} message(s) tardif(s) sont arrivés : {subjects}",
                    watch.said,
                    f"messages tardifs : {subjects}",
                )
                yield watch, finding, late
