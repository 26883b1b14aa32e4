"""``make bench``: every benchmark, one after the other. Each prints a ratio measured in one run."""

from __future__ import annotations

import importlib
import sys

NAMES = ("http_suite", "growth", "browser_journey", "smtp_sink", "sms_sink")


def main() -> int:
    """0 when every benchmark keeps its promise."""
    kept = True
    for name in NAMES:
        print(f"\n## {name}")
        kept &= importlib.import_module(f"benchmarks.{name}").main() == 0
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
