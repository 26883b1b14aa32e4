"""How many cases have ended, from what the workers have written so far."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

_CASE_END = b'{"testCaseFinished"'


@dataclass
class EndedCases:
    """Counts them; only what was written since the last time is read."""

    _places: dict[Path, tuple[int, int]] = field(default_factory=dict)

    def count(self, parts: Iterable[Path]) -> int:
        """The cases that have ended in these parts of a run's stream."""
        for part in parts:
            place, known = self._places.get(part, (0, 0))
            with part.open("rb") as stream:
                stream.seek(place)
                new = stream.read()
            whole = new.rfind(b"\n") + 1
            self._places[part] = (place + whole, known + new[:whole].count(_CASE_END))
        return sum(known for _, known in self._places.values())
