"""The pages of the sinks' API about the issuer: who comes next, what its clock shows, what it was asked."""

from __future__ import annotations

from datetime import datetime

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from fakes.answers import Answer
from fakes.franceconnect.book import USUAL_PERSON, Book, Decision, Demand, NextVisitor
from fakes.questions import BadQuestion, json_object, whole

_PARAMETERS = ("client_id", "redirect_uri", "response_type", "scope", "state", "nonce", "acr_values")


class FranceConnectOrders:
    """``POST /franceconnect/next`` and ``/clock``, ``GET /franceconnect/requests``."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def routes(self) -> list[Route]:
        """Where they are."""
        return [
            Route("/franceconnect/next", self.expect, methods=["POST"]),
            Route("/franceconnect/clock", self.set_clock, methods=["POST"]),
            Route("/franceconnect/requests", self.requests),
        ]

    async def expect(self, request: Request) -> Response:
        """Who comes next; with ``decision`` she takes it at once, without it the page is shown."""
        asked = json_object(await request.body(), ("decision", "person"))
        decision, person = asked.get("decision"), asked.get("person")
        if decision is not None and decision not in tuple(Decision):
            raise BadQuestion(f"decision must be one of {', '.join(Decision)}, not {decision!r}")
        if person is not None and not isinstance(person, dict):
            raise BadQuestion("person must be an object of claims: given_name, family_name, birthdate…")
        self._book.expect(
            NextVisitor(
                USUAL_PERSON if person is None else person, None if decision is None else Decision(decision)
            )
        )
        return Answer({"decision": decision, "person": person or dict(USUAL_PERSON)}, 201)

    async def set_clock(self, request: Request) -> Response:
        """What the candidate's clock shows now."""
        told = json_object(await request.body(), ("now",)).get("now")
        try:
            instant = datetime.fromisoformat(str(told))
        except ValueError:
            raise BadQuestion(f"now must be an instant with its offset, not {told!r}") from None
        if instant.tzinfo is None:
            raise BadQuestion(f"now must have an offset, as 2026-11-24T10:00:00+01:00, not {told!r}")
        self._book.set_clock(instant)
        return Answer({"now": self._book.instant().isoformat()})

    async def requests(self, request: Request) -> Response:
        """The requests to authorize, in order."""
        after = whole(request.query_params.get("after", "0"), "after")
        told = [_told(demand) for demand in self._book.demands(after)]
        return Answer({"count": after + len(told), "requests": told})


def _told(demand: Demand) -> dict[str, object]:
    return {
        "seq": demand.seq,
        "at": demand.at.isoformat(),
        "decision": demand.decision,
        **{name: demand.of(name) for name in _PARAMETERS},
    }
