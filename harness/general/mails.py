"""The e-mails of the journey: readable without HTML, of a known sender, and watched by nobody."""

from __future__ import annotations

import email
from collections.abc import Iterator
from email.message import EmailMessage
from email.policy import default
from typing import TYPE_CHECKING, cast
from urllib.parse import urlsplit

from lxml import html

from harness.faults import Nonconformity, Unassessed
from harness.hosts import is_of
from harness.links import token
from harness.words import fold

if TYPE_CHECKING:
    from harness.general.general import General
    from harness.mailbox import Mail


class Mails:
    """What came by e-mail to the person whose journey was walked."""

    def __init__(self, general: General) -> None:
        self._general = general

    def ensure_safe(self) -> None:
        """Each has a text, a subject that names the service, no attachment, and nothing that tells others."""
        mails = self._general.walk.mails
        if not mails:
            self._general.walk.ensure_whole()
            raise Unassessed("aucun e-mail n’est envoyé pendant ce parcours", inapplicable=True)
        for mail in mails:
            self._general.world.keep(self._general.world.bench.keeper.mail(mail))
            self._ensure_safe(mail)

    def _ensure_safe(self, mail: Mail) -> None:
        said = f"l’e-mail « {mail.subject} »"
        if not mail.text.strip():
            raise Nonconformity("une partie en texte simple", f"{said} n’en a pas")
        candidate = self._general.world.bench.profile.candidate
        named = (*self._general.side.service, candidate.name, candidate.vendor)
        if not any(fold(word) in fold(mail.subject) for word in named if word):
            raise Nonconformity("un objet qui nomme le service", said)
        attached = next(self._attachments(mail), None)
        if attached is not None:
            raise Nonconformity("un e-mail sans pièce jointe", f"{said} joint {attached}")
        for address in _remote(mail.html):
            if not is_of(address, self._known):
                raise Nonconformity("aucun traceur tiers", f"{said} fait chercher {address}")
        for link in mail.links:
            if link.startswith("http") and not is_of(link, self._known) and token(link):
                raise Nonconformity("aucun lien passant par un tiers", f"{said} mène à {link}")

    @property
    def _known(self) -> tuple[str, ...]:
        side = self._general.side
        return (*side.play.hosts, *map(str, side.settings.items("both.third_parties")))

    def _attachments(self, mail: Mail) -> Iterator[str]:
        raw = self._general.world.bench.mailbox.raw(mail)
        message = email.message_from_bytes(raw, _class=EmailMessage, policy=default)
        for part in message.walk():
            if part.get_content_disposition() == "attachment":
                yield part.get_filename() or part.get_content_type()


def _remote(text: str) -> list[str]:
    """What a mail program asks for to show an HTML part."""
    if not text.strip():
        return []
    page = html.document_fromstring(text)
    sources = cast("list[str]", page.xpath("//@src | //@background | //link/@href"))
    return [str(source) for source in sources if urlsplit(source).scheme in {"http", "https"}]
