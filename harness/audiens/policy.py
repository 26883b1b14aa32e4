"""The password rule of an Audiens candidate, as its reading of the guide and its parameters have it."""

from __future__ import annotations

from catalogue.settings import Settings
from harness.people import PasswordPolicy


def excludes_special(settings: Settings) -> bool:
    """Whether signs that are neither letter nor digit are refused, by the guide or the vendor’s own rule."""
    declared = settings.text("aud.password.special")
    if declared != "as_policy":
        return declared == "refused"
    return settings.table("aud.password.policy").get("special") == "forbidden"


def policy(settings: Settings) -> PasswordPolicy:
    """The guide's letters and digits, or the vendor's own rule under AUD-AMB-02=stricter."""
    if settings.text("aud.password.reading") == "stricter":
        return PasswordPolicy.declared(settings.table("aud.password.policy"))
    shortest = settings.number("aud.password.min_length")
    return PasswordPolicy(shortest, settings.number("aud.password.max_length"), ("lower", "digit"))
