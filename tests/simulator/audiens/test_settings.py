"""What the Audiens portal is started with."""

from __future__ import annotations

from dataclasses import replace

import pytest

from simulator.audiens import texts
from simulator.audiens.pages import AudiensPages
from simulator.audiens.rules import AudiensRules
from simulator.parts import Parts
from simulator.readings import audiens_options
from simulator.serve import start
from simulator.settings import FranceConnect, Letters, Settings, SmsProvider, WrongSettings, read


def test_the_variables_of_the_profile_are_understood():
    """Every name that the shipped profile fills in is read."""
    found = read(
        [],
        {
            "SMS_PROVIDER": "brevo",
            "SMS_URL": "http://127.0.0.1:1",
            "SMS_ACCOUNT": "a",
            "SMS_SECRET": "s",
            "LETTERS_DIR": "/tmp/letters",
            "LETTERS_DELAY_DAYS": "2",
            "FRANCECONNECT_ISSUER": "http://127.0.0.1:2",
            "FRANCECONNECT_CLIENT": "c",
            "FRANCECONNECT_SECRET": "t",
            "CLIENT_ADDRESS_HEADER": "X-Forwarded-For",
        },
    )
    assert found.sms == SmsProvider("brevo", "http://127.0.0.1:1", "a", "s")
    assert found.letters == Letters("/tmp/letters", 2)
    assert found.franceconnect == FranceConnect("http://127.0.0.1:2", "c", "t")
    assert found.client_header == "X-Forwarded-For"


def test_what_is_left_empty_is_not_there():
    """An empty variable is none, as the harness fills in what it does not have."""
    found = read([], {"LETTERS_DIR": "", "FRANCECONNECT_ISSUER": "", "CLIENT_ADDRESS_HEADER": ""})
    assert (found.letters.folder, found.franceconnect.issuer, found.client_header) == (None, None, None)


def test_secrets_are_not_told_by_accident():
    """Neither of the two shows in a log."""
    found = read([], {"SMS_SECRET": "s3cret", "FRANCECONNECT_SECRET": "s3cret"})
    assert "s3cret" not in repr(found)


@pytest.mark.parametrize(
    "environ", [{"SMS_PROVIDER": "pigeon"}, {"LETTERS_DELAY_DAYS": "-1"}, {"LETTERS_DELAY_DAYS": "31"}]
)
def test_what_cannot_be_used_is_told_in_one_sentence(environ):
    """No traceback, one line."""
    with pytest.raises(WrongSettings) as refusal:
        read([], environ)
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize(
    "settings",
    [
        Settings(readings={"AUD-AMB-03": "unheard"}),
        Settings(parameters={"aud.unheard": 1}),
        Settings(parameters={"aud.not_my_number": "contact"}),
        Settings(parameters={"aud.provisional_code.pattern": "^§{3}$"}),
    ],
)
def test_unknown_choices_are_refused(settings):
    """Readings, parameters and their values come from the ledger; a code has to be drawn."""
    with pytest.raises(WrongSettings):
        audiens_options(settings)


@pytest.mark.parametrize("path", ["inscription", "/", "mon-espace"])
def test_a_log_in_path_that_is_taken_is_refused(path):
    """At the start."""
    with pytest.raises(WrongSettings):
        start(Settings(parameters={"aud.login.path": path}))


def test_the_log_in_page_stands_where_declared(declared):
    """And the mails and letters say so."""
    bench = declared(parameters={"aud.login.path": "entrer/ici"})
    person = bench.file(mobile=None)
    bench.at_letter(person)
    assert "/audiens/entrer/ici" in bench.letters()[0][1].replace("\n", "")
    assert bench.visitor().open("espaces").press("Espace Audiens").path == "entrer/ici"


class Relabelled(AudiensPages):
    """One label is another."""

    labels = replace(texts.Labels(), confirm="Continuer")


class Keyless(AudiensRules):
    """Any identifier will do."""

    def identifier_is_own(self, _journey, _text):
        return True


def test_one_override_makes_another_portal(declared):
    """A part with one method or label of its own changes that and nothing else."""
    bench = declared(parts=Parts(audiens_pages=Relabelled, audiens_rules=Keyless))
    visitor = bench.recognised(bench.file()).press("Continuer")
    visitor.press("C’est bien mon numéro de téléphone").press("Valider", identifier="0000000000")
    assert visitor.path == "inscription/code"
    bench.sms.next()
