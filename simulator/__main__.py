"""``python -m simulator``: serve the reference portals until told to stop."""

from __future__ import annotations

import os
import signal
import sys

from simulator.listing import listing
from simulator.settings import Settings, WrongSettings, read


def main() -> int:
    """Exit code 0 after a clean stop, 2 for settings that cannot be used."""
    listed = listing(sys.argv[1:])
    if listed:
        print(listed, end="")
        return 0
    try:
        serve(read(sys.argv[1:], os.environ))
    except WrongSettings as error:
        print(f"simulator: {error}", file=sys.stderr)
        return 2
    return 0


def serve(settings: Settings) -> None:
    """Serve in this process; SIGINT and SIGTERM end it."""
    # The web parts take most of the start: --help and a wrong flag need none of them.
    from simulator import serve as serving  # noqa: PLC0415

    listener = serving.bind(settings)
    with listener:
        base_url = serving.base_url_of(settings, listener)
        server = serving.server(serving.build(settings, base_url))
        # The socket listens already: a client that connects now is answered as soon as the loop runs.
        print(f"simulator ready on {base_url}/ (control API on {base_url}/control/)", flush=True)
        for number in (signal.SIGINT, signal.SIGTERM):
            # The server stops on either, then raises it again for whoever handled it before.
            signal.signal(number, lambda *_: None)
        server.run(sockets=[listener])


if __name__ == "__main__":
    sys.exit(main())
