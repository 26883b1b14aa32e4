"""The acts of the Audiens journey, one a page of the guide, and the way to any screen in each branch."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta

from catalogue.settings import Settings
from fakes.letters.codes import codes_of_shape
from harness.audiens.dates import fill_date
from harness.audiens.stages import (
    CHANNEL,
    FIRST_EMAIL,
    FORM,
    HOME,
    IDENTIFIER,
    IDENTITY,
    LETTER_SENT,
    LOGIN,
    MASKED_MOBILE,
    MOBILE,
    PASSWORD,
    SMS_CODE,
    SPACE,
    SPACE_CHOICE,
    Branch,
)
from harness.audiens.way_in import WayIn
from harness.faults import Blocked, ConnectionFault, Nonconformity
from harness.links import journey_link
from harness.mailbox import Mail
from harness.people import AudiensPerson, IdentifierRule
from harness.post import MessageChannel
from harness.visit import Visit
from harness.words import bare

_AT_ONCE = 0.5
"""Seconds left to a letter that comes at once, before days are let pass."""


@dataclass(frozen=True, slots=True)
class Channels:
    """Where what the portal sends is caught."""

    email: MessageChannel
    sms: MessageChannel
    letters: MessageChannel


@dataclass(slots=True)
class Journey:
    """One person's way through the portal. ``password`` is what she will choose, ``branch`` how she ends.

    ``mobile`` is the number that her code goes to. ``news`` and ``phone_box`` are the boxes that she ticks
    or unticks; ``None`` leaves one as it is. ``pause`` lets seconds pass on the candidate's clock.
    ``mark`` is the sinks' number before her latest request: what she gets comes after it.
    ``messages`` and ``codes`` are what she has received, in order.
    """

    visit: Visit
    person: AudiensPerson
    url: str
    settings: Settings
    channels: Channels
    password: str
    branch: Branch
    on_the_way: Callable[[], bool]
    others_pass: Callable[[str], bool]
    pause: Callable[[float], object]
    learn: Callable[[str, str], None]
    mobile: str = ""
    news: bool | None = None
    phone_box: bool | None = None
    mark: int = 0
    messages: list[Mail] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        known = self.branch is Branch.KNOWN_MOBILE and self.person.mobile
        self.mobile = known or self.person.other_mobile

    def reach(self, screen: str) -> None:
        """Play the guide as the candidate reads it, up to a screen of this branch."""
        acts = dict(self.acts)
        if screen not in acts:
            raise ValueError(f"no such stage of the branch « {self.branch.value} »: {screen}")
        if screen not in (HOME, SPACE_CHOICE, LOGIN):
            for stage in (HOME, SPACE_CHOICE):
                del acts[stage]
            acts[LOGIN] = self.way_in.go_to_login
        for stage, act in acts.items():
            if stage == LETTER_SENT != screen:
                self._pass(act)
            else:
                act()
            if stage == screen:
                return

    def go_on_to(self, screen: str, after: str) -> None:
        """From the screen ``after`` that she is on, to a later one."""
        begun = False
        for stage, act in self.acts.items():
            if begun:
                act()
            if stage == screen:
                return
            begun = begun or stage == after

    @property
    def way_in(self) -> WayIn:
        """Steps 1 to 3."""
        return WayIn(self.visit, self.settings, self.url)

    @property
    def acts(self) -> Mapping[str, Callable[[], object]]:
        """What leads to each screen, in the order of the text."""
        start: dict[str, Callable[[], object]] = {
            HOME: self.way_in.arrive,
            SPACE_CHOICE: self.way_in.enter,
            LOGIN: self.way_in.choose_audiens,
            FORM: self.sign_up,
            IDENTITY: self.submit_form,
        }
        by_code = {SMS_CODE: self.submit_identifier, PASSWORD: self.confirm_by_code}
        branches: dict[Branch, dict[str, Callable[[], object]]] = {
            Branch.KNOWN_MOBILE: {
                MASKED_MOBILE: self.confirm_identity,
                IDENTIFIER: self.recognise_number,
                **by_code,
            },
            Branch.SMS: {
                CHANNEL: self.confirm_identity,
                MOBILE: self.choose_sms,
                IDENTIFIER: self.submit_mobile,
                **by_code,
            },
            Branch.LETTER: {
                CHANNEL: self.confirm_identity,
                IDENTIFIER: self.choose_letter,
                LETTER_SENT: self.submit_identifier,
                FIRST_EMAIL: self.log_in_first,
                PASSWORD: self.confirm_email,
            },
        }
        return {**start, **branches[self.branch], SPACE: self.define_password}

    @property
    def typed_identifier(self) -> str:
        """Her identifier as she types it: dotted, unless the declared reading has no dot."""
        rule = IdentifierRule.of(self.settings.text("aud.identifier.layout"))
        return rule.typed(self.person.identifier)

    @property
    def address(self) -> str:
        """The address of e-mail that she gives."""
        return self.person.email

    def about_to_ask(self) -> None:
        """What is caught from now on answers what she is about to press."""
        self.mark = self.channels.email.mailbox.mark()

    def _pass(self, act: Callable[[], object]) -> None:
        """Go by the page that announces a letter: she goes on if the letter comes, whatever it says."""
        try:
            act()
        except Nonconformity:
            if self.visit.is_at(IDENTIFIER):
                raise

    # Steps 3 to 5

    def sign_up(self) -> None:
        """« Je m’inscris »."""
        self.visit.press("audiens.sign_up")
        self.visit.expect(FORM)

    def submit_form(self) -> None:
        """Step 4: who she is and her address twice, « Valider »."""
        self.fill_form()
        self.send_form()
        self.visit.expect(IDENTITY)

    def fill_form(self) -> None:
        """Type what the form asks for, as it is on file."""
        person = self.person
        self.visit.fill("audiens.last_name", person.last_name)
        self.visit.fill("audiens.first_name", person.first_name)
        fill_date(self.visit, person.born)
        self.visit.fill("audiens.email", person.email)
        self.visit.fill("audiens.email_confirmation", person.email)
        if self.news is not None:
            self.visit.tick("audiens.email_news", self.news)

    def send_form(self) -> None:
        """Press « Valider » on the form, whatever comes."""
        self.about_to_ask()
        self.visit.press("audiens.form_submit")

    def confirm_identity(self) -> None:
        """Step 5: « Confirmer », to what her branch begins with."""
        self.visit.press("audiens.identity_confirm")
        self.visit.expect(MASKED_MOBILE if self.branch is Branch.KNOWN_MOBILE else CHANNEL)

    def recognise_number(self) -> None:
        """« C’est bien mon numéro de téléphone »."""
        self.about_to_ask()
        self.visit.press("audiens.its_mine")
        self.visit.expect(IDENTIFIER, "AUD-069")

    def choose_sms(self) -> None:
        """« SMS », « Valider »."""
        self.choose_channel(Branch.SMS)
        self.visit.expect(MOBILE)

    def choose_letter(self) -> None:
        """« Courrier Papier », « Valider »."""
        self.choose_channel(Branch.LETTER)
        self.visit.expect(IDENTIFIER, "AUD-118")

    def choose_channel(self, branch: Branch) -> None:
        """Choose a channel and press « Valider », whatever comes."""
        if not self.pick(branch):
            self.about_to_ask()
            self.visit.press("audiens.channel_submit")

    def pick(self, branch: Branch) -> bool:
        """Choose a channel, in a list or among buttons, and press nothing else.

        Gives whether that led on by itself, as a button that chooses may.
        """
        key = "audiens.channel_sms" if branch is Branch.SMS else "audiens.channel_letter"
        listed = self.visit.find("audiens.channel")
        if listed is not None and listed.control.options:
            purpose = self.visit.finder.purpose(key)
            names = [purpose.label or "", *purpose.synonyms]
            label = next((o.label for o in listed.control.options if _is_one(o.label, names)), names[0])
            self.visit.client.choose(listed.control, label)
            return False
        chosen = self.visit.need(key)
        if not chosen.control.is_command:
            self.visit.client.tick(chosen.control, True)
            return False
        self.about_to_ask()
        self.visit.activate(chosen)
        return not self.visit.is_at(CHANNEL)

    def submit_mobile(self) -> None:
        """A mobile twice, « Valider »."""
        self.give_mobile(self.mobile)
        self.visit.expect(IDENTIFIER, "AUD-132")

    def give_mobile(self, number: str, again: str | None = None) -> None:
        """Fill the form of the mobile and press « Valider », whatever comes."""
        self.visit.fill("audiens.mobile", number)
        self.visit.fill("audiens.mobile_confirmation", number if again is None else again)
        box = self.phone_box_key
        if self.phone_box is not None and box is not None:
            self.visit.tick(box, self.phone_box)
        self.about_to_ask()
        self.visit.press("audiens.mobile_submit")

    @property
    def phone_box_key(self) -> str | None:
        """The box about news by phone that the declared reading has (AUD-AMB-05), if any."""
        boxes = {"optout_unticked": "audiens.phone_objection", "optin": "audiens.phone_consent"}
        return boxes.get(self.settings.text("aud.phone_optout.default"))

    def submit_identifier(self) -> None:
        """Her identifier, « Valider »: a code or a letter leaves.

        Raises `Blocked` where the page refuses it to anybody: which identifiers it takes is AUD-079's matter.
        """
        self.give_identifier(self.typed_identifier)
        with self.resting_on_identifier():
            self.visit.expect(LETTER_SENT if self.branch is Branch.LETTER else SMS_CODE)

    def resting_on_identifier(self) -> AbstractContextManager[None]:
        """What comes of an identifier that the page takes; blocked where it takes that of nobody."""
        return self._resting_on(IDENTIFIER, "identifiant refusé à toute personne", "AUD-079")

    def resting_on_password(self) -> AbstractContextManager[None]:
        """What comes of a password that the page takes; blocked where it takes that of nobody."""
        return self._resting_on(PASSWORD, "mot de passe refusé à toute personne", "AUD-106")

    @contextmanager
    def _resting_on(self, screen: str, refused: str, requirement: str) -> Iterator[None]:
        try:
            yield
        except Nonconformity as found:
            if self.visit.is_at(screen) and not self.others_pass(screen):
                raise Blocked(f"{refused} : {found}", requirement) from found
            raise

    def give_identifier(self, typed: str) -> None:
        """Fill the form of the identifier and press « Valider », whatever comes."""
        self.visit.fill("audiens.identifier", typed)
        self.about_to_ask()
        self.visit.press("audiens.identifier_submit")

    # Step 6

    def receive_code(self, requirement: str = "AUD-087") -> str:
        """Await the SMS of the latest request and read its code."""
        message = self.receive_sms(requirement)
        return self._take(message, "un SMS qui porte un code à six chiffres, et un seul", requirement)

    def receive_sms(self, requirement: str = "AUD-087") -> Mail:
        """Await the SMS of the latest request, whatever it says."""
        return self.channels.sms.await_mail(
            self.mobile, self.mark, requirement=requirement, on_the_way=self.on_the_way()
        )[-1]

    def confirm_by_code(self) -> None:
        """The code that came, « Valider »."""
        self.give_code(self.receive_code())
        self.visit.expect(PASSWORD)

    def give_code(self, code: str) -> None:
        """Fill the form of the code and press « Valider », whatever comes."""
        self.visit.fill("audiens.sms_code", code)
        self.visit.press("audiens.code_submit")

    def define_password(self) -> None:
        """The password twice, « Valider », then her space: at once, or by the log-in page (AUD-AMB-20).

        Raises `Blocked` where the page refuses it to anybody: which passwords it takes is AUD-106's matter.
        """
        self.give_password(self.password)
        with self.resting_on_password():
            self.open_space()

    def give_password(self, password: str, again: str | None = None) -> None:
        """Fill the form of the password and press its command, whatever comes."""
        self.visit.fill("audiens.password", password)
        self.visit.fill("audiens.password_confirmation", password if again is None else again)
        self.about_to_ask()
        self.visit.press("audiens.password_submit")

    def open_space(self) -> None:
        """From what follows an accepted password to the opened space."""
        if not self.visit.comes(SPACE) and self.visit.is_at(LOGIN):
            self.log_in(self.typed_identifier, self.password)
        self.visit.expect(SPACE)

    # The letter and the first connection

    def receive_letter(self, requirement: str = "AUD-136") -> str:
        """Await the letter of the latest request, letting days pass, and read its provisional code."""
        name = self.person.name
        self.let_letter_come()
        letters = self.channels.letters.await_mail(
            name, self.mark, requirement=requirement, on_the_way=self.on_the_way()
        )
        if letters[-1].unreadable:
            raise ConnectionFault(
                "le courrier reçu n’a pas de texte lisible : c’est une image",
                "faites écrire au candidat un PDF dont le texte puisse être extrait",
            )
        shape = self.settings.text("aud.provisional_code.pattern")
        letter = replace(letters[-1], codes=told_apart(letters[-1], shape))
        return self._take(letter, "un courrier qui porte un code d’accès provisoire", requirement)

    def let_letter_come(self) -> None:
        """Let the declared days pass, where her letter does not come at once."""
        if not self.channels.letters.mailbox.wait_for(self.person.name, self.mark, timeout=_AT_ONCE):
            days = self.settings.number("aud.letter.max_delay_days")
            self.pause(timedelta(days=days).total_seconds())

    def log_in_first(self) -> None:
        """The first connection: identifier and provisional code, to the confirmation of the address."""
        code = self.receive_letter()
        self.way_in.go_to_login()
        self.log_in(self.typed_identifier, code)
        self.visit.expect(FIRST_EMAIL)

    def confirm_email(self) -> None:
        """Confirm the address on the page, or by a link (AUD-AMB-06), to where the password is created.

        A message that nobody declared, in place of the password, is AUD-141's matter: others are blocked.
        """
        self.fill_email(self.person.email)
        if not self.visit.is_at(PASSWORD):
            self.about_to_ask()
            self.visit.press("audiens.first_email_submit")
            if self.by_link:
                self.follow_link()
        try:
            self.visit.expect(PASSWORD, "AUD-142")
        except Nonconformity as found:
            post = self.channels.email
            if "AUD-141" not in post.rows and post.mailbox.seen(self.address, self.mark):
                raise Blocked(
                    f"adresse à confirmer par un message non déclaré : {found}", "AUD-141"
                ) from found
            raise

    def fill_email(self, address: str) -> None:
        """Type the address again, twice where it is asked twice, where it is not only shown."""
        for key in ("audiens.first_email", "audiens.first_email_confirmation"):
            widget = self.visit.find(key)
            if widget is not None and widget.usable and not widget.control.readonly:
                self.visit.fill(key, address)

    @property
    def by_link(self) -> bool:
        """Whether the address is confirmed by a link (AUD-AMB-06=link)."""
        return self.settings.text("aud.first_login.email_confirmation") == "link"

    def follow_link(self) -> None:
        """Await the message of confirmation and open its link, logging in again where it is asked.

        The message is the proof, whatever the page that announces it says.
        """
        mails = self.channels.email.await_mail(
            self.address, self.mark, requirement="AUD-141", on_the_way=self.on_the_way()
        )
        self.messages += mails
        self.visit.client.open_tab(journey_link(mails[-1], self.url, "AUD-141"))
        self.visit.look()
        if not self.visit.is_at(PASSWORD) and self.visit.finder.shows(
            self.visit.page, "audiens.first_email_submit"
        ):
            self.visit.press("audiens.first_email_submit")

    # Afterwards

    def go_to_login(self) -> None:
        """The log-in page, in the same browser."""
        self.way_in.go_to_login()

    def log_in(self, name: str, secret: str) -> None:
        """Fill the log-in form and send it, whatever comes."""
        self.visit.fill("audiens.login_name", name)
        self.visit.fill("audiens.login_secret", secret)
        self.visit.press("audiens.login_submit")

    def _take(self, message: Mail, wanted: str, requirement: str) -> str:
        self.messages.append(message)
        if len(message.codes) != 1:
            seen = f"{len(message.codes)} codes dans le message" if message.codes else "un message sans code"
            raise Nonconformity(wanted, seen, requirement)
        code = message.codes[0]
        self.learn("code", code)
        self.codes.append(code)
        return code


def told_apart(letter: Mail, shape: str) -> tuple[str, ...]:
    """The code of a letter: of those that its words announce, the one of the declared shape.

    Where no words announce any, what it has of that shape.
    """
    of_shape = tuple(code for code in letter.codes if re.fullmatch(shape, code))
    if len(of_shape) == 1:
        return of_shape
    return letter.codes or codes_of_shape(letter.text, shape)


def _is_one(label: str, names: list[str]) -> bool:
    return bare(label) in {bare(name) for name in names}
