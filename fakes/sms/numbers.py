"""Phone numbers in any form that a French portal writes, brought to E.164.

`phonenumbers` serves for the form only: it deems the fictional numbers 06 39 98 xx xx invalid, and whether a
number may have an SMS is for the guide to say.
"""

from __future__ import annotations

import re

_WRITTEN = re.compile(r"[+0-9 \u00a0\u202f\u2009.()/\-]{3,40}")
_FRENCH = re.compile(r"\+33[1-9][0-9]{8}")
_MOBILE = re.compile(r"\+33[67][0-9]{8}")


def e164(written: str) -> str | None:
    """The number as ``+33639980001``; ``None`` where it cannot be a phone number, of any country."""
    written = written.strip()
    if _FRENCH.fullmatch(written):
        return written
    if not _WRITTEN.fullmatch(written):
        return None
    written = re.sub(r"[^+0-9()]", " ", written)
    digits = re.sub(r"[^0-9]", "", written)
    bare_foreign = not written.startswith(("+", "0"))
    return _parsed(written) or (_parsed(f"+{digits}") if bare_foreign else None)


def _parsed(written: str) -> str | None:
    import phonenumbers  # noqa: PLC0415 - it takes a quarter of a second, and most runs send no odd number

    try:
        number = phonenumbers.parse(written, "FR")
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(number):
        return None
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def is_french_mobile(number: str) -> bool:
    """Whether an E.164 number begins like a French mobile."""
    return _MOBILE.fullmatch(number) is not None


def is_national(written: str) -> bool:
    """Whether a number is written without its country, as 06 39 98 00 01."""
    return written.strip().startswith("0") and not written.strip().startswith("00")
