"""What each channel of the sinks is asked to be: where it listens, and what names its client."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from fakes.smtp.sink import Tls


@dataclass(frozen=True, slots=True)
class MailSetting:
    """The mail sink. ``host`` is that of all sinks where it is left out; port 0 is a free one."""

    port: int = 0
    tls: Tls = "none"
    host: str | None = None
    user: str | None = None
    password: str | None = None


@dataclass(frozen=True, slots=True)
class SmsSetting:
    """The API of an SMS provider (see `SMS_PROVIDERS`); what names the client is drawn anew if left out."""

    provider: str
    port: int = 0
    tls: bool = False
    host: str | None = None
    account: str | None = None
    secret: str | None = None


@dataclass(frozen=True, slots=True)
class MailevaSetting:
    """Maileva's API, log-in included; what names the client is drawn anew where it is left out."""

    port: int = 0
    tls: bool = False
    host: str | None = None
    account: str | None = None
    secret: str | None = None
    user: str | None = None
    password: str | None = None


@dataclass(frozen=True, slots=True)
class FolderSetting:
    """A watched folder of letters, a fresh one where it is left out."""

    folder: Path | None = None


LettersSetting = FolderSetting | MailevaSetting
