"""Faults of the open space: its eight services, its log-in and its log-out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from starlette.exceptions import HTTPException

from simulator import secrets_kept
from simulator.desk import Answer, Turned, Visit
from simulator.mailer import Mail
from simulator.markup import without
from simulator.mutants.registry import mutant
from simulator.urssaf.mails import UrssafMails
from simulator.urssaf.pages import UrssafPages
from simulator.urssaf.rules import UrssafRules
from simulator.urssaf.store import BankDetails, Document, Journey, Message, Person, Procedure, Space
from simulator.urssaf.web import UrssafPortal
from simulator.web import Page


def missing(service: str) -> Callable[[UrssafPages], list[str]]:
    """The entries of the space but one."""

    def service_keys(self: UrssafPages) -> list[str]:
        return [key for key in UrssafPages.service_keys(self) if key != service]

    return service_keys


@mutant("URS-072-X1", "the entry to pay is missing")
class NoPay(UrssafPages):
    service_keys = missing("pay")


@mutant("URS-072-M2", "the entry to pay answers 404")
class PayNotFound(UrssafPortal):
    async def pay(self, visit: Visit) -> Answer:  # noqa: ARG002
        raise HTTPException(404)


@mutant("URS-073-M1", "the entry to declare is missing")
class NoDeclare(UrssafPages):
    service_keys = missing("declare")


@mutant("URS-074-X1", "the entry to modulate is missing")
class NoModulate(UrssafPages):
    service_keys = missing("modulate")


@mutant("URS-074-M2", "the entry to modulate answers 500")
class ModulateCrash(UrssafPortal):
    async def modulate(self, visit: Visit) -> Answer:  # noqa: ARG002
        raise RuntimeError("modulation is out of order")


@mutant("URS-074-X2", "a modulation is said to be recorded and is lost")
class ModulationLost(UrssafRules):
    def modulate(self, space: Space, cents: int) -> Procedure:
        begun, known = list(space.procedures), space.expected_income_cents
        procedure = super().modulate(space, cents)
        space.procedures, space.expected_income_cents = begun, known
        return procedure


@mutant("URS-073-X1", "a declaration is said to be recorded and is lost", also=("URS-076",))
class DeclarationLost(UrssafRules):
    def declare(self, space: Space, cents: int) -> Procedure:
        kept = list(space.procedures), list(space.documents), space.declared_cents
        procedure = super().declare(space, cents)
        space.procedures, space.documents, space.declared_cents = kept
        return procedure


@mutant("URS-072-X2", "a payment is said to be recorded and is lost")
class PaymentLost(UrssafRules):
    def pay(self, space: Space, cents: int) -> Document:
        kept = list(space.procedures), list(space.documents), space.paid_cents
        receipt = super().pay(space, cents)
        space.procedures, space.documents, space.paid_cents = kept
        return receipt


@mutant("URS-072-X3", "a payment that is sent answers 500")
class PaymentCrash(UrssafPortal):
    async def record_payment(self, visit: Visit) -> Answer:  # noqa: ARG002
        raise RuntimeError("payments are out of order")


@mutant("URS-075-X2", "the correspondence details are said to be changed and are not")
class ContactUnchanged(UrssafPortal):
    async def change_contact(self, visit: Visit) -> Answer:
        space = self.member(visit)
        known = self.rules.known_details(space.nir)
        answer = await super().change_contact(visit)
        self.rules.store.change_details(space.nir, known)
        return answer


@mutant("URS-075-X3", "correspondence details that are sent answer 500")
class ContactCrash(UrssafPortal):
    async def change_contact(self, visit: Visit) -> Answer:  # noqa: ARG002
        raise RuntimeError("details are out of order")


@mutant("URS-075-X1", "the entry to change the correspondence details is missing")
class NoContact(UrssafPages):
    service_keys = missing("contact")


@mutant("URS-075-M2", "the entry to change the correspondence details answers 404")
class ContactNotFound(UrssafPortal):
    async def contact(self, visit: Visit) -> Answer:  # noqa: ARG002
        raise HTTPException(404)


@mutant("URS-076-M1", "the entry to follow procedures is missing")
class NoFollow(UrssafPages):
    service_keys = missing("follow")


@mutant("URS-076-X1", "the page of procedures shows none")
class NothingFollowed(UrssafRules):
    def begin_procedure(self, space: Space, title: str, steps: tuple[tuple[str, int], ...]) -> Procedure:
        procedure = super().begin_procedure(space, title, steps)
        space.procedures.remove(procedure)
        return procedure


@mutant("URS-076-X2", "a procedure stands in the follow-up of everybody", also=("GEN-012",))
class CommonProcedures(UrssafRules):
    def begin_procedure(self, space: Space, title: str, steps: tuple[tuple[str, int], ...]) -> Procedure:
        procedure = super().begin_procedure(space, title, steps)
        for other in self.store.spaces.values():
            if other is not space:
                other.procedures.append(procedure)
        return procedure


@mutant("URS-077-X1", "the entry to find documents is missing")
class NoDocuments(UrssafPages):
    service_keys = missing("documents")


@mutant("URS-077-M2", "the entry to find documents answers 404")
class DocumentsNotFound(UrssafPortal):
    async def documents(self, visit: Visit) -> Answer:  # noqa: ARG002
        raise HTTPException(404)


@mutant("URS-077-M3", "the documents of everybody are listed", also=("URS-081",))
class EverybodysDocuments(UrssafRules):
    def documents_of(self, space: Space) -> list[Document]:  # noqa: ARG002
        return [document for each in self.store.spaces.values() for document in each.documents]


@mutant("URS-077-X2", "a listed document answers 404")
class DocumentNowhere(UrssafPortal):
    async def document(self, visit: Visit) -> Answer:  # noqa: ARG002
        raise HTTPException(404)


@mutant("URS-078-X1", "the entry to record bank details is missing")
class NoBank(UrssafPages):
    service_keys = missing("bank")


@mutant("URS-078-M2", "the entry to record bank details answers 500")
class BankCrash(UrssafPortal):
    async def bank(self, visit: Visit) -> Answer:  # noqa: ARG002
        raise RuntimeError("bank details are out of order")


@mutant("URS-078-X2", "an account is said to be recorded and is lost")
class AccountLost(UrssafRules):
    def keep_bank_details(self, space: Space, details: BankDetails) -> None:
        """Nothing is kept."""


@mutant("URS-079-X1", "the entry to send a message is missing")
class NoMessage(UrssafPages):
    service_keys = missing("message")


@mutant("URS-079-M2", "the entry to send a message answers 404")
class MessageNotFound(UrssafPortal):
    async def message(self, visit: Visit) -> Answer:  # noqa: ARG002
        raise HTTPException(404)


@mutant("URS-079-M3", "a message that was sent is not listed afterwards")
class MessageLost(UrssafRules):
    def keep_message(self, space: Space, subject: str, text: str) -> Message:  # noqa: ARG002
        return Message(secrets_kept.key(), subject, text, self.clock.now())


@mutant("URS-079-X2", "a message that is sent answers 404")
class MessageNowhere(UrssafPortal):
    async def record_message(self, visit: Visit) -> Answer:  # noqa: ARG002
        raise HTTPException(404)


@mutant("URS-079-X3", "a message takes the place of the one before")
class OneMessage(UrssafRules):
    def keep_message(self, space: Space, subject: str, text: str) -> Message:
        space.messages.clear()
        space.procedures = [each for each in space.procedures if not each.title.startswith("Message")]
        return super().keep_message(space, subject, text)


@mutant("URS-080-M1", "direct debit is set up although only refunds were chosen")
class UnwantedDebit(UrssafRules):
    def keep_bank_details(self, space: Space, details: BankDetails) -> None:
        super().keep_bank_details(space, replace(details, for_debit=True))


@mutant("URS-080-X2", "a debit that is set up stays when the account is kept for refunds alone")
class DebitStays(UrssafRules):
    def keep_bank_details(self, space: Space, details: BankDetails) -> None:
        stays = self.debit_is_on(space)
        super().keep_bank_details(space, replace(details, for_debit=details.for_debit or stays))


@mutant("URS-080-X1", "the use of the account cannot be chosen")
class NoPurpose(UrssafPortal):
    def as_sent(self, page: Page, html: str) -> str:
        boxes = "//div[contains(@class, 'field')][.//input[@type='checkbox']]"
        return without(html, boxes) if page.template == "service_bank.html" else html


@mutant("URS-081-M1", "the services answer to anonymous visitors, on the last space")
class OpenToAll(UrssafPortal):
    def member(self, visit: Visit) -> Space:
        try:
            return super().member(visit)
        except Turned:
            spaces = list(self.rules.store.spaces.values())
            if not spaces:
                raise
            return spaces[-1]


@mutant("URS-081-X1", "a document opens to any holder who knows its address")
class DocumentOfAnother(UrssafPortal):
    async def document(self, visit: Visit) -> Answer:
        self.member(visit)
        for space in self.rules.store.spaces.values():
            for document in space.documents:
                if document.key == visit.request.path_params["key"]:
                    return self.pdf(document, space)
        raise HTTPException(404)


@mutant("URS-081-X2", "the services show the first space to any holder", also=("URS-077", "GEN-012"))
class FirstSpaceShown(UrssafPortal):
    def member(self, visit: Visit) -> Space:
        super().member(visit)
        return next(iter(self.rules.store.spaces.values()))


@mutant("URS-082-M1", "the password is not recorded")
class PasswordNotRecorded(UrssafRules):
    def define_password(self, journey: Journey, password: str) -> None:  # noqa: ARG002
        super().define_password(journey, secrets_kept.key())


@mutant("URS-082-X1", "any password opens the space")
class AnyPassword(UrssafRules):
    def password_matches(self, space: Space, password: str) -> bool:
        return bool(space and password)


@mutant("URS-083-X1", "the page that follows the end says nothing and offers nothing")
class SilentSpace(UrssafPortal):
    def as_sent(self, page: Page, html: str) -> str:
        return html if page.template != "space.html" else without(html, "//main/div/*")


@mutant("URS-084-M1", "the notice of creation holds the full number")
class NumberInNotice(UrssafMails):
    def creation_notice(self, to: str, person: Person) -> Mail:
        mail = super().creation_notice(to, person)
        return replace(mail, text=f"{mail.text}\nNuméro de Sécurité sociale : {person.nir}\n")


@mutant("URS-084-X1", "no notice of creation is sent, though declared")
class NoNotice(UrssafPortal):
    async def tell_of_creation(self, space: Space) -> None:
        """Nobody is told."""


@mutant("URS-085-M1", "the log-out only clears the browser's cookie")
class CookieCleared(UrssafPortal):
    def end_session(self, visit: Visit) -> None:
        visit.session = None


@mutant("URS-085-X1", "no control ends the session")
class NoLogout(UrssafPortal):
    def as_sent(self, page: Page, html: str) -> str:  # noqa: ARG002
        return without(html, "//nav[@class='session']//form")


@mutant("URS-085-X2", "the log-out ends nothing, and says that it did")
class NothingEnded(UrssafPortal):
    def end_session(self, visit: Visit) -> None:
        """The session goes on."""
