"""``python -m simulator``: how it starts, refuses and stops."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def launch(*flags: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "simulator", *flags],
        cwd=ROOT,
        env={**os.environ, "PORT": "0", "MUTANT": "", "VARIANT": ""},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_says_when_it_is_ready_and_stops_cleanly(number):
    """One line with its addresses, an answer on /health, and exit code 0 without a word of complaint."""
    with launch() as process:
        line = process.stdout.readline()
        (url,) = re.findall(r"ready on (\S+)", line)
        with urllib.request.urlopen(url + "health", timeout=10) as answer:
            assert answer.status == 200
        process.send_signal(number)
        out, err = process.communicate(timeout=20)
    assert (process.returncode, out, err) == (0, "", "")


@pytest.mark.parametrize(
    ("flags", "told"),
    [
        (["--reading", "URS-AMB-11=unheard"], "resume_details"),
        (["--reading", "URS-AMB-99=any"], "URS-AMB-99"),
        (["--parameter", "urs.unheard=1"], "urs.unheard"),
        (["--mutant", "URS-999-M1"], "URS-999-M1"),
        (["--variant", "unheard"], "unheard"),
        (["--port", "many"], "PORT"),
    ],
)
def test_a_wrong_choice_is_one_sentence_and_exit_code_2(flags, told):
    """The sentence names what is wrong."""
    with launch(*flags) as process:
        _, err = process.communicate(timeout=20)
    assert process.returncode == 2
    assert told in err
    assert err.count("\n") == 1


def test_a_port_in_use_is_one_sentence_and_exit_code_2():
    """Nothing else is started there."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        with launch("--port", port) as process:
            _, err = process.communicate(timeout=20)
    assert process.returncode == 2
    assert f"127.0.0.1:{port}" in err
    assert err.count("\n") == 1
