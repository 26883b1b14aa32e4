"""Coming back and leaving: log-in, log-out, the end of a session, and the space's home."""

from __future__ import annotations

from simulator.desk import Answer, Visit
from simulator.urssaf.faults import Fault, FieldFault
from simulator.urssaf.web.base import UrssafDesk
from simulator.web import Form


class AccessPages(UrssafDesk):
    """The log-in and what is behind it."""

    async def space(self, visit: Visit) -> Answer:
        space = self.member(visit)
        return self.pages.space(self.rules.store.people[space.nir])

    async def go_on(self, visit: Visit) -> Answer:
        return self.where(visit)

    async def login(self, visit: Visit) -> Answer:
        self.open_session(visit)
        return self.pages.login()

    async def log_in(self, visit: Visit) -> Answer:
        missing = self.missing_for_login(visit.form)
        if missing:
            return self.pages.login(visit.form, missing)
        login = self.rules.login(visit.form["login"], visit.form["password"])
        if login.fault is not None:
            return self.pages.login(visit.form, (FieldFault("password", login.fault),))
        session = self.renew_session(visit)
        session.link, session.notice = None, None
        session.journey = login.journey.key if login.journey else None
        session.member = login.space.nir if login.space else None
        return self.where(visit)

    def missing_for_login(self, form: Form) -> list[FieldFault]:
        """Fields left empty."""
        wanted = {"login": Fault.LOGIN_MISSING, "password": Fault.LOGIN_PASSWORD_MISSING}
        return [FieldFault(name, fault) for name, fault in wanted.items() if not form[name].strip()]

    async def forgotten_password(self, _visit: Visit) -> Answer:
        return self.pages.forgotten_password()

    async def log_out(self, visit: Visit) -> Answer:
        self.end_session(visit)
        return "/deconnecte"

    def end_session(self, visit: Visit) -> None:
        """The session ends on the server; the cookie opens nothing any more."""
        if visit.session is not None:
            self.sessions.end(visit.session)
        visit.session = None

    async def logged_out(self, _visit: Visit) -> Answer:
        return self.pages.logged_out()

    async def ended(self, _visit: Visit) -> Answer:
        return self.pages.ended()

    async def accessibility(self, _visit: Visit) -> Answer:
        return self.pages.accessibility()

    async def privacy(self, _visit: Visit) -> Answer:
        return self.pages.privacy()
