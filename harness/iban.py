"""Account numbers made for a scenario: valid to the last key, and no bank's (bank code 99999)."""

from __future__ import annotations

import random

from stdnum import iban as ibans

_BANK, _DESK = "99999", "00999"
BIC = "ZZZZFRPPXXX"


def french_iban(draw: random.Random) -> str:
    """A French account number of 27 characters, its national key and its check digits right."""
    account = "".join(draw.choices("0123456789", k=11))
    body = f"{_BANK}{_DESK}{account}"
    key = 97 - (89 * int(_BANK) + 15 * int(_DESK) + 3 * int(account)) % 97
    bban = f"{body}{key:02d}"
    return ibans.validate(f"FR{ibans.calc_check_digits('FR00' + bban)}{bban}")
