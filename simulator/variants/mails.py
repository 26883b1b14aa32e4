"""Variants of how e-mails are written and of when they come."""

from __future__ import annotations

import asyncio
import re
from dataclasses import replace
from email.message import EmailMessage
from typing import ClassVar

from simulator.mailer import Mail, Mailer
from simulator.parts import Parts
from simulator.variants.registry import Variant, variant

_LATE_SECONDS = 3


class HtmlOnly(Mailer):
    def compose(self, mail: Mail) -> EmailMessage:
        message = super().compose(mail)
        message.clear_content()
        html = re.sub('(<a href="[^"]*">).*?</a>', r"\1Confirmer la création de mon espace</a>", mail.html)
        message.set_content(html, subtype="html", cte="quoted-printable")
        return message


@variant("html-mail", "mails have an HTML part only, with the link behind words")
class HtmlMail(Variant):
    def parts(self, parts: Parts) -> Parts:
        return replace(parts, mailer=HtmlOnly)


class OneLine(Mailer):
    def compose(self, mail: Mail) -> EmailMessage:
        text = " ".join(mail.text.split())
        return super().compose(replace(mail, text=f"{text}\n", html=mail.html.replace("\n", " ")))


@variant("soft-breaks", "mails are one long line, which the encoding cuts in the middle of the link")
class SoftBreaks(Variant):
    def parts(self, parts: Parts) -> Parts:
        return replace(parts, mailer=OneLine)


class Base64(Mailer):
    def compose(self, mail: Mail) -> EmailMessage:
        message = super().compose(mail)
        message.clear_content()
        message.set_content(mail.text, cte="base64")
        message.add_alternative(mail.html, subtype="html", cte="base64")
        return message


@variant("base64-mail", "mails are encoded in base 64")
class Base64Mail(Variant):
    def parts(self, parts: Parts) -> Parts:
        return replace(parts, mailer=Base64)


class Late(Mailer):
    _leaving: ClassVar[set[asyncio.Task[bool]]] = set()

    async def send(self, mail: Mail) -> bool:
        """Said to be taken at once, as by a queue."""
        leaving = asyncio.create_task(self._send_later(mail))
        self._leaving.add(leaving)
        leaving.add_done_callback(self._leaving.discard)
        return True

    async def _send_later(self, mail: Mail) -> bool:
        # The delay is what this variant shows, not a wait for anything.
        await asyncio.sleep(_LATE_SECONDS)
        return await super().send(mail)


@variant("late-mail", "mails leave three seconds later")
class LateMail(Variant):
    def parts(self, parts: Parts) -> Parts:
        return replace(parts, mailer=Late)


class ManyLinks(Mailer):
    def compose(self, mail: Mail) -> EmailMessage:
        site = "https://www.artistes-auteurs.example"
        text = f"{mail.text}\nNotre site : {site}/\nAide : {site}/aide\n"
        links = f'<p><a href="{site}/">Notre site</a> <a href="{site}/aide">Aide</a></p></body>'
        return super().compose(replace(mail, text=text, html=mail.html.replace("</body>", links)))


@variant("linked-mail", "mails also hold links to the site and to its help")
class LinkedMail(Variant):
    def parts(self, parts: Parts) -> Parts:
        return replace(parts, mailer=ManyLinks)
