"""Faults of passwords and log-in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from starlette.responses import Response

from simulator.audiens.rules import AudiensRules
from simulator.audiens.rules.access import Login as AudiensLogin
from simulator.audiens.web import AudiensPortal
from simulator.desk import Answer, Visit
from simulator.fields import Field
from simulator.mutants.registry import equivalent, mutant
from simulator.tries import Tries
from simulator.urssaf.faults import Fault
from simulator.urssaf.pages import UrssafPages
from simulator.urssaf.rules import Login, UrssafRules
from simulator.urssaf.web import UrssafPortal

_WITH_SCRIPTS = "default-src 'self'; script-src 'unsafe-inline'; frame-ancestors 'none'"


@mutant("GEN-020-X2", "false passwords are counted for the names of members only")
class MembersLock(UrssafRules):
    def login(self, name_text: str, password: str) -> Login:
        name = self.normalise_login_name(name_text)
        if name not in {self.login_name_of(space) for space in self.store.spaces.values()}:
            self.store.login_tries.pop(name, None)
        return super().login(name_text, password)


@mutant("GEN-020-X3", "Audiens counts false passwords for members only")
class MembersLockToo(AudiensRules):
    def login(self, name_text: str, secret: str) -> AudiensLogin:
        name = self.login_name(name_text)
        if self.account_named(name) is None:
            self.store.login_tries.pop(name, None)
        return super().login(name_text, secret)


@mutant("GEN-023-M1", "nothing can be pasted into the password", needs_browser=True)
class PasteBlocked(UrssafPortal):
    def respond(self, visit: Visit, answer: Answer) -> Response:
        response = super().respond(visit, answer)
        blocked = bytes(response.body).replace(b'type="password"', b'type="password" onpaste="return false"')
        if blocked != response.body:
            response.body = blocked
            response.headers["content-length"] = str(len(blocked))
            response.headers["content-security-policy"] = _WITH_SCRIPTS
        return response


@mutant("GEN-023-X1", "the password shows as it is typed", needs_browser=True)
class ShownPassword(UrssafPages):
    def password_fields(self, errors: Mapping[str, str]) -> list[Field]:
        return [replace(field, kind="text") for field in super().password_fields(errors)]


@mutant("GEN-023-X2", "password managers are kept out", needs_browser=True)
class NoPasswordManager(UrssafPages):
    def password_fields(self, errors: Mapping[str, str]) -> list[Field]:
        return [replace(field, autocomplete="off") for field in super().password_fields(errors)]


@mutant("GEN-024-M1", "very common passwords are taken without a word")
class CommonPassword(UrssafRules):
    def password_common_fault(self, password: str) -> Fault | None:  # noqa: ARG002
        return None


@mutant("GEN-025-M1", "false passwords may be tried without limit")
class NoLimitOfPasswords(UrssafRules):
    def login(self, name_text: str, password: str) -> Login:
        self.store.login_tries.clear()
        return super().login(name_text, password)


@mutant("GEN-025-X1", "a stranger's tries lock a space for ever")
class LockedForEver(UrssafRules):
    def login(self, name_text: str, password: str) -> Login:
        tries = self.store.login_tries.get(self.normalise_login_name(name_text))
        if tries is not None and tries.locked_until is not None:
            tries.locked_until = self.clock.now().replace(year=9999)
        return super().login(name_text, password)


equivalent(
    "GEN-026-X1",
    "the policy is weaker than it is declared",
    "the row asks for a declaration of the profile; the rules of passwords are broken elsewhere",
)


@mutant("GEN-025-X5", "each false password while a space is locked makes the lock last longer")
class LoginLockProlonged(UrssafRules):
    def login(self, name_text: str, password: str) -> Login:
        judged, now = super().login(name_text, password), self.clock.now()
        name = self.normalise_login_name(name_text)
        tries = self.store.login_tries.get(name, Tries())
        if tries.are_locked(now) and not self.spaces_of(name, password):
            tries.locked_until = now + timedelta(hours=1)
        return judged


@mutant("GEN-025-X2", "false passwords may be tried on Audiens without limit")
class NoLimitOfTries(AudiensRules):
    def login(self, name_text: str, secret: str) -> AudiensLogin:
        self.store.login_tries.clear()
        return super().login(name_text, secret)


@mutant("GEN-025-X3", "false passwords are counted by the name as it was typed")
class CountedAsTyped(UrssafRules):
    def login(self, name_text: str, password: str) -> Login:
        tries = self.store.login_tries
        tries[self.normalise_login_name(name_text)] = tries.setdefault(f"typed {name_text}", Tries())
        return super().login(name_text, password)


@mutant("GEN-025-X6", "false passwords are counted by browser: a fresh one has all its tries")
class CountedByBrowser(UrssafPortal):
    async def log_in(self, visit: Visit) -> Answer:
        tries, name = self.rules.store.login_tries, self.rules.normalise_login_name(visit.form["login"])
        tries[name] = tries.setdefault(f"browser {visit.session and visit.session.key}", Tries())
        return await super().log_in(visit)


@mutant(
    "GEN-025-X7",
    "Audiens counts false passwords by browser: a fresh one has all its tries",
    also=("AUD-147",),
)
class CountedByBrowserToo(AudiensPortal):
    async def log_in(self, visit: Visit) -> Answer:
        tries, name = self.rules.store.login_tries, self.rules.login_name(visit.form["login"])
        tries[name] = tries.setdefault(f"browser {visit.session and visit.session.key}", Tries())
        return await super().log_in(visit)


@mutant("GEN-025-X4", "Audiens counts false passwords by the identifier as it was typed")
class CountedAsTypedToo(AudiensRules):
    def login(self, name_text: str, secret: str) -> AudiensLogin:
        tries = self.store.login_tries
        tries[self.login_name(name_text)] = tries.setdefault(f"typed {name_text}", Tries())
        return super().login(name_text, secret)
