"""What is kept for an outcome: pages, pictures, messages and exchanges, their secrets taken out first."""

from __future__ import annotations

from collections.abc import Sequence

from harness.exchanges import Exchange
from harness.mailbox import Mail
from harness.page import Snapshot
from harness.redaction import Redactor
from record.folder import Evidence, RunFolder

_LONGEST_BODY = 20_000


class Keeper:
    """Writes evidence into the run folder. Everything of the candidate is kept as text, or as a picture."""

    def __init__(self, folder: RunFolder, redactor: Redactor) -> None:
        self._folder = folder
        self.redactor = redactor

    def page(self, page: Snapshot, label: str = "page") -> Evidence:
        """A page as a person reads it, then its source."""
        lines = [
            f"adresse : {page.url}",
            f"réponse : {page.status if page.status is not None else 'inconnue'}",
            f"titre : {page.title}",
            "",
            page.text,
            "",
            *(_control(control.role, control.name, control.value, control.kind) for control in page.controls),
        ]
        return self._text("\n".join(lines), label)

    def source(self, page: Snapshot, label: str = "source de la page") -> Evidence | None:
        """The HTML that the page came from, where the driver has it."""
        return self._text(page.html, label) if page.html else None

    def picture(self, png: bytes, label: str = "écran") -> Evidence:
        """A picture whose secret entries were blanked when it was taken."""
        return self._folder.keep(png, "image/png", label)

    def mail(self, mail: Mail, label: str = "e-mail reçu") -> Evidence:
        """A message as received, decoded so that nothing hides in an encoding."""
        lines = [
            f"expéditeur (enveloppe) : {mail.sender}",
            f"destinataires (enveloppe) : {', '.join(mail.recipients)}",
            *(f"{name}: {value}" for name, value in mail.headers),
            "",
            mail.text,
        ]
        if mail.html:
            lines += ["", "--- partie HTML ---", mail.html]
        if mail.defects:
            lines += ["", "--- défauts relevés ---", *mail.defects]
        return self._text("\n".join(lines), label)

    def exchanges(self, exchanges: Sequence[Exchange], label: str = "échanges HTTP") -> Evidence:
        """The last exchanges with the candidate, bodies cut when they are long."""
        return self._text("\n\n".join(_exchange(exchange) for exchange in exchanges), label)

    def _text(self, text: str, label: str) -> Evidence:
        masked = self.redactor.mask(text)
        return self._folder.keep(masked.encode("utf-8", "replace"), "text/plain", label)


def _control(role: str, name: str, value: str, kind: str) -> str:
    shown = "••••" if kind == "password" and value else value
    return f"[{role}] {name or '(sans nom)'}{f' = {shown}' if shown else ''}"


def _exchange(exchange: Exchange) -> str:
    asked = "\n".join(f"{name}: {value}" for name, value in exchange.headers)
    answered = "\n".join(f"{name}: {value}" for name, value in exchange.answer_headers)
    body = exchange.body[:_LONGEST_BODY].decode("utf-8", "replace")
    status = exchange.status if exchange.status is not None else "aucune réponse"
    return f"> {exchange.method} {exchange.url}\n{asked}\n\n{body}\n\n< {status}\n{answered}"
