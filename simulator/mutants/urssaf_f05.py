"""Faults of the link: where it leads, how long, how often, and what can be guessed from it."""

from __future__ import annotations

import base64

from starlette.exceptions import HTTPException
from starlette.responses import Response

from simulator import secrets_kept
from simulator.desk import Answer, Visit
from simulator.mutants.registry import mutant
from simulator.urssaf.mails import UrssafMails
from simulator.urssaf.rules import LinkState, Sending, UrssafRules
from simulator.urssaf.store import Journey, Link, LinkRole, Space, SpaceState, Stage
from simulator.urssaf.web import UrssafPortal


@mutant("URS-047-M1", "the link leads to the log-in page")
class LinkToLogin(UrssafPortal):
    def open_link(self, visit: Visit, token: str, journey_key: str) -> Answer:  # noqa: ARG002
        return self.login_path


@mutant("URS-047-M2", "the link leads to another host")
class OtherHost(UrssafMails):
    def link_address(self, link: Link) -> str:
        return f"https://portail-des-artistes.invalid/lien/{link.token}"


@mutant("URS-048-M1", "the space is open as soon as « Envoyer »")
class OpenAtSending(UrssafRules):
    def choose_email(self, journey: Journey, email: str) -> Sending:
        password = secrets_kept.hashed(self.store.people[journey.nir].activation_code)
        space = Space(journey.nir, email, password, self.clock.now(), SpaceState.OPEN)
        self.store.spaces[journey.nir] = space
        return super().choose_email(journey, email)


@mutant("URS-048-X1", "a password may be set as soon as « Envoyer », without the link")
class PasswordAtSending(UrssafPortal):
    def journey_for_password(self, visit: Visit) -> Journey:
        return self.journey(visit, Stage.PASSWORD_FIRST, Stage.AWAITING_LINK)


@mutant("URS-049-M1", "the link works in the first browser only")
class FirstBrowserOnly(UrssafRules):
    def link_state(self, link: Link | None, browser_journey: str | None) -> LinkState:
        state = super().link_state(link, browser_journey)
        elsewhere = state is LinkState.OPEN and link is not None and link.journey != browser_journey
        return LinkState.ELSEWHERE if elsewhere else state


@mutant("URS-049-X1", "in another browser the link opens the password, and nothing beyond")
class NothingBeyondElsewhere(UrssafPortal):
    def respond(self, visit: Visit, answer: Answer) -> Response:
        request = visit.request
        stranger = request.url.path.endswith("/coordonnees") and "ici" not in request.cookies
        response = super().respond(visit, "/identification" if stranger else answer)
        if request.url.path.endswith("/adresse-e-mail"):
            response.set_cookie("ici", "oui")
        return response


@mutant("URS-050-M1", "an unknown link ends in an error 500", also=("GEN-019",))
class LinkCrash(UrssafRules):
    def find_link(self, token: str) -> Link | None:
        return self.store.links[token]


@mutant("URS-050-X1", "an altered link is refused by the general page, which says nothing of a new one")
class LinkNotFound(UrssafPortal):
    async def follow_link(self, visit: Visit) -> Answer:
        if self.rules.find_link(visit.request.path_params["token"]) is None:
            raise HTTPException(400)
        return await super().follow_link(visit)


@mutant("URS-050-X2", "the first half of a link is enough")
class HalfToken(UrssafRules):
    def find_link(self, token: str) -> Link | None:
        half = len(token) >= 16 and [
            link for key, link in self.store.links.items() if key.startswith(token[:16])
        ]
        return half[0] if half else None


@mutant("URS-051-M1", "the link that served sets a new password again", also=("URS-043", "GEN-014"))
class Replay(UrssafRules):
    def find_link(self, token: str) -> Link | None:
        link = super().find_link(token)
        if link is not None and link.used and link is self.store.journeys[link.journey].links[-1]:
            link.used = False
            self.store.journeys[link.journey].stage = Stage.AWAITING_LINK
        return link


@mutant("URS-051-X1", "the waiting page has a link sent that sets the password of an open space anew")
class ResentAfterwards(UrssafPortal):
    async def resend(self, visit: Visit) -> Answer:
        journey = self.journey(visit, *Stage)
        journey.stage = Stage.AWAITING_LINK
        await self.deliver(visit, journey, self.rules.resend(journey))
        return "/messagerie"


@mutant("URS-052-X1", "opening the link once uses it up")
class UsedByReading(UrssafRules):
    def follow(self, link: Link) -> None:
        link.withdrawn = link.followed
        super().follow(link)


@mutant("URS-052-X2", "a HEAD of the link uses it up")
class UsedByHead(UrssafPortal):
    async def follow_link(self, visit: Visit) -> Answer:
        answer = await super().follow_link(visit)
        link = self.rules.find_link(visit.request.path_params["token"])
        if visit.is_head and link is not None:
            link.used = True
        return answer


@mutant("URS-053-M1", "the link never expires")
class EndlessLink(UrssafRules):
    def link_expired(self, link: Link) -> bool:  # noqa: ARG002
        return False


@mutant("URS-053-X1", "the link expires before the declared time")
class ShortLink(UrssafRules):
    def link_expired(self, link: Link) -> bool:
        validity = self.options.link_validity
        return validity is not None and self.clock.now() - link.sent_at >= validity / 2


@mutant("URS-053-X2", "a link sent again ends with the first one")
class EndsWithFirst(UrssafRules):
    def issue_link(self, journey: Journey, role: LinkRole) -> Link:
        link = super().issue_link(journey, role)
        link.sent_at = journey.links[0].sent_at
        return link


@mutant("URS-053-X3", "a link sent again never expires")
class EndlessSecondLink(UrssafRules):
    def link_expired(self, link: Link) -> bool:
        return link is self.store.journeys[link.journey].links[0] and super().link_expired(link)


@mutant("URS-054-M1", "the token is the number in base 64")
class GuessableToken(UrssafRules):
    def new_token(self, journey: Journey) -> str:
        return base64.urlsafe_b64encode(journey.nir.encode()).decode()


@mutant("URS-054-X1", "tokens follow each other")
class CountedToken(UrssafRules):
    def new_token(self, journey: Journey) -> str:  # noqa: ARG002
        return f"{len(self.store.links) + 1:032d}"


@mutant("URS-055-M1", "the link is built from the Host header of the request")
class HostOfRequest(UrssafPortal):
    async def deliver(self, visit: Visit, journey: Journey, sending: Sending) -> None:
        headers = visit.request.headers
        host = headers.get("x-forwarded-host") or headers.get("host")
        self.mails.base_url = f"http://{host}{self.root}"
        await super().deliver(visit, journey, sending)


@mutant("URS-055-X1", "a link sent again is built from the Host header of the request")
class HostOfResending(UrssafPortal):
    async def resend(self, visit: Visit) -> Answer:
        usual, host = self.mails.base_url, visit.request.headers.get("host")
        self.mails.base_url = f"http://{host}{self.root}"
        answer = await super().resend(visit)
        self.mails.base_url = usual
        return answer
