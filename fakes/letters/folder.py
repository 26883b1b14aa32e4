"""A folder that a candidate drops its letters in: one PDF each, and beside it a ``.json`` written last."""

from __future__ import annotations

import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from fakes.errors import SinkError
from fakes.inbox import Inbox
from fakes.incidents import Incidents
from fakes.letters.slip import Slip, read_slip
from fakes.messages import Channel, Envelope

INTERVAL_SECONDS = 0.2
GRACE_SECONDS = 5.0
MOST_OCTETS = 50 * 1024 * 1024

_TAIL = 1024

Stamp = tuple[int, int, int]


@dataclass(slots=True)
class _Watched:
    """A file as last seen: ``since`` is when it got this stamp, ``done`` that nothing more is due to it."""

    stamp: Stamp
    since: float
    done: bool = False


class LetterFolder:
    """Keeps in ``inbox`` the letters of ``folder`` (a fresh one if it is not given, gone after `stop`).

    A letter is read once its ``.json`` is there and both files are whole. What stays incomplete, unchanged
    for ``grace`` seconds, is told as an incident; a file of the right name that is no PDF is then kept all
    the same. The ``.json`` written anew is a new letter, unless nothing in it or in its PDF has changed.
    """

    def __init__(
        self,
        inbox: Inbox,
        folder: Path | None = None,
        *,
        incidents: Incidents | None = None,
        interval: float = INTERVAL_SECONDS,
        grace: float = GRACE_SECONDS,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self.incidents = incidents or Incidents()
        self._inbox = inbox
        self._given = folder
        self._interval = interval
        self._grace = grace
        self._now = now
        self._watched: dict[Path, _Watched] = {}
        self._named: dict[tuple[str, str], Path] = {}
        self._lost_sight = False
        self._known: set[str] = set()
        self._scanning = threading.Lock()
        self._ended = threading.Event()
        self._thread: threading.Thread | None = None
        self._fresh: tempfile.TemporaryDirectory[str] | None = None
        self.folder = folder or Path()

    def start(self) -> None:
        """Make the folder, take in what is there, and watch it in a thread of its own."""
        self._make()
        letters = self._inbox.find(channel=Channel.LETTER)
        self._known = {value for one in letters for name, value in one.envelope.transport if name == "digest"}
        self.scan()
        self._ended.clear()
        self._thread = threading.Thread(target=self._watch, name="letters-folder", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Take in what is there, then leave the folder; calling it twice is fine."""
        if self._thread is None:
            return
        self._ended.set()
        self._thread.join()
        self._thread = None
        self.scan()
        if self._fresh is not None:
            self._fresh.cleanup()

    def scan(self) -> None:
        """Take in the letters that are whole by now."""
        with self._scanning:
            files = dict(self._files())
            self._named = {(path.stem, path.suffix.lower()): path for path in files}
            for path in self._watched.keys() - files.keys():
                del self._watched[path]
            for path, stamp in files.items():
                seen = self._watched.get(path)
                if seen is None or seen.stamp != stamp:
                    self._watched[path] = _Watched(stamp, self._now())
            for path in sorted(files):
                if not self._watched[path].done:
                    self._consider(path)

    def _consider(self, path: Path) -> None:
        if path.suffix.lower() == ".json":
            self._consider_slip(path)
        elif (path.stem, ".json") not in self._named and self._is_stale(path):
            self._tell(f"{path.name} has no .json beside it: whom is it for? It was not read")
            self._watched[path].done = True

    def _consider_slip(self, path: Path) -> None:
        pdf = self._named.get((path.stem, ".pdf"))
        slip = read_slip(path)
        if pdf is not None and slip.whole and _is_whole(pdf):
            self._take(path, pdf, slip)
        elif self._is_stale(path) and (pdf is None or self._is_stale(pdf)):
            if pdf is None:
                self._tell(f"{path.name} has no PDF beside it: nothing was read")
            else:
                self._take(path, pdf, slip)
            self._watched[path].done = True

    def _take(self, path: Path, pdf: Path, slip: Slip) -> None:
        self._watched[path].done = True
        if self._watched[pdf].stamp[1] > MOST_OCTETS:
            self._tell(f"{pdf.name} is larger than {MOST_OCTETS} octets: it was not read", slip.to)
            return
        try:
            raw = pdf.read_bytes()
        except OSError as error:
            self._tell(f"{pdf.name} cannot be read: {error.strerror}")
            return
        digest = slip.digest(pdf.name, raw)
        if digest in self._known:
            return
        for what in slip.defects:
            self._tell(f"{path.name}: {what}", slip.to)
        if not _is_whole(pdf):
            self._tell(f"{pdf.name} is no whole PDF: it was kept as it is", slip.to)
        facts = (("provider", "folder"), ("file", pdf.name), ("digest", digest), *slip.facts)
        self._known.add(digest)
        self._keep(raw, Envelope("", slip.to, None, facts), pdf)

    def _keep(self, raw: bytes, envelope: Envelope, pdf: Path) -> None:
        try:
            self._inbox.append(Channel.LETTER, raw, envelope)
        except OSError as error:
            self._tell(f"{pdf.name} was not kept: {error.strerror}", envelope.recipients)

    def _is_stale(self, path: Path) -> bool:
        return self._now() - self._watched[path].since >= self._grace

    def _files(self) -> Iterator[tuple[Path, Stamp]]:
        try:
            paths = list(self.folder.iterdir())
        except OSError as error:
            if not self._lost_sight:
                self._tell(f"the folder {self.folder} cannot be read: {error.strerror}")
            self._lost_sight = True
            return
        self._lost_sight = False
        for path in paths:
            if path.name.startswith(".") or path.suffix.lower() not in (".pdf", ".json"):
                continue
            try:
                found = path.stat()
            except OSError:
                continue  # gone between the listing and now
            yield path, (found.st_mtime_ns, found.st_size, found.st_ino)

    def _tell(self, what: str, to: tuple[str, ...] = ()) -> None:
        self.incidents.tell(Channel.LETTER, f"folder: {what}", recipients=to, mark=self._inbox.mark())

    def _watch(self) -> None:
        while not self._ended.wait(self._interval):
            self.scan()

    def _make(self) -> None:
        if self._given is None:
            self._fresh = tempfile.TemporaryDirectory(prefix="homologue-letters-")
            self.folder = Path(self._fresh.name)
            return
        self.folder = self._given.absolute()
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            told = f"cannot make the folder {self.folder}: {error.strerror}; choose another"
            raise SinkError(told) from error


def _is_whole(pdf: Path) -> bool:
    """Whether a file begins and ends as a PDF does."""
    try:
        size = pdf.stat().st_size
        if size > MOST_OCTETS:
            return False
        with pdf.open("rb") as file:
            head = file.read(_TAIL)
            file.seek(max(size - _TAIL, 0))
            return b"%PDF-" in head and b"%%EOF" in file.read()
    except OSError:
        return False
