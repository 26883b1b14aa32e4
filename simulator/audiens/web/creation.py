"""The pages of the sign-up, in the order in which a person meets them."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.concurrency import run_in_threadpool
from starlette.routing import BaseRoute

from simulator.audiens.faults import Fault, FieldFault
from simulator.audiens.pages.base import EMPTY
from simulator.audiens.rules import MobileForm
from simulator.audiens.store import Account, Journey, ProvisionalCode, Route, SignUp, Stage
from simulator.audiens.web.base import PATHS, AudiensDesk
from simulator.desk import Answer, Turned, Visit
from simulator.letters import Letter
from simulator.web import Form, Page

_DEAD_NOTICE = (
    "Ce numéro ne sera pas utilisé. Recommencez votre inscription : vous pourrez choisir un autre numéro ou "
    "le courrier."
)
_REGISTERED_NOTICE = (
    "Votre compte est déjà créé. Connectez-vous avec votre identifiant et votre mot de passe."
)
_CREATED_NOTICE = "Votre compte est créé."


class CreationPages(AudiensDesk):
    """From « Je m'inscris » to the account."""

    def creation_routes(self) -> list[BaseRoute]:
        """The addresses of the sign-up."""
        return [
            self.get("/inscription", self.sign_up),
            self.post("/inscription", self.recognise),
            self.get("/inscription/question", self.question),
            self.post("/inscription/question", self.answer_question),
            self.get("/inscription/identite", self.identity),
            self.post("/inscription/identite", self.confirm_identity),
            self.get("/inscription/adresse", self.address_outdated),
            self.get("/inscription/telephone", self.mobile_on_file),
            self.post("/inscription/telephone", self.judge_mobile),
            self.get("/inscription/autre-numero", self.not_my_number),
            self.get("/inscription/canal", self.channel),
            self.post("/inscription/canal", self.choose_channel),
            self.get("/inscription/portable", self.phone),
            self.post("/inscription/portable", self.give_mobile),
            self.get("/inscription/identifiant", self.identifier),
            self.post("/inscription/identifiant", self.give_identifier),
            self.get("/inscription/code", self.code),
            self.post("/inscription/code", self.give_code),
            self.post("/inscription/renvoi", self.resend),
            self.get("/inscription/courrier", self.letter_sent),
            self.get("/inscription/mot-de-passe", self.password),
            self.post("/inscription/mot-de-passe", self.define_password),
            self.get("/suite", self.go_on),
        ]

    async def go_on(self, visit: Visit) -> Answer:
        return self.where(visit)

    # Step 4

    async def sign_up(self, visit: Visit) -> Answer:
        self.open_session(visit)
        journey = self.journey_of(visit)
        return self.pages.sign_up(None if journey is None else self.kept_entries(journey))

    def kept_entries(self, journey: Journey) -> SignUp | None:
        """What the person typed, while the sign-up is not over."""
        going_on = journey.stage <= Stage.CODE or journey.stage is Stage.DEAD
        return journey.typed if going_on and journey.typed.last_name else None

    async def recognise(self, visit: Visit) -> Answer:
        typed = self.pages.sign_up_of(visit.form)
        found = self.rules.recognise(typed, self.client(visit), self.journey_of(visit))
        if found.journey is None:
            return self.pages.sign_up(None, visit.form, found.faults)
        self.take_journey(visit, found.journey)
        return PATHS[found.journey.stage]

    async def question(self, visit: Visit) -> Answer:
        self.journey(visit, Stage.QUESTION)
        return self.pages.question()

    async def answer_question(self, visit: Visit) -> Answer:
        journey = self.journey(visit, Stage.QUESTION)
        faults = self.rules.answer_question(journey, visit.form["postal_code"])
        return self.pages.question(visit.form, faults) if faults else PATHS[journey.stage]

    # Step 5

    async def identity(self, visit: Visit) -> Answer:
        journey = self.journey(visit, Stage.IDENTITY, Stage.CODE)
        return self.pages.identity(self.rules.person_of(journey))

    async def confirm_identity(self, visit: Visit) -> Answer:
        journey = self.journey(visit, Stage.IDENTITY, Stage.CODE)
        self.rules.confirm_identity(journey)
        if journey.stage is Stage.IDENTITY:
            return "/inscription/autre-numero"
        return PATHS[journey.stage]

    async def address_outdated(self, visit: Visit) -> Answer:
        journey = self.journey(visit, Stage.IDENTITY, Stage.CODE)
        if self.rules.options.address_outdated == "blocked" and not visit.is_head:
            journey.stage = Stage.DEAD
        return self.pages.address_outdated()

    async def mobile_on_file(self, visit: Visit) -> Answer:
        _, mobile = self.journey_with_mobile(visit)
        return self.pages.mobile_on_file(mobile)

    def journey_with_mobile(self, visit: Visit) -> tuple[Journey, str]:
        """Only where the file has a mobile, and while it was not refused."""
        journey = self.journey(visit, Stage.MOBILE, Stage.CODE)
        mobile = self.rules.mobile_on_file(journey) if journey.identifier else None
        if mobile is None or self.rules.was_refused(journey):
            raise Turned(self.where(visit))
        return journey, mobile

    async def judge_mobile(self, visit: Visit) -> Answer:
        journey, _ = self.journey_with_mobile(visit)
        if visit.form["reponse"] == "oui":
            self.rules.confirm_mobile(journey)
            return self.where(visit)
        if visit.form["reponse"] != "non":
            return PATHS[Stage.MOBILE]
        self.rules.refuse_mobile(journey)
        return self.after_refusal(visit, journey)

    def after_refusal(self, visit: Visit, journey: Journey) -> str:
        """Where the person goes on, never an impasse."""
        if journey.stage is Stage.IDENTITY:
            return "/inscription/autre-numero"
        if journey.stage is Stage.DEAD:
            self.notice(visit, _DEAD_NOTICE)
        return self.where(visit)

    async def not_my_number(self, visit: Visit) -> Answer:
        journey = self.journey(visit, Stage.IDENTITY, Stage.CODE)
        if not self.rules.was_refused(journey):
            raise Turned(self.where(visit))
        return self.pages.not_my_number()

    async def channel(self, visit: Visit) -> Answer:
        return self.pages.channel(self.journey_with_channel(visit))

    def journey_with_channel(self, visit: Visit) -> Journey:
        """Only where there is a choice to make."""
        journey = self.journey(visit, Stage.CHANNEL, Stage.CODE)
        if not journey.identifier or not self.rules.may_choose_channel(journey):
            raise Turned(self.where(visit))
        return journey

    async def choose_channel(self, visit: Visit) -> Answer:
        journey = self.journey_with_channel(visit)
        faults = self.rules.choose_channel(journey, visit.form["channel"])
        return self.pages.channel(journey, visit.form, faults) if faults else PATHS[journey.stage]

    async def phone(self, visit: Visit) -> Answer:
        return self.pages.phone(self.journey_by(visit, Stage.PHONE, Route.SMS))

    async def give_mobile(self, visit: Visit) -> Answer:
        journey = self.journey_by(visit, Stage.PHONE, Route.SMS)
        form = MobileForm(
            visit.form["mobile"], visit.form["mobile_confirmation"], visit.form["phone_news"] == "oui"
        )
        faults = self.rules.give_mobile(journey, form)
        return self.pages.phone(journey, visit.form, faults) if faults else PATHS[journey.stage]

    def journey_by(self, visit: Visit, first: Stage, *routes: Route) -> Journey:
        """A journey that goes one of these ways and has come as far as a page."""
        journey = self.journey(visit, first, Stage.CODE)
        if journey.route not in routes:
            raise Turned(self.where(visit))
        return journey

    async def identifier(self, visit: Visit) -> Answer:
        return self.pages.identifier(self.journey_for_identifier(visit))

    def journey_for_identifier(self, visit: Visit) -> Journey:
        """In every branch; where the form is the restart, a spent code leads there."""
        routes = (Route.KNOWN_MOBILE, Route.SMS, Route.LETTER)
        journey = self.journey_by(visit, Stage.IDENTIFIER, *routes)
        if not self.rules.may_ask_code(journey):
            raise Turned("/inscription")
        return journey

    async def give_identifier(self, visit: Visit) -> Answer:
        journey = self.journey_for_identifier(visit)
        faults = self.rules.check_identifier(journey, visit.form["identifier"])
        if faults:
            return self.pages.identifier(journey, visit.form, faults)
        if not self.is_first_time(visit):
            return self.where(visit)
        by_letter = journey.route is Route.LETTER
        fault = await (self.send_letter(journey) if by_letter else self.send_code(journey))
        if fault is not None:
            return self.pages.identifier(journey, visit.form, (FieldFault("identifier", fault),))
        return PATHS[journey.stage]

    async def send_code(self, journey: Journey) -> Fault | None:
        """One SMS to the number of the branch."""
        code = self.rules.issue_code(journey)
        if code is None:
            return Fault.SMS_LIMITED
        if await self.sms.send(self.messages.code(code, journey)):
            return None
        self.rules.take_back_code(journey)
        return Fault.SMS_UNDELIVERED

    async def send_letter(self, journey: Journey) -> Fault | None:
        """One letter to the address on file, now or in some days."""
        fault = self.rules.letter_fault(journey)
        if fault is not None or journey.stage is Stage.LETTER_SENT:
            return fault
        kept, code = self.rules.ask_letter(journey)
        person = self.rules.person_of(journey)
        letter = self.messages.provisional(self.rules.letter_recipient(person), code)
        if await self.post_letter(letter, person.identifier, kept):
            return None
        self.rules.take_back_letter(journey)
        return Fault.LETTER_UNDELIVERED

    async def post_letter(self, letter: Letter, identifier: str, kept: ProvisionalCode) -> bool:
        """Hand a letter over, at once or when the clock gets there."""
        now = self.rules.clock.now()
        if self.letters.delay:

            def leave() -> None:
                if self.rules.letter_is_wanted(identifier, kept):
                    self.rules.letter_has_left(identifier, kept)
                    self.letters.post(letter, self.rules.clock.now())

            self.rules.clock.at(now + self.letters.delay, leave)
            return True
        posted = await run_in_threadpool(self.letters.post, letter, now)
        if posted:
            self.rules.letter_has_left(identifier, kept)
        return posted

    # Step 6

    async def code(self, visit: Visit) -> Answer:
        journey = self.journey(visit, Stage.CODE)
        if not visit.is_head:
            self.rules.note_display(journey)
        return self.code_page(journey)

    def code_page(self, journey: Journey, form: Form = EMPTY, faults: Sequence[FieldFault] = ()) -> Page:
        """The page of the code, with a resending where there is one."""
        offered = self.rules.resend_limit() is not None
        return self.pages.code(journey, form, faults, resend=offered)

    async def give_code(self, visit: Visit) -> Answer:
        journey = self.journey(visit, Stage.CODE)
        faults = self.rules.check_code(journey, visit.form["code"])
        return self.code_page(journey, visit.form, faults) if faults else PATHS[journey.stage]

    async def resend(self, visit: Visit) -> Answer:
        journey = self.journey_by(visit, Stage.CODE, Route.KNOWN_MOBILE, Route.SMS)
        if self.is_first_time(visit):
            fault = self.rules.resend_fault(journey)
            if fault is None:
                journey.resent += 1
                fault = await self.send_code(journey)
            if fault is not None:
                return self.code_page(journey, visit.form, (FieldFault("", fault),))
            self.notice(visit, "Un nouveau code vient de vous être envoyé. Le précédent ne sert plus.")
        return self.where(visit)

    async def letter_sent(self, visit: Visit) -> Answer:
        return self.pages.letter_sent(self.journey(visit, Stage.LETTER_SENT))

    async def password(self, visit: Visit) -> Answer:
        return self.pages.password(self.journey_for_password(visit))

    def journey_for_password(self, visit: Visit) -> Journey:
        """Only behind a right code, and while there is no account yet."""
        journey = self.journey(visit, Stage.PASSWORD)
        if not self.rules.may_define_password(journey):
            journey.stage = Stage.FINISHED
            self.notice(visit, _REGISTERED_NOTICE)
            raise Turned(self.login_path)
        return journey

    async def define_password(self, visit: Visit) -> Answer:
        return await self.complete(visit, self.journey_for_password(visit))

    async def complete(self, visit: Visit, journey: Journey) -> Answer:
        """The password is judged; accepted, it completes the account."""
        password, confirmation = visit.form["password"], visit.form["password_confirmation"]
        faults = self.rules.password_faults(password, confirmation)
        if faults:
            return self.pages.password(journey, faults)
        account = self.rules.define_password(journey, password)
        session = self.renew_session(visit)
        session.journey = journey.key
        if journey.route is not Route.LOST_PASSWORD:
            await self.tell_of_creation(account)
        return self.after_password(visit, journey)

    async def tell_of_creation(self, account: Account) -> None:
        """The notice of creation, where it is declared."""
        if self.rules.options.creation_notice and account.email:
            person = self.rules.store.people[account.identifier]
            await self.mailer.send(self.messages.creation_notice(account.email, person))

    def after_password(self, visit: Visit, journey: Journey) -> str:
        """The space, or the log-in page, as declared."""
        lost = journey.route is Route.LOST_PASSWORD
        self.notice(visit, "Votre mot de passe est changé." if lost else _CREATED_NOTICE)
        if self.rules.options.after_password == "login_page":
            return self.login_path
        if visit.session is not None:
            visit.session.member = journey.identifier
        return "/mon-espace"
