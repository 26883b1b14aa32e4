"""A client of OpenID Connect can be led through the issuer, and what it does wrong is refused."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
import requests
from lxml import html

from fakes.sinks import Sinks

PATIENCE = 10.0
RETURN = "http://127.0.0.1:9/retour?d=1"
CAMILLE = {"given_name": "Camille", "family_name": "MARTIN", "birthdate": "1980-04-21", "email": "c@b.test"}


class Caller:
    """A portal and its visitor's browser, by hand."""

    def __init__(self, sinks: Sinks) -> None:
        self._sinks = sinks
        self.places: Mapping[str, Any] = self.get(
            sinks.franceconnect_issuer + "/.well-known/openid-configuration"
        ).json()

    def get(self, url: str, **options: Any) -> requests.Response:
        return requests.get(url, timeout=PATIENCE, allow_redirects=False, **options)

    def post(self, url: str, **options: Any) -> requests.Response:
        return requests.post(url, timeout=PATIENCE, allow_redirects=False, **options)

    def order(self, page: str, **body: object) -> requests.Response:
        return self.post(f"{self._sinks.api_url}/franceconnect/{page}", json=body)

    def kept(self) -> list[dict[str, Any]]:
        return list(self.get(f"{self._sinks.api_url}/franceconnect/requests").json()["requests"])

    def authorize(self, **changes: str) -> requests.Response:
        asked = {
            "response_type": "code",
            "client_id": self._sinks.franceconnect_client,
            "redirect_uri": RETURN,
            "scope": "openid given_name",
            "state": "an-état",
            "nonce": "a-nonce",
        }
        return self.get(self.places["authorization_endpoint"], params={**asked, **changes})

    def code(self) -> str:
        self.order("next", decision="accept", person=CAMILLE)
        return returned(self.authorize())["code"]

    def exchange(self, redeemed: str, **changes: Any) -> requests.Response:
        form = {
            "grant_type": "authorization_code",
            "code": redeemed,
            "redirect_uri": RETURN,
            "client_id": self._sinks.franceconnect_client,
            "client_secret": self._sinks.franceconnect_secret,
        }
        return self.post(self.places["token_endpoint"], data={**form, **changes})


def returned(answer: requests.Response) -> dict[str, str]:
    assert answer.status_code == 303
    target = answer.headers["location"]
    assert target.startswith(RETURN)
    return {name: values[0] for name, values in parse_qs(urlsplit(target).query).items()}


@pytest.fixture
def sinks() -> Iterator[Sinks]:
    with Sinks(franceconnect=True) as made:
        yield made


@pytest.fixture
def caller(sinks: Sinks) -> Caller:
    return Caller(sinks)


def test_discovery_names_the_issuer_and_places_below_it(sinks: Sinks, caller: Caller) -> None:
    assert caller.places["issuer"] == sinks.franceconnect_issuer
    for name in ("authorization_endpoint", "token_endpoint", "userinfo_endpoint", "jwks_uri"):
        assert caller.places[name].startswith(sinks.franceconnect_issuer + "/")


def test_an_accepted_request_tells_who_she_is(sinks: Sinks, caller: Caller) -> None:
    tokens = caller.exchange(caller.code()).json()
    key = jwt.PyJWK(caller.get(caller.places["jwks_uri"]).json()["keys"][0])
    claims = jwt.decode(
        tokens["id_token"],
        key,
        algorithms=["RS256"],
        audience=sinks.franceconnect_client,
        issuer=sinks.franceconnect_issuer,
    )
    assert claims["nonce"] == "a-nonce"
    bearer = {"authorization": f"Bearer {tokens['access_token']}"}
    told = caller.get(caller.places["userinfo_endpoint"], headers=bearer).json()
    assert told == {**CAMILLE, "sub": claims["sub"]}
    signed = caller.get(
        caller.places["userinfo_endpoint"], headers={**bearer, "accept": "application/jwt"}
    ).text
    assert jwt.decode(signed, key, algorithms=["RS256"], audience=sinks.franceconnect_client)["sub"]


def test_the_secret_may_come_in_the_header(sinks: Sinks, caller: Caller) -> None:
    known = (sinks.franceconnect_client, sinks.franceconnect_secret)
    answer = caller.exchange(caller.code(), client_id=None, client_secret=None)
    assert answer.status_code == 401
    form = {"grant_type": "authorization_code", "code": caller.code(), "redirect_uri": RETURN}
    assert caller.post(caller.places["token_endpoint"], data=form, auth=known).status_code == 200


def test_each_request_is_kept_as_it_came(sinks: Sinks, caller: Caller) -> None:
    caller.authorize(state="", nonce="un nonce")
    caller.order("next", decision="refuse")
    caller.authorize()
    first, second = caller.kept()
    assert (first["state"], first["nonce"], first["decision"]) == ("", "un nonce", None)
    assert (second["state"], second["redirect_uri"], second["decision"]) == ("an-état", RETURN, "refuse")
    assert second["client_id"] == sinks.franceconnect_client


@pytest.mark.parametrize("decision", ["refuse", "cancel"])
def test_an_ordered_refusal_goes_back_with_an_error(caller: Caller, decision: str) -> None:
    assert caller.order("next", decision=decision).status_code == 201
    answer = returned(caller.authorize())
    assert (answer["error"], answer["state"], answer["d"]) == ("access_denied", "an-état", "1")
    assert "code" not in answer


@pytest.mark.parametrize(
    ("button", "sent"), [("Continuer", "code"), ("Refuser", "error"), ("Annuler", "error")]
)
def test_without_an_order_the_page_is_pressed_on_once(caller: Caller, button: str, sent: str) -> None:
    page = html.fromstring(caller.authorize().content)
    fields = {each.get("name"): each.get("value") for each in page.iter("input")}
    pressed = next(each for each in page.iter("button") if each.text == button)
    body = {**fields, pressed.get("name"): pressed.get("value")}
    action = next(page.iter("form")).get("action")
    target = caller.places["issuer"].removesuffix("/api/v2") + str(action)
    assert sent in returned(caller.post(target, data=body))
    assert caller.post(target, data=body).status_code == 400


def test_a_code_serves_once_and_its_second_use_voids_the_access(caller: Caller) -> None:
    code = caller.code()
    bearer = {"authorization": f"Bearer {caller.exchange(code).json()['access_token']}"}
    again = caller.exchange(code)
    assert (again.status_code, again.json()) == (400, {"error": "invalid_grant"})
    assert caller.get(caller.places["userinfo_endpoint"], headers=bearer).status_code == 401


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"client_secret": "wrong"}, 401),
        ({"client_id": "somebody"}, 401),
        ({"redirect_uri": "http://127.0.0.1:9/"}, 400),
        ({"code": "invented"}, 400),
        ({"grant_type": "password"}, 400),
    ],
)
def test_a_wrong_exchange_is_refused(caller: Caller, change: dict[str, str], status: int) -> None:
    assert caller.exchange(caller.code(), **change).status_code == status


@pytest.mark.parametrize("change", [{"client_id": "somebody"}, {"redirect_uri": "javascript:alert(1)"}])
def test_a_request_that_cannot_be_answered_shows_an_error(caller: Caller, change: dict[str, str]) -> None:
    assert caller.authorize(**change).status_code == 400


def test_a_proof_of_possession_is_asked_for_where_it_was_announced(caller: Caller) -> None:
    """The challenge and verifier of RFC 7636, appendix B."""
    proof = {"code_challenge": "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM", "code_challenge_method": "S256"}
    verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
    for sent, status in (("other", 400), (verifier, 200)):
        caller.order("next", decision="accept")
        code = returned(caller.authorize(**proof))["code"]
        assert caller.exchange(code, code_verifier=sent).status_code == status


def test_tokens_bear_the_instant_that_was_ordered(caller: Caller) -> None:
    instant = datetime.now(UTC) + timedelta(days=400)
    assert caller.order("clock", now=instant.isoformat()).status_code == 200
    claims = jwt.decode(
        caller.exchange(caller.code()).json()["id_token"], options={"verify_signature": False}
    )
    assert abs(claims["iat"] - instant.timestamp()) < 120


@pytest.mark.parametrize(
    ("page", "body"),
    [
        ("next", {"decision": "perhaps"}),
        ("next", {"person": "Camille"}),
        ("next", {"who": {}}),
        ("clock", {"now": "2026-11-24T10:00:00"}),
        ("clock", {}),
    ],
)
def test_an_order_that_cannot_be_understood_is_refused(
    caller: Caller, page: str, body: dict[str, object]
) -> None:
    assert caller.order(page, **body).status_code == 400


def test_the_end_of_a_session_leads_back(caller: Caller) -> None:
    place = caller.places["end_session_endpoint"]
    answer = caller.get(place, params={"post_logout_redirect_uri": RETURN, "state": "s"})
    assert returned(answer)["state"] == "s"
    assert caller.get(place).status_code == 200
