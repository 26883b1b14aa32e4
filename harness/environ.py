"""The process's own environment: the one place of the harness that reads it."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def inherited() -> dict[str, str]:
    """A copy of the variables that this process was started with."""
    return dict(os.environ)


def for_candidate() -> dict[str, str]:
    """What a launched candidate inherits: the same, with the bench's own Python first in PATH."""
    variables = inherited()
    own = str(Path(sys.executable).parent)
    variables["PATH"] = os.pathsep.join((own, variables.get("PATH", os.defpath)))
    return variables
