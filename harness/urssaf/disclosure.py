"""Where a secret must never show: pages, addresses and messages, whatever form it is written in."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from harness.answers import holds
from harness.faults import Nonconformity, Unassessed
from harness.mailbox import Mail
from harness.preliminaries import needing

if TYPE_CHECKING:
    from harness.urssaf.play import Play

_QUIET = 0.5
_CREATION = (
    "créé",
    "création",
    "ouvert",
    "ouverture",
    "activé",
    "activation",
    "bienvenue",
    "inscription",
    "finalis",
)


class Disclosure:
    """What was answered and sent, searched for secrets of hers."""

    def __init__(self, play: Play) -> None:
        self._play = play

    def ensure_in_no_page(self, *secrets: str) -> None:
        """No answer of the portal to any of her clients holds one of them, nor does an address."""
        for visit in self._play.world.visits:
            for exchange in visit.client.exchanges:
                page = exchange.answer.decode("utf-8", "replace")
                headers = "\n".join(value for _, value in exchange.answer_headers)
                where = urlsplit(exchange.url).path
                for secret in filter(None, secrets):
                    if holds(page, secret) or holds(headers, secret):
                        raise Nonconformity(
                            "le mot de passe absent des pages", f"la réponse de {where} le contient"
                        )
                    if holds(exchange.url, secret):
                        raise Nonconformity(
                            "le mot de passe absent des adresses", f"l’adresse de {where} le contient"
                        )

    def ensure_in_no_mail(self, *secrets: str) -> None:
        """No message to her holds one of them, a witness's having come."""
        needing("témoin", self._play.witness)
        for mail in self._play.world.bench.mailbox.seen(self._play.journey.address):
            for secret in filter(None, secrets):
                if any(holds(part, secret) for part in (mail.words, *mail.links)):
                    raise Nonconformity("un message sans secret", f"« {mail.subject} » en contient un")

    def ensure_creation_told(self) -> None:
        """A message says that a space has just been created, as far as the profile declares one."""
        declared = self._play.settings.text("both.creation_notice")
        if declared == "none":
            raise Unassessed("le profil déclare que la création n’est annoncée par aucun message")
        mails = self.await_notice()
        if not mails:
            if declared == "required":
                raise Nonconformity("un message qui annonce la création", "aucun message")
            raise Unassessed("aucun message n’annonce la création, et le profil n’en promet pas")
        if not any(announces(mail) for mail in mails):
            subjects = ", ".join(f"« {mail.subject} »" for mail in mails)
            raise Nonconformity("un message qui annonce la création de l’espace", subjects)

    def await_notice(self) -> tuple[Mail, ...]:
        """What came since she had to get a message, until one tells of the creation, if one is declared."""
        declared = self._play.settings.text("both.creation_notice")
        if declared == "none":
            return ()
        patience = self._play.journey.post.patience if declared == "required" else _QUIET
        end, mails = time.monotonic() + patience, tuple[Mail, ...]()
        while not any(map(announces, mails)):
            known = len(mails)
            mails = self._received(max(0.0, end - time.monotonic()), known + 1)
            if len(mails) <= known:
                break
        return mails

    def ensure_notice_without_secret(self) -> None:
        """Neither number, nor code, nor password in what follows the creation, its notice waited for."""
        self.await_notice()
        person, nir = self._play.person, self._play.person.nir
        spaced = " ".join((nir[0], nir[1:3], nir[3:5], nir[5:7], nir[7:10], nir[10:13], nir[13:]))
        self.ensure_in_no_mail(
            nir, nir[:13], spaced, spaced[:-3], person.activation_code, self._play.journey.password
        )

    def _received(self, patience: float, count: int) -> tuple[Mail, ...]:
        """What came to her since the last message that she had to get, ``count`` of them waited for."""
        journey = self._play.journey
        since = max((mail.seq for mail in journey.mails), default=0)
        box = self._play.world.bench.mailbox
        return box.wait_for(journey.address, since, count=count, timeout=patience)


def announces(mail: Mail) -> bool:
    said = f"{mail.subject}\n{mail.words}".casefold()
    return "espace" in said and any(word in said for word in _CREATION)
