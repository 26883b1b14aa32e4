"""SMS by each provider's API, against an API that judges the calls as the provider does."""

from __future__ import annotations

import asyncio
import logging

import pytest

from fakes.inbox import Inbox
from fakes.providers.sink import ProviderSink
from fakes.sms.providers import sms_provider
from simulator.settings import SmsProvider
from simulator.sms import Sms, SmsSender

TEXT = "AUDIENS : votre code est 000123, valable 5 minutes."


@pytest.fixture
def serve():
    """The API of the provider of that name, and what it keeps."""
    started = []

    def make(name):
        inbox = Inbox()
        sink = ProviderSink(inbox, sms_provider(name))
        sink.start()
        started.append((sink, inbox))
        return sink, inbox

    yield make
    for sink, inbox in started:
        sink.stop()
        inbox.close()


def sent(sink, name, secret=None):
    settings = SmsProvider(name, sink.url, sink.provider.account, secret or sink.provider.secret)
    return asyncio.run(SmsSender(settings).send(Sms("+33639983708", TEXT)))


@pytest.mark.parametrize("name", ["twilio", "ovh", "brevo", "vonage"])
def test_a_message_reaches_its_phone(serve, name):
    """Once, whole, by the API of each provider."""
    sink, inbox = serve(name)
    assert sent(sink, name) is True
    (message,) = inbox.find()
    assert message.recipients == ("+33639983708",)
    assert message.content.text == TEXT
    assert message.content.codes == ("000123",)


@pytest.mark.parametrize("name", ["twilio", "ovh", "brevo", "vonage"])
def test_a_refusal_is_told_and_logged_without_the_message(serve, name, caplog):
    """A wrong secret, which some providers tell in the body of a success."""
    sink, inbox = serve(name)
    with caplog.at_level(logging.ERROR):
        assert sent(sink, name, "wrong") is False
    assert inbox.find() == ()
    assert "000123" not in caplog.text
    assert "639983708" not in caplog.text


def test_a_provider_that_does_not_answer_is_no_crash(caplog):
    """The sending has failed, and that is all."""
    settings = SmsProvider("twilio", "http://127.0.0.1:9", "AC1", "secret")
    assert asyncio.run(SmsSender(settings).send(Sms("+33639983708", TEXT))) is False
    assert "000123" not in caplog.text


def test_the_text_fits_one_message():
    """Signs of the GSM alphabet only, and 160 of them at most."""
    from datetime import UTC, datetime

    from simulator.audiens.messages import AudiensMessages
    from simulator.audiens.options import Options
    from simulator.audiens.store import Journey, SmsCode

    noon = datetime(2026, 11, 24, tzinfo=UTC)
    messages = AudiensMessages(Options(), "http://portal", "http://portal/connexion")
    journey = Journey("key", "1234567890", noon)
    sms = messages.code(SmsCode("952370", "0639983708", noon), journey)
    assert sms.text == "AUDIENS : votre code est 952370, valable 5 minutes."
    assert sms.text.isascii()
    assert sms.to == "+33639983708"
