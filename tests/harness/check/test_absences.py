"""A message that a sink refused is told with what to change, for the way in which it was sent."""

from __future__ import annotations

from pathlib import Path

import pytest

from fakes.inbox import Inbox
from fakes.incidents import Incidents
from fakes.letters.folder import LetterFolder
from harness.check.absences import remedy
from harness.post import Channel


def test_a_letter_without_its_slip_asks_for_the_slip(tmp_path: Path) -> None:
    (tmp_path / "courrier-1.pdf").write_bytes(b"%PDF-1.4\n%%EOF\n")
    folder = LetterFolder(Inbox(), tmp_path, incidents=Incidents(), grace=0.0)

    folder.scan()

    what = folder.incidents.since()[-1].what
    assert ".json" in remedy(Channel.LETTER, what)
    assert '"to"' in remedy(Channel.LETTER, what)


@pytest.mark.parametrize(
    ("channel", "asked"), [(Channel.LETTER, "{letters.secret}"), (Channel.SMS, "{sms.secret}")]
)
def test_a_refused_log_in_asks_for_the_credentials(channel: Channel, asked: str) -> None:
    assert asked in remedy(channel, "maileva: invalid_client")
