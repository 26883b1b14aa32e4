"""Whether a scenario is to be played at all for this candidate: its readings, and what its rows need."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from catalogue.model import Need
from harness.bench import Bench
from harness.control import Capability
from harness.profile_model import ClockMode
from record.outcomes import Cause, Finding, Outcome
from record.plan import PlannedCase

READING_TAG = "lecture:"


def set_aside(case: PlannedCase, bench: Bench) -> Finding | None:
    """Why a case is not played, as a finding; ``None`` where it is to be played."""
    if bench.unreachable is not None:
        return Finding(Outcome.CANT_TELL, Cause.CONNECTION, str(bench.unreachable))
    for tag in case.tags:
        if tag.startswith(READING_TAG):
            ambiguity, _, key = tag.removeprefix(READING_TAG).partition("=")
            if not _holds(bench, ambiguity, key):
                return Finding(
                    Outcome.INAPPLICABLE,
                    Cause.DECLARED,
                    f"ce scénario vaut pour la lecture {ambiguity}={key}, qui n’est pas celle du candidat",
                )
    for tag in case.tags:
        requirement = bench.catalogue.requirements.get(tag)
        for need in requirement.needs if requirement is not None else ():
            why = _LACKING[need](bench) if need in _LACKING else ""
            if why:
                return Finding(Outcome.UNTESTED, Cause.DECLARED, why)
    return None


def _holds(bench: Bench, ambiguity: str, key: str) -> bool:
    return any(settings.readings.get(ambiguity) == key for settings in bench.settings.values())


def _lacks(capability: Capability, why: str) -> Callable[[Bench], str]:
    def check(bench: Bench) -> str:
        offered = bench.offer is not None and capability in bench.offer.capabilities
        return "" if offered else why

    return check


def _people(bench: Bench) -> str:
    if bench.draws is not None:
        return ""
    return _lacks(Capability.PEOPLE, "l’API de contrôle n’offre pas d’inscrire des personnes")(bench)


def _clock(bench: Bench) -> str:
    if bench.profile.clock.mode is ClockMode.NONE:
        return "le profil déclare que l’horloge du candidat ne peut être avancée (clock.mode = none)"
    return ""


def _browser(bench: Bench) -> str:
    return "" if bench.driver.name == "browser" else "ne se voit que dans un navigateur"


def _https(bench: Bench) -> str:
    declared = next(iter(bench.settings.values())).optional_flag("both.tls_expected")
    if declared is not None:
        return "" if declared else "le profil déclare que HTTPS n’est pas évalué (both.tls_expected = false)"
    secure = all(portal.url.startswith("https:") for portal in bench.wiring.portals.values())
    return "" if secure else "l’adresse du profil n’est pas en HTTPS"


def _franceconnect(bench: Bench) -> str:
    told = "le profil ne remet pas au candidat l’adresse du FranceConnect d’essai ({franceconnect.issuer})"
    return "" if bench.wiring.franceconnect else told


def _channel(name: str, section: str) -> Callable[[Bench], str]:
    def check(bench: Bench) -> str:
        declared = getattr(bench.profile, section) is not None
        return "" if declared else f"le profil ne dit pas où partent {name} ([{section}])"

    return check


_LACKING: Mapping[Need, Callable[[Bench], str]] = {
    Need.PEOPLE: _people,
    Need.INSPECT: _lacks(Capability.INSPECT, "l’API de contrôle n’offre pas de relire une personne"),
    Need.CLOCK: _clock,
    Need.SMS: _channel("les SMS", "sms"),
    Need.LETTER: _channel("les courriers", "letters"),
    Need.BROWSER: _browser,
    Need.FRANCECONNECT: _franceconnect,
    Need.HTTPS: _https,
    Need.LOG: lambda bench: "" if bench.wiring.log is not None else "le candidat ne remet pas ses journaux",
}
