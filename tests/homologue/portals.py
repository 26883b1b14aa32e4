"""Reference portals with something switched off by hand, each served by a process of its own."""

from __future__ import annotations

import os
import sys
import threading

import simulator.mailer
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


if __name__ == "__main__":
    {"without_mail": without_mail, "dying": dying}[os.environ["SWITCHED_OFF"]]()
    sys.exit(main())
