"""``homologue run --baseline`` accepts the failures that a list names, and says so."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from tests.homologue.conftest import Command

SWITCHED_OFF = (
    'command = ["python", "-m", "simulator"]',
    'command = ["python", "-m", "tests.homologue.portals"]',
)
KNOWN = '[[failure]]\nrequirement = "URS-037"\nreason = "passerelle en panne"\nuntil = 9999-12-31\n'


def test_a_known_failure_no_longer_refuses(
    homologue: Command, profile: Callable[..., Path], tmp_path: Path
) -> None:
    """The filtered run is not judged, where it was refused; run folder, report and terminal speak of it."""
    (tmp_path / "known.toml").write_text(KNOWN, encoding="utf-8")
    candidate = profile(
        SWITCHED_OFF,
        ("[launch.env]\n", '[launch.env]\nSWITCHED_OFF = "without_mail"\n'),
        ("patience_seconds = 5", "patience_seconds = 1"),
    )
    ran = homologue("--candidate", str(candidate), "--tags", "@URS-037", "--baseline", "known.toml")
    assert ran.code == 3
    assert ran.outcomes()["URS-037"] == ("failed", "candidate")
    assert ran.verdict["baseline"]["accepted"] == ["URS-037"]
    assert "passerelle en panne" in json.dumps(ran.verdict["reservations"], ensure_ascii=False)
    assert "ne peut pas être certifiée" in (ran.run / "report.html").read_text(encoding="utf-8").replace(
        "\u00a0", " "
    )
    assert "liste" in ran.said


def test_a_wrong_list_starts_nothing(homologue: Command, tmp_path: Path) -> None:
    """Exit code 2, the entry, what is expected."""
    (tmp_path / "known.toml").write_text(KNOWN.replace("reason", "raison"), encoding="utf-8")
    ran = homologue("--baseline", "known.toml")
    assert ran.code == 2
    assert "n° 1" in ran.said
    assert "raison" in ran.said
    assert not ran.out.exists()
