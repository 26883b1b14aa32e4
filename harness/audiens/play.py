"""The Audiens portal as a scenario plays it: who is playing, and the way to where the scenario begins."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from harness.audiens.back import Back
from harness.audiens.channel import ChannelChoice
from harness.audiens.double_letter import DoubleLetter
from harness.audiens.entry import Entry
from harness.audiens.form import Form
from harness.audiens.franceconnect import FranceConnect
from harness.audiens.identifier import Identifier
from harness.audiens.identity import Identity
from harness.audiens.journey import Channels, Journey
from harness.audiens.known_mobile import KnownMobile
from harness.audiens.letter import Letter
from harness.audiens.login_page import LoginPage
from harness.audiens.mobile import Mobile
from harness.audiens.names import Names
from harness.audiens.notices import Notices
from harness.audiens.password import Password
from harness.audiens.policy import policy
from harness.audiens.recovery import Recovery
from harness.audiens.samples import Samples
from harness.audiens.silence import Silence
from harness.audiens.sms_code import SmsCode
from harness.audiens.space import Space
from harness.audiens.stages import FIRST_EMAIL, IDENTIFIER, LETTER_SENT, PASSWORD, SMS_CODE, SPACE, Branch
from harness.audiens.tampered import Tampered
from harness.control import Capability
from harness.faults import Nonconformity
from harness.people import AudiensPerson
from harness.portal_play import PortalPlay
from harness.preliminaries import needing
from harness.visit import Visit

if TYPE_CHECKING:
    from harness.world import World

PORTAL = "audiens"


class AudiensPlay(PortalPlay):
    """What a scenario does on the Audiens portal. « Elle » is `person`, in front of `visit`."""

    portal = PORTAL

    def __init__(self, world: World) -> None:
        super().__init__(world)
        self.notices = Notices(self)
        self.entry = Entry(self)
        self.login_page = LoginPage(self)
        self.recovery = Recovery(self)
        self.form = Form(self)
        self.names = Names(self)
        self.back = Back(self)
        self.silence = Silence(self)
        self.identity = Identity(self)
        self.known_mobile = KnownMobile(self)
        self.identifier = Identifier(self)
        self.sms_code = SmsCode(self)
        self.password = Password(self)
        self.channel = ChannelChoice(self)
        self.mobile = Mobile(self)
        self.letter = Letter(self)
        self.double_letter = DoubleLetter(self)
        self.space = Space(self)
        self.franceconnect = FranceConnect(self)
        self.samples = Samples(self)
        self.tampered = Tampered(self)
        self._space_address: str | None = None

    @cached_property
    def journey(self) -> Journey:
        """« Her » journey: a member with a mobile on file, unless the scenario said otherwise before."""
        return self.begin(self.world.people.member())

    @property
    def visit(self) -> Visit:
        """What she has in front of her."""
        return self.journey.visit

    @property
    def person(self) -> AudiensPerson:
        """She."""
        return self.journey.person

    def visitor(self) -> Journey:
        """Somebody who only looks: nobody is put on file for her."""
        self.journey = self._journey(self.world.people.member(), self.world.visit(PORTAL))
        return self.journey

    def of(self, journey: Journey) -> AudiensPlay:
        """The same portal as whoever makes a journey plays it; « she » stays who she is."""
        other = AudiensPlay(self.world)
        other.journey = journey
        return other

    def stranger(self) -> Journey:
        """Somebody else who only looks, with a client of her own; « she » stays who she is."""
        return self._journey(self.world.people.member(), self.world.visit(PORTAL))

    def play_as(self, branch: Branch = Branch.KNOWN_MOBILE, **changes: object) -> Journey:
        """« She » is a member who ends by that branch, and differs from the usual one by these fields."""
        if branch is not Branch.KNOWN_MOBILE:
            changes = {"mobile": None, **changes}
        self.journey = self.begin(self.world.people.member(**changes), branch)
        return self.journey

    def begin(
        self, person: AudiensPerson, branch: Branch = Branch.KNOWN_MOBILE, *, witness: bool = False
    ) -> Journey:
        """Put a person on file and give her a journey with a client of her own."""
        known = self.put_on_file(person)
        return self._journey(known, self.world.visit(PORTAL, witness=witness), branch)

    def play(self, person: AudiensPerson) -> None:
        """« She » is that person, who is on file already."""
        self.journey = self._journey(person, self.world.visit(PORTAL))

    def on_another_device(self) -> Journey:
        """The same person, same secrets, with a client that knows nothing of her first one."""
        self._space_address = self.visit.address_of(SPACE) or self._space_address
        self.journey = replace(
            self.journey, visit=self.world.visit(PORTAL), messages=[], codes=list(self.journey.codes)
        )
        return self.journey

    def put_on_file(self, person: AudiensPerson) -> AudiensPerson:
        """Let the candidate know a person; whoever is on file then, who may be another of the same kind."""
        return self.world.bench.registrar.admit(PORTAL, self.world.people, person)

    def held(self) -> dict[str, object] | None:
        """What the candidate says that it holds about her; ``None`` where it cannot be asked."""
        bench = self.world.bench
        if bench.control is None or bench.offer is None or Capability.INSPECT not in bench.offer.capabilities:
            return None
        known = bench.control.person(PORTAL, self.person.identifier)
        return dict(known) if known is not None else None

    def account_held(self) -> dict[str, object] | None:
        """The account that the candidate holds for her, if it tells of one."""
        account = (self.held() or {}).get("account")
        return dict(account) if isinstance(account, dict) else None

    def _others_pass(self, screen: str) -> bool:
        """Whether the form of the identifier or password takes somebody else's, by the known mobile.

        What it takes leads on, or to what it is for: an SMS, a log-in that opens.
        """
        other = self.begin(self.world.people.member(), witness=True)
        try:
            other.reach(screen)
        except Nonconformity:
            return False
        if screen == IDENTIFIER:
            other.give_identifier(other.typed_identifier)
            return not other.visit.is_at(screen) or self._sent_to(other)
        other.give_password(other.password)
        return not other.visit.is_at(screen) or self.of(other).opens_elsewhere(other.password)

    def _sent_to(self, journey: Journey) -> bool:
        sms, patience = journey.channels.sms.mailbox, journey.visit.patience_for_messages
        return bool(sms.wait_for(journey.mobile, journey.mark, timeout=patience))

    def witness(self, branch: Branch) -> None:
        """Let another person's legitimate message come on that branch's channel, and wait for it."""
        changes = {} if branch is Branch.KNOWN_MOBILE else {"mobile": None}
        other = self.begin(self.world.people.member(**changes), branch, witness=True)
        other.on_the_way = lambda: True
        if branch is Branch.LETTER:
            other.reach(LETTER_SENT)
            other.receive_letter()
        else:
            other.reach(SMS_CODE)
            other.receive_code()

    # What the scenarios say of commands and pages in general

    def choose(self, label: str) -> None:
        """Press the command that bears these words of the guide."""
        self.ensure_offered(label)
        self.journey.about_to_ask()
        self.visit.press(self.key_of(label))

    def log_in_elsewhere(self, secret: str, name: str | None = None) -> None:
        """Log in from a device that knows nothing of her; without a log-in page the check is blocked."""
        journey = self.on_another_device()
        needing("la page de connexion", journey.go_to_login)
        journey.log_in(journey.typed_identifier if name is None else name, secret)

    def opens_elsewhere(self, secret: str) -> bool:
        """Whether that secret opens her space from such a device."""
        self.log_in_elsewhere(secret)
        return self.visit.comes(SPACE)

    def ensure_session(self) -> None:
        """Her space opened."""
        self.visit.expect(SPACE, "AUD-113")

    def ensure_no_session(self) -> None:
        """Neither the space nor a step towards it is in front of her."""
        for screen in (SPACE, FIRST_EMAIL, PASSWORD):
            if self.visit.is_at(screen):
                raise Nonconformity("une connexion refusée", self.visit.described())

    def ensure_space_closed(self) -> None:
        """Nor does the address where she once met her space open it, or a step towards it.

        An address that opens it to anybody tells nothing of a log-in.
        """
        visit, address = self.visit, self._space_address
        if not address:
            return
        visit.open(address)
        opened = [screen for screen in (SPACE, FIRST_EMAIL) if visit.is_at(screen)]
        if not opened:
            return
        anybody = self.world.visit(PORTAL)
        anybody.open(address)
        if not anybody.is_at(opened[0]):
            raise Nonconformity("une connexion refusée", f"une session ouverte : {visit.described()}")

    def _journey(self, person: AudiensPerson, visit: Visit, branch: Branch = Branch.KNOWN_MOBILE) -> Journey:
        bench = self.world.bench
        password = self.world.people.password(policy(self.settings))
        self.world.secret("mot de passe", password)
        return Journey(
            visit=visit,
            person=person,
            url=self.url,
            settings=self.settings,
            channels=Channels(bench.email, bench.sms, bench.letters),
            password=password,
            branch=branch,
            on_the_way=self.world.on_the_way,
            others_pass=self._others_pass,
            pause=self.world.moments.advance,
            learn=self.world.secret,
        )
