"""``homologue check`` ends with 0 for a candidate that is wired right, and with 2 and a remedy otherwise."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.homologue.conftest import ROOT

Profile = Callable[..., Path]


def checked(profile: Path, *words: str) -> tuple[int, str]:
    """How the command ended, and what it said."""
    done = subprocess.run(
        [sys.executable, "-m", "homologue", "check", "--candidate", str(profile), *words],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        cwd=profile.parent,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    return done.returncode, done.stdout + done.stderr


def wrong(profile: Path) -> dict[str, dict[str, Any]]:
    """What is to be changed, by what was tried, as a machine reads it."""
    code, said = checked(profile, "--json")
    document = json.loads(said)
    assert (code, document["ready"], document["schema"]) == (2, False, "homologue/check/1")
    return {each["what"]: each for each in document["findings"] if each["state"] == "wrong"}


def test_the_simulator_is_wired_right(profile: Profile) -> None:
    """Every screen of both journeys, an e-mail, an SMS, a letter and the clock."""
    code, said = checked(profile())
    assert code == 0, said
    screens = ("espace personnalisé ouvert", "Page de connexion (urssaf)", "Page de connexion (audiens)")
    for what in ("API de contrôle", "Horloge", "E-mail", "SMS", "Courrier", *screens):
        assert any(line.startswith("✓") and what in line for line in said.splitlines()), said
    assert "prêt à être jugé" in said


SMS_SECRET = (('"{sms.secret}"', '"other"'),)
NO_SMTP = (
    ('SMTP_PORT = "{smtp.port}"', 'SMTP_PORT = "9"'),
    ("patience_seconds = 5", "patience_seconds = 0.5"),
)
TOKEN = (('CONTROL_TOKEN = "{control.token}"', 'CONTROL_TOKEN = "other"'),)
PORT = (('PORT = "{port}"\n', 'PORT = "0"\n'), ("ready_seconds = 10\n", "ready_seconds = 1\n"))


@pytest.mark.parametrize(
    ("changes", "what", "seen", "remedy"),
    [
        pytest.param(SMS_SECRET, "Écran « saisie du code SMS »", "401", "{sms.secret}", id="SMS secret"),
        pytest.param(NO_SMTP, "E-mail", "rien n’a été tenté", "{smtp.port}", id="SMTP port"),
        pytest.param(TOKEN, "API de contrôle", "401", "token_env dans [control]", id="control token"),
        pytest.param(PORT, "Candidat démarré", "pas prêt", "[launch]", id="port"),
    ],
)
def test_what_is_wired_wrong_is_told_with_what_to_change(
    profile: Profile, changes: tuple[tuple[str, str], ...], what: str, seen: str, remedy: str
) -> None:
    """One finding names the fault and the key, and nothing else is called wrong."""
    found = wrong(profile(*changes))
    assert list(found) == [what]
    assert seen in found[what]["seen"]
    assert remedy in found[what]["remedy"]


def test_a_profile_that_cannot_be_read_ends_the_same_way(profile: Profile) -> None:
    """A key that does not exist is told with its line, before anything starts."""
    code, said = checked(profile(("[sms]\nprovider", "[sms]\nprovidr")))
    assert code == 2
    assert "ligne" in said
    assert "provider" in said
