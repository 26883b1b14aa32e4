"""The endpoints of the issuer, as OpenID Connect Core 1.0 and FranceConnect's documentation have them."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
from collections.abc import Mapping
from urllib.parse import parse_qsl, unquote_plus, urlencode, urlsplit

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from fakes.franceconnect import screens
from fakes.franceconnect.book import TOKEN_LIFE, Book, Decision, Demand, Grant, claims_of
from fakes.franceconnect.signing import encoded, signing_key

ROOT = "/api/v2"

_ENDPOINTS = {
    "authorization_endpoint": "authorize",
    "token_endpoint": "token",
    "userinfo_endpoint": "userinfo",
    "jwks_uri": "jwks",
    "end_session_endpoint": "session/end",
}
_OFFERED = {
    "response_types_supported": ["code"],
    "grant_types_supported": ["authorization_code"],
    "subject_types_supported": ["pairwise"],
    "id_token_signing_alg_values_supported": ["RS256"],
    "userinfo_signing_alg_values_supported": ["RS256"],
    "token_endpoint_auth_methods_supported": ["client_secret_post", "client_secret_basic"],
    "code_challenge_methods_supported": ["S256"],
    "acr_values_supported": ["eidas1"],
    "scopes_supported": ["openid", "given_name", "family_name", "birthdate", "gender", "email", "profile"],
}
_TOLD = {Decision.REFUSE: "Consent refused", Decision.CANCEL: "User auth aborted"}


class Endpoints:
    """``origin`` is known once the issuer listens: it is set then."""

    def __init__(self, book: Book, client: str, secret: str) -> None:
        self._book = book
        self._client = client
        self._secret = secret
        self.origin = ""

    @property
    def issuer(self) -> str:
        """What a candidate is given, and what tokens name."""
        return self.origin + ROOT

    def routes(self) -> list[Route]:
        """Where they are."""
        return [
            Route(f"{ROOT}/.well-known/openid-configuration", self.discovery),
            Route(f"{ROOT}/authorize", self.authorize, methods=["GET", "POST"]),
            Route(f"{ROOT}/decision", self.decide, methods=["POST"]),
            Route(f"{ROOT}/token", self.token, methods=["POST"]),
            Route(f"{ROOT}/userinfo", self.userinfo, methods=["GET", "POST"]),
            Route(f"{ROOT}/jwks", self.jwks),
            Route(f"{ROOT}/session/end", self.end_session, methods=["GET", "POST"]),
        ]

    async def discovery(self, _request: Request) -> Response:
        """Where everything is, and what is offered."""
        places = {name: f"{self.issuer}/{path}" for name, path in _ENDPOINTS.items()}
        return JSONResponse({"issuer": self.issuer, **places, **_OFFERED})

    async def jwks(self, _request: Request) -> Response:
        """The keys that tokens are signed with."""
        return JSONResponse(signing_key().published())

    async def authorize(self, request: Request) -> Response:
        """Keep the request, then show the page; or do at once what was ordered."""
        asked = dict(request.query_params) if request.method == "GET" else await _form(request)
        demand = self._book.keep(asked)
        if demand.of("client_id") != self._client:
            return screens.told("Ce service n’est pas connu de FranceConnect.", 400)
        if urlsplit(demand.of("redirect_uri")).scheme not in ("http", "https"):
            return screens.told("Ce service n’a pas dit où revenir (redirect_uri).", 400)
        if demand.of("response_type") != "code":
            return _back(demand, {"error": "unsupported_response_type"})
        if "openid" not in demand.of("scope").split():
            return _back(demand, {"error": "invalid_scope"})
        if demand.visitor.decision is not None:
            return self._decided(demand, demand.visitor.decision)
        return screens.choice(demand, self._book.show(demand), f"{ROOT}/decision")

    async def decide(self, request: Request) -> Response:
        """What the person pressed on the page."""
        form = await _form(request)
        demand = self._book.shown(form.get("demand", ""))
        if demand is None or form.get("decision") not in tuple(Decision):
            return screens.told("Cette demande a déjà reçu sa réponse.", 400)
        return self._decided(demand, Decision(form["decision"]))

    async def token(self, request: Request) -> Response:
        """A code for an access and an identity."""
        form = await _form(request)
        if not self._is_client(request, form):
            return _problem("invalid_client", 401, {"www-authenticate": 'Basic realm="franceconnect"'})
        if form.get("grant_type") != "authorization_code":
            return _problem("unsupported_grant_type", 400)
        grant = self._book.redeem(form.get("code", ""))
        if grant is None or not _is_exchange_of(grant.demand, form):
            return _problem("invalid_grant", 400)
        body = {
            "access_token": grant.access,
            "token_type": "Bearer",
            "expires_in": int(TOKEN_LIFE.total_seconds()),
            "scope": grant.demand.of("scope"),
            "id_token": signing_key().signed(self._identity(grant)),
        }
        return JSONResponse(body, headers={"cache-control": "no-store", "pragma": "no-cache"})

    async def userinfo(self, request: Request) -> Response:
        """Who she is: JSON, or signed for whoever prefers it so."""
        kind, _, access = request.headers.get("authorization", "").partition(" ")
        grant = self._book.holder(access.strip()) if kind.casefold() == "bearer" else None
        if grant is None:
            return _problem("invalid_token", 401, {"www-authenticate": 'Bearer error="invalid_token"'})
        claims = claims_of(grant.demand.visitor.person)
        if "application/jwt" not in request.headers.get("accept", ""):
            return JSONResponse(claims)
        token = signing_key().signed({**claims, "iss": self.issuer, "aud": self._client})
        return Response(token, media_type="application/jwt")

    async def end_session(self, request: Request) -> Response:
        """Back to where the client says, or a page that tells that it is over."""
        asked = dict(request.query_params) if request.method == "GET" else await _form(request)
        target = asked.get("post_logout_redirect_uri", "")
        if urlsplit(target).scheme not in ("http", "https"):
            return screens.told("Vous êtes déconnecté de FranceConnect.")
        return RedirectResponse(_with(target, _only(state=asked.get("state", ""))), 303)

    def _decided(self, demand: Demand, decision: Decision) -> Response:
        self._book.decide(demand, decision)
        if decision is not Decision.ACCEPT:
            return _back(demand, {"error": "access_denied", "error_description": _TOLD[decision]})
        return _back(demand, {"code": self._book.grant(demand), "iss": self.issuer})

    def _identity(self, grant: Grant) -> dict[str, object]:
        now = int(self._book.instant().timestamp())
        return {
            "iss": self.issuer,
            "sub": claims_of(grant.demand.visitor.person)["sub"],
            "aud": self._client,
            "iat": now,
            "auth_time": now,
            "exp": now + int(TOKEN_LIFE.total_seconds()),
            "acr": "eidas1",
            "at_hash": encoded(hashlib.sha256(grant.access.encode()).digest()[:16]),
            **_only(nonce=grant.demand.of("nonce")),
        }

    def _is_client(self, request: Request, form: Mapping[str, str]) -> bool:
        """Whether the client proves itself, by its header or in the form."""
        name, secret = _basic(request) or (form.get("client_id", ""), form.get("client_secret", ""))
        return name == self._client and hmac.compare_digest(secret.encode(), self._secret.encode())


def _back(demand: Demand, answer: Mapping[str, str]) -> Response:
    """To the client, with the answer and its state as it gave it."""
    return RedirectResponse(
        _with(demand.of("redirect_uri"), {**answer, **_only(state=demand.of("state"))}), 303
    )


def _with(url: str, query: Mapping[str, str]) -> str:
    mark = "&" if urlsplit(url).query else "?"
    return url + mark + urlencode(query) if query else url


def _only(**values: str) -> dict[str, str]:
    return {name: value for name, value in values.items() if value}


def _is_exchange_of(demand: Demand, form: Mapping[str, str]) -> bool:
    """The same return address, and the proof that was announced (PKCE), where one was."""
    challenge = demand.of("code_challenge")
    if challenge:
        proof = form.get("code_verifier", "").encode()
        plain = demand.of("code_challenge_method") in ("", "plain")
        made = proof.decode() if plain else encoded(hashlib.sha256(proof).digest())
        if made != challenge:
            return False
    return form.get("redirect_uri") == demand.of("redirect_uri")


def _basic(request: Request) -> tuple[str, str] | None:
    kind, _, told = request.headers.get("authorization", "").partition(" ")
    if kind.casefold() != "basic":
        return None
    try:
        name, _, secret = base64.b64decode(told, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return "", ""
    return unquote_plus(name), unquote_plus(secret)


async def _form(request: Request) -> dict[str, str]:
    return dict(parse_qsl((await request.body()).decode("utf-8", "replace"), keep_blank_values=True))


def _problem(error: str, status: int, headers: Mapping[str, str] | None = None) -> Response:
    return JSONResponse({"error": error}, status, dict(headers or {}))
