"""The acts of the Urssaf journey, one a step of the guide, and the way to any screen through them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urljoin

from catalogue.settings import Settings
from harness.faults import Nonconformity
from harness.links import journey_link
from harness.mailbox import Mail
from harness.matching import Widget
from harness.page import Control
from harness.people import PasswordPolicy, UrssafPerson
from harness.post import EmailChannel
from harness.visit import Visit
from harness.words import fold, speaks_of

HOME = "urssaf.home"
PROFILE_CHOICE = "urssaf.profile_choice"
IDENTIFICATION = "urssaf.identification"
CONTACT_ADDRESS = "urssaf.contact_address"
WAITING = "urssaf.waiting"
PASSWORD = "urssaf.password"
DETAILS = "urssaf.details"
SPACE = "urssaf.space"
LOGIN = "urssaf.login"

ORDER = (HOME, IDENTIFICATION, CONTACT_ADDRESS, WAITING, PASSWORD, DETAILS, SPACE)
"""The screens of the eight steps; the choice of a profile may be on the home page."""

_CONFIRMATION = "urssaf.link_confirmation"
_ENTRY_TRIES = 8


@dataclass(slots=True)
class Journey:
    """One person's way through the portal. ``address`` and ``password`` are those that she gave last.

    ``mark`` is the sink's number before her latest request for a message: what she gets comes after it.
    """

    visit: Visit
    person: UrssafPerson
    url: str
    settings: Settings
    post: EmailChannel
    password: str
    on_the_way: Callable[[], bool]
    address: str = ""
    mark: int = 0
    mails: list[Mail] = field(default_factory=list)
    links: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.address = self.person.email

    def reach(self, screen: str) -> None:
        """Play the guide as it is written, up to a screen."""
        acts: Mapping[str, Callable[[], object]] = {
            HOME: self.arrive,
            PROFILE_CHOICE: self.enter,
            IDENTIFICATION: self.choose_profile,
            CONTACT_ADDRESS: self.identify,
            WAITING: self.ask_for_link,
            PASSWORD: self.confirm_by_link,
            DETAILS: self.define_password,
            SPACE: self.finalise,
        }
        for stage, act in acts.items():
            act()
            if stage == screen:
                return
        raise ValueError(f"no such stage of the journey: {screen}")

    # Steps 1 to 3

    def arrive(self) -> None:
        """Step 1: open the portal's address."""
        page = self.visit.open(self.url)
        if page.status is not None and page.status >= 400:
            raise Nonconformity("la page d’accueil du portail", self.visit.described(), "URS-001")
        self.visit.expect(HOME)

    def enter(self) -> None:
        """Step 2: find the way in, at once or one control further, to where a profile is chosen."""
        if self._offers_profile():
            return
        home = self.visit.page.url
        for name in self._ways_in():
            self._follow(name)
            if self._offers_profile() or any(map(self._leads_to_profile, self._ways_in())):
                return
            self.visit.open(home)
        raise Nonconformity(
            "une commande qui mène à « Vous êtes artiste-auteur »", self.visit.described(), "URS-002"
        )

    def choose_profile(self) -> None:
        """Step 3, first line: « Vous êtes artiste-auteur »."""
        self.visit.press("urssaf.artist_profile")
        self.visit.expect(IDENTIFICATION)

    def _offers_profile(self) -> bool:
        return self.visit.finder.shows(self.visit.page, "urssaf.artist_profile")

    def _leads_to_profile(self, name: str) -> bool:
        before = self.visit.page.url
        self._follow(name)
        if self._offers_profile():
            return True
        self.visit.open(before)
        return False

    def _follow(self, name: str) -> None:
        control = next((c for c in self.visit.page.commands if c.name == name and not c.disabled), None)
        if control is not None:
            self.visit.activate(Widget(self.visit.finder.purpose("urssaf.entry_control"), (control,), "mot"))

    def _ways_in(self) -> list[str]:
        """The names of commands that speak of an entry, the most telling first."""
        purpose = self.visit.finder.purpose("urssaf.entry_control")
        exact = self.settings.optional_text("urs.entry_label")
        wanted = [*filter(None, [exact]), *purpose.synonyms]
        ranks = {fold(word): rank for rank, word in enumerate(wanted)}
        named = [c for c in self.visit.page.commands if not c.disabled and c.name]
        speaking = [c for c in named if fold(c.name) in ranks or speaks_of(c.name, purpose.words)]

        def rank(control: Control) -> tuple[int, int]:
            words = [i for i, word in enumerate(purpose.words) if speaks_of(control.name, (word,))]
            return ranks.get(fold(control.name), len(ranks)), min(words, default=len(purpose.words))

        ordered = sorted(speaking, key=rank)
        return list(dict.fromkeys(control.name for control in ordered))[:_ENTRY_TRIES]

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

    def ask_for_link(self) -> None:
        """Step 4: address twice, terms, « Envoyer »."""
        self.give_address(self.address)
        self.visit.expect(WAITING)

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
            self.visit.fill("urssaf.email_confirmation", address if again is None else again)
        self.address = address

    def accept_terms(self) -> None:
        """Accept the terms: a box, or another positive act."""
        if self.settings.text("urs.terms.control") == "other" and self.visit.find("urssaf.terms") is None:
            self.visit.press("urssaf.terms_act")
        else:
            self.visit.tick("urssaf.terms")

    def send(self) -> None:
        """Press « Envoyer »; what is caught from now on answers it."""
        self.mark = self.post.mailbox.mark()
        self.visit.press("urssaf.send")

    def resend(self) -> None:
        """Press « Renvoyer un e-mail »."""
        self.mark = self.post.mailbox.mark()
        self.visit.press("urssaf.resend")

    def receive(self, requirement: str = "URS-037") -> str:
        """Await the message and take its link."""
        mails = self.post.await_mail(
            self.address, self.mark, requirement=requirement, on_the_way=self.on_the_way()
        )
        self.mails += mails
        self.links.append(journey_link(mails[0], self.url, requirement))
        return self.links[-1]

    def confirm_by_link(self) -> None:
        """Step 5: read the message and follow its link to the password page."""
        self.receive()
        self.follow(self.links[-1])
        self.visit.expect(PASSWORD)

    def follow(self, link: str) -> None:
        """Open a link as from a mailbox, and press the confirming button where there is one."""
        self.visit.client.open_tab(link)
        self.visit.look()
        if not self.visit.is_at(PASSWORD) and self.visit.is_at(_CONFIRMATION):
            self.visit.press("urssaf.link_confirm")

    # Steps 6 to 8

    def define_password(self) -> None:
        """Step 6: the password twice, « Valider »."""
        self.give_password(self.password)
        self.visit.expect(DETAILS)

    def give_password(self, password: str, again: str | None = None) -> None:
        """Fill the password form and press « Valider », whatever comes."""
        self.visit.fill("urssaf.password", password)
        self.visit.fill("urssaf.password_confirmation", password if again is None else again)
        self.visit.press("urssaf.password_submit")

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

    def go_to_login(self) -> None:
        """The log-in page: at its declared address, or found from the home page."""
        path = self.settings.optional_text("urs.login.path")
        self.visit.open(urljoin(self.url, path) if path else self.url)
        if not self.visit.is_at(LOGIN) and self.visit.find("urssaf.login_entry") is not None:
            self.visit.press("urssaf.login_entry")
        if not self.visit.is_at(LOGIN):
            self._look_for_login()
        self.visit.expect(LOGIN)

    def _look_for_login(self) -> None:
        for name in self._ways_in():
            here = self.visit.page.url
            self._follow(name)
            if self.visit.is_at(LOGIN):
                return
            if self.visit.find("urssaf.login_entry") is not None:
                self.visit.press("urssaf.login_entry")
                return
            self.visit.open(here)

    def log_in(self, name: str, password: str) -> None:
        """Fill the log-in form and send it, whatever comes."""
        self.visit.fill("urssaf.login_name", name)
        self.visit.fill("urssaf.login_password", password)
        self.visit.press("urssaf.login_submit")


def policy(settings: Settings) -> PasswordPolicy:
    """The password rule that the candidate declares."""
    return PasswordPolicy.declared(settings.table("urs.password.policy"))
