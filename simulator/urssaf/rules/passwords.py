"""Step 6: the password, its rule and its confirmation."""

from __future__ import annotations

import string

from simulator import secrets_kept
from simulator.urssaf.faults import Fault, FieldFault
from simulator.urssaf.rules.links import LinkRules
from simulator.urssaf.store import Journey, Space, Stage

_LETTERS_AND_DIGITS = frozenset(string.ascii_letters + string.digits)
_COMMON_STEMS = frozenset(
    {
        "motdepasse",
        "password",
        "azerty",
        "azertyui",
        "azertyuiop",
        "qwerty",
        "qwertyui",
        "qwertyuiop",
        "bonjour",
        "soleil",
        "admin",
        "administrateur",
        "bienvenue",
        "welcome",
        "artiste",
        "auteur",
        "artisteauteur",
        "urssaf",
        "abcdefgh",
        "abcdefghij",
        "abcd",
        "iloveyou",
        "jetaime",
        "doudou",
        "loulou",
        "chouchou",
        "marseille",
        "paris",
        "france",
        "letmein",
        "changeme",
        "secret",
    }
)
_LOOKALIKES = str.maketrans("@4301$5!|7", "aaeoissiit")
_SEQUENCES = (
    "01234567890123456789",
    "98765432109876543210",
    "azertyuiopqsdfghjklmwxcvbn",
    string.ascii_lowercase,
)


class PasswordRules(LinkRules):
    """What « Valider » accepts, and what becomes of it."""

    def password_faults(self, password: str, confirmation: str) -> tuple[FieldFault, ...]:
        """The rule on the first entry; the second equal to it, to the letter."""
        fault = self.password_fault(password)
        wrong = [] if fault is None else [FieldFault("password", fault)]
        differs = self.password_confirmation_fault(password, confirmation)
        if differs is not None and password.strip():
            wrong.append(FieldFault("password_confirmation", differs))
        return tuple(wrong)

    def password_fault(self, password: str) -> Fault | None:
        """The first thing wrong with a password."""
        if not password.strip():
            return Fault.PASSWORD_MISSING
        return self.password_policy_fault(password) or self.password_common_fault(password)

    def password_policy_fault(self, password: str) -> Fault | None:
        """Length in characters, and the kinds declared."""
        policy = self.options.password
        if any(ord(sign) < 32 or ord(sign) == 127 for sign in password):
            return Fault.PASSWORD_CONTROL
        if len(password) < policy.minimum:
            return Fault.PASSWORD_SHORT
        if len(password) > policy.maximum:
            return Fault.PASSWORD_LONG
        return self.password_kind_fault(password)

    def password_kind_fault(self, password: str) -> Fault | None:
        """Special is anything but A-Z, a-z and 0-9."""
        policy = self.options.password
        present = {
            "lower": any(sign in string.ascii_lowercase for sign in password),
            "upper": any(sign in string.ascii_uppercase for sign in password),
            "digit": any(sign in string.digits for sign in password),
            "special": any(sign not in _LETTERS_AND_DIGITS for sign in password),
        }
        if policy.special == "forbidden" and present["special"]:
            return Fault.PASSWORD_SPECIAL_FORBIDDEN
        wanted = {*policy.classes, *(("special",) if policy.special == "required" else ())}
        missing = [kind for kind in present if kind in wanted and not present[kind]]
        return Fault[f"PASSWORD_{missing[0].upper()}"] if missing else None

    def password_common_fault(self, password: str) -> Fault | None:
        """Very common words with some digits and signs around, runs of the keyboard, one sign repeated."""
        letters = "".join(sign for sign in password.casefold() if sign.isalnum())
        bare = password.casefold().strip(string.digits + string.punctuation + " ")
        stems = {bare, bare.translate(_LOOKALIKES), password.casefold().translate(_LOOKALIKES).strip(" i")}
        run = any(letters in sequence for sequence in _SEQUENCES)
        return Fault.PASSWORD_COMMON if stems & _COMMON_STEMS or run or len(set(letters)) <= 2 else None

    def password_confirmation_fault(self, password: str, confirmation: str) -> Fault | None:
        """Case, blanks and length count."""
        if not confirmation:
            return Fault.PASSWORD_CONFIRMATION_MISSING
        return None if password == confirmation else Fault.PASSWORD_CONFIRMATION_DIFFERS

    def define_password(self, journey: Journey, password: str) -> None:
        """The space is made, not yet open; every link of the person has served."""
        self.create_space(journey, secrets_kept.hashed(self.password_as_kept(password)))

    def password_as_kept(self, password: str) -> str:
        """Exactly as typed."""
        return password

    def keep_password_for_later(self, journey: Journey, password: str) -> None:
        """Order of the text: the password waits for the link that is sent next."""
        journey.password = secrets_kept.hashed(self.password_as_kept(password))

    def confirm_by_link(self, journey: Journey) -> None:
        """Order of the text: the link confirms the creation."""
        self.create_space(journey, journey.password or "")

    def create_space(self, journey: Journey, password: str) -> None:
        """One person, one space: a space that was begun before is replaced, an open one never is."""
        self.use_links(journey.nir)
        self.store.spaces[journey.nir] = Space(journey.nir, journey.email or "", password, self.clock.now())
        if self.options.resume_point == "complete":
            self.open_space(self.store.spaces[journey.nir])
        journey.stage = Stage.DETAILS

    def open_space(self, space: Space) -> None:
        """Defined with the last step."""
        raise NotImplementedError
