"""``homologue COMMAND``: finds the command's file and runs it; nothing is imported that is not needed."""

from __future__ import annotations

import importlib
from typing import Any

import typer
from typer.core import TyperGroup

from homologue.exits import told

COMMANDS = (
    "init",
    "check",
    "run",
    "prove",
    "simulate",
    "sinks",
    "people",
    "report",
    "compare",
    "certify",
    "verify",
    "catalogue",
    "steps",
    "lint",
    "profile-schema",
)


class Commands(TyperGroup):
    """The commands, each imported when it is asked for: a run must start playing within two seconds."""

    def list_commands(self, ctx: Any) -> list[str]:
        """In the order of a first day."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of that name."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        module: Any = importlib.import_module(f"homologue.{cmd_name.replace('-', '_')}")
        app = typer.Typer(add_completion=False)
        app.command(cmd_name)(module.command)
        return typer.main.get_command(app)


app = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    help="Banc d’essai de conformité pour les portails que décrivent deux guides.",
)


@app.callback()
def _root() -> None:
    """Banc d’essai de conformité pour les portails que décrivent deux guides."""


def main() -> None:
    """Run a command; what goes wrong is told in a sentence, with its exit code."""
    with told():
        app()


if __name__ == "__main__":
    main()
