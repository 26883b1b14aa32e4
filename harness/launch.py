"""Starts a candidate as its profile says, waits until it answers, and stops it with all that it started."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
from pathlib import Path
from types import TracebackType
from typing import Self

import requests

from harness.environ import for_candidate
from harness.faults import ConnectionFault
from harness.placeholders import FilledLaunch, FilledProfile
from harness.waiting import StillWaiting, until

_BETWEEN_TRIES = 0.03
_ONE_TRY = 5.0
_GRACE = 5.0


def free_port() -> int:
    """A TCP port of the loopback that was free just now.

    It is bound and released, so another process may take it before the candidate does: `launch` then
    says that the candidate ended or that another answers; trying another port is the caller's choice.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class LaunchedCandidate:
    """A candidate's process, leader of a session of its own. Leaving the ``with`` block stops it."""

    def __init__(self, process: subprocess.Popen[bytes], log: Path, grace: float = _GRACE) -> None:
        self._process = process
        self._log = log
        self._grace = grace
        self._stopped = False

    @property
    def pid(self) -> int:
        """The number of its process, and of its process group."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Whether its process still runs."""
        return self._process.poll() is None

    @property
    def exit_code(self) -> int | None:
        """How its process ended (minus the signal's number where one ended it); ``None`` while it runs."""
        return self._process.poll()

    def log_tail(self, lines: int = 20) -> str:
        """The last lines of what it wrote on its outputs."""
        return "\n".join(self._log.read_text("utf-8", errors="replace").splitlines()[-lines:])

    def _ended_within(self, seconds: float) -> bool:
        """Wait for its end, no longer than that."""
        try:
            self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            return False
        return True

    def stop(self) -> None:
        """End the process and whatever it started: SIGTERM, then SIGKILL after a grace. Twice is fine."""
        if self._stopped:
            return
        self._signal(signal.SIGTERM)
        self._ended_within(self._grace)
        self._signal(signal.SIGKILL)
        self._process.wait()
        self._stopped = True

    def _signal(self, number: signal.Signals) -> None:
        try:
            os.killpg(self._process.pid, number)
        except ProcessLookupError:
            return  # nothing of the group is left

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()


def launch(filled: FilledProfile, *, log: Path, grace: float = _GRACE) -> LaunchedCandidate:
    """Start the candidate of a profile that has a ``[launch]`` section, and return once it is ready.

    Both its outputs go to ``log``; no shell reads its command; the bench's own Python is first in its PATH.
    ``grace`` is how long `stop` waits before it kills, in seconds. Raises `ConnectionFault` with the end of
    the log where it cannot be started, ends early, or is not ready in time; nothing of it runs then.
    """
    plan = filled.launch
    if plan is None:
        raise ValueError("this profile has no [launch] section")
    _ensure_silent(plan.ready)
    candidate = LaunchedCandidate(_started(plan, log), log, grace)
    try:
        _until_ready(candidate, plan, log)
    except BaseException:
        candidate.stop()
        raise
    return candidate


def _ensure_silent(ready: str) -> None:
    """Nothing may answer before the candidate does: its answers would be taken for the candidate's."""
    with _session() as session:
        if _refusal(session, ready, _ONE_TRY) is None:
            raise ConnectionFault(
                f"{ready} répond déjà, avant que le candidat ne soit démarré",
                "arrêtez ce qui tourne à cette adresse, ou mettez {port} dans les adresses du profil",
            )


def _started(plan: FilledLaunch, log: Path) -> subprocess.Popen[bytes]:
    try:
        with log.open("wb") as output:
            return subprocess.Popen(
                plan.command,
                cwd=plan.cwd,
                env={**for_candidate(), **plan.env},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
    except OSError as error:
        raise ConnectionFault(
            f"la commande {plan.command[0]} ne peut être lancée depuis {plan.cwd} ({error.strerror})",
            "corrigez command ou cwd dans [launch], ou installez ce programme",
        ) from None


def _until_ready(candidate: LaunchedCandidate, plan: FilledLaunch, log: Path) -> None:
    refusal: str | None = None
    with _session() as session:

        def settled() -> bool:
            nonlocal refusal
            refusal = _refusal(session, plan.ready, plan.ready_seconds)
            return refusal is None or not candidate.alive

        try:
            until(
                settled, plan.ready_seconds, what=plan.ready, seen=lambda: str(refusal), every=_BETWEEN_TRIES
            )
        except StillWaiting as late:
            what = f"le candidat n’est pas prêt après {plan.ready_seconds:g} s ({late.seen})"
            raise _not_ready(what, candidate, log) from None
    if not candidate.alive:
        what = f"le candidat s’est arrêté avant d’être prêt (code {candidate.exit_code})"
        raise _not_ready(what, candidate, log)


def _not_ready(what: str, candidate: LaunchedCandidate, log: Path) -> ConnectionFault:
    tail = candidate.log_tail() or "(rien)"
    return ConnectionFault(
        f"{what}. Fin de son journal :\n{tail}\n",
        f"corrigez [launch] (command, env, ready, ready_seconds) ; le journal entier est dans {log}",
    )


def answers(url: str, timeout: float = 10.0) -> None:
    """Make sure that a candidate which already runs answers 2xx or 3xx at an address.

    Raises `ConnectionFault` where nothing comes within ``timeout`` seconds, or something else does.
    """
    with _session() as session:
        refusal = _refusal(session, url, timeout)
    if refusal is not None:
        raise ConnectionFault(
            f"le candidat ne répond pas ({refusal})",
            "démarrez-le, corrigez son adresse dans le profil, ou ajoutez une section [launch]",
        )


def _session() -> requests.Session:
    session = requests.Session()
    session.trust_env = False
    return session


def _refusal(session: requests.Session, url: str, timeout: float) -> str | None:
    """Why an address does not count as answering; ``None`` where it does."""
    try:
        with session.get(url, timeout=min(timeout, _ONE_TRY), allow_redirects=False, stream=True) as answer:
            ready = 200 <= answer.status_code < 400
            return None if ready else f"{url} répond {answer.status_code}"
    except requests.exceptions.SSLError as error:
        return f"{url} : certificat refusé, {error}"
    except requests.exceptions.Timeout:
        return f"{url} : aucune réponse"
    except requests.exceptions.ConnectionError:
        return f"{url} : connexion refusée ou rompue"
    except requests.exceptions.RequestException as error:
        return f"{url} : {error}"
