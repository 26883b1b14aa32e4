"""The check looks at the page where one logs in, and says what keeps it from being one, and what to write."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from harness.check import preflight
from harness.check.findings import Finding, State
from harness.check.preflight import Preflight
from harness.check.stages import Stage
from harness.profile import read_profile
from harness.urssaf.journey import Journey
from tests.harness.check.handmade import HOME, HandMade, profile_of, served

LOGIN = (
    "<title>Connexion</title><h1>Connexion</h1><form method=post>"
    "<label>Adresse e-mail <input name=e></label><label>Mot de passe <input type=password name=p></label>"
    "<button>Se connecter</button></form>"
)
SPACE = (
    "<h1>Mon espace</h1><a href=/p>Payer</a><a href=/d>Mes documents</a><a href=/b>Mon RIB</a>"
    "<a href=/m>Écrire un message</a><a href=/s>Suivre mes démarches</a><a href=/connexion>Me déconnecter</a>"
)
WAY = "<a href=/connexion>Se connecter</a>"

Look = Callable[..., Finding]


@pytest.fixture
def portal() -> Iterator[HandMade]:
    """A portal whose home page leads to a page where one logs in."""
    with served() as portal:
        portal.pages |= {"/": HOME + WAY, "/connexion": LOGIN}
        yield portal


@pytest.fixture
def look(portal: HandMade, tmp_path: Path) -> Look:
    """What the check finds of the page where one logs in."""

    def run(more: str = "", name: str = "urssaf") -> Finding:
        path = tmp_path / "portail.toml"
        path.write_text(profile_of(portal.url, name) + more, "utf-8")
        found = Preflight(read_profile(path), "http", tmp_path, patience=2).findings()
        (login,) = (each for each in found if each.what == f"Page de connexion ({name})")
        return login

    return run


def test_a_page_that_is_recognised_is_told_as_right(look: Look, portal: HandMade) -> None:
    """With its address, from the home page, though the journey itself stops before."""
    found = look()
    assert found.state is State.RIGHT
    assert f"{portal.url}/connexion" in found.seen


def test_an_entry_of_other_words_gets_a_line_that_works(look: Look, portal: HandMade) -> None:
    """The line that is given makes the page known."""
    portal.pages["/connexion"] = LOGIN.replace("Adresse e-mail", "Matricule national")
    found = look()
    assert found.state is State.WRONG
    assert found.paste == ("[labels]", '"urssaf.login_name" = { label = "Matricule national" }')
    assert look("\n".join(found.paste)).state is State.RIGHT


def test_a_command_that_is_not_found_gets_a_line_too(look: Look, portal: HandMade) -> None:
    """The page is recognised by its entries alone; its form would stay unsent."""
    portal.pages["/connexion"] = LOGIN.replace("<button>Se connecter", "<button>Franchir le seuil")
    found = look()
    assert found.state is State.WRONG
    assert found.paste == ("[labels]", '"urssaf.login_submit" = { label = "Franchir le seuil" }')
    assert look("\n".join(found.paste)).state is State.RIGHT


def test_a_control_that_hides_the_page_is_named(look: Look, portal: HandMade) -> None:
    """It is taken for one of another page: the line designates the right one, wherever it is."""
    portal.pages["/connexion"] = LOGIN + "<button>Terminer mon inscription</button>"
    found = look()
    assert found.state is State.WRONG
    assert "« Terminer mon inscription » y est pris pour" in found.seen
    assert found.paste == ("[labels]", '# "urssaf.finalise" = { label = "…" }')
    designated = '[labels]\n"urssaf.finalise" = { label = "Finaliser" }'
    assert look(designated).state is State.RIGHT


@pytest.mark.parametrize(("name", "key"), [("urssaf", "urs.login.path"), ("audiens", "aud.login.path")])
def test_a_declared_address_that_gives_nothing_names_its_parameter(look: Look, name: str, key: str) -> None:
    """The address of the portal is right; that of the page is not."""
    found = look(f'[parameters]\n"{key}" = "ailleurs"', name)
    assert found.state is State.WRONG
    assert "404" in found.seen
    assert f'"{key}"' in found.remedy


def test_a_portal_without_a_way_to_it_is_a_remark(look: Look, portal: HandMade) -> None:
    """It may have no such page; where it has one, the parameter says where."""
    portal.pages["/"] = HOME
    found = look()
    assert found.state is State.REMARK
    assert '"urs.login.path"' in found.remedy


def test_the_page_of_the_other_portal_is_looked_at_where_it_is_declared(look: Look, portal: HandMade) -> None:
    """An entry for the secret is lacking."""
    page = "<h1>Connexion</h1><form><label>Identifiant <input></label><label>Jeton <input></label>"
    portal.pages["/connexion"] = page + "<button>Valider</button><a href=/i>Je m’inscris</a></form>"
    found = look('[parameters]\n"aud.login.path" = "connexion"', "audiens")
    assert found.state is State.WRONG
    assert '"audiens.login_secret" = { label = "Jeton" }' in found.paste


def test_the_way_that_a_log_out_shows_gets_a_line_that_works(
    look: Look, portal: HandMade, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing leads to it from the home page: the address where a log-out leads is proposed."""
    portal.pages |= {"/": HOME, "/espace": SPACE}
    monkeypatch.setattr(preflight, "urssaf_stages", _straight_to_the_space)
    found = look()
    assert found.state is State.WRONG
    assert found.paste == ("[parameters]", '"urs.login.path" = "/connexion"')
    assert look("\n".join(found.paste)).state is State.RIGHT


def _straight_to_the_space(journey: Journey) -> tuple[Stage, ...]:
    return (Stage("Espace", lambda: journey.visit.open(f"{journey.url}espace")),)


def test_an_entry_that_a_line_of_the_profile_misses_is_proposed_again(look: Look) -> None:
    """What is lacking is named, and the entry proposed though its words are those of another page's too."""
    found = look('[labels]\n"urssaf.login_name" = { label = "Matricule" }')
    assert found.state is State.WRONG
    assert "il manque une saisie « Identifiant »" in found.seen
    assert found.paste == ("[labels]", '"urssaf.login_name" = { label = "Adresse e-mail" }')
