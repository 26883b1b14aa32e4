"""The shape and the key of a social security number."""

from __future__ import annotations

import pytest
from stdnum.fr import nir as oracle

from simulator.urssaf import nir

VECTORS = {
    "185089299999996": "everything usual",
    "290017599999852": "born in January",
    "185082A99999930": "Corsica 2A",
    "185082B99999957": "Corsica 2B",
    "165082099999715": "Corsica before 1976",
    "179029999999908": "born abroad, key 08",
    "185089299999701": "key 01",
    "185089299999897": "key 97",
    "185209299999501": "month unknown",
    "266089719999613": "overseas",
    "284052A32102552": "vector of the CNAM",
}


@pytest.mark.parametrize("number", VECTORS, ids=list(VECTORS.values()))
def test_known_numbers_have_their_key(number):
    """Ours and an independent computation agree with the vector."""
    assert nir.has_right_key(number)
    assert oracle.is_valid(number)


@pytest.mark.parametrize(
    "number", ["185089299999997", "185082A99999903", "185089299999900", "185089299999999"]
)
def test_wrong_keys_are_seen(number):
    """Off by one, computed on 20 instead of 19, out of range."""
    assert not nir.has_right_key(number)


def test_every_single_digit_error_is_seen():
    """That is what the key is for."""
    right = "185089299999996"
    wrong = [
        right[:place] + digit + right[place + 1 :]
        for place in range(15)
        for digit in "0123456789"
        if digit != right[place]
    ]
    assert len(wrong) == 135
    assert not any(nir.has_right_key(number) for number in wrong)


def test_separators_go_and_nothing_else_does():
    """Spaces of any kind and dots are forgiven; other signs stay to be refused."""
    forgiven = (" ", "\u00a0", "\u202f", ".")
    assert nir.normalise(" 1 85\u00a008\u202f2a.999 999 30 ", forgiven) == "185082A99999930"
    assert nir.normalise("1-85", forgiven) == "1-85"
    assert nir.normalise("１８５", forgiven) == "１８５"
