"""The API's pages about what goes wrong: what clients met, what they asked, what a test ordered."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from fakes.answers import Answer, Problem, incident_json, order_json, request_json
from fakes.incidents import Incidents
from fakes.orders import Orders
from fakes.providers.requests_kept import RequestsKept
from fakes.questions import wanted_order, whole


class FaultPages:
    """``channels`` are those that are open: an order for another would never fire. Without any, all are."""

    def __init__(
        self, orders: Orders, incidents: Incidents, requests: RequestsKept, channels: tuple[str, ...]
    ) -> None:
        self._orders = orders
        self._incidents = incidents
        self._requests = requests
        self._channels = channels

    def routes(self) -> list[Route]:
        """Where they are."""
        return [
            Route("/incidents", self.incidents),
            Route("/requests", self.requests),
            Route("/requests/{seq}/raw", self.raw_request),
            Route("/refusals", self.ordered),
            Route("/refusals", self.order, methods=["POST"]),
            Route("/refusals/{id}", self.one),
            Route("/refusals/{id}", self.withdraw, methods=["DELETE"]),
        ]

    async def incidents(self, request: Request) -> Response:
        """What clients did not manage."""
        after = whole(request.query_params.get("after", "0"), "after")
        told = [incident_json(incident) for incident in self._incidents.since(after)]
        return Answer({"count": self._incidents.count, "incidents": told})

    async def requests(self, request: Request) -> Response:
        """What providers were asked, and how they answered."""
        after = whole(request.query_params.get("after", "0"), "after")
        told = [request_json(kept) for kept in self._requests.since(after)]
        return Answer({"count": self._requests.count, "requests": told})

    async def raw_request(self, request: Request) -> Response:
        """One of those requests as it came."""
        kept = self._requests.get(whole(request.path_params["seq"], "the number of a request"))
        if kept is None:
            return Problem(404, f"no request of that number: the newest is {self._requests.count}")
        return Response(kept.asked.raw, media_type="message/http")

    async def ordered(self, _request: Request) -> Response:
        """Every order, with how often it fired."""
        return Answer({"refusals": [order_json(order) for order in self._orders.all()]})

    async def order(self, request: Request) -> Response:
        """Take an order."""
        wanted = wanted_order(await request.body())
        if self._channels and wanted.channel not in self._channels:
            told = f"no {wanted.channel} sink is open; those that are: {', '.join(self._channels)}"
            return Problem(409, told)
        return Answer(order_json(self._orders.order(wanted)), 201)

    async def one(self, request: Request) -> Response:
        """One order."""
        found = self._orders.get(whole(request.path_params["id"], "id"))
        return Answer(order_json(found)) if found else Problem(404, "no refusal of that id")

    async def withdraw(self, request: Request) -> Response:
        """Take it back."""
        found = self._orders.withdraw(whole(request.path_params["id"], "id"))
        return Answer(order_json(found)) if found else Problem(404, "no refusal of that id")
