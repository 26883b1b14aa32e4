"""How a command ends badly: one sentence that says what and why, and the exit code of the contract."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.markup import escape

WRONG_USE = 2
NOT_JUDGED = 3


class Stop(Exception):
    """End the command with a code; ``why`` is what people read."""

    def __init__(self, why: str, code: int = WRONG_USE) -> None:
        super().__init__(why)
        self.code = code


@contextmanager
def told() -> Iterator[None]:
    """Tell a `Stop` on the standard error and end with its code."""
    try:
        yield
    except Stop as stop:
        Console(stderr=True, highlight=False).print(
            f"[bold red]homologue :[/] {escape(str(stop))}", soft_wrap=True
        )
        sys.exit(stop.code)
