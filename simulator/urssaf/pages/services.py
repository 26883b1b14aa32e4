"""What the eight services show: their forms, and what was done before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from simulator.fields import Field
from simulator.urssaf.faults import FieldFault
from simulator.urssaf.pages.access import AccessPages
from simulator.urssaf.pages.base import EMPTY
from simulator.urssaf.pages.details import DetailsPages
from simulator.urssaf.rules import UrssafRules
from simulator.urssaf.rules.services import euros
from simulator.urssaf.store import BankDetails, Person, Space
from simulator.web import Form, Page

_AMOUNT_HINT = "En euros, par exemple 150 ou 150,50."
_BUTTONS = {
    "pay": "Payer",
    "declare": "Déclarer",
    "modulate": "Moduler",
    "contact": "Enregistrer mes coordonnées",
    "message": "Envoyer mon message",
}


class ServicePages(DetailsPages, AccessPages):
    """One page a service."""

    def service(self, key: str, fields: Sequence[Field], faults: Sequence[FieldFault], **more: Any) -> Page:
        """A service with one form."""
        values = {"key": key, "button": _BUTTONS.get(key, ""), "heading": self.service_label(key), **more}
        return self.form_page(f"service_{key}.html", self.service_label(key), fields, faults, 422, **values)

    def pay(
        self, rules: UrssafRules, space: Space, form: Form = EMPTY, faults: Sequence[FieldFault] = ()
    ) -> Page:
        field = self.amount_field("Montant à payer", form, faults)
        return self.service(
            "pay", [field], faults, paid=euros(space.paid_cents), schedule=self.schedule(rules, space)
        )

    def declare(
        self, rules: UrssafRules, space: Space, form: Form = EMPTY, faults: Sequence[FieldFault] = ()
    ) -> Page:
        field = self.amount_field(f"Revenus artistiques de l’année {rules.declared_year()}", form, faults)
        declared = None if space.declared_cents is None else euros(space.declared_cents)
        return self.service("declare", [field], faults, declared=declared)

    def modulate(
        self, rules: UrssafRules, space: Space, form: Form = EMPTY, faults: Sequence[FieldFault] = ()
    ) -> Page:
        field = self.amount_field("Revenu annuel prévu", form, faults)
        return self.service(
            "modulate",
            [field],
            faults,
            expected=euros(space.expected_income_cents),
            schedule=self.schedule(rules, space),
        )

    def amount_field(self, label: str, form: Form, faults: Sequence[FieldFault]) -> Field:
        """An amount in euros."""
        error = self.said(faults).get("amount", "")
        return Field(
            "amount", label, "text", form["amount"], _AMOUNT_HINT, error, inputmode="decimal", required=True
        )

    def schedule(self, rules: UrssafRules, space: Space) -> list[tuple[str, str]]:
        """The next due dates, in words."""
        return [(day(due), euros(cents)) for due, cents in rules.schedule(space)]

    def contact(
        self, person: Person, email: str, form: Form = EMPTY, faults: Sequence[FieldFault] = ()
    ) -> Page:
        fields = self.details_fields(person, email, form, self.said(faults))
        return self.service("contact", fields, faults)

    def follow(self, rules: UrssafRules, space: Space) -> Page:
        procedures = [
            (procedure.title, moment(procedure.begun_at), state, moment(since))
            for procedure in reversed(space.procedures)
            for state, since in [rules.procedure_state(procedure)]
        ]
        return self.service("follow", [], (), procedures=procedures)

    def documents(self, rules: UrssafRules, space: Space) -> Page:
        listed = [
            (document.key, document.title, moment(document.made_at), document.lines)
            for document in rules.documents_of(space)
        ]
        return self.service("documents", [], (), documents=listed, mailbox=self.documents_are_mailed())

    def documents_are_mailed(self) -> bool:
        """Whether « votre messagerie » is read as the personal mailbox."""
        return self.options.documents_go_to_mailbox

    def bank(
        self, rules: UrssafRules, space: Space, form: Form = EMPTY, faults: Sequence[FieldFault] = ()
    ) -> Page:
        forms = [
            (use, title, self.bank_fields(use, form, faults) if form["use"] == use else self.bank_fields(use))
            for use, title in self.bank_forms()
        ]
        return self.service(
            "bank",
            [field for _, _, fields in forms for field in fields],
            faults,
            forms=forms,
            kept=[self.kept_account(details) for details in space.bank],
            debit=rules.debit_is_on(space),
            refunds=rules.refunds_are_on(space),
        )

    def bank_forms(self) -> list[tuple[str, str]]:
        """One set with its purposes, or a set for each."""
        if self.options.bank_purposes == "two_sets":
            return [
                ("refunds", "Compte pour les remboursements"),
                ("debit", "Compte pour le prélèvement des cotisations"),
            ]
        return [("choice", "Votre compte")]

    def bank_fields(self, use: str, form: Form = EMPTY, faults: Sequence[FieldFault] = ()) -> list[Field]:
        """Holder, account, and the purposes where they are chosen."""
        errors = self.said(faults)
        fields = [
            Field(
                "holder",
                "Titulaire du compte",
                value=form[f"{use}_holder"],
                autocomplete="name",
                required=True,
            ),
            Field(
                "iban",
                "IBAN",
                value=form[f"{use}_iban"],
                required=True,
                autocomplete="off",
                hint="Par exemple FR14 2004 1010 0505 0001 3M02 606. Les espaces sont acceptés.",
            ),
            *(self.purpose_fields(form) if use == "choice" else ()),
        ]
        return [
            replace(field, error=errors.get(field.name, ""), name=f"{use}_{field.name}") for field in fields
        ]

    def purpose_fields(self, form: Form) -> list[Field]:
        """Two boxes, none ticked in advance."""
        return [
            Field(
                "for_refunds",
                "Pour les remboursements",
                "checkbox",
                "oui",
                checked=form["choice_for_refunds"] == "oui",
            ),
            Field(
                "for_debit",
                "Pour le prélèvement des cotisations",
                "checkbox",
                "oui",
                checked=form["choice_for_debit"] == "oui",
            ),
        ]

    def kept_account(self, details: BankDetails) -> tuple[str, str, str]:
        """Holder, masked account and purposes."""
        purposes = (
            ("remboursements", details.for_refunds),
            ("prélèvement des cotisations", details.for_debit),
        )
        masked = f"{details.iban[:4]} •••• {details.iban[-4:]}"
        return details.holder, masked, " et ".join(name for name, chosen in purposes if chosen)

    def message(self, space: Space, form: Form = EMPTY, faults: Sequence[FieldFault] = ()) -> Page:
        errors = self.said(faults)
        fields = [
            Field(
                "subject",
                "Objet",
                value=form["subject"],
                required=True,
                error=errors.get("subject", ""),
                hint="Par exemple « Question sur mon échéance ».",
            ),
            Field(
                "text",
                "Votre message",
                "textarea",
                form["text"],
                required=True,
                error=errors.get("text", ""),
                hint="4 000 caractères au plus.",
            ),
        ]
        sent = [(kept.subject, moment(kept.sent_at), kept.text) for kept in reversed(space.messages)]
        return self.service("message", fields, faults, sent=sent)


def day(when: date) -> str:
    """15/01/2027."""
    return when.strftime("%d/%m/%Y")


def moment(when: datetime) -> str:
    """A day and an hour, in words."""
    return when.strftime("%d/%m/%Y à %H:%M")
