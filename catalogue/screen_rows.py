"""From the rows of screens.yaml to the purposes and screens of the model."""

from __future__ import annotations

from catalogue.model import Purpose, Role, Screen
from catalogue.nodes import Known, Value


def purpose(value: Value, portal: str) -> Purpose:
    """A row of the purposes of screens.yaml."""
    row = value.row(
        ("key", "role", "label", "source"), ("synonyms", "words", "autocomplete", "kinds", "secret")
    )
    return Purpose(
        key=row["key"].text(rf"{portal}\.[a-z_]+"),
        portal=portal,
        role=row["role"].choice(Role),
        label=None if row["label"].plain() is None else row["label"].text(),
        synonyms=row.texts("synonyms"),
        words=row.texts("words"),
        kinds=row.texts("kinds"),
        autocomplete=row.texts("autocomplete"),
        secret=row.flag("secret"),
        source=row["source"].text(),
    )


def screen(value: Value, portal: str, purposes: Known, requirements: Known) -> Screen:
    """A row of the screens of screens.yaml."""
    row = value.row(
        ("key", "fr", "step", "reached_by"), ("controls", "any_of", "without", "marks", "services")
    )
    return Screen(
        key=row["key"].text(rf"{portal}\.[a-z_]+"),
        portal=portal,
        name_fr=row["fr"].text(),
        step=row["step"].text(),
        controls=row.references("controls", purposes),
        any_of=row.references("any_of", purposes),
        without=row.references("without", purposes),
        marks=row.texts("marks"),
        services=row["services"].count() if "services" in row else 0,
        reached_by=None if row["reached_by"].plain() is None else row["reached_by"].reference(requirements),
    )
