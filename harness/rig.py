"""What stands around a candidate while it is judged: its sinks, and its process if the bench starts it."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self, TypedDict

from fakes.sinks import Letters, SinkError, Sinks
from harness.faults import ConnectionFault
from harness.launch import LaunchedCandidate, answers, free_port, launch
from harness.placeholders import (
    FilledControl,
    FilledPortal,
    FilledProfile,
    filled,
    hands_over_franceconnect,
    hands_over_letters,
    hands_over_mail,
    hands_over_reached,
    hands_over_sms,
)
from harness.profile_model import LettersProvider, Profile, WebTls


@dataclass(frozen=True, slots=True)
class Wiring:
    """Where everything is, for whoever plays: addresses only, so that it crosses a process boundary.

    ``…_handed_over`` tell that the bench itself gave the candidate the address of that sink.
    ``franceconnect`` is the issuer that it was given, empty where it was given none.
    """

    portals: Mapping[str, FilledPortal]
    control: FilledControl | None
    sinks: str
    mail_handed_over: bool
    launched: bool
    log: Path | None
    sms_handed_over: bool = False
    letters_handed_over: bool = False
    franceconnect: str = ""


class _OtherChannels(TypedDict, total=False):
    """What `Sinks` is asked beside mail."""

    sms_provider: str
    sms_host: str
    sms_port: int
    sms_tls: bool
    sms_account: str | None
    sms_secret: str | None
    letters: Letters
    letters_host: str
    letters_port: int
    letters_tls: bool
    letters_account: str | None
    letters_secret: str | None
    letters_user: str | None
    letters_password: str | None
    letters_folder: Path
    franceconnect: bool


def _other_channels(profile: Profile) -> _OtherChannels:
    asked: _OtherChannels = {}
    if (sms := profile.sms) is not None:
        host, _, port = sms.listen.rpartition(":")
        asked |= {"sms_provider": sms.provider.value, "sms_host": host, "sms_port": int(port)}
        asked |= {"sms_tls": sms.tls is WebTls.HTTPS, "sms_account": sms.account, "sms_secret": sms.secret}
    if (letters := profile.letters) is not None:
        host, _, port = letters.listen.rpartition(":")
        asked["letters"] = "folder" if letters.provider is LettersProvider.FOLDER else "maileva"
        asked |= {"letters_host": host, "letters_port": int(port)}
        asked |= {"letters_tls": letters.tls is WebTls.HTTPS, "letters_account": letters.account}
        asked |= {"letters_secret": letters.secret, "letters_user": letters.user}
        asked |= {"letters_password": letters.password}
        if letters.folder is not None:
            asked["letters_folder"] = profile.beside(letters.folder)
    if hands_over_franceconnect(profile):
        asked["franceconnect"] = True
    return asked


class Rig:
    """Starts the sinks and the candidate for one worker, and ends them in the reverse order."""

    def __init__(
        self, profile: Profile, folder: Path, *, number: int = 0, mutant: str = "", variant: str = ""
    ) -> None:
        self._profile = profile
        self._log = folder / f"candidate-{number}.log"
        self._mutant = mutant
        self._variant = variant
        self._reached = folder / f"candidate-{number}.reached"
        host, _, port = profile.mail.listen.rpartition(":")
        self._sinks = Sinks(
            smtp_host=host, smtp_port=int(port), smtp_tls=profile.mail.tls.value, **_other_channels(profile)
        )
        self._candidate: LaunchedCandidate | None = None
        self.wiring: Wiring | None = None

    def start(self) -> Wiring:
        """Start everything; what the candidate needs is there before it is. Raises `ConnectionFault`."""
        wiring = self.set_up()
        if self._candidate is None:
            for portal in wiring.portals.values():
                answers(portal.url)
        return wiring

    def set_up(self) -> Wiring:
        """Start everything, without asking a candidate that already runs whether it answers."""
        self._open_sinks()
        known = filled(self._profile, self._values())
        if known.launch is not None:
            self._candidate = launch(known, log=self._log)
        self.wiring = self._wired(known)
        return self.wiring

    @property
    def candidate_ended(self) -> str:
        """Empty while the candidate lives; else how it ended, with the last lines of its log."""
        candidate = self._candidate
        if candidate is None or candidate.alive:
            return ""
        return f"le candidat s’est arrêté (code {candidate.exit_code})\n{candidate.log_tail(5)}"

    @property
    def reached(self) -> bool | None:
        """Whether the faulty point was reached, where the candidate tells it; else ``None``."""
        return self._reached.exists() if hands_over_reached(self._profile) else None

    def stop(self) -> None:
        """End the candidate, then the sinks; twice is fine."""
        if self._candidate is not None:
            self._candidate.stop()
        self._sinks.close()

    def _open_sinks(self) -> None:
        try:
            self._sinks.__enter__()
        except SinkError as error:
            raise ConnectionFault(
                str(error), "changez « listen » dans [mail], [sms] ou [letters], ou libérez ce port"
            ) from error

    def _values(self) -> dict[str, str]:
        return {
            "port": str(free_port()),
            "smtp.host": self._sinks.email_host,
            "smtp.port": str(self._sinks.email_port),
            "smtp.user": "homologue",
            "smtp.password": secrets.token_urlsafe(12),
            "smtp.ca": str(self._sinks.email_certificate or ""),
            "sms.url": self._sinks.sms_url,
            "sms.ca": str(self._sinks.sms_certificate or ""),
            "letters.ca": str(self._sinks.letters_certificate or ""),
            "sms.account": self._sinks.sms_account,
            "sms.secret": self._sinks.sms_secret,
            "letters.dir": self._sinks.letters_dir,
            "letters.url": self._sinks.letters_url,
            "letters.account": self._sinks.letters_account,
            "letters.secret": self._sinks.letters_secret,
            "letters.user": self._sinks.letters_user,
            "letters.password": self._sinks.letters_password,
            "control.token": secrets.token_urlsafe(24),
            "franceconnect.issuer": self._sinks.franceconnect_issuer,
            "franceconnect.client": self._sinks.franceconnect_client,
            "franceconnect.secret": self._sinks.franceconnect_secret,
            "mutant": self._mutant,
            "mutant.reached": str(self._reached),
            "variant": self._variant,
        }

    def _wired(self, known: FilledProfile) -> Wiring:
        return Wiring(
            portals=known.portals,
            control=known.control,
            sinks=self._sinks.api_url,
            mail_handed_over=hands_over_mail(self._profile),
            launched=self._candidate is not None,
            log=self._log if self._candidate is not None else None,
            sms_handed_over=hands_over_sms(self._profile),
            letters_handed_over=hands_over_letters(self._profile),
            franceconnect=self._sinks.franceconnect_issuer,
        )

    def __enter__(self) -> Self:
        try:
            self.start()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
