"""Letters dropped in a folder, against the reader of such a folder."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from fakes.inbox import Inbox
from fakes.letters.folder import LetterFolder
from simulator.letters import Letter, LetterBox
from simulator.settings import Letters

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
LETTER = Letter(
    "audiens-1",
    ("AUDIENS", "12 avenue de la Scène"),
    ("Zoé D’Été-Łuczak", "1 rue des Arts", "59000 LILLE"),
    "Votre code",
    ("Madame, Monsieur,", "Voici votre code d’accès provisoire :", "K7P2M9XA"),
    "K7P2M9XA",
)


def test_a_letter_is_a_pdf_and_its_slip(tmp_path):
    """The slip says who and when; the PDF has a text layer."""
    assert LetterBox(Letters(str(tmp_path))).post(LETTER, NOON)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["audiens-1.json", "audiens-1.pdf"]
    slip = json.loads((tmp_path / "audiens-1.json").read_text(encoding="utf-8"))
    assert slip == {"to": list(LETTER.to), "sent_at": "2026-11-24T12:00:00Z"}


def test_the_folder_is_read_as_it_is_meant(tmp_path):
    """A letter arrives whole: its lines, its accents, its code."""
    inbox = Inbox()
    folder = LetterFolder(inbox, tmp_path)
    folder.start()
    try:
        LetterBox(Letters(str(tmp_path))).post(LETTER, NOON)
        (message,) = inbox.wait_for(count=1, timeout=10)
    finally:
        folder.stop()
        inbox.close()
    assert "code d’accès provisoire" in message.content.text
    assert "K7P2M9XA" in message.content.text
    assert "D’Été" in message.content.text


def test_without_a_folder_the_refusal_is_told(caplog, tmp_path):
    """No folder, or one that cannot be made."""
    assert LetterBox(Letters(None)).post(LETTER, NOON) is False
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert LetterBox(Letters(str(tmp_path / "file" / "letters"))).post(LETTER, NOON) is False
    assert "K7P2M9XA" not in caplog.text
