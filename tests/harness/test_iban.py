"""An account number made for a scenario is valid for whoever checks it, and no real bank's."""

from __future__ import annotations

import random

import pytest
from stdnum import iban

from harness.iban import french_iban


@pytest.mark.parametrize("seed", range(50))
def test_the_check_digits_and_the_national_key_are_right(seed):
    number = french_iban(random.Random(seed))
    bank, desk, account, key = number[4:9], number[9:14], number[14:25], number[25:]
    assert iban.is_valid(number)
    assert bank == "99999"
    assert (89 * int(bank) + 15 * int(desk) + 3 * int(account) + int(key)) % 97 == 0
