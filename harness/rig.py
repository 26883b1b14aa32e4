"""What stands around a candidate while it is judged: its sinks, and its process if the bench starts it."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from fakes.settings import FolderSetting, LettersSetting, MailevaSetting, MailSetting, SmsSetting
from fakes.sinks import SinkError, Sinks
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
from harness.profile_model import Letters, LettersProvider, Profile, Sms, WebTls


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


def _sinks(profile: Profile) -> Sinks:
    """The sinks that a profile asks for."""
    host, port = _at(profile.mail.listen)
    return Sinks(
        mail=MailSetting(port, profile.mail.tls.value, host),
        sms=_sms(profile.sms) if profile.sms is not None else None,
        letters=_letters(profile, profile.letters) if profile.letters is not None else None,
        franceconnect=hands_over_franceconnect(profile),
    )


def _sms(asked: Sms) -> SmsSetting:
    host, port = _at(asked.listen)
    secure = asked.tls is WebTls.HTTPS
    return SmsSetting(asked.provider.value, port, secure, host, asked.account, asked.secret)


def _letters(profile: Profile, asked: Letters) -> LettersSetting:
    if asked.provider is LettersProvider.FOLDER:
        return FolderSetting(profile.beside(asked.folder) if asked.folder is not None else None)
    host, port = _at(asked.listen)
    return MailevaSetting(
        port,
        asked.tls is WebTls.HTTPS,
        host,
        account=asked.account,
        secret=asked.secret,
        user=asked.user,
        password=asked.password,
    )


def _at(listen: str) -> tuple[str, int]:
    host, _, port = listen.rpartition(":")
    return host, int(port)


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
        self._sinks = _sinks(profile)
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
