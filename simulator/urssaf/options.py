"""The values that the guide leaves open, as this portal uses them: one field per parameter of the ledger."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from types import MappingProxyType
from typing import Any, cast

DETAILS = ("name", "street", "postal_code", "city", "phone", "email")
SERVICES = ("pay", "declare", "modulate", "contact", "follow", "documents", "bank", "message")


@dataclass(frozen=True, slots=True)
class PasswordPolicy:
    """Bounds in characters, and the kinds that must be there; ``special``: allowed, required, forbidden."""

    minimum: int = 12
    maximum: int = 64
    classes: tuple[str, ...] = ("lower", "upper", "digit", "special")
    special: str = "allowed"


@dataclass(frozen=True, slots=True)
class ResendLimit:
    """At most ``maximum`` resendings in ``period``, and ``pause`` before each."""

    maximum: int = 5
    period: timedelta = timedelta(hours=1)
    pause: timedelta = timedelta()


@dataclass(frozen=True, slots=True)
class DetailField:
    """One datum of step 7."""

    name: str
    editable: bool = True
    mandatory: bool = False


@dataclass(frozen=True, slots=True)
class Options:
    """How this portal understands the guide."""

    entry_label: str | None = None
    step_order: str = "numbers"
    nir_pattern: str = "^[0-9]{6}[0-9AB][0-9]{8}$"
    nir_check_key: bool = True
    nir_accept_corsica: bool = True
    nir_separators: tuple[str, ...] = (" ", "\u00a0", "\u202f", ".")
    nir_first_digits: str = "12"
    nir_semantic_checks: str = "off"
    code_case: str = "fold"
    code_validity: timedelta | None = None
    code_consumed_at: str = "finalise"
    code_max_attempts: int | None = 5
    terms_control: str = "checkbox_unticked"
    email_confirmation: str = "retype"
    email_unique: bool = False
    email_case_compare: str = "domain_only"
    resend_limit: ResendLimit = ResendLimit()
    resend_location: str = "waiting"
    link_count: int = 1
    link_validity: timedelta | None = timedelta(days=1)
    link_on_resend: str = "lenient"
    link_same_browser: bool = False
    password: PasswordPolicy = PasswordPolicy()
    details: tuple[DetailField, ...] = tuple(DetailField(name) for name in DETAILS)
    resume_point: str = "resume_details"
    service_words: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    bank_purposes: str = "choice"
    documents_go_to_mailbox: bool = False
    login_path: str = "connexion"
    login_name: str = "{email}"
    already_registered: str = "login"
    other_profiles: tuple[str, ...] = ("Vous êtes diffuseur",)
    creation_notice: bool = True
    journey_timeout: timedelta = timedelta(minutes=30)
    login_max_attempts: int | None = 5
    lock: timedelta = timedelta(minutes=15)


def of(values: Mapping[str, Any], readings: Mapping[str, str]) -> Options:
    """Options from resolved parameters; what is left out keeps the portal's own choice."""
    named = {
        option: values[name]
        for option, name in _PLAIN.items()
        if name in values and (values[name] is not None or name in _NULLABLE)
    }
    return Options(
        **named, **_composed(values), documents_go_to_mailbox=readings.get("URS-AMB-12") == "mailbox"
    )


_PLAIN = {
    "entry_label": "urs.entry_label",
    "step_order": "urs.step_order",
    "nir_pattern": "urs.nir.pattern",
    "nir_check_key": "urs.nir.check_key",
    "nir_accept_corsica": "urs.nir.accept_corsica",
    "nir_first_digits": "urs.nir.first_digits",
    "nir_semantic_checks": "urs.nir.semantic_checks",
    "code_case": "urs.activation_code.case",
    "code_consumed_at": "urs.activation_code.consumed_at",
    "code_max_attempts": "urs.activation_code.max_attempts",
    "terms_control": "urs.terms.control",
    "email_confirmation": "urs.email.confirmation",
    "email_unique": "urs.email.unique",
    "email_case_compare": "both.email.case_compare",
    "resend_location": "urs.resend_location",
    "link_count": "urs.link.count",
    "link_on_resend": "urs.link.on_resend",
    "link_same_browser": "urs.link.same_browser_required",
    "resume_point": "urs.resume_point",
    "bank_purposes": "urs.bank.purposes",
    "already_registered": "urs.already_registered",
    "login_max_attempts": "both.login.max_attempts",
}
_NULLABLE = {"urs.activation_code.max_attempts", "both.login.max_attempts"}


def _composed(values: Mapping[str, Any]) -> dict[str, Any]:
    makers: dict[str, tuple[str, Callable[[Any], object]]] = {
        "nir_separators": ("urs.nir.separators", tuple),
        "code_validity": ("urs.activation_code.validity_seconds", _seconds),
        "resend_limit": ("urs.email.resend_limit", _limit),
        "link_validity": ("urs.link.validity_seconds", _seconds),
        "password": ("urs.password.policy", _policy),
        "details": ("urs.details.fields", _details),
        "service_words": ("urs.services.labels", _words),
        "login_path": ("urs.login.path", lambda path: (path or "connexion").strip("/")),
        "creation_notice": ("both.creation_notice", lambda word: word != "none"),
        "journey_timeout": ("both.journey_timeout_seconds", _seconds),
        "lock": ("both.lock_seconds", lambda seconds: min(timedelta(minutes=15), timedelta(seconds=seconds))),
    }
    composed = {option: make(values[name]) for option, (name, make) in makers.items() if name in values}
    if values.get("urs.other_profiles"):
        composed["other_profiles"] = tuple(values["urs.other_profiles"])
    by_number = values.get("urs.login.identifier") == "nir"
    composed["login_name"] = values.get("urs.login.name") or ("{nir}" if by_number else "{email}")
    return composed


def _seconds(value: int | None) -> timedelta | None:
    return None if value is None else timedelta(seconds=value)


def _limit(value: Mapping[str, int]) -> ResendLimit:
    return ResendLimit(
        int(value.get("max", 5)),
        timedelta(seconds=value.get("per_seconds", 3600)),
        timedelta(seconds=value.get("min_interval_seconds", 0)),
    )


def _policy(value: Mapping[str, Any]) -> PasswordPolicy:
    usual = PasswordPolicy()
    return PasswordPolicy(
        int(value.get("min", usual.minimum)),
        int(value.get("max", usual.maximum)),
        tuple(value.get("classes", usual.classes)),
        str(value.get("special", usual.special)),
    )


def _details(value: Sequence[object]) -> tuple[DetailField, ...]:
    return tuple(_detail(item) for item in value)


def _detail(item: object) -> DetailField:
    flags = {"name": item} if isinstance(item, str) else cast("Mapping[str, Any]", item)
    if flags.get("name") not in DETAILS:
        raise ValueError(f"urs.details.fields: {flags.get('name')!r} is none of {', '.join(DETAILS)}")
    return DetailField(flags["name"], bool(flags.get("editable", True)), bool(flags.get("mandatory", False)))


def _words(value: Mapping[str, object]) -> Mapping[str, tuple[str, ...]]:
    return {
        service: (words,) if isinstance(words, str) else tuple(cast("Sequence[str]", words))
        for service, words in value.items()
    }
