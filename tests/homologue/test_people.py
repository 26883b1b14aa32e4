"""``homologue people`` writes whom the features need; a portal that holds them needs no control API."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from harness.control import Control
from harness.dataset import number_of, read_data_set
from harness.waiting import until
from tests.homologue.conftest import PATIENCE, ROOT, Command

TOKEN = "essai"


def people(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "homologue", "people", *words],
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data set of the Urssaf portal, for one run."""
    folder = tmp_path_factory.mktemp("people")
    done = people("--portal", "urssaf", "--count", "1", "--seed", "3", "--json", cwd=folder)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["kinds"]["urssaf:usual"] > 100
    assert told["kinds"]["urssaf:nir=née en Corse avant 1976"] >= 1
    assert any("05-confirmer" in case or "03-saisir" in case for case in told["beyond"])
    assert Path(folder / "people.urssaf.csv").is_file()
    return folder / "people.json"


@pytest.fixture
def portal(made: Path, tmp_path: Path) -> Iterator[Path]:
    """A portal that runs already and holds the data set; its profile has no control API."""
    here, mail = free_port(), free_port()
    flags = ["--port", str(here), "--smtp-port", str(mail), "--control-token", TOKEN]
    process = subprocess.Popen(
        [sys.executable, "-m", "simulator", *flags], cwd=ROOT, stdout=subprocess.DEVNULL
    )
    try:
        until(lambda: _answers(here), 20, what="the portal")
        with Control(f"http://127.0.0.1:{here}/control/", TOKEN) as control:
            for each in read_data_set(made).people:
                control.put_person("urssaf", number_of(each.person), each.person.on_file())
        for file in made.parent.iterdir():
            (tmp_path / file.name).write_bytes(file.read_bytes())
        profile = tmp_path / "candidate.toml"
        profile.write_text(
            f'[candidate]\nname = "Chargé"\n[portals.urssaf]\nurl = "http://127.0.0.1:{here}/urssaf/"\n'
            f'[mail]\nlisten = "127.0.0.1:{mail}"\npatience_seconds = 5\n'
            '[people]\nmode = "dataset"\ndataset = "people.json"\n[clock]\nmode = "none"\n',
            encoding="utf-8",
        )
        yield profile
    finally:
        process.terminate()
        process.wait()


def _answers(port: int) -> bool:
    try:
        return requests.get(f"http://127.0.0.1:{port}/health", timeout=1).ok
    except requests.exceptions.ConnectionError:
        return False


def test_a_portal_is_judged_by_people_that_it_holds_already(homologue: Command, portal: Path) -> None:
    """Two workers draw at once; what would change a person on the way is a reservation."""
    ran = homologue(
        "--candidate", portal.name, "--tags", "@URS-008 or @URS-010 or @URS-015", "--workers", "2"
    )
    found = ran.outcomes()
    assert found["URS-008"] == ("passed", None), ran.said
    (corsican,) = (row for row in ran.verdict["requirements"] if row["id"] == "URS-010")
    assert {each["outcome"] for each in corsican["scenarios"]} == {"passed", "untested"}, corsican
    assert found["URS-015"] == ("untested", "declared")
    used = (portal.parent / "people.json.used").read_text(encoding="utf-8").splitlines()
    groups = [json.loads(line)["group"] for line in used]
    assert len(groups) == len(set(groups)) > 2


def test_a_kind_that_runs_out_is_told_as_the_connection_s(homologue: Command, portal: Path) -> None:
    """The other scenarios go on, and the end of the run says which kind is lacking."""
    document = json.loads((portal.parent / "people.json").read_text(encoding="utf-8"))
    others = [each for each in document["people"] if each["kind"] != "urssaf:known_email=own"]
    document["people"] = others
    (portal.parent / "people.json").write_text(json.dumps(document), encoding="utf-8")
    ran = homologue("--candidate", str(portal), "--tags", "@URS-008 or @URS-019")
    assert ran.outcomes()["URS-008"] == ("passed", None), ran.said
    assert "connection" in {cause for _, cause in ran.outcomes().values()}
    assert "adresse mail est connue" in json.dumps(ran.verdict, ensure_ascii=False)
    assert "jeu de personnes" in ran.said


def test_a_data_set_that_is_not_there_starts_nothing(homologue: Command, portal: Path) -> None:
    """Exit code 2, and what to do."""
    (portal.parent / "people.json").unlink()
    ran = homologue("--candidate", str(portal))
    assert ran.code == 2
    assert "homologue people" in ran.said
    assert not ran.out.exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "--portal"),
        (("--portal", "audience"), "urssaf, audiens"),
        (("--portal", "urssaf", "--out", "nulle/part.json"), "n’existe pas"),
        (("--left", "absent.json"), "n’existe pas"),
        (("--candidate", "absent.toml"), "n’existe pas"),
    ],
)
def test_wrong_use_is_told(tmp_path: Path, words: tuple[str, ...], told: str) -> None:
    """In a sentence; nothing is written."""
    done = people(*words, cwd=tmp_path)
    assert done.returncode == 2
    assert told in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_data_set_is_never_written_over(tmp_path: Path) -> None:
    """A portal may hold those people."""
    (tmp_path / "people.json").write_text("{}", encoding="utf-8")
    assert people("--portal", "urssaf", cwd=tmp_path).returncode == 2
    assert (tmp_path / "people.json").read_text(encoding="utf-8") == "{}"
