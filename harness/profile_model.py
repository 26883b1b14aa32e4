"""What a profile can say of a candidate: its sections and keys (docs/connect-your-portal.md)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StrictBool, model_validator

from harness.css import ensure_selector

PORTALS = ("urssaf", "audiens")


class PeopleMode(StrEnum):
    """How people are put on file."""

    CONTROL = "control"
    DATASET = "dataset"


class ClockMode(StrEnum):
    """How the candidate's clock is moved."""

    CONTROL = "control"
    WAIT = "wait"
    NONE = "none"


class Tls(StrEnum):
    """How the candidate speaks to the mail sink."""

    NONE = "none"
    STARTTLS = "starttls"
    SMTPS = "smtps"


class WebTls(StrEnum):
    """How the candidate speaks to a provider's API."""

    NONE = "none"
    HTTPS = "https"


class SmsProvider(StrEnum):
    """The SMS services whose API the sink can speak."""

    OVH = "ovh"
    TWILIO = "twilio"
    BREVO = "brevo"
    VONAGE = "vonage"
    SMSMODE = "smsmode"


class LettersProvider(StrEnum):
    """How letters reach the sink."""

    FOLDER = "folder"
    MAILEVA = "maileva"


def _address(text: str) -> str:
    if not re.fullmatch(r"(https?://[^/\s]+|\{[\w.]+\})([/?]\S*)?", text, re.IGNORECASE):
        raise ValueError("une adresse complète est attendue, comme https://hote:port/chemin/")
    return text


def _listening(text: str) -> str:
    host, _, port = text.rpartition(":")
    if not (host and port.isdecimal() and int(port) < 65536):
        raise ValueError("hôte et port sont attendus, comme 127.0.0.1:0 (0 pour un port libre)")
    return text


def _header(text: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9-]+", text):
        raise ValueError("un nom d’en-tête HTTP est attendu, comme X-Forwarded-For")
    return text


def _selector(text: str) -> str:
    ensure_selector(text)
    return text


Words = Annotated[str, Field(min_length=1)]
Css = Annotated[str, Field(min_length=1), AfterValidator(_selector)]
Address = Annotated[str, AfterValidator(_address)]
Listening = Annotated[str, AfterValidator(_listening)]
Seconds = Annotated[float, Field(strict=True, gt=0)]


class Section(BaseModel):
    """A table of the profile: only its own keys, never changed after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Candidate(Section):
    """Who is judged, as reports and certificates print it."""

    name: Words
    vendor: str = ""
    version: str = ""


class PortalAddress(Section):
    """Where a claimed portal is, and the other hosts that belong to it."""

    url: Address
    hosts: tuple[str, ...] = ()


class ControlAddress(Section):
    """Where the test-control API is; the token stands here or in a variable of the environment."""

    url: Address
    token: Words | None = None
    token_env: Words | None = None

    @model_validator(mode="after")
    def _one_token(self) -> ControlAddress:
        if (self.token is None) == (self.token_env is None):
            raise ValueError("l’une des deux clés token et token_env est attendue, et une seule")
        return self


class People(Section):
    """How people are put on file; ``dataset`` is relative to the profile."""

    mode: PeopleMode = PeopleMode.CONTROL
    dataset: Path | None = None

    @model_validator(mode="after")
    def _dataset_given(self) -> People:
        if self.mode is PeopleMode.DATASET and self.dataset is None:
            raise ValueError('mode = "dataset" demande la clé dataset, le fichier des personnes')
        return self


class Clock(Section):
    """How time is moved; waits longer than ``wait_max_seconds`` are left untested in mode wait."""

    mode: ClockMode
    wait_max_seconds: Seconds = 900


class ClientAddress(Section):
    """The header in which the candidate trusts a client address during tests."""

    address_header: Annotated[str, AfterValidator(_header)] | None = None


class Launch(Section):
    """How the harness starts the candidate.

    ``cwd`` is relative to the profile. ``ready`` is the first portal's address where it is left out.
    """

    command: Annotated[tuple[str, ...], Field(min_length=1)]
    cwd: Words = "."
    ready: Address | None = None
    ready_seconds: Seconds = 30
    env: Mapping[str, str] = {}


class Mail(Section):
    """The mail sink; ``patience_seconds`` is how long a message that must come is awaited."""

    listen: Listening = "127.0.0.1:0"
    tls: Tls = Tls.NONE
    patience_seconds: Seconds = 10


class Sms(Section):
    """The SMS sink.

    ``account`` and ``secret`` are those of a candidate that already runs; drawn anew where they are left out.
    """

    provider: SmsProvider
    listen: Listening = "127.0.0.1:0"
    tls: WebTls = WebTls.NONE
    account: Words | None = None
    secret: Words | None = None


class Letters(Section):
    """The letter sink; ``folder`` is relative to the profile, a fresh one where it is left out.

    The other keys are Maileva's: where it listens, and what a candidate that already runs says to it.
    """

    provider: LettersProvider = LettersProvider.FOLDER
    folder: Path | None = None
    listen: Listening = "127.0.0.1:0"
    tls: WebTls = WebTls.NONE
    account: Words | None = None
    secret: Words | None = None
    user: Words | None = None
    password: Words | None = None


class Browser(Section):
    """Whether the portal does nothing without JavaScript."""

    required: StrictBool = False


class LabelOverride(Section):
    """How a control is found where the guide's own words do not find it."""

    label: Words | None = None
    group: Words | None = None
    css: Css | None = None
    parts: tuple[Css, ...] = ()
    role: Words | None = None

    @property
    def selectors(self) -> tuple[str, ...]:
        """The CSS selectors that it gives, in order."""
        return (*filter(None, [self.css]), *self.parts)

    @model_validator(mode="after")
    def _something_given(self) -> LabelOverride:
        if self.parts and self.css:
            raise ValueError("css désigne un contrôle et parts en désigne plusieurs : l’une des deux suffit")
        if not (self.label or self.group or self.css or self.parts or self.role):
            raise ValueError("il faut au moins une clé parmi label, group, css, parts et role")
        return self


class Mutants(Section):
    """The file that lists the candidate's own switchable faults, relative to the profile."""

    file: Path


class Variants(Section):
    """The file that lists the candidate's own other ways of being right, relative to the profile."""

    file: Path


class Sections(Section):
    """The whole document. Readings, parameters and the like are checked against the catalogue apart."""

    candidate: Candidate
    portals: Annotated[Mapping[str, PortalAddress], Field(min_length=1)]
    control: ControlAddress | None = None
    people: People
    clock: Clock
    client: ClientAddress = ClientAddress()
    launch: Launch | None = None
    mail: Mail = Mail()
    sms: Sms | None = None
    letters: Letters | None = None
    browser: Browser = Browser()
    readings: Mapping[str, str] = {}
    parameters: Mapping[str, object] = {}
    justifications: Mapping[str, Words] = {}
    declarations: Mapping[str, Words] = {}
    labels: Mapping[str, LabelOverride] = {}
    pages: Mapping[str, Words] = {}
    mutants: Mutants | None = None
    variants: Variants | None = None


class Profile(Sections):
    """A profile that was read and checked. ``digest`` is the SHA-256 of the file's bytes, in hexadecimal."""

    path: Path
    digest: str

    def beside(self, path: Path | str) -> Path:
        """A path of the profile, made absolute: relative ones start from the profile's own folder."""
        return (self.path.parent / path).resolve()


def selectors_of(labels: Mapping[str, LabelOverride]) -> tuple[str, ...]:
    """Every CSS selector of the ``[labels]``, once."""
    return tuple(dict.fromkeys(selector for label in labels.values() for selector in label.selectors))
