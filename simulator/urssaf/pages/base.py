"""What every page is made with: the labels, forms with their summary of errors, and the words of a fault."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from simulator.durations import duration
from simulator.fields import Field
from simulator.urssaf import texts
from simulator.urssaf.faults import Fault, FieldFault
from simulator.urssaf.options import Options
from simulator.web import Form, Page

EMPTY = Form({})


class Pages:
    """Labels and forms."""

    labels = texts.Labels()

    def __init__(self, options: Options) -> None:
        self.options = options

    @property
    def entry_label(self) -> str:
        """The declared words of the entry, else the portal's own."""
        return self.options.entry_label or self.labels.entry

    def accessibility(self) -> Page:
        return Page("accessibility.html", "Déclaration d’accessibilité")

    def privacy(self) -> Page:
        return Page("privacy.html", "Protection des données personnelles")

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
        status: int,
        **more: Any,
    ) -> Page:
        """A page with a form: its fields, and a summary of what is wrong."""
        shown = {item.name: item for item in fields}
        summary = [(item.name, item.error) for item in fields if item.error]
        values = {"fields": fields, "field": shown, "summary": summary, "labels": self.labels, **more}
        return Page(template, f"Erreur : {title}" if faults else title, values, status if faults else 200)

    def said(self, faults: Sequence[FieldFault]) -> dict[str, str]:
        """The words of each fault, by field."""
        return {fault.field: self.words(fault.fault) for fault in faults}

    def words(self, fault: Fault) -> str:
        """The words of one fault, with the values that stand in them."""
        policy = self.options.password
        login_example = (
            "prenom.nom@exemple.fr" if "{email}" in self.options.login_name else "2 55 08 14 168 025 38"
        )
        return texts.FAULTS[fault].format(
            minimum=policy.minimum,
            maximum=policy.maximum,
            lock=duration(self.options.lock),
            login_example=login_example,
        )
