"""The HTTP suite beside the same recorded exchanges replayed by bare requests, on the same simulator."""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import requests

from benchmarks.playing import Played, play
from harness.profile import read_profile
from harness.rig import Rig
from homologue.run import ROOT

AT_MOST = 3.0
AIM = 2.0
_HOP = {"content-length", "connection", "host", "cookie"}


def main() -> int:
    """Print the ratio; 0 when the suite takes at most three times the bare exchanges."""
    played = play()
    bare = replayed(played)
    inside = sum(exchange.seconds for client in played.clients for exchange in client)
    exchanges = sum(map(len, played.clients))
    ratio = played.seconds / bare
    print(f"{played.cases} scenarios, {exchanges} exchanges")
    print(f"suite            {played.seconds:6.2f} s   of which waiting for the candidate {inside:.2f} s")
    print(f"bare exchanges   {bare:6.2f} s")
    print(f"ratio            {ratio:6.2f}     (at most {AT_MOST:g}, aim {AIM:g})")
    return 0 if ratio <= AT_MOST else 1


def replayed(played: Played) -> float:
    """Seconds that the same exchanges take with bare requests, a session a client, on a fresh simulator."""
    profile = read_profile(ROOT / "candidates" / "simulator.toml")
    with tempfile.TemporaryDirectory() as folder, Rig(profile, Path(folder)) as rig:
        if rig.wiring is None:
            raise RuntimeError("the rig did not start")
        place = urlsplit(next(iter(rig.wiring.portals.values())).url).netloc
        began = time.monotonic()
        for client in played.clients:
            with requests.Session() as session:
                session.trust_env = False
                for exchange in client:
                    url = urlunsplit(urlsplit(exchange.url)._replace(netloc=place))
                    headers = {name: value for name, value in exchange.headers if name not in _HOP}
                    session.request(
                        exchange.method, url, data=exchange.body, headers=headers, allow_redirects=False
                    )
        return time.monotonic() - began


if __name__ == "__main__":
    sys.exit(main())
