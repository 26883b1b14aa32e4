"""A proof counts only what was caught for the right reason, and its file says all that it holds."""

from __future__ import annotations

import json

import pytest

from record.proof import (
    Alarm,
    Calm,
    Fate,
    Proof,
    Seen,
    Spent,
    Tried,
    Varied,
    as_document,
    from_document,
)

SEEN = Seen("f.feature:3", "Le message dit pourquoi", "un refus", "la page suivante")


def proof(*fates: Fate, variants: tuple[Varied, ...] = (), **more: object) -> Proof:
    """A proof of mutants that ended so."""
    mutants = tuple(Tried(f"M{n}", ("URS-003",), "un défaut", fate) for n, fate in enumerate(fates))
    return Proof("Portail", "http", "green", mutants=mutants, variants=variants, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("fates", "sensitivity"),
    [
        ((Fate.KILLED_RIGHT,), 1.0),
        ((Fate.KILLED_RIGHT, Fate.SILENT), 0.5),
        ((Fate.KILLED_RIGHT, Fate.KILLED_WRONG, Fate.TIMEOUT, Fate.INCONCLUSIVE), 0.25),
        ((Fate.KILLED_RIGHT, Fate.EQUIVALENT, Fate.BROKEN), 1.0),
        ((Fate.EQUIVALENT, Fate.BROKEN), None),
        ((), None),
    ],
)
def test_sensitivity_counts_what_was_caught_for_the_right_reason(
    fates: tuple[Fate, ...], sensitivity: float | None
) -> None:
    """Over all but what cannot be observed and what does not start."""
    assert proof(*fates).sensitivity == sensitivity


@pytest.mark.parametrize(
    ("found", "holds"),
    [
        (proof(Fate.KILLED_RIGHT, Fate.EQUIVALENT), True),
        (proof(Fate.KILLED_RIGHT, Fate.BROKEN), False),
        (proof(Fate.SILENT), False),
        (proof(Fate.KILLED_RIGHT, variants=(Varied("v", "", Calm.FALSE_ALARM),)), False),
        (proof(Fate.KILLED_RIGHT, variants=(Varied("v", "", Calm.QUIET),)), True),
        (Proof("Portail", "http", "red"), False),
    ],
)
def test_a_proof_holds_where_all_is_caught_and_nothing_alarmed(found: Proof, holds: bool) -> None:
    """What could not be judged does not hold either."""
    assert found.holds is holds


def test_the_file_says_all_that_a_proof_holds() -> None:
    """Written and read back, the same."""
    alarmed = Varied(
        "tables",
        "des tableaux",
        Calm.FALSE_ALARM,
        (Alarm("URS-012", "passed", "failed", "non", SEEN),),
        30,
        "",
        4.5,
    )
    caught = Tried(
        "M",
        ("URS-003",),
        "un défaut",
        Fate.KILLED_RIGHT,
        ("f.feature:3",),
        "",
        1.25,
        "browser",
        (SEEN,),
        ("URS-003",),
    )
    whole = Proof(
        "Portail", "auto", "green", (SEEN,), (caught,), (alarmed,), ("X",), "filtrée", "2026-11-24T08:00:00Z",
        40, Spent(12.5, 3.0, 1.0),
    )  # fmt: skip
    document = json.loads(json.dumps(as_document(whole)))
    assert from_document(document) == whole
    assert document["counts"]["killed_right"] == 1
    assert document["false_alarms"] == 1
    assert document["processor"]["outside"] == 0.25


def test_a_file_of_another_schema_is_no_proof() -> None:
    """It is told, not guessed."""
    with pytest.raises(ValueError, match="homologue/proof/1"):
        from_document({"schema": "homologue/verdict/1"})
