"""What the log-in, the space's home and the end of a session show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from simulator.durations import duration
from simulator.fields import Field
from simulator.urssaf import texts
from simulator.urssaf.faults import Fault, FieldFault
from simulator.urssaf.pages.base import EMPTY, Pages
from simulator.urssaf.store import Person
from simulator.web import Form, Page


class AccessPages(Pages):
    """Coming back and leaving."""

    def space(self, person: Person) -> Page:
        entries = [
            (self.service_label(key), texts.SERVICES[key][1], f"/services/{key}")
            for key in self.service_keys()
        ]
        return Page("space.html", "Votre espace personnel", {"person": person, "entries": entries})

    def service_keys(self) -> list[str]:
        return list(texts.SERVICES)

    def service_label(self, key: str) -> str:
        """The portal's own words, unless the declared ones are none of them."""
        label = texts.SERVICES[key][0]
        words = self.options.service_words.get(key, ())
        told = not words or any(word.casefold() in label.casefold() for word in words)
        return label if told else words[0][:1].upper() + words[0][1:]

    def login(self, form: Form = EMPTY, faults: Sequence[FieldFault] = ()) -> Page:
        locked = any(fault.fault is Fault.LOGIN_LOCKED for fault in faults)
        unfinished = any(fault.fault is Fault.LOGIN_UNFINISHED for fault in faults)
        fields = self.login_fields(form, self.said(faults))
        return self.form_page(
            "login.html", "Se connecter", fields, faults, 429 if locked else 422, unfinished=unfinished
        )

    def login_fields(self, form: Form, errors: Mapping[str, str]) -> list[Field]:
        label, hint, kind = self.login_words()
        name = Field(
            "login",
            label,
            kind,
            form["login"],
            hint,
            errors.get("login", ""),
            autocomplete="username",
            required=True,
        )
        password = Field(
            "password",
            "Mot de passe",
            "password",
            hint="Celui que vous avez choisi à la création de votre espace.",
            error=errors.get("password", ""),
            autocomplete="current-password",
            required=True,
        )
        return [name, password]

    def login_words(self) -> tuple[str, str, str]:
        """Label, hint and kind of the login name."""
        if "{nir13}" in self.options.login_name:
            return "Numéro de Sécurité sociale", "Sans la clé, par exemple 2 55 08 14 168 025.", "text"
        if "{nir}" in self.options.login_name:
            return "Numéro de Sécurité sociale", "Avec la clé, par exemple 2 55 08 14 168 025 38.", "text"
        return "Adresse e-mail", "Celle de votre espace, par exemple prenom.nom@exemple.fr.", "email"

    def forgotten_password(self) -> Page:
        return Page("forgotten_password.html", "Mot de passe oublié")

    def logged_out(self) -> Page:
        return Page("logged_out.html", "Vous êtes déconnecté")

    def ended(self) -> Page:
        idle = duration(self.options.journey_timeout)
        return Page("ended.html", "Votre session a pris fin", {"idle": idle})
