"""All the sinks of a run as one thing: what is started together, addressed, and closed."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

from fakes.api import SinksApi
from fakes.errors import SinkError
from fakes.inbox import Inbox
from fakes.incidents import Incidents
from fakes.smtp.sink import SmtpSink, Tls

JOURNAL = "messages.journal"

__all__ = ["SinkError", "Sinks"]


class Sinks:
    """A context manager: entered, everything listens; left, everything is closed.

    With ``journal_dir``, what is acknowledged is kept in a file there, and is back when sinks are started
    on it again. Raises `SinkError` when it cannot start, and then nothing of it is left running.
    """

    def __init__(
        self,
        journal_dir: Path | None = None,
        smtp_port: int = 0,
        smtp_tls: Tls = "none",
        api_port: int = 0,
        host: str = "127.0.0.1",
        *,
        smtp_host: str | None = None,
        smtp_user: str | None = None,
        smtp_password: str | None = None,
    ) -> None:
        self._host = host
        self._api_port = api_port
        self._journal_dir = journal_dir
        self._smtp = (smtp_host or host, smtp_port, smtp_tls, smtp_user, smtp_password)
        self._open = ExitStack()

    def __enter__(self) -> Self:
        with ExitStack() as opening:
            self.inbox = Inbox(self._journal())
            opening.callback(self.inbox.close)
            self.incidents = Incidents()
            self.smtp = self._mail_sink()
            self.smtp.start()
            opening.callback(self.smtp.stop)
            self.api = self._service()
            self.api.start()
            opening.callback(self.api.stop)
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
    def api_url(self) -> str:
        """Where other processes ask what came."""
        return self.api.url

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
        host, port, tls, user, password = self._smtp
        return SmtpSink(self.inbox, host, port, tls, user=user, password=password, incidents=self.incidents)

    def _service(self) -> SinksApi:
        certificate = self.smtp.certificate
        email = {
            "host": self.smtp.host,
            "port": self.smtp.port,
            "tls": self.smtp.tls,
            "certificate": str(certificate) if certificate else None,
        }
        return SinksApi(
            self.inbox,
            self._host,
            self._api_port,
            refusals=self.smtp.refusals,
            incidents=self.incidents,
            about={"email": email},
        )
