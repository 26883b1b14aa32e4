"""Coming back and leaving: log-in, first connection, lost secrets, log-out and the end of a session."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.routing import BaseRoute

from simulator.audiens.faults import Fault, FieldFault
from simulator.audiens.rules import Login
from simulator.audiens.store import Account, Journey, Person, SignUp, Stage
from simulator.audiens.web.base import PATHS
from simulator.audiens.web.creation import CreationPages
from simulator.desk import Answer, Turned, Visit
from simulator.web import Form


class AccessPages(CreationPages):
    """The log-in page and what is around it."""

    def access_routes(self) -> list[BaseRoute]:
        """The addresses of the log-in, of the first connection and of lost secrets."""
        return [
            self.get(self.login_path, self.login),
            self.post(self.login_path, self.log_in),
            self.get("/premiere-connexion", self.first_email),
            self.post("/premiere-connexion", self.confirm_email),
            self.get("/premiere-connexion/lien", self.first_link),
            self.get("/premiere-connexion/mot-de-passe", self.first_password),
            self.post("/premiere-connexion/mot-de-passe", self.define_first_password),
            self.get("/lien/{token:path}", self.follow_link),
            self.get("/identifiant-inconnu", self.unknown_identifier),
            self.post("/identifiant-inconnu", self.recover_identifier),
            self.get("/identifiant-demande", self.identifier_asked),
            self.get("/mot-de-passe-perdu", self.lost_password),
            self.post("/mot-de-passe-perdu", self.recover_password),
            self.get("/mot-de-passe-demande", self.password_asked),
            self.post("/deconnexion", self.log_out),
            self.get("/deconnecte", self.logged_out),
            self.get("/session-terminee", self.ended),
        ]

    async def login(self, visit: Visit) -> Answer:
        self.open_session(visit)
        return self.pages.login()

    async def log_in(self, visit: Visit) -> Answer:
        missing = self.missing_for_login(visit.form)
        if missing:
            return self.pages.login(visit.form, missing)
        login = self.rules.login(visit.form["login"], visit.form["secret"])
        if login.fault is not None:
            return self.pages.login(visit.form, (FieldFault("secret", login.fault),))
        return self.let_in(visit, login)

    def missing_for_login(self, form: Form) -> list[FieldFault]:
        """Fields left empty."""
        wanted = {"login": Fault.LOGIN_MISSING, "secret": Fault.LOGIN_SECRET_MISSING}
        return [FieldFault(name, fault) for name, fault in wanted.items() if not form[name].strip()]

    def let_in(self, visit: Visit, login: Login) -> str:
        """A renewed session for the holder, or for the first connection."""
        session = self.renew_session(visit)
        session.notice = None
        session.journey = login.journey.key if login.journey else None
        session.member = login.account.identifier if login.account else None
        return self.where(visit)

    # First connection

    async def first_email(self, visit: Visit) -> Answer:
        return self.pages.first_email(self.journey(visit, Stage.FIRST_EMAIL, Stage.FIRST_LINK))

    async def confirm_email(self, visit: Visit) -> Answer:
        journey = self.journey(visit, Stage.FIRST_EMAIL, Stage.FIRST_LINK)
        faults = self.rules.confirm_email(journey, visit.form["email"])
        if faults:
            return self.pages.first_email(journey, visit.form, faults)
        if journey.stage is Stage.FIRST_LINK and self.is_first_time(visit):
            link = self.rules.issue_link(journey.identifier, journey)
            mail = self.messages.email_confirmation(journey.email or "", link)
            journey.undelivered = not await self.mailer.send(mail)
        return PATHS[journey.stage]

    async def first_link(self, visit: Visit) -> Answer:
        return self.pages.first_link(self.journey(visit, Stage.FIRST_LINK))

    async def first_password(self, visit: Visit) -> Answer:
        return self.pages.password(self.journey_for_first_password(visit))

    def journey_for_first_password(self, visit: Visit) -> Journey:
        """Only once the address is confirmed."""
        journey = self.journey(visit, Stage.FIRST_PASSWORD)
        if not self.rules.may_define_password(journey):
            journey.stage = Stage.FINISHED
            raise Turned(self.login_path)
        return journey

    async def define_first_password(self, visit: Visit) -> Answer:
        return await self.complete(visit, self.journey_for_first_password(visit))

    async def follow_link(self, visit: Visit) -> Answer:
        link = self.rules.find_link(visit.request.path_params["token"])
        if link is None:
            return self.pages.dead_link()
        if visit.is_head:
            return self.login_path
        self.take_journey(visit, self.rules.follow_link(link))
        return PATHS[Stage.FIRST_PASSWORD]

    # Lost secrets

    async def unknown_identifier(self, visit: Visit) -> Answer:
        self.open_session(visit)
        return self.pages.unknown_identifier()

    async def recover_identifier(self, visit: Visit) -> Answer:
        if self.rules.options.recovery_identifier == "help_page":
            raise HTTPException(405)
        form = self.pages.sign_up_of(visit.form)
        faults = [fault for fault in self.rules.form_faults(form) if "email" not in fault.field]
        if faults:
            return self.pages.unknown_identifier(visit.form, faults)
        if not self.rules.form_allowed(self.client(visit)):
            return self.pages.unknown_identifier(visit.form, (FieldFault("", Fault.FORMS_LIMITED),))
        if self.is_first_time(visit):
            await self.remind(form, self.client(visit))
        return "/identifiant-demande"

    async def remind(self, form: SignUp, client: str) -> None:
        """The identifier goes to what the file knows of that person, never to the screen."""
        self.rules.store.forms.setdefault(client, []).append(self.rules.clock.now())
        person = self.rules.person_to_remind(form)
        if person is not None:
            await self.send_identifier(person)

    async def send_identifier(self, person: Person) -> None:
        """By the declared channel."""
        channel = self.rules.options.recovery_identifier
        account = self.rules.store.accounts[person.identifier]
        mobile = self.rules.usable_mobile(person)
        if channel == "email" and account.email:
            await self.mailer.send(self.messages.identifier_by_email(account.email, person.identifier))
        elif channel == "sms" and mobile and self.rules.sms_allowed(mobile):
            await self.sms.send(self.messages.identifier_by_sms(mobile, person.identifier))
        elif channel == "letter":
            letter = self.messages.identifier_by_letter(person, self.rules.letter_recipient(person))
            await run_in_threadpool(self.letters.post, letter, self.rules.clock.now())

    async def identifier_asked(self, _visit: Visit) -> Answer:
        return self.pages.identifier_asked()

    async def lost_password(self, visit: Visit) -> Answer:
        self.open_session(visit)
        return self.pages.lost_password()

    async def recover_password(self, visit: Visit) -> Answer:
        faults = self.rules.login_text_fault(visit.form["identifier"])
        if faults:
            return self.pages.lost_password(visit.form, faults)
        if not self.is_first_time(visit):
            return self.where(visit)
        account = self.rules.account_to_recover(visit.form["identifier"])
        return await self.send_recovery(visit, account)

    async def send_recovery(self, visit: Visit, account: Account | None) -> Answer:
        """By the declared channel; the answer is the same where there is nobody to write to."""
        channel = self.rules.options.recovery_password
        if channel == "sms":
            journey = self.rules.begin_recovery_by_sms(account)
            self.take_journey(visit, journey)
            if journey.code is not None and journey.code.to:
                await self.sms.send(self.messages.code(journey.code, journey))
            return PATHS[Stage.CODE]
        if account is not None and channel == "letter":
            await self.send_recovery_letter(account)
        elif account is not None and account.email:
            link = self.rules.issue_link(account.identifier, None)
            await self.mailer.send(self.messages.lost_password(account.email, link))
        return "/mot-de-passe-demande"

    async def send_recovery_letter(self, account: Account) -> None:
        """A provisional code by post; the password that is lost still stands."""
        person = self.rules.store.people[account.identifier]
        kept, code = self.rules.issue_provisional(account)
        letter = self.messages.provisional(self.rules.letter_recipient(person), code, lost=True)
        await self.post_letter(letter, account.identifier, kept)

    async def password_asked(self, _visit: Visit) -> Answer:
        return self.pages.password_asked()

    # The end

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
