"""What scripts fetched of the space about its holder: it has to be shut like the pages that show it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

from harness.answers import shown_in
from harness.exchanges import Exchange
from harness.people import AudiensPerson

_ANYBODY_S = ("accept", "accept-language", "content-type", "user-agent", "x-requested-with")
"""The headers of a request that say nothing of who makes it: a token may travel in any other."""


def telling(exchanges: Sequence[Exchange], person: AudiensPerson) -> tuple[Exchange, ...]:
    """What was fetched since she last sent anything, pages apart, and tells of her."""
    last = max((place for place, each in enumerate(exchanges) if each.method != "GET"), default=-1)
    return tuple(each for each in exchanges[last + 1 :] if not is_html(each) and tells(each, person))


def tells(exchange: Exchange, person: AudiensPerson) -> bool:
    """Whether an answer that was given names her."""
    return exchange.status == 200 and bool(shown_in(_read(exchange), (person.last_name, person.identifier)))


def is_html(exchange: Exchange) -> bool:
    """Whether the answer is a page, which may be the same for everybody where scripts fill it."""
    return exchange.media_type in ("", "text/html", "application/xhtml+xml")


def by_a_stranger(exchange: Exchange) -> Exchange:
    """The same request without anything that tells who makes it."""
    return replace(exchange, headers=tuple(pair for pair in exchange.headers if pair[0] in _ANYBODY_S))


def _read(exchange: Exchange) -> str:
    """The text of an answer; JSON may write any letter as an escape."""
    text = exchange.answer.decode("utf-8", "replace")
    try:
        return json.dumps(json.loads(text), ensure_ascii=False)
    except ValueError:
        return text
