"""The Audiens portal in the words of the rows that hold for both."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from fakes.messages import Channel
from harness.audiens import stages as audiens
from harness.audiens.policy import policy
from harness.audiens.stages import Branch
from harness.faults import Unassessed
from harness.general.sides import Side, Stages
from harness.preliminaries import needing
from harness.wire_probe import WireProbe, landing

if TYPE_CHECKING:
    from harness.audiens.journey import Journey as AudiensJourney
    from harness.audiens.play import AudiensPlay
    from harness.general.sides import Beside, Journey, Refusal
    from harness.mailbox import Mail
    from harness.people import PasswordPolicy

_RECOVERIES = ("audiens.lost_password", "audiens.unknown_identifier")


class AudiensSide(Side):
    """Audiens."""

    name, label, service = "audiens", "Audiens", ("audiens",)
    channel = Channel.SMS
    first_login = audiens.FIRST_EMAIL
    shows_first = True
    stages = Stages(
        home=audiens.HOME,
        way_in=audiens.LOGIN,
        first=audiens.FORM,
        first_submit="audiens.form_submit",
        personal=audiens.IDENTITY,
        idle=audiens.IDENTITY,
        idle_command="audiens.identity_confirm",
        addressing=audiens.FORM,
        awaiting=audiens.SMS_CODE,
        password=audiens.PASSWORD,
        password_entry="audiens.password",
        space=audiens.SPACE,
        login=audiens.LOGIN,
        login_name="audiens.login_name",
    )

    following = MappingProxyType(
        {
            audiens.FORM: (audiens.IDENTITY,),
            audiens.IDENTITY: (audiens.MASKED_MOBILE, audiens.CHANNEL),
            audiens.PASSWORD: (audiens.SPACE, audiens.LOGIN),
        }
    )

    @property
    def play(self) -> AudiensPlay:
        """The portal as its own scenarios play it."""
        return self.world.audiens

    @property
    def policy(self) -> PasswordPolicy:
        """The declared rule of passwords."""
        return policy(self.settings)

    def known_as(self, last_name: str, first_name: str) -> None:
        """« She » is on file under these names, and gives them."""
        self.play.play_as(last_name=last_name, first_name=first_name)

    def be_written_to(self) -> tuple[Mail, ...]:
        """The same person by letter."""
        person = self.play.person
        journey = self.play.play_as(Branch.LETTER, last_name=person.last_name, first_name=person.first_name)
        needing("l’annonce du courrier", lambda: journey.reach(audiens.LETTER_SENT))
        journey.receive_letter()
        return tuple(journey.messages[-1:])

    def another(self) -> AudiensJourney:
        """Another member with a mobile on file."""
        return self.play.begin(self.world.people.member())

    def elsewhere(self, journey: Journey) -> AudiensJourney:
        """A client that knows nothing of her first one."""
        return self.play.of(self._of(journey)).on_another_device()

    def branches(self) -> tuple[tuple[AudiensJourney, str], ...]:
        """By a mobile that she gives; by the one on file, up to the page that masks it; by letter."""
        people = self.world.people
        return (
            (self.play.begin(people.member(mobile=None), Branch.SMS), audiens.SPACE),
            (self.another(), audiens.MASKED_MOBILE),
            (self.play.begin(people.member(mobile=None), Branch.LETTER), audiens.LETTER_SENT),
        )

    def name_at_login(self, journey: Journey) -> str:
        """Her identifier."""
        return self._of(journey).typed_identifier

    def writings_at_login(self, journey: Journey) -> tuple[str, ...]:
        """Her identifier without its dot, where the declared reading takes both."""
        both = self.settings.text("aud.identifier.layout") == "8.2_or_10"
        return (self._of(journey).person.identifier,) if both else ()

    def nobody_at_login(self) -> str:
        """An identifier that is not on file."""
        stranger = self.play.stranger()
        return stranger.typed_identifier

    def typed(self, journey: Journey) -> dict[str, str]:
        """Her identifier, address, mobile, password and codes."""
        own = self._of(journey)
        codes = {f"le code {rank}": code for rank, code in enumerate(own.codes, 1)}
        known = {
            "l’identifiant": own.person.identifier,
            "l’adresse e-mail": own.address,
            "le numéro de portable": own.mobile,
            "le mot de passe": own.password,
        }
        return known | codes

    def personal(self, journey: Journey) -> list[str]:
        """Her names together, street, address of e-mail, identifier and mobile."""
        own = self._of(journey)
        person = own.person
        both = (f"{person.first_name} {person.last_name}", f"{person.last_name} {person.first_name}")
        return [person.street, person.identifier, own.address, own.mobile, *both]

    def to_message(self, journey: Journey) -> None:
        """To the form of the identifier."""
        journey.reach(audiens.IDENTIFIER)

    def ask(self, journey: Journey) -> None:
        """Her identifier, « Valider »."""
        self._of(journey).submit_identifier()

    def messages(self, journey: Journey) -> tuple[Mail, ...]:
        """The SMS to her mobile."""
        own = self._of(journey)
        return own.channels.sms.mailbox.seen(own.mobile, own.mark)

    def receive(self, journey: Journey, requirement: str) -> None:
        """Her code."""
        self._of(journey).receive_code(requirement)

    def use_message(self, journey: Journey) -> None:
        """Type it."""
        own = self._of(journey)
        own.give_code(own.codes[-1])
        own.visit.expect(audiens.PASSWORD)

    def refused_first(self, journey: Journey) -> None:
        """Names that are on nobody's file."""
        own = self._of(journey)
        own.fill_form()
        own.visit.fill("audiens.last_name", "Introuvablement")
        own.send_form()

    def later_forms(self) -> tuple[tuple[AudiensJourney, str, Refusal], ...]:
        """A mobile cut short; an identifier of nobody."""
        by_sms = self.play.begin(self.world.people.member(mobile=None), Branch.SMS)
        return (
            (by_sms, audiens.MOBILE, lambda journey: self._of(journey).give_mobile(journey.mobile[:-1])),
            (
                self.another(),
                audiens.IDENTIFIER,
                lambda journey: self._of(journey).give_identifier(self.nobody_at_login()),
            ),
        )

    def beside(self, journey: Journey) -> tuple[Beside, ...]:
        """The two recoveries, of a password and of an identifier, for somebody who is on no file."""
        own = self._of(journey)

        def come(command: str) -> None:
            own.go_to_login()
            own.visit.press(command)

        def ask() -> None:
            self.play.of(own).recovery.ask(own.person, own.typed_identifier)

        return tuple((partial(come, command), ask) for command in _RECOVERIES)

    def give_malformed(self, journey: Journey) -> str:
        """An address without its sign, three signs for a password, or what is asked further on cut short."""
        own = self._of(journey)
        short: tuple[tuple[str, str, Callable[[], object]], ...] = (
            (audiens.PASSWORD, "audiens.password", lambda: own.give_password("aB3")),
            (audiens.MOBILE, "audiens.mobile", lambda: own.give_mobile(own.mobile[:-1])),
            (audiens.IDENTIFIER, "audiens.identifier", lambda: own.give_identifier("123")),
            (audiens.SMS_CODE, "audiens.sms_code", lambda: own.give_code("123")),
        )
        for screen, key, give in short:
            if own.visit.is_at(screen):
                give()
                return key
        own.fill_form()
        for key in ("audiens.email", "audiens.email_confirmation"):
            own.visit.fill(key, "adresse sans arobase")
        own.send_form()
        return "audiens.email"

    def give_address(self, journey: Journey) -> None:
        """The form of who she is, « Valider »."""
        own = self._of(journey)
        own.fill_form()
        own.send_form()

    def values(self, other: Journey, journey: Journey) -> dict[str, str]:  # noqa: ARG002
        """Nothing: that form begins the journey of whoever it names."""
        return {}

    @property
    def asks_again_once(self) -> bool:
        """What the limits of « Renvoyer le code » say."""
        limits = self.settings.values.get("aud.sms_code.resend")
        return isinstance(limits, Mapping) and limits.get("max") == 1

    def come_to_ask_again(self, journey: Journey) -> None:
        """To « Renvoyer le code », which not every portal has."""
        own = self._of(journey)
        if not own.visit.unfold("audiens.code_resend"):
            raise Unassessed("la page du code n’offre pas de le renvoyer", inapplicable=True)
        self._let_pass(own)

    def ask_again(self, journey: Journey) -> None:
        """« Renvoyer le code », where the page has it."""
        own = self._of(journey)
        if own.visit.unfold("audiens.code_resend"):
            self._let_pass(own)
            own.about_to_ask()
            own.visit.press("audiens.code_resend")

    def _let_pass(self, journey: AudiensJourney) -> None:
        """The pause that is declared between two messages."""
        limits = self.settings.values.get("aud.sms_code.resend")
        pause = int(str(limits.get("min_interval_seconds") or 0)) if isinstance(limits, Mapping) else 0
        if pause:
            journey.pause(pause)
            journey.visit.look()

    # Messages and their time

    @property
    def message_count(self) -> int:
        """One."""
        return 1

    @property
    def message_validity(self) -> int | None:
        """The life of the code."""
        return self.settings.number("aud.sms_code.validity_seconds")

    def after_message(self, journey: Journey) -> str:  # noqa: ARG002
        """The password."""
        return audiens.PASSWORD

    def link_of(self, journey: Journey) -> str:  # noqa: ARG002
        """A code is no link."""
        return ""

    def code_of(self, journey: Journey) -> tuple[str, str]:
        """The code that came, and the wrong one."""
        code = self._of(journey).codes[-1]
        return code, _another(code)

    def misuse(self, journey: Journey) -> None:
        """Give a wrong code."""
        own = self._of(journey)
        own.give_code(_another(own.codes[-1]))

    def use_plainly(self, journey: Journey) -> None:
        """Type the code, where the page still asks for it."""
        own = self._of(journey)
        own.visit.look()
        if own.visit.is_at(audiens.SMS_CODE):
            own.give_code(own.codes[-1])

    # Where she is reached

    def come_to_contact(self) -> None:
        """The form of the mobile."""
        scout = self.play.begin(self.world.people.member(mobile=None), Branch.SMS)
        scout.reach(audiens.MOBILE)
        scout.give_mobile(scout.mobile)
        self.keep_contact(scout, scout.mobile)
        self._begin_contact()

    def _begin_contact(self) -> None:
        needing("la saisie du portable", lambda: self.play.play_as(Branch.SMS).reach(audiens.MOBILE))

    def somebody_to_reach(self) -> str:
        """Another mobile."""
        return self.world.people.mobile()

    def send_contact(self, added: str) -> None:
        """Her mobile followed by what is added, twice; then her identifier where it is asked."""
        self.play.visit.open(self.play.visit.page.url)
        if not self.play.visit.is_at(audiens.MOBILE):
            self._begin_contact()
        journey = self.play.journey
        form = self.contact_form(journey.mobile + added)
        came = landing(WireProbe(journey.visit.client).replay(form))
        journey.visit.open(came.url)
        if journey.visit.is_at(audiens.IDENTIFIER):
            journey.give_identifier(journey.typed_identifier)

    def reaching(self, other: str, after: int) -> tuple[Mail, ...]:
        """The SMS to that mobile."""
        return self.world.bench.mailbox.of(Channel.SMS).seen(other, after)

    def reached_at(self, journey: Journey) -> str:
        """Her mobile."""
        return self._of(journey).mobile

    # Small steps

    def fill_idle(self, journey: Journey) -> None:
        """Nothing: she only has to confirm who she is."""

    def settle_password(self, journey: Journey) -> None:
        """Nothing: it is hers at once."""

    def witness(self) -> None:
        """Another member's code."""
        self.play.witness(Branch.KNOWN_MOBILE)

    def look_further(self, journey: Journey) -> None:
        """Each of her services."""
        self.play.of(self._of(journey)).space.look_at_each()

    def end(self, journey: Journey) -> None:
        """The password."""
        self._of(journey).define_password()

    @staticmethod
    def _of(journey: Journey) -> AudiensJourney:
        return journey  # type: ignore[return-value]  # a side plays its own journeys only


def _another(code: str) -> str:
    """A code of the same length that is not it."""
    return f"{(int(code) + 1) % 10 ** len(code):0{len(code)}}"
