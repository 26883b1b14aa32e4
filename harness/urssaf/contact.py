"""Step 4: the contact address, its confirmation, the terms, the message that follows and its resending."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harness.faults import Nonconformity
from harness.links import journey_links
from harness.preliminaries import needing
from harness.refusals import ensure_kept_with_message
from harness.urssaf.journey import CONTACT_ADDRESS
from harness.visit import Typed
from harness.wire_probe import WireProbe, box_names
from harness.words import fold

if TYPE_CHECKING:
    from harness.mailbox import Mail
    from harness.urssaf.play import Play

EMAIL = "urssaf.email"
CONFIRMATION = "urssaf.email_confirmation"
TERMS = "urssaf.terms"
SPAM_WORDS = ("indésirable", "spam", "pourriel", "courrier non sollicité")


class Contact:
    """The address form and what is sent. ``typed`` is the address under test, read back."""

    def __init__(self, play: Play) -> None:
        self._play = play
        self.typed: Typed | None = None
        self.other_address = ""

    def address_said(self, said: str) -> str:
        """The address that a scenario speaks of: as it is where it is wrong, fresh where it must be served."""
        return _said(said, f"t{self._play.world.people.random.getrandbits(40):010x}.example.org")

    def confirmation_said(self, said: str) -> str:
        """The confirmation that a scenario speaks of."""
        address = self._play.person.email
        local, _, domain = address.partition("@")
        other = "b" if local[0] != "b" else "c"
        return {"laissée vide": "", "différente d'une lettre": f"{other}{local[1:]}@{domain}"}[said]

    def fill(self) -> None:
        """Fill the address form wholly, and nothing more."""
        self._play.journey.fill_address(self._play.person.email)
        self._play.journey.accept_terms()
        self._play.visit.look()

    def resend(self) -> None:
        """Have the link sent again, and receive it."""
        self._play.journey.resend()
        self._play.journey.receive_again()

    def try_address(self, address: str) -> None:
        """Give an address that may be wrong, twice, terms accepted; not sent where it cannot be typed."""
        journey, visit = self._play.journey, self._play.visit
        journey.fill_address(address)
        journey.accept_terms()
        self.typed = visit.typed(EMAIL, address)
        journey.mark = self._play.world.bench.mailbox.mark()
        if self.typed.entered:
            journey.send()

    def try_confirmation(self, again: str) -> None:
        """Give one's address and another confirmation, terms accepted."""
        self._play.journey.give_address(self._play.person.email, again)

    def ensure_address_refused(self) -> None:
        """The address was refused with a message on it, or could not be typed."""
        if self.typed is not None and not self.typed.entered:
            return
        ensure_kept_with_message(self._play.visit, CONTACT_ADDRESS, EMAIL)

    def ensure_served(self, *, whole: bool = True) -> None:
        """A message came to the very address that was typed."""
        journey = self._play.journey
        mail = self._received(1, journey.mark)[-1]
        if whole and journey.address not in mail.recipients:
            raise Nonconformity(f"un e-mail à {journey.address}", f"un e-mail à {', '.join(mail.recipients)}")

    def ensure_served_or_stopped(self, *, may_refuse: bool) -> None:
        """The address was served whole, or visibly could not be typed; or refused, where that is right."""
        if self.typed is not None and not self.typed.entered:
            return
        if may_refuse and self._play.visit.is_at(CONTACT_ADDRESS):
            ensure_kept_with_message(self._play.visit, CONTACT_ADDRESS, EMAIL)
            return
        self.ensure_served()

    def ensure_confirmation_refused(self) -> None:
        """The form was refused with a message on the confirmation, or on the pair."""
        visit = self._play.visit
        try:
            ensure_kept_with_message(visit, CONTACT_ADDRESS, CONFIRMATION)
        except Nonconformity:
            ensure_kept_with_message(visit, CONTACT_ADDRESS, EMAIL)

    def ensure_terms_asked(self) -> None:
        """The form was refused with a message that asks to accept the terms."""
        ensure_kept_with_message(self._play.visit, CONTACT_ADDRESS, TERMS)

    def ensure_terms_offered(self) -> None:
        """The terms can be accepted, by a box or by another act."""
        visit = self._play.visit
        if self._play.settings.text("urs.terms.control") == "other" and visit.find(TERMS) is None:
            visit.need("urssaf.terms_act")
        else:
            visit.need(TERMS)

    def send_without_terms(self) -> None:
        """« Envoyer », the terms not accepted."""
        self._play.journey.send()

    def ensure_one_mail(self) -> Mail:
        """A message came to the address given, within the declared delay."""
        journey = self._play.journey
        mail = self._received(1, journey.mark)[0]
        journey.mails.append(mail)
        return mail

    def ensure_link(self) -> None:
        """The latest message carries one link of the journey, in its plain text as well."""
        mail = self._play.journey.mails[-1]
        found = journey_links(mail, self._play.url)
        if len(found) != 1:
            raise Nonconformity(
                "un lien de confirmation, et un seul", f"{len(found)} dans « {mail.subject} »"
            )
        if mail.text and found[0] not in mail.text_links:
            raise Nonconformity("le lien dans le texte du message aussi", "le lien dans sa partie HTML seule")

    def ensure_new_mail(self) -> None:
        """One more message came, to the same address, with a link."""
        journey = self._play.journey
        mail = self._received(1, journey.mark, requirement="URS-042")[0]
        journey.mails.append(mail)
        if not journey_links(mail, self._play.url):
            raise Nonconformity("un message qui porte un lien", f"« {mail.subject} » sans lien")

    def ensure_no_mail(self, *, beyond: int = 0) -> None:
        """No more than ``beyond`` messages came to her since her last request, a witness's having come."""
        journey, world = self._play.journey, self._play.world
        needing("témoin", self._play.witness)
        for address in dict.fromkeys((journey.address, self._play.person.email, self.other_address)):
            if address:
                self._ensure_at_most(address, journey.mark, beyond)
                said = f"au plus {beyond} message(s) à {address}"
                world.watch(address, journey.mark, at_most=beyond, said=said)

    def ensure_no_more_mail(self) -> None:
        """Nothing came beyond the message that had to come since her last request, if one had."""
        journey = self._play.journey
        answered = sum(mail.seq > journey.mark for mail in journey.mails)
        self.ensure_no_mail(beyond=answered)

    def ensure_spam_advice(self) -> None:
        """The page, or one a click away where the reading says so, advises to look among unwanted mail."""
        for page in self._places():
            if any(word in fold(page) for word in SPAM_WORDS):
                return
        raise Nonconformity(
            "un conseil de regarder parmi les courriers indésirables", self._play.visit.described()
        )

    def ensure_resend_at_hand(self, label: str) -> None:
        """The command to have the link sent again is there, by the guide's words."""
        self._play.ensure_offered(label)

    def replay_without_terms(self) -> None:
        """Send the address form again, as it was, but without what accepts the terms."""
        journey, visit = self._play.journey, self._play.visit
        probe = WireProbe(visit.client)
        sent = probe.last_post(journey.address)
        form = visit.before
        fresh = visit.open(form.url)
        accepting = (box_names(form.html) & {name for name, _ in sent.fields}) | sent.names_of("true")
        journey.mark = self._play.world.bench.mailbox.mark()
        probe.replay(probe.renewed(sent, fresh.html).without(accepting))

    def replay_resend_to_other(self) -> None:
        """Send the resending again with somebody else's address wherever an address may go."""
        journey, world = self._play.journey, self._play.world
        self.other_address = world.people.artist().email
        journey.mark = world.bench.mailbox.mark()
        probe = WireProbe(self._play.visit.client)
        sent = probe.renewed(probe.last_post(), self._play.visit.page.html)
        held = sent.names_of(journey.address)
        guessed = {"email", "mail", "address", "adresse", "to", "recipient", "courriel"}
        probe.replay(sent.having(dict.fromkeys(held | guessed, self.other_address)))

    def ensure_none_to_other(self) -> None:
        """Nothing came to the other person, a witness's message having come."""
        needing("témoin", self._play.witness)
        self._ensure_at_most(self.other_address, self._play.journey.mark, 0)
        self._play.world.watch(
            self.other_address,
            self._play.journey.mark,
            at_most=0,
            said=f"aucun message à {self.other_address}",
        )

    def _ensure_at_most(self, address: str, after: int, allowed: int) -> None:
        came = self._play.world.bench.mailbox.sent_to(address, after)
        if len(came) > allowed:
            subjects = ", ".join(f"« {mail.subject} »" for mail in came)
            raise Nonconformity(f"au plus {allowed} message(s) à {address}", f"{len(came)} : {subjects}")

    def _received(self, count: int, after: int, requirement: str = "URS-037") -> tuple[Mail, ...]:
        journey = self._play.journey
        mails = journey.post.await_mail(journey.address, after, count=count, requirement=requirement)
        for mail in mails:
            self._play.world.keep(self._play.world.bench.keeper.mail(mail))
        return mails

    def _places(self) -> list[str]:
        """The waiting page's text; under URS-AMB-08=reachable, those of the pages one click away as well."""
        visit = self._play.visit
        texts = [visit.page.text]
        if self._play.settings.text("urs.resend_location") == "reachable":
            here = visit.page
            for control in here.commands:
                if control.href:
                    texts.append(visit.open(control.href).text)
            visit.open(here.url)
        return texts


def _said(said: str, domain: str) -> str:
    """The addresses of the scenarios, with a domain of their own where a message may come."""
    fresh = {
        "rien": "",
        "deux adresses et une virgule": f"a@{domain},b@{domain}",
        "prenom.nom@example.org": f"prenom.nom@{domain}",
        "prenom+etiquette@example.org": f"prenom+etiquette@{domain}",
        "a@example.org": f"a@{domain}",
        "dont la partie locale a 64 caractères": f"{'l' * 64}@{domain}",
        "dont la partie locale a 65 caractères": f"{'l' * 65}@{domain}",
        "longue de 254 caractères": _of_length(254, domain),
        "longue de 255 caractères": _of_length(255, domain),
        "sans point dans son domaine": f"prenom.{domain.partition('.')[0]}@example",
    }
    return fresh.get(said, said)


def _of_length(length: int, domain: str) -> str:
    """A valid address of so many characters: 60 before the sign, labels of 50 at most after it."""
    local = "l" * 60
    missing = length - len(local) - 1 - len(domain)
    labels = ""
    while missing > 0:
        size = min(50, missing - 1) if missing - 1 - min(50, missing - 1) != 1 else 49
        labels += "d" * size + "."
        missing -= size + 1
    return f"{local}@{labels}{domain}"
