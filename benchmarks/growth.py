"""The wall time of the suite once, twice and four times in one run: it grows as the scenarios do."""

from __future__ import annotations

import sys

from benchmarks.playing import play

TIMES = (1, 2, 4)
AT_MOST = 1.25
WORKERS = 2


def main() -> int:
    """Print the time of a scenario; 0 when four times as many cost each at most a quarter more."""
    costs = []
    for times in TIMES:
        played = play(times=times, workers=WORKERS)
        costs.append(played.seconds / played.cases)
        print(f"{played.cases:5} scenarios {played.seconds:7.2f} s   {1000 * costs[-1]:5.1f} ms each")
    ratio = costs[-1] / costs[0]
    print(f"ratio {ratio:.2f} (at most {AT_MOST:g})")
    return 0 if ratio <= AT_MOST else 1


if __name__ == "__main__":
    sys.exit(main())
