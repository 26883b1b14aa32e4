"""The preflight, from the profile to the end of a journey: each thing tried once, and told as it is known."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from harness.audiens.journey import Journey as AudiensJourney
from harness.audiens.play import PORTAL as AUDIENS
from harness.audiens.stages import Branch
from harness.bench import Bench
from harness.check.absences import Absences
from harness.check.control_api import (
    API,
    clock_finding,
    forgetting_finding,
    held_finding,
    offer_findings,
    token_finding,
)
from harness.check.diagnosis import Diagnosis
from harness.check.findings import Finding, State, of_fault, remark, right, skipped, wrong
from harness.check.login_page import LoginPage, after_log_out
from harness.check.stages import LETTER, SMS, Stage, audiens_stages, urssaf_stages
from harness.check.walk import Walk
from harness.dataset import number_of
from harness.faults import ConnectionFault, Unassessed
from harness.launch import answers
from harness.people import Person
from harness.player import Assignment, open_bench
from harness.profile_model import PeopleMode, Profile
from harness.rig import Rig, Wiring
from harness.urssaf.journey import Journey as UrssafJourney
from harness.visit import Visit
from harness.world import World
from record.folder import RunFolder
from record.plan import PlannedCase

Journey = UrssafJourney | AudiensJourney

_CASE = PlannedCase("check", "check", 0, "vérification du raccordement", "", "", "", (), ())
_STARTED = "Candidat démarré"
_SINKS = "Puits à messages"
_FIRST_SCREENS = 3


@dataclass(frozen=True, slots=True)
class Preflight:
    """A check to be made. ``folder`` is a scratch one; ``patience`` in seconds, for pages and the API."""

    profile: Profile
    driver: str
    folder: Path
    patience: float = 5.0

    def findings(self) -> Iterator[Finding]:
        """Everything that is tried, as it is known; the candidate is stopped at the end."""
        rig = Rig(self.profile, self.folder)
        try:
            try:
                wiring = rig.set_up()
            except ConnectionFault as fault:
                yield of_fault(_STARTED if self.profile.launch else _SINKS, fault)
                return
            if self.profile.launch:
                yield right(_STARTED, f"« {' '.join(self.profile.launch.command)} » est prêt")
            yield from self._around(wiring)
        finally:
            rig.stop()

    def _around(self, wiring: Wiring) -> Iterator[Finding]:
        answering = []
        for portal, filled in wiring.portals.items():
            what = f"Adresse ({portal})"
            try:
                answers(filled.url, self.patience)
            except ConnectionFault as fault:
                started = "" if self.profile.launch else "démarrez-le, "
                yield wrong(what, fault.what, f"{started}corrigez url dans [portals.{portal}] du profil")
            else:
                answering.append(portal)
                yield right(what, filled.url)
        bench = self._bench(wiring)
        with closing(bench):
            yield from self._control(bench)
            for portal in self.profile.portals:
                if portal in answering:
                    yield from self._portal(bench, portal)
                else:
                    yield skipped(f"Parcours ({portal})", "l’adresse du portail ne répond pas")

    def _bench(self, wiring: Wiring) -> Bench:
        assignment = Assignment(
            self.profile, wiring, {}, self.driver, secrets.randbits(32), self.folder, keep_secrets=True
        )
        return open_bench(assignment, RunFolder(self.folder))

    # The control API

    def _control(self, bench: Bench) -> Iterator[Finding]:
        if bench.control is None or bench.wiring.control is None:
            yield remark(API, "le profil n’en déclare pas : ce qu’elle seule permet restera non évalué")
        elif bench.unreachable is not None:
            yield of_fault(API, bench.unreachable)
        elif bench.offer is not None:
            yield from offer_findings(self.profile, bench.offer)
            if told := token_finding(bench.wiring.control, self.patience):
                yield told
        yield clock_finding(self.profile, bench.control, bench.offer)

    # The portals

    def _portal(self, bench: Bench, portal: str) -> Iterator[Finding]:
        """One walk a branch; what a walk has told is told again only where it went wrong since."""
        told: dict[str, State] = {}
        for number, branch in enumerate(self._branches(portal)):
            for finding in self._walked(bench, portal, branch, first=not number):
                before = told.get(finding.what)
                if before is None or (finding.state is State.WRONG and before is not State.WRONG):
                    told[finding.what] = finding.state
                    yield finding
        yield from self._undeclared(portal)

    def _branches(self, portal: str) -> tuple[Branch, ...]:
        wanted = ((Branch.KNOWN_MOBILE, self.profile.sms), (Branch.LETTER, self.profile.letters))
        declared = tuple(branch for branch, sink in wanted if sink is not None)
        return declared if portal == AUDIENS and declared else (Branch.KNOWN_MOBILE,)

    def _walked(self, bench: Bench, portal: str, branch: Branch, *, first: bool) -> Iterator[Finding]:
        world = World(bench, replace(_CASE, id=f"check/{branch.name}"))
        what = f"Personne inscrite ({portal})"
        lost = bench.unreachable if self.profile.people.mode is PeopleMode.CONTROL else None
        try:
            try:
                if lost is not None:
                    raise lost
                journey = _begun(world, portal, branch)
            except ConnectionFault as fault:
                yield skipped(what, "l’API de contrôle ne répond pas") if lost else of_fault(what, fault)
                if first:
                    yield from self._visited(world, portal)
                return
            except Unassessed as lack:
                yield wrong(what, lack.why, "refaites un jeu de personnes : homologue people")
                return
            yield self._registered(bench, portal, journey.person)
            yield from self._walk(bench, journey, portal, self._stages(bench, journey)).findings()
            if first:
                yield self._login_page(world, portal, partial(after_log_out, journey))
            yield from self._forgotten(bench, portal, journey.person)
        finally:
            world.close()

    def _registered(self, bench: Bench, portal: str, person: Person) -> Finding:
        if bench.draws is not None:
            left = sum(number for kind, number in bench.draws.left().items() if kind.portal == portal)
            told = f"tirée d’un jeu de personnes ; il en reste {left} pour ce portail, de toutes sortes"
            return right(f"Personne inscrite ({portal})", told)
        assert bench.control is not None
        if bench.offer is None:
            return right(f"Personne inscrite ({portal})", "l’API l’a acceptée")
        return held_finding(bench.control, bench.offer, portal, number_of(person), person.on_file())

    def _forgotten(self, bench: Bench, portal: str, person: Person) -> Iterator[Finding]:
        if self.profile.people.mode is PeopleMode.CONTROL and bench.control is not None:
            left = forgetting_finding(bench.control, portal, number_of(person))
            if left is not None:
                yield left

    def _stages(self, bench: Bench, journey: Journey) -> tuple[Stage, ...]:
        if isinstance(journey, UrssafJourney):
            return urssaf_stages(journey)
        alone = tuple(self.profile.portals) == (AUDIENS,)
        return audiens_stages(journey, notice=alone and _announced(bench))

    def _visited(self, world: World, portal: str) -> Iterator[Finding]:
        """Nobody is on file: the first screens only, which anybody may see."""
        play = world.audiens if portal == AUDIENS else world.urssaf
        journey = play.visitor()
        stages = self._stages(world.bench, journey)
        yield from self._walk(world.bench, journey, portal, stages[:_FIRST_SCREENS]).findings()
        for stage in stages[_FIRST_SCREENS:]:
            yield skipped(stage.what, "personne n’a pu être inscrit")
        yield self._login_page(world, portal, str)

    def _login_page(self, world: World, portal: str, left: Callable[[], str]) -> Finding:
        """Somebody else looks at the page where one logs in; ``left`` tells where a log-out leads to it."""
        play = world.audiens if portal == AUDIENS else world.urssaf
        journey = play.stranger()
        return LoginPage(portal, journey, self._diagnosis(world.bench, portal, journey.visit), left).finding()

    def _walk(self, bench: Bench, journey: Journey, portal: str, stages: tuple[Stage, ...]) -> Walk:
        visit = journey.visit
        return Walk(
            visit=visit,
            stages=stages,
            mark=lambda: journey.mark,
            absences=Absences(bench.wiring),
            diagnosis=self._diagnosis(bench, portal, visit),
        )

    def _diagnosis(self, bench: Bench, portal: str, visit: Visit) -> Diagnosis:
        return Diagnosis(portal, visit, javascript=bench.driver.name == "browser")

    def _undeclared(self, portal: str) -> Iterator[Finding]:
        for name, section in ((SMS, "sms"), (LETTER, "letters")):
            if portal == AUDIENS and getattr(self.profile, section) is None:
                told = (
                    f"le profil ne dit pas où ils partent ([{section}]) : ce qui en dépend restera non évalué"
                )
                yield remark(name, told)


def _begun(world: World, portal: str, branch: Branch) -> Journey:
    """Somebody on file, in front of the portal."""
    if portal != AUDIENS:
        return world.urssaf.begin(world.people.artist())
    changes = {} if branch is Branch.KNOWN_MOBILE else {"mobile": None}
    return world.audiens.begin(world.people.member(**changes), branch)


def _announced(bench: Bench) -> bool:
    """Whether the candidate declares that it writes to whoever has created an account."""
    return bench.settings[AUDIENS].text("both.creation_notice") == "required"
