"""The eight services of the open space: what they accept and what becomes of it. Amounts are euro cents."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from stdnum import iban as ibans
from stdnum.exceptions import ValidationError

from simulator import secrets_kept
from simulator.urssaf.faults import Fault, FieldFault
from simulator.urssaf.rules.details import DetailsRules
from simulator.urssaf.store import BankDetails, Document, Message, Procedure, Space

_AMOUNT = re.compile(r"[0-9]{1,9}(?:[.,][0-9]{1,2})?")
_LARGEST_CENTS = 100_000_000
_RATE_PER_MILLE = 162
_DUE_MONTHS = (1, 4, 7, 10)
_DUE_DAY = 15
_LONGEST = {"subject": 120, "text": 4000, "holder": 120}


class ServiceRules(DetailsRules):
    """What the holder of an open space may do."""

    def amount_fault(self, text: str) -> Fault | None:
        """A number of euros, spaces between thousands forgiven."""
        if not text.strip():
            return Fault.AMOUNT_MISSING
        if not _AMOUNT.fullmatch(_unspaced(text)):
            return Fault.AMOUNT_SHAPE
        return Fault.AMOUNT_TOO_LARGE if self.cents(text) > _LARGEST_CENTS else None

    def cents(self, text: str) -> int:
        """The amount of a text without fault."""
        euros, _, cents = _unspaced(text).replace(",", ".").partition(".")
        return int(euros) * 100 + int((cents + "00")[:2])

    def pay(self, space: Space, cents: int) -> Document:
        """A payment is recorded, and its receipt stands among the documents."""
        space.paid_cents += cents
        receipt = self.file_document(space, "Reçu de paiement", (f"Montant payé : {euros(cents)}",))
        self.begin_procedure(space, f"Paiement de {euros(cents)}", (("Enregistré", 0), ("Encaissé", 2)))
        return receipt

    def declare(self, space: Space, cents: int) -> Procedure:
        """A declaration of income opens a procedure that moves by itself."""
        space.declared_cents = cents
        year = self.declared_year()
        self.file_document(
            space, f"Accusé de réception de la déclaration {year}", (f"Revenus déclarés : {euros(cents)}",)
        )
        steps = (("Reçue", 0), ("En cours d’examen", 1), ("Traitée", 5))
        return self.begin_procedure(space, f"Déclaration de revenus {year}", steps)

    def declared_year(self) -> int:
        """Income is declared the year after."""
        return self.clock.now().year - 1

    def modulate(self, space: Space, cents: int) -> Procedure:
        """The expected income changes, and the schedule with it."""
        space.expected_income_cents = cents
        steps = (("Demandée", 0), ("Prise en compte", 1))
        return self.begin_procedure(space, f"Modulation sur {euros(cents)} de revenu prévu", steps)

    def schedule(self, space: Space) -> list[tuple[date, int]]:
        """The next four due dates and what is due at each."""
        quarter = space.expected_income_cents * _RATE_PER_MILLE // 1000 // 4
        today = self.clock.now().date()
        dates = (date(today.year + late, month, _DUE_DAY) for late in (0, 1, 2) for month in _DUE_MONTHS)
        return [(due, quarter) for due in dates if due >= today][:4]

    def iban_fault(self, text: str) -> Fault | None:
        """A valid account number of any country."""
        if not text.strip():
            return Fault.IBAN_MISSING
        return None if self.iban_is_valid(text) else Fault.IBAN_SHAPE

    def iban_is_valid(self, text: str) -> bool:
        """Length, characters and check digits."""
        try:
            ibans.validate(_unspaced(text))
        except ValidationError:
            return False
        return True

    def bank_faults(self, details: BankDetails) -> tuple[FieldFault, ...]:
        """Holder, account and at least one purpose."""
        purpose = None if details.for_refunds or details.for_debit else Fault.PURPOSE_MISSING
        wrong = (
            ("holder", self.text_fault("holder", details.holder, Fault.HOLDER_MISSING)),
            ("iban", self.iban_fault(details.iban)),
            ("for_refunds", purpose),
        )
        return _faults(wrong)

    def keep_bank_details(self, space: Space, details: BankDetails) -> None:
        """Only what was chosen is set up; under two sets, the other set stays."""
        kept = BankDetails(
            details.holder.strip(),
            ibans.compact(_unspaced(details.iban)),
            details.for_refunds,
            details.for_debit,
        )
        others = space.bank if self.options.bank_purposes == "two_sets" else []
        space.bank = [*(other for other in others if other.for_debit != kept.for_debit), kept]
        self.begin_procedure(
            space, "Enregistrement de coordonnées bancaires", (("Enregistré", 0), ("Vérifié", 1))
        )

    def debit_is_on(self, space: Space) -> bool:
        """Whether contributions are taken from an account."""
        return any(details.for_debit for details in space.bank)

    def refunds_are_on(self, space: Space) -> bool:
        """Whether refunds go to an account."""
        return any(details.for_refunds for details in space.bank)

    def message_faults(self, subject: str, text: str) -> tuple[FieldFault, ...]:
        """Something asked, of a length that can be read."""
        wrong = (
            ("subject", self.text_fault("subject", subject, Fault.MESSAGE_SUBJECT_MISSING)),
            ("text", self.text_fault("text", text, Fault.MESSAGE_TEXT_MISSING)),
        )
        return _faults(wrong)

    def text_fault(self, name: str, value: str, missing: Fault) -> Fault | None:
        """A text that is there, not too long, and without signs that cannot be typed."""
        if not value.strip():
            return missing
        if any(ord(sign) < 32 and sign not in "\r\n\t" for sign in value):
            return Fault.TEXT_CONTROL
        return Fault.TEXT_LONG if len(value) > _LONGEST[name] else None

    def keep_message(self, space: Space, subject: str, text: str) -> Message:
        """A message is never lost."""
        message = Message(secrets_kept.key(), subject.strip(), text.strip(), self.clock.now())
        space.messages.append(message)
        self.begin_procedure(
            space, f"Message : {message.subject}", (("Reçu", 0), ("En cours de traitement", 1))
        )
        return message

    def file_document(self, space: Space, title: str, lines: tuple[str, ...]) -> Document:
        """A new document of the space."""
        document = Document(secrets_kept.key(), title, self.clock.now(), lines)
        space.documents.append(document)
        return document

    def documents_of(self, space: Space) -> list[Document]:
        """The holder's own documents, newest first."""
        return list(reversed(space.documents))

    def begin_procedure(self, space: Space, title: str, steps: tuple[tuple[str, int], ...]) -> Procedure:
        """Something that can be followed."""
        procedure = Procedure(secrets_kept.key(), title, self.clock.now(), steps)
        space.procedures.append(procedure)
        return procedure

    def procedure_state(self, procedure: Procedure) -> tuple[str, datetime]:
        """Where a procedure stands now, and since when."""
        now = self.clock.now()
        reached = [
            (state, procedure.begun_at + timedelta(days=days))
            for state, days in procedure.steps
            if procedure.begun_at + timedelta(days=days) <= now
        ]
        return reached[-1]


def euros(cents: int) -> str:
    """An amount in French: 1 234,50 €."""
    whole, rest = divmod(cents, 100)
    return f"{whole:,}".replace(",", "\u202f") + f",{rest:02d}\u00a0€"


def _unspaced(text: str) -> str:
    return re.sub(r"[\s\u00a0\u202f]", "", text)


def _faults(wrong: Iterable[tuple[str, Fault | None]]) -> tuple[FieldFault, ...]:
    return tuple(FieldFault(field, fault) for field, fault in wrong if fault is not None)
