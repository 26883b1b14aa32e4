"""A profile chooses readings and fills what is left open; anything else is refused with what is allowed."""

from __future__ import annotations

import pytest

import catalogue
from catalogue import SettingsError, resolve

CATALOGUE = catalogue.load()


def test_default_readings_hold_where_nothing_is_declared() -> None:
    """Every ambiguity of the portal has a reading, every parameter a value."""
    settings = resolve(CATALOGUE, "urssaf", {}, {})

    assert settings.readings["URS-AMB-01"] == "any"
    assert settings.number("urs.link.count") == 1
    assert settings.optional_number("urs.activation_code.validity_seconds") is None
    assert settings.flag("urs.nir.check_key") is True
    assert settings.optional_text("urs.entry_label") is None
    assert settings.items("urs.nir.separators") == (
        " ",
        "\N{NO-BREAK SPACE}",
        "\N{NARROW NO-BREAK SPACE}",
        ".",
    )
    assert settings.declared == frozenset()
    assert settings.given == frozenset()


def test_a_parameter_that_a_profile_gives_is_known_as_given_even_at_its_default() -> None:
    """Who writes the default down declares it; what is of the other portal is left out."""
    separators = list(resolve(CATALOGUE, "urssaf", {}, {}).items("urs.nir.separators"))
    settings = resolve(
        CATALOGUE, "urssaf", {}, {"urs.nir.separators": separators, "aud.login.path": "connexion"}
    )

    assert settings.given == {"urs.nir.separators"}


def test_a_reading_brings_its_values() -> None:
    """The values that the chosen reading sets go over the defaults."""
    settings = resolve(CATALOGUE, "urssaf", {"URS-AMB-04": "digits"}, {})

    assert settings.holds("URS-AMB-04", "digits")
    assert settings.text("urs.nir.pattern") == "^[0-9]{15}$"
    assert settings.flag("urs.nir.accept_corsica") is False
    assert settings.declared == {"URS-AMB-04"}


def test_a_profile_fills_what_is_left_open() -> None:
    """A parameter of the profile holds under any reading."""
    settings = resolve(CATALOGUE, "urssaf", {"URS-AMB-07": "declared"}, {"urs.link.validity_seconds": 172800})

    assert settings.number("urs.link.validity_seconds") == 172800


def test_none_is_no_value_where_a_parameter_admits_it() -> None:
    """TOML has no null: the word stands for it."""
    settings = resolve(CATALOGUE, "urssaf", {}, {"urs.activation_code.max_attempts": "none"})

    assert settings.optional_number("urs.activation_code.max_attempts") is None


def test_none_is_a_value_where_it_is_among_those_allowed() -> None:
    """A parameter that names `none` itself keeps it."""
    settings = resolve(CATALOGUE, "urssaf", {}, {"both.email.case_compare": "none"})

    assert settings.optional_text("both.email.case_compare") == "none"


def test_a_map_may_give_some_of_its_keys() -> None:
    """The keys that a profile leaves out keep their default."""
    settings = resolve(CATALOGUE, "urssaf", {}, {"urs.email.resend_limit": {"max": 2}})

    assert settings.table("urs.email.resend_limit") == {
        "max": 2,
        "per_seconds": 3600,
        "min_interval_seconds": 0,
    }


def test_the_words_of_a_map_are_one_or_several() -> None:
    """A profile may give a service one word, or a list."""
    settings = resolve(CATALOGUE, "urssaf", {}, {"urs.services.labels": {"pay": "régler"}})

    words = settings.words("urs.services.labels")
    assert words["pay"] == ("régler",)
    assert words["declare"] == ("déclarer", "déclaration")


def test_values_cannot_be_changed_afterwards() -> None:
    """Settings are shared by all scenarios of a run."""
    settings = resolve(CATALOGUE, "urssaf", {}, {})

    with pytest.raises(TypeError):
        settings.values["urs.link.count"] = 2  # type: ignore[index]
    with pytest.raises(TypeError):
        settings.table("urs.services.labels")["pay"] = ()  # type: ignore[index]


def test_what_is_declared_for_the_other_portal_is_left_out() -> None:
    """A profile of two portals is one table: each portal takes its own, and the common part."""
    settings = resolve(CATALOGUE, "audiens", {"URS-AMB-03": "two"}, {"both.lock_seconds": 60})

    assert "URS-AMB-03" not in settings.readings
    assert "urs.link.count" not in settings.values
    assert settings.number("both.lock_seconds") == 60


def test_the_other_guide_is_chosen_from_in_the_same_way() -> None:
    """Its readings bring their values, « no value » included, and its maps without a default take any key."""
    settings = resolve(
        CATALOGUE,
        "audiens",
        {"AUD-AMB-01": "8.2", "AUD-AMB-16": "any_mask"},
        {"aud.recovery": {"identifier": "letter"}, "aud.franceconnect.issuer": "https://fc.example.org"},
    )

    assert settings.text("aud.identifier.layout") == "8.2"
    assert settings.optional_text("aud.mask") is None
    assert settings.table("aud.recovery") == {"identifier": "letter"}
    assert settings.optional_text("aud.franceconnect.issuer") == "https://fc.example.org"
    assert settings.readings["AUD-AMB-03"] == "channel_choice"
    assert settings.number("aud.sms_code.validity_seconds") == 300


def test_an_accessor_of_another_type_says_so() -> None:
    """A boolean is no number, and the error names the parameter."""
    settings = resolve(CATALOGUE, "urssaf", {}, {})

    with pytest.raises(TypeError, match=r"urs\.email\.unique"):
        settings.number("urs.email.unique")


@pytest.mark.parametrize(
    ("readings", "key", "allowed"),
    [
        ({"URS-AMB-99": "two"}, "URS-AMB-99", "URS-AMB-03"),
        ({"URS-AMB-03": "three"}, "URS-AMB-03", "two"),
    ],
)
def test_refuses_a_reading_that_does_not_exist(readings: dict[str, str], key: str, allowed: str) -> None:
    """The error names the key as written, and what may be written."""
    with pytest.raises(SettingsError) as caught:
        resolve(CATALOGUE, "urssaf", readings, {})

    assert caught.value.key == key
    assert allowed in caught.value.allowed
    assert str(caught.value).startswith(f"{key}: expected ")


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("urs.link.validity", 3600, "urs.link.validity_seconds"),
        ("urs.link.count", 2, "a reading of URS-AMB-03 in \\[readings\\]"),
        ("urs.link.validity_seconds", "1 day", "a whole number, 0 or more \\(or \"none\"\\), found '1 day'"),
        ("urs.link.validity_seconds", True, "a whole number"),
        ("urs.link.validity_seconds", -1, "a whole number"),
        ("urs.email.max_delay_seconds", "none", "a whole number, 0 or more, found 'none'"),
        ("urs.activation_code.case", "upper", "allowed: fold, exact"),
        ("urs.activation_code.pattern", "[A-Z", "a regular expression"),
        ("urs.nir.separators", "-", "a list"),
        ("urs.nir.first_digits", 12, "a text"),
        ("urs.email.resend_limit", 5, "a table"),
        ("urs.email.resend_limit", {"maximum": 5}, "allowed: max, per_seconds, min_interval_seconds"),
        ("urs.email.resend_limit", {"max": "five"}, "a whole number for 'max'"),
        ("both.tls_expected", "yes", "true or false"),
        ("aud.franceconnect.issuer", "fc.example.org", "an http or https address"),
        ("aud.sms_code.length", 4, "allowed: 6"),
        ("aud.identifier.layout", "8.2", "a reading of AUD-AMB-01 in \\[readings\\]"),
    ],
)
def test_refuses_a_parameter_that_does_not_fit(name: str, value: object, said: str) -> None:
    """Unknown, set by a reading or of another type: the error names it and says what is allowed."""
    with pytest.raises(SettingsError, match=said) as caught:
        resolve(CATALOGUE, "urssaf", {}, {name: value})

    assert caught.value.key == name
