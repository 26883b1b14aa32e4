"""What may be chosen when the simulator starts."""

from __future__ import annotations

import pytest

from simulator.readings import urssaf_options
from simulator.settings import Settings, Smtp, WrongSettings, read


def test_flags_win_over_variables():
    """A flag says otherwise than its variable: the flag holds."""
    found = read(
        ["--port", "81", "--reading", "URS-AMB-11=restart"], {"PORT": "80", "READINGS": '{"URS-AMB-11": "x"}'}
    )
    assert (found.port, found.readings) == (81, {"URS-AMB-11": "restart"})


def test_the_variables_of_a_launched_candidate_are_understood():
    """Every name that the shipped profile fills in is read."""
    found = read(
        [], {"PORT": "0", "SMTP_HOST": "127.0.0.9", "SMTP_PORT": "2525", "CONTROL_TOKEN": "t", "MUTANT": ""}
    )
    assert (found.port, found.smtp, found.control_token, found.mutant) == (
        0,
        Smtp("127.0.0.9", 2525),
        "t",
        "",
    )


def test_a_parameter_is_json_or_else_text():
    """Numbers, maps and words are all given the same way."""
    flags = ["urs.link.validity_seconds=60", 'urs.password.policy={"min": 8}', "urs.login.path=entrer"]
    found = read([word for flag in flags for word in ("--parameter", flag)], {})
    assert found.parameters == {
        "urs.link.validity_seconds": 60,
        "urs.password.policy": {"min": 8},
        "urs.login.path": "entrer",
    }


def test_a_control_token_is_drawn_where_none_is_given():
    """Without a token nobody else can know it: the API is never open."""
    assert read([], {}).control_token != read([], {}).control_token


@pytest.mark.parametrize(
    ("argv", "environ"),
    [
        (["--port", "x"], {}),
        (["--port", "70000"], {}),
        (["--reading", "URS-AMB-11"], {}),
        ([], {"SMTP_PORT": "-1"}),
        ([], {"SMTP_TLS": "maybe"}),
        ([], {"READINGS": "{"}),
        ([], {"PARAMETERS": "[]"}),
    ],
)
def test_what_cannot_be_used_is_told_in_one_sentence(argv, environ):
    """No traceback, one line."""
    with pytest.raises(WrongSettings) as refusal:
        read(argv, environ)
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize(
    "settings",
    [
        Settings(readings={"URS-AMB-11": "unheard"}),
        Settings(readings={"URS-AMB-99": "any"}),
        Settings(parameters={"urs.unheard": 1}),
        Settings(parameters={"urs.link.validity_seconds": "long"}),
        Settings(parameters={"urs.step_order": "text"}),
        Settings(parameters={"urs.details.fields": [{"name": "shoe_size"}]}),
    ],
)
def test_unknown_choices_are_refused(settings):
    """Readings, parameters and their values come from the ledger."""
    with pytest.raises(WrongSettings):
        urssaf_options(settings)
