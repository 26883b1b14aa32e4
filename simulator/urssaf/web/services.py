"""The eight services of the space: each answers its own holder only, and acts once a form."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import BaseRoute

from simulator.desk import Answer, Visit
from simulator.urssaf.documents import pdf_of
from simulator.urssaf.faults import FieldFault
from simulator.urssaf.store import BankDetails, Document, Person, Space
from simulator.urssaf.web.base import UrssafDesk
from simulator.web import Form


class ServicePages(UrssafDesk):
    """A page and, where something is done there, a form."""

    def service_routes(self) -> list[BaseRoute]:
        """The addresses of the services."""
        return [
            self.get("/services/pay", self.pay),
            self.post("/services/pay", self.record_payment),
            self.get("/services/declare", self.declare),
            self.post("/services/declare", self.record_declaration),
            self.get("/services/modulate", self.modulate),
            self.post("/services/modulate", self.record_modulation),
            self.get("/services/contact", self.contact),
            self.post("/services/contact", self.change_contact),
            self.get("/services/follow", self.follow),
            self.get("/services/documents", self.documents),
            self.get("/services/documents/{key}", self.document),
            self.get("/services/bank", self.bank),
            self.post("/services/bank", self.record_bank_details),
            self.get("/services/message", self.message),
            self.post("/services/message", self.record_message),
        ]

    async def pay(self, visit: Visit) -> Answer:
        return self.pages.pay(self.rules, self.member(visit))

    async def record_payment(self, visit: Visit) -> Answer:
        space = self.member(visit)
        faults = self.amount_faults(visit.form)
        if faults:
            return self.pages.pay(self.rules, space, visit.form, faults)
        if self.is_first_time(visit):
            receipt = self.rules.pay(space, self.rules.cents(visit.form["amount"]))
            await self.hand_over_document(space, receipt)
            self.notice(visit, "Votre paiement est enregistré. Le reçu est dans vos documents.")
        return "/services/pay"

    async def hand_over_document(self, space: Space, document: Document) -> None:
        """Where documents are read as sent to the personal mailbox, they are announced there."""
        if self.pages.documents_are_mailed():
            await self.mailer.send(self.mails.receipt(space.email, document.title))

    async def declare(self, visit: Visit) -> Answer:
        return self.pages.declare(self.rules, self.member(visit))

    async def record_declaration(self, visit: Visit) -> Answer:
        space = self.member(visit)
        faults = self.amount_faults(visit.form)
        if faults:
            return self.pages.declare(self.rules, space, visit.form, faults)
        if self.is_first_time(visit):
            self.rules.declare(space, self.rules.cents(visit.form["amount"]))
            self.notice(visit, "Votre déclaration est enregistrée. Suivez-la dans vos démarches.")
        return "/services/declare"

    async def modulate(self, visit: Visit) -> Answer:
        return self.pages.modulate(self.rules, self.member(visit))

    async def record_modulation(self, visit: Visit) -> Answer:
        space = self.member(visit)
        faults = self.amount_faults(visit.form)
        if faults:
            return self.pages.modulate(self.rules, space, visit.form, faults)
        if self.is_first_time(visit):
            self.rules.modulate(space, self.rules.cents(visit.form["amount"]))
            self.notice(visit, "Votre modulation est enregistrée. Voici votre nouvel échéancier.")
        return "/services/modulate"

    def amount_faults(self, form: Form) -> Sequence[FieldFault]:
        """What is wrong with the amount."""
        fault = self.rules.amount_fault(form["amount"])
        return () if fault is None else (FieldFault("amount", fault),)

    async def contact(self, visit: Visit) -> Answer:
        space = self.member(visit)
        return self.pages.contact(self.holder(space), space.email)

    def holder(self, space: Space) -> Person:
        """Who the space belongs to."""
        return self.rules.store.people[space.nir]

    async def change_contact(self, visit: Visit) -> Answer:
        space = self.member(visit)
        typed = self.pages.details_of(visit.form)
        faults = self.rules.details_faults(space.nir, typed)
        if faults:
            return self.pages.contact(self.holder(space), space.email, visit.form, faults)
        self.rules.store.change_details(space.nir, self.rules.merge_details(space.nir, typed))
        self.notice(visit, "Vos coordonnées sont enregistrées.")
        return "/services/contact"

    async def follow(self, visit: Visit) -> Answer:
        return self.pages.follow(self.rules, self.member(visit))

    async def documents(self, visit: Visit) -> Answer:
        return self.pages.documents(self.rules, self.member(visit))

    async def document(self, visit: Visit) -> Answer:
        space = self.member(visit)
        key = visit.request.path_params["key"]
        for document in self.rules.documents_of(space):
            if document.key == key:
                return self.pdf(document, space)
        raise HTTPException(404)

    def pdf(self, document: Document, space: Space) -> Response:
        """A document to read in the browser."""
        headers = {"content-disposition": 'inline; filename="document.pdf"'}
        return Response(pdf_of(document, self.holder(space)), media_type="application/pdf", headers=headers)

    async def bank(self, visit: Visit) -> Answer:
        return self.pages.bank(self.rules, self.member(visit))

    async def record_bank_details(self, visit: Visit) -> Answer:
        space = self.member(visit)
        use = visit.form["use"]
        if use not in dict(self.pages.bank_forms()):
            raise HTTPException(400)
        details = self.typed_bank_details(visit.form, use)
        faults = self.rules.bank_faults(details)
        if faults:
            return self.pages.bank(self.rules, space, visit.form, faults)
        if self.is_first_time(visit):
            self.rules.keep_bank_details(space, details)
            self.notice(visit, "Vos coordonnées bancaires sont enregistrées.")
        return "/services/bank"

    def typed_bank_details(self, form: Form, use: str) -> BankDetails:
        """One account, for what was chosen and nothing else."""
        return BankDetails(
            form[f"{use}_holder"],
            form[f"{use}_iban"],
            for_refunds=use == "refunds" or (use == "choice" and form["choice_for_refunds"] == "oui"),
            for_debit=use == "debit" or (use == "choice" and form["choice_for_debit"] == "oui"),
        )

    async def message(self, visit: Visit) -> Answer:
        return self.pages.message(self.member(visit))

    async def record_message(self, visit: Visit) -> Answer:
        space = self.member(visit)
        subject, text = visit.form["subject"], visit.form["text"]
        faults = self.rules.message_faults(subject, text)
        if faults:
            return self.pages.message(space, visit.form, faults)
        if self.is_first_time(visit):
            self.rules.keep_message(space, subject, text)
            self.notice(visit, "Votre message est bien reçu. Nous y répondrons dans votre espace.")
        return "/services/message"
