"""The run folder: where a run's facts lie on disk, and how evidence is named."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Evidence:
    """Something kept for an outcome: a file under ``evidence/`` named by its SHA-256, and what it shows."""

    digest: str
    media_type: str
    file: str
    label: str


@dataclass(frozen=True, slots=True)
class RunInfo:
    """What a run was: the content of ``run.json``. Instants are RFC 3339, UTC.

    ``selection`` is what filtered the run (tags, names, portals), empty when everything was played.
    ``ended_because`` is empty for a run that went to its end, else the sentence that tells what stopped it.
    ``baseline`` is the list of known failures that it was played with, empty without one.
    """

    id: str
    candidate: dict[str, str]
    portals: list[str]
    profile: dict[str, Any]
    driver: str
    seed: int
    command: list[str]
    versions: dict[str, str]
    digests: dict[str, str]
    started: str
    ended: str = ""
    selection: str = ""
    ended_because: str = ""
    keep_secrets: bool = False
    baseline: dict[str, Any] = field(default_factory=dict)
    schema: str = "homologue/run/1"


_EXTENSIONS = {"image/png": "png", "application/json": "json", "message/rfc822": "eml"}


class RunFolder:
    """One run on disk. Everything that a report needs is in it; nothing in it points outside."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.evidence = path / "evidence"

    @classmethod
    def create(cls, parent: Path, run_id: str) -> RunFolder:
        """Make a new folder; an existing one is never written over."""
        folder = cls(parent / run_id)
        folder.evidence.mkdir(parents=True)
        return folder

    @property
    def messages(self) -> Path:
        """The Cucumber Messages stream of the whole run."""
        return self.path / "messages.ndjson"

    @property
    def verdict(self) -> Path:
        """The judgement, as JSON."""
        return self.path / "verdict.json"

    def part(self, worker: int) -> Path:
        """The stream that one worker writes while it plays; merged into `messages` when the run ends."""
        return self.path / f"worker-{worker}.ndjson"

    def log(self, worker: int) -> Path:
        """What a worker printed; left only where it printed something."""
        return self.path / f"worker-{worker}.log"

    def parts(self) -> list[Path]:
        """The streams that workers have left to merge."""
        return sorted(self.path.glob("worker-*.ndjson"))

    def keep(self, content: bytes, media_type: str, label: str) -> Evidence:
        """Write a piece of evidence, once for the same content. Secrets are already out of it."""
        digest = hashlib.sha256(content).hexdigest()
        name = f"{digest}.{_EXTENSIONS.get(media_type, 'txt')}"
        target = self.evidence / name
        if not target.exists():
            write_whole(target, content)
        return Evidence(digest, media_type, f"evidence/{name}", label)

    def write_info(self, info: RunInfo) -> None:
        """Write ``run.json``."""
        write_whole(self.path / "run.json", as_json(asdict(info)))

    def read_info(self) -> RunInfo:
        """Read ``run.json``."""
        return RunInfo(**json.loads((self.path / "run.json").read_text(encoding="utf-8")))


def as_json(value: object) -> bytes:
    """Readable JSON in UTF-8, ended by a newline."""
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that a reader sees the old one or the new one, never a part."""
    passing = path.with_name(f".{path.name}.{os.getpid()}")
    passing.write_bytes(content)
    passing.replace(path)


def now() -> str:
    """The present instant, RFC 3339, UTC, milliseconds."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
