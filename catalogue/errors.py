"""What is wrong with the ledger, or with what a profile chooses from it.

Fault of the files of this package: CatalogueError. Fault of a profile: SettingsError.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path


def _told(expected: str, seen: str, allowed: tuple[str, ...]) -> str:
    told = f"expected {expected}, found {seen}"
    return f"{told}; allowed: {', '.join(allowed)}" if allowed else told


class CatalogueError(Exception):
    """A file of the ledger is not as it must be; ``line`` counts from 1."""

    def __init__(self, file: Path, line: int, expected: str, seen: str, allowed: Iterable[str] = ()) -> None:
        self.file, self.line, self.expected, self.seen, self.allowed = (
            file,
            line,
            expected,
            seen,
            tuple(allowed),
        )
        super().__init__(f"{file}:{line}: {_told(expected, seen, self.allowed)}")


class SettingsError(ValueError):
    """A reading or a parameter that a profile cannot give so; ``key`` is the one that it wrote."""

    def __init__(self, key: str, expected: str, seen: str, allowed: Iterable[str] = ()) -> None:
        self.key, self.expected, self.seen, self.allowed = key, expected, seen, tuple(allowed)
        super().__init__(f"{key}: {_told(expected, seen, self.allowed)}")
