"""The public site."""

from __future__ import annotations

from starlette.responses import Response
from starlette.routing import BaseRoute

from simulator.audiens.guide import guide_of
from simulator.audiens.web.base import AudiensDesk
from simulator.desk import Answer, Visit

_LONGEST_SEARCH = 100


class SitePages(AudiensDesk):
    """What anybody may see."""

    def site_routes(self) -> list[BaseRoute]:
        """The addresses of the public site."""
        return [
            self.get("/", self.home),
            self.get("/recherche", self.search),
            self.get("/espaces", self.spaces),
            self.get("/guide.pdf", self.guide),
            self.get("/conges-spectacles", self.conges),
            self.get("/autre-public", self.other_public),
            self.get("/entreprise", self.company),
            self.get("/partager", self.share),
            self.get("/contact", self.contact),
            self.get("/accessibilite", self.accessibility),
            self.get("/donnees-personnelles", self.privacy),
        ]

    async def home(self, _visit: Visit) -> Answer:
        return self.pages.home()

    async def search(self, visit: Visit) -> Answer:
        return self.pages.search(visit.request.query_params.get("q", "")[:_LONGEST_SEARCH])

    async def spaces(self, _visit: Visit) -> Answer:
        return self.pages.spaces()

    async def guide(self, _visit: Visit) -> Answer:
        headers = {"content-disposition": 'attachment; filename="guide-espace-personnalise-audiens.pdf"'}
        content = guide_of(self.rules.clock.now())
        return Response(content, media_type="application/pdf", headers=headers)

    async def conges(self, _visit: Visit) -> Answer:
        return self.pages.conges()

    async def other_public(self, _visit: Visit) -> Answer:
        return self.pages.other_public()

    async def company(self, _visit: Visit) -> Answer:
        return self.pages.company()

    async def share(self, _visit: Visit) -> Answer:
        return self.pages.share()

    async def contact(self, _visit: Visit) -> Answer:
        return self.pages.contact()

    async def accessibility(self, _visit: Visit) -> Answer:
        return self.pages.accessibility()

    async def privacy(self, _visit: Visit) -> Answer:
        return self.pages.privacy()
