"""Hold both drivers to the same outcomes: on the simulator, on its variants and on thirty of its faults.

    .venv/bin/python scripts/agreement.py [--mutants 30] [--variants 60] [--cases 20] [--seed N] [--workers 2]

Each is played over HTTP and in a browser, with the same people. A case whose outcome differs is told, and the
exit code is then 1. Those that need a browser are left out: there is nothing to compare.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import zip_longest
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from harness.campaign import CLOCK_TAG, Campaign, Wanted
from harness.drivers.chromium import browser_path
from harness.faults import ConnectionFault
from harness.mutants import Mutant, read_mutants, read_variants
from harness.sampling import binding_cases, shares
from harness.stage import Stage
from harness.trial import Theatre, Trial
from record.plan import PlannedCase

ROOT = Path(__file__).resolve().parents[1]
DRIVERS = ("http", "browser")
LIMIT = 600.0
PORTALS = ("URS", "AUD", "GEN")
Item = TypeVar("Item")


def main(words: Sequence[str]) -> int:
    """0 where both drivers agree everywhere, 1 where they do not, 3 without a browser."""
    asked = _asked(words)
    if browser_path() is None:
        print("no browser on PATH: nothing to compare", file=sys.stderr)
        return 3
    with TemporaryDirectory() as out:
        campaign = Campaign.prepare(ROOT, Wanted(out=Path(out), seed=asked.seed))
        stage = Stage(ROOT, {file.uri for file in campaign.plan.files})
        try:
            refusal = stage.ready()
            if refusal is not None:
                print(refusal.why, file=sys.stderr)
                return 3
            return _compare(Theatre(campaign, stage), asked)
        finally:
            stage.close()


def _asked(words: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mutants", type=int, default=30)
    parser.add_argument("--variants", type=int, default=60)
    parser.add_argument("--cases", type=int, default=20, help="on the simulator and on each variant")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2)
    return parser.parse_args(words)


def _compare(theatre: Theatre, asked: argparse.Namespace) -> int:
    trials = list(_trials(theatre.campaign, asked))
    with theatre.open(), ThreadPoolExecutor(asked.workers) as pool:
        told = list(pool.map(lambda pair: _differences(theatre, pair), trials))
    differing = [line for lines in told for line in lines]
    cases = sum(len(pair[0].cases) for pair in trials)
    print("\n".join([*differing, f"{cases} cases on {len(trials)} portals, {len(differing)} differ"]))
    return 1 if differing else 0


def _trials(campaign: Campaign, asked: argparse.Namespace) -> list[tuple[Trial, Trial]]:
    held = binding_cases(campaign.plan, campaign.ledger)
    variants = [each.id for each in read_variants(campaign.profile) if not each.needs_browser]
    variants = _spread(variants, asked.variants)
    dealt = [_spread(share, asked.cases) for share in shares(held, len(variants) + 1, asked.seed)]
    pairs = [_pair("as-it-is", dealt[0])]
    pairs += [_pair(name, share, variant=name) for name, share in zip(variants, dealt[1:], strict=True)]
    for mutant in _mutants(campaign, asked.mutants):
        shortest = min(_cases_of(campaign, mutant), key=lambda case: len(case.steps))
        pairs.append(_pair(mutant.id, [shortest], mutant=mutant.id))
    return pairs


def _mutants(campaign: Campaign, number: int) -> list[Mutant]:
    """As many of each portal, evenly over its rows; without those that wait for the clock."""
    known = [
        each
        for each in read_mutants(campaign.profile, campaign.ledger)
        if not each.needs_browser and not each.equivalent and _cases_of(campaign, each)
    ]
    parts = [[each for each in known if each.id.startswith(name)] for name in PORTALS]
    mixed = zip_longest(*(_spread(part, number) for part in parts))
    return [each for turn in mixed for each in turn if each is not None][:number]


def _cases_of(campaign: Campaign, mutant: Mutant) -> list[PlannedCase]:
    rows = set(mutant.breaks)
    return [c for c in campaign.plan.cases if rows & set(c.tags) and CLOCK_TAG not in c.tags]


def _spread(items: Sequence[Item], number: int) -> list[Item]:
    """So many of them, evenly."""
    if len(items) <= number:
        return list(items)
    return [items[place * len(items) // number] for place in range(number)]


def _pair(name: str, cases: Sequence[PlannedCase], **which: str) -> tuple[Trial, Trial]:
    first, second = (Trial(f"{name}-{driver}", cases, driver, LIMIT, **which) for driver in DRIVERS)
    return first, second


def _differences(theatre: Theatre, pair: tuple[Trial, Trial]) -> list[str]:
    try:
        http, browser = (theatre.play(trial).findings for trial in pair)
    except (ConnectionFault, TimeoutError) as fault:
        return [f"{pair[0].name}: {type(fault).__name__}: {fault}"]
    return [
        f"{pair[0].name.removesuffix('-http')}: {case.id} {http[case.id].outcome} over HTTP, "
        f"{browser[case.id].outcome} in a browser: {http[case.id].why[:300]} / {browser[case.id].why[:300]}"
        for case in pair[0].cases
        if http[case.id].outcome is not browser[case.id].outcome
    ]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
