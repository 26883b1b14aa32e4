"""What an inbox with a journal has taken is there again after the process is gone."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from fakes.errors import SinkError
from fakes.inbox import Inbox
from fakes.messages import Channel, Envelope

ENVELOPE = Envelope("p@a.test", ("camille@é.test", "b@b.test"), None, (("tls", "TLSv1.3"),))
RAW = b'Subject: \xff\r\n\r\n{"size": 3}\n\n.\r\nlast line without an end'


def test_messages_come_back_as_they_were(tmp_path: Path) -> None:
    """Bytes, envelope, instants and numbers are the same, and new messages go on from there."""
    path = tmp_path / "journal"
    first = Inbox(path)
    kept = [
        first.append(Channel.EMAIL, RAW, ENVELOPE),
        first.append(Channel.SMS, b"", Envelope("OVH", ("+33639980001",), "Code 123456")),
    ]
    again = Inbox(path)
    for before, after in zip(kept, again.find(), strict=True):
        assert (after.raw, after.envelope, after.channel) == (before.raw, before.envelope, before.channel)
        assert (after.received_at, after.received) == (before.received_at, before.received)
    assert again.append(Channel.EMAIL, RAW, ENVELOPE).seq == 3
    assert Inbox(path).mark() == 3


def test_a_record_is_on_file_when_append_returns(tmp_path: Path) -> None:
    """Nobody has to close anything: a killed process closes nothing."""
    path = tmp_path / "journal"
    Inbox(path).append(Channel.EMAIL, RAW, ENVELOPE)
    assert RAW in path.read_bytes()


@pytest.mark.parametrize("cut", [1, 30, len(RAW) + 20])
def test_a_half_written_record_is_cut_off(tmp_path: Path, cut: int) -> None:
    """It was never acknowledged; what follows it must be readable."""
    path = tmp_path / "journal"
    inbox = Inbox(path)
    inbox.append(Channel.EMAIL, RAW, ENVELOPE)
    inbox.append(Channel.EMAIL, RAW, ENVELOPE)
    path.write_bytes(path.read_bytes()[:-cut])
    again = Inbox(path)
    assert again.mark() == 1
    again.append(Channel.EMAIL, b"new", ENVELOPE)
    assert [one.raw for one in Inbox(path).find()] == [RAW, b"new"]


def test_a_file_that_is_no_journal_is_refused_and_left_alone(tmp_path: Path) -> None:
    """The error names the file."""
    path = tmp_path / "notes"
    path.write_text("my notes\n")
    with pytest.raises(SinkError, match="notes is not a journal"):
        Inbox(path)
    assert path.read_text() == "my notes\n"


def test_a_full_disk_keeps_nothing_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A message that the journal cannot hold is not in the inbox, and half of it is not in the file."""
    path = tmp_path / "journal"
    inbox = Inbox(path)
    inbox.append(Channel.EMAIL, RAW, ENVELOPE)
    real = os.write

    def full(fd: int, octets: bytes) -> int:
        if len(octets) < 40:
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(fd, octets[:-39])

    with monkeypatch.context() as patch:
        patch.setattr("fakes.journal.os.write", full)
        with pytest.raises(OSError, match="No space"):
            inbox.append(Channel.EMAIL, RAW, ENVELOPE)
    assert inbox.mark() == 1
    inbox.append(Channel.EMAIL, b"later", ENVELOPE)
    assert [one.raw for one in Inbox(path).find()] == [RAW, b"later"]
