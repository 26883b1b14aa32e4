"""What an HTTPS portal must carry is told from its exchanges; addresses and headers are read as they are."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from harness.cookies import cookies_of, weaknesses
from harness.exchanges import Exchange
from harness.faults import Blocked, Nonconformity
from harness.general.transport import Transport, fetched, in_address, max_age
from harness.general.walk import Walk

PAGE = b"<html><body><form action='/suite' method=post></form></body></html>"
SAFE = (
    ("content-security-policy", "default-src 'self'; frame-ancestors 'none'"),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "strict-origin"),
    ("cache-control", "no-store"),
)


def answered(
    body: bytes = PAGE,
    *headers: tuple[str, str],
    url: str = "https://portail.example/page",
    method: str = "GET",
) -> Exchange:
    kept = (("content-type", "text/html; charset=utf-8"), *headers)
    return Exchange(method, url, (), b"", 200, kept, body)


def judged(*exchanges: Exchange, broken: Any = None, further: tuple[Exchange, ...] = ()) -> Transport:
    hosts = ("portail.example",)
    walk = Walk(hosts, (), exchanges, (), {}, ("Rose Durand",), broken, further)
    keeper = SimpleNamespace(exchanges=lambda kept: kept)
    bench = SimpleNamespace(
        keeper=keeper,
        settings={"urssaf": None},
        hosts=lambda _: hosts,
        wiring=SimpleNamespace(franceconnect=""),
    )
    world = SimpleNamespace(keep=lambda _: None, bench=bench)
    side = SimpleNamespace(
        hosts=hosts, world=world, settings=SimpleNamespace(items=lambda _: ("declare.example",))
    )
    general: Any = SimpleNamespace(walk=walk, world=world, side=side)
    return Transport(general)


@pytest.mark.parametrize(
    "exchange",
    [
        answered(url="http://portail.example/page"),
        answered(b"<form action='http://portail.example/suite'></form>"),
        answered(b"<form><button formaction='http://portail.example/suite'>Oui</button></form>"),
    ],
)
def test_a_page_or_a_form_in_clear_is_found(exchange: Exchange) -> None:
    """GEN-001: the form's action counts as much as the page's own address."""
    with pytest.raises(Nonconformity, match="HTTPS"):
        judged(answered(), exchange).ensure_all_https()
    judged(answered()).ensure_all_https()


@pytest.mark.parametrize(
    ("header", "holds"),
    [
        ("max-age=31535999", False),
        ("max-age=31536000", True),
        ("includeSubDomains; max-age=63072000", True),
        ("max-age=0", False),
        ("", False),
    ],
)
def test_a_year_of_strict_transport(header: str, holds: bool) -> None:
    """GEN-002: one second less than a year is too little."""
    page = answered(PAGE, ("strict-transport-security", header))
    if holds:
        judged(page).ensure_strict_transport()
    else:
        with pytest.raises(Nonconformity, match="secondes"):
            judged(page).ensure_strict_transport()


@pytest.mark.parametrize("missing", [name for name, _ in SAFE[:3]])
def test_each_header_is_missed(missing: str) -> None:
    """GEN-004: any of the three that is absent is told."""
    judged(answered(PAGE, *SAFE)).ensure_safe_headers()
    with pytest.raises(Nonconformity):
        judged(answered(PAGE, *(each for each in SAFE if each[0] != missing))).ensure_safe_headers()


def test_what_shows_the_person_is_not_stored() -> None:
    """GEN-005: what says nothing of her may be kept; what a form is answered is not, unless it says so."""
    hers = b"<p>Bonjour Rose Durand</p>"
    judged(answered(hers, ("cache-control", "no-store")), answered()).ensure_not_stored()
    judged(answered(hers, method="POST")).ensure_not_stored()
    for cache in ("public, max-age=600", "private", "no-cache"):
        with pytest.raises(Nonconformity, match="no-store"):
            judged(answered(hers, ("cache-control", cache))).ensure_not_stored()


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("https://portail.example/?nir=2%2055%2004%2099%20999%20990%2077", True),
        ("https://portail.example/dossier/255049999999077/suite", True),
        ("https://portail.example/?m=rose%40example.org", True),
        ("https://portail.example/lien/a8f0255049999999077b", True),
        ("https://portail.example/lien/Zm9vYmFy", False),
        ("https://portail.example/lien/cm9zZUBleGFtcGxlLm9yZw", True),
    ],
)
def test_what_an_address_tells(address: str, told: bool) -> None:
    """GEN-006: in clear, grouped, encoded, or as a part of a token."""
    typed = {"le numéro": "255049999999077", "l’adresse": "rose@example.org"}
    assert (in_address(address, typed) is not None) is told


def test_a_host_that_is_not_declared_is_found() -> None:
    """GEN-008: what is fetched counts, what is only linked does not."""
    linked = (
        b"<a href='https://ailleurs.example/'>Ici</a><script src='https://declare.example/a.js'></script>"
    )
    judged(answered(linked)).ensure_no_stranger()
    with pytest.raises(Nonconformity, match="tiers"):
        judged(answered(b"<img srcset='https://mesure.example/p.gif 2x'>")).ensure_no_stranger()
    assert "https://x.example/f.png" in set(
        fetched(answered(b"<p style='background: url(https://x.example/f.png)'>"))
    )


def test_a_walk_that_was_not_ended_blocks_who_finds_nothing() -> None:
    """What was seen is judged; what was not seen cannot pass."""
    broken = Nonconformity("l’espace", "une panne", "URS-070")
    with pytest.raises(Blocked) as blocked:
        judged(answered(PAGE, *SAFE), broken=broken).ensure_safe_headers()
    assert blocked.value.requirement == "URS-070"
    with pytest.raises(Nonconformity):
        judged(answered(), broken=broken).ensure_safe_headers()


def test_cookies_are_read_with_their_attributes() -> None:
    """GEN-003: each attribute that lacks is named; Secure only where HTTPS is expected."""
    given = answered(
        PAGE, ("set-cookie", "sid=abc; Path=/; HttpOnly; SameSite=None"), ("set-cookie", "x=; Max-Age=0")
    )
    known = cookies_of([given])
    assert set(known) == {"sid"}
    assert weaknesses(known["sid"], secure=False) == ["SameSite Lax ou Strict (lu : None)"]
    assert "Secure" in weaknesses(known["sid"], secure=True)


def test_the_age_of_strict_transport() -> None:
    """Quoted or not; nothing where it does not say."""
    assert max_age('max-age="31536000"') == 31_536_000
    assert max_age("includeSubDomains") is None


def test_a_page_beside_the_guide_carries_its_headers_too() -> None:
    """GEN-004: an unknown address is refused by a page, which another site could frame."""
    kept = judged(answered(PAGE, *SAFE), further=(answered(PAGE, *SAFE),))
    kept.ensure_safe_headers()
    refused = replace(answered(PAGE, *SAFE[1:]), status=404)
    with pytest.raises(Nonconformity, match="frame-ancestors"):
        judged(answered(PAGE, *SAFE), further=(refused,)).ensure_safe_headers()


def test_a_service_that_shows_her_is_not_kept() -> None:
    """GEN-005: what her space leads to is judged as the guide's own pages are."""
    service = answered(b"<p>Rose Durand</p>", ("cache-control", "private, max-age=60"))
    with pytest.raises(Nonconformity, match="no-store"):
        judged(answered(PAGE, *SAFE), further=(service,)).ensure_not_stored()
    judged(answered(PAGE, *SAFE), further=(answered(b"<p>Rose Durand</p>", *SAFE),)).ensure_not_stored()
