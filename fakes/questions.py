"""What a client may ask of the sinks' API, parsed once, with errors that say what to write instead."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from fakes.messages import Channel
from fakes.orders import Order
from fakes.providers.faults import ProviderFault
from fakes.sms.numbers import e164
from fakes.smtp.refusals import Refusal, Stage

LONGEST_POLL_SECONDS = 60.0

_SEARCH = ("channel", "to", "after", "count", "timeout")
_ORDER = ("channel", "to", "times", "seconds")
_REFUSAL = (*_ORDER, "reply", "stage", "cut")
_FAULT = (*_ORDER, "status", "late", "lost", "doubled")


class BadQuestion(Exception):
    """The request cannot be understood; the text says why and what to write."""


@dataclass(frozen=True, slots=True)
class Search:
    """Which messages are asked for, how many, and for how many seconds to wait for them."""

    channel: Channel | None
    to: str | None
    after: int
    count: int
    timeout: float


def search(query: Mapping[str, str]) -> Search:
    """The query of ``GET /messages``."""
    _known(query, _SEARCH)
    channel = _channel(query.get("channel"))
    return Search(
        channel=channel,
        to=_recipient(query.get("to"), channel),
        after=whole(query.get("after", "0"), "after"),
        count=whole(query.get("count", "1"), "count", least=1),
        timeout=_seconds(query.get("timeout", "0")),
    )


def whole(text: str, name: str, least: int = 0) -> int:
    """A whole number."""
    if not (text.isascii() and text.isdigit() and len(text) <= 15) or int(text) < least:
        raise BadQuestion(f"{name} must be a whole number, {least} or more, not {text!r}")
    return int(text)


def wanted_order(body: bytes) -> Order:
    """The body of ``POST /refusals``: an order to the mail sink, or to a provider where ``channel`` says so.

    ``{"to": "a@b.test", "reply": "451 Later", "times": 2}``, or
    ``{"channel": "sms", "to": "+33639980001", "status": 429}``.
    """
    asked = json_object(body)
    channel = _channel(_of(asked, "channel", (str,), Channel.EMAIL)) or Channel.EMAIL
    try:
        return _refusal(asked) if channel is Channel.EMAIL else _fault(asked, channel)
    except ValueError as error:
        raise BadQuestion(str(error)) from error


def json_object(body: bytes, known: tuple[str, ...] | None = None) -> Mapping[str, Any]:
    """The JSON object that a body is, of these names alone where they are given."""
    try:
        asked = json.loads(body)
    except ValueError as error:
        raise BadQuestion(f"the body must be JSON: {error}") from error
    if not isinstance(asked, dict):
        raise BadQuestion("the body must be a JSON object")
    if known is not None:
        _known(asked, known)
    return asked


def _refusal(asked: Mapping[str, Any]) -> Refusal:
    _known(asked, _REFUSAL)
    return Refusal(
        **_common(asked),
        reply=_of(asked, "reply", (str, type(None)), None),
        stage=Stage(_of(asked, "stage", (str,), Stage.RCPT)),
        cut=_of(asked, "cut", (bool,), False),
    )


def _fault(asked: Mapping[str, Any], channel: Channel) -> ProviderFault:
    _known(asked, _FAULT)
    common = _common(asked)
    to = common.pop("to")
    return ProviderFault(
        **common,
        channel=channel,
        to=(e164(to) or to) if to is not None and channel is Channel.SMS else to,
        status=_of(asked, "status", (int, type(None)), None),
        late=float(_of(asked, "late", (int, float), 0.0)),
        lost=_of(asked, "lost", (bool,), False),
        doubled=_of(asked, "doubled", (bool,), False),
    )


def _common(asked: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "to": _of(asked, "to", (str, type(None)), None),
        "times": _of(asked, "times", (int, type(None)), 1),
        "seconds": float(_of(asked, "seconds", (int, float), 0.0)),
    }


def _recipient(to: str | None, channel: Channel | None) -> str | None:
    """An address as it is; a phone number, in any form, as E.164; a line of a letter's address as it is."""
    if not to or channel is Channel.LETTER:
        return to or None
    if to[0].isspace() or ("@" in to and to != "".join(to.split())):
        raise BadQuestion(f"to={to!r} holds a space: write + as %2B")
    return to if "@" in to else e164(to) or to


def _channel(text: str | None) -> Channel | None:
    if text is None:
        return None
    try:
        return Channel(text)
    except ValueError:
        raise BadQuestion(f"channel must be one of {', '.join(Channel)}, not {text!r}") from None


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = math.nan
    if not 0 <= seconds <= LONGEST_POLL_SECONDS:
        raise BadQuestion(f"timeout must be from 0 to {LONGEST_POLL_SECONDS:g} seconds, not {text!r}")
    return seconds


def _known(given: Iterable[str], known: tuple[str, ...]) -> None:
    for name in given:
        if name not in known:
            raise BadQuestion(f"unknown name {name!r}: use {', '.join(known)}")


def _of(asked: Mapping[str, Any], name: str, kinds: tuple[type, ...], default: Any) -> Any:
    value = asked.get(name, default)
    if not isinstance(value, kinds) or (isinstance(value, bool) and bool not in kinds):
        expected = " or ".join("null" if kind is type(None) else kind.__name__ for kind in kinds)
        raise BadQuestion(f"{name} must be {expected}, not {value!r}")
    return value
