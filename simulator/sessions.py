"""Browser sessions, kept by the server: what one cookie stands for, and how it is renewed."""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta

_RENEWED_FOR = timedelta(seconds=30)


@dataclass(slots=True)
class Session:
    """One browser. ``journey`` and ``member`` are keys of the portal's store; ``link`` an opened link."""

    key: str
    csrf: str
    seen_at: datetime
    journey: str | None = None
    link: str | None = None
    member: str | None = None
    notice: str | None = None
    spent: set[str] = field(default_factory=set)

    def proves(self, token: str) -> bool:
        """Whether a form carries this session's proof."""
        return hmac.compare_digest(self.csrf.encode(), token.encode())

    def spend(self, nonce: str) -> bool:
        """Whether a form is sent for the first time; a form sent twice acts once."""
        fresh = nonce not in self.spent
        self.spent.add(nonce)
        return fresh


class Sessions:
    """The sessions of one portal. A key that was not given out here is never adopted."""

    def __init__(self) -> None:
        self._sessions: dict[str, Session] = {}
        self._renewed: dict[str, tuple[str, datetime]] = {}

    def find(self, key: str | None) -> Session | None:
        """The session of a cookie, or None."""
        return self._sessions.get(key) if key else None

    def create(self, now: datetime) -> Session:
        """A fresh session with a key of 256 bits."""
        session = Session(secrets.token_urlsafe(32), secrets.token_urlsafe(24), now)
        self._sessions[session.key] = session
        return session

    def renew(self, session: Session, now: datetime) -> Session:
        """The same session under another key; the old key opens nothing any more."""
        self.end(session)
        self._renewed = {key: kept for key, kept in self._renewed.items() if now - kept[1] < _RENEWED_FOR}
        self._renewed[session.key] = (session.csrf, now)
        fresh = self.create(now)
        fresh.journey, fresh.link, fresh.member = session.journey, session.link, session.member
        fresh.notice = session.notice
        return fresh

    def was_just_renewed(self, key: str | None, token: str, now: datetime) -> bool:
        """Whether a form comes from a page that a renewal has just overtaken, as a double click does."""
        csrf, when = self._renewed.get(key or "", ("", now))
        return bool(csrf) and hmac.compare_digest(csrf.encode(), token.encode()) and now - when < _RENEWED_FOR

    def end(self, session: Session) -> None:
        """Forget a session."""
        self._sessions.pop(session.key, None)

    def end_where(self, *, journeys: set[str], member: str | None) -> None:
        """Forget the sessions of some journeys and of a member."""
        for session in list(self._sessions.values()):
            if session.journey in journeys or (member is not None and session.member == member):
                self.end(session)

    def clear(self) -> None:
        """Forget them all."""
        self._sessions.clear()
        self._renewed.clear()
