"""What a sink raises when it cannot do its work, in words that say what to do."""

from __future__ import annotations


class SinkError(Exception):
    """A sink cannot start or go on: the message names what is in the way and what to change."""
