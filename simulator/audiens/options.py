"""The values that the guide leaves open, as this portal uses them: one field per parameter of the ledger."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from simulator.audiens.provisional import drawn

SPACES = (" ", "\u00a0", "\u202f")


@dataclass(frozen=True, slots=True)
class NameMatching:
    """Which differences between a typed name and the name on file are forgiven."""

    case: bool = True
    accents: bool = True
    hyphens: bool = True
    apostrophes: bool = True
    any_order: bool = False


@dataclass(frozen=True, slots=True)
class PasswordPolicy:
    """A stricter rule of the portal's own. ``special``: allowed, required or forbidden."""

    minimum: int = 12
    maximum: int = 64
    classes: tuple[str, ...] = ()
    special: str = "allowed"


@dataclass(frozen=True, slots=True)
class Resending:
    """At most ``maximum`` more SMS a journey, with a pause before each."""

    maximum: int = 3
    pause: timedelta = timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class Options:
    """How this portal understands the guide."""

    identifier_layout: str = "8.2_or_10"
    identifier_key: str | None = None
    identifier_max_attempts: int | None = 5
    form_max_attempts: int | None = 20
    login_path: str = "connexion"
    login_accepts_email: bool = False
    provisional_max_attempts: int | None = 5
    login_max_attempts: int | None = 5
    lock: timedelta = timedelta(minutes=15)
    native_birth_date: bool = False
    names: NameMatching = NameMatching()
    homonyms: str = "help"
    already_registered: str = "login"
    email_case_compare: str = "domain_only"
    news_ticked: bool = False
    phone_box: str = "optout_unticked"
    legal_profile: str = "legacy"
    address_display: str = "full"
    address_outdated: str = "link"
    mask: str | None = "XX XX XX dd dd"
    not_my_number: str = "channel_choice"
    mobile_pattern: str = "^0[67][0-9]{8}$"
    mobile_assigned: bool = False
    mobile_separators: tuple[str, ...] = SPACES
    mobile_international: bool = True
    channel_preselected: bool = False
    code_validity: timedelta = timedelta(minutes=5)
    code_counts_from_display: bool = False
    code_restart: str = "form"
    code_max_attempts: int | None = 5
    resending: Resending | None = None
    password_reading: str = "any_alnum"
    password_minimum: int = 8
    password_maximum: int = 64
    password_accented: bool = False
    password_policy: PasswordPolicy = PasswordPolicy()
    after_password: str = "either"
    second_letter: str = "newest_only"
    provisional_pattern: str = "^[A-Z0-9]{8}$"
    provisional_validity: timedelta | None = timedelta(days=30)
    first_email: str = "review"
    back_to_start: bool = False
    recovery_identifier: str = "help_page"
    recovery_password: str = "email_link"
    help_on_portal: bool = True
    furniture: bool = False
    service_words: Mapping[str, tuple[str, ...]] | None = None
    franceconnect_signup: bool = False
    creation_notice: bool = True
    journey_timeout: timedelta = timedelta(minutes=30)


def of(values: Mapping[str, Any], readings: Mapping[str, str]) -> Options:
    """Options from resolved parameters. Raises ValueError where one cannot be served."""
    made = {option: values[name] for option, name in _PLAIN.items() if name in values}
    drawn(str(made.get("provisional_pattern", Options().provisional_pattern)))
    return Options(
        **made,
        **{option: make(values[name]) for option, (name, make) in _MADE.items() if name in values},
        identifier_key=_key(values),
        mobile_assigned=readings.get("AUD-AMB-15") == "libphonenumber",
        code_counts_from_display=readings.get("AUD-AMB-07") == "from_display",
        resending=_resending(readings, values),
    )


_PLAIN = {
    "identifier_layout": "aud.identifier.layout",
    "identifier_max_attempts": "aud.identifier.max_attempts",
    "form_max_attempts": "aud.form.max_attempts",
    "login_accepts_email": "aud.login.accepts_email",
    "provisional_max_attempts": "aud.login.max_attempts",
    "login_max_attempts": "both.login.max_attempts",
    "homonyms": "aud.homonyms",
    "already_registered": "aud.already_registered",
    "phone_box": "aud.phone_optout.default",
    "legal_profile": "aud.legal_profile",
    "address_display": "aud.address_display",
    "address_outdated": "aud.address_outdated",
    "mask": "aud.mask",
    "not_my_number": "aud.not_my_number",
    "mobile_pattern": "aud.mobile.pattern",
    "code_restart": "aud.sms_code.restart_point",
    "code_max_attempts": "aud.sms_code.max_attempts",
    "password_reading": "aud.password.reading",
    "password_minimum": "aud.password.min_length",
    "password_maximum": "aud.password.max_length",
    "after_password": "aud.after_password",
    "second_letter": "aud.letter.on_second_request",
    "provisional_pattern": "aud.provisional_code.pattern",
    "first_email": "aud.first_login.email_confirmation",
    "franceconnect_signup": "aud.franceconnect.signup",
}


def _seconds(value: int) -> timedelta:
    return timedelta(seconds=value)


def _names(value: Mapping[str, str]) -> NameMatching:
    return NameMatching(
        case=value.get("case") != "strict",
        accents=value.get("accents") != "strict",
        hyphens=value.get("hyphens") != "strict",
        apostrophes=value.get("apostrophes") != "strict",
        any_order=value.get("order") == "any",
    )


def _policy(value: Mapping[str, Any] | None) -> PasswordPolicy:
    usual, given = PasswordPolicy(), value or {}
    return PasswordPolicy(
        int(given.get("min", usual.minimum)),
        int(given.get("max", usual.maximum)),
        tuple(given.get("classes", usual.classes)),
        str(given.get("special", usual.special)),
    )


def _words(value: Mapping[str, Any]) -> Mapping[str, tuple[str, ...]]:
    return {service: (words,) if isinstance(words, str) else tuple(words) for service, words in value.items()}


def _key(values: Mapping[str, Any]) -> str | None:
    if values.get("aud.identifier.key") != "key":
        return None
    algorithm = values.get("aud.identifier.key_algorithm")
    if algorithm not in {None, "mod97"}:
        raise ValueError(f"aud.identifier.key_algorithm: {algorithm!r} is not known here, only mod97")
    return algorithm


def _resending(readings: Mapping[str, str], values: Mapping[str, Any]) -> Resending | None:
    given = values.get("aud.sms_code.resend")
    if given is None:
        return Resending() if readings.get("AUD-AMB-08") == "limited" else None
    return Resending(int(given.get("max", 3)), _seconds(given.get("min_interval_seconds", 60)))


_MADE: Mapping[str, tuple[str, Callable[[Any], Any]]] = {
    "login_path": ("aud.login.path", lambda path: (path or "connexion").strip("/")),
    "lock": ("both.lock_seconds", lambda value: min(timedelta(minutes=15), _seconds(value))),
    "native_birth_date": ("aud.birth_date.wire_format", lambda value: value == "iso"),
    "names": ("aud.name_matching", _names),
    "email_case_compare": ("both.email.case_compare", lambda value: value or "domain_only"),
    "news_ticked": ("aud.newsletter.default", lambda value: value == "ticked"),
    "mobile_separators": ("aud.mobile.separators", lambda value: (*SPACES, *value)),
    "mobile_international": ("aud.mobile.accept_e164", lambda value: value is not False),
    "channel_preselected": ("aud.channel.default", lambda value: value == "preselected"),
    "code_validity": ("aud.sms_code.validity_seconds", _seconds),
    "password_accented": ("aud.password.accented", lambda value: value == "allowed"),
    "password_policy": ("aud.password.policy", _policy),
    "provisional_validity": (
        "aud.provisional_code.validity_seconds",
        lambda value: None if value is None else _seconds(value),
    ),
    "back_to_start": ("aud.back_target", lambda value: value == "home"),
    "recovery_identifier": ("aud.recovery", lambda value: (value or {}).get("identifier", "help_page")),
    "recovery_password": ("aud.recovery", lambda value: (value or {}).get("password", "email_link")),
    "help_on_portal": ("aud.help.location", lambda value: value == "same_portal"),
    "furniture": ("aud.screen_furniture", lambda value: value == "strict"),
    "service_words": ("aud.services.labels", _words),
    "creation_notice": ("both.creation_notice", lambda value: value != "none"),
    "journey_timeout": ("both.journey_timeout_seconds", _seconds),
}
