"""Proving: what is to be tried, what the candidate gives without a fault, and what each trial says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field, replace

from harness.baseline import Baseline, patience_after
from harness.campaign import Campaign
from harness.fates import fate_of_mutant, fate_of_variant
from harness.faults import ConnectionFault
from harness.mutants import Mutant, Variant
from harness.sampling import binding_cases, shares
from harness.trial import Theatre, Trial
from record.messages import slowest_delivery
from record.outcomes import Finding
from record.plan import PlannedCase
from record.proof import Calm, Fate, Tried, Varied

_BASELINE_LIMIT = 3600.0
_VARIANT_TIMES = 4


@dataclass(frozen=True, slots=True)
class Program:
    """What a proof tries: each mutant and each variant with its cases.

    ``driver`` is a driver's name, or ``auto``: the browser for what it alone can see, else HTTP.
    With ``http``, what needs a browser is left out. Unless ``full``, a mutant is left once all that it breaks
    is red.
    """

    mutants: Mapping[Mutant, Sequence[PlannedCase]]
    variants: Mapping[Variant, Sequence[PlannedCase]]
    driver: str
    full: bool
    left_out: tuple[str, ...] = ()

    @classmethod
    def of(
        cls,
        campaign: Campaign,
        mutants: Sequence[Mutant],
        variants: Sequence[Variant],
        driver: str,
        *,
        full: bool,
    ) -> Program:
        """The program of a campaign; ``full`` plays every case on each."""
        every: list[Mutant | Variant] = [*mutants, *variants]
        beyond = [each for each in every if each.needs_browser and driver == "http"]
        held = binding_cases(campaign.plan, campaign.ledger)
        kept = [each for each in variants if each not in beyond]
        dealt = [held] * len(kept) if full else shares(held, len(kept) or 1, campaign.info.seed)
        return cls(
            {each: _carrying(campaign, each, full) for each in mutants if each not in beyond},
            dict(zip(kept, dealt, strict=False)),
            driver,
            full,
            tuple(each.id for each in beyond),
        )

    def driver_of(self, each: Mutant | Variant) -> str:
        """With which driver one is played."""
        if self.driver == "auto":
            return "browser" if each.needs_browser else "http"
        return self.driver

    def cases(self) -> dict[str, list[PlannedCase]]:
        """The cases that any of it is played with, by driver, in the order of the features."""
        asked: dict[str, dict[tuple[str, int], PlannedCase]] = {}
        every: list[tuple[Mutant | Variant, Sequence[PlannedCase]]] = [*self.mutants.items()]
        for each, cases in [*every, *self.variants.items()]:
            if cases and not (isinstance(each, Mutant) and each.equivalent):
                asked.setdefault(self.driver_of(each), {}).update({(c.uri, c.line): c for c in cases})
        return {driver: [cases[place] for place in sorted(cases)] for driver, cases in asked.items()}


@dataclass
class Prover:
    """Tries a program, several trials side by side. ``limit`` is how long one may take, in seconds.

    ``patience``, for the messages of a mutant, is what the baseline has shown to be enough.
    """

    theatre: Theatre
    program: Program
    workers: int
    limit: float
    baselines: dict[str, Baseline] = field(default_factory=dict)
    patience: float = 0.0
    turns: int = 2

    def baseline(self) -> Baseline:
        """Play without any fault, twice: all that is tried afterwards rests on it."""
        for driver, cases in self.program.cases().items():
            first, second = (self._round(driver, cases, turn) for turn in range(self.turns))
            self.baselines[driver] = Baseline.of(cases, first, second)
        return Baseline.together(self.baselines.values())

    def tried(self) -> Iterator[Tried | Varied]:
        """Try everything; in the order in which it ends."""
        with ThreadPoolExecutor(self.workers) as pool:
            every: list[Mutant | Variant] = [*self.program.variants, *self.program.mutants]
            futures = [pool.submit(self._one, each) for each in every]
            try:
                for future in as_completed(futures):
                    yield future.result()
            finally:
                pool.shutdown(wait=True, cancel_futures=True)

    def _round(self, driver: str, cases: Sequence[PlannedCase], turn: int) -> dict[str, Finding]:
        shares_ = [cases[number :: self.workers] for number in range(min(self.workers, len(cases)))]
        trials = [
            Trial(f"baseline-{driver}-{turn + 1}-{number}", share, driver, _BASELINE_LIMIT)
            for number, share in enumerate(shares_)
        ]
        with ThreadPoolExecutor(self.workers) as pool:
            played = list(pool.map(self.theatre.play, trials))
        slowest = max(slowest_delivery(each.folder) for each in played)
        self.patience = max(self.patience, patience_after(slowest))
        return {case: finding for each in played for case, finding in each.findings.items()}

    def _one(self, each: Mutant | Variant) -> Tried | Varied:
        return self._try(each) if isinstance(each, Mutant) else self._vary(each)

    def _try(self, mutant: Mutant) -> Tried:
        cases, driver = self.program.mutants[mutant], self.program.driver_of(mutant)
        tried = Tried(mutant.id, mutant.breaks, mutant.change, Fate.EQUIVALENT, driver=driver)
        if mutant.equivalent:
            return replace(tried, why=mutant.equivalent)
        if not cases:
            return replace(tried, fate=Fate.SILENT, why="aucun scénario ne porte les exigences qu’il casse")
        trial = Trial(
            mutant.id,
            cases,
            driver,
            self.limit,
            mutant=mutant.id,
            patience=self.patience,
            enough=frozenset() if self.program.full else _carried(mutant.breaks, cases),
        )
        try:
            return fate_of_mutant(tried, cases, self.theatre.play(trial))
        except ConnectionFault as fault:
            return replace(tried, fate=Fate.BROKEN, why=str(fault))
        except TimeoutError:
            return replace(tried, fate=Fate.TIMEOUT, why=_late(self.limit), seconds=self.limit)

    def _vary(self, variant: Variant) -> Varied:
        cases, driver = self.program.variants[variant], self.program.driver_of(variant)
        varied = Varied(variant.id, variant.change, Calm.QUIET, driver=driver)
        limit = self.limit * _VARIANT_TIMES
        trial = Trial(variant.id, cases, driver, limit, variant=variant.id)
        try:
            before = self.baselines[driver].findings
            return fate_of_variant(
                varied, cases, self.theatre.play(trial), before, self.theatre.campaign.ledger
            )
        except ConnectionFault as fault:
            return replace(varied, fate=Calm.BROKEN, why=str(fault))
        except TimeoutError:
            return replace(varied, fate=Calm.TIMEOUT, why=_late(limit), seconds=limit)


def _carrying(campaign: Campaign, mutant: Mutant, full: bool) -> list[PlannedCase]:
    rows = set(mutant.breaks)
    return [case for case in campaign.plan.cases if full or rows & set(case.tags)]


def _carried(rows: Sequence[str], cases: Sequence[PlannedCase]) -> frozenset[str]:
    """Those of the rows that one of the cases is there for."""
    return frozenset(rows).intersection({tag for case in cases for tag in case.tags})


def _late(limit: float) -> str:
    return f"pas fini en {limit:g} s : l’essai a été arrêté"
