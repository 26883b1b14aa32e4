"""``homologue steps`` finds a step by a word; ``homologue lint`` names what is to be mended."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.homologue.finished import Caller

GOOD = """# language: fr
Fonctionnalité: Essai

  @URS-037
  Règle: Un message arrive

    Scénario: Le message arrive
      Étant donné une artiste-auteure munie de son numéro et de son code
      Quand elle choisit « suivant »
      Alors une commande « suivant » lui est offerte
"""


def test_a_step_is_found_by_a_word_of_it_or_by_its_domain(called: Caller) -> None:
    """Accents or not; with its parameters and where it is used."""
    (step,) = called("steps", "munie de son numero et de son code", "--json").json
    assert step["keyword"] == "Étant donné"
    assert step["defined"].startswith("steps/urssaf_parcours.py:")
    assert any(place.startswith("features/urssaf/") for place in step["used"])
    domains = {each["domain"] for each in called("steps", "coordonnees", "--json").json}
    assert "coordonnées" in domains


def test_a_closed_list_shows_what_it_admits(called: Caller) -> None:
    """A scenario is written without opening the code."""
    steps = called("steps", "{naissance}", "--json").json
    values = steps[0]["parameters"][0]["values"]
    assert "née en Corse-du-Sud depuis 1976" in values


def test_a_person_reads_steps_by_domain(called: Caller) -> None:
    """On one screen each: keyword, text, values, places."""
    ran = called("steps", "mot de passe")
    assert ran.code == 0
    assert "Mot de passe (Urssaf)" in ran.out
    assert "étapes." in ran.out


def test_a_word_that_no_step_says_is_told_with_what_may_be_meant(called: Caller) -> None:
    """Exit code 2."""
    ran = called("steps", "adrese")
    assert ran.code == 2
    assert "« adresse »" in ran.err


def test_a_good_file_passes_wherever_it_is(called: Caller, tmp_path: Path) -> None:
    """The definitions of this bench are its vocabulary."""
    (tmp_path / "bon.feature").write_text(GOOD, encoding="utf-8")
    ran = called("lint", tmp_path / "bon.feature")
    assert ran.code == 0, ran.out
    assert "1 fichier relu : aucun défaut, aucun conseil." in ran.out


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("elle choisit", "elle ne choisit pas", "undefined-step"),
        ("@URS-037", "@URS-0037", "proof"),
        ("Quand elle", "quand elle", "syntax"),
        ("      Étant donné", "      étant donné", "proof"),
        ("« suivant » lui", "«suivant» lui", "guillemets"),
    ],
)
def test_a_fault_fails_with_its_place(called: Caller, tmp_path: Path, old: str, new: str, rule: str) -> None:
    """And its rule, for a machine."""
    (tmp_path / "essai.feature").write_text(GOOD.replace(old, new), encoding="utf-8")
    ran = called("lint", tmp_path, "--json")
    assert ran.code == 1
    assert rule in {each["rule"] for each in ran.json}
    assert all(each["file"].endswith("essai.feature") and each["line"] for each in ran.json)


def test_advice_fails_only_where_it_is_asked_to(called: Caller, tmp_path: Path) -> None:
    """`--strict` is for a pipeline that wants it."""
    (tmp_path / "essai.feature").write_text(
        GOOD.replace("Le message arrive", "Il part et arrive"), encoding="utf-8"
    )
    assert called("lint", tmp_path).code == 0
    assert called("lint", tmp_path, "--strict").code == 1


def test_what_cannot_be_read_is_told(called: Caller, tmp_path: Path) -> None:
    """Absent, empty, not Gherkin, not UTF-8."""
    (tmp_path / "faux.feature").write_text("# language: fr\nbonjour\n", encoding="utf-8")
    (tmp_path / "latin.feature").write_bytes("# language: fr\nFonctionnalité: É\n".encode("latin-1"))
    (tmp_path / "vide").mkdir()
    for path, code in (("absent.feature", 2), ("vide", 2), ("latin.feature", 1)):
        ran = called("lint", tmp_path / path)
        assert (path, ran.code) == (path, code)
        assert ran.err.startswith("homologue :")
    ran = called("lint", tmp_path / "faux.feature")
    assert ran.code == 1
    assert "faux.feature:2 Gherkin illisible : « bonjour » n’est pas attendu ici" in ran.out


def test_the_steps_and_features_of_this_bench_have_no_fault(called: Caller) -> None:
    """No step is defined for nothing either."""
    ran = called("lint")
    assert ran.code == 0, ran.out
