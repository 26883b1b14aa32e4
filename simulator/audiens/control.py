"""The Audiens part of the test-control API: people put on file, read back and taken off."""

from __future__ import annotations

from datetime import date

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from simulator.audiens.identifiers import LAYOUTS
from simulator.audiens.options import Options
from simulator.audiens.store import Account, Person, Store
from simulator.control import Unfit, only, read_object, text, text_or_none
from simulator.sessions import Sessions

_REQUIRED = {"identifier", "last_name", "first_name", "birth_date", "street", "postal_code", "city"}
_OPTIONAL = {"mobile", "landline", "email", "health_member"}


class AudiensControl:
    """PUT, GET and DELETE of a person."""

    portal = "audiens"

    def __init__(self, options: Options, store: Store, sessions: Sessions) -> None:
        self._store = store
        self._sessions = sessions
        # The contract has ten digits; the layouts of nine and of twelve positions have their own numbers.
        self._pattern = f"[0-9]{{10}}|[0-9]{{{LAYOUTS[options.identifier_layout].digits}}}"

    def routes(self) -> list[BaseRoute]:
        """The one address, by method."""
        path = "/audiens/people/{identifier}"
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
        """Create or replace; what hung on that identifier is removed."""
        body = await read_object(request)
        only(body, required=_REQUIRED, optional=_OPTIONAL)
        health_member = body.get("health_member", True)
        if not isinstance(health_member, bool):
            raise Unfit("health_member must be true or false")
        person = Person(
            identifier=text(body, "identifier", self._pattern),
            last_name=text(body, "last_name"),
            first_name=text(body, "first_name"),
            birth_date=_day(text(body, "birth_date", r"\d{4}-\d\d-\d\d")),
            street=text(body, "street"),
            postal_code=text(body, "postal_code"),
            city=text(body, "city"),
            mobile=text_or_none(body, "mobile"),
            landline=text_or_none(body, "landline"),
            email=text_or_none(body, "email"),
            health_member=health_member,
        )
        if person.identifier != request.path_params["identifier"]:
            raise Unfit("identifier must be the one of the address")
        self._forget(person.identifier)
        self._store.people[person.identifier] = person
        return Response(status_code=204)

    async def show(self, request: Request) -> Response:
        """What is held now."""
        person = self._store.people.get(request.path_params["identifier"])
        if person is None:
            raise HTTPException(404, "Not on file")
        return JSONResponse(
            {
                "identifier": person.identifier,
                "last_name": person.last_name,
                "first_name": person.first_name,
                "birth_date": person.birth_date.isoformat(),
                "street": person.street,
                "postal_code": person.postal_code,
                "city": person.city,
                "mobile": person.mobile,
                "landline": person.landline,
                "email": person.email,
                "health_member": person.health_member,
                "account": _account(self._store.accounts.get(person.identifier)),
            }
        )

    async def delete(self, request: Request) -> Response:
        """Gone, whether or not there was one."""
        self._forget(request.path_params["identifier"])
        return Response(status_code=204)

    def _forget(self, identifier: str) -> None:
        self._sessions.end_where(journeys=self._store.forget(identifier), member=identifier)


def _day(text_given: str) -> date:
    try:
        return date.fromisoformat(text_given)
    except ValueError as error:
        raise Unfit(f"birth_date: {error}") from error


def _account(account: Account | None) -> dict[str, object] | None:
    if account is None:
        return None
    return {
        "state": account.state.value,
        "email": account.email,
        "email_news": account.email_news,
        "phone_objection": account.phone_objection,
    }
