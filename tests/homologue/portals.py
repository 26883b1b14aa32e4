"""Reference portals with something switched off by hand, each served by a process of its own."""

from __future__ import annotations

import asyncio
import os
import sys
import threading
from pathlib import Path
from typing import Any

import simulator.mailer
import simulator.serve
from simulator.__main__ import main


async def keep_silent(_mailer: object, _mail: object) -> bool:
    """Say that the message was handed over, and send nothing."""
    return True


def without_mail() -> None:
    """No e-mail ever leaves this portal."""
    simulator.mailer.Mailer.send = keep_silent  # type: ignore[method-assign,assignment]


def dying() -> None:
    """This portal ends by itself a moment after its start."""
    threading.Timer(float(os.environ["DIES_AFTER"]), lambda: os._exit(7)).start()


def switchable() -> None:
    """MUTANT or VARIANT decides: PEND hangs, MEURT dies, « rouge » is no correct portal; others as ever."""
    wanted = {"PEND": hanging, "MEURT": dying_on_a_page}.get(os.environ["MUTANT"])
    if wanted is not None:
        os.environ["MUTANT"] = ""
        wanted()
    if os.environ["VARIANT"] == "rouge":
        os.environ |= {"VARIANT": "", "MUTANT": "URS-003-M1"}


def flickering() -> None:
    """Right on its first start, at fault on the next ones."""
    starts = Path(os.environ["STARTS"])
    if starts.exists():
        os.environ["MUTANT"] = "URS-003-M1"
    starts.touch()


def hanging() -> None:
    """No page of the Urssaf portal ever ends."""
    on_a_page(asyncio.Event().wait)


def dying_on_a_page() -> None:
    """The first page of the Urssaf portal is the end."""

    async def end() -> None:
        os._exit(7)

    on_a_page(end)


def on_a_page(act: Any) -> None:
    """Do something in the place of each page of the Urssaf portal."""
    build = simulator.serve.build

    def built(*given: Any, **named: Any) -> Any:
        portals = build(*given, **named)

        async def held(scope: Any, receive: Any, send: Any) -> None:
            if scope["path"].startswith("/urssaf"):
                await act()
            await portals(scope, receive, send)

        return held

    simulator.serve.build = built


if __name__ == "__main__":
    switches = {
        "without_mail": without_mail,
        "dying": dying,
        "switchable": switchable,
        "flickering": flickering,
    }
    switches[os.environ["SWITCHED_OFF"]]()
    sys.exit(main())
