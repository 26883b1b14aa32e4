"""People made for one scenario: synthetic, fresh, and the same again for the same seed and scenario."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cache
from itertools import count
from typing import Protocol, TypeVar, cast

from faker import Faker
from stdnum.fr import nir as nir_number

CODE_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
MAIL_DOMAIN = "example.org"
OWN_ADDRESS = "the address that this person will give"
"""In place of ``known_email``: what is on file is what the person will give."""
TWIN = "homonym"
"""Not a field: a change that tells one of two people who share names and date of birth."""
_DRAWS = 20_000


@dataclass(frozen=True, slots=True)
class UrssafPerson:
    """What Urssaf holds about an artist-author. ``nir`` has 15 positions; ``phone`` 10 digits.

    ``email`` is the address that this person will give; ``known_email`` the one on file, if any.
    """

    nir: str
    activation_code: str
    last_name: str
    first_name: str
    email: str
    street: str | None
    postal_code: str | None
    city: str | None
    phone: str | None
    known_email: str | None = None
    activation_code_expires_at: datetime | None = field(default=None)

    def on_file(self) -> dict[str, str | None]:
        """The person as the test-control API takes one (contract: UrssafPerson)."""
        expiry = self.activation_code_expires_at
        return {
            "nir": self.nir,
            "activation_code": self.activation_code,
            "activation_code_expires_at": expiry.isoformat() if expiry else None,
            "last_name": self.last_name,
            "first_name": self.first_name,
            "street": self.street,
            "postal_code": self.postal_code,
            "city": self.city,
            "phone": self.phone,
            "email": self.known_email,
        }


@dataclass(frozen=True, slots=True)
class IdentifierRule:
    """How an Audiens identifier is made and typed: its digits, the place of its dot, and its key (mod 97)."""

    digits: int = 10
    dot: int | None = 8
    keyed: bool = False

    @classmethod
    def of(cls, layout: str, *, keyed: bool = False) -> IdentifierRule:
        """The rule of a layout, as aud.identifier.layout names it; a dotted form is the usual one."""
        digits = {"7.2": 9, "12": 12}.get(layout, 10)
        dot = {"8.2_or_10": 8, "8.2": 8, "7.2": 7}.get(layout)
        return cls(digits, dot, keyed)

    def typed(self, identifier: str) -> str:
        """An identifier as a person types it."""
        return identifier if self.dot is None else f"{identifier[: self.dot]}.{identifier[self.dot :]}"


@dataclass(frozen=True, slots=True)
class AudiensPerson:
    """What Audiens holds about a member. ``identifier`` has digits only; the telephones ten digits.

    ``email`` and ``other_mobile`` are what this person will give; ``mobile`` and ``known_email`` what is on
    file, if anything is.
    """

    identifier: str
    last_name: str
    first_name: str
    birth_date: date
    street: str
    postal_code: str
    city: str
    email: str
    other_mobile: str
    mobile: str | None = None
    landline: str | None = None
    known_email: str | None = None
    health_member: bool = True

    @property
    def name(self) -> str:
        """First name and last name."""
        return f"{self.first_name} {self.last_name}"

    @property
    def born(self) -> str:
        """The date of birth as the guide types it."""
        return f"{self.birth_date:%d/%m/%Y}"

    def on_file(self) -> dict[str, str | bool | None]:
        """The person as the test-control API takes one (contract: AudiensPerson)."""
        return {
            "identifier": self.identifier,
            "last_name": self.last_name,
            "first_name": self.first_name,
            "birth_date": self.birth_date.isoformat(),
            "street": self.street,
            "postal_code": self.postal_code,
            "city": self.city,
            "mobile": self.mobile,
            "landline": self.landline,
            "email": self.known_email,
            "health_member": self.health_member,
        }


@cache
def _faker() -> Faker:
    return Faker("fr_FR", use_weighting=False)


Person = UrssafPerson | AudiensPerson
_P = TypeVar("_P", UrssafPerson, AudiensPerson)


class Born(Protocol):
    """A kind of number that scenarios speak of (harness/births.py)."""

    @property
    def name(self) -> str:
        """Its words in the steps."""


class People:
    """Draws the people of one scenario. ``phone_prefix`` begins every mobile (fiction block by default).

    ``taken`` are the mobiles that were given already: none of them is given again. ``kept`` are numbers and
    identifiers of people whom the candidate may hold already: nobody else is given one of them.
    """

    def __init__(
        self,
        seed: int,
        scenario: str,
        phone_prefix: str = "063998",
        code_pattern: str = "^[A-Z0-9]{8}$",
        identifiers: IdentifierRule | None = None,
        taken: set[str] | None = None,
        kept: Collection[str] = (),
    ) -> None:
        self.random = random.Random(f"{seed}/{scenario}")
        self._phone_prefix = phone_prefix
        self._code_pattern = code_pattern
        self.identifiers = identifiers or IdentifierRule()
        self._taken = set[str]() if taken is None else taken
        self._kept = frozenset(kept)
        self._asked: dict[Person, Mapping[str, object]] = {}
        self._births: dict[str, Born] = {}
        self._streets = count(101)

    def asked(self, person: Person) -> Mapping[str, object] | None:
        """By which changes a person was drawn here; ``None`` for one that was made otherwise since."""
        return self._asked.get(person)

    def born(self, nir: str) -> Born | None:
        """The kind that a number was drawn for, if any."""
        return self._births.get(nir)

    def remember(self, nir: str, born: Born) -> str:
        """From now on it is known what that number was drawn for."""
        self._births[nir] = born
        return nir

    def another_street(self) -> str:
        """A street that nobody is on file with, and that was not given before in this scenario."""
        return f"{next(self._streets)} RUE DES ESSAIS"

    def artist(self, **changes: object) -> UrssafPerson:
        """An artist-author whom Urssaf knows wholly; ``changes`` replace fields."""
        fake = _faker()
        fake.seed_instance(self.random.getrandbits(64))
        first_name, last_name = fake.first_name(), fake.last_name()
        person = UrssafPerson(
            nir=self.nir(),
            activation_code=self.activation_code(),
            last_name=last_name,
            first_name=first_name,
            email=self.address(first_name, last_name),
            street=f"{self.random.randint(1, 99)} {fake.street_name()}".upper(),
            postal_code=f"{self.random.choice(range(1, 95)):02}{self.random.randint(0, 9)}00",
            city=fake.city().upper(),
            phone=self.mobile(),
        )
        own = {"known_email": person.email} if changes.get("known_email") == OWN_ADDRESS else {}
        return self._drawn(replace(person, **{**changes, **own}), changes)  # type: ignore[arg-type]

    def member(self, **changes: object) -> AudiensPerson:
        """A member whom Audiens knows wholly, with a mobile on file; ``changes`` replace fields."""
        fake = _faker()
        fake.seed_instance(self.random.getrandbits(64))
        first_name, last_name = fake.first_name(), fake.last_name()
        person = AudiensPerson(
            identifier=self.identifier(),
            last_name=last_name,
            first_name=first_name,
            birth_date=date(self.random.randint(1950, 1999), self.random.randint(1, 12), self._day()),
            street=f"{self.random.randint(1, 99)} {fake.street_name()}".upper(),
            postal_code=f"{self.random.choice(range(1, 95)):02}{self.random.randint(0, 9)}00",
            city=fake.city().upper(),
            email=self.address(first_name, last_name),
            other_mobile=self.mobile(),
            mobile=self.mobile(),
        )
        return self._drawn(replace(person, **changes), changes)  # type: ignore[arg-type]

    def homonyms(self) -> tuple[AudiensPerson, AudiensPerson]:
        """Two members who share last name, first name and date of birth, and nothing else."""
        one, other = self.member(), self.member()
        other = replace(other, last_name=one.last_name, first_name=one.first_name, birth_date=one.birth_date)
        return self._drawn(one, {TWIN: True}), self._drawn(other, {TWIN: True})

    def _drawn(self, person: _P, changes: Mapping[str, object]) -> _P:
        self._asked[person] = changes
        return person

    def _day(self) -> int:
        """A day that is no month: day and month cannot be taken for each other."""
        return self.random.randint(13, 28)

    def identifier(self) -> str:
        """A number of an Audiens member, that begins with 9 and has its key where there is one."""
        for _ in range(_DRAWS):
            number = self._identifier()
            if number not in self._kept:
                return number
        raise ValueError("every identifier that was drawn is kept for somebody")

    def _identifier(self) -> str:
        rule = self.identifiers
        body = "9" + "".join(self.random.choices("0123456789", k=rule.digits - 3))
        key = f"{97 - int(body) % 97:02}" if rule.keyed else f"{self.random.randint(0, 99):02}"
        return body + key

    def nir(
        self,
        *,
        sex: str | None = None,
        department: str | None = None,
        month: str | None = None,
        year: str | None = None,
        key: str | None = None,
    ) -> str:
        """A number of 15 positions: place code ending in 9, rank 990 to 999, key by python-stdnum.

        ``department`` has two or three positions (``2A``, ``99``, ``971``). Where a ``key`` is wanted,
        numbers are drawn until one has it: about one in 97 does.
        """
        for _ in range(_DRAWS):
            body = self._body(sex, year, month, department)
            number = body + key_of(body)
            if (key is None or number.endswith(key)) and number not in self._kept:
                return number
        raise ValueError(f"no number was drawn whose key is {key}")

    def _body(self, sex: str | None, year: str | None, month: str | None, department: str | None) -> str:
        draw = self.random
        place = department or f"{draw.choice([n for n in range(1, 96) if n != 20]):02}"
        return (
            (sex or draw.choice("12"))
            + (year or f"{draw.randint(50, 99)}")
            + (month or f"{draw.randint(1, 12):02}")
            + place.ljust(5, "9")
            + f"{draw.randint(990, 999)}"
        )

    def activation_code(self) -> str:
        """A code of the shape that the candidate takes (parameter urs.activation_code.pattern)."""
        return sample(self._code_pattern, self.random)

    def address(self, first_name: str, last_name: str) -> str:
        """An address that nobody else has, in a domain reserved for examples."""
        token = f"{self.random.getrandbits(32):08x}"
        return f"{_ascii(first_name)}.{_ascii(last_name)}.{token}@{MAIL_DOMAIN}"

    def mobile(self) -> str:
        """A mobile of ten digits that begins as the profile says."""
        missing = 10 - len(self._phone_prefix)
        for _ in range(_DRAWS):
            number = self._phone_prefix + "".join(self.random.choices("0123456789", k=missing))
            if number not in self._taken:
                self._taken.add(number)
                return number
        raise ValueError(f"every mobile that begins with {self._phone_prefix} was given")

    def mobile_ending(self, end: str) -> str:
        """A mobile that begins as the profile says and ends so, whoever else has it."""
        number = self.mobile()
        self._taken.add(number[: -len(end)] + end)
        return number[: -len(end)] + end

    def password(self, policy: PasswordPolicy, length: int | None = None) -> str:
        """A strong password that obeys a declared policy, by default four over its minimum."""
        wanted = length or min(policy.longest, policy.shortest + 4)
        kinds = [ALPHABETS[kind] for kind in policy.kinds]
        drawn = [self.random.choice(kinds[index % len(kinds)]) for index in range(wanted)]
        self.random.shuffle(drawn)
        return "".join(drawn)


ALPHABETS = {
    "lower": "abcdefghijkmnpqrstuvwxyz",
    "upper": "ABCDEFGHJKLMNPQRSTUVWXYZ",
    "letter": "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ",
    "digit": "23456789",
    "special": "-_!?+=@#",
}


@dataclass(frozen=True, slots=True)
class PasswordPolicy:
    """What a candidate declares of its passwords (urs.password.policy); lengths in characters."""

    shortest: int
    longest: int
    kinds: tuple[str, ...]

    @classmethod
    def declared(cls, value: object) -> PasswordPolicy:
        """Read the parameter; kinds default to letters and digits."""
        policy = cast(dict[str, object], value)
        declared = cast(list[str], policy.get("classes") or ["lower", "upper", "digit"])
        kinds = tuple(str(kind) for kind in declared)
        if policy.get("special") == "required" and "special" not in kinds:
            kinds = (*kinds, "special")
        return cls(int(cast(int, policy.get("min", 8))), int(cast(int, policy.get("max", 64))), kinds)


def key_of(body: str) -> str:
    """The control key of the first 13 positions (2A counts as 19, 2B as 18)."""
    return nir_number.calc_check_digits(body)


def sample(pattern: str, draw: random.Random) -> str:
    """A text that a simple pattern takes: literals, classes and ``{n}`` or ``{n,m}``, as codes have."""
    made = ""
    for atom, literal, low, _high in _ATOMS.findall(pattern.strip("^$")):
        alphabet = _class(atom) if atom else [literal.removeprefix("\\")]
        made += "".join(draw.choice(alphabet) for _ in range(int(low or 1)))
    if not re.fullmatch(pattern, made):
        raise ValueError(f"no code can be drawn from the pattern {pattern!r}: use classes and counts only")
    return made


_ATOMS = re.compile(r"(?:(\[[^\]]+\]|\\d)|(\\?.))(?:\{(\d+)(?:,(\d+))?\})?")


def _class(atom: str) -> list[str]:
    plain = [c for c in CODE_ALPHABET + CODE_ALPHABET.lower() if re.fullmatch(atom, c)]
    return plain or [chr(c) for c in range(33, 127) if re.fullmatch(atom, chr(c))]


def _ascii(name: str) -> str:
    bare = unicodedata.normalize("NFD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z]+", "-", bare).strip("-") or "personne"


def replaced(text: str, index: int, choose: Callable[[str], str]) -> str:
    """A text with one character replaced."""
    return text[:index] + choose(text[index]) + text[index + 1 :]
