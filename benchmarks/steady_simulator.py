"""The simulator, its draws made steady: the same requests in the same order get the same tokens.

For benchmarks only: so a recorded run can be replayed and be answered as it was.
"""

from __future__ import annotations

import hashlib
import itertools
import secrets
import sys
from base64 import urlsafe_b64encode
from collections.abc import Sequence
from typing import TypeVar

from simulator.__main__ import main

T = TypeVar("T")
_count = itertools.count()


def token_bytes(nbytes: int | None = None) -> bytes:
    """The next draw."""
    return hashlib.shake_256(str(next(_count)).encode()).digest(nbytes or 32)


def choice(sequence: Sequence[T]) -> T:
    """The next choice."""
    return sequence[randbelow(len(sequence))]


def randbelow(exclusive_upper_bound: int) -> int:
    """The next number."""
    return int.from_bytes(token_bytes(8), "big") % exclusive_upper_bound


if __name__ == "__main__":
    secrets.token_bytes = token_bytes
    secrets.token_hex = lambda nbytes=None: token_bytes(nbytes).hex()
    secrets.token_urlsafe = lambda nbytes=None: urlsafe_b64encode(token_bytes(nbytes)).rstrip(b"=").decode()
    secrets.choice = choice
    secrets.randbelow = randbelow
    sys.exit(main())
