"""The Urssaf portal as a scenario plays it: who is playing, and the way to where the scenario begins."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from harness.control import Capability
from harness.faults import Nonconformity
from harness.people import UrssafPerson
from harness.portal_play import PortalPlay
from harness.urssaf.bank import Bank
from harness.urssaf.bypass import Bypass
from harness.urssaf.code import Code
from harness.urssaf.contact import Contact
from harness.urssaf.correspondence import Correspondence
from harness.urssaf.declared import Declared
from harness.urssaf.details import Details
from harness.urssaf.disclosure import Disclosure
from harness.urssaf.documents import Documents
from harness.urssaf.doors import Doors
from harness.urssaf.entry import Entry
from harness.urssaf.forged_changes import ForgedChanges
from harness.urssaf.guards import Guards
from harness.urssaf.identification import Identification
from harness.urssaf.journey import CONTACT_ADDRESS, ORDER, PASSWORD, SPACE, Journey, policy
from harness.urssaf.link import LinkChecks
from harness.urssaf.login import Login
from harness.urssaf.lost_code import LostCode
from harness.urssaf.messages import Messages
from harness.urssaf.neighbours import Neighbours
from harness.urssaf.neutrality import Neutrality
from harness.urssaf.on_file import OnFile
from harness.urssaf.own_data import OwnData
from harness.urssaf.own_form import OwnForm
from harness.urssaf.password import Password
from harness.urssaf.procedures import Procedures
from harness.urssaf.resend import Resend
from harness.urssaf.second_creation import SecondCreation
from harness.urssaf.secrecy import Secrecy
from harness.urssaf.services import Services
from harness.urssaf.shared_address import SharedAddress
from harness.urssaf.shortcuts import Shortcuts
from harness.urssaf.space import Space
from harness.urssaf.terms import Terms
from harness.urssaf.tries import Tries
from harness.urssaf.uses import Uses
from harness.visit import Visit

if TYPE_CHECKING:
    from harness.world import World

PORTAL = "urssaf"


class Play(PortalPlay):
    """What a scenario does on the Urssaf portal. « Elle » is `person`, in front of `visit`."""

    portal = PORTAL

    def __init__(self, world: World) -> None:
        super().__init__(world)
        self.declared = Declared(self)
        self.identification = Identification(self)
        self.bypass = Bypass(self)
        self.code = Code(self)
        self.lost_code = LostCode(self)
        self.neutrality = Neutrality(self)
        self.tries = Tries(self)
        self.secrecy = Secrecy(self)
        self.second_creation = SecondCreation(self)
        self.contact = Contact(self)
        self.terms = Terms(self)
        self.resend = Resend(self)
        self.shared_address = SharedAddress(self)
        self.link = LinkChecks(self)
        self.guards = Guards(self)
        self.password = Password(self)
        self.details = Details(self)
        self.space = Space(self)
        self.entry = Entry(self)
        self.shortcuts = Shortcuts(self)
        self.own_data = OwnData(self)
        self.own_form = OwnForm(self)
        self.forged_changes = ForgedChanges(self)
        self.on_file = OnFile(self)
        self.login = Login(self)
        self.disclosure = Disclosure(self)
        self.services = Services(self)
        self.doors = Doors(self)
        self.documents = Documents(self)
        self.procedures = Procedures(self)
        self.neighbours = Neighbours(self)
        self.messages = Messages(self)
        self.uses = Uses(self)
        self.correspondence = Correspondence(self)

    @property
    def hosts(self) -> tuple[str, ...]:
        """The hosts of the portal, with and without « www. » unless URS-AMB-15=exact."""
        listed = super().hosts
        if self.settings.holds("URS-AMB-15", "exact"):
            return listed
        return tuple(dict.fromkeys([*listed, *map(_with_or_without_www, listed)]))

    @cached_property
    def journey(self) -> Journey:
        """« Her » journey: an artist-author whom Urssaf knows, unless the scenario said otherwise before."""
        return self.begin(self.world.people.artist())

    @cached_property
    def bank(self) -> Bank:
        """Her bank details; made when asked for, since an account is drawn for them."""
        return Bank(self)

    @property
    def visit(self) -> Visit:
        """What she has in front of her."""
        return self.journey.visit

    @property
    def person(self) -> UrssafPerson:
        """She."""
        return self.journey.person

    def visitor(self) -> Journey:
        """Somebody who only looks: nobody is put on file for her."""
        self.journey = self._journey(self.world.people.artist(), self.world.visit(PORTAL))
        return self.journey

    def of(self, journey: Journey) -> Play:
        """The same portal as whoever makes a journey plays it; « she » stays who she is."""
        other = Play(self.world)
        other.journey = journey
        return other

    def stranger(self) -> Journey:
        """Somebody else who only looks, with a client of her own; « she » stays who she is."""
        return self._journey(self.world.people.artist(), self.world.visit(PORTAL))

    def play_as(self, **changes: object) -> Journey:
        """« She » is an artist-author who differs from the usual one by these fields."""
        self.journey = self.begin(self.world.people.artist(**changes))
        return self.journey

    def begin(self, person: UrssafPerson, *, witness: bool = False) -> Journey:
        """Put a person on file and give her a journey with a client of her own."""
        known = self.put_on_file(person)
        return self._journey(known, self.world.visit(PORTAL, witness=witness))

    def on_another_device(self) -> Journey:
        """The same person, same secrets, with a client that knows nothing of her first one."""
        journey = replace(self.journey, visit=self.world.visit(PORTAL))
        journey.address, journey.asked_after = self.journey.address, 0
        self.journey = journey
        return journey

    def put_on_file(self, person: UrssafPerson) -> UrssafPerson:
        """Let the candidate know a person; whoever is on file then, who may be another of the same kind."""
        known = self.world.bench.registrar.admit(PORTAL, self.world.people, person)
        self.world.secret("NIR", known.nir)
        self.world.secret("NIR", known.nir[:13])
        self.world.secret("code d’activation", known.activation_code)
        return known

    def held(self) -> dict[str, object] | None:
        """What the candidate says that it holds about her (capability inspect)."""
        control = self.world.bench.control
        known = control.person(PORTAL, self.person.nir) if control is not None else None
        return dict(known) if known is not None else None

    def space_held(self) -> object | None:
        """The space that the candidate holds for her; ``None`` where there is none or it cannot be asked."""
        offer = self.world.bench.offer
        if offer is None or Capability.INSPECT not in offer.capabilities:
            return None
        return (self.held() or {}).get("space")

    @property
    def year_over(self) -> str:
        """The last year that is over on the candidate's clock, in four digits."""
        return str(self.world.moments.now().year - 1)

    def witness(self) -> Journey:
        """Let another person's legitimate message come through the candidate, and wait for it: whose."""
        other = self.begin(self.world.people.artist(), witness=True)
        other.reach("urssaf.waiting")
        other.on_the_way = lambda: True
        other.receive()
        return other

    def sending_size(self) -> int:
        """How many messages one request brings: as declared, or to a witness, another's having come since."""
        other = self.witness()
        self.witness()
        return max(other.link_count, len(self.world.bench.mailbox.sent_to(other.address, other.mark)))

    # What the scenarios say of commands and pages in general

    def choose(self, label: str) -> None:
        """Press the command that bears these words of the guide."""
        key = self.key_of(label)
        if key == "urssaf.resend":
            self.journey.go_to_resend()
        self.ensure_offered(label)
        self.journey.about_to_ask()
        self.visit.press(key)

    def ensure_in_order(self) -> None:
        """The screens were met in the order of the guide's numbers, none before its turn."""
        met = [each.screen for each in self.visit.met if each.screen in ORDER]
        if met != list(ORDER):
            names = [self.visit.screens.named(key).name_fr for key in met]
            raise Nonconformity("les étapes dans l’ordre de leurs numéros", ", ".join(names))

    def ensure_mail_in_its_place(self) -> None:
        """The message came after « Envoyer » and before the password was asked."""
        at = {each.screen: each.at for each in self.visit.met}
        received = self.journey.mails[0].received
        if not at[CONTACT_ADDRESS] <= received <= at[PASSWORD]:
            raise Nonconformity(
                "un message entre l’adresse et le mot de passe", "un message à un autre moment"
            )

    def log_in_elsewhere(self, password: str) -> None:
        """Log in from a device that knows nothing of her."""
        self.login.elsewhere(password)

    def ensure_session(self) -> None:
        """A session opened: her space, or the details that are left to confirm."""
        if not self.visit.is_at("urssaf.details"):
            self.visit.expect(SPACE)

    def ensure_no_session(self) -> None:
        """No space opened: neither its services nor its details are in front of her."""
        for screen in (SPACE, "urssaf.details"):
            if self.visit.is_at(screen):
                raise Nonconformity("une connexion refusée", self.visit.described())

    def _journey(self, person: UrssafPerson, visit: Visit) -> Journey:
        password = self.world.people.password(policy(self.settings))
        self.world.secret("mot de passe", password)
        return Journey(
            visit=visit,
            person=person,
            url=self.url,
            settings=self.settings,
            post=self.world.bench.email,
            password=password,
            on_the_way=self.world.on_the_way,
            hosts=self.hosts,
            pause=self.world.moments.advance,
        )


def _with_or_without_www(host: str) -> str:
    return host.removeprefix("www.") if host.startswith("www.") else f"www.{host}"
