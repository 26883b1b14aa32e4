"""Step 4: the contact address and its confirmation, and the message that « Envoyer » causes, or must not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harness.faults import Nonconformity, Unassessed
from harness.links import in_html, journey_links, token
from harness.preliminaries import needing
from harness.refusals import ensure_kept_with_message
from harness.urssaf.addresses import address_said, confirmation_said
from harness.urssaf.journey import CONTACT_ADDRESS
from harness.visit import Typed
from harness.wire_probe import Sent, WireProbe, action_of
from harness.words import fold, speaks_of

if TYPE_CHECKING:
    from harness.mailbox import Mail
    from harness.urssaf.play import Play

EMAIL = "urssaf.email"
CONFIRMATION = "urssaf.email_confirmation"
_MAIL_WORDS = ("messagerie", "boîte", "e-mail", "email", "mail", "courriel", "message", "mél")


class Contact:
    """The address form and what is sent. ``typed`` is the address under test, read back."""

    def __init__(self, play: Play) -> None:
        self._play = play
        self.typed: Typed | None = None
        self.other_address = ""

    # What she types

    def ensure_labelled(self, key: str) -> None:
        """The entry is there and bears a name, be it a placeholder."""
        widget = self._play.visit.need(key)
        if not widget.name.strip():
            raise Nonconformity(
                f"{self._play.visit.finder.spoken(key)} qui porte un nom", "une saisie sans nom"
            )

    def fill(self) -> None:
        """Fill the address form wholly, and nothing more."""
        local, _, domain = self._play.person.email.partition("@")
        self._play.journey.fill_address(
            f"{local.title()}@{domain}" if self._case_counts else f"{local}@{domain}"
        )
        self._play.journey.accept_terms()
        self._play.visit.look()

    @property
    def _case_counts(self) -> bool:
        """Whether two addresses that differ by case before the arobase are two, as the candidate declares."""
        return self._play.settings.optional_text("both.email.case_compare") in ("none", "domain_only")

    def try_said(self, said: str) -> None:
        """Give the address that a scenario speaks of."""
        fresh = f"t{self._play.world.people.random.getrandbits(40):010x}.example.org"
        self.try_address(address_said(said, fresh))

    def try_address(self, address: str, again: str | None = None) -> None:
        """Give an address that may be wrong, twice, terms accepted; not sent where it cannot be typed."""
        journey, visit = self._play.journey, self._play.visit
        journey.fill_address(address, again)
        journey.accept_terms()
        self.typed = visit.typed(EMAIL, address)
        journey.about_to_ask()
        if self.typed.entered:
            journey.send()

    def try_confirmation(self, said: str) -> None:
        """Give one's address and another confirmation, terms accepted."""
        address = self._play.person.email
        self._play.journey.give_address(address, confirmation_said(said, address))

    def try_spaced(self) -> None:
        """Give one's address with spaces around it, its confirmation without."""
        address = self._play.person.email
        self.try_address(f" {address} ", address)
        self._play.journey.address = address

    def replay_spaced(self) -> None:
        """On a form that was never sent, send one's address with spaces around it, past what pages strip."""
        probe, sent = self.unsent_form()
        journey = self._play.journey
        names = sorted(sent.names_of(journey.address))
        journey.about_to_ask()
        probe.replay(sent.having({names[0]: f" {journey.address} "}))

    def ensure_message(self) -> None:
        """A message came to the address, without any space."""
        journey = self._play.journey
        journey.mails += self._received(1, "URS-033")

    def try_in_capitals(self) -> None:
        """Give one's address with its domain in capitals, its confirmation without."""
        local, _, domain = self._play.person.email.partition("@")
        self.try_address(f"{local}@{domain.capitalize()}", self._play.person.email)

    def unsent_form(self, *, accepting: bool = True) -> tuple[WireProbe, Sent]:
        """What « Envoyer » sent once, ready to go from a fresh form of the same person, never sent yet.

        She has accepted the terms on it, unless ``accepting`` is false: they may be accepted by a request of
        their own, and what is replayed would be refused for the want of it.
        """
        journey, visit = self._play.journey, self._play.visit
        probe = WireProbe(visit.client)
        sent = probe.last_post(journey.address)
        name = next(iter(sent.names_of(journey.address)))
        needing("formulaire ouvert de nouveau", lambda: journey.reach(CONTACT_ADDRESS))
        if accepting:
            needing("formulaire ouvert de nouveau", lambda: self._accept_again(journey.address))
        renewed = probe.renewed(sent, visit.page.html)
        url = action_of(visit.page.html, visit.page.url, name) if not sent.json else sent.exchange.url
        return probe, renewed.at(url)

    def _accept_again(self, address: str) -> None:
        self._play.journey.fill_address(address)
        self._play.journey.accept_terms()
        self._play.visit.look()

    def replay_two_addresses(self) -> None:
        """On a form that was never sent, send two addresses in the place of one."""
        probe, sent = self.unsent_form()
        journey = self._play.journey
        names = sent.names_of(journey.address)
        self.other_address = self._play.world.people.artist().email
        both = f"{journey.address},{self.other_address}"
        journey.about_to_ask()
        probe.replay(sent.having(dict.fromkeys(names, both)))

    # What the form answers

    def ensure_address_refused(self) -> None:
        """The address was refused with a message on it, or could not be typed."""
        if self.typed is not None and not self.typed.entered:
            return
        ensure_kept_with_message(self._play.visit, CONTACT_ADDRESS, EMAIL)

    def ensure_confirmation_refused(self) -> None:
        """The form was refused with a message on the confirmation, or on the pair."""
        ensure_kept_with_message(self._play.visit, CONTACT_ADDRESS, CONFIRMATION, EMAIL)

    def ensure_case_judged(self, *, of_domain: bool) -> None:
        """Two entries that differ by case alone are taken or refused as both.email.case_compare says."""
        ignored = self._play.settings.optional_text("both.email.case_compare")
        if ignored is None:
            told = "le profil ne déclare pas ce que la comparaison ignore de la casse"
            raise Unassessed(told, inapplicable=True)
        if ignored == "whole" or (of_domain and ignored == "domain_only"):
            self.ensure_taken()
        else:
            self.ensure_confirmation_refused()

    def ensure_taken(self) -> None:
        """The form was taken: she is no longer asked for her address, whatever comes next."""
        visit = self._play.visit
        following = "urssaf.password" if self._play.journey.password_first else "urssaf.waiting"
        if not visit.comes(following) and visit.is_at(CONTACT_ADDRESS):
            raise Nonconformity("une demande acceptée", visit.described())

    def ensure_served(self) -> None:
        """The address was taken and a message came to it, as it was typed."""
        journey, visit = self._play.journey, self._play.visit
        if visit.is_at(CONTACT_ADDRESS):
            raise Nonconformity(f"l’adresse {journey.address} acceptée", visit.described())
        if journey.password_first:
            self.ensure_taken()
            journey.define_password()
        mail = self._received(1, "URS-037")[-1]
        journey.mails.append(mail)
        if journey.address.casefold() not in (each.casefold() for each in mail.recipients):
            raise Nonconformity(f"un e-mail à {journey.address}", f"un e-mail à {', '.join(mail.recipients)}")

    def ensure_served_or_stopped(self, *, may_refuse: bool) -> None:
        """The address was served whole, or visibly could not be typed; or refused, where that is right."""
        if self.typed is not None and not self.typed.entered:
            return
        if may_refuse and self._play.visit.is_at(CONTACT_ADDRESS):
            ensure_kept_with_message(self._play.visit, CONTACT_ADDRESS, EMAIL)
            return
        self.ensure_served()

    def ensure_told_to_look(self) -> None:
        """Once the message is sent, the page says something of it or of a mailbox that it did not before."""
        visit = self._play.visit
        known = {fold(line) for line in visit.before.text.splitlines()}
        new = [line for line in visit.look().text.splitlines() if fold(line) not in known]
        if not any(speaks_of(line, _MAIL_WORDS) for line in new):
            needing("l’envoi du message", self._play.journey.receive)
            raise Nonconformity("une page qui invite à consulter sa messagerie", visit.described())

    # What is sent

    def ensure_mails(self) -> None:
        """The message came to the address given, or one a link, within the declared delay."""
        journey = self._play.journey
        longest = self._play.settings.number("urs.email.max_delay_seconds")
        mails = self._received(journey.link_count, "URS-037")
        journey.mails += mails
        for mail in mails:
            delay = mail.received - journey.asked_at
            if delay > longest:
                raise Nonconformity(f"un e-mail en {longest} s au plus", f"un e-mail en {delay:.0f} s")
            if self._case_counts and not _same_local(journey.address, mail.recipients):
                told = ", ".join(mail.recipients)
                raise Nonconformity(f"un e-mail à {journey.address}, à la casse près", f"un e-mail à {told}")

    def ensure_links(self) -> None:
        """Each message carries one link of the journey, in its plain text as well, and to nobody else."""
        journey = self._play.journey
        mails = journey.mails[-journey.link_count :]
        for mail in mails:
            self._ensure_link(mail)
        links = {journey_links(mail, self._play.url)[0] for mail in mails}
        if len(links) != journey.link_count:
            raise Nonconformity("un lien par message", "le même lien deux fois")

    def ensure_no_mail(self, *, beyond: int = 0) -> None:
        """No more than ``beyond`` messages came to her since her last request, a witness's having come."""
        journey, person = self._play.journey, self._play.person
        needing("témoin", self._play.witness)
        known = (journey.address, person.email, person.known_email or "", self.other_address)
        for address in filter(None, dict.fromkeys(known)):
            self.ensure_at_most(beyond, address)

    def ensure_no_more_mail(self) -> None:
        """Nothing came beyond the message that had to come since her last request, if one had."""
        journey = self._play.journey
        self.ensure_no_mail(beyond=sum(mail.seq > journey.mark for mail in journey.mails))

    def ensure_at_most(self, allowed: int, address: str) -> None:
        """No more messages than allowed have come to an address since her last request, nor do later."""
        world, mark = self._play.world, self._play.journey.mark
        came = world.bench.mailbox.sent_to(address, mark)
        if len(came) > allowed:
            subjects = ", ".join(f"« {mail.subject} »" for mail in came)
            raise Nonconformity(f"au plus {allowed} message(s) à {address}", f"{len(came)} : {subjects}")
        world.watch(address, mark, at_most=allowed, said=f"au plus {allowed} message(s) à {address}")

    def ensure_sendings_at_most(self, allowed: int) -> None:
        """No more has come to her than that many sendings bring: what one brings is another row's."""
        journey = self._play.journey
        most = allowed * journey.link_count
        if len(self._play.world.bench.mailbox.sent_to(journey.address, journey.mark)) > most:
            most = allowed * needing("témoin", self._play.sending_size)
        self.ensure_at_most(most, journey.address)

    def _ensure_link(self, mail: Mail) -> None:
        found = journey_links(mail, self._play.url)
        if len(found) != 1:
            raise Nonconformity(
                "un lien de confirmation, et un seul", f"{len(found)} dans « {mail.subject} »"
            )
        word = token(found[0]) or found[0]
        if mail.text.strip() and not any(word in link for link in mail.text_links):
            raise Nonconformity("le lien dans le texte du message aussi", "le lien dans sa partie HTML seule")
        if mail.html.strip() and not in_html(mail.html, found[0]):
            raise Nonconformity("le lien dans la partie HTML du message aussi", "le lien dans son texte seul")
        self._ensure_hers_alone(mail, word)

    def _ensure_hers_alone(self, mail: Mail, word: str) -> None:
        world, journey = self._play.world, self._play.journey
        for other in world.bench.mailbox.seen(after=journey.mark):
            known = {recipient.casefold() for recipient in other.recipients} - {journey.address.casefold()}
            if known and (other.seq == mail.seq or word in other.words):
                raise Nonconformity(
                    f"un lien envoyé à {journey.address} seule", f"envoyé à {', '.join(known)}"
                )

    def _received(self, count: int, requirement: str) -> tuple[Mail, ...]:
        """The messages that lead on; whatever else came to her is kept as evidence beside them."""
        journey, world = self._play.journey, self._play.world
        mails = journey.post.await_mail(
            journey.address, journey.mark, count=count, requirement=requirement, fits=journey.leads_on
        )
        for mail in world.bench.mailbox.seen(journey.address, journey.mark):
            world.keep(world.bench.keeper.mail(mail))
        return mails[:count]


def _same_local(address: str, recipients: tuple[str, ...]) -> bool:
    """Whether one of the recipients has the same local part to the letter: its domain has no case."""
    return address.partition("@")[0] in (each.partition("@")[0] for each in recipients)
