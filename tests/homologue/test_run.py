"""``homologue run`` judges, and whatever goes wrong ends with a sentence, its code and a report."""

from __future__ import annotations

import json
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.homologue.conftest import ROOT, Command

ProfileMaker = Callable[..., Path]
SWITCHED_OFF = (
    'command = ["python", "-m", "simulator"]',
    'command = ["python", "-m", "tests.homologue.portals"]',
)
ENV = "[launch.env]\n"


def test_a_filtered_run_says_so_and_leaves_everything(homologue: Command) -> None:
    """One requirement, judged; the rest is told as not selected."""
    ran = homologue("--tags", "@URS-003")
    assert ran.code == 3
    assert ran.outcomes()["URS-003"] == ("passed", None)
    assert "@URS-003" in ran.verdict["selection"]
    assert {"report.html", "junit.xml", "verdict.json", "messages.ndjson", "run.json"} <= {
        p.name for p in ran.run.iterdir()
    }
    assert str(ran.run / "report.html") in ran.said


def test_chosen_files_are_a_filter_too(homologue: Command) -> None:
    """What they leave out is told as not selected: such a run cannot be certified."""
    ran = homologue(
        str(ROOT / "features" / "urssaf" / "01-entrer-sur-le-portail.feature"), "--tags", "@URS-003"
    )
    assert "01-entrer-sur-le-portail.feature" in ran.verdict["selection"]


def test_the_seed_that_was_asked_for_is_the_run_s(homologue: Command) -> None:
    """A run can be repeated: what people a seed draws is tested with `People`."""
    ran = homologue("--tags", "@URS-063", "--seed", "5")
    assert json.loads((ran.run / "run.json").read_text(encoding="utf-8"))["seed"] == 5


def test_a_file_that_is_no_data_set_is_refused_before_anything_starts(
    homologue: Command, profile: ProfileMaker, tmp_path: Path
) -> None:
    """A verdict must not rest on rows that were never played."""
    (tmp_path / "people.json").write_text("[]", encoding="utf-8")
    candidate = profile(
        ('mode = "control"\n\n[clock]', 'mode = "dataset"\ndataset = "people.json"\n\n[clock]')
    )
    ran = homologue("--candidate", str(candidate))
    assert ran.code == 2
    assert "ce n’est pas un jeu de personnes" in ran.said


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--tags", "@personne"), "aucun scénario"),
        (("--tags", "@a and"), "illisible"),
        (("--name", "("), "illisible"),
        (("--portal", "audience"), "audience"),
        (("--candidate", "/nulle/part.toml"), "n’existe pas"),
        (("absent.feature",), "introuvable"),
    ],
)
def test_wrong_use_is_told_and_starts_nothing(homologue: Command, words: tuple[str, ...], told: str) -> None:
    """Exit code 2, a sentence, no run folder."""
    ran = homologue(*words)
    assert ran.code == 2
    assert told in ran.said
    assert not ran.out.exists()


def test_a_wrong_profile_is_told_with_its_line(homologue: Command, profile: ProfileMaker) -> None:
    """Before anything starts."""
    ran = homologue("--candidate", str(profile(("[people]\n", "[people]\nmod = 1\n"))))
    assert ran.code == 2
    assert "ligne" in ran.said
    assert "mod" in ran.said


def test_a_portal_without_mail_breaks_one_requirement_and_blocks_what_lies_behind(
    homologue: Command, profile: ProfileMaker
) -> None:
    """URS-037 is red, the password is blocked by it, the identification is judged."""
    candidate = profile(
        SWITCHED_OFF,
        (ENV, ENV + 'SWITCHED_OFF = "without_mail"\n'),
        ("patience_seconds = 5", "patience_seconds = 1"),
    )
    ran = homologue("--candidate", str(candidate), "--tags", "@URS-037 or @URS-056 or @URS-018 or @URS-031")
    found = ran.outcomes()
    assert ran.code == 1
    assert found["URS-037"] == ("failed", "candidate")
    assert found["URS-056"] == ("cant_tell", "blocked")
    assert found["URS-018"] == ("passed", None)
    assert [row for row, (outcome, _) in found.items() if outcome == "failed"] == ["URS-037"]


def test_a_portal_that_dies_is_told_and_what_was_played_is_reported(
    homologue: Command, profile: ProfileMaker
) -> None:
    """Not judged, with its exit code and what it said last."""
    candidate = profile(SWITCHED_OFF, (ENV, ENV + 'SWITCHED_OFF = "dying"\nDIES_AFTER = "1.5"\n'))
    ran = homologue("--candidate", str(candidate), "--tags", "@URS-009 or @URS-031 or @URS-072 or @URS-047")
    assert ran.code == 3
    assert "code 7" in ran.said
    assert {cause for _, cause in ran.outcomes().values()} >= {"connection"}
    assert (ran.run / "report.html").is_file()


def test_a_portal_that_does_not_start_is_told_with_its_last_words(
    homologue: Command, profile: ProfileMaker
) -> None:
    """Not judged."""
    candidate = profile(
        (
            'command = ["python", "-m", "simulator"]',
            'command = ["python", "-c", "raise SystemExit(\'pas de base\')"]',
        )
    )
    ran = homologue("--candidate", str(candidate))
    assert ran.code == 3
    assert "pas de base" in ran.said


def test_a_portal_that_does_not_answer_is_told(homologue: Command, tmp_path: Path) -> None:
    """A candidate that should be running already."""
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    candidate = tmp_path / "absent.toml"
    candidate.write_text(
        f'[candidate]\nname = "Absent"\n[portals.urssaf]\nurl = "http://127.0.0.1:{port}/"\n'
        f'[control]\nurl = "http://127.0.0.1:{port}/control/"\ntoken = "x"\n[people]\nmode = "control"\n',
        encoding="utf-8",
    )
    ran = homologue("--candidate", str(candidate))
    assert ran.code == 3
    assert str(port) in ran.said


def test_a_port_in_use_is_told_with_what_to_do(homologue: Command, profile: ProfileMaker) -> None:
    """The sink's fixed port is taken by somebody else."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ran = homologue("--candidate", str(profile(("[mail]\n", f'[mail]\nlisten = "127.0.0.1:{port}"\n'))))
    assert ran.code == 3
    assert str(port) in ran.said
    assert "listen" in ran.said
