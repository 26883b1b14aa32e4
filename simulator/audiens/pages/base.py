"""What every page is made with: the labels, forms with their summary of errors, and the words of a fault."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from simulator.audiens import texts
from simulator.audiens.faults import Fault, FieldFault
from simulator.audiens.identifiers import LAYOUTS
from simulator.audiens.options import Options
from simulator.durations import duration
from simulator.fields import Field
from simulator.web import Form, Page

EMPTY = Form({})
_TOO_MANY = {Fault.FORMS_LIMITED, Fault.LOGIN_LOCKED, Fault.IDENTIFIER_BLOCKED, Fault.SMS_LIMITED}
_TOO_MANY |= {Fault.RESEND_LIMITED, Fault.LETTER_LIMITED}


class Pages:
    """Labels and forms."""

    labels = texts.Labels()

    def __init__(self, options: Options) -> None:
        self.options = options
        self.layout = LAYOUTS[options.identifier_layout]

    def accessibility(self) -> Page:
        return Page("accessibility.html", "Déclaration d’accessibilité")

    def privacy(self) -> Page:
        return Page("privacy.html", "Protection des données personnelles")

    def contact(self) -> Page:
        return Page("contact.html", "Contacter Audiens", {"help": self.help_numbers()})

    def help_numbers(self) -> list[tuple[str, str]]:
        """Who calls which number; none where they stand in the guide only."""
        if not self.options.help_on_portal:
            return []
        return [
            ("Si vous êtes adhérent à Audiens Santé Prévoyance, contactez le", texts.HELP_MEMBERS),
            ("Sinon, contactez le", texts.HELP_OTHERS),
        ]

    def stale(self) -> Page:
        return Page("stale.html", "Cette page n’est plus à jour", status=403)

    def error(self, status: int) -> Page:
        title = {404: "Page introuvable", 405: "Action impossible", 413: "Saisie trop longue"}.get(
            status, "Demande refusée"
        )
        return Page(
            "error.html", "Service indisponible" if status >= 500 else title, {"status": status}, status
        )

    def form_page(
        self,
        template: str,
        title: str,
        fields: Sequence[Field],
        faults: Sequence[FieldFault],
        **more: Any,
    ) -> Page:
        """A page with a form: its fields, and a summary of what is wrong."""
        summary = [(item.name, item.error) for item in fields if item.error]
        problems = [self.words(fault.fault) for fault in faults if not fault.field]
        values = {"fields": fields, "summary": summary, "problems": problems, **more}
        return Page(template, f"Erreur : {title}" if faults else title, values, self.status(faults))

    def status(self, faults: Sequence[FieldFault]) -> int:
        """How a refusal is told to machines."""
        if not faults:
            return 200
        return 429 if any(fault.fault in _TOO_MANY for fault in faults) else 422

    def said(self, faults: Sequence[FieldFault]) -> dict[str, str]:
        """The words of each fault, by field."""
        return {fault.field: self.words(fault.fault) for fault in faults}

    def words(self, fault: Fault) -> str:
        """The words of one fault, with the values that stand in them."""
        stricter = self.options.password_reading == "stricter"
        own = self.options.password_policy
        return texts.FAULTS[fault].format(
            longest=100,
            example=self.layout.example,
            shown=self.layout.shown,
            digits=self.layout.digits,
            dot="" if self.layout.before_dot is None else " et d’un point",
            minimum=max(self.options.password_minimum, own.minimum if stricter else 0),
            maximum=own.maximum if stricter else self.options.password_maximum,
            accents="" if self.options.password_accented else " sans accent",
            lock=duration(self.options.lock),
            validity=duration(self.options.code_validity),
        )

    # What several pages ask

    def identifier_field(self, name: str, value: str, error: str, autocomplete: str) -> Field:
        return Field(
            name,
            self.labels.identifier,
            "text",
            value,
            self.identifier_help(),
            error,
            autocomplete,
            inputmode="text",
            required=True,
        )

    def identifier_help(self) -> str:
        """What the number is, where it stands, and how it is typed."""
        return (
            "Numéro d’adhérent indiqué dans tous les courriers d’AUDIENS dans la rubrique « Vos "
            "références » (également sur votre carte de tiers payant ou sur votre titre de retraite) ; "
            f"entrer {self.layout.digits} chiffres au format : {self.identifier_shown()}"
        )

    def identifier_shown(self) -> str:
        """The layout, and that the dot may be left out where it may."""
        both = self.layout.before_dot is not None and self.layout.undotted
        return f"{self.layout.shown} (le point peut être omis)." if both else f"{self.layout.shown}."

    def email_field(self, name: str, label: str, value: str, error: str) -> Field:
        return Field(
            name,
            label,
            "email",
            value,
            "Par exemple prenom.nom@exemple.fr.",
            error,
            autocomplete="email",
            required=True,
        )
