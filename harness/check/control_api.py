"""Does the test-control API speak the contract? Its offer, its token, its people and its clock, tried out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta

from harness.check.findings import Finding, of_fault, remark, right, skipped, wrong
from harness.control import Capability, Control, Offer
from harness.faults import ConnectionFault
from harness.placeholders import FilledControl
from harness.profile_model import ClockMode, PeopleMode, Profile

API = "API de contrôle"
CLOCK = "Horloge"
_STEP = 60


def offer_findings(profile: Profile, offer: Offer) -> Iterator[Finding]:
    """What the candidate offers, against what its profile asks of it."""
    capabilities = ", ".join(sorted(offer.capabilities)) or "rien"
    lacking = [portal for portal in profile.portals if portal not in offer.portals]
    if lacking:
        yield wrong(
            API,
            f"elle n’annonce pas le portail {', '.join(lacking)} (portals)",
            "ajoutez-le à « portals » dans la réponse à GET /, ou retirez-le de [portals] dans le profil",
        )
    if profile.people.mode is PeopleMode.CONTROL and Capability.PEOPLE not in offer.capabilities:
        yield wrong(
            API,
            f"elle n’offre pas d’inscrire des personnes (elle offre : {capabilities})",
            'ajoutez « people » à « capabilities », ou passez par un fichier : [people] mode = "dataset"',
        )
    if profile.clock.mode is ClockMode.CONTROL and Capability.CLOCK not in offer.capabilities:
        yield wrong(
            API,
            f"elle n’offre pas de bouger l’horloge (elle offre : {capabilities})",
            'ajoutez « clock » à « capabilities », ou choisissez mode = "wait" ou "none" dans [clock]',
        )
    if Capability.INSPECT not in offer.capabilities:
        yield remark(
            API,
            "elle n’offre pas de relire une personne (inspect) : quelques exigences resteront non évaluées",
        )
    yield right(
        API, f"contrat {offer.contract}, {offer.product or 'produit sans nom'}, offre : {capabilities}"
    )


def token_finding(where: FilledControl, patience: float) -> Finding | None:
    """Whether the API refuses whoever does not have the token, as the contract wants."""
    with Control(where.url, "homologue-check", timeout=patience) as stranger:
        try:
            stranger.offer()
        except ConnectionFault:
            return None
    return remark(
        API,
        "elle répond aussi à un jeton qui n’est pas le bon, quand le contrat attend 401",
        "vérifiez le jeton de chaque appel dans le candidat (Authorization: Bearer …)",
    )


def held_finding(
    control: Control, offer: Offer, portal: str, key: str, sent: Mapping[str, str | bool | None]
) -> Finding:
    """Whether a person put on file is held as she was sent (capability inspect)."""
    what = f"Personne inscrite ({portal})"
    if Capability.INSPECT not in offer.capabilities:
        return right(what, "l’API l’a acceptée")
    try:
        held = control.person(portal, key)
    except ConnectionFault as fault:
        return of_fault(what, fault)
    call = f"GET /{portal}/people/…"
    if held is None:
        return wrong(
            what, f"{call} répond 404 juste après PUT", "enregistrez la personne avant de répondre 204"
        )
    others = [name for name, value in sent.items() if value is not None and held.get(name) != value]
    if others:
        return wrong(
            what,
            f"{call} ne rend pas ce que PUT a donné : {', '.join(others)}",
            "rendez ces champs tels qu’ils ont été reçus (contract/control-api.yaml)",
        )
    return right(what, "l’API l’a acceptée, et la rend telle quelle")


def forgetting_finding(control: Control, portal: str, key: str) -> Finding | None:
    """Whether a person is taken off the file again; nothing to tell where she is."""
    try:
        control.forget(portal, key)
    except ConnectionFault as fault:
        return of_fault(f"Personne désinscrite ({portal})", fault)
    return None


def clock_finding(profile: Profile, control: Control | None, offer: Offer | None) -> Finding:
    """Whether the clock moves as the profile says that it does."""
    if profile.clock.mode is ClockMode.NONE:
        return remark(
            CLOCK,
            "le profil déclare qu’elle ne peut être avancée : les règles de temps ne seront pas évaluées",
            'donnez l’horloge à l’API de contrôle (mode = "control"), ou mode = "wait" dans [clock]',
        )
    if profile.clock.mode is ClockMode.WAIT:
        return right(
            CLOCK, f"le banc attendra vraiment, {profile.clock.wait_max_seconds:g} s au plus à la fois"
        )
    if control is None or offer is None or Capability.CLOCK not in offer.capabilities:
        return skipped(CLOCK, "l’API de contrôle n’a pas annoncé l’horloge")
    return _moved(control)


def _moved(control: Control) -> Finding:
    try:
        before = control.now()
        told = control.advance(_STEP)
        after = control.now()
    except ConnectionFault as fault:
        return of_fault(CLOCK, fault)
    wanted = before + timedelta(seconds=_STEP)
    if told < wanted or after < wanted:
        return wrong(
            CLOCK,
            f"avancée de {_STEP} s depuis {before:%H:%M:%S}, POST /clock répond {told:%H:%M:%S} et "
            f"GET /clock {after:%H:%M:%S}",
            "faites avancer l’horloge de tout le portail avant de répondre à POST /clock",
        )
    return right(CLOCK, f"avancée de {_STEP} s, elle donne {after:%H:%M:%S} ({after:%d/%m/%Y})")
