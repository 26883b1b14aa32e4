"""What must not leave: asserted once another person's message has come on the same channel, then watched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fakes.messages import Channel
from harness.audiens.stages import Branch
from harness.faults import Nonconformity
from harness.post import MessageChannel
from harness.preliminaries import needing

if TYPE_CHECKING:
    from harness.audiens.play import AudiensPlay


class Silence:
    """Absences since her latest request, or since an earlier mark."""

    def __init__(self, play: AudiensPlay) -> None:
        self._play = play

    def ensure_no_sms(self, number: str | None = None, *, since: int | None = None, beyond: int = 0) -> None:
        """No more SMS than ``beyond`` came to a number, a witness's having come.

        Where the witness's does not come, as where each leaves too soon, what came is told all the same.
        """
        try:
            needing("témoin", lambda: self._play.witness(Branch.KNOWN_MOBILE))
        finally:
            self.ensure_at_most(beyond, Channel.SMS, number or self._play.journey.mobile, since)

    def ensure_no_letter(self, *, since: int | None = None, beyond: int = 0) -> None:
        """No more letters than ``beyond`` came to her, a witness's having come, days having passed."""
        try:
            needing("témoin", lambda: self._play.witness(Branch.LETTER))
        finally:
            self.ensure_at_most(beyond, Channel.LETTER, self._play.person.name, since)

    def ensure_nothing(self) -> None:
        """Neither SMS nor e-mail came to her."""
        journey = self._play.journey
        self.ensure_no_sms()
        for address in filter(None, {journey.address, self._play.person.known_email}):
            self.ensure_at_most(0, Channel.EMAIL, address)

    def ensure_at_most(self, allowed: int, channel: Channel, to: str, since: int | None = None) -> None:
        """No more messages than allowed have come there, nor do later."""
        mark = self._play.journey.mark if since is None else since
        came = self._channel(channel).mailbox.sent_to(to, mark)
        said = f"au plus {allowed} message(s) à {to}"
        if len(came) > allowed:
            raise Nonconformity(said, f"{len(came)} message(s)")
        self._play.world.watch(to, mark, at_most=allowed, said=said, channel=channel)

    def _channel(self, channel: Channel) -> MessageChannel:
        bench = self._play.world.bench
        return {Channel.EMAIL: bench.email, Channel.SMS: bench.sms, Channel.LETTER: bench.letters}[channel]
