"""A run folder is written once, keeps evidence by its digest, and gives its facts back."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from record.folder import RunFolder, RunInfo, now, write_whole


def test_an_existing_run_is_never_written_over(tmp_path: Path) -> None:
    """Two runs of the same id are an error, not a mixture."""
    RunFolder.create(tmp_path, "essai")
    with pytest.raises(FileExistsError):
        RunFolder.create(tmp_path, "essai")


def test_the_facts_of_a_run_come_back_as_they_were(tmp_path: Path, info: RunInfo) -> None:
    """`run.json` loses nothing."""
    folder = RunFolder.create(tmp_path, info.id)
    folder.write_info(info)
    assert folder.read_info() == info


def test_evidence_is_named_by_its_digest_and_kept_once(tmp_path: Path) -> None:
    """The same page seen by two scenarios is one file with two labels."""
    folder = RunFolder.create(tmp_path, "essai")
    first = folder.keep(b"page", "text/html", "page d'accueil")
    again = folder.keep(b"page", "text/html", "page revue")
    assert first.digest == hashlib.sha256(b"page").hexdigest()
    assert first.file == again.file == f"evidence/{first.digest}.txt"
    assert [path.name for path in folder.evidence.iterdir()] == [f"{first.digest}.txt"]
    assert (folder.path / first.file).read_bytes() == b"page"


@pytest.mark.parametrize(
    ("media_type", "extension"),
    [("image/png", "png"), ("message/rfc822", "eml"), ("application/json", "json"), ("text/html", "txt")],
)
def test_a_page_of_the_candidate_is_never_a_file_that_a_browser_runs(
    tmp_path: Path, media_type: str, extension: str
) -> None:
    """HTML is kept as text: opened from the folder, it shows and does not run."""
    assert RunFolder.create(tmp_path, "essai").keep(b"x", media_type, "").file.endswith(f".{extension}")


def test_a_file_is_replaced_whole_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    """No half-written file, no leftover."""
    target = tmp_path / "verdict.json"
    write_whole(target, b"old")
    write_whole(target, b"new")
    assert target.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [target]


def test_an_instant_is_told_in_utc_to_the_millisecond() -> None:
    """RFC 3339, so that two runs compare as text."""
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", now())
