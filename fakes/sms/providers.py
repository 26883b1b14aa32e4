"""The providers of SMS that the bench knows, by the name that a profile gives them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from fakes.errors import SinkError
from fakes.providers.provider import Provider
from fakes.sms.brevo import Brevo
from fakes.sms.ovh import Ovh
from fakes.sms.smsmode import Smsmode
from fakes.sms.twilio import Twilio
from fakes.sms.vonage import Vonage

SMS_PROVIDERS: Mapping[str, Callable[[str | None, str | None], Provider]] = {
    "brevo": Brevo,
    "ovh": Ovh,
    "smsmode": Smsmode,
    "twilio": Twilio,
    "vonage": Vonage,
}


def sms_provider(name: str, account: str | None = None, secret: str | None = None) -> Provider:
    """The provider of that name; an account and a secret that are not given are drawn anew."""
    if name not in SMS_PROVIDERS:
        raise SinkError(f"unknown SMS provider {name!r}: use {', '.join(SMS_PROVIDERS)}")
    return SMS_PROVIDERS[name](account, secret)
