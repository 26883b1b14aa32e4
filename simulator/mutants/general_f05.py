"""Faults of personal data: notices, marketing, mails, and what is asked for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from email.message import EmailMessage
from email.policy import SMTP

from simulator.audiens.web import AudiensPortal
from simulator.fields import Field
from simulator.mailer import Mail, Mailer
from simulator.markup import without
from simulator.mutants.registry import mutant
from simulator.urssaf.pages import UrssafPages
from simulator.urssaf.web import UrssafPortal
from simulator.web import Form, Page


@mutant("GEN-038-M1", "the notice lacks the legal basis and the retention")
class PoorNotice(UrssafPortal):
    def as_sent(self, page: Page, html: str) -> str:
        if page.template != "privacy.html":
            return html
        terms = "//dt[contains(., 'Base légale') or contains(., 'Durée')]"
        return without(html, f"{terms}/following-sibling::dd[1] | {terms}")


@mutant("GEN-039-M1", "a marketing box is ticked in advance")
class TickedOffers(UrssafPages):
    def email_fields(self, form: Form, errors: Mapping[str, str]) -> list[Field]:
        offers = Field("offers", "J’accepte de recevoir des offres", "checkbox", "oui", checked=True)
        return [*super().email_fields(form, errors), offers]


@mutant("GEN-040-M1", "mails are HTML only, with the link behind an image")
class ImageMail(Mailer):
    def compose(self, mail: Mail) -> EmailMessage:
        usual = super().compose(mail)
        message = EmailMessage(policy=SMTP)
        for name in ("From", "To", "Subject", "Date", "Message-ID"):
            message[name] = usual[name]
        image = '<img src="https://images.exemple.invalid/bouton.png" alt="">'
        html = re.sub('(<a href="[^"]*">).*?</a>', rf"\1{image}</a>", mail.html)
        message.set_content(html, subtype="html")
        return message


@mutant("GEN-041-X2", "the form of Audiens asks for a nationality")
class NationalityAsked(AudiensPortal):
    def as_sent(self, page: Page, html: str) -> str:
        field = '<p><label for="pays">Nationalité</label><input id="pays" name="pays"></p>'
        asked = html.replace('<button type="submit"', f'{field}<button type="submit"', 1)
        return asked if page.template == "sign_up.html" else html


@mutant("GEN-041-X1", "the page of the address asks for a profession")
class ProfessionAsked(UrssafPages):
    def email_fields(self, form: Form, errors: Mapping[str, str]) -> list[Field]:
        return [*super().email_fields(form, errors), Field("profession", "Profession")]
