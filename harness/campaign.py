"""One run from its request to its report: what `homologue run` and behave alone have in common."""

from __future__ import annotations

import hashlib
import secrets
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from importlib.metadata import version
from pathlib import Path
from typing import Any

import catalogue
from catalogue.model import Catalogue
from harness.conclusion import Conclusion, conclude
from harness.dataset import WrongDataSet
from harness.draws import draws_of
from harness.ended_cases import EndedCases
from harness.feature_rules import Defect, defects
from harness.player import Assignment
from harness.profile import read_profile
from harness.profile_model import Profile
from harness.profile_text import Problem, ProfileError
from harness.rig import Rig
from harness.selection import Selection, selected, told
from record.baseline import read_baseline
from record.folder import RunFolder, RunInfo, now
from record.plan import Plan, PlannedCase, read_plan

SIMULATOR = Path("candidates") / "simulator.toml"
CLOCK_TAG = "horloge"
Cases = tuple[PlannedCase, ...]
_SHOWN_VERSIONS = ("homologue", "behave", "selenium", "requests", "aiosmtpd", "mitmproxy")


class Refused(Exception):
    """The features cannot be played honestly: each defect with its file and line."""

    def __init__(self, found: Sequence[Defect]) -> None:
        super().__init__("\n".join(str(defect) for defect in found))


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of a run. ``seed`` is drawn where it is ``None``; ``profile`` is the simulator's.

    ``driver`` is the profile's where it is empty: a browser where the portal does nothing without one.
    """

    profile: Path | None = None
    driver: str = ""
    features: tuple[Path, ...] = ()
    selection: Selection = field(default_factory=Selection)
    out: Path = Path("runs")
    seed: int | None = None
    keep_secrets: bool = False
    baseline: Path | None = None

    @classmethod
    def from_behave(cls, config: Any, features: Sequence[Any]) -> Wanted:
        """What behave's own command line asks: ``-D candidate=… -D driver=… -D seed=… -D out=…``.

        ``features`` are behave's, parsed and filtered: behave alone decides what is played.
        """
        data = config.userdata
        candidate, seed = data.get("candidate"), data.get("seed")
        scenarios = [each for feature in features for each in feature.walk_scenarios()]
        chosen = {f"{each.filename}:{each.line}" for each in scenarios if each.should_run(config)}
        return cls(
            profile=Path(candidate) if candidate else None,
            driver=data.get("driver", ""),
            selection=Selection(ids=frozenset(chosen)),
            out=Path(data.get("out", "runs")),
            seed=int(seed) if seed else None,
        )


@dataclass
class Campaign:
    """A run under way. The rigs live in the process that prepared it; workers get assignments."""

    root: Path
    wanted: Wanted
    profile: Profile
    ledger: Catalogue
    plan: Plan
    folder: RunFolder
    info: RunInfo
    rigs: list[Rig]
    progress: EndedCases = field(default_factory=EndedCases)

    @classmethod
    def prepare(cls, root: Path, wanted: Wanted, command: Sequence[str] = ()) -> Campaign:
        """Check all that can be checked before anything starts, then make the run folder.

        Raises `ProfileError`, `PlanError`, `Refused`, `WrongSelection` or `WrongBaseline`.
        """
        ledger = catalogue.load()
        profile = _peopled(read_profile(wanted.profile or root / SIMULATOR))
        wanted = replace(wanted, driver=driver_for(profile, wanted.driver))
        whole = read_plan(root, wanted.features or (root / "features",))
        found = defects(whole, ledger)
        if found:
            raise Refused(found)
        plan = selected(whole, wanted.selection, tuple(profile.portals), ledger)
        seed = secrets.randbits(32) if wanted.seed is None else wanted.seed
        known = read_baseline(wanted.baseline, ledger.requirements) if wanted.baseline else None
        info = replace(
            _info(wanted, profile, plan, whole, seed, command or sys.argv),
            keep_secrets=wanted.keep_secrets,
            baseline=known.as_document() if known else {},
        )
        folder = RunFolder.create(wanted.out, info.id)
        folder.write_info(info)
        return cls(root, wanted, profile, ledger, plan, folder, info, [])

    def shares(self, workers: int) -> list[tuple[PlannedCase, ...]]:
        """The cases of each worker. Time rules of a candidate that is already running are a last share,
        played alone: its clock is everybody's.
        """
        cases = self.plan.cases
        if self.profile.launch is not None:
            return _dealt(cases, workers)
        timely = tuple(case for case in cases if CLOCK_TAG in case.tags)
        rest = _dealt([case for case in cases if CLOCK_TAG not in case.tags], workers)
        return [*rest, timely] if timely else rest

    def turns(self, shares: int) -> list[range]:
        """Which shares are played together, in order: a shared candidate's time rules come last, alone."""
        timely = any(CLOCK_TAG in case.tags for case in self.plan.cases)
        if self.profile.launch is not None or not timely or shares == 1:
            return [range(shares)]
        return [range(shares - 1), range(shares - 1, shares)]

    def start(self, workers: int = 1) -> list[Assignment]:
        """Start what stands around the candidate: once a worker where the bench launches it, else once.

        Raises `ConnectionFault`.
        """
        alone = self.profile.launch is None
        for number in range(1 if alone else workers):
            rig = Rig(self.profile, self.folder.path, number=number)
            self.rigs.append(rig)
            rig.start()
        return [self.assignment(number, self.rigs[0 if alone else number]) for number in range(workers)]

    def played(self) -> int:
        """How many cases have ended so far."""
        return self.progress.count(self.folder.parts())

    def early_end(self) -> str:
        """Why the run ended before its end, if it did: the candidate that died, or a worker."""
        for rig in self.rigs:
            if rig.candidate_ended:
                return rig.candidate_ended
        missing = len(self.plan.cases) - self.played()
        return (
            f"{missing} scénario(s) n’ont pas été joués : le processus de jeu s’est arrêté" if missing else ""
        )

    def abandon(self) -> None:
        """Nothing was played and nothing will be: stop what was started, and leave no folder."""
        for rig in reversed(self.rigs):
            rig.stop()
        shutil.rmtree(self.folder.path)

    def finish(self, ended_because: str = "") -> Conclusion:
        """Stop what was started, then judge and report what was played, however it ended."""
        for rig in reversed(self.rigs):
            rig.stop()
        for log in self.folder.path.glob("*.log"):
            if not log.stat().st_size:
                log.unlink()
        self.info = replace(self.info, ended=now(), ended_because=ended_because)
        self.folder.write_info(self.info)
        return conclude(self.folder, self.plan, self.ledger)

    def assignment(self, number: int, rig: Rig) -> Assignment:
        """What one worker is to play with, around a rig that is started."""
        if rig.wiring is None:
            raise RuntimeError("a rig gives its wiring once it is started")
        return Assignment(
            profile=self.profile,
            wiring=rig.wiring,
            cases={(case.uri, case.line): case for case in self.plan.cases},
            driver=self.wanted.driver,
            seed=self.info.seed,
            folder=self.folder.path,
            worker=number,
            keep_secrets=self.wanted.keep_secrets,
        )


def _peopled(profile: Profile) -> Profile:
    """The profile, unless it names a data set that cannot be read, or that has nobody for a portal."""
    try:
        draws = draws_of(profile, "")
    except WrongDataSet as error:
        raise ProfileError(profile.path, Problem(None, str(error))) from error
    if draws is not None:
        left = draws.left()
        for portal in profile.portals:
            if not any(number for kind, number in left.items() if kind.portal == portal):
                told = f"le jeu de personnes n’a plus personne pour {portal} : refaites-le (homologue people)"
                raise ProfileError(profile.path, Problem(None, told))
    return profile


def driver_for(profile: Profile, asked: str) -> str:
    """The driver that is asked for, else the profile's. Raises `ProfileError` where it could play nothing."""
    if asked == "http" and profile.browser.required:
        told = "ce portail ne fait rien sans JavaScript ([browser] required = true) : --driver browser"
        raise ProfileError(profile.path, Problem(None, told))
    return asked or ("browser" if profile.browser.required else "http")


def _dealt(cases: Sequence[PlannedCase], workers: int) -> list[tuple[PlannedCase, ...]]:
    """Cases dealt one by one, so that a long file is shared; no worker without any."""
    return [share for number in range(workers) if (share := tuple(cases[number::workers]))]


def _info(
    wanted: Wanted, profile: Profile, plan: Plan, whole: Plan, seed: int, command: Sequence[str]
) -> RunInfo:
    started = now()
    return RunInfo(
        id=f"{started[:19].replace(':', '').replace('-', '')}-{secrets.token_hex(2)}",
        candidate=profile.candidate.model_dump(),
        portals=list(wanted.selection.portals or profile.portals),
        profile=_declared(profile),
        driver=wanted.driver,
        seed=seed,
        command=list(command),
        versions={name: version(name) for name in _SHOWN_VERSIONS},
        digests={"profile": profile.digest, "features": _digest(plan), "catalogue": catalogue.digest()},
        started=started,
        selection=_asked(wanted, plan, whole),
    )


def _asked(wanted: Wanted, plan: Plan, whole: Plan) -> str:
    """What filtered the run, in words: chosen files count as a filter like tags do."""
    files = ", ".join(path.name for path in wanted.features)
    chosen = f"fichiers {files}" if files else ""
    return " ; ".join(filter(None, (chosen, told(wanted.selection, plan, whole))))


def _declared(profile: Profile) -> dict[str, Any]:
    document = profile.model_dump(mode="json")
    kept = ("readings", "parameters", "justifications", "declarations", "clock", "people")
    return {"file": profile.path.name, **{name: document[name] for name in kept}}


def _digest(plan: Plan) -> str:
    whole = hashlib.sha256()
    for file in plan.files:
        whole.update(file.uri.encode() + b"\0" + file.text.encode() + b"\0")
    return whole.hexdigest()
