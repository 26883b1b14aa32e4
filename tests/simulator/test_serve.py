"""The simulator as one application, in this process."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
import requests

from simulator.parts import Parts
from simulator.serve import start
from simulator.settings import Settings, WrongSettings
from simulator.urssaf import texts
from simulator.urssaf.pages import UrssafPages
from simulator.urssaf.rules import UrssafRules


class Relabelled(UrssafPages):
    """One label is another."""

    labels = replace(texts.Labels(), next="Continuer")


class Keyless(UrssafRules):
    """The key of the number is not looked at."""

    def nir_key_fault(self, _nir):
        return None


def submitted(parts, nir):
    running = start(Settings(), parts)
    try:
        with requests.Session() as http:
            page = http.get(running.url + "urssaf/identification").text
            csrf = page.partition('name="csrf" value="')[2].partition('"')[0]
            answer = http.post(running.url + "urssaf/identification", {"csrf": csrf, "nir": nir, "code": "x"})
            return page, answer.text
    finally:
        running.stop()
        running.stop()


def test_one_override_makes_another_portal():
    """A part with one method or label of its own changes that and nothing else."""
    usual = submitted(Parts(), "185089299999997")
    faulty = submitted(Parts(urssaf_pages=Relabelled, urssaf_rules=Keyless), "185089299999997")
    assert ">suivant<" in usual[0]
    assert ">Continuer<" in faulty[0]
    assert "La clé du numéro" in usual[1]
    assert "ne permettent pas de vous identifier" in faulty[1]


def test_the_public_address_is_the_base_of_what_is_told():
    """A portal behind a proxy gives that address, and guards its cookie and its headers for HTTPS."""
    running = start(Settings(public_url="https://portail.example/"))
    try:
        assert running.url == "https://portail.example/"
        assert running.control_url == "https://portail.example/control/"
    finally:
        running.stop()


def test_a_log_in_path_that_is_taken_is_refused():
    """Two pages cannot share an address."""
    for path in ("identification", "/", "mon-espace"):
        with pytest.raises(WrongSettings, match=r"urs\.login\.path"):
            start(Settings(parameters={"urs.login.path": path}))


def test_https_brings_hsts_and_secure_cookies():
    """Only where the public address is https."""
    import asyncio

    from simulator.serve import build

    for base, expected in (("https://portail.example", True), ("http://127.0.0.1", False)):
        sent = []

        async def send(message, sent=sent):
            sent.append(message)

        async def receive():
            return {"type": "http.request", "body": b"", "more_body": False}

        scope = {
            "type": "http",
            "method": "GET",
            "path": "/urssaf/identification",
            "raw_path": b"",
            "root_path": "",
        }
        scope |= {
            "query_string": b"",
            "headers": [],
            "scheme": "http",
            "server": ("x", 80),
            "http_version": "1.1",
        }
        asyncio.run(build(Settings(), base)(scope, receive, send))
        headers = dict(sent[0]["headers"])
        assert (b"max-age=31536000" in headers.get(b"strict-transport-security", b"")) is expected
        assert (b"Secure" in headers[b"set-cookie"]) is expected


def test_both_portals_look_alike_but_for_their_colours():
    """Every colour that the shared sheet names is given by the portal's own, which comes after it."""
    running = start(Settings())
    try:
        sheets = [requests.get(running.url + f"{name}/style.css").text for name in ("urssaf", "audiens")]
    finally:
        running.stop()
    for sheet in sheets:
        assert set(re.findall(r"var\((--\w+)\)", sheet)) == set(re.findall(r"(--\w+):", sheet))
    (shared, blue), (again, red) = (sheet.split("/* The ") for sheet in sheets)
    assert shared == again != ""
    assert blue != red
