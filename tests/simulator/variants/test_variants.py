"""Each portal that is right in another way: it starts, serves its first pages, and lets a person identify."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import requests
from lxml import html

from simulator.serve import start
from simulator.settings import Settings, WrongSettings
from simulator.variants import variant_named
from simulator.variants.registry import as_list, every_variant

LISTED = Path(__file__).parents[3] / "candidates" / "simulator-variants.json"
VARIANTS = every_variant()
# What they change comes later than the first pages, or is of one guide alone.
LATER = {
    "refusal-pages",
    "information-page",
    "no-redirect",
    "found",
    "refresh",
    "late-mail",
    "code-boxes",
    "mobile-pairs",
}
URSSAF_ONLY = {"profile-buttons", "split-number"}


@pytest.fixture(params=VARIANTS, ids=lambda each: each.name)
def portal(request):
    running = start(Settings(variant=request.param.name))
    yield running.url + "urssaf/"
    running.stop()


def test_there_are_many_ways_of_being_right():
    """Markup, names, errors, transport, mails, pages in between and scripts."""
    assert len(VARIANTS) >= 20


def test_a_variant_is_at_one_place():
    """It overrides one of the two methods, or how a page is drawn, and has a sentence of its own."""
    for each in VARIANTS:
        own = {"parts", "dress", "draw"} & set(vars(each))
        assert len(own) == 1, each.name
    assert len({each.change for each in VARIANTS}) == len(VARIANTS)


def test_the_first_pages_are_served_and_a_refusal_is_told(portal):
    """Home, profiles, identification, and what an empty form is answered."""
    with requests.Session() as http:
        for path, words in (("", "espace personnel"), ("espace", "profil"), ("identification", "suivant")):
            page = http.get(portal + path, timeout=10)
            assert page.status_code == 200
            assert words in spoken(page).casefold(), page.text
        refused = http.post(portal + "identification", first_form(page), timeout=10)
        assert "activation" in spoken(refused)
        assert refused.status_code in {200, 422}


def test_the_list_of_the_profile_is_the_one_of_the_registry():
    """Made again by: python -m simulator --list-variants --json > candidates/simulator-variants.json"""
    assert json.loads(LISTED.read_text(encoding="utf-8")) == as_list()


def test_the_audiens_portal_varies_too():
    """Its form, its log-in page or a refusal differ, unless the variant is of one guide."""
    usual = audiens("")
    same = {each.name for each in VARIANTS if "parts" not in vars(each) and audiens(each.name) == usual}
    slow = {"slow-pages", "values-as-text"}
    assert same - LATER - slow == URSSAF_ONLY


def audiens(variant):
    """What its first pages say and how, without what is drawn by lot."""
    running = start(Settings(variant=variant))
    try:
        with requests.Session() as http:
            pages = [
                http.get(running.url + "audiens/" + path, timeout=10) for path in ("connexion", "inscription")
            ]
            form = dict(
                re.findall(r'name=\\?"([^"\\]*(?:csrf|nonce))\\?" value=\\?"([^"\\]+)', pages[-1].text)
            )
            pages.append(http.post(running.url + "audiens/inscription", form, timeout=10))
            kept = [
                (page.encoding, page.headers.get("content-encoding"), page.headers.get("transfer-encoding"))
                for page in pages
            ]
            texts = [re.sub(r'value=\\?"[^"]{16,}"', "", page.text) for page in pages]
            return texts, kept, sorted(http.cookies.keys())
    finally:
        running.stop()


def test_an_unknown_variant_is_refused_with_those_whose_name_is_near():
    """Whoever mistypes a name finds the right one."""
    with pytest.raises(WrongSettings, match="tables"):
        variant_named("table")


def spoken(page):
    """The page as text, with what its fields, its buttons and its scripts hold."""
    tree = html.fromstring(page.content, parser=html.HTMLParser(encoding=page.encoding))
    values = tree.xpath("//input/@value | //input/@alt | //input/@placeholder | //*/@aria-label")
    return " ".join([tree.text_content(), *values]).replace("\\u00e9", "é")


def first_form(page):
    """The proof of the session, under whatever name, in a page or in the script that draws it."""
    return dict(re.findall(r'name=\\?"([^"\\]*csrf)\\?" value=\\?"([^"\\]+)', page.text))


@pytest.mark.parametrize("name", [each.name for each in VARIANTS if "parts" in vars(each)])
def test_every_way_of_writing_mails_gives_the_link(declared, name):
    """The message comes, and each of its parts holds the link once decoded."""
    bench = declared(variant=name)
    bench.waiting(bench.file())
    _, message = bench.mailbox.next()
    texts = [part.get_content() for part in message.walk() if part.get_content_maintype() == "text"]
    assert texts
    assert all(f"{bench.home}lien/" in text for text in texts)


def test_variants_are_combined():
    """Labels around their fields, and buttons in capitals: right in two ways at once."""
    running = start(Settings(variant="wrapping-labels,capitals"))
    try:
        page = requests.get(f"{running.url}urssaf/connexion", timeout=5).text
    finally:
        running.stop()
    assert "SE CONNECTER</button>" in page
    assert not re.search(r"<label[^>]* for=", page)
