"""The Urssaf part of the test-control API: people put on file, read back and taken off."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from simulator.clock import Clock
from simulator.control import Unfit, instant_or_none, only, read_object, text, text_or_none, written
from simulator.sessions import Sessions
from simulator.urssaf.store import Details, Person, Store

_NIR = "[0-9]{6}[0-9AB][0-9]{8}"
_REQUIRED = {"nir", "activation_code", "last_name", "first_name"}
_DETAILS = ("street", "postal_code", "city", "phone")


class UrssafControl:
    """PUT, GET and DELETE of a person."""

    portal = "urssaf"

    def __init__(self, clock: Clock, store: Store, sessions: Sessions) -> None:
        self._clock = clock
        self._store = store
        self._sessions = sessions

    def routes(self) -> list[BaseRoute]:
        """The one address, by method."""
        path = "/urssaf/people/{nir}"
        return [
            Route(path, self.put, methods=["PUT"]),
            Route(path, self.show, methods=["GET"]),
            Route(path, self.delete, methods=["DELETE"]),
        ]

    def clear(self) -> None:
        """Forget everybody."""
        self._store.clear()
        self._sessions.clear()

    async def put(self, request: Request) -> Response:
        """Create or replace; what hung on that number is removed."""
        body = await read_object(request)
        only(body, required=_REQUIRED, optional={"activation_code_expires_at", *_DETAILS, "email"})
        person = Person(
            nir=text(body, "nir", _NIR),
            activation_code=text(body, "activation_code", ".{1,64}"),
            last_name=text(body, "last_name"),
            first_name=text(body, "first_name"),
            details=Details(**{name: text_or_none(body, name) for name in _DETAILS}),
            email=text_or_none(body, "email"),
            filed_at=self._clock.now(),
            code_expires_at=instant_or_none(body, "activation_code_expires_at"),
        )
        if person.nir != request.path_params["nir"]:
            raise Unfit("nir must be the one of the address")
        self._forget(person.nir)
        self._store.people[person.nir] = person
        return Response(status_code=204)

    async def show(self, request: Request) -> Response:
        """What is held now."""
        person = self._store.people.get(request.path_params["nir"])
        if person is None:
            raise HTTPException(404, "Not on file")
        space = self._store.spaces.get(person.nir)
        return JSONResponse(
            {
                "nir": person.nir,
                "activation_code": person.activation_code,
                "activation_code_expires_at": written(person.code_expires_at),
                "last_name": person.last_name,
                "first_name": person.first_name,
                **{name: getattr(person.details, name) for name in _DETAILS},
                "email": person.email,
                "space": None if space is None else {"state": space.state.value, "email": space.email},
            }
        )

    async def delete(self, request: Request) -> Response:
        """Gone, whether or not there was one."""
        self._forget(request.path_params["nir"])
        return Response(status_code=204)

    def _forget(self, nir: str) -> None:
        self._sessions.end_where(journeys=self._store.forget(nir), member=nir)
