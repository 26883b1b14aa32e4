"""Faults of the choice of a channel: what is offered, how many may be chosen, and which of them acts."""

from __future__ import annotations

from simulator.audiens.faults import FieldFault
from simulator.audiens.pages import AudiensPages
from simulator.audiens.rules import AudiensRules
from simulator.audiens.store import Journey, Route, Stage
from simulator.audiens.texts import Labels
from simulator.audiens.web import AudiensPortal
from simulator.audiens.web.base import PATHS
from simulator.desk import Answer, Visit
from simulator.markup import without
from simulator.mutants.registry import mutant
from simulator.web import Page


@mutant("AUD-115-M1", "the letter is not offered")
class NoLetter(AudiensPages):
    def channels(self) -> tuple[tuple[str, str], ...]:
        return super().channels()[:1]


@mutant("AUD-115-M2", "the SMS is not offered")
class NoSms(AudiensPages):
    def channels(self) -> tuple[tuple[str, str], ...]:
        return super().channels()[1:]


@mutant("AUD-115-X1", "« Courrier Papier » is called « Par la poste »")
class OtherLetter(AudiensPages):
    labels = Labels(letter="Par la poste")


@mutant("AUD-116-M1", "no choice is taken for the SMS")
class SmsByDefault(AudiensRules):
    def choose_channel(self, journey: Journey, channel: str) -> tuple[FieldFault, ...]:
        return super().choose_channel(journey, channel or "sms")


@mutant("AUD-116-X1", "both channels may be ticked")
class BothTicked(AudiensPortal):
    def as_sent(self, page: Page, html: str) -> str:
        return html if page.template != "channel.html" else html.replace('type="radio"', 'type="checkbox"')


@mutant("AUD-116-X2", "no choice is refused without a word")
class RefusedInSilence(AudiensRules):
    def choose_channel(self, journey: Journey, channel: str) -> tuple[FieldFault, ...]:
        if not channel:
            journey.stage = Stage.CHANNEL
            return ()
        return super().choose_channel(journey, channel)


@mutant("AUD-117-X1", "choosing the SMS leads to the identifier, and no number is asked")
class NoNumberAsked(AudiensPortal):
    async def choose_channel(self, visit: Visit) -> Answer:
        answer = await super().choose_channel(visit)
        journey = self.journey_of(visit)
        if journey is not None and answer == PATHS[Stage.PHONE]:
            journey.stage = Stage.IDENTIFIER
            return PATHS[Stage.IDENTIFIER]
        return answer


@mutant("AUD-118-M1", "a number is asked although the letter was chosen")
class NumberAskedAnyway(AudiensPortal):
    async def choose_channel(self, visit: Visit) -> Answer:
        answer = await super().choose_channel(visit)
        journey = self.journey_of(visit)
        return self.pages.phone(journey) if journey and answer == PATHS[Stage.IDENTIFIER] else answer


@mutant("AUD-119-M1", "« Retour » is missing from the choice of the channel")
class NoBack(AudiensPortal):
    def as_sent(self, page: Page, html: str) -> str:
        return html if page.template != "channel.html" else without(html, "//a[@class='secondary']")


@mutant("AUD-119-X1", "« Retour » leads from the channel to the form")
class BackToForm(AudiensPortal):
    def as_sent(self, page: Page, html: str) -> str:
        if page.template != "channel.html":
            return html
        return html.replace(f'"{self.root}/inscription/identite"', f'"{self.root}/inscription"')


@mutant("AUD-120-M1", "the letter leaves as soon as it is chosen, whatever is chosen then")
class LetterAtOnce(AudiensPortal):
    async def choose_channel(self, visit: Visit) -> Answer:
        answer = await super().choose_channel(visit)
        journey = self.journey_of(visit)
        if journey is not None and journey.route is Route.LETTER:
            person = self.rules.person_of(journey)
            kept, code = self.rules.issue_provisional(self.rules.pending_account(journey))
            letter = self.messages.provisional(self.rules.letter_recipient(person), code)
            await self.post_letter(letter, person.identifier, kept)
        return answer


@mutant("AUD-120-X1", "an SMS goes to a number given before the letter was chosen")
class NumberRemembered(AudiensPortal):
    async def choose_channel(self, visit: Visit) -> Answer:
        given = (self.journey_with_channel(visit)).new_mobile
        answer = await super().choose_channel(visit)
        journey = self.journey_of(visit)
        if journey is not None and journey.route is Route.LETTER and given:
            journey.route, journey.new_mobile = Route.SMS, given
            await self.send_code(journey)
            journey.route, journey.stage = Route.LETTER, Stage.IDENTIFIER
        return answer


@mutant("AUD-120-X2", "the first channel that was chosen stays, whatever is chosen then")
class FirstChoiceStays(AudiensRules):
    def take_route(self, journey: Journey, route: Route | None) -> None:
        super().take_route(journey, journey.route or route)
