"""All the sinks of a run as one thing: what is started together, addressed, and closed."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self, TypeVar

from fakes.api import SinksApi
from fakes.errors import SinkError
from fakes.franceconnect.orders import FranceConnectOrders
from fakes.franceconnect.sink import FranceConnectSink
from fakes.inbox import Inbox
from fakes.incidents import Incidents
from fakes.letters.folder import LetterFolder
from fakes.letters.maileva import Maileva
from fakes.messages import Channel
from fakes.orders import Orders
from fakes.providers.provider import Provider
from fakes.providers.requests_kept import RequestsKept
from fakes.providers.sink import ProviderSink
from fakes.settings import FolderSetting, LettersSetting, MailevaSetting, MailSetting, SmsSetting
from fakes.sms.providers import sms_provider
from fakes.smtp.sink import SmtpSink

JOURNAL = "messages.journal"

__all__ = ["SinkError", "Sinks"]


class _Sink(Protocol):
    def start(self) -> None: ...

    def stop(self) -> None: ...


S = TypeVar("S", bound=_Sink | None)


class Sinks:
    """A context manager: entered, everything listens; left, everything is closed.

    E-mail is always there; SMS and letters where they are asked for, and with ``franceconnect`` an OpenID
    Connect issuer. ``host`` is where what has no host of its own listens. With ``journal_dir``, what is
    acknowledged is kept in a file there, and is back when sinks are started on it again. Raises `SinkError`
    when it cannot start, and then nothing of it is left running.
    """

    def __init__(
        self,
        journal_dir: Path | None = None,
        *,
        host: str = "127.0.0.1",
        api_port: int = 0,
        mail: MailSetting = MailSetting(),  # noqa: B008 - it is frozen
        sms: SmsSetting | None = None,
        letters: LettersSetting | None = None,
        franceconnect: bool = False,
    ) -> None:
        self._host = host
        self._api_port = api_port
        self._journal_dir = journal_dir
        self._mail_setting = mail
        self._sms_setting = sms
        self._letters_setting = letters
        self._with_franceconnect = franceconnect
        self.franceconnect: FranceConnectSink | None = None
        self.sms: ProviderSink | None = None
        self.letters: ProviderSink | LetterFolder | None = None
        self._open = ExitStack()

    def __enter__(self) -> Self:
        with ExitStack() as opening:
            self.inbox = Inbox(self._journal())
            opening.callback(self.inbox.close)
            self.incidents, self.orders, self.requests = Incidents(), Orders(), RequestsKept()
            self.smtp = _opened(self._mail_sink(), opening)
            self.sms = _opened(self._sms_sink(), opening)
            self.letters = _opened(self._letter_sink(), opening)
            issuer = FranceConnectSink(self._host) if self._with_franceconnect else None
            self.franceconnect = _opened(issuer, opening)
            self.api = _opened(self._service(), opening)
            self._open = opening.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Stop everything, the API first; calling it twice is fine."""
        self._open.close()

    @property
    def email_host(self) -> str:
        """Where a candidate sends its mail."""
        return self.smtp.host

    @property
    def email_port(self) -> int:
        """Where a candidate sends its mail."""
        return self.smtp.port

    @property
    def email_certificate(self) -> Path | None:
        """The authority that a candidate has to trust; ``None`` without TLS."""
        return self.smtp.certificate

    @property
    def sms_url(self) -> str:
        """Where a candidate sends its SMS; empty without a provider."""
        return self.sms.url if self.sms else ""

    @property
    def sms_account(self) -> str:
        """What a candidate says to the provider that it is."""
        return self.sms.account if self.sms else ""

    @property
    def sms_secret(self) -> str:
        """What it proves it with."""
        return self.sms.secret if self.sms else ""

    @property
    def sms_certificate(self) -> Path | None:
        """The authority that a candidate has to trust; ``None`` without TLS."""
        return self.sms.certificate if self.sms else None

    @property
    def letters_url(self) -> str:
        """Where a candidate sends its letters, log-in included; empty unless letters go to Maileva."""
        return self.letters.url if isinstance(self.letters, ProviderSink) else ""

    @property
    def letters_certificate(self) -> Path | None:
        """The authority that a candidate has to trust; ``None`` without TLS."""
        return self.letters.certificate if isinstance(self.letters, ProviderSink) else None

    @property
    def letters_account(self) -> str:
        """Maileva's ``client_id``."""
        return self._maileva.account if self._maileva else ""

    @property
    def letters_secret(self) -> str:
        """Maileva's ``client_secret``."""
        return self._maileva.secret if self._maileva else ""

    @property
    def letters_user(self) -> str:
        """Maileva's ``username``."""
        return self._maileva.user if self._maileva else ""

    @property
    def letters_password(self) -> str:
        """Maileva's ``password``."""
        return self._maileva.password if self._maileva else ""

    @property
    def letters_dir(self) -> str:
        """The folder that a candidate drops its letters in; empty unless letters go to a folder."""
        return str(self.letters.folder) if isinstance(self.letters, LetterFolder) else ""

    @property
    def franceconnect_issuer(self) -> str:
        """The OpenID Connect issuer; empty unless it was asked for."""
        return self.franceconnect.issuer if self.franceconnect else ""

    @property
    def franceconnect_client(self) -> str:
        """What a candidate says to the issuer that it is."""
        return self.franceconnect.client if self.franceconnect else ""

    @property
    def franceconnect_secret(self) -> str:
        """What it proves it with."""
        return self.franceconnect.secret if self.franceconnect else ""

    @property
    def api_url(self) -> str:
        """Where other processes ask what came."""
        return self.api.url

    @property
    def _maileva(self) -> Maileva | None:
        provider: Provider | None = self.letters.provider if isinstance(self.letters, ProviderSink) else None
        return provider if isinstance(provider, Maileva) else None

    def _journal(self) -> Path | None:
        if self._journal_dir is None:
            return None
        try:
            self._journal_dir.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            told = f"cannot make the folder {self._journal_dir}: {error.strerror}; choose another"
            raise SinkError(told) from error
        return self._journal_dir / JOURNAL

    def _mail_sink(self) -> SmtpSink:
        asked = self._mail_setting
        return SmtpSink(
            self.inbox,
            asked.host or self._host,
            asked.port,
            asked.tls,
            user=asked.user,
            password=asked.password,
            incidents=self.incidents,
            refusals=self.orders,
        )

    def _sms_sink(self) -> ProviderSink | None:
        asked = self._sms_setting
        if asked is None:
            return None
        return self._api_of(sms_provider(asked.provider, asked.account, asked.secret), asked)

    def _letter_sink(self) -> ProviderSink | LetterFolder | None:
        asked = self._letters_setting
        if asked is None:
            return None
        if isinstance(asked, FolderSetting):
            return LetterFolder(self.inbox, asked.folder, incidents=self.incidents)
        return self._api_of(Maileva(asked.account, asked.secret, asked.user, asked.password), asked)

    def _api_of(self, provider: Provider, asked: SmsSetting | MailevaSetting) -> ProviderSink:
        return ProviderSink(
            self.inbox,
            provider,
            asked.host or self._host,
            asked.port,
            tls=asked.tls,
            incidents=self.incidents,
            orders=self.orders,
            requests=self.requests,
        )

    def _service(self) -> SinksApi:
        about: dict[str, Mapping[str, object]] = {Channel.EMAIL: self._email_told()}
        if self.sms is not None:
            about[Channel.SMS] = _provider_told(self.sms)
        if isinstance(self.letters, ProviderSink):
            about[Channel.LETTER] = _provider_told(self.letters)
        elif self.letters is not None:
            about[Channel.LETTER] = {"provider": "folder", "folder": str(self.letters.folder)}
        return SinksApi(
            self.inbox,
            self._host,
            self._api_port,
            refusals=self.orders,
            incidents=self.incidents,
            requests=self.requests,
            about=about,
            refresh=self.letters.scan if isinstance(self.letters, LetterFolder) else None,
            more=FranceConnectOrders(self.franceconnect.book).routes() if self.franceconnect else (),
        )

    def _email_told(self) -> dict[str, object]:
        certificate = self.smtp.certificate
        return {
            "host": self.smtp.host,
            "port": self.smtp.port,
            "tls": self.smtp.tls,
            "certificate": str(certificate) if certificate else None,
        }


def _opened(sink: S, opening: ExitStack) -> S:
    if sink is not None:
        sink.start()
        opening.callback(sink.stop)
    return sink


def _provider_told(sink: ProviderSink) -> dict[str, object]:
    certificate = str(sink.certificate) if sink.certificate else None
    return {
        "provider": sink.provider.name,
        "url": sink.url,
        "account": sink.account,
        "certificate": certificate,
    }
