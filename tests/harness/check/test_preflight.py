"""A candidate that is wired wrong is told so first, with what to change and the line to paste."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from harness.check.findings import Finding, State, ready
from harness.check.preflight import Preflight
from harness.launch import free_port
from harness.profile import read_profile
from tests.harness.check.handmade import PROFILE as PROFILE_PAGE
from tests.harness.check.handmade import WHO, HandMade, profile_of, served

Check = Callable[..., dict[str, Finding]]


@pytest.fixture
def portal() -> Iterator[HandMade]:
    """A portal of three pages."""
    with served() as portal:
        yield portal


@pytest.fixture
def check(portal: HandMade, tmp_path: Path) -> Check:
    """What the preflight of that portal finds, by what was tried; the worst where it was tried twice."""

    def run(more: str = "", url: str | None = None, driver: str = "http") -> dict[str, Finding]:
        path = tmp_path / "portail.toml"
        path.write_text(profile_of(url or portal.url) + more, "utf-8")
        found: dict[str, Finding] = {}
        for each in Preflight(read_profile(path), driver, tmp_path, patience=2).findings():
            if each.what not in found or each.state is State.WRONG:
                found[each.what] = each
        return found

    return run


def test_what_is_right_is_told_as_right(check: Check) -> None:
    """The address, the API, the person and the first screens of a portal that is wired right."""
    found = check()
    told = ("Adresse (urssaf)", "API de contrôle", "Personne inscrite (urssaf)", "Écran « choix du profil »")
    assert {what: found[what].state for what in told} == {
        what: State.REMARK if what == "API de contrôle" else State.RIGHT for what in told
    }
    assert "inspect" in found["API de contrôle"].seen


def test_lines_are_given_for_controls_of_other_words_and_they_work(check: Check) -> None:
    """Pasted as they are, they make the screen known, whatever names or lacks of names it has."""
    before = check()["Écran « identification »"]
    assert before.state is State.WRONG
    assert "Matricule national" in before.seen
    assert before.paste == (
        "[labels]",
        '"urssaf.nir" = { label = "Matricule national" }',
        '"urssaf.activation_code" = { css = "#s" }',
        '"urssaf.next" = { label = "Franchir" }',
    )
    after = check("\n".join(before.paste))
    assert after["Écran « identification »"].state is State.RIGHT
    assert after["Écran « choix de l’adresse de contact »"].state is State.WRONG


def test_boxes_without_a_group_are_proposed_as_parts(check: Check, portal: HandMade) -> None:
    """Four small entries in a row are one code."""
    boxes = "".join(f"<input id=b{n} maxlength=2>" for n in range(4))
    portal.pages["/qui"] = WHO.replace("<input id=s>", boxes)
    assert (
        '"urssaf.activation_code" = { parts = ["#b0", "#b1", "#b2", "#b3"] }'
        in check()["Écran « identification »"].paste
    )


def test_a_page_that_only_has_to_be_passed_is_proposed_as_such(check: Check, portal: HandMade) -> None:
    """Its heading and its command make a line of [pages], which works."""
    portal.pages["/profil"] = "<h1>Avant de commencer</h1><p>Lisez.<a href=/vraiment>J’ai compris</a>"
    portal.pages["/vraiment"] = "<h1>Profil</h1><a href=/qui>Vous êtes artiste-auteur</a>"
    before = check()["Écran « choix du profil »"]
    assert before.paste == ("[pages]", '"Avant de commencer" = "J’ai compris"')
    assert check("\n".join(before.paste))["Écran « choix du profil »"].state is State.RIGHT


def test_a_page_without_entries_is_passed_rather_than_labelled(check: Check, portal: HandMade) -> None:
    """What asks for a number is not on a page where nothing can be typed."""
    portal.pages["/profil"] = PROFILE_PAGE.replace("/qui", "/lire")
    portal.pages["/lire"] = "<h1>Avant de commencer</h1><form action=/qui><button>J’ai lu</button></form>"
    before = check()["Écran « identification »"]
    assert before.paste == ("[pages]", '"Avant de commencer" = "J’ai lu"')
    after = check("\n".join(before.paste))["Écran « identification »"]
    assert "Matricule national" in after.seen


def test_two_buttons_of_one_name_are_told_with_a_selector_each(check: Check, portal: HandMade) -> None:
    """Whoever reads it keeps one of the two lines."""
    twins = "<button id=a>suivant</button><button id=b>suivant</button>"
    portal.pages["/qui"] = (
        "<h1>Qui</h1><form method=post><label>NIR <input></label><label>Code d’activation <input></label>"
        f"{twins}</form>"
    )
    found = check()["Écran « choix de l’adresse de contact »"]
    assert found.state is State.WRONG
    assert found.paste == ("[labels]", '# "urssaf.next" = { css = "#a" }', '# "urssaf.next" = { css = "#b" }')


@pytest.mark.parametrize(
    ("answer", "seen"),
    [
        pytest.param((200, "text/html", "<h1>Bonjour"), "text/html", id="html"),
        pytest.param((404, "text/html", "Not found"), "404", id="404"),
        pytest.param((500, "text/plain", "boom"), "500", id="500"),
        pytest.param((200, "application/json", "{}"), "contract", id="other json"),
        pytest.param(None, "connexion impossible", id="nothing"),
    ],
)
def test_a_control_api_that_is_none_is_told_once(
    check: Check, portal: HandMade, answer: tuple[int, str, str] | None, seen: str
) -> None:
    """What came in its place is told with what to change; first screens are tried, the rest is not."""
    portal.control = answer
    found = check()
    assert found["API de contrôle"].state is State.WRONG
    assert seen in found["API de contrôle"].seen
    assert "[control]" in found["API de contrôle"].remedy
    assert found["Personne inscrite (urssaf)"].state is State.SKIPPED
    assert found["Écran « choix du profil »"].state is State.RIGHT
    assert next(name for name, each in found.items() if each.state is State.WRONG) == "API de contrôle"


@pytest.mark.parametrize("status", [404, 500])
def test_an_address_that_answers_an_error_is_told(check: Check, portal: HandMade, status: int) -> None:
    """Its status, and the key to correct."""
    portal.pages["/"] = status
    found = check()
    assert f"répond {status}" in found["Adresse (urssaf)"].seen
    assert "[portals.urssaf]" in found["Adresse (urssaf)"].remedy
    assert not ready(found.values())


def test_an_address_where_nobody_listens_is_told(check: Check) -> None:
    """A wrong port is neither a failure nor a verdict."""
    found = check(url=f"http://127.0.0.1:{free_port()}")
    assert "connexion refusée" in found["Adresse (urssaf)"].seen
    assert found["Parcours (urssaf)"].state is State.SKIPPED


def test_a_page_made_of_scripts_asks_for_a_browser(check: Check, portal: HandMade) -> None:
    """An empty page with a script is not a page without controls."""
    portal.pages["/"] = "<title>SPA</title><div id=app></div><script src=/app.js></script>"
    assert "[browser] required = true" in check()["Écran « page d’accueil »"].remedy
