"""The JSON that the sinks' API answers with."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from http import HTTPStatus
from typing import Any

from starlette.responses import JSONResponse

from fakes.incidents import Incident
from fakes.messages import Message
from fakes.orders import Order
from fakes.providers.requests_kept import KeptRequest

Json = dict[str, Any]


class Answer(JSONResponse):
    """JSON in UTF-8, whatever a hostile message made of its characters."""

    def render(self, content: Any) -> bytes:
        """The content's bytes; half a surrogate pair becomes a question mark."""
        return json.dumps(content, ensure_ascii=False, allow_nan=False).encode("utf-8", "replace")


class Problem(Answer):
    """An error as RFC 9457 has it."""

    media_type = "application/problem+json"

    def __init__(self, status: int, detail: str) -> None:
        super().__init__({"title": HTTPStatus(status).phrase, "status": status, "detail": detail}, status)


def message_json(message: Message) -> Json:
    """A message, read if it was not."""
    content = message.content
    return {
        "seq": message.seq,
        "channel": message.channel,
        "sender": message.sender,
        "recipients": message.recipients,
        "received_at": _instant(message.received_at),
        "received": message.received,
        "sent_at": dict(message.envelope.transport).get("sent_at"),
        "transport": dict(message.envelope.transport),
        "subject": content.subject,
        "text": content.text,
        "html": content.html,
        "headers": content.headers,
        "links": content.links,
        "text_links": content.text_links,
        "html_links": content.html_links,
        "codes": content.codes,
        "attachments": [asdict(attachment) for attachment in content.attachments],
        "defects": content.defects,
        "segments": content.segments,
        "encoding": content.encoding,
        "unreadable": content.unreadable,
        "observations": content.observations,
        "size": len(message.raw),
    }


def order_json(order: Order) -> Json:
    """An order, how often it fired, and how often it still will (null: every time)."""
    return {**asdict(order), "left": order.left}


def request_json(request: KeptRequest) -> Json:
    """A request to a provider, and how it was answered; its bytes are asked for apart."""
    return {
        "seq": request.seq,
        "channel": request.channel,
        "provider": request.provider,
        "at": _instant(request.at),
        "method": request.asked.method,
        "target": request.asked.target,
        "status": request.status,
        "refused": request.refused,
        "cut_short": request.asked.cut_short,
        "size": len(request.asked.body),
    }


def incident_json(incident: Incident) -> Json:
    """An incident."""
    return {**asdict(incident), "at": _instant(incident.at)}


def _instant(moment: datetime) -> str:
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")
