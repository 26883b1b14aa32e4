"""The acts of the Urssaf journey, one a step of the guide, and the way to any screen through them."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urljoin

from catalogue.settings import Settings
from harness.faults import ConnectionFault, Nonconformity
from harness.hosts import is_of
from harness.links import journey_link, journey_links
from harness.mailbox import Mail
from harness.page import Control, Snapshot
from harness.people import PasswordPolicy, UrssafPerson
from harness.post import MessageChannel
from harness.urssaf.stages import (
    CONTACT_ADDRESS,
    DETAILS,
    HOME,
    IDENTIFICATION,
    LINK_CONFIRMATION,
    LOGIN,
    ORDER,
    PASSWORD,
    PROFILE_CHOICE,
    SPACE,
    WAITING,
)
from harness.urssaf.way_in import PROFILE, WayIn
from harness.visit import Visit
from harness.words import speaks_of

__all__ = [
    "CONTACT_ADDRESS", "DETAILS", "HOME", "IDENTIFICATION", "LOGIN", "ORDER", "PASSWORD", "PROFILE_CHOICE",
    "SPACE", "WAITING", "Journey", "acceptance", "policy",
]  # fmt: skip

_BESIDE = 0.5
"""Seconds left to a second message of one sending, where two links are to be followed."""


@dataclass(slots=True)
class Journey:
    """One person's way through the portal. ``address`` and ``password`` are those that she gave last.

    ``hosts`` are those that a link may lead to. ``pause`` lets seconds pass on the candidate's clock.
    ``mark`` is the sink's number before her latest request for a message, ``asked_at`` its monotonic instant
    and ``asked_after`` the number of exchanges before it: what she gets comes after them.
    ``sendings`` are the links that came after each request, in order.
    ``accepted`` tells that she has accepted the terms: the guide asks her to once.
    """

    visit: Visit
    person: UrssafPerson
    url: str
    settings: Settings
    post: MessageChannel
    password: str
    on_the_way: Callable[[], bool]
    hosts: tuple[str, ...]
    pause: Callable[[float], object]
    address: str = ""
    mark: int = 0
    asked_at: float = 0.0
    asked_after: int = 0
    accepted: bool = False
    mails: list[Mail] = field(default_factory=list)
    sendings: list[tuple[str, ...]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.address = self.person.email

    def reach(self, screen: str) -> None:
        """Play the guide as the candidate reads it, up to a screen."""
        acts = self.acts
        if screen not in acts:
            raise ValueError(f"no such stage of the journey: {screen}")
        for stage, act in acts.items():
            if stage == WAITING != screen:
                self._pass(act)
            else:
                act()
            if stage == screen:
                return

    @property
    def acts(self) -> Mapping[str, Callable[[], object]]:
        """What leads to each screen, in the order of the numbers or of the text (URS-AMB-02)."""
        way_in = {
            HOME: self.arrive,
            PROFILE_CHOICE: self.enter,
            IDENTIFICATION: self.choose_profile,
            CONTACT_ADDRESS: self.identify,
        }
        middle: dict[str, Callable[[], object]] = {
            WAITING: self.submit_address,
            PASSWORD: self.confirm_by_link,
            DETAILS: self.define_password,
        }
        if self.password_first:
            middle = {
                PASSWORD: self.submit_address,
                WAITING: self.define_password,
                DETAILS: self.confirm_by_link,
            }
        return {**way_in, **middle, SPACE: self.finalise}

    @property
    def order(self) -> tuple[str, ...]:
        """The screens of the eight steps as the candidate orders them; the profile may be chosen anywhere."""
        return tuple(screen for screen in self.acts if screen != PROFILE_CHOICE)

    @property
    def password_first(self) -> bool:
        """Whether the message follows the password (URS-AMB-02=text)."""
        return self.settings.text("urs.step_order") == "text"

    @property
    def after_link(self) -> str:
        """The screen that the link leads to."""
        return DETAILS if self.password_first else PASSWORD

    @property
    def before_message(self) -> str:
        """The screen whose command causes the message."""
        return PASSWORD if self.password_first else CONTACT_ADDRESS

    @property
    def link_count(self) -> int:
        """How many links a sending brings, all to be followed (URS-AMB-03)."""
        return self.settings.number("urs.link.count")

    @property
    def links(self) -> list[str]:
        """Every link that she has received, in order."""
        return [link for sending in self.sendings for link in sending]

    def about_to_ask(self) -> None:
        """What is caught from now on answers what she is about to press."""
        self.mark = self.post.mailbox.mark()
        self.asked_at = time.monotonic()
        self.asked_after = len(self.visit.client.exchanges)

    def _pass(self, act: Callable[[], object]) -> None:
        """Go by the waiting page: where it is not recognised, she still goes on if the message comes."""
        try:
            act()
        except Nonconformity:
            if self.visit.is_at(self.before_message):
                raise

    # Steps 1 to 3

    def arrive(self) -> None:
        """Step 1: open the portal's address."""
        page = self.visit.open(self.url)
        if page.refused:
            raise Nonconformity("la page d’accueil du portail", self.visit.described(), "URS-001")
        self.visit.expect(HOME)

    def enter(self) -> None:
        """Step 2: find the way in, at once or one control further, to where a profile is chosen."""
        self._way_in.find_profile()

    def choose_profile(self) -> None:
        """Step 3, first line: « Vous êtes artiste-auteur »."""
        self.visit.press(PROFILE)
        self.visit.expect(IDENTIFICATION)

    @property
    def _way_in(self) -> WayIn:
        return WayIn(self.visit, self.settings)

    def identify(self) -> None:
        """Step 3: number, code, « suivant »."""
        self.give_number_and_code(self.person.nir, self.person.activation_code)
        self.visit.expect(CONTACT_ADDRESS)

    def give_number_and_code(self, nir: str, code: str) -> None:
        """Fill the identification form and press « suivant », whatever comes."""
        self.visit.fill("urssaf.nir", nir)
        self.visit.fill("urssaf.activation_code", code)
        self.visit.press("urssaf.next")

    # Steps 4 and 5

    def submit_address(self) -> None:
        """Step 4: address twice, terms, « Envoyer »."""
        self.give_address(self.address)
        self.visit.expect(PASSWORD if self.password_first else WAITING)

    def ask_for_link(self) -> None:
        """From the address form to the waiting page, by the password where it comes first."""
        self.submit_address()
        if self.password_first:
            self.define_password()

    def give_address(self, address: str, again: str | None = None, *, accepting: bool = True) -> None:
        """Fill the address form and press « Envoyer », whatever comes."""
        self.fill_address(address, again)
        if accepting:
            self.accept_terms()
        self.send()

    def fill_address(self, address: str, again: str | None = None) -> None:
        """Type the address, and its confirmation where the page has one."""
        self.visit.fill("urssaf.email", address)
        if self.settings.text("urs.email.confirmation") == "retype":
            self._ensure_confirmation_asked()
            self.visit.fill("urssaf.email_confirmation", address if again is None else again)
        self.address = address

    def _ensure_confirmation_asked(self) -> None:
        if self.visit.find("urssaf.email_confirmation") is None:
            raise Nonconformity("une saisie pour confirmer l’adresse", self.visit.described(), "URS-030")

    def accept_terms(self) -> None:
        """Accept the terms: a box, or another positive act; done already where nothing offers it any more."""
        if self.accepted and not self.terms_offered:
            return
        if self.settings.text("urs.terms.control") == "checkbox_unticked":
            if self.visit.find("urssaf.terms") is None:
                raise Nonconformity(
                    "une case pour accepter les conditions", self.visit.described(), "URS-030"
                )
            self.visit.tick("urssaf.terms")
        else:
            self._accept_otherwise()
        self.accepted = True

    @property
    def terms_offered(self) -> bool:
        """Whether the page has something to accept the terms by: a box, a choice or a command."""
        if self.settings.text("urs.terms.control") == "checkbox_unticked":
            return self.visit.find("urssaf.terms") is not None
        ways = (
            self.visit.find("urssaf.terms"),
            acceptance(self.visit.page),
            self.visit.find("urssaf.terms_act"),
        )
        return any(way is not None for way in ways)

    def _accept_otherwise(self) -> None:
        """A box, the choice that speaks of accepting, or a command (URS-AMB-14=other)."""
        choice = acceptance(self.visit.page)
        if self.visit.find("urssaf.terms") is not None:
            self.visit.tick("urssaf.terms")
        elif choice is not None:
            self.visit.client.tick(choice, True)
        else:
            self.visit.press("urssaf.terms_act")

    def send(self) -> None:
        """Press « Envoyer »; what is caught from now on answers it."""
        self.about_to_ask()
        self.visit.press("urssaf.send")

    def resend(self) -> None:
        """Press « Renvoyer un e-mail », where it stands, once it may act."""
        self.go_to_resend()
        self.about_to_ask()
        self.visit.press("urssaf.resend")

    def go_to_resend(self) -> None:
        """To where the command stands, its declared pause over: here, or one click away (URS-AMB-08)."""
        interval = int(str(self.settings.table("urs.email.resend_limit")["min_interval_seconds"]))
        if interval:
            self.pause(interval)
        if self.settings.text("urs.resend_location") == "reachable":
            self.visit.look_around("urssaf.resend")
        if self.visit.find("urssaf.resend") is None:
            raise Nonconformity("une commande « Renvoyer un e-mail »", self.visit.described(), "URS-041")

    def receive(self, requirement: str = "URS-037") -> str:
        """Await the message of the latest request, or its two, and take what they link to."""
        self._take(self._await(self.link_count, requirement), requirement)
        return self.links[-1]

    def receive_again(self, requirement: str = "URS-042") -> None:
        """Await what « Renvoyer un e-mail » brings: a message, or two where two links are to be followed."""
        mails = self._await(1, requirement)
        if self.link_count > 1:
            box = self.post.mailbox
            came = box.wait_for(self.address, self.mark, count=self.link_count, timeout=_BESIDE)
            mails = tuple(filter(self.leads_on, came)) or mails
        self._take(mails[: self.link_count], requirement)

    def leads_on(self, mail: Mail) -> bool:
        """Whether a message holds a link of the journey: a notice that comes late is not what she awaits."""
        return bool(journey_links(mail, self.url))

    def _await(self, count: int, requirement: str) -> tuple[Mail, ...]:
        on_the_way = self.on_the_way()
        return self.post.await_mail(
            self.address,
            self.mark,
            requirement=requirement,
            count=count,
            on_the_way=on_the_way,
            fits=self.leads_on,
        )[:count]

    def _take(self, mails: tuple[Mail, ...], requirement: str) -> None:
        self.mails += mails
        self.sendings.append(tuple(journey_link(mail, self.url, requirement) for mail in mails))

    def confirm_by_link(self) -> None:
        """Step 5: read the message and follow its link to where it leads."""
        self.receive()
        self.confirm()
        self.visit.expect(self.after_link)

    def confirm(self) -> None:
        """Follow the latest link; where two are to be followed, both, until one leads on."""
        latest, *earlier = reversed(self.sendings)
        for link in latest:
            self.follow(link)
            if self.visit.is_at(self.after_link):
                return
        for link in (link for sending in earlier for link in sending if len(latest) < self.link_count):
            if self.visit.comes(self.after_link):
                return
            self.follow(link)

    def follow(self, link: str) -> None:
        """Open a link as from a mailbox, and press the confirming button where there is one.

        Raises `Nonconformity` (URS-047) where it leaves the portal: an unlisted host is not visited.
        """
        self._ensure_of_portal(link)
        seen = len(self.visit.client.exchanges)
        try:
            self.visit.client.open_tab(link)
            self.visit.look()
        except ConnectionFault:
            for exchange in self.visit.client.exchanges[seen:]:
                self._ensure_of_portal(exchange.url)
            raise
        if not self.visit.is_at(self.after_link) and self.visit.is_at(LINK_CONFIRMATION):
            self.visit.press("urssaf.link_confirm")

    def _ensure_of_portal(self, url: str) -> None:
        if not is_of(url, self.hosts):
            hosts = ", ".join(self.hosts)
            raise Nonconformity(f"un lien vers un hôte du portail ({hosts})", url, "URS-047")

    # Steps 6 to 8

    def define_password(self) -> None:
        """Step 6: the password twice, « Valider »."""
        self.give_password(self.password)
        self.visit.expect(WAITING if self.password_first else DETAILS)

    def go_on_to_details(self) -> None:
        """From what the link leads to, to the details."""
        self.visit.expect(self.after_link)
        if not self.password_first:
            self.define_password()

    def give_password(self, password: str, again: str | None = None) -> None:
        """Fill the password form and press « Valider », whatever comes."""
        self.visit.fill("urssaf.password", password)
        self.visit.fill("urssaf.password_confirmation", password if again is None else again)
        if self.password_first:
            self.about_to_ask()
        self.visit.press("urssaf.password_submit")

    def finish(self) -> None:
        """From the latest message to the open space."""
        self.confirm()
        self.go_on_to_details()
        self.finalise()

    def finalise(self) -> None:
        """Steps 7 and 8: nothing to correct, « Valider et accéder à votre espace »."""
        self.press_finalise()
        self.visit.expect(SPACE)

    def press_finalise(self) -> None:
        """Press « Valider et accéder à votre espace », whatever comes."""
        self.visit.press("urssaf.finalise")

    # Afterwards

    @property
    def login_name(self) -> str:
        """What this person types to log in (urs.login.name)."""
        told = self.settings.optional_text("urs.login.name")
        default = "{nir}" if self.settings.holds("URS-AMB-13", "nir") else "{email}"
        known = {"{email}": self.address, "{nir}": self.person.nir, "{nir13}": self.person.nir[:13]}
        text = told or default
        for word, value in known.items():
            text = text.replace(word, value)
        return text

    @property
    def other_login_names(self) -> tuple[str, ...]:
        """What else the guide leaves open as a log-in name (URS-AMB-13)."""
        known = (self.address, self.person.nir, self.person.nir[:13])
        return tuple(name for name in known if name != self.login_name)

    def go_to_login(self) -> None:
        """The log-in page: at its declared address, or found from the home page."""
        path = self.settings.optional_text("urs.login.path")
        self.visit.open(urljoin(self.url, path) if path else self.url)
        self._way_in.find_login()
        self.visit.expect(LOGIN)

    def log_in(self, name: str, password: str) -> None:
        """Fill the log-in form and send it, whatever comes."""
        self.visit.fill("urssaf.login_name", name)
        self.visit.fill("urssaf.login_password", password)
        self.visit.press("urssaf.login_submit")


def acceptance(page: Snapshot) -> Control | None:
    """The choice whose words accept the terms, and do not refuse them."""
    return next((c for c in page.entries if c.role == "radio" and accepts(c.name)), None)


def accepts(words: str) -> bool:
    """Whether words say that somebody accepts."""
    return speaks_of(words, ("accept", "oui")) and not speaks_of(words, ("n'accepte", "ne ", "non", "refus"))


def policy(settings: Settings) -> PasswordPolicy:
    """The password rule that the candidate declares."""
    return PasswordPolicy.declared(settings.table("urs.password.policy"))
