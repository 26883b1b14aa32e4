"""Faults of the entry: the home page, the choice of a profile, and the order of the steps."""

from __future__ import annotations

from starlette.responses import RedirectResponse

from simulator.desk import Answer, Visit
from simulator.markup import without
from simulator.mutants.registry import mutant
from simulator.urssaf.pages import UrssafPages
from simulator.urssaf.store import Journey, Stage
from simulator.urssaf.web import UrssafPortal
from simulator.web import Page


@mutant("URS-001-M2", "the home page redirects to a generic site and the journey is lost")
class GenericSite(UrssafPortal):
    async def home(self, visit: Visit) -> Answer:
        return RedirectResponse(f"http://localhost:{visit.request.url.port}/", 302)


@mutant("URS-002-M1", "the control that leads to the space is removed from the home page")
class NoEntry(UrssafPortal):
    def as_sent(self, page: Page, html: str) -> str:
        return html if page.template != "home.html" else without(html, "//main//p[@class='actions']")


@mutant("URS-003-M1", "the option « Vous êtes artiste-auteur » is missing")
class NoArtist(UrssafPages):
    def profile_links(self) -> list[tuple[str, str]]:
        return super().profile_links()[1:]


@mutant("URS-003-M2", "the option is relabelled « Vous êtes diffuseur »")
class RelabelledArtist(UrssafPages):
    def profile_links(self) -> list[tuple[str, str]]:
        return [("Vous êtes diffuseur", "/identification")]


@mutant("URS-004-M1", "every profile option points to the same form")
class OneForm(UrssafPages):
    def profile_links(self) -> list[tuple[str, str]]:
        return [(label, "/identification") for label, _ in super().profile_links()]


@mutant("URS-004-X1", "once the artist-author's profile is chosen, another one still opens her form")
class FirstProfileKept(UrssafPortal):
    async def other_profile(self, visit: Visit) -> Answer:
        return "/identification" if visit.session is not None else await super().other_profile(visit)


@mutant("URS-005-M2", "step 7 is skipped for everybody", also=("URS-060", "URS-063", "URS-069"))
class NoDetails(UrssafPortal):
    async def details(self, visit: Visit) -> Answer:
        journey = self.journey(visit, Stage.DETAILS)
        space = self.rules.finalise(journey, self.rules.known_details(journey.nir))
        session = self.renew_session(visit)
        session.journey, session.member = None, space.nir
        return "/mon-espace"


@mutant("URS-006-M1", "the order of the steps is left to the links of the pages")
class AnyOrder(UrssafPortal):
    def journey(self, visit: Visit, *stages: Stage) -> Journey:  # noqa: ARG002
        return super().journey(visit, *Stage)


@mutant("URS-006-X2", "once the link is asked for, the address of the password page opens without it")
class PasswordShownAtSending(UrssafPortal):
    async def password(self, visit: Visit) -> Answer:
        self.journey(visit, Stage.PASSWORD_FIRST, Stage.AWAITING_LINK)
        return self.pages.password()


@mutant("URS-006-X1", "the password page opens without the link")
class PasswordBeforeLink(UrssafPortal):
    def journey_for_password(self, visit: Visit) -> Journey:
        return self.journey(visit, Stage.PASSWORD_FIRST, Stage.IDENTIFIED, Stage.AWAITING_LINK)
