"""Why an entry or a request is refused: the closed set that the rules answer with and that the texts word."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto


class Fault(Enum):
    """One reason. The words a person reads stand in ``texts``."""

    NIR_MISSING = auto()
    NIR_CHARACTERS = auto()
    NIR_LENGTH = auto()
    NIR_SHAPE = auto()
    NIR_CORSICA = auto()
    NIR_KEY = auto()
    NIR_FIRST_DIGIT = auto()
    NIR_MONTH = auto()
    NIR_PLACE = auto()
    CODE_MISSING = auto()
    PAIR_REFUSED = auto()
    CODE_EXPIRED = auto()
    CODE_LOCKED = auto()
    ALREADY_REGISTERED = auto()
    EMAIL_MISSING = auto()
    EMAIL_SYNTAX = auto()
    EMAIL_TAKEN = auto()
    EMAIL_CONFIRMATION_MISSING = auto()
    EMAIL_CONFIRMATION_DIFFERS = auto()
    TERMS_REFUSED = auto()
    SENDING_LIMITED = auto()
    PASSWORD_MISSING = auto()
    PASSWORD_SHORT = auto()
    PASSWORD_LONG = auto()
    PASSWORD_LOWER = auto()
    PASSWORD_UPPER = auto()
    PASSWORD_DIGIT = auto()
    PASSWORD_SPECIAL = auto()
    PASSWORD_SPECIAL_FORBIDDEN = auto()
    PASSWORD_CONTROL = auto()
    PASSWORD_COMMON = auto()
    PASSWORD_CONFIRMATION_MISSING = auto()
    PASSWORD_CONFIRMATION_DIFFERS = auto()
    STREET_MISSING = auto()
    CITY_MISSING = auto()
    POSTAL_CODE_MISSING = auto()
    PHONE_MISSING = auto()
    POSTAL_CODE_SHAPE = auto()
    PHONE_SHAPE = auto()
    CITY_SHAPE = auto()
    TEXT_LONG = auto()
    TEXT_CONTROL = auto()
    LOGIN_MISSING = auto()
    LOGIN_PASSWORD_MISSING = auto()
    LOGIN_REFUSED = auto()
    LOGIN_LOCKED = auto()
    LOGIN_UNFINISHED = auto()
    LOGIN_AMBIGUOUS = auto()
    AMOUNT_MISSING = auto()
    AMOUNT_SHAPE = auto()
    AMOUNT_TOO_LARGE = auto()
    IBAN_MISSING = auto()
    IBAN_SHAPE = auto()
    HOLDER_MISSING = auto()
    PURPOSE_MISSING = auto()
    MESSAGE_SUBJECT_MISSING = auto()
    MESSAGE_TEXT_MISSING = auto()


@dataclass(frozen=True, slots=True)
class FieldFault:
    """A fault and the field of the form that it belongs to."""

    field: str
    fault: Fault
