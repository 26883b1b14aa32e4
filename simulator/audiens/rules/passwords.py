"""The personal password: its rule, its confirmation, and the account that it completes."""

from __future__ import annotations

import string
import unicodedata

from simulator import secrets_kept
from simulator.audiens.faults import Fault, FieldFault
from simulator.audiens.rules.base import faults_of
from simulator.audiens.rules.letters import LetterRules
from simulator.audiens.store import Account, AccountState, Journey, Route, Stage

_ALPHANUMERIC = frozenset(string.ascii_letters + string.digits)
_COMMON = frozenset(
    {
        "motdepasse",
        "password",
        "passw",
        "bonjour",
        "soleil",
        "admin",
        "administrateur",
        "bienvenue",
        "welcome",
        "audiens",
        "artiste",
        "spectacle",
        "iloveyou",
        "jetaime",
        "doudou",
        "loulou",
        "chouchou",
        "marseille",
        "paris",
        "france",
        "secret",
        "abcd",
        "azerty",
        "qwerty",
    }
)
_LONG_RUN = 6
_RUNS = (
    "012345678901234567890",
    "098765432109876543210",
    "azertyuiopqsdfghjklmwxcvbn",
    "qwertyuiopasdfghjklzxcvbnm",
    string.ascii_lowercase,
)


class PasswordRules(LetterRules):
    """What « Valider » accepts, in every branch alike."""

    def password_faults(self, password: str, confirmation: str) -> tuple[FieldFault, ...]:
        """The rule on the first entry; the second equal to it, to the letter."""
        fault = self.password_fault(self.password_as_kept(password))
        differs = self.password_confirmation_fault(password, confirmation) if password else None
        return faults_of(("password", fault), ("password_confirmation", differs))

    def password_as_kept(self, password: str) -> str:
        """Exactly as typed; a letter and its accent are one sign."""
        return unicodedata.normalize("NFC", password)

    def password_fault(self, password: str) -> Fault | None:
        """The first thing wrong with a password."""
        if not password.strip():
            return Fault.PASSWORD_MISSING
        if any(ord(sign) < 32 or ord(sign) == 127 for sign in password):
            return Fault.PASSWORD_CONTROL
        if self.password_is_short(password):
            return Fault.PASSWORD_SHORT
        if len(password) > self.password_maximum():
            return Fault.PASSWORD_LONG
        return self.password_signs_fault(password) or self.password_common_fault(password)

    def password_minimum(self) -> int:
        """Eight, or more where the declared rule is stricter."""
        return max(self.options.password_minimum, self.own_minimum())

    def own_minimum(self) -> int:
        """The minimum of the portal's own rule."""
        return self.options.password_policy.minimum if self.options.password_reading == "stricter" else 0

    def password_maximum(self) -> int:
        """The longest password that is taken."""
        if self.options.password_reading == "stricter":
            return self.options.password_policy.maximum
        return self.options.password_maximum

    def password_is_short(self, password: str) -> bool:
        """Where other signs are tolerated, the letters and digits are what counts."""
        counted = password
        if self.options.password_reading == "min_alnum_plus":
            counted = "".join(sign for sign in password if not self.is_special(sign))
        return len(counted) < self.password_minimum()

    def is_special(self, sign: str) -> bool:
        """Anything but A-Z, a-z and 0-9; accented letters as declared."""
        accented = self.options.password_accented and sign.isalpha()
        return sign not in _ALPHANUMERIC and not accented

    def password_signs_fault(self, password: str) -> Fault | None:
        """Which signs must not, or must, be there."""
        reading = self.options.password_reading
        if reading == "stricter":
            return self.own_signs_fault(password)
        if reading != "min_alnum_plus" and any(self.is_special(sign) for sign in password):
            return Fault.PASSWORD_SPECIAL
        return self.mixed_fault(password) if reading == "mixed_alnum" else None

    def mixed_fault(self, password: str) -> Fault | None:
        """A letter and a digit."""
        letter = any(sign.isalpha() for sign in password)
        digit = any(sign in string.digits for sign in password)
        return None if letter and digit else Fault.PASSWORD_MIXED

    def own_signs_fault(self, password: str) -> Fault | None:
        """The kinds of signs of the portal's own rule."""
        policy = self.options.password_policy
        special = any(self.is_special(sign) for sign in password)
        if policy.special == "forbidden" and special:
            return Fault.PASSWORD_SPECIAL
        present = {
            "lower": any(sign.islower() for sign in password),
            "upper": any(sign.isupper() for sign in password),
            "digit": any(sign in string.digits for sign in password),
            "special": special,
        }
        wanted = {*policy.classes, *(("special",) if policy.special == "required" else ())}
        missing = [kind for kind, there in present.items() if kind in wanted and not there]
        names = {"special": Fault.PASSWORD_SPECIAL_MISSING}
        return (names.get(missing[0]) or Fault[f"PASSWORD_{missing[0].upper()}"]) if missing else None

    def password_common_fault(self, password: str) -> Fault | None:
        """Very common words with some digits around, runs of the keyboard, one sign repeated."""
        plain = password.casefold()
        bare = plain.strip(string.digits + string.punctuation + " ")
        run = any(plain in run or (len(bare) >= _LONG_RUN and bare in run) for run in _RUNS)
        return Fault.PASSWORD_COMMON if bare in _COMMON or run or len(set(plain)) <= 2 else None

    def password_confirmation_fault(self, password: str, confirmation: str) -> Fault | None:
        """Case, blanks and length count."""
        if not confirmation:
            return Fault.PASSWORD_CONFIRMATION_MISSING
        same = self.password_as_kept(password) == self.password_as_kept(confirmation)
        return None if same else Fault.PASSWORD_CONFIRMATION_DIFFERS

    def may_define_password(self, journey: Journey) -> bool:
        """Once: an account that is open is never made again, but by whoever lost its password."""
        if journey.identifier not in self.store.people:
            return False
        return journey.route is Route.LOST_PASSWORD or not self.is_registered(journey.identifier)

    def define_password(self, journey: Journey, password: str) -> Account:
        """The account exists, open, with this password; what opened it before opens nothing any more."""
        account = self.account_of(journey)
        account.password = secrets_kept.hashed(self.password_as_kept(password))
        account.state, account.provisional = AccountState.OPEN, None
        for link in self.store.links.values():
            link.used = link.used or link.identifier == journey.identifier
        self.store.login_tries.pop(journey.identifier, None)
        if journey.route is Route.SMS and journey.new_mobile:
            self.store.change_mobile(journey.identifier, journey.new_mobile)
        journey.stage = Stage.FINISHED
        return account

    def account_of(self, journey: Journey) -> Account:
        """The account to complete: the one that waits, or a new one."""
        account = self.store.accounts.get(journey.identifier)
        if account is None:
            account = Account(
                journey.identifier, journey.email, AccountState.LETTER_PENDING, self.clock.now()
            )
            self.store.accounts[journey.identifier] = account
        if journey.route is not Route.LOST_PASSWORD:
            account.email = journey.email
            account.subject = journey.subject or account.subject
            self.keep_choices(journey, account)
        return account

    def keep_choices(self, journey: Journey, account: Account) -> None:
        """What the person wants to hear of; a first connection asks nothing new."""
        if journey.typed.last_name:
            account.email_news = journey.typed.email_news
            account.phone_objection = journey.phone_objection
