"""What may be chosen when the simulator starts, read from flags and environment variables."""

from __future__ import annotations

import argparse
import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType


class WrongSettings(ValueError):
    """A flag or a variable that cannot be used; the message is one sentence for the person who typed it."""


@dataclass(frozen=True, slots=True)
class Smtp:
    """The mail relay. ``tls`` is ``none``, ``starttls`` or ``smtps``."""

    host: str = "127.0.0.1"
    port: int = 25
    tls: str = "none"
    user: str = ""
    password: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class SmsProvider:
    """The SMS provider and its account. ``url`` is the base of its API."""

    name: str = "twilio"
    url: str = "http://127.0.0.1:9"
    account: str = ""
    secret: str = field(default="", repr=False)
    sender: str = "AUDIENS"


@dataclass(frozen=True, slots=True)
class Letters:
    """Where letters are dropped (None: nowhere), and how many days after they were asked for."""

    folder: str | None = None
    delay_days: int = 0


@dataclass(frozen=True, slots=True)
class FranceConnect:
    """The OpenID Connect issuer (None: not offered) and what it knows this portal by."""

    issuer: str | None = None
    client: str = ""
    secret: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Settings:
    """All that a simulator is started with. Port 0 is any; ``public_url`` is the base of mail links."""

    host: str = "127.0.0.1"
    port: int = 0
    public_url: str | None = None
    smtp: Smtp = Smtp()
    sms: SmsProvider = SmsProvider()
    letters: Letters = Letters()
    franceconnect: FranceConnect = FranceConnect()
    client_header: str | None = None
    control_token: str = field(default_factory=lambda: secrets.token_urlsafe(24), repr=False)
    readings: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    parameters: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))
    mutant: str = ""
    mutant_reached: str = ""
    variant: str = ""


def read(argv: Sequence[str], environ: Mapping[str, str]) -> Settings:
    """Settings from a command line and its environment; flags win. Raises WrongSettings."""
    flags = _parser().parse_args(argv)
    return Settings(
        host=flags.host or environ.get("HOST") or "127.0.0.1",
        port=_port("PORT", _first(flags.port, environ.get("PORT"), "0")),
        public_url=flags.public_url or environ.get("PUBLIC_URL") or None,
        smtp=_smtp(flags, environ),
        sms=_sms(flags, environ),
        letters=_letters(flags, environ),
        franceconnect=_franceconnect(environ),
        client_header=environ.get("CLIENT_ADDRESS_HEADER") or None,
        control_token=flags.control_token or environ.get("CONTROL_TOKEN") or secrets.token_urlsafe(24),
        readings={**_texts(environ), **_pairs("--reading", flags.reading)},
        parameters={**_values(environ), **_parameters(flags.parameter)},
        mutant=_first(flags.mutant, environ.get("MUTANT"), ""),
        mutant_reached=_first(flags.mutant_reached, environ.get("MUTANT_REACHED"), ""),
        variant=_first(flags.variant, environ.get("VARIANT"), ""),
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m simulator",
        description="The reference portals. Each flag has a variable of its own name.",
    )
    parser.add_argument("--host", help="address to listen on (HOST, default 127.0.0.1)")
    parser.add_argument("--port", help="port to listen on, 0 for any free one (PORT)")
    parser.add_argument("--public-url", help="base of the links in mails (PUBLIC_URL)")
    parser.add_argument("--smtp-host", help="mail relay (SMTP_HOST, default 127.0.0.1)")
    parser.add_argument("--smtp-port", help="its port (SMTP_PORT, default 25)")
    parser.add_argument(
        "--smtp-tls", help="none, starttls or smtps (SMTP_TLS; also SMTP_USER and SMTP_PASSWORD)"
    )
    parser.add_argument(
        "--sms-provider",
        help="twilio, ovh, brevo or vonage (SMS_PROVIDER; also SMS_ACCOUNT, SMS_SECRET and SMS_SENDER)",
    )
    parser.add_argument("--sms-url", help="base of the provider's API (SMS_URL)")
    parser.add_argument("--letters-dir", help="folder where letters are dropped (LETTERS_DIR)")
    parser.add_argument(
        "--letters-delay-days", help="days until a letter leaves, on the virtual clock (LETTERS_DELAY_DAYS)"
    )
    parser.add_argument("--control-token", help="bearer token of the control API (CONTROL_TOKEN)")
    parser.add_argument(
        "--reading", action="append", default=[], metavar="ID=KEY", help="as URS-AMB-11=restart"
    )
    parser.add_argument(
        "--parameter", action="append", default=[], metavar="NAME=JSON", help="value in JSON, else text"
    )
    parser.add_argument("--mutant", help="named fault to switch on (MUTANT)")
    parser.add_argument("--mutant-reached", help="file written when the fault is reached (MUTANT_REACHED)")
    parser.add_argument("--variant", help="other ways of being right, separated by commas (VARIANT)")
    parser.add_argument("--list-mutants", action="store_true", help="print the named faults and stop")
    parser.add_argument("--list-variants", action="store_true", help="print the variants and stop")
    parser.add_argument("--json", action="store_true", help="print a list as JSON")
    return parser


def _first(*values: str | None) -> str:
    return next((value for value in values if value is not None), "")


def _port(name: str, text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) > 65535:
        raise WrongSettings(f"{name} must be a number from 0 to 65535, not {text!r}.")
    return int(text)


def _smtp(flags: argparse.Namespace, environ: Mapping[str, str]) -> Smtp:
    tls = flags.smtp_tls or environ.get("SMTP_TLS") or "none"
    if tls not in {"none", "starttls", "smtps"}:
        raise WrongSettings(f"SMTP_TLS must be none, starttls or smtps, not {tls!r}.")
    return Smtp(
        host=flags.smtp_host or environ.get("SMTP_HOST") or "127.0.0.1",
        port=_port("SMTP_PORT", flags.smtp_port or environ.get("SMTP_PORT") or "25"),
        tls=tls,
        user=environ.get("SMTP_USER", ""),
        password=environ.get("SMTP_PASSWORD", ""),
    )


def _sms(flags: argparse.Namespace, environ: Mapping[str, str]) -> SmsProvider:
    usual = SmsProvider()
    name = flags.sms_provider or environ.get("SMS_PROVIDER") or usual.name
    if name not in {"twilio", "ovh", "brevo", "vonage"}:
        raise WrongSettings(f"SMS_PROVIDER must be twilio, ovh, brevo or vonage, not {name!r}.")
    return SmsProvider(
        name=name,
        url=flags.sms_url or environ.get("SMS_URL") or usual.url,
        account=environ.get("SMS_ACCOUNT", ""),
        secret=environ.get("SMS_SECRET", ""),
        sender=environ.get("SMS_SENDER") or usual.sender,
    )


def _letters(flags: argparse.Namespace, environ: Mapping[str, str]) -> Letters:
    days = _first(flags.letters_delay_days, environ.get("LETTERS_DELAY_DAYS") or None, "0")
    if not days.isascii() or not days.isdigit() or int(days) > 30:
        raise WrongSettings(f"LETTERS_DELAY_DAYS must be a number from 0 to 30, not {days!r}.")
    return Letters(flags.letters_dir or environ.get("LETTERS_DIR") or None, int(days))


def _franceconnect(environ: Mapping[str, str]) -> FranceConnect:
    return FranceConnect(
        environ.get("FRANCECONNECT_ISSUER") or None,
        environ.get("FRANCECONNECT_CLIENT", ""),
        environ.get("FRANCECONNECT_SECRET", ""),
    )


def _object(environ: Mapping[str, str], name: str) -> dict[str, object]:
    try:
        value = json.loads(environ.get(name) or "{}")
    except json.JSONDecodeError as error:
        raise WrongSettings(f"{name} is no JSON: {error}.") from error
    if not isinstance(value, dict):
        raise WrongSettings(f"{name} must be a JSON object.")
    return value


def _texts(environ: Mapping[str, str]) -> dict[str, str]:
    return {key: str(value) for key, value in _object(environ, "READINGS").items()}


def _values(environ: Mapping[str, str]) -> dict[str, object]:
    return _object(environ, "PARAMETERS")


def _pairs(flag: str, texts: Sequence[str]) -> dict[str, str]:
    for text in texts:
        if "=" not in text:
            raise WrongSettings(f"{flag} wants NAME=VALUE, not {text!r}.")
    return {name.strip(): value for name, _, value in (text.partition("=") for text in texts)}


def _parameters(texts: Sequence[str]) -> dict[str, object]:
    return {name: _json_or_text(value) for name, value in _pairs("--parameter", texts).items()}


def _json_or_text(value: str) -> object:
    try:
        return json.loads(value)
    except json.JSONDecodeError:
        return value
