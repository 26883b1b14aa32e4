"""The HTTP suite beside the same recorded requests sent bare, on a fresh simulator with the same draws."""

from __future__ import annotations

import sys
import tempfile
import time
from collections import Counter
from http.cookiejar import DefaultCookiePolicy
from pathlib import Path
from urllib.parse import urlsplit

import requests

from benchmarks.playing import Played, play, steady_profile
from harness.profile import read_profile
from harness.rig import Rig

AT_MOST = 3.0
AIM = 2.0


def main() -> int:
    """Print the ratio; 0 when the suite takes at most three times the bare requests."""
    played = play()
    bare, statuses = replayed(played)
    ratio = played.seconds / bare
    again = dict(sorted(statuses.items()))
    print(f"{played.cases} scenarios, {len(played.asked)} requests, answered again {again}")
    print(f"suite            {played.seconds:6.2f} s   ({played.waiting:.2f} s waiting for the candidate)")
    print(f"bare requests    {bare:6.2f} s")
    print(f"ratio            {ratio:6.2f}     (at most {AT_MOST:g}, aim {AIM:g})")
    return 0 if ratio <= AT_MOST else 1


def replayed(played: Played) -> tuple[float, Counter[int]]:
    """Seconds that the same requests take with bare requests, in one session, and the statuses that came."""
    statuses: Counter[int] = Counter()
    with tempfile.TemporaryDirectory() as folder, requests.Session() as session:
        session.trust_env = False
        session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
        with Rig(read_profile(steady_profile(Path(folder))), Path(folder)) as rig:
            if rig.wiring is None:
                raise RuntimeError("the rig did not start")
            here = urlsplit(next(iter(rig.wiring.portals.values())).url).netloc
            there = urlsplit(played.asked[0].url).netloc
            began = time.monotonic()
            for asked in played.asked:
                headers = {name: value.replace(there, here) for name, value in asked.headers}
                answer = session.request(
                    asked.method,
                    asked.url.replace(there, here),
                    data=asked.body,
                    headers=headers,
                    allow_redirects=False,
                )
                statuses[answer.status_code] += 1
            return time.monotonic() - began, statuses


if __name__ == "__main__":
    sys.exit(main())
