"""What the last three steps show: the password with its rule, and the contact details."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from simulator.fields import Field
from simulator.urssaf.faults import FieldFault
from simulator.urssaf.options import DetailField
from simulator.urssaf.pages.base import EMPTY, Pages
from simulator.urssaf.store import Details, Person
from simulator.web import Form, Page

_KINDS = {
    "lower": "une lettre minuscule",
    "upper": "une lettre majuscule",
    "digit": "un chiffre",
    "special": "un caractère spécial",
}
_DETAILS = {
    "street": ("Adresse", "street-address", "text", "", "Numéro et voie, par exemple 12 rue des Arts."),
    "postal_code": ("Code postal", "postal-code", "text", "numeric", "Cinq chiffres, par exemple 59000."),
    "city": ("Ville", "address-level2", "text", "", ""),
    "phone": ("Téléphone", "tel", "tel", "tel", "Dix chiffres, par exemple 06 39 98 12 34."),
}


class DetailsPages(Pages):
    """Steps 6 to 8."""

    def password(self, faults: Sequence[FieldFault] = ()) -> Page:
        fields = self.password_fields(self.said(faults))
        return self.form_page(
            "password.html", "Définir votre mot de passe", fields, faults, 422, rule=self.password_rule()
        )

    def password_fields(self, errors: Mapping[str, str]) -> list[Field]:
        first = Field(
            "password",
            "Mot de passe",
            "password",
            hint=self.password_hint(),
            error=errors.get("password", ""),
            autocomplete="new-password",
            required=True,
        )
        second = Field(
            "password_confirmation",
            "Confirmez votre mot de passe",
            "password",
            autocomplete="new-password",
            required=True,
            hint="Saisissez une seconde fois le même mot de passe.",
            error=errors.get("password_confirmation", ""),
        )
        return [first, second]

    def password_hint(self) -> str:
        return "Évitez un mot de passe courant ou déjà utilisé ailleurs."

    def password_rule(self) -> list[str]:
        """The rule, shown before typing."""
        policy = self.options.password
        kinds = [f"au moins {_KINDS[kind]}" for kind in policy.classes if kind in _KINDS]
        if policy.special == "required" and "special" not in policy.classes:
            kinds.append(f"au moins {_KINDS['special']}")
        if policy.special == "forbidden":
            kinds.append("ni caractère spécial ni lettre accentuée")
        return [f"de {policy.minimum} à {policy.maximum} caractères", *kinds]

    # Step 7 and 8

    def details(
        self, person: Person, email: str, form: Form = EMPTY, faults: Sequence[FieldFault] = ()
    ) -> Page:
        fields = self.details_fields(person, email, form, self.said(faults))
        return self.form_page("details.html", "Vos coordonnées personnelles", fields, faults, 422)

    def details_fields(
        self, person: Person, email: str, form: Form, errors: Mapping[str, str]
    ) -> list[Field]:
        known = self.known_values(person, email)
        return [
            made for item in self.options.details for made in self.detail_field(item, known, form, errors)
        ]

    def known_values(self, person: Person, email: str) -> dict[str, str]:
        """What the page is filled with in advance."""
        details = {
            name: getattr(person.details, name) or "" for name in ("street", "postal_code", "city", "phone")
        }
        return {"last_name": person.last_name, "first_name": person.first_name, "email": email, **details}

    def detail_field(
        self,
        item: DetailField,
        known: Mapping[str, str],
        form: Form,
        errors: Mapping[str, str],
    ) -> list[Field]:
        """A line of the form, or two for the name."""
        if item.name == "name":
            return [
                self.fixed_field("last_name", "Nom", known),
                self.fixed_field("first_name", "Prénom", known),
            ]
        if item.name == "email":
            return [self.fixed_field("email", "Adresse e-mail", known)]
        label, autocomplete, kind, inputmode, hint = _DETAILS[item.name]
        value = form[item.name] if item.name in form else known[item.name]
        return [
            Field(
                item.name,
                label,
                kind,
                value,
                hint,
                errors.get(item.name, ""),
                autocomplete,
                inputmode,
                required=item.mandatory,
                readonly=not item.editable,
            )
        ]

    def fixed_field(self, name: str, label: str, known: Mapping[str, str]) -> Field:
        """What the portal may not change here: who the person is, and the address that the link confirmed."""
        autocomplete = {"last_name": "family-name", "first_name": "given-name", "email": "email"}[name]
        hint = (
            "Adresse confirmée par le lien reçu."
            if name == "email"
            else "Pour le corriger, écrivez à l’Urssaf."
        )
        kind = "email" if name == "email" else "text"
        return Field(name, label, kind, known[name], hint, autocomplete=autocomplete, readonly=True)

    def details_of(self, form: Form) -> Details:
        """The typed details; None where the form had no such field."""
        return Details(form.line("street"), form.line("postal_code"), form.line("city"), form.line("phone"))
