"""A letter dropped in the folder is read once it is whole, once, and what is not whole is told."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from fakes.errors import SinkError
from fakes.inbox import Inbox
from fakes.letters.folder import LetterFolder
from fakes.messages import Channel
from tests.fakes.letters.conftest import LINES, SENT_AT, Drop, written

PATIENCE = 10.0
GRACE = 5.0
NEVER = 3600.0


class Clock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def folder(inbox: Inbox, tmp_path: Path, clock: Clock) -> Iterator[LetterFolder]:
    """Scanned when a test says so."""
    made = LetterFolder(inbox, tmp_path, interval=NEVER, grace=GRACE, now=clock)
    made.start()
    yield made
    made.stop()


@pytest.fixture
def scan(folder: LetterFolder, clock: Clock) -> Callable[[float], list[str]]:
    """Scan after so many seconds; gives the incidents so far."""

    def scanned(after: float = 0.0) -> list[str]:
        clock.now += after
        folder.scan()
        return [one.what for one in folder.incidents.since()]

    return scanned


Scan = Callable[..., list[str]]


def test_a_letter_comes_by_itself(inbox: Inbox, tmp_path: Path, drop: Drop) -> None:
    """The thread of the folder brings it, with its lines, its date and its code."""
    folder = LetterFolder(inbox, tmp_path, interval=0.01)
    folder.start()
    drop("lettre-1")
    (message,) = inbox.wait_for(to="mme camille  martin", channel=Channel.LETTER, timeout=PATIENCE)
    folder.stop()
    folder.stop()
    facts = dict(message.envelope.transport)
    assert message.recipients == tuple(LINES)
    assert (facts["file"], facts["sent_at"]) == ("lettre-1.pdf", SENT_AT)
    assert message.content.codes == ("KQ7ZT4M2",)
    assert message.raw == (tmp_path / "lettre-1.pdf").read_bytes()
    assert folder.incidents.since() == ()


def test_what_is_there_before_is_taken_in(inbox: Inbox, tmp_path: Path, drop: Drop) -> None:
    """Before `start` returns; and `stop` takes in the last ones. Two alike are two."""
    drop("a")
    folder = LetterFolder(inbox, tmp_path, interval=NEVER)
    folder.start()
    assert inbox.mark() == 1
    drop("b")
    folder.stop()
    assert inbox.mark() == 2


def test_a_half_written_pdf_is_not_read(inbox: Inbox, tmp_path: Path, drop: Drop, scan: Scan) -> None:
    """Even where its .json is there, until it is whole."""
    whole = written()
    drop("a", whole[: len(whole) // 2])
    assert scan(GRACE - 1) == []
    assert inbox.mark() == 0
    (tmp_path / "a.pdf").write_bytes(whole)
    assert scan() == []
    assert inbox.find()[0].raw == whole


def test_a_half_written_json_is_not_read(inbox: Inbox, tmp_path: Path, drop: Drop, scan: Scan) -> None:
    """Until it is whole."""
    drop("a", slip='{"to": ["Mme Cam')
    assert scan(GRACE - 1) == []
    assert inbox.mark() == 0
    drop("a")
    assert scan() == []
    assert inbox.find()[0].recipients == tuple(LINES)


def test_a_pdf_without_json_is_told_after_a_while_and_once(
    inbox: Inbox, tmp_path: Path, drop: Drop, scan: Scan
) -> None:
    """And is read if its .json comes after all."""
    drop("a").unlink()
    assert scan() == []
    assert scan(GRACE - 1) == []
    (told,) = scan(1)
    assert "a.pdf has no .json" in told
    assert len(scan(GRACE)) == 1
    assert inbox.mark() == 0
    drop("a")
    scan()
    assert inbox.mark() == 1


def test_a_json_without_pdf_is_told(inbox: Inbox, drop: Drop, tmp_path: Path, scan: Scan) -> None:
    """After the grace."""
    drop("a")
    (tmp_path / "a.pdf").unlink()
    assert scan() == []
    (told,) = scan(GRACE)
    assert "no PDF beside it" in told


def test_a_pdf_that_is_none_is_kept_and_told(inbox: Inbox, drop: Drop, scan: Scan) -> None:
    """After the grace: it might still have been being written."""
    drop("a", b"<html>Bonjour</html>")
    assert scan() == []
    (told,) = scan(GRACE)
    assert "no whole PDF" in told
    (message,) = inbox.find(to=LINES[0])
    assert message.raw == b"<html>Bonjour</html>"
    assert message.content.unreadable
    assert message.content.defects
    assert len(scan(GRACE)) == 1


@pytest.mark.parametrize(
    ("slip", "told"),
    [
        ({"sent_at": SENT_AT}, '"to"'),
        ({"to": [], "sent_at": SENT_AT}, '"to"'),
        ({"to": "Mme Camille MARTIN", "sent_at": SENT_AT}, '"to"'),
        ({"to": ["Mme Camille MARTIN", 92177], "sent_at": SENT_AT}, '"to"'),
        ({"to": LINES}, '"sent_at"'),
        ({"to": LINES, "sent_at": "24/11/2026"}, '"sent_at"'),
        ({"to": LINES, "sent_at": "2026-11-24T10:00:00"}, '"sent_at"'),
        ({"to": LINES, "sent_at": 1795342298}, '"sent_at"'),
    ],
)
def test_a_slip_against_the_contract_is_told_and_its_letter_kept(
    inbox: Inbox, drop: Drop, scan: Scan, slip: object, told: str
) -> None:
    """Nothing is lost for a wrong key."""
    drop("a", slip=slip)
    (what,) = scan()
    assert told in what
    assert inbox.mark() == 1


@pytest.mark.parametrize("slip", ["{", "[]", "", "[" * 100_000])
def test_a_slip_that_is_no_object_is_told_after_the_grace(
    inbox: Inbox, drop: Drop, scan: Scan, slip: str
) -> None:
    """Its letter is kept, for nobody known."""
    drop("a", slip=slip)
    assert scan() == []
    (what,) = scan(GRACE)
    assert "JSON" in what
    (message,) = inbox.find()
    assert message.recipients == ()


def test_a_letter_is_read_once_and_a_new_one_under_its_name_too(inbox: Inbox, drop: Drop, scan: Scan) -> None:
    """Rewriting the very same files is no new letter."""
    drop("a")
    scan()
    scan()
    drop("a")
    scan()
    assert inbox.mark() == 1
    drop("a", slip={"to": LINES, "sent_at": "2026-11-25T10:00:00+01:00"})
    scan()
    assert inbox.mark() == 2


def test_what_the_journal_holds_is_not_read_again(tmp_path: Path, drop: Drop) -> None:
    """When sinks start again on the same folders."""
    drop("a")
    journal = tmp_path / "journal"
    for _ in range(2):
        inbox = Inbox(journal)
        folder = LetterFolder(inbox, tmp_path, interval=NEVER)
        folder.start()
        folder.stop()
        assert inbox.mark() == 1
        inbox.close()


def test_other_files_are_left_alone(inbox: Inbox, tmp_path: Path, drop: Drop, scan: Scan) -> None:
    """Temporary names, hidden files and folders; capitals in a suffix are the same suffix."""
    (tmp_path / ".a.pdf").write_bytes(written())
    (tmp_path / "a.pdf.part").write_bytes(written())
    (tmp_path / "old").mkdir()
    (tmp_path / "B.PDF").write_bytes(written())
    (tmp_path / "B.JSON").write_text(json.dumps({"to": LINES, "sent_at": SENT_AT}))
    assert scan(GRACE) == []
    assert inbox.mark() == 1


def test_a_folder_that_goes_away_is_told_once_and_comes_back(
    inbox: Inbox, tmp_path: Path, scan: Scan
) -> None:
    """The thread goes on."""
    moved = tmp_path.with_name(f"{tmp_path.name}-moved")
    tmp_path.rename(moved)
    assert len(scan()) == 1
    (told,) = scan()
    assert "cannot be read" in told
    moved.rename(tmp_path)
    assert len(scan()) == 1


def test_a_fresh_folder_goes_away_with_its_sink(inbox: Inbox) -> None:
    """One that was given stays."""
    folder = LetterFolder(inbox)
    folder.start()
    assert folder.folder.is_dir()
    folder.stop()
    assert not folder.folder.exists()


def test_a_folder_that_cannot_be_is_named(inbox: Inbox, tmp_path: Path) -> None:
    """Before anything is dropped."""
    (tmp_path / "file").write_text("")
    with pytest.raises(SinkError, match="file/letters"):
        LetterFolder(inbox, tmp_path / "file" / "letters").start()
