"""What the readings of the ambiguities of the Urssaf guide decide, until a profile says otherwise."""

from __future__ import annotations

from collections.abc import Mapping

_PATTERN = "^[0-9]{6}[0-9AB][0-9]{8}$"

READINGS: Mapping[str, Mapping[str, Mapping[str, object]]] = {
    "URS-AMB-01": {"any": {}, "exact": {}},
    "URS-AMB-02": {"numbers": {"urs.step_order": "numbers"}, "text": {"urs.step_order": "text"}},
    "URS-AMB-03": {"one": {"urs.link.count": 1}, "two": {"urs.link.count": 2}},
    "URS-AMB-04": {
        "positions": {},
        "digits": {"urs.nir.pattern": "^[0-9]{15}$", "urs.nir.accept_corsica": False},
        "no_key_check": {"urs.nir.check_key": False},
    },
    "URS-AMB-05": {"opaque": {}, "declared": {}},
    "URS-AMB-06": {"retype": {}, "link": {"urs.email.confirmation": "link"}},
    "URS-AMB-07": {
        "lenient": {},
        "strict_latest": {"urs.link.on_resend": "strict_latest"},
        "declared": {},
        "same_browser": {"urs.link.same_browser_required": True},
    },
    "URS-AMB-08": {"waiting": {}, "reachable": {"urs.resend_location": "reachable"}},
    "URS-AMB-09": {"declared": {}, "cnil1": {}},
    "URS-AMB-10": {"minimum": {}, "declared": {}},
    "URS-AMB-11": {
        "resume_details": {},
        "restart": {"urs.resume_point": "restart"},
        "complete": {"urs.resume_point": "complete"},
    },
    "URS-AMB-12": {"portal_inbox": {}, "mailbox": {}},
    "URS-AMB-13": {
        "email": {"urs.login.identifier": "email"},
        "nir": {"urs.login.identifier": "nir"},
        "declared": {},
    },
    "URS-AMB-14": {"checkbox_unticked": {}, "other": {"urs.terms.control": "other"}},
    "URS-AMB-15": {"either": {}, "exact": {}},
    "URS-AMB-16": {"login": {}, "neutral": {"urs.already_registered": "neutral"}},
    "URS-AMB-17": {"out": {}, "declared": {}},
    "URS-AMB-18": {"fold": {}, "exact": {}},
    "URS-AMB-19": {"choice": {}, "two_sets": {"urs.bank.purposes": "two_sets"}},
    "URS-AMB-20": {"contact": {}, "login": {"urs.email.unique": True}},
}


class UnknownSetting(ValueError):
    """A reading or a parameter that the ledger does not know."""


def resolve(readings: Mapping[str, str], parameters: Mapping[str, object]) -> Mapping[str, object]:
    """Every declared parameter, those that the readings set included."""
    values: dict[str, object] = {}
    for ambiguity, key in readings.items():
        if ambiguity.startswith("AUD-"):
            continue
        if key not in READINGS.get(ambiguity, {}):
            known = ", ".join(READINGS.get(ambiguity, {})) or "no such ambiguity"
            raise UnknownSetting(f"unknown reading {ambiguity}={key} ({known})")
        values.update(READINGS[ambiguity][key])
    for name in parameters:
        if name.partition(".")[0] not in {"urs", "aud", "both"}:
            raise UnknownSetting(f"unknown parameter {name}")
    return {**values, **parameters}
