"""Faults of the entry to the site: its home, the choice of a space, and what each space is said to give."""

from __future__ import annotations

from typing import cast

from lxml.html import HtmlElement
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from simulator.audiens.pages import AudiensPages
from simulator.audiens.texts import Labels
from simulator.audiens.web import AudiensPortal
from simulator.desk import Answer, Visit
from simulator.markup import edited, without
from simulator.mutants.registry import mutant
from simulator.web import Page

_CONGES = "//section[@aria-labelledby='espace-conges']"
_GUIDE = "//a[contains(@href, '/guide.pdf')]"


@mutant("AUD-001-X1", "the address of the site answers 503")
class HomeClosed(AudiensPortal):
    async def home(self, visit: Visit) -> Answer:  # noqa: ARG002
        raise HTTPException(503)


@mutant("AUD-001-X2", "the address of the site leads to a host that is not the portal's")
class HomeElsewhere(AudiensPortal):
    async def home(self, visit: Visit) -> Answer:
        here = visit.request.url
        if here.hostname == "localhost":
            return await super().home(visit)
        return RedirectResponse(f"http://localhost:{here.port}{self.root}/", 302)


@mutant("AUD-002-M2", "« Accéder à votre espace personnalisé » is called « Se connecter »")
class OtherEntry(AudiensPages):
    labels = Labels(entry="Se connecter")


@mutant("AUD-002-M3", "the entry leads straight to the log-in page")
class StraightToLogin(AudiensPages):
    def entry_path(self) -> str:
        return "/" + self.options.login_path


@mutant("AUD-002-X1", "the entry leads to a page that does not exist")
class EntryNowhere(AudiensPages):
    def entry_path(self) -> str:
        return "/espace-introuvable"


@mutant("AUD-003-X1", "the header has no search field")
class NoSearch(AudiensPortal):
    def as_sent(self, page: Page, html: str) -> str:  # noqa: ARG002
        return without(html, "//form[@role='search']")


@mutant("AUD-004-M2", "two of the four publics are one entry")
class PublicsMerged(AudiensPages):
    labels = Labels(
        profiles=(
            "Vous êtes un particulier",
            "Vous êtes un employeur",
            "Vous êtes un correspondant groupe ou un administrateur",
        )
    )


@mutant("AUD-004-X1", "the entry of the employers is missing")
class NoEmployer(AudiensPages):
    def profile_links(self) -> list[tuple[str, str]]:
        first, _, *others = super().profile_links()
        return [first, *others]


@mutant("AUD-005-M1", "one of the three social controls is missing")
class TwoShares(AudiensPages):
    labels = Labels(shares=("Tweeter", "J’aime"))


@mutant("AUD-006-M2", "what is said of each space stands under the other")
class PresentationsSwapped(AudiensPortal):
    def as_sent(self, page: Page, html: str) -> str:
        swapped = edited(html, "//div[contains(@class, 'spaces')]", _swap_presentations)
        return swapped if page.template == "spaces.html" else html


@mutant("AUD-006-X1", "only the Audiens space is offered")
class OneSpace(AudiensPortal):
    def as_sent(self, page: Page, html: str) -> str:
        return without(html, _CONGES) if page.template == "spaces.html" else html


@mutant("AUD-006-X2", "the two spaces are one entry")
class SpacesMerged(AudiensPages):
    def conges_entry(self) -> tuple[str, str, tuple[str, ...]]:
        _, _, uses = super().conges_entry()
        label, path, _, _ = self.audiens_entry()
        return label, path, uses


@mutant("AUD-007-M1", "« faire votre demande de congés » is not among the uses")
class TwoUses(AudiensPages):
    def conges_entry(self) -> tuple[str, str, tuple[str, ...]]:
        label, path, (first, _, last) = super().conges_entry()
        return label, path, (first, last)


@mutant("AUD-007-X1", "nothing says for whom the Congés Spectacles space is")
class NoPublic(AudiensPortal):
    def as_sent(self, page: Page, html: str) -> str:
        return without(html, f"{_CONGES}/p[not(@class)]") if page.template == "spaces.html" else html


@mutant("AUD-008-M1", "the simulator is not among the health services")
class FourServices(AudiensPages):
    def audiens_entry(self) -> tuple[str, str, tuple[str, ...], tuple[str, ...]]:
        label, path, health, retirement = super().audiens_entry()
        return label, path, tuple(each for each in health if "simulateur" not in each), retirement


@mutant("AUD-009-M1", "nothing says that the health services are for members of Audiens Prévoyance")
class HealthForAll(AudiensPages):
    def health_public(self) -> str:
        return "Pour la santé"


@mutant("AUD-010-M1", "the retirement block is missing")
class NoRetirement(AudiensPages):
    def audiens_entry(self) -> tuple[str, str, tuple[str, ...], tuple[str, ...]]:
        label, path, health, _ = super().audiens_entry()
        return label, path, health, ()


@mutant("AUD-011-M1", "the link to the guide is dead")
class GuideLost(AudiensPortal):
    async def guide(self, visit: Visit) -> Answer:  # noqa: ARG002
        raise HTTPException(404)


@mutant("AUD-011-X1", "the link to the guide leads nowhere (#)")
class GuideNowhere(AudiensPortal):
    def as_sent(self, page: Page, html: str) -> str:
        nowhere = edited(html, _GUIDE, lambda link: link.set("href", "#"))
        return nowhere if page.template == "spaces.html" else html


@mutant("AUD-011-X2", "the guide is an empty document")
class GuideEmpty(AudiensPortal):
    async def guide(self, visit: Visit) -> Answer:
        usual = cast(Response, await super().guide(visit))
        return Response(b"", media_type=usual.media_type)


@mutant("AUD-011-X3", "the link to the guide answers 200 with a page that says it is not there")
class GuideSoftLost(AudiensPortal):
    async def guide(self, visit: Visit) -> Answer:  # noqa: ARG002
        return Page("error.html", "Page introuvable", {"status": 404}, 200)


@mutant("AUD-012-M1", "« Espace Audiens » opens the Congés Spectacles space")
class AudiensIsConges(AudiensPages):
    def audiens_entry(self) -> tuple[str, str, tuple[str, ...], tuple[str, ...]]:
        label, _, health, retirement = super().audiens_entry()
        return label, "/conges-spectacles", health, retirement


@mutant("AUD-013-X1", "« Espace Congés Spectacles » opens the log-in page of Audiens")
class CongesIsAudiens(AudiensPages):
    def conges_entry(self) -> tuple[str, str, tuple[str, ...]]:
        label, _, uses = super().conges_entry()
        return label, "/" + self.options.login_path, uses


@mutant("AUD-013-X2", "« Espace Congés Spectacles » opens the sign-up form of Audiens")
class CongesIsSignUp(AudiensPages):
    def conges_entry(self) -> tuple[str, str, tuple[str, ...]]:
        label, _, uses = super().conges_entry()
        return label, self.sign_up_path(), uses


def _swap_presentations(spaces: HtmlElement) -> None:
    """Titles and commands stay; everything below them changes places."""
    one, other = spaces.xpath("./section")
    below = [section.xpath("./h2/following-sibling::*[not(@class='actions')]") for section in (one, other)]
    for section, moved in zip((other, one), below, strict=True):
        section.extend(moved)
