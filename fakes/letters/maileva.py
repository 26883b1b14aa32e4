"""Maileva's letters (REST v2): log-in, sendings, documents, recipients, submission, and its errors."""

from __future__ import annotations

import json
import re
import secrets
import time
import uuid
from datetime import UTC, datetime
from typing import Any, Final

from fakes.letters.drafts import Document, Draft, Recipient
from fakes.letters.reading import is_sound
from fakes.messages import Channel, Envelope
from fakes.providers.exchange import Asked, Json, Reply, json_reply, text_of
from fakes.providers.multipart import form_parts
from fakes.providers.provider import Piece, Sending

_TOKEN = re.compile(r"(?:/auth)?/realms/services/protocol/openid-connect/token")
_SENDINGS = re.compile(r"/mail/v2/sendings(?:/(?P<id>[^/]+)(?:/(?P<part>documents|recipients|submit))?)?")
_LINE_6 = re.compile(r"\d{5} \S.*")
_LINES = tuple(f"address_line_{number}" for number in range(1, 7))
_LONGEST_LINE = 38
_MOST_DOCUMENTS = 30
_MOST_OCTETS = 20 * 1024 * 1024
_TOKEN_SECONDS = 3600
_POSTAGE = ("FAST", "ECONOMIC", "URGENT")
_FAILURES = {
    401: ("UNAUTHORIZED", "Authentification requise"),
    405: ("METHOD_NOT_ALLOWED", "Méthode non autorisée"),
    413: ("INVALID_DOCUMENT_SIZE", "La taille du document transmis dépasse les 20 Mo"),
    429: ("TOO_MANY_REQUESTS", "Trop de requêtes"),
}

Errors = list[tuple[str, str]]


class Maileva:
    """``account`` and ``secret`` are ``client_id`` and ``client_secret``; ``user`` and ``password`` log in.

    A sending is delivered when it is submitted: one letter for each recipient.
    """

    name: Final = "maileva"
    channel: Final = Channel.LETTER

    def __init__(
        self,
        account: str | None = None,
        secret: str | None = None,
        user: str | None = None,
        password: str | None = None,
    ) -> None:
        self.account = account or f"client-{secrets.token_hex(4)}"
        self.secret = secret or secrets.token_hex(16)
        self.user = user or f"user-{secrets.token_hex(4)}"
        self.password = password or secrets.token_hex(12)
        self._tokens: dict[str, float] = {}
        self._drafts: dict[str, Draft] = {}

    def read(self, asked: Asked) -> Sending | Reply:
        """A submission to carry out, or Maileva's answer to anything else."""
        if _TOKEN.fullmatch(asked.path):
            return self._log_in(asked)
        if self._tokens.get(asked.bearer(), 0.0) < time.monotonic():
            return _failed(401)
        at = _SENDINGS.fullmatch(asked.path)
        if at is None:
            return _failed(404, "NOT_FOUND", f"Ressource {asked.path} introuvable")
        if at["id"] is None:
            return self._sendings(asked)
        draft = self._drafts.get(at["id"])
        if draft is None:
            return _failed(404, "SENDING_NOT_FOUND", "Ressource SENDING introuvable")
        return self._sending(asked, draft, at["part"])

    def disturbed(self, _asked: Asked, status: int) -> Reply:
        """As Maileva words it."""
        return _failed(status, *_FAILURES.get(status, ("INTERNAL_ERROR", "Erreur interne")))

    def _log_in(self, asked: Asked) -> Reply:
        form = asked.form()
        client = asked.basic() or (form.get("client_id", ""), form.get("client_secret", ""))
        if asked.method != "POST":
            return _failed(405)
        if client != (self.account, self.secret):
            return _not_in("invalid_client", "Invalid client or Invalid client credentials")
        if form.get("grant_type") != "password":
            return _not_in("unsupported_grant_type", "Unsupported grant_type", 400)
        if (form.get("username"), form.get("password")) != (self.user, self.password):
            return _not_in("invalid_grant", "Invalid user credentials")
        token = secrets.token_urlsafe(32)
        self._tokens[token] = time.monotonic() + _TOKEN_SECONDS
        return json_reply(
            200,
            {
                "access_token": token,
                "expires_in": _TOKEN_SECONDS,
                "refresh_expires_in": 0,
                "token_type": "Bearer",
                "scope": "all",
            },
        )

    def _sendings(self, asked: Asked) -> Reply:
        if asked.method == "GET":
            return _listed("sendings", [draft.told() for draft in self._drafts.values()])
        if asked.method != "POST":
            return _failed(405)
        given = asked.json()
        if errors := _of_sending(given):
            return _wrong(errors)
        draft = Draft(given or {})
        self._drafts[draft.id] = draft
        return _created(draft.told(), f"/mail/v2/sendings/{draft.id}")

    def _sending(self, asked: Asked, draft: Draft, part: str | None) -> Sending | Reply:
        if asked.method == "GET" and part != "submit":
            return _shown(draft, part)
        if asked.method != "POST" or part is None:
            return _failed(405)
        if draft.submitted is not None:
            return _wrong([("SENDING_STATUS_IS_NOT_DRAFT", "L'envoi n'est pas à l'état DRAFT")])
        if part == "documents":
            return _add_document(draft, asked)
        return _add_recipient(draft, asked.json()) if part == "recipients" else self._submitted(draft)

    def _submitted(self, draft: Draft) -> Sending | Reply:
        errors: Errors = []
        if not draft.documents:
            errors.append(("INVALID_DOCUMENTS_COUNT", "L'envoi n'a pas de document"))
        if not draft.recipients:
            errors.append(("INVALID_RECIPIENTS_COUNT", "L'envoi n'a pas de destinataire"))
        if errors:
            return _wrong(errors)
        printed = draft.printed()
        facts = (("provider", self.name), ("id", draft.id))
        envelopes = (Envelope("", one.lines, None, facts) for one in draft.recipients)

        def acknowledge() -> Reply:
            draft.submitted = datetime.now(UTC)
            return Reply(200, headers=())

        return Sending(tuple(Piece(envelope, printed) for envelope in envelopes), acknowledge)


def _of_sending(given: Json | None) -> Errors:
    if given is None:
        return [("BAD_REQUEST", "Le corps de la requête n'est pas un objet JSON")]
    name = text_of(given, "name")
    errors: Errors = []
    if not name:
        errors.append(("EMPTY_NAME", "Aucun nom d'envoi n'a été transmis"))
    if len(name) > 256:
        errors.append(("NAME_TOO_LONG", "Le nom de l'envoi est trop long (256 caractères max)"))
    if "postage_type" in given and str(given["postage_type"]).upper() not in _POSTAGE:
        errors.append(("INVALID_POSTAGE_TYPE", f"postage_type doit valoir {', '.join(_POSTAGE)}"))
    return errors


def _add_document(draft: Draft, asked: Asked) -> Reply:
    parts = {part.name: part for part in form_parts(asked.header("content-type"), asked.body)}
    file, metadata = parts.get("document"), parts.get("metadata")
    if metadata is None:
        return _wrong([("EMPTY_METADATA", "Les méta-données sont vides")])
    try:
        said = json.loads(metadata.content)
    except (ValueError, RecursionError):
        said = None
    priority = said.get("priority") if isinstance(said, dict) else None
    if not isinstance(said, dict) or not isinstance(priority, int):
        return _wrong([("METADATA_WRONG_FORMAT", "Le paramètre metadata n'est pas correct")])
    content = file.content if file else b""
    if errors := _of_document(draft, content, priority):
        return _wrong(errors)
    name = text_of(said, "name") or (file.filename if file else "")
    document = Document(str(uuid.uuid4()), name, priority, content)
    draft.documents.append(document)
    return _created(document.told(), f"/mail/v2/sendings/{draft.id}/documents/{document.id}")


def _of_document(draft: Draft, content: bytes, priority: int) -> Errors:
    if not content:
        return [("EMPTY_DOCUMENT", "Le document est vide")]
    if len(content) > _MOST_OCTETS:
        return [_FAILURES[413]]
    errors: Errors = []
    if not content[:1024].lstrip().startswith(b"%PDF-"):
        errors.append(("DOCUMENT_TYPE_NOT_ACCEPTED", "Ce puits n'accepte que des documents PDF"))
    elif not is_sound(content):
        errors.append(("CORRUPTED_DOCUMENT", "Le document est corrompu"))
    if len(draft.documents) >= _MOST_DOCUMENTS:
        errors.append(("INVALID_DOCUMENTS_COUNT", "L'envoi a déjà 30 documents"))
    if any(one.priority == priority for one in draft.documents):
        errors.append(("DUPLICATE_PRIORITY", "Plusieurs documents ont la même priorité"))
    return errors


def _add_recipient(draft: Draft, given: Json | None) -> Reply:
    if given is None:
        return _wrong([("BAD_REQUEST", "Le corps de la requête n'est pas un objet JSON")])
    lines = {name: text_of(given, name).strip() for name in _LINES}
    if errors := _of_lines(lines, text_of(given, "country_code").upper()):
        return _wrong(errors, tuple(filter(None, lines.values())))
    recipient = Recipient(str(uuid.uuid4()), tuple(filter(None, lines.values())), given)
    draft.recipients.append(recipient)
    told = {**given, "id": recipient.id, "status": "DRAFT"}
    return _created(told, f"/mail/v2/sendings/{draft.id}/recipients/{recipient.id}")


def _of_lines(lines: dict[str, str], country: str) -> Errors:
    errors: Errors = [
        (f"{name.upper()}_TOO_LONG", f"{name} est limité à {_LONGEST_LINE} caractères")
        for name, line in lines.items()
        if len(line) > _LONGEST_LINE
    ]
    last = lines["address_line_6"]
    if not (lines["address_line_1"] or lines["address_line_2"]):
        told = "La ligne d'adresse n°1 ou la ligne d'adresse n°2 doit être renseignée"
        errors.append(("EMPTY_ADDRESS_LINE_1_OR_ADDRESS_LINE_2", told))
    if not last:
        errors.append(("EMPTY_ADDRESS_LINE_6", "La ligne d'adresse n°6 doit être renseignée"))
    elif country in ("", "FR") and not _LINE_6.fullmatch(last):
        told = "Le champ address_line_6 doit avoir le format [CODE_POSTAL] [VILLE]"
        errors.append(("ADDRESS_LINE_6_WRONG_FORMAT", told))
    return errors


def _shown(draft: Draft, part: str | None) -> Reply:
    if part == "documents":
        return _listed(part, [document.told() for document in draft.documents])
    if part == "recipients":
        return _listed(part, [{**one.given, "id": one.id} for one in draft.recipients])
    return json_reply(200, draft.told())


def _listed(name: str, items: list[dict[str, Any]]) -> Reply:
    return json_reply(200, {name: items, "paging": {"total_results": len(items)}})


def _created(told: Json, where: str) -> Reply:
    return json_reply(201, told, headers={"location": where})


def _wrong(errors: Errors, recipients: tuple[str, ...] = ()) -> Reply:
    body = {"errors": [{"code": code, "message": message} for code, message in errors]}
    refused = ", ".join(code for code, _message in errors)
    return json_reply(400, body, refused=refused, recipients=recipients)


def _failed(status: int, code: str = "", message: str = "") -> Reply:
    if not code:
        code, message = _FAILURES[status]
    return json_reply(status, {"code": code, "message": message}, refused=f"{code} {message}")


def _not_in(error: str, description: str, status: int = 401) -> Reply:
    body = {"error": error, "error_description": description}
    return json_reply(status, body, refused=f"{error} {description}")
