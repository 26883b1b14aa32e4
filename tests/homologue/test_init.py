"""``homologue init`` writes a commented profile that loads, whatever is answered, over no other file."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import catalogue
from catalogue.model import SetBy
from harness.profile import read_profile
from harness.profile_model import ClockMode, LettersProvider, PeopleMode, SmsProvider, Tls
from homologue.init import LettersName, SmsName
from tests.homologue.conftest import ROOT

_COMMENTED = re.compile(r'^# (?="(?:URS|AUD|GEN|urs|aud|both)[^"]*" = )', re.MULTILINE)

_KEY = re.compile(r'^# "([^"]+)" = ', re.MULTILINE)


def _said(block: str) -> str:
    """The words of a block of comments, whatever their lines."""
    return " ".join(line.removeprefix("#").strip(" ") for line in block.splitlines())


def init(folder: Path, *words: str, answers: str = "") -> tuple[int, str]:
    """How the command ended, and what it said."""
    done = subprocess.run(
        [sys.executable, "-m", "homologue", "init", *words],
        input=answers,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    return done.returncode, done.stdout + done.stderr


def test_what_is_proposed_makes_a_profile(tmp_path: Path) -> None:
    """Nothing is asked with --yes: both portals, already running, with an API and fixed sinks."""
    code, said = init(tmp_path, "--yes")
    assert code == 0, said
    profile = read_profile(tmp_path / "candidat.toml")
    assert set(profile.portals) == {"urssaf", "audiens"}
    assert (profile.launch, profile.mail.listen) == (None, "127.0.0.1:2525")
    assert profile.sms is not None
    assert profile.sms.listen == "127.0.0.1:8026"
    assert "homologue check --candidate candidat.toml" in said


def test_what_only_the_vendor_can_say_is_asked_by_name(tmp_path: Path) -> None:
    """Each row that a declaration concludes, and the FranceConnect that the bench plays, for Audiens."""
    code, said = init(tmp_path, "--yes", "--portal", "audiens", "--launch", "php -S 127.0.0.1:{port}")
    assert code == 0, said
    text = (tmp_path / "candidat.toml").read_text("utf-8")
    for word in ('"AUD-114"', '"GEN-007"', '"GEN-022"', '"GEN-026"', "{franceconnect.issuer}"):
        assert f"# {word}" in text or f'= "{word}"' in text, word


def test_what_is_asked_is_answered_from_a_pipe(tmp_path: Path) -> None:
    """A wrong word is asked again; an empty line takes what is proposed."""
    answers = (
        "Mon portail à moi\nExemple SA\n2.0\nles deux\nurssaf\nnode server.js --dev\n\n\n\nstarttls\noui\n"
    )
    code, said = init(tmp_path, "p.toml", answers=answers)
    assert code == 0, said
    profile = read_profile(tmp_path / "p.toml")
    assert (profile.candidate.name, profile.candidate.version) == ("Mon portail à moi", "2.0")
    assert list(profile.portals) == ["urssaf"]
    assert profile.launch is not None
    assert profile.launch.command == ("node", "server.js", "--dev")
    assert profile.portals["urssaf"].url == "http://127.0.0.1:{port}/"  # one portal needs no folder
    assert (profile.mail.tls, profile.sms, profile.browser.required) == (Tls.STARTTLS, None, True)
    assert "répondez par l’un de ces mots" in said


def test_options_answer_and_the_rest_is_proposed(tmp_path: Path) -> None:
    """A candidate without a control API takes its people from a file, and no clock."""
    (tmp_path / "gens.json").write_text("[]")
    code, said = init(
        tmp_path,
        *("p.toml", "--yes", "--portal", "audiens", "--url", "https://essai.exemple.fr/", "--control", ""),
        *("--dataset", "gens.json", "--sms", "ovh", "--letters", "none", "--clock", "wait", "--tls", "smtps"),
    )
    assert code == 0, said
    profile = read_profile(tmp_path / "p.toml")
    assert (profile.people.mode, profile.clock.mode) == (PeopleMode.DATASET, ClockMode.WAIT)
    assert profile.sms is not None
    assert (profile.sms.provider, profile.letters) == (SmsProvider.OVH, None)
    assert profile.portals["audiens"].url == "https://essai.exemple.fr/"


@pytest.mark.parametrize("launch", ["", "node server.js"])
def test_every_choice_that_is_written_in_a_comment_may_be_made(tmp_path: Path, launch: str) -> None:
    """Without their « # », the readings and parameters of the comments are what the ledger admits."""
    assert init(tmp_path, "p.toml", "--yes", "--launch", launch, "--letters", "maileva")[0] == 0
    path = tmp_path / "p.toml"
    text, made = _COMMENTED.subn("", path.read_text("utf-8"))
    assert made > 80
    given = tomllib.loads(text)["parameters"]
    nulls = [name for name, value in given.items() if value == "none"]
    path.write_text(text, "utf-8")
    assert read_profile(path).readings["AUD-AMB-03"] == "channel_choice"
    assert nulls


def test_what_each_choice_means_stands_beside_it(tmp_path: Path) -> None:
    """Above each reading and parameter, within 100 columns: what is asked, and each answer in a sentence."""
    assert init(tmp_path, "p.toml", "--yes")[0] == 0
    text = (tmp_path / "p.toml").read_text("utf-8")
    choices = text[text.index("[readings]") : text.index("[justifications]")]
    assert max(len(line) for line in choices.splitlines() if not _KEY.match(line)) <= 100
    beside = {
        _KEY.search(block).group(1): _said(block) for block in choices.split("\n\n") if _KEY.search(block)
    }
    ledger = catalogue.load()
    for ambiguity in ledger.ambiguities.values():
        for reading in ambiguity.readings:
            mark = " (par défaut)" if reading.default else ""
            assert f"- {reading.key}{mark}\N{NO-BREAK SPACE}: {reading.text}" in beside[ambiguity.id]
    for parameter in ledger.parameters.values():
        if parameter.set_by is SetBy.PROFILE:
            assert parameter.meaning in beside[parameter.name]
            for value, meaning in parameter.values.items():
                assert f"- {value}" in beside[parameter.name]
                assert f"\N{NO-BREAK SPACE}: {meaning}" in beside[parameter.name]
    assert "true ou false" in beside["aud.login.accepts_email"]
    assert "un nombre entier" in beside["both.lock_seconds"]


def test_every_service_that_a_profile_admits_may_be_chosen() -> None:
    """And none beside them."""
    assert {*SmsName} == {*SmsProvider, "none"}
    assert {*LettersName} == {*LettersProvider, "none"}


def test_no_file_is_written_over(tmp_path: Path) -> None:
    """What somebody has written stays as it is."""
    (tmp_path / "p.toml").write_text("à moi")
    code, said = init(tmp_path, "p.toml", "--yes")
    assert (code, (tmp_path / "p.toml").read_text()) == (2, "à moi")
    assert "existe déjà" in said


def test_answers_that_end_too_soon_write_nothing(tmp_path: Path) -> None:
    """Half of a profile is none."""
    code, said = init(tmp_path, "p.toml", answers="Mon portail\n")
    assert code == 2
    assert "rien n’est écrit" in said
    assert not (tmp_path / "p.toml").exists()


def test_the_profile_names_its_schema(tmp_path: Path) -> None:
    """Editors of TOML read the first line: the schema's place, from the file."""
    assert init(tmp_path, "p.toml", "--yes")[0] == 0
    first = (tmp_path / "p.toml").read_text("utf-8").splitlines()[0]
    assert (
        tmp_path / first.removeprefix("#:schema ")
    ).resolve() == ROOT / "candidates" / "profile.schema.json"
