"""The cookies that a client was given, and which of them its session hangs on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from harness.exchanges import Exchange


@dataclass(frozen=True, slots=True)
class Cookie:
    """A cookie as it was last set; attribute names are in lower case."""

    name: str
    value: str
    attributes: Mapping[str, str]


def cookies_of(exchanges: Iterable[Exchange]) -> dict[str, Cookie]:
    """The latest of each name that answers set."""
    lines = [line for each in exchanges for line in each.each_answered("set-cookie")]
    return {cookie.name: cookie for cookie in map(_cookie, lines) if cookie.value}


def pairs(header: str) -> dict[str, str]:
    """The names and values of a Cookie header."""
    parts = (part.strip().partition("=") for part in header.split(";"))
    return {name: value for name, _, value in parts if name}


def header(cookies: Mapping[str, str]) -> str:
    """A Cookie header."""
    return "; ".join(f"{name}={value}" for name, value in cookies.items())


def weaknesses(cookie: Cookie, *, secure: bool) -> list[str]:
    """What a session's cookie lacks."""
    kept = cookie.attributes
    same_site = kept.get("samesite", "")
    lacking = [] if "httponly" in kept else ["HttpOnly"]
    if same_site.lower() not in {"lax", "strict"}:
        lacking.append(f"SameSite Lax ou Strict (lu : {same_site or 'rien'})")
    return lacking + ([] if "secure" in kept or not secure else ["Secure"])


def _cookie(line: str) -> Cookie:
    first, *rest = line.split(";")
    name, _, value = first.strip().partition("=")
    attributes = {
        key.strip().lower(): told.strip() for key, _, told in (part.partition("=") for part in rest)
    }
    over = attributes.get("max-age", "") in {"0", "-1"} or "1970" in attributes.get("expires", "")
    return Cookie(name, "" if over else value.strip('"'), attributes)
