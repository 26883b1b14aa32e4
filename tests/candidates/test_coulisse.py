"""A single-page application written from the guide alone is judged green in a browser, its faults caught."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests

from fakes.messages import Channel
from harness.control import Control
from harness.drivers.chromium import browser_path
from harness.mailbox import Mailbox
from harness.people import AudiensPerson, People
from harness.profile import read_profile
from harness.rig import Rig, Wiring

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
PROFILE = ROOT / "candidates" / "coulisse.toml"
HOME = ROOT / "candidates" / "coulisse"
FAULTS = {"number-in-next-answer": "AUD-067-N1", "four-pairs-compared": "AUD-124-N1"}
"""The two that cost least, and the example that shows each; the others take minutes of a browser."""
ROWS = ("AUD-050", "AUD-072", "AUD-141")
"""The form and its three date boxes; the letter alone as a way out; the letter, then the link by e-mail."""


@pytest.fixture(scope="module", autouse=True)
def _portal() -> None:
    """What it needs is there: Node.js, Chromium, and its packages, installed once from its lock file."""
    for program, package in (("node", "nodejs"), ("npm", "npm"), ("chromedriver", "chromium-driver")):
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not installed: apt-get install {package}")
    if browser_path() is None:
        pytest.skip("no Chromium is installed: apt-get install chromium-headless-shell")
    there, lock = HOME / "node_modules" / ".package-lock.json", HOME / "package-lock.json"
    if there.exists() and there.stat().st_mtime >= lock.stat().st_mtime:
        return
    command = ["npm", "ci", "--no-audit", "--no-fund"]
    done = subprocess.run(command, cwd=HOME, capture_output=True, text=True, timeout=300, check=False)
    if done.returncode:
        pytest.skip(f"npm ci did not end well: {done.stderr.strip()[-300:]}")


def homologue(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "homologue", *words, "--candidate", str(PROFILE), "--driver", "browser"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=900, check=False)


def test_it_shows_nothing_without_its_scripts() -> None:
    """The page that travels is a shell: only a driver with a browser can judge it."""
    shell = (HOME / "web" / "index.html").read_text(encoding="utf-8")
    assert "<noscript>" in shell
    assert "<form" not in shell
    assert "inscrit" not in shell


def test_some_rows_are_judged_green(tmp_path: Path) -> None:
    """Boxes that advance by themselves, a choice of one, a link opened in another tab: none is refused."""
    done = homologue(
        "run", "--tags", " or ".join(f"@{row}" for row in ROWS), "--workers", "1", "--out", str(tmp_path)
    )
    folder = next(tmp_path.iterdir())
    verdict = json.loads((folder / "verdict.json").read_text(encoding="utf-8"))
    outcomes = {each["id"]: each["outcome"] for each in verdict["requirements"] if each["scenarios"]}
    assert outcomes == dict.fromkeys(ROWS, "passed"), done.stdout


def test_its_faults_are_caught_by_the_requirement_that_they_break(tmp_path: Path) -> None:
    """Nobody wrote a check for them: the requirement's own words are enough."""
    chosen = [word for fault in FAULTS for word in ("--only", fault)]
    tags = " or ".join(f"@{example}" for example in FAULTS.values())
    done = homologue("prove", *chosen, "--tags", tags, "--json", "--workers", "1", "--out", str(tmp_path))
    proof: dict[str, Any] = json.loads(done.stdout)
    assert proof["baseline"] == "green"
    assert {each["id"]: each["outcome"] for each in proof["mutants"]} == dict.fromkeys(FAULTS, "killed_right")


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Wiring]:
    with Rig(read_profile(PROFILE), tmp_path) as rig:
        assert rig.wiring is not None
        yield rig.wiring


def asked(pages: requests.Session, url: str, path: str, **body: object) -> requests.Response:
    """A step of the journey, as the pages ask for it."""
    proof = pages.get(f"{url}api/session", timeout=10).json()["csrf"]
    return pages.post(f"{url}api/{path}", json=body, headers={"x-csrf": proof}, timeout=10)


def form_of(person: AudiensPerson) -> dict[str, object]:
    born = person.birth_date.isoformat()
    names = {"last_name": person.last_name, "first_name": person.first_name, "birth_date": born}
    return {**names, "email": person.email, "email_again": person.email, "news": False}


def ask_for_letter(pages: requests.Session, url: str, person: AudiensPerson) -> None:
    """All the steps up to the letter."""
    asked(pages, url, "inscription", **form_of(person))
    asked(pages, url, "inscription/identite")
    asked(pages, url, "inscription/canal", channel="letter")
    last = asked(pages, url, "inscription/identifiant", identifier=person.identifier)
    assert last.json() == {"screen": "letter"}


def test_a_letter_that_the_print_service_refuses_is_handed_over_later(served: Wiring) -> None:
    """An outage costs a quarter of an hour, and nobody their letter."""
    person, url = People(7, "letter").member(mobile=None), served.portals["audiens"].url
    assert served.control is not None
    mailbox = Mailbox(served.sinks, Channel.LETTER)
    outage = {"channel": "letter", "status": 503}
    assert requests.post(f"{served.sinks}/refusals", json=outage, timeout=10).status_code == 201
    with Control(served.control.url, served.control.token) as control, requests.Session() as pages:
        control.put_person("audiens", person.identifier, person.on_file())
        ask_for_letter(pages, url, person)
        control.advance(86_400)
        refused = mailbox.seen()
        control.advance(1_000)
        came = mailbox.seen()
        control.advance(86_400)
        assert (refused, len(came), mailbox.seen()) == ((), 1, came)
    mailbox.close()


def test_clients_are_told_apart_by_what_the_proxy_says_and_not_by_what_they_say(served: Wiring) -> None:
    """A limit per client would be none if each could give itself another address."""
    url, nobody = served.portals["audiens"].url, form_of(People(7, "limit").member())
    with requests.Session() as pages:
        for number in range(60):
            pages.headers["X-Forwarded-For"] = f"198.18.1.{number}, 198.18.0.9"
            assert asked(pages, url, "inscription", **nobody).status_code == 422
        assert asked(pages, url, "inscription", **nobody).status_code == 429
        pages.headers["X-Forwarded-For"] = "198.18.0.9, 198.18.0.10"
        assert asked(pages, url, "inscription", **nobody).status_code == 422
