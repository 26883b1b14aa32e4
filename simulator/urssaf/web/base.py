"""Where a browser stands in the Urssaf portal, and where it is sent when it asks for another place."""

from __future__ import annotations

from pathlib import Path

from simulator.desk import Desk, Turned, Visit
from simulator.mailer import Mailer
from simulator.sessions import Session, Sessions
from simulator.urssaf.mails import UrssafMails
from simulator.urssaf.pages import UrssafPages
from simulator.urssaf.rules import LinkState, UrssafRules
from simulator.urssaf.store import Journey, Space, Stage
from simulator.web import Renderer

PATHS = {
    Stage.IDENTIFIED: "/adresse-e-mail",
    Stage.PASSWORD_FIRST: "/mot-de-passe",
    Stage.AWAITING_LINK: "/messagerie",
    Stage.DETAILS: "/coordonnees",
}


class UrssafDesk(Desk):
    """What every handler of the Urssaf portal stands on."""

    cookie = "urssaf_session"
    here = Path(__file__).parent.parent

    def __init__(
        self,
        *,
        rules: UrssafRules,
        pages: UrssafPages,
        mails: UrssafMails,
        mailer: Mailer,
        sessions: Sessions,
        root: str,
        secure: bool,
    ) -> None:
        self.rules = rules
        self.pages = pages
        self.mails = mails
        self.mailer = mailer
        self.login_path = "/" + rules.options.login_path
        renderer = Renderer(self.here / "templates", root=root, login=root + self.login_path)
        super().__init__(rules, pages, renderer, sessions, root, secure=secure)

    def journey(self, visit: Visit, *stages: Stage) -> Journey:
        """The browser's journey at one of these stages; at another, the person is sent there."""
        if visit.ended:
            raise Turned("/session-terminee")
        session = visit.session
        journey = self.rules.store.journeys.get(session.journey or "") if session else None
        if journey is None or journey.stage not in stages:
            raise Turned(self.where(visit))
        return journey

    def where(self, visit: Visit) -> str:
        """The page at which this browser has arrived."""
        session = visit.session
        if session is None:
            return "/identification"
        journey = self.rules.store.journeys.get(session.journey or "")
        if session.link is not None and self.link_is_open(session):
            return "/mot-de-passe"
        if journey is not None and journey.stage is not Stage.FINISHED:
            return PATHS[journey.stage]
        return "/mon-espace" if session.member else "/identification"

    def link_is_open(self, session: Session) -> bool:
        """Whether the link that this browser followed still opens the password page."""
        link = self.rules.find_link(session.link or "")
        return self.rules.link_state(link, session.journey) is LinkState.OPEN

    def member(self, visit: Visit) -> Space:
        """The space of the holder who is logged in; anyone else is sent to the log-in page."""
        if visit.ended:
            raise Turned("/session-terminee")
        space = self.rules.store.spaces.get((visit.session.member if visit.session else None) or "")
        if space is None:
            raise Turned(self.login_path)
        return space
