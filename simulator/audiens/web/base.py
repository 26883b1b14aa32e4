"""Where a browser stands in the Audiens portal, and where it is sent when it asks for another place."""

from __future__ import annotations

from pathlib import Path

from simulator.audiens.messages import AudiensMessages
from simulator.audiens.pages import AudiensPages
from simulator.audiens.rules import AudiensRules
from simulator.audiens.store import Account, Journey, Stage
from simulator.desk import Desk, Turned, Visit
from simulator.franceconnect import Attempt, FranceConnectClient
from simulator.letters import LetterBox
from simulator.mailer import Mailer
from simulator.sessions import Sessions
from simulator.sms import SmsSender
from simulator.web import Renderer

PATHS = {
    Stage.QUESTION: "/inscription/question",
    Stage.IDENTITY: "/inscription/identite",
    Stage.MOBILE: "/inscription/telephone",
    Stage.CHANNEL: "/inscription/canal",
    Stage.PHONE: "/inscription/portable",
    Stage.IDENTIFIER: "/inscription/identifiant",
    Stage.CODE: "/inscription/code",
    Stage.PASSWORD: "/inscription/mot-de-passe",
    Stage.LETTER_SENT: "/inscription/courrier",
    Stage.FIRST_EMAIL: "/premiere-connexion",
    Stage.FIRST_LINK: "/premiere-connexion/lien",
    Stage.FIRST_PASSWORD: "/premiere-connexion/mot-de-passe",
}
FIRST_CONNECTION = {Stage.FIRST_EMAIL, Stage.FIRST_LINK, Stage.FIRST_PASSWORD}
_LONGEST_CLIENT = 64


class AudiensDesk(Desk):
    """What every handler of the Audiens portal stands on."""

    cookie = "audiens_session"
    here = Path(__file__).parent.parent

    def __init__(
        self,
        *,
        rules: AudiensRules,
        pages: AudiensPages,
        messages: AudiensMessages,
        mailer: Mailer,
        sms: SmsSender,
        letters: LetterBox,
        franceconnect: FranceConnectClient,
        sessions: Sessions,
        root: str,
        secure: bool,
        client_header: str | None = None,
    ) -> None:
        self.rules = rules
        self.pages = pages
        self.messages = messages
        self.mailer = mailer
        self.sms = sms
        self.letters = letters
        self.franceconnect = franceconnect
        self.client_header = client_header
        self.attempts: dict[str, Attempt] = {}
        self.login_path = "/" + rules.options.login_path
        login = root + self.login_path
        renderer = Renderer(self.here / "templates", root=root, login=login, labels=pages.labels)
        super().__init__(rules, pages, renderer, sessions, root, secure=secure)

    def client(self, visit: Visit) -> str:
        """The address of the client, as a trusted header tells it where one is set."""
        told = visit.request.headers.get(self.client_header, "") if self.client_header else ""
        peer = visit.request.client.host if visit.request.client else ""
        return told.rpartition(",")[2].strip()[:_LONGEST_CLIENT] or peer

    def elsewhere(self, visit: Visit, path: str) -> str:
        """Never the page that was asked for: a browser would go round in circles."""
        return "/inscription" if visit.request.url.path == self.root + path else path

    def take_journey(self, visit: Visit, journey: Journey) -> None:
        """This browser goes on with that journey and nothing else."""
        session = self.renew_session(visit)
        session.journey, session.member = journey.key, None

    def journey_of(self, visit: Visit) -> Journey | None:
        """What this browser is doing, or was doing."""
        session = visit.session
        return self.rules.store.journeys.get(session.journey or "") if session else None

    def journey(self, visit: Visit, first: Stage, last: Stage | None = None) -> Journey:
        """The browser's journey between two stages; at another, the person is sent there."""
        if visit.ended:
            raise Turned("/session-terminee")
        journey = self.journey_of(visit)
        if journey is None or not first <= journey.stage <= (first if last is None else last):
            raise Turned(self.where(visit))
        return journey

    def where(self, visit: Visit) -> str:
        """The page at which this browser has arrived."""
        journey = self.journey_of(visit)
        if journey is not None and journey.stage in PATHS:
            return PATHS[journey.stage]
        member = visit.session.member if visit.session else None
        if self.rules.member_account(member) is not None:
            return "/mon-espace"
        finished = journey is not None and journey.stage is Stage.FINISHED
        return self.login_path if finished else "/inscription"

    def member(self, visit: Visit) -> Account:
        """The account of the holder who is logged in; anyone else is sent to where they may be."""
        if visit.ended:
            raise Turned("/session-terminee")
        journey = self.journey_of(visit)
        if journey is not None and journey.stage in FIRST_CONNECTION:
            raise Turned(PATHS[journey.stage])
        account = self.rules.member_account(visit.session.member if visit.session else None)
        if account is None:
            raise Turned(self.login_path)
        return account
