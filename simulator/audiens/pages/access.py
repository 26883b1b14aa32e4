"""What the log-in, the first connection, lost secrets and the end of a session show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from simulator.audiens.faults import FieldFault
from simulator.audiens.pages.base import EMPTY
from simulator.audiens.pages.creation import CreationPages
from simulator.audiens.store import Journey
from simulator.durations import duration
from simulator.fields import Field
from simulator.web import Form, Page


class AccessPages(CreationPages):
    """Coming back and leaving."""

    def login(self, form: Form = EMPTY, faults: Sequence[FieldFault] = ()) -> Page:
        return self.form_page(
            "login.html",
            "Se connecter ou s’inscrire",
            self.login_fields(form, self.said(faults)),
            faults,
            help=self.help_numbers(),
            franceconnect=self.franceconnect_path(),
            sign_up=self.sign_up_path(),
        )

    def login_fields(self, form: Form, errors: Mapping[str, str]) -> list[Field]:
        name = self.identifier_field("login", form["login"], errors.get("login", ""), "username")
        if self.options.login_accepts_email:
            name = replace(name, hint=f"{name.hint} Vous pouvez aussi saisir votre adresse e-mail.")
        secret = Field(
            "secret",
            self.labels.secret,
            "password",
            hint="Le mot de passe que vous avez choisi, ou le code reçu par courrier.",
            error=errors.get("secret", ""),
            autocomplete="current-password",
            required=True,
        )
        return [name, secret]

    def franceconnect_path(self) -> str:
        """Where the FranceConnect button leads."""
        return "/franceconnect"

    def sign_up_path(self) -> str:
        """Where « Je m'inscris » leads."""
        return "/inscription"

    def franceconnect_help(self) -> Page:
        return Page("franceconnect_help.html", "Qu’est-ce que FranceConnect ?")

    def franceconnect_closed(self) -> Page:
        return Page("franceconnect_closed.html", "FranceConnect n’est pas disponible")

    def franceconnect_unknown(self) -> Page:
        values = {"help": self.help_numbers(), "sign_up": self.sign_up_path()}
        return Page("franceconnect_unknown.html", "Aucun espace lié à FranceConnect", values)

    # Lost secrets

    def unknown_identifier(self, form: Form = EMPTY, faults: Sequence[FieldFault] = ()) -> Page:
        channel = self.options.recovery_identifier
        fields = [] if channel == "help_page" else self.sign_up_fields(None, form, self.said(faults))[:3]
        return self.form_page(
            "unknown_identifier.html",
            "Retrouver votre identifiant",
            fields,
            faults,
            channel=channel,
            help=self.help_numbers(),
            layout=self.layout.shown,
        )

    def identifier_asked(self) -> Page:
        values = {"channel": self.options.recovery_identifier, "what": "identifier"}
        return Page("recovery_sent.html", "Votre demande est prise en compte", values)

    def lost_password(self, form: Form = EMPTY, faults: Sequence[FieldFault] = ()) -> Page:
        field = self.identifier_field(
            "identifier", form["identifier"], self.said(faults).get("identifier", ""), "username"
        )
        return self.form_page(
            "lost_password.html",
            "Mot de passe perdu",
            [field],
            faults,
            channel=self.options.recovery_password,
            help=self.help_numbers(),
        )

    def password_asked(self) -> Page:
        values = {"channel": self.options.recovery_password, "what": "password"}
        return Page("recovery_sent.html", "Votre demande est prise en compte", values)

    def dead_link(self) -> Page:
        return Page("dead_link.html", "Ce lien ne peut pas être utilisé", status=410)

    # First connection

    def first_email(self, journey: Journey, form: Form = EMPTY, faults: Sequence[FieldFault] = ()) -> Page:
        typed = form["email"] or journey.email or ""
        field = self.email_field("email", self.labels.email, typed, self.said(faults).get("email", ""))
        return self.form_page(
            "first_email.html",
            "Première connexion : votre adresse e-mail",
            [field],
            faults,
            by_link=self.options.first_email == "link",
        )

    def first_link(self, journey: Journey) -> Page:
        shown = {"address": masked_email(journey.email or ""), "undelivered": journey.undelivered}
        return Page("first_link.html", "Première connexion : consultez votre messagerie", shown)

    # The end

    def logged_out(self) -> Page:
        return Page("logged_out.html", "Vous êtes déconnecté")

    def ended(self) -> Page:
        idle = duration(self.options.journey_timeout)
        return Page("ended.html", "Votre session a pris fin", {"idle": idle})


def masked_email(email: str) -> str:
    """An address of which only the beginning and the domain show."""
    local, _, domain = email.rpartition("@")
    return f"{local[:2]}{'•' * max(3, len(local) - 2)}@{domain}"
