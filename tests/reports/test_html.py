"""The page says the verdict, what it rests on and what to do, and shows every requirement with its proof."""

from __future__ import annotations

import base64
import hashlib
import itertools
import json
import re
from typing import Any

import pytest

from catalogue.model import Check, Level, Source
from record.outcomes import Cause, Finding, Outcome

FAILED = Finding(Outcome.FAILED, Cause.CANDIDATE, "", "un e-mail", "aucun e-mail")
BLOCKED = Finding(Outcome.CANT_TELL, Cause.BLOCKED, "aucun lien reçu", requirement="URS-037")
DECLARED = Finding(Outcome.UNTESTED, Cause.DECLARED, "pas d'horloge")
INAPPLICABLE = Finding(Outcome.INAPPLICABLE, Cause.DECLARED, "autre lecture")
HARNESS = Finding(Outcome.CANT_TELL, Cause.HARNESS, "erreur du banc")

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 40


def verdict(page: Any) -> Any:
    """The top of the page."""
    return page.find_class("verdict")[0]


@pytest.mark.parametrize(
    ("finding", "title"),
    [
        (None, "Recette prononcée"),
        (DECLARED, "Recette prononcée avec réserves"),
        (FAILED, "Recette refusée"),
        (HARNESS, "Portail non jugé"),
    ],
)
def test_the_verdict_is_the_title_of_the_page(tell: Any, finding: Finding | None, title: str) -> None:
    """The only first-level heading, and the document's title."""
    second = tell.scenario("URS-002", finding) if finding else tell.scenario("URS-002")
    page = tell.campaign([tell.scenario("URS-001"), second]).page()
    (heading,) = page.iter("h1")
    assert heading.text_content() == title
    assert page.findtext(".//title").startswith(title)


def test_what_failed_first_in_the_journey_is_at_the_top_with_expected_and_observed(
    tell: Any, words: Any
) -> None:
    """In the ledger's order; the others are named behind it."""
    told = [tell.scenario("URS-009", FAILED), tell.scenario("URS-001"), tell.scenario("URS-005", FAILED)]
    rows = [tell.requirement(id) for id in ("URS-001", "URS-005", "URS-009")]
    (first,) = verdict(tell.campaign(told, rows).page()).find_class("first")
    text = words(first)
    assert "URS-005 L’exigence URS-005 est énoncée ici." in text
    assert "Attendu un e-mail Constaté aucun e-mail" in text
    assert "Également non tenue : URS-009" in text


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"selection": "étiquettes : @URS"}, "Campagne filtrée (étiquettes : @URS)"),
        ({"ended_because": "arrêt demandé"}, "Campagne interrompue : arrêt demandé"),
        ({"ended": ""}, "Campagne inachevée"),
    ],
)
def test_a_band_warns_of_a_run_that_is_not_a_whole_campaign(
    tell: Any, words: Any, facts: dict[str, str], expected: str
) -> None:
    """Filtered, interrupted, or without an end."""
    (band,) = tell.campaign([tell.scenario("URS-001")], **facts).page().find_class("band")
    assert expected in words(band)


def test_a_whole_campaign_has_no_band(tell: Any) -> None:
    """A warning that is always there is not read."""
    assert tell.campaign([tell.scenario("URS-001")]).page().find_class("band") == []


@pytest.mark.parametrize(
    ("finding", "word"),
    [
        (None, "tenue"),
        (FAILED, "non tenue"),
        (HARNESS, "indécidable"),
        (DECLARED, "non évaluée"),
        (INAPPLICABLE, "sans objet"),
    ],
)
def test_each_outcome_has_its_word(tell: Any, words: Any, finding: Finding | None, word: str) -> None:
    """On the requirement's own badge."""
    told = tell.scenario("URS-001", finding) if finding else tell.scenario("URS-001")
    row = tell.campaign([told]).page().get_element_by_id("URS-001")
    assert words(row.find("header").find_class("badge")[0])[2:] == word


def test_a_requirement_says_its_statement_level_source_and_who_is_to_confirm(tell: Any, words: Any) -> None:
    """All that a product owner needs to find it in the guide."""
    row = tell.requirement("URS-001", Level.INFERRED, check=Check.ASSISTED)
    text = words(tell.campaign([tell.scenario("URS-001")], [row]).page().get_element_by_id("URS-001"))
    assert "URS-001 L’exigence URS-001 est énoncée ici." in text
    assert "Déduite Guide Urssaf artistes-auteurs, étape 3, lignes 47 et 49 à 57" in text
    assert "À confirmer par une personne" in text


def test_a_requirement_outside_the_guides_says_so(tell: Any, words: Any) -> None:
    """No step, no line: its references stand for it."""
    row = tell.requirement(
        "URS-001", Level.GOOD_PRACTICE, source=Source("", "", ()), references=("RFC 5321 4.5.3.1",)
    )
    text = words(tell.campaign([tell.scenario("URS-001")], [row]).page().get_element_by_id("URS-001"))
    assert "Hors des guides : état de l’art (RFC 5321 4.5.3.1)" in text


def test_what_could_not_be_concluded_asks_nobody_to_confirm(tell: Any) -> None:
    """There is nothing to confirm yet."""
    row = tell.requirement("URS-001", check=Check.ASSISTED)
    page = tell.campaign([tell.scenario("URS-001", HARNESS)], [row]).page()
    assert page.find_class("confirm") == []


def test_the_declared_reading_and_what_the_guide_leaves_open_are_told(tell: Any, words: Any) -> None:
    """In the guide's language, not by keys alone."""
    row = tell.requirement("URS-001", ambiguities=("URS-AMB-03",))
    profile = {"readings": {"URS-AMB-03": "two"}}
    page = tell.campaign([tell.scenario("URS-001")], [row], profile=profile).page()
    assert "Lecture déclarée : URS-AMB-03 = two : deux liens" in words(page.get_element_by_id("URS-001"))
    (place,) = page.find_class("open")
    assert "Un lien ou deux ? Lecture déclarée : deux liens" in words(place)


def test_a_blocked_requirement_links_to_the_one_that_blocks_it(tell: Any, words: Any) -> None:
    """And the top says to begin with that one."""
    page = tell.campaign([tell.scenario("URS-037", FAILED), tell.scenario("URS-038", BLOCKED)]).page()
    blocked = page.get_element_by_id("URS-038").find_class("finding")[0]
    assert "Bloqué par : URS-037 L’exigence URS-037 est énoncée ici." in words(blocked)
    assert [link.get("href") for link in blocked.iter("a")] == ["#URS-037"]
    assert "Lever d’abord URS-037 : 1 exigence en dépend." in words(verdict(page))


def test_what_blocks_is_named_without_a_link_where_the_page_does_not_hold_it(tell: Any) -> None:
    """A link that leads nowhere is worse than none."""
    blocked = tell.campaign([tell.scenario("URS-038", BLOCKED)]).page().get_element_by_id("URS-038")
    assert [link.get("href") for link in blocked.find_class("finding")[0].iter("a")] == []


def test_a_scenario_shows_its_steps_with_their_state(tell: Any, words: Any) -> None:
    """In words, not by colour alone."""
    page = tell.campaign([tell.scenario("URS-001", FAILED)]).page()
    steps = [words(step) for step in page.get_element_by_id("scenario-1").find_class("steps")[0]]
    assert steps[0] == "✓ Quand elle entre (réussie, 250 ms)"
    assert steps[1].startswith("✕ Alors elle est entrée (en échec, 250 ms)")


def test_a_scenario_that_two_requirements_share_is_told_once_and_linked(tell: Any, words: Any) -> None:
    """Both show its outcome."""
    page = tell.campaign([tell.scenario("URS-001 URS-002", FAILED)]).page()
    again = page.get_element_by_id("URS-002").find_class("again")[0]
    assert words(again) == "✕ en échec Scénario numéro 1 détail sous URS-001"
    assert again.find("a").get("href") == "#scenario-1"


def test_requirements_without_a_scenario_are_counted_and_listed(tell: Any, words: Any) -> None:
    """In their place, in the counts and in the annexes."""
    rows = [tell.requirement("URS-001"), tell.requirement("URS-002", feature="URS-F02")]
    page = tell.campaign([tell.scenario("URS-001")], rows).page()
    assert "aucun scénario ne porte encore cette exigence" in words(page.get_element_by_id("URS-002"))
    assert "1 exigence sans scénario joué" in words(page.get_element_by_id("vue-d-ensemble"))
    annex = page.get_element_by_id("annexe-sans-scenario").getparent()
    assert [link.get("href") for link in annex.iter("a")] == ["#URS-002"]


def test_a_scenario_that_carries_no_judged_requirement_is_shown_apart(tell: Any, words: Any) -> None:
    """A failure there changes no verdict, and is not hidden."""
    rows = [tell.requirement("URS-001")]
    page = tell.campaign([tell.scenario("URS-001"), tell.scenario("ESSAI-1", FAILED)], rows).page()
    annex = page.get_element_by_id("annexe-hors-exigence").getparent()
    assert "✕ en échec Scénario numéro 2" in words(annex)


def test_requirements_stand_under_their_step_in_the_ledgers_order(tell: Any) -> None:
    """Feature by feature, whatever the order of play."""
    rows = [
        tell.requirement("URS-002", feature="URS-F02"),
        tell.requirement("URS-001"),
        tell.requirement("URS-003"),
    ]
    page = tell.campaign([tell.scenario("URS-003 URS-002")], rows).page()
    assert [row.get("id") for row in page.iter("article")] == ["URS-001", "URS-003", "URS-002"]


def test_counts_are_given_by_level(tell: Any, words: Any) -> None:
    """Every requirement of the page is in the table once."""
    rows = [tell.requirement(f"URS-00{n}") for n in range(1, 4)]
    rows.append(tell.requirement("URS-004", Level.GOOD_PRACTICE))
    page = tell.campaign([tell.scenario("URS-001", FAILED), tell.scenario("URS-002")], rows).page()
    lines = [words(line) for line in page.find_class("counts")[0].iter("tr")]
    assert lines[1:] == ["Documentée 1 0 1 1 0 3", "Déduite 0 0 0 0 0 0", "Bonne pratique 0 0 1 0 0 1"]


def test_a_picture_is_in_the_page_and_a_message_is_text(tell: Any) -> None:
    """Nothing is fetched."""
    evidence = [(PNG, "image/png", "écran"), ("À : é".encode(), "message/rfc822", "e-mail")]
    page = tell.campaign([tell.scenario("URS-001", FAILED, evidence=evidence)]).page()
    (image,) = page.iter("img")
    assert image.get("src") == "data:image/png;base64," + base64.b64encode(PNG).decode()
    assert image.get("alt") == "écran"
    assert [block.text for block in page.iter("pre")] == ["À : é"]


def test_the_same_evidence_is_carried_once(tell: Any) -> None:
    """Later uses lead to it."""
    page_seen = (b"la page", "text/html", "page")
    told = [tell.scenario("URS-001", evidence=[page_seen]), tell.scenario("URS-002", evidence=[page_seen])]
    page = tell.campaign(told).page()
    assert len(list(page.iter("pre"))) == 1
    (piece,) = [item for item in page.find_class("piece") if item.tag == "p"]
    assert page.get_element_by_id(piece.find("a").get("href")[1:]).tag == "details"


def test_the_page_needs_nothing_from_outside(tell: Any) -> None:
    """No address but those inside the page and the run folder, and a policy that forbids the rest."""
    page = tell.campaign([tell.scenario("URS-001", FAILED, evidence=[(PNG, "image/png", "écran")])]).page()
    targets = [element.get(name) for element in page.iter() for name in ("src", "href", "action", "data")]
    assert all(re.match(r"#|data:image/png|evidence/", target) for target in targets if target)
    assert list(page.iter("link", "iframe", "object", "embed", "base", "form")) == []


def test_the_policy_lets_the_pages_own_script_run_and_no_other(tell: Any) -> None:
    """Its digest is that of the only script."""
    page = tell.campaign([tell.scenario("URS-001")]).page()
    (script,) = page.iter("script")
    digest = base64.b64encode(hashlib.sha256(script.text.encode()).digest()).decode()
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none'; img-src data:; style-src 'unsafe-inline'; ")
    assert f"script-src 'sha256-{digest}'" in policy


def test_ids_are_unique_and_every_link_of_the_page_leads_somewhere(tell: Any) -> None:
    """Contents, blockers, annexes, shared scenarios."""
    told = [
        tell.scenario("URS-037 URS-001", FAILED, evidence=[(b"page", "text/html", "page")]),
        tell.scenario("URS-038", BLOCKED, evidence=[(b"page", "text/html", "page")]),
        tell.scenario("AUTRE"),
    ]
    rows = [
        tell.requirement(id, ambiguities=("URS-AMB-03",))
        for id in ("URS-001", "URS-037", "URS-038", "URS-040")
    ]
    page = tell.campaign(told, rows).page()
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in page.xpath("//@href") if href.startswith("#")} <= set(ids)


def test_headings_never_skip_a_level(tell: Any) -> None:
    """A screen reader's user goes through them as through a table of contents."""
    page = tell.campaign([tell.scenario("URS-001", FAILED), tell.scenario("URS-002", DECLARED)]).page()
    levels = [int(heading.tag[1]) for heading in page.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_the_same_folder_gives_the_same_bytes(tell: Any) -> None:
    """Even where it has been moved."""
    campaign = tell.campaign([tell.scenario("URS-001", FAILED, evidence=[(b"page", "text/html", "page")])])
    first = campaign.source()
    moved = campaign.folder.path.rename(campaign.folder.path.with_name("ailleurs"))
    assert type(campaign)(type(campaign.folder)(moved), campaign.catalogue).source() == first


def test_the_identity_of_the_run_is_whole(tell: Any, words: Any) -> None:
    """Who, when, how, with which seed and which texts."""
    text = words(tell.campaign([tell.scenario("URS-001")]).page().body)
    for fact in (
        "Fournisseur Fournisseur",
        "24 novembre 2026 à 5 h 39 (UTC)",
        "5 min 40 s",
        "par HTTP, sans navigateur",
        "Graine 4815",
        "ab" * 32,
    ):
        assert fact in text


def test_a_run_that_was_stopped_shows_what_was_never_played(tell: Any, words: Any) -> None:
    """As undecided, with the reason."""
    told = [tell.scenario("URS-001"), tell.scenario("URS-002", played=False)]
    page = tell.campaign(told, ended_because="arrêt demandé au clavier").page()
    row = words(page.get_element_by_id("URS-002"))
    assert "? indécidable" in row
    assert "scénario jamais joué" in row


def test_a_run_is_judged_from_its_stream_and_not_from_what_else_lies_in_the_folder(tell: Any) -> None:
    """A forged `verdict.json` changes nothing."""
    campaign = tell.campaign([tell.scenario("URS-001", FAILED)])
    campaign.folder.verdict.write_text(json.dumps({"verdict": "conforming"}), encoding="utf-8")
    assert campaign.page().findtext(".//h1") == "Recette refusée"


def test_a_finding_is_told_at_the_step_that_broke(tell: Any, words: Any) -> None:
    """Once under the requirement, once there, and not in between."""
    told = tell.campaign([tell.scenario("URS-001", FAILED)]).page().get_element_by_id("scenario-1")
    (finding,) = told.find_class("finding")
    assert "Alors elle est entrée" in words(finding.getparent())


def test_an_elided_keyword_takes_no_space(tell: Any, words: Any) -> None:
    """« Et qu’elle », as it is read."""
    campaign = tell.campaign([tell.scenario("URS-001")])
    stream = campaign.folder.messages
    stream.write_text(stream.read_text("utf-8").replace('"Alors "', '"Et qu\'"'), encoding="utf-8")
    assert "Et qu’elle est entrée" in campaign.page().get_element_by_id("scenario-1").text_content()


def test_a_row_outside_the_selection_blames_nobody(tell: Any, words: Any) -> None:
    """It was left out on purpose."""
    rows = [tell.requirement("URS-001"), tell.requirement("URS-002")]
    page = tell.campaign([tell.scenario("URS-002", HARNESS)], rows, selection="étiquettes : @URS-002").page()
    row = words(page.get_element_by_id("URS-001"))
    assert "hors de la sélection qui a été jouée" in row
    assert "Cause" not in row
    assert words(verdict(page).find_class("first")[0]).startswith(
        "Première exigence laissée sans conclusion URS-002"
    )
