"""The values that the guide leaves open, as the portal uses them."""

from __future__ import annotations

from dataclasses import fields
from datetime import timedelta

import pytest

from catalogue.loader import load
from catalogue.settings import resolve
from simulator.readings import urssaf_options
from simulator.settings import Settings
from simulator.urssaf.options import Options, of

READINGS = [
    (ambiguity.id, reading.key)
    for ambiguity in load().ambiguities.values()
    if ambiguity.portal in {"urssaf", "both"}
    for reading in ambiguity.readings
]


def test_the_portals_own_choices_are_the_defaults_of_the_ledger():
    """A simulator without any choice declares nothing, and is judged on the defaults."""
    resolved = resolve(load(), "urssaf", {}, {})
    declared = of(resolved.values, resolved.readings)
    words = "service_words"
    assert [
        field.name
        for field in fields(Options)
        if getattr(declared, field.name) != getattr(Options(), field.name)
    ] == [words]


@pytest.mark.parametrize(("ambiguity", "key"), READINGS)
def test_every_reading_is_understood(ambiguity, key):
    """No reading of the ledger is unknown here."""
    assert urssaf_options(Settings(readings={ambiguity: key}))


@pytest.mark.parametrize(
    ("name", "value", "option", "expected"),
    [
        ("urs.link.validity_seconds", 172_800, "link_validity", timedelta(days=2)),
        ("urs.link.validity_seconds", None, "link_validity", None),
        ("urs.activation_code.max_attempts", None, "code_max_attempts", None),
        ("both.lock_seconds", 60, "lock", timedelta(minutes=1)),
        ("both.email.case_compare", "whole", "email_case_compare", "whole"),
        ("urs.login.path", "/compte/entrer/", "login_path", "compte/entrer"),
        ("urs.login.name", "{nir13}", "login_name", "{nir13}"),
        ("both.creation_notice", "none", "creation_notice", False),
        ("urs.nir.first_digits", "123478", "nir_first_digits", "123478"),
        ("urs.other_profiles", ["Vous êtes tiers"], "other_profiles", ("Vous êtes tiers",)),
    ],
)
def test_parameters_reach_their_option(name, value, option, expected):
    """One parameter, one option."""
    assert getattr(urssaf_options(Settings(parameters={name: value})), option) == expected
