"""The stages of each journey as a check walks them: its screens, with each message where it comes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from harness.audiens import stages as audiens
from harness.audiens.journey import Journey as AudiensJourney
from harness.audiens.stages import Branch
from harness.post import MessageChannel
from harness.urssaf import stages as urssaf
from harness.urssaf.journey import Journey as UrssafJourney

EMAIL, SMS, LETTER = "E-mail", "SMS", "Courrier"


@dataclass(frozen=True, slots=True)
class Stage:
    """A step of the walk: what it should lead to, and the act. A ``screen`` is expected, or a message.

    A screen that ``may_be_unknown`` only announces a message: the walk goes on if the portal does.
    ``led_by`` is the purpose of the command that leads to the screen where a page of its own asks for it.
    """

    what: str
    act: Callable[[], object]
    screen: str | None = None
    channel: MessageChannel | None = None
    may_be_unknown: bool = False
    led_by: str | None = None


def urssaf_stages(journey: UrssafJourney) -> tuple[Stage, ...]:
    """The Urssaf journey: its screens, its e-mail after the waiting page, its end."""
    names = journey.visit.screens
    found: list[Stage] = []
    for screen, act in journey.acts.items():
        what = f"Écran « {names.named(screen).name_fr} »"
        if screen == journey.after_link:
            found.append(Stage(EMAIL, journey.receive, channel=journey.post))
            found.append(Stage(what, _follow(journey), screen, led_by="urssaf.link_confirm"))
        else:
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
    by_letter = journey.branch is Branch.LETTER
    codes: list[str] = []
    found: list[Stage] = []
    for screen, act in journey.acts.items():
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
