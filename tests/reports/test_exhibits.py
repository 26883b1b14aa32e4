"""A page that would be too heavy keeps the proofs of what went wrong, and the first of each scenario."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from record.outcomes import Cause, Finding, Outcome
from record.results import read_run
from reports.exhibits import TEXT_LIMIT, Exhibits, evidence_of

FAILED = Finding(Outcome.FAILED, Cause.CANDIDATE, "", "un e-mail", "aucun e-mail")
PNG = b"\x89PNG\r\n\x1a\n"


def kinds(campaign: Any, limit: int) -> tuple[list[list[str]], int]:
    """How the pieces of each case are shown under a limit, and how many were left out."""
    record = read_run(campaign.folder)
    exhibits = Exhibits(campaign.folder, record.cases, limit)
    shown = [[piece.kind for piece in exhibits.pieces(evidence_of(case))] for case in record.cases]
    return shown, exhibits.left_out


def pieces(name: str) -> Sequence[tuple[bytes, str, str]]:
    """A page of 900 bytes, then a picture of about 300 and another one."""
    return [
        (name.encode() * 900, "text/html", "page"),
        (PNG + name.encode() * 300, "image/png", "écran"),
        (PNG + name.encode() * 301, "image/png", "écran suivant"),
    ]


def test_everything_is_carried_where_there_is_room(tell: Any) -> None:
    """In order."""
    campaign = tell.campaign([tell.scenario("URS-001", evidence=pieces("a"))])
    assert kinds(campaign, 10_000) == ([["text", "picture", "picture"]], 0)


def test_beyond_the_limit_failures_and_first_pictures_are_kept(tell: Any) -> None:
    """The rest is left in the folder, counted."""
    told = [
        tell.scenario("URS-001", evidence=pieces("a")),
        tell.scenario("URS-002", FAILED, evidence=pieces("b")),
    ]
    shown, left_out = kinds(tell.campaign(told), 2_500)
    assert shown == [["absent", "picture", "absent"], ["text", "picture", "picture"]]
    assert left_out == 2


def test_beyond_the_limit_what_is_secondary_is_left_even_where_it_would_fit(tell: Any) -> None:
    """Otherwise the last scenarios of a run would look better proven than the first."""
    told = [tell.scenario("URS-001", evidence=pieces("a"))]
    assert kinds(tell.campaign(told), 1_600) == ([["absent", "picture", "absent"]], 2)


def test_the_limit_holds_even_for_failures(tell: Any) -> None:
    """What comes first has the room."""
    told = [tell.scenario("URS-001", FAILED, evidence=pieces("a"))]
    shown, _ = kinds(tell.campaign(told), 1_000)
    assert shown == [["text", "absent", "absent"]]


def test_a_piece_left_out_is_a_link_into_the_folder(tell: Any) -> None:
    """It can be opened beside the page."""
    campaign = tell.campaign([tell.scenario("URS-001", evidence=pieces("a"))])
    record = read_run(campaign.folder)
    (piece, *_) = Exhibits(campaign.folder, record.cases, 0).pieces(evidence_of(record.cases[0]))
    assert piece.note == "laissée dans le dossier de campagne"
    assert (campaign.folder.path / piece.file).is_file()


def test_a_long_text_is_cut_and_says_so(tell: Any) -> None:
    """The whole of it is in the folder."""
    evidence = [(b"x" * (TEXT_LIMIT + 1), "text/html", "page")]
    page = tell.campaign([tell.scenario("URS-001", evidence=evidence)]).page()
    assert [len(block.text) for block in page.iter("pre")] == [TEXT_LIMIT]
    assert "début seulement" in page.find_class("piece")[0].text_content()
