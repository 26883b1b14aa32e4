"""Durations as a person reads them."""

from __future__ import annotations

from datetime import timedelta


def duration(length: timedelta) -> str:
    """A duration in words: whole days from two days on, else hours, minutes or seconds."""
    seconds = int(length.total_seconds())
    for unit, size, least in (
        ("jour", 86400, 172800),
        ("heure", 3600, 3600),
        ("minute", 60, 60),
        ("seconde", 1, 1),
    ):
        if seconds >= least and seconds % size == 0:
            count = seconds // size
            return f"{count} {unit}{'s' if count > 1 else ''}"
    return "quelques instants"
