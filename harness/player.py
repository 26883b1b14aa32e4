"""One worker at play: opens its bench, follows scenarios and steps, and leaves its part of the run behind."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import catalogue
from catalogue.settings import resolve
from harness.applicability import set_aside
from harness.bench import Bench
from harness.control import Control, Offer
from harness.draws import draws_of
from harness.drivers.driver import Driver
from harness.drivers.http import HttpDriver
from harness.evidence import Keeper
from harness.faults import ConnectionFault
from harness.judging import Part, judged
from harness.mailbox import Mailbox
from harness.post import Channel, MessageChannel
from harness.profile_model import Profile, selectors_of
from harness.recorder import CaseRecorder
from harness.redaction import Redactor
from harness.rig import Wiring
from harness.urssaf.controls import reconsidered
from harness.watches import Watches
from harness.world import World
from record.folder import RunFolder
from record.messages import PartWriter
from record.outcomes import PASSED, Cause, Finding, Outcome
from record.plan import PlannedCase

_LAST_EXCHANGES = 6


@dataclass(frozen=True, slots=True)
class Assignment:
    """What one worker is to play, and with what: everything crosses a process boundary as it is.

    ``patience`` in seconds, for messages, goes before the profile's where it is given. Once a case of each
    of the rows in ``enough`` has failed, the others are set aside; empty: everything is played.
    """

    profile: Profile
    wiring: Wiring
    cases: Mapping[tuple[str, int], PlannedCase]
    driver: str
    seed: int
    folder: Path
    worker: int = 0
    keep_secrets: bool = False
    patience: float | None = None
    enough: frozenset[str] = frozenset()


@dataclass
class Player:
    """Plays an assignment's cases as behave comes to them."""

    bench: Bench
    assignment: Assignment
    writer: PartWriter
    world: World | None = None
    _recorder: CaseRecorder | None = field(default=None, repr=False)
    _red: set[str] = field(default_factory=set)

    @classmethod
    def ready(cls, assignment: Assignment) -> Player:
        """Open the bench."""
        folder = RunFolder(assignment.folder)
        return cls(open_bench(assignment, folder), assignment, PartWriter(folder.part(assignment.worker)))

    def begin(self, uri: str, line: int) -> Finding | None:
        """A scenario begins; where it is set aside, say why, and nothing of it is to be played."""
        case = self.assignment.cases[uri, line]
        self._recorder = CaseRecorder(self.writer, case)
        aside = self._seen_enough() or set_aside(case, self.bench)
        if aside is not None:
            self._recorder.finished(aside)
            self._recorder = None
            return aside
        for channel in self.bench.channels:
            channel.rows = frozenset(case.tags)
        self.bench.keeper.redactor.begin()
        self.world = World(self.bench, case)
        return None

    def step_started(self, part: Part) -> None:
        """A step of that part begins."""
        if self._recorder is not None and self.world is not None:
            self.world.part = part
            self._recorder.step_started()

    def step_finished(self, error: BaseException | None, seconds: float) -> None:
        """A step has ended, well or by an error."""
        if self._recorder is None or self.world is None:
            return
        finding = judged(self.world.part, reconsidered(error, self.world))
        if finding.outcome is not Outcome.PASSED:
            self._keep_sight(self.world)
        if finding.outcome is Outcome.FAILED:
            self._red.update(self.world.case.tags)
        self._recorder.step_finished(finding, seconds, self.world.taken())

    def end(self) -> None:
        """A scenario has ended; what it left is kept and its clients are forgotten."""
        if self._recorder is None or self.world is None:
            return
        self._keep_picture(self.world)
        self._recorder.finished(PASSED, self.world.taken())
        self.world.close()
        self.world = self._recorder = None

    def close(self) -> None:
        """Everything has been played: sweep the watches, then end what was opened."""
        for watch, finding, mails in self.bench.watches.sweep(self.bench.mailbox):
            for mail in mails:
                self.writer.evidence(watch.case_id, self.bench.keeper.mail(mail, "message tardif"))
            self.writer.finding(watch.case_id, finding)
        self.writer.pace(max(channel.slowest for channel in self.bench.channels))
        self.writer.close()
        self.bench.close()

    def _seen_enough(self) -> Finding | None:
        if not self.assignment.enough or not self._red >= self.assignment.enough:
            return None
        return Finding(Outcome.UNTESTED, Cause.DECLARED, "ce qu’il devait montrer a déjà été vu")

    def _keep_sight(self, world: World) -> None:
        """What a person would show to explain what went wrong."""
        for visit in world.visits[-1:]:
            world.keep(self.bench.keeper.page(visit.page))
            if visit.client.exchanges:
                world.keep(self.bench.keeper.exchanges(visit.client.exchanges[-_LAST_EXCHANGES:]))

    def _keep_picture(self, world: World) -> None:
        for visit in world.visits[-1:]:
            secret = [c for c in visit.page.entries if c.kind == "password"]
            png = visit.client.picture(secret)
            if png is not None:
                world.keep(self.bench.keeper.picture(png))


def open_bench(assignment: Assignment, folder: RunFolder) -> Bench:
    """Everything that an assignment is played with, opened."""
    profile, wiring = assignment.profile, assignment.wiring
    ledger = catalogue.load()
    settings = {
        portal: resolve(ledger, portal, profile.readings, profile.parameters) for portal in profile.portals
    }
    control = Control(wiring.control.url, wiring.control.token) if wiring.control is not None else None
    offer, unreachable = _offer(control)
    mailbox = Mailbox(wiring.sinks)
    hosts = [
        host for portal in wiring.portals.values() for host in (urlsplit(portal.url).netloc, *portal.hosts)
    ]
    selectors = selectors_of(profile.labels)
    driver = _driver(assignment.driver, hosts, selectors)
    patience = assignment.patience or profile.mail.patience_seconds
    draws = draws_of(profile, folder.path.name)
    return Bench(
        profile=profile,
        catalogue=ledger,
        settings=settings,
        wiring=wiring,
        driver=driver,
        witness_driver=driver
        if profile.browser.required or driver.name == "http"
        else HttpDriver(hosts, selectors=selectors),
        mailbox=mailbox,
        email=MessageChannel(mailbox, patience, wiring.mail_handed_over),
        sms=MessageChannel(mailbox.of(Channel.SMS), patience, wiring.sms_handed_over),
        letters=MessageChannel(mailbox.of(Channel.LETTER), patience, wiring.letters_handed_over),
        control=control,
        offer=offer,
        unreachable=unreachable,
        keeper=Keeper(folder, Redactor(secrets.token_bytes(32), keep=assignment.keep_secrets)),
        watches=Watches(),
        seed=assignment.seed,
        mobiles=set(draws.people.mobiles if draws else ()),
        kept=draws.people.numbers if draws else frozenset(),
        draws=draws,
    )


def _offer(control: Control | None) -> tuple[Offer | None, ConnectionFault | None]:
    """What the control API offers; a fault where it does not answer, told by every scenario."""
    try:
        return (control.offer() if control is not None else None), None
    except ConnectionFault as fault:
        return None, fault


def _driver(name: str, hosts: list[str], selectors: tuple[str, ...]) -> Driver:
    if name == "http":
        return HttpDriver(hosts, selectors=selectors)
    # Selenium and mitmproxy take half a second to import: a run over HTTP needs neither.
    from harness.drivers.browser import BrowserDriver  # noqa: PLC0415

    return BrowserDriver(hosts, selectors=selectors)
