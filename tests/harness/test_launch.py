"""A candidate is started without a shell, awaited until it answers, and stopped with all that it started."""

from __future__ import annotations

import os
import socket
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from harness.faults import ConnectionFault
from harness.launch import LaunchedCandidate, answers, free_port, launch
from harness.placeholders import FilledProfile, filled
from harness.profile import read_profile
from harness.waiting import until

SERVER = """
import os, sys
from http.server import BaseHTTPRequestHandler, HTTPServer

class Portal(BaseHTTPRequestHandler):
    asked = 0
    def do_GET(self):
        Portal.asked += 1
        late = self.path == "/late" and Portal.asked < 4
        self.send_response(503 if late else 302)
        self.send_header("Location", "http://127.0.0.1:1/")
        self.end_headers()
    def log_message(self, *words):
        pass

print("hello from", os.environ["WHO"], os.getcwd(), sys.executable, *sys.argv[1:], flush=True)
print("and to stderr", file=sys.stderr, flush=True)
HTTPServer(("127.0.0.1", int(os.environ["PORT"])), Portal).serve_forever()
"""


def prepared(
    folder: Path,
    program: str = SERVER,
    *,
    command: str = '["python", "server.py"]',
    ready: str = "/",
    seconds: float = 20,
) -> FilledProfile:
    """A filled profile that launches a program, on a free port."""
    (folder / "server.py").write_text(program, "utf-8")
    (folder / "portail.toml").write_text(
        f"""
        [candidate]
        name = "x"
        [portals.urssaf]
        url = "http://127.0.0.1:{{port}}{ready}"
        [control]
        url = "http://127.0.0.1:{{port}}/control"
        token = "t"
        [launch]
        command = {command}
        ready_seconds = {seconds}
        env = {{ PORT = "{{port}}", WHO = "the profile" }}
        """
    )
    return filled(read_profile(folder / "portail.toml"), {"port": str(free_port())}, {})


def ready_url(profile: FilledProfile) -> str:
    assert profile.launch is not None
    return profile.launch.ready


def gone(pid: int) -> bool:
    """Whether a process no longer runs (a zombie that nobody reaped does not count as running here)."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except FileNotFoundError:
        return True


def test_a_candidate_answers_once_launch_returns(tmp_path: Path) -> None:
    """A redirection counts as ready and is not followed; the process lives until it is stopped."""
    profile = prepared(tmp_path)

    with launch(profile, log=tmp_path / "log") as candidate:
        answers(ready_url(profile), 5)
        assert candidate.alive
        assert candidate.exit_code is None

    assert not candidate.alive
    with pytest.raises(ConnectionFault):
        answers(ready_url(profile), 5)


def test_readiness_waits_for_the_right_answer(tmp_path: Path) -> None:
    """A 503 is not ready yet: the address is asked again until it answers otherwise."""
    profile = prepared(tmp_path, ready="/late")

    with launch(profile, log=tmp_path / "log"):
        answers(ready_url(profile), 5)


def test_the_candidate_runs_where_and_as_the_profile_says(tmp_path: Path) -> None:
    """Folder, environment and arguments are the profile's, `python` the bench's own, and no shell reads."""
    profile = prepared(tmp_path, command='["python", "server.py", "$WHO; *"]')

    with launch(profile, log=tmp_path / "log") as candidate:
        assert candidate.log_tail(2) == (
            f"hello from the profile {tmp_path.resolve()} {sys.executable} $WHO; *\nand to stderr"
        )
        assert candidate.log_tail(1) == "and to stderr"
        assert os.getsid(candidate.pid) == candidate.pid


def test_stopping_twice_is_fine_and_leaves_no_zombie(tmp_path: Path) -> None:
    """The exit code tells the signal, and the process has been reaped."""
    candidate = launch(prepared(tmp_path), log=tmp_path / "log")

    candidate.stop()
    candidate.stop()

    assert candidate.exit_code == -15
    assert not Path(f"/proc/{candidate.pid}").exists()


def test_a_candidate_deaf_to_sigterm_is_killed(tmp_path: Path) -> None:
    """SIGKILL comes after the grace."""
    deaf = "import signal\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\n" + SERVER
    candidate = launch(prepared(tmp_path, deaf), log=tmp_path / "log", grace=0.2)

    candidate.stop()

    assert candidate.exit_code == -9


def test_what_the_candidate_started_is_stopped_too(tmp_path: Path) -> None:
    """A child that ignores SIGTERM does not outlive its parent."""
    child = (
        "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('', flush=True); signal.pause()"
    )
    parent = f"""
import pathlib, subprocess, sys
child = subprocess.Popen([sys.executable, "-c", {child!r}], stdout=subprocess.PIPE)
child.stdout.readline()
pathlib.Path("child").write_text(str(child.pid))
"""
    candidate = launch(prepared(tmp_path, parent + SERVER), log=tmp_path / "log")
    pid = int((tmp_path / "child").read_text())
    assert not gone(pid)

    candidate.stop()

    until(lambda: gone(pid), 10, what="the end of the child")


def test_a_candidate_that_ends_early_is_told_with_its_log(tmp_path: Path) -> None:
    """The fault gives the exit code and the last words, without waiting for the time allowed."""
    profile = prepared(tmp_path, "import sys; print('no such table: people'); sys.exit(7)", seconds=3600)

    with pytest.raises(ConnectionFault, match=r"(?s)code 7.*no such table: people") as caught:
        launch(profile, log=tmp_path / "log")

    assert str(tmp_path / "log") in caught.value.remedy


def test_a_candidate_that_is_never_ready_is_stopped_and_told(tmp_path: Path) -> None:
    """The fault says what the address answered last, and nothing is left running."""
    program = "import os, pathlib\npathlib.Path('pid').write_text(str(os.getpid()))\n" + SERVER.replace(
        "503 if late else 302", "418"
    )

    with pytest.raises(ConnectionFault, match=r"pas prêt après 1.5 s .*répond 418"):
        launch(prepared(tmp_path, program, seconds=1.5), log=tmp_path / "log")

    assert gone(int((tmp_path / "pid").read_text()))


def test_an_address_that_already_answers_is_told(tmp_path: Path) -> None:
    """Another server's answers are never taken for the candidate's, which is not even started."""
    profile = prepared(tmp_path)

    with launch(profile, log=tmp_path / "log"), pytest.raises(ConnectionFault, match="répond déjà"):
        launch(profile, log=tmp_path / "other")

    assert not (tmp_path / "other").exists()


@pytest.mark.parametrize("command", ['["no-such-program-here"]', '["./server.py"]'])
def test_a_command_that_cannot_run_is_named(tmp_path: Path, command: str) -> None:
    """A program that is missing, or may not be executed, is the connection's fault."""
    profile = prepared(tmp_path, command=command)

    with pytest.raises(ConnectionFault, match=r"no-such-program-here|\./server\.py") as caught:
        launch(profile, log=tmp_path / "log")

    assert "[launch]" in caught.value.remedy


@pytest.fixture
def refusing() -> Iterator[str]:
    """The address of a server that knows no page."""

    class Nothing(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_error(404)

        def log_message(self, *words: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Nothing) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/urssaf/"
        server.shutdown()
        thread.join()


def test_a_running_candidate_that_does_not_know_the_address_is_told(refusing: str) -> None:
    """The address and the status are in the message."""
    with pytest.raises(ConnectionFault, match=r"/urssaf/ répond 404"):
        answers(refusing, 5)


def test_a_running_candidate_that_keeps_silent_is_told() -> None:
    """A server that accepts and says nothing does not hold the bench."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        with pytest.raises(ConnectionFault, match="aucune réponse"):
            answers(url, 0.2)


def test_a_proxy_of_the_environment_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The bench reaches the candidate itself, whatever http_proxy says."""
    monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{free_port()}")
    monkeypatch.delenv("no_proxy", raising=False)

    candidate: LaunchedCandidate
    with launch(prepared(tmp_path), log=tmp_path / "log") as candidate:
        assert candidate.alive
