"""The committed schema of a profile is what the format and the ledger give today."""

from __future__ import annotations

import json
from pathlib import Path

import catalogue
from harness.profile_model import Sections
from harness.profile_schema import profile_schema

COMMITTED = Path(__file__).resolve().parents[2] / "candidates" / "profile.schema.json"


def test_the_committed_schema_is_current() -> None:
    """Refresh it by: homologue profile-schema --out candidates/profile.schema.json."""
    assert json.loads(COMMITTED.read_text("utf-8")) == profile_schema(catalogue.load())


def test_every_section_is_described_and_closed() -> None:
    """An editor refuses an unknown section, and says in French what each is for."""
    schema = profile_schema(catalogue.load())
    assert set(schema["properties"]) == set(Sections.model_fields)
    assert schema["additionalProperties"] is False
    assert all(section.get("description") for section in schema["properties"].values())


def test_names_of_the_ledger_are_proposed() -> None:
    """A reading has its keys, a parameter set by a reading is not offered, a purpose is a key of [labels]."""
    sections = profile_schema(catalogue.load())["properties"]
    assert "letter_only" in sections["readings"]["properties"]["AUD-AMB-03"]["enum"]
    assert "aud.not_my_number" not in sections["parameters"]["properties"]
    assert "urssaf.nir" in sections["labels"]["propertyNames"]["enum"]
