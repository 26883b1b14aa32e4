"""The screens of the Audiens journey, by their keys in the catalogue, and its three branches."""

from __future__ import annotations

from enum import Enum

HOME = "audiens.home"
SPACE_CHOICE = "audiens.space_choice"
LOGIN = "audiens.login"
FORM = "audiens.form"
IDENTITY = "audiens.identity"
MASKED_MOBILE = "audiens.masked_mobile"
CHANNEL = "audiens.channel"
MOBILE = "audiens.mobile"
IDENTIFIER = "audiens.identifier"
SMS_CODE = "audiens.sms_code"
PASSWORD = "audiens.password"
LETTER_SENT = "audiens.letter_sent"
FIRST_EMAIL = "audiens.first_email"
SPACE = "audiens.space"


class Branch(Enum):
    """How a person ends her registration: the guide's three ways."""

    KNOWN_MOBILE = "portable connu"
    SMS = "SMS"
    LETTER = "courrier"
