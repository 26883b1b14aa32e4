"""The identifier, then the code by SMS: who gets one, how long it lives, and how often it may be mistyped."""

from __future__ import annotations

import re
import secrets
from datetime import timedelta

from simulator import secrets_kept
from simulator.audiens import identifiers
from simulator.audiens.faults import Fault, FieldFault
from simulator.audiens.identifiers import LAYOUTS, Layout
from simulator.audiens.options import Resending
from simulator.audiens.rules.base import faults_of
from simulator.audiens.rules.phones import PhoneRules
from simulator.audiens.store import Journey, Route, SmsCode, Stage

_HOUR = timedelta(hours=1)
_MOST_SMS = 10
_DIGITS = 6


class CodeRules(PhoneRules):
    """What proves that the phone is the person's."""

    @property
    def layout(self) -> Layout:
        """How an identifier is typed here."""
        return LAYOUTS[self.options.identifier_layout]

    def check_identifier(self, journey: Journey, text: str) -> tuple[FieldFault, ...]:
        """Only the identifier of the person found; tries are counted."""
        fault = self.identifier_fault(text)
        if fault is None and not self.identifier_is_own(journey, text):
            fault = self.refuse_identifier(journey)
        return faults_of(("identifier", fault))

    def identifier_fault(self, text: str) -> Fault | None:
        """What is wrong with the entry by itself."""
        fault = self.layout.fault(text.strip())
        if fault is None and self.options.identifier_key is not None:
            right = identifiers.has_right_key(identifiers.digits_of(text))
            return None if right else Fault.IDENTIFIER_KEY
        return fault

    def identifier_is_own(self, journey: Journey, text: str) -> bool:
        """Whether it is the number of this very person."""
        return secrets_kept.same(identifiers.digits_of(text), journey.identifier)

    def refuse_identifier(self, journey: Journey) -> Fault:
        """Count the try; after the last one the journey is over."""
        journey.wrong_identifiers += 1
        maximum = self.options.identifier_max_attempts
        if maximum is None or journey.wrong_identifiers < maximum:
            return Fault.IDENTIFIER_REFUSED
        journey.stage = Stage.DEAD
        return Fault.IDENTIFIER_BLOCKED

    def sms_recipient(self, journey: Journey) -> str:
        """The number on file, or the one given: never one of the present request."""
        if journey.route is Route.SMS:
            return journey.new_mobile or ""
        return self.mobile_on_file(journey) or ""

    def sms_allowed(self, mobile: str) -> bool:
        """A phone is not flooded."""
        return self.recent(self.store.sms.get(mobile, []), _HOUR) < _MOST_SMS

    def issue_code(self, journey: Journey) -> SmsCode | None:
        """A new code for this journey; the one before is dead. None where the phone had enough."""
        to = self.sms_recipient(journey)
        if not to or not self.sms_allowed(to):
            return None
        self.store.sms.setdefault(to, []).append(self.clock.now())
        journey.code = SmsCode(self.new_code(journey), to, self.clock.now())
        journey.stage = Stage.CODE
        return journey.code

    def new_code(self, journey: Journey) -> str:
        """Six digits that nobody can foresee, and not those of the last time."""
        code = f"{secrets.randbelow(10**_DIGITS):0{_DIGITS}d}"
        return code if journey.code is None or journey.code.code != code else self.new_code(journey)

    def take_back_code(self, journey: Journey) -> None:
        """The message could not go: the person is still at the identifier."""
        journey.code, journey.stage = None, Stage.IDENTIFIER

    def note_display(self, journey: Journey) -> None:
        """The page of the code is shown for the first time."""
        if journey.code is not None and journey.code.displayed_at is None:
            journey.code.displayed_at = self.clock.now()

    def check_code(self, journey: Journey, text: str) -> tuple[FieldFault, ...]:
        """The right code, in time, opens the password page and serves once."""
        fault = self.code_fault(journey, self.normalise_code(text))
        if fault is None:
            self.use_code(journey)
        return faults_of(("code", fault))

    def normalise_code(self, text: str) -> str:
        """Blanks around or inside a pasted code are forgiven."""
        return re.sub(r"[\s\u00a0\u202f]", "", text)

    def code_fault(self, journey: Journey, typed: str) -> Fault | None:
        """Why a code opens nothing."""
        code = journey.code
        if code is None:
            return Fault.CODE_DEAD
        if self.code_is_late(code):
            code.dead = True
            return Fault.CODE_LATE
        if code.dead:
            return Fault.CODE_DEAD
        if not typed:
            return Fault.CODE_MISSING
        if not self.code_has_shape(typed):
            return Fault.CODE_SHAPE
        return None if self.code_matches(journey, code, typed) else self.refuse_code(code)

    def code_has_shape(self, typed: str) -> bool:
        """Six digits."""
        return re.fullmatch(rf"[0-9]{{{_DIGITS}}}", typed) is not None

    def code_matches(self, journey: Journey, code: SmsCode, typed: str) -> bool:  # noqa: ARG002
        """The code of this journey and of no other."""
        return secrets_kept.same(code.code, typed)

    def code_is_late(self, code: SmsCode) -> bool:
        """Five minutes, from the sending or from the first display, as declared."""
        begun = code.displayed_at if self.options.code_counts_from_display else None
        return self.clock.now() - (begun or code.sent_at) >= self.options.code_validity

    def refuse_code(self, code: SmsCode) -> Fault:
        """Count the try; after the last one the code is dead."""
        code.wrong += 1
        maximum = self.options.code_max_attempts
        if maximum is None or code.wrong < maximum:
            return Fault.CODE_REFUSED
        code.dead = True
        return Fault.CODE_DEAD

    def use_code(self, journey: Journey) -> None:
        """It has served."""
        if journey.code is not None:
            journey.code.dead = True
        lost = journey.route is Route.LOST_PASSWORD
        journey.stage = Stage.FIRST_PASSWORD if lost else Stage.PASSWORD

    def may_ask_code(self, journey: Journey) -> bool:
        """Whether the identifier may be given again: not with a dead code, where the form is the restart."""
        spent = journey.code is not None and (journey.code.dead or self.code_is_late(journey.code))
        return not spent or self.options.code_restart == "identifier"

    def resend_limit(self) -> Resending | None:
        """How often and how fast, where a resending is declared at all."""
        return self.options.resending

    def resend_fault(self, journey: Journey) -> Fault | None:
        """Whether one more SMS may go now, where a resending is declared."""
        limit = self.resend_limit()
        if limit is None or journey.code is None or not self.may_ask_code(journey):
            return Fault.RESEND_LIMITED
        rested = self.clock.now() - journey.code.sent_at >= limit.pause
        return None if rested and journey.resent < limit.maximum else Fault.RESEND_LIMITED
