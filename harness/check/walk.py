"""One person walks the journey up to its end, and tells of each screen and message whether it came."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from harness.audiens import stages as audiens
from harness.audiens.journey import Journey as AudiensJourney
from harness.audiens.stages import Branch
from harness.check.absences import Absences
from harness.check.findings import Finding, of_fault, remark, right, skipped, wrong
from harness.check.suggestions import label_lines, missing_of, page_lines
from harness.faults import ConnectionFault, Fault, Nonconformity, Unassessed
from harness.matching import AmbiguousControl
from harness.page import Snapshot
from harness.post import MessageChannel
from harness.urssaf import stages as urssaf
from harness.urssaf.journey import Journey as UrssafJourney
from harness.visit import Visit

EMAIL, SMS, LETTER = "E-mail", "SMS", "Courrier"


@dataclass(frozen=True, slots=True)
class Stage:
    """A step of the walk: what it should lead to, and the act. A ``screen`` is expected, or a message."""

    what: str
    act: Callable[[], object]
    screen: str | None = None
    channel: MessageChannel | None = None
    may_be_unknown: bool = False


@dataclass(frozen=True, slots=True)
class Walk:
    """A walk on a portal. ``mark`` gives the number that an awaited message comes after."""

    portal: str
    visit: Visit
    stages: tuple[Stage, ...]
    mark: Callable[[], int]
    absences: Absences
    javascript: bool

    def findings(self) -> Iterator[Finding]:
        """One finding a stage; after the first that breaks, the rest is told as not tried."""
        for place, stage in enumerate(self.stages):
            broken = self._tried(stage, self.stages[place - 1].screen if place else None)
            if broken is None:
                yield right(stage.what)
                continue
            yield broken
            if not (stage.may_be_unknown and self._went_on(place)):
                yield from self._untried(self.stages[place + 1 :])
                return

    def _tried(self, stage: Stage, before: str | None) -> Finding | None:
        self.visit.lacked = None
        try:
            stage.act()
        except AmbiguousControl as ambiguity:
            return _ambiguous(stage.what, ambiguity)
        except Unassessed as declared:
            return remark(stage.what, declared.why)
        except Fault as fault:
            if stage.channel is not None:
                seen, remedy = self.absences.explain(stage.channel, self.mark(), str(fault))
                return wrong(stage.what, seen, remedy)
            if isinstance(fault, ConnectionFault):
                return of_fault(stage.what, fault)
            return self._unlike(stage, fault, before)
        return None

    def _went_on(self, place: int) -> bool:
        """Whether a page that only announces a message was left, though it was not recognised."""
        before = next((s.screen for s in reversed(self.stages[:place]) if s.screen is not None), None)
        return before is None or not self.visit.is_at(before)

    def _unlike(self, stage: Stage, fault: Fault, before: str | None) -> Finding:
        page, lacked = self.visit.page, self.visit.lacked
        seen = fault.observed if isinstance(fault, Nonconformity) else str(fault)
        if lacked is not None:
            seen = f"il manque {self.visit.finder.spoken(lacked)} sur {self.visit.described()}"
        if refusal := self.absences.refusal():
            return wrong(stage.what, f"{refusal[0]} ; {seen}", refusal[1])
        if unusable := self._unreadable(page):
            return wrong(stage.what, seen, unusable)
        lines = self._lines(page, stage, lacked, before)
        if lines:
            return wrong(
                stage.what, seen, "si l’un de ces contrôles est le bon, collez dans le profil :", lines
            )
        if stage.may_be_unknown:
            return remark(stage.what, f"page d’annonce non reconnue : {seen}")
        known = self.visit.screens.recognise(page)
        if known is not None:
            return wrong(
                stage.what,
                seen,
                "le portail en est resté là : vérifiez [readings] et [parameters], puis le portail",
            )
        return wrong(
            stage.what, seen, "désignez les contrôles de cette page dans [labels], ou cette page dans [pages]"
        )

    def _lines(self, page: Snapshot, stage: Stage, lacked: str | None, before: str | None) -> tuple[str, ...]:
        finder = self.visit.finder
        if lacked is not None:
            missing = [finder.purpose(lacked)]
        elif stage.screen is None or (before is not None and self.visit.is_at(before)):
            return ()  # she is where she was: the page said no, and no label would help
        else:
            screen = self.visit.screens.named(stage.screen)
            asked = (*screen.controls, *screen.any_of[:1])
            missing = list(missing_of(page, finder, asked, finder.purposes))
        return label_lines(page, finder, missing, self.portal) or page_lines(page)

    def _unreadable(self, page: Snapshot) -> str:
        """What to do about a page that no label would help, empty where it may."""
        if page.status is not None and (page.status == 404 or page.status >= 500):
            return (
                f"le portail répond {page.status} à {page.url} : corrigez url dans [portals], ou le portail"
            )
        if not page.controls and not self.javascript and "<script" in page.html.lower():
            return (
                "cette page ne montre rien sans JavaScript : [browser] required = true, ou --driver browser"
            )
        if not page.controls:
            return "cette page n’a ni saisie ni commande : vérifiez url dans [portals]"
        return ""

    def _untried(self, stages: tuple[Stage, ...]) -> Iterator[Finding]:
        for stage in stages:
            yield skipped(stage.what, "le parcours s’est arrêté avant")


def _ambiguous(what: str, fault: AmbiguousControl) -> Finding:
    lines = [f'# "{fault.purpose.key}" = {{ css = "{c.locator}" }}' for c in fault.found if c.locator]
    return wrong(what, fault.what, "gardez une de ces lignes, sans son « # », ou désignez-le autrement :", (
        "[labels]", *(lines or [f'# "{fault.purpose.key}" = {{ css = "…" }}'])
    ))  # fmt: skip


def urssaf_stages(journey: UrssafJourney) -> tuple[Stage, ...]:
    """The Urssaf journey: its screens, its e-mail after the waiting page, its end."""
    names = journey.visit.screens
    found: list[Stage] = []
    for screen, act in journey.acts.items():
        if screen == journey.after_link:
            found.append(Stage(EMAIL, journey.receive, channel=journey.post))
            act = _follow(journey)  # noqa: PLW2901
        what = f"Écran « {names.named(screen).name_fr} »"
        found.append(Stage(what, act, screen, may_be_unknown=screen == urssaf.WAITING))
    return tuple(found)


def _follow(journey: UrssafJourney) -> Callable[[], object]:
    def act() -> None:
        journey.confirm()
        journey.visit.expect(journey.after_link)

    return act


def audiens_stages(journey: AudiensJourney, *, notice: bool = False) -> tuple[Stage, ...]:
    """One branch of the Audiens journey, its SMS or its letter where it comes, its ``notice`` at the end."""
    names = journey.visit.screens
    acts: Mapping[str, Callable[[], object]] = journey.acts
    by_letter = journey.branch is Branch.LETTER
    codes: list[str] = []
    found: list[Stage] = []
    for screen, act in acts.items():
        if by_letter and screen == audiens.FIRST_EMAIL:
            receive = lambda: codes.append(journey.receive_letter())  # noqa: E731
            found.append(Stage(LETTER, receive, channel=journey.channels.letters))
            act = _first_log_in(journey, codes)  # noqa: PLW2901
        elif not by_letter and screen == audiens.PASSWORD:
            receive = lambda: codes.append(journey.receive_code())  # noqa: E731
            found.append(Stage(SMS, receive, channel=journey.channels.sms))
            act = _give(journey, codes)  # noqa: PLW2901
        what = f"Écran « {names.named(screen).name_fr} »"
        found.append(Stage(what, act, screen, may_be_unknown=screen == audiens.LETTER_SENT))
    if notice:
        found.append(Stage(EMAIL, _notice(journey), channel=journey.channels.email))
    return tuple(found)


def _notice(journey: AudiensJourney) -> Callable[[], object]:
    """The message that tells of the account, where the candidate declares one (both.creation_notice)."""
    email = journey.channels.email
    return lambda: email.await_mail(journey.address, journey.mark, requirement="GEN-023", on_the_way=True)


def _first_log_in(journey: AudiensJourney, codes: list[str]) -> Callable[[], object]:
    def act() -> None:
        journey.way_in.go_to_login()
        journey.log_in(journey.typed_identifier, codes[-1])
        journey.visit.expect(audiens.FIRST_EMAIL)

    return act


def _give(journey: AudiensJourney, codes: list[str]) -> Callable[[], object]:
    def act() -> None:
        journey.give_code(codes[-1])
        journey.visit.expect(audiens.PASSWORD)

    return act
