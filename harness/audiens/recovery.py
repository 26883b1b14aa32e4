"""The two recoveries, of identifier and of password: the form that asks, and what comes as declared."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from harness.audiens.dates import BIRTH_DATE, fill_date
from harness.faults import ConnectionFault, Nonconformity, Unassessed
from harness.forms import choose_required, entries_of, only_command_of
from harness.links import journey_link, journey_links
from harness.mailbox import Mail
from harness.matching import Widget
from harness.page import Control
from harness.people import AudiensPerson
from harness.words import speaks_of, squeezed

if TYPE_CHECKING:
    from harness.audiens.play import AudiensPlay

NAME, SEND = "audiens.recovery_name", "audiens.recovery_submit"
_TYPED = {"textbox", "spinbutton", "combobox"}


class Recovery:
    """A form whose contents the guide leaves open: what it asks is given, and it is always sent."""

    def __init__(self, play: AudiensPlay) -> None:
        self._play = play

    def ask(self, person: AudiensPerson, name: str) -> None:
        """Give what the page asks and send it; a page that asks nothing is left as it is.

        ``name`` is typed where an identifier is asked, her address where an e-mail is. What is not
        recognised is the connection's fault: a form that did not leave proves nothing.
        """
        asked = self._entries()
        if not asked:
            return
        filled = self._fill(person, name)
        self._play.visit.look()
        choose_required(self._play.visit.client, entries_of(self._play.visit.page, filled.form))
        self._play.visit.look()
        blank = [each for each in self._entries() if each.form == filled.form and _lacks(each)]
        if blank:
            raise _unknown(f"la saisie « {blank[0].name} » de {self._play.visit.described()}", NAME)
        self._play.journey.about_to_ask()
        found = self._play.visit.find(SEND)
        if found is not None and found.control.form == filled.form:
            self._play.visit.press(SEND)
            return
        self._send_by_only_command(filled, found)

    def _send_by_only_command(self, filled: Control, found: Widget | None) -> None:
        visit = self._play.visit
        command = only_command_of(visit.page, filled.form)
        if command is not None:
            visit.activate(Widget(visit.finder.purpose(SEND), (command,), "seul bouton du formulaire"))
        elif found is not None and not found.control.aside and None in (found.control.form, filled.form):
            visit.press(SEND)
        else:
            raise _unknown(f"la commande d’envoi de {visit.described()}", SEND)

    def _fill(self, person: AudiensPerson, name: str) -> Control:
        """Type all that is recognised; gives one of the entries that were filled."""
        visit = self._play.visit
        typed = {
            "audiens.last_name": person.last_name,
            "audiens.first_name": person.first_name,
            "audiens.email": person.email,
            NAME: name,
        }
        filled: list[Widget] = []
        for key, text in typed.items():
            widget = visit.find(key)
            if widget is not None and widget.usable and not widget.control.aside:
                visit.fill(key, person.email if _asks_address(widget.control) else text)
                filled.append(widget)
        if (date := visit.find(BIRTH_DATE)) is not None:
            fill_date(visit, person.born)
            filled.append(date)
        if not filled:
            filled.append(self._fill_only(name, person))
        return filled[0].control

    def _fill_only(self, name: str, person: AudiensPerson) -> Widget:
        """Where the page asks one thing, in whatever words, this is it."""
        visit, asked = self._play.visit, self._entries()
        if len(asked) != 1:
            raise _unknown(f"la saisie que demande {visit.described()}", NAME)
        visit.client.write(asked[0], person.email if _asks_address(asked[0]) else name)
        return Widget(visit.finder.purpose(NAME), (asked[0],), "seule saisie de la page")

    def _entries(self) -> list[Control]:
        """What the main part of the page asks for in writing."""
        return [
            entry
            for entry in self._play.visit.page.entries
            if entry.role in _TYPED and not (entry.aside or entry.disabled or entry.readonly)
        ]

    # What comes, under AUD-AMB-25=declared

    def ensure_identifier_recovered(self) -> None:
        """By the declared channel, a message tells her identifier or leads to it, or a page helps."""
        way, play = self._declared("identifier"), self._play
        if way == "help_page":
            play.login_page.ensure_page()
            return
        mail = self._message(way, "AUD-020", self._recalls)
        if not self._recalls(mail):
            raise Nonconformity(
                "un message qui rappelle l’identifiant, ou y conduit", mail.text[:200], "AUD-020"
            )

    def _recalls(self, mail: Mail) -> bool:
        """Whether a message tells her identifier, or leads to it."""
        told = squeezed(self._play.person.identifier) in squeezed(mail.text + mail.html)
        return told or self._leads_on(mail)

    def _leads_on(self, mail: Mail) -> bool:
        return bool(journey_links(mail, self._play.journey.url))

    def ensure_password_recovered(self) -> None:
        """By the declared channel, a link, a letter's code or an SMS code lets her choose another one."""
        way, journey = self._declared("password"), self._play.journey
        if way == "letter":
            journey.receive_letter("AUD-022")
        elif way == "sms":
            journey.receive_code("AUD-022")
        else:
            journey_link(self._message("email", "AUD-022", self._leads_on), journey.url, "AUD-022")

    def _message(self, way: str, requirement: str, fits: Callable[[Mail], bool]) -> Mail:
        """The message that a recovery brings, or what came in its place where none does.

        A notice that comes late from before is waited past.
        """
        journey = self._play.journey
        channel, to = {
            "sms": (journey.channels.sms, journey.mobile),
            "letter": (journey.channels.letters, journey.person.name),
        }.get(way, (journey.channels.email, journey.address))
        if way == "letter":
            journey.let_letter_come()
        return channel.await_mail(
            to, journey.mark, requirement=requirement, on_the_way=journey.on_the_way(), fits=fits
        )[-1]

    def _declared(self, lost: str) -> str:
        declared = self._play.settings.values["aud.recovery"]
        if not isinstance(declared, Mapping) or lost not in declared:
            raise Unassessed(
                f"le profil ne dit pas comment se retrouve ce qui est perdu (aud.recovery, {lost})"
            )
        return f"{declared[lost]}"


def _asks_address(entry: Control) -> bool:
    """Whether only an address of e-mail answers this."""
    told = speaks_of(entry.name, ("mail", "courriel")) and not speaks_of(
        entry.name, ("identifiant", "adhérent")
    )
    return entry.kind == "email" or told


def _lacks(entry: Control) -> bool:
    """Whether a form cannot leave without this, which nobody knew how to answer."""
    return entry.required and not entry.value


def _unknown(what: str, key: str) -> ConnectionFault:
    return ConnectionFault(
        f"{what} n’est pas reconnue : rien n’est parti, rien n’est prouvé",
        f'désignez-la dans le profil : [labels] "{key}" = {{ label = "…" }}',
    )
