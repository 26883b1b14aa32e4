"""FranceConnect as its documentation tells: OpenID Connect by discovery, code flow, state and nonce."""

from __future__ import annotations

import asyncio
import base64
import binascii
import hashlib
import hmac
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from simulator.outbound import Answer, Unreachable, call
from simulator.settings import FranceConnect

_SCOPE = "openid given_name family_name birthdate email"
_LEEWAY_SECONDS = 60


class Refused(Exception):
    """FranceConnect, or what it said, cannot be trusted or used; the message is for the log."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """What one browser has been sent to FranceConnect with."""

    state: str = field(repr=False)
    nonce: str = field(repr=False)
    endpoint: str


@dataclass(frozen=True, slots=True)
class Identity:
    """The person whom FranceConnect vouches for."""

    subject: str
    family_name: str
    given_name: str
    birth_date: date | None
    email: str | None


class FranceConnectClient:
    """The portal's side of the flow."""

    def __init__(self, settings: FranceConnect, redirect_uri: str) -> None:
        self._settings = settings
        self._redirect_uri = redirect_uri

    @property
    def is_configured(self) -> bool:
        """Whether there is an issuer to go to."""
        return bool(self._settings.issuer)

    async def begin(self) -> Attempt:
        """Look the endpoints up. Raises Refused where the issuer cannot be used."""
        endpoints = await self._discover()
        return Attempt(self.new_state(), self.new_nonce(), _text(endpoints, "authorization_endpoint"))

    def new_state(self) -> str:
        """What ties the answer to this browser."""
        return secrets.token_urlsafe(24)

    def new_nonce(self) -> str:
        """What ties the identity to this request."""
        return secrets.token_urlsafe(24)

    def address(self, attempt: Attempt) -> str:
        """Where the browser is sent."""
        query = {
            "response_type": "code",
            "client_id": self._settings.client,
            "redirect_uri": self._redirect_uri,
            "scope": _SCOPE,
            "acr_values": "eidas1",
            "state": attempt.state,
            "nonce": attempt.nonce,
        }
        mark = "&" if "?" in attempt.endpoint else "?"
        return attempt.endpoint + mark + urlencode(query)

    async def identity(self, attempt: Attempt, code: str, now: datetime) -> Identity:
        """Exchange the code and read who it is. Raises Refused."""
        endpoints = await self._discover()
        tokens = await self._exchange(_text(endpoints, "token_endpoint"), code)
        keys = await self._keys(endpoints)
        claims = self._verified(_text(tokens, "id_token"), keys)
        self._check(claims, attempt, now)
        told = await self._user_info(
            _text(endpoints, "userinfo_endpoint"), _text(tokens, "access_token"), keys
        )
        if told.get("sub") != claims.get("sub"):
            raise Refused("the identity is of another subject than the token")
        return _identity(told)

    async def _discover(self) -> Mapping[str, Any]:
        issuer = self._settings.issuer or ""
        endpoints = _object(await _fetch(issuer.rstrip("/") + "/.well-known/openid-configuration"))
        if str(endpoints.get("issuer", "")).rstrip("/") != issuer.rstrip("/"):
            raise Refused("the discovery document is of another issuer")
        return endpoints

    async def _exchange(self, endpoint: str, code: str) -> Mapping[str, Any]:
        body = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": self._redirect_uri,
            "client_id": self._settings.client,
            "client_secret": self._settings.secret,
        }
        headers = {"content-type": "application/x-www-form-urlencoded", "accept": "application/json"}
        return _object(await _fetch(endpoint, urlencode(body).encode(), headers))

    async def _keys(self, endpoints: Mapping[str, Any]) -> list[Mapping[str, Any]]:
        address = endpoints.get("jwks_uri")
        if not isinstance(address, str):
            return []
        keys = _object(await _fetch(address)).get("keys")
        return [key for key in keys if isinstance(key, dict)] if isinstance(keys, list) else []

    async def _user_info(
        self, endpoint: str, access: str, keys: list[Mapping[str, Any]]
    ) -> Mapping[str, Any]:
        answer = await _fetch(endpoint, None, {"authorization": f"Bearer {access}"})
        if answer.content_type == "application/jwt":
            return self._verified(answer.body.decode("ascii", "replace").strip(), keys)
        return _object(answer)

    def _verified(self, token: str, keys: list[Mapping[str, Any]]) -> Mapping[str, Any]:
        """The claims of a signed token."""
        header, claims, signed, signature = _parts(token)
        algorithm = header.get("alg")
        if algorithm == "HS256":
            expected = hmac.new(self._settings.secret.encode(), signed, hashlib.sha256).digest()
            good = hmac.compare_digest(expected, signature)
        else:
            good = any(
                _signature_is_good(str(algorithm), key, signed, signature)
                for key in keys
                if header.get("kid") in {None, key.get("kid")}
            )
        if not good:
            raise Refused("a token is not signed as it should be")
        return claims

    def _check(self, claims: Mapping[str, Any], attempt: Attempt, now: datetime) -> None:
        """Issuer, audience, life and nonce of the identity token."""
        audience = claims.get("aud")
        if str(claims.get("iss", "")).rstrip("/") != (self._settings.issuer or "").rstrip("/"):
            raise Refused("the token is of another issuer")
        if self._settings.client not in (audience if isinstance(audience, list) else [audience]):
            raise Refused("the token is for another client")
        until = claims.get("exp")
        if not isinstance(until, int | float) or now.timestamp() > until + _LEEWAY_SECONDS:
            raise Refused("the token has expired")
        if not self.nonce_is_right(attempt, str(claims.get("nonce", ""))):
            raise Refused("the token answers another request")

    def nonce_is_right(self, attempt: Attempt, nonce: str) -> bool:
        """Whether the identity answers this browser's request."""
        return hmac.compare_digest(attempt.nonce.encode(), nonce.encode())


async def _fetch(url: str, body: bytes | None = None, headers: Mapping[str, str] | None = None) -> Answer:
    try:
        answer = await asyncio.to_thread(call, url, body, headers)
    except Unreachable as error:
        raise Refused(f"{url} does not answer: {error}") from error
    if not answer.is_success:
        raise Refused(f"{url} answers {answer.status}")
    return answer


def _object(answer: Answer) -> Mapping[str, Any]:
    try:
        value = json.loads(answer.body)
    except ValueError as error:
        raise Refused("an answer is no JSON") from error
    if not isinstance(value, dict):
        raise Refused("an answer is no object")
    return value


def _text(values: Mapping[str, Any], name: str) -> str:
    value = values.get(name)
    if not isinstance(value, str) or not value:
        raise Refused(f"{name} is missing")
    return value


def _parts(token: str) -> tuple[Mapping[str, Any], Mapping[str, Any], bytes, bytes]:
    """Header, claims, what is signed, and the signature."""
    try:
        header, claims, signature = token.split(".")
        read = [json.loads(_decoded(part)) for part in (header, claims)]
        if not all(isinstance(part, dict) for part in read):
            raise Refused("a token is malformed")
        return read[0], read[1], f"{header}.{claims}".encode(), _decoded(signature)
    except (ValueError, binascii.Error) as error:
        raise Refused("a token is malformed") from error


def _decoded(part: str) -> bytes:
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))


def _signature_is_good(algorithm: str, key: Mapping[str, Any], signed: bytes, signature: bytes) -> bool:
    """RS256 and ES256, by the key of the issuer."""
    # Loaded when a token is really signed so: it takes long, and most runs never get here.
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415
    from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa  # noqa: PLC0415
    from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature  # noqa: PLC0415
    from cryptography.hazmat.primitives.hashes import SHA256  # noqa: PLC0415

    try:
        if algorithm == "RS256" and key.get("kty") == "RSA":
            numbers = rsa.RSAPublicNumbers(_number(key, "e"), _number(key, "n"))
            numbers.public_key().verify(signature, signed, padding.PKCS1v15(), SHA256())
            return True
        if algorithm == "ES256" and key.get("crv") == "P-256" and len(signature) == 64:
            half = [int.from_bytes(part, "big") for part in (signature[:32], signature[32:])]
            point = ec.EllipticCurvePublicNumbers(_number(key, "x"), _number(key, "y"), ec.SECP256R1())
            point.public_key().verify(encode_dss_signature(*half), signed, ec.ECDSA(SHA256()))
            return True
    except (InvalidSignature, ValueError, KeyError):
        return False
    return False


def _number(key: Mapping[str, Any], name: str) -> int:
    return int.from_bytes(_decoded(str(key[name])), "big")


def _identity(told: Mapping[str, Any]) -> Identity:
    try:
        day = date.fromisoformat(str(told.get("birthdate", "")))
    except ValueError:
        day = None
    email = told.get("email")
    return Identity(
        _text(told, "sub"),
        _text(told, "family_name"),
        _text(told, "given_name"),
        day,
        email if isinstance(email, str) and email else None,
    )
