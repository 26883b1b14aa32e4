"""The Urssaf portal in the words of the rows that hold for both."""

from __future__ import annotations

from contextlib import suppress
from types import MappingProxyType
from typing import TYPE_CHECKING

from fakes.messages import Channel
from harness.faults import Fault, Unassessed
from harness.general.sides import Side, Stages
from harness.preliminaries import needing
from harness.urssaf import stages as urssaf
from harness.urssaf.documents import listed
from harness.urssaf.journey import policy
from harness.urssaf.numbers import grouped
from harness.urssaf.on_file import EDITABLE
from harness.urssaf.space import SERVICES
from harness.wire_probe import WireProbe, landing

if TYPE_CHECKING:
    from collections.abc import Callable

    from harness.general.sides import Journey, Refusal
    from harness.mailbox import Mail
    from harness.people import PasswordPolicy
    from harness.urssaf.journey import Journey as UrssafJourney
    from harness.urssaf.play import Play
    from harness.wire_probe import Sent


class UrssafSide(Side):
    """Urssaf artistes-auteurs."""

    name, label, service = "urssaf", "Urssaf", ("urssaf", "artistes-auteurs", "artiste-auteur")
    channel = Channel.EMAIL
    stages = Stages(
        home=urssaf.HOME,
        way_in=urssaf.PROFILE_CHOICE,
        first=urssaf.IDENTIFICATION,
        first_submit="urssaf.next",
        personal=urssaf.DETAILS,
        idle=urssaf.CONTACT_ADDRESS,
        idle_command="urssaf.send",
        addressing=urssaf.CONTACT_ADDRESS,
        awaiting=urssaf.WAITING,
        password=urssaf.PASSWORD,
        password_entry="urssaf.password",
        space=urssaf.SPACE,
        login=urssaf.LOGIN,
        login_name="urssaf.login_name",
    )

    following = MappingProxyType(
        {
            urssaf.CONTACT_ADDRESS: (urssaf.WAITING, urssaf.PASSWORD),
            urssaf.PASSWORD: (urssaf.DETAILS, urssaf.WAITING),
        }
    )

    @property
    def play(self) -> Play:
        """The portal as its own scenarios play it."""
        return self.world.urssaf

    @property
    def policy(self) -> PasswordPolicy:
        """The declared rule of passwords."""
        return policy(self.settings)

    def known_as(self, last_name: str, first_name: str) -> None:
        """« She » is on file under these names."""
        self.play.play_as(last_name=last_name, first_name=first_name)

    def be_written_to(self) -> tuple[Mail, ...]:
        """Her link and, where one is declared, the notice that her space exists."""
        needing("son espace", lambda: self.play.journey.reach(self.stages.space))
        self.play.disclosure.await_notice()
        return ()

    def another(self) -> UrssafJourney:
        """Another artist-author."""
        return self.play.begin(self.world.people.artist())

    def elsewhere(self, journey: Journey) -> UrssafJourney:
        """A client that knows nothing of her first one."""
        return self.play.of(self._of(journey)).on_another_device()

    def branches(self) -> tuple[tuple[UrssafJourney, str], ...]:
        """The only one."""
        return ((self.another(), urssaf.SPACE),)

    def name_at_login(self, journey: Journey) -> str:
        """Her address or number, as declared."""
        return self._of(journey).login_name

    def writings_at_login(self, journey: Journey) -> tuple[str, ...]:
        """Her number in groups, by each declared separator; her address as case is declared."""
        own = self._of(journey)
        if own.address in own.login_name:
            return self._cases(own.login_name)
        full = own.person.nir
        number = full if full in own.login_name else full[:13]
        separators = [str(each) for each in self.settings.items("urs.nir.separators") if each]
        written = (own.login_name.replace(number, grouped(number, each).rstrip(each)) for each in separators)
        return tuple(name for name in dict.fromkeys(written) if name != own.login_name)

    def _cases(self, name: str) -> tuple[str, ...]:
        """The domain in capitals (RFC 5321, 2.4), unless case counts; all of it where case never does."""
        case = self.settings.optional_text("both.email.case_compare")
        if case == "none":
            return ()
        local, sign, domain = name.rpartition("@")
        capitals = local + sign + domain.upper()
        return (capitals, name.upper()) if case == "whole" else (capitals,)

    def nobody_at_login(self) -> str:
        """The log-in name of an artist-author who is not on file."""
        stranger = self.play.stranger()
        return stranger.login_name

    def typed(self, journey: Journey) -> dict[str, str]:
        """Her number, code, address, password and telephone."""
        person = self._of(journey).person
        known = {
            "le numéro de Sécurité sociale": person.nir,
            "le numéro de Sécurité sociale sans sa clé": person.nir[:13],
            "le code d’activation": person.activation_code,
            "l’adresse e-mail": journey.address,
            "le mot de passe": journey.password,
            "le numéro de téléphone": person.phone or "",
        }
        return {name: value for name, value in known.items() if value}

    def personal(self, journey: Journey) -> list[str]:
        """Her names together, street, address, number and telephone."""
        person = self._of(journey).person
        both = (f"{person.first_name} {person.last_name}", f"{person.last_name} {person.first_name}")
        return [*filter(None, (person.street, person.phone, journey.address, person.nir, *both))]

    def to_message(self, journey: Journey) -> None:
        """To the address form, or to that of the password where it is read to come first."""
        journey.reach(self._of(journey).before_message)

    def ask(self, journey: Journey) -> None:
        """Address twice, terms, « Envoyer »; or the password twice, « Valider »."""
        own = self._of(journey)
        if own.password_first:
            own.define_password()
        else:
            own.submit_address()

    def ready_to_ask(self, journey: Journey) -> None:
        """Her address and the terms, which may be accepted by a request of their own."""
        if journey.visit.is_at(urssaf.CONTACT_ADDRESS):
            self.fill_idle(journey)
            journey.visit.look()

    def asking(self, journey: Journey, seen: int) -> Sent | None:
        """« Envoyer »: the last that holds her address; what accepts the terms comes before it."""
        probe = WireProbe(journey.visit.client)
        held = None if self._of(journey).password_first else probe.last_since(seen, journey.address)
        return held or probe.first_since(seen)

    def messages(self, journey: Journey) -> tuple[Mail, ...]:
        """The e-mails to her address."""
        return self.world.bench.mailbox.sent_to(journey.address, journey.mark)

    def receive(self, journey: Journey, requirement: str) -> None:
        """Her link."""
        self._of(journey).receive(requirement)

    def receive_again(self, journey: Journey, requirement: str) -> None:
        """Her link, or one of two."""
        self._of(journey).receive_again(requirement)

    def use_message(self, journey: Journey) -> None:
        """Follow it."""
        own = self._of(journey)
        own.confirm()
        own.visit.expect(own.after_link)

    def refused_first(self, journey: Journey) -> None:
        """A wrong code of the right shape."""
        own = self._of(journey)
        other = self.world.people.activation_code()
        self.world.secret("code d’activation", other)
        own.give_number_and_code(own.person.nir, other)

    def later_forms(self) -> tuple[tuple[UrssafJourney, str, Refusal], ...]:
        """An address that is not confirmed, or has no sign; a postal code cut short."""
        return (
            (self.another(), urssaf.CONTACT_ADDRESS, self._refused_address),
            (self.another(), urssaf.DETAILS, self._refused_details),
        )

    def _refused_address(self, journey: Journey) -> None:
        retyped = self.settings.text("urs.email.confirmation") == "retype"
        address = journey.address if retyped else "adresse sans arobase"
        self._of(journey).give_address(address, self.somebody_to_reach() if retyped else None)

    def _refused_details(self, journey: Journey) -> None:
        own = self._of(journey)
        own.visit.fill("urssaf.postal_code", "7501")
        own.press_finalise()

    def give_in_space(self, text: str) -> None:
        """In a message and where her contact details may be changed; then each service again."""
        journey, play = self.play.journey, self.play
        with suppress(Fault):
            play.messages.write(text, text)
        for name in EDITABLE:
            with suppress(Fault):
                play.correspondence.give(name, text)
        self.look_further(journey)

    def give_malformed(self, journey: Journey) -> str:
        """Half of her number, an address without its sign, a password of three signs, half a postal code."""
        own = self._of(journey)
        if own.visit.is_at(urssaf.CONTACT_ADDRESS):
            own.give_address("adresse sans arobase")
            return "urssaf.email"
        if own.visit.is_at(urssaf.DETAILS):
            code = own.visit.find("urssaf.postal_code")
            if code is None or not code.usable or code.control.readonly:
                raise Unassessed("le code postal ne s’y corrige pas", inapplicable=True)
            self._refused_details(own)
            return "urssaf.postal_code"
        if own.visit.is_at(urssaf.PASSWORD):
            own.give_password("aB3")
            return "urssaf.password"
        own.give_number_and_code(own.person.nir[:7], own.person.activation_code)
        return "urssaf.nir"

    def give_address(self, journey: Journey) -> None:
        """Address twice, terms, « Envoyer »."""
        self._of(journey).give_address(journey.address)

    def values(self, other: Journey, journey: Journey) -> dict[str, str]:
        """Her address."""
        return {other.address: journey.address}

    def come_to_ask_again(self, journey: Journey) -> None:
        """To « Renvoyer un e-mail »."""
        self._of(journey).go_to_resend()

    def ask_again(self, journey: Journey) -> None:
        """« Renvoyer un e-mail »."""
        self._of(journey).resend()

    # Messages and their time

    @property
    def message_count(self) -> int:
        """One, or two where two links are to be followed."""
        return self.play.journey.link_count

    def sending_size(self) -> int:
        """Those that came to a witness."""
        return self.play.sending_size()

    @property
    def message_validity(self) -> int | None:
        """The life of the link."""
        return self.settings.optional_number("urs.link.validity_seconds")

    def after_message(self, journey: Journey) -> str:
        """The password, or the details."""
        return self._of(journey).after_link

    def link_of(self, journey: Journey) -> str:
        """The latest link."""
        return self._of(journey).links[-1]

    def code_of(self, journey: Journey) -> tuple[str, str]:  # noqa: ARG002
        """A link is no code."""
        return "", ""

    def misuse(self, journey: Journey) -> None:
        """A link has no form."""

    def use_plainly(self, journey: Journey) -> None:
        """Follow the link, and confirm where it asks to."""
        self._of(journey).follow(self._of(journey).links[-1])

    # Where she is reached

    def come_to_contact(self) -> None:
        """The address form."""
        scout = self.another()
        scout.reach(urssaf.CONTACT_ADDRESS)
        scout.give_address(scout.address)
        self.keep_contact(scout, scout.address)
        self._begin_contact()

    def _begin_contact(self) -> None:
        needing("le choix de l’adresse", lambda: self.play.play_as().reach(urssaf.CONTACT_ADDRESS))

    def somebody_to_reach(self) -> str:
        """Another address."""
        return self.world.people.address("une", "autre")

    def send_contact(self, added: str) -> None:
        """Her address followed by what is added, twice, terms accepted; then the password if it is next."""
        self.play.visit.open(self.play.visit.page.url)
        if not self.play.visit.is_at(urssaf.CONTACT_ADDRESS):
            self._begin_contact()
        journey = self.play.journey
        needing("le choix de l’adresse", lambda: self.ready_to_ask(journey))
        form = self.contact_form(journey.address + added)
        came = landing(WireProbe(journey.visit.client).replay(form))
        journey.visit.open(came.url)
        if journey.password_first and journey.visit.is_at(urssaf.PASSWORD):
            journey.give_password(journey.password)

    def reaching(self, other: str, after: int) -> tuple[Mail, ...]:
        """The e-mails to that address."""
        return self.world.bench.mailbox.sent_to(other, after)

    def reached_at(self, journey: Journey) -> str:
        """Her address."""
        return journey.address

    # Small steps

    def fill_idle(self, journey: Journey) -> None:
        """Her address, and the terms."""
        own = self._of(journey)
        own.fill_address(own.address)
        own.accept_terms()

    def settle_password(self, journey: Journey) -> None:
        """The link where the password comes before it; the end where only open spaces log in."""
        own = self._of(journey)
        if own.password_first:
            own.confirm_by_link()
        if self.settings.text("urs.resume_point") == "restart":
            own.visit.expect(urssaf.DETAILS)
            own.finalise()

    def settle_sent_password(self, journey: Journey) -> None:
        """By the link, where it comes after: if her message left, somebody else’s having come since."""
        if self._of(journey).password_first:
            needing("témoin", self.witness)
            if self.messages(journey):
                self.settle_password(journey)

    def settle_late_password(self, journey: Journey) -> None:
        """By the link where it comes after; to the end where only open spaces log in."""
        if self._of(journey).password_first:
            self.settle_sent_password(journey)
        else:
            super().settle_late_password(journey)

    @property
    def begins_again(self) -> bool:
        """Not where the followed link has used up her code, and nothing but the link takes her further."""
        used_up = self.settings.text("urs.activation_code.consumed_at") == "link"
        return not used_up or self.settings.text("urs.resume_point") == "restart"

    def witness(self) -> None:
        """Another artist-author's link."""
        self.play.witness()

    def written(self, journey: Journey, *, twice: bool) -> Callable[[], int]:
        """A message that can be told from any other; where none can be sent, nothing is judged."""
        play = self.play.of(self._of(journey))
        if not journey.visit.is_at(urssaf.SPACE):
            needing("son espace", lambda: journey.reach(urssaf.SPACE))
        seen = len(journey.visit.client.exchanges)
        needing("le service de message", play.messages.send)
        probe = WireProbe(journey.visit.client)
        form = probe.last_since(seen)
        if not play.messages.sent or form is None:
            raise Unassessed("le service n’a pas de message que le banc puisse renvoyer", inapplicable=True)
        if twice:
            landing(probe.replay(form))
        return play.messages.count

    def look_further(self, journey: Journey) -> None:
        """Each of its services, those left aside that do not open, and what her documents lead to."""
        play = self.play.of(self._of(journey))
        for service in SERVICES.values():
            with suppress(Fault):
                play.space.visit_service(service)
        with suppress(Fault):
            for url in listed(play.space.visit_service("documents"), self.hosts):
                journey.visit.open(url)

    def end(self, journey: Journey) -> None:
        """The password where it is next, then the details as they are."""
        own = self._of(journey)
        own.go_on_to_details()
        own.finalise()

    @staticmethod
    def _of(journey: Journey) -> UrssafJourney:
        return journey  # type: ignore[return-value]  # a side plays its own journeys only
