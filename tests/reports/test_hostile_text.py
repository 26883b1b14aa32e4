"""Whatever the candidate writes, the reports show it and never run it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lxml import html

from record.messages import FINDING_MEDIA_TYPE
from record.outcomes import Cause, Finding, Outcome

FAILED = Finding(Outcome.FAILED, Cause.CANDIDATE, "", "un e-mail", "aucun e-mail")
HOSTILE = [
    "<script>alert(1)</script>",
    "</pre></details></body><h1>Recette prononcée</h1>",
    "]]><failure/>",
    '" onload="alert(1)',
    "{{ report.headline }} {% raw %}",
    "<!-- <style>*{display:none}</style>",
    "javascript:alert(1)",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_markup_in_what_was_observed_is_text(tell: Any, text: str) -> None:
    """In findings, labels and evidence alike: same elements as with harmless words."""

    def shape(observed: str) -> list[str]:
        finding = Finding(Outcome.FAILED, Cause.CANDIDATE, observed, observed, observed, observed)
        evidence = [(observed.encode(), "text/html", observed)]
        told = [tell.scenario("URS-001", finding, evidence=evidence)]
        page = tell.campaign(told, ended_because=observed, candidate={"name": observed}).page()
        assert page.find_class("finding")[0].xpath("string(.//dd[1])") == observed
        assert [block.text for block in page.iter("pre")] == [observed]
        return [str(element.tag) for element in page.iter()]

    assert shape(text) == shape("des mots sans malice")


@pytest.mark.parametrize("text", HOSTILE)
def test_markup_in_junit_is_text(tell: Any, text: str) -> None:
    """The document parses, and says the words as they were."""
    finding = Finding(Outcome.FAILED, Cause.CANDIDATE, "", "rien", text)
    document = tell.campaign([tell.scenario("URS-001", finding)]).junit()
    assert document.find(".//failure").get("message") == f"attendu : rien ; constaté : {text}"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[2J", r"\x1b[2J"),
        ("a\x00b", r"a\x00b"),
        ("\u202egnp.exe", r"\u202egnp.exe"),
        ("\ufffe", r"\ufffe"),
        ("ligne\r\nligne", "ligne\nligne"),
        ("\x85", r"\x85"),
    ],
)
def test_characters_that_hide_or_that_xml_forbids_are_spelt_out(tell: Any, text: str, shown: str) -> None:
    """On the page and in JUnit, which both stay valid."""
    finding = Finding(Outcome.FAILED, Cause.CANDIDATE, "", "rien", text)
    evidence = [(text.encode(), "text/html", "page")]
    campaign = tell.campaign([tell.scenario("URS-001", finding, evidence=evidence)])
    page = campaign.page()
    assert page.find_class("finding")[0].xpath("string(.//div[2]/dd)") == shown
    assert [block.text for block in page.iter("pre")] == [shown]
    assert f"constaté : {shown}" in campaign.junit().findtext(".//failure")


def test_a_half_character_is_spelt_out(tell: Any) -> None:
    """A lone surrogate, which JSON can carry and UTF-8 cannot."""
    campaign = tell.campaign([tell.scenario("URS-001", Finding(Outcome.CANT_TELL, Cause.HARNESS, "PLACE"))])
    stream = campaign.folder.messages
    stream.write_text(stream.read_text("utf-8").replace("PLACE", r"\\ud800"), encoding="utf-8")
    assert FINDING_MEDIA_TYPE in stream.read_text("utf-8")
    assert r"\ud800" in campaign.source()
    assert r"\ud800" in campaign.junit().findtext(".//error")


def test_bytes_that_are_no_text_are_shown_as_far_as_they_are(tell: Any) -> None:
    """A PDF kept whole, a page in another encoding."""
    evidence = [(b"%PDF \xff\xfe", "text/plain", "lettre")]
    page = tell.campaign([tell.scenario("URS-001", evidence=evidence)]).page()
    assert [block.text for block in page.iter("pre")] == ["%PDF " + 2 * "\N{REPLACEMENT CHARACTER}"]


@pytest.mark.parametrize(
    "file",
    [
        "../../secret.txt",
        "/etc/hostname",
        "evidence/../run.json",
        "javascript:alert(1)",
        "evidence/x.html",
        f"evidence/{64 * '0'}.txt/../../run.json",
    ],
)
def test_evidence_that_points_elsewhere_is_neither_read_nor_linked(tell: Any, file: str) -> None:
    """A forged stream cannot make the page carry, or lead to, another file."""
    campaign = tell.campaign([tell.scenario("URS-001", evidence=[(b"page", "text/html", "page")])])
    (kept,) = campaign.folder.evidence.iterdir()
    stream = campaign.folder.messages
    stream.write_text(stream.read_text("utf-8").replace(f"evidence/{kept.name}", file), encoding="utf-8")
    source = campaign.source()
    assert "son nom n’est pas celui d’une pièce du dossier" in source
    assert list(html.document_fromstring(source).iter("pre")) == []
    assert file not in html.document_fromstring(source).xpath("//@href")


def test_evidence_that_is_a_link_to_another_file_is_not_followed(tell: Any, tmp_path: Path) -> None:
    """Even to the same content, which its digest would not betray."""
    campaign = tell.campaign([tell.scenario("URS-001", evidence=[(b"page", "text/html", "page")])])
    (kept,) = campaign.folder.evidence.iterdir()
    outside = kept.rename(tmp_path / "dehors.txt")
    kept.symlink_to(outside)
    assert list(campaign.page().iter("pre")) == []


def test_a_hostile_name_of_what_blocks_is_text_in_the_advice(tell: Any) -> None:
    """Where ids become links."""
    finding = Finding(Outcome.CANT_TELL, Cause.BLOCKED, "", requirement="<b>URS-001</b>")
    page = tell.campaign([tell.scenario("URS-001", finding)]).page()
    (advice,) = page.find_class("advice")
    assert "Lever d’abord <b>URS-001</b>" in advice.text_content().replace("\xa0", " ")
    assert list(advice.iter("b")) == []


def test_evidence_that_was_changed_is_said_so_and_not_shown(tell: Any) -> None:
    """Its name is its digest."""
    campaign = tell.campaign([tell.scenario("URS-001", evidence=[(b"page", "text/html", "page")])])
    (kept,) = campaign.folder.evidence.iterdir()
    kept.write_bytes(b"autre page")
    assert "altérée" in campaign.source()
    assert list(campaign.page().iter("pre")) == []


def test_evidence_that_was_taken_away_is_said_so(tell: Any) -> None:
    """The page is still whole."""
    campaign = tell.campaign([tell.scenario("URS-001", evidence=[(b"page", "text/html", "page")])])
    (kept,) = campaign.folder.evidence.iterdir()
    kept.unlink()
    assert "absente du dossier de campagne" in campaign.source()


def test_a_picture_that_is_none_is_not_embedded(tell: Any) -> None:
    """What claims to be a PNG is checked."""
    evidence = [(b"<svg onload=alert(1)>", "image/png", "écran")]
    page = tell.campaign([tell.scenario("URS-001", FAILED, evidence=evidence)]).page()
    assert list(page.iter("img")) == []
