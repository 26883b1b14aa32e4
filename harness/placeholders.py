"""The words in braces of a profile, such as ``{smtp.port}``: which exist, where they count, their values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from harness.environ import inherited
from harness.faults import ConnectionFault
from harness.profile_model import Profile, Sections
from harness.profile_text import Place

KNOWN = (
    "port",
    "smtp.host",
    "smtp.port",
    "smtp.user",
    "smtp.password",
    "smtp.ca",
    "sms.url",
    "sms.account",
    "sms.secret",
    "sms.ca",
    "letters.url",
    "letters.account",
    "letters.secret",
    "letters.user",
    "letters.password",
    "letters.ca",
    "letters.dir",
    "control.token",
    "franceconnect.issuer",
    "franceconnect.client",
    "franceconnect.secret",
    "proxy.url",
    "proxy.ca",
    "mutant",
    "mutant.reached",
    "variant",
)
_WORD = re.compile(r"\{([A-Za-z][\w.-]*)\}")

Placeholders = Mapping[str, str]
"""Values by name, without braces. ``mutant``, ``mutant.reached`` and ``variant`` may be left out: empty."""

_EMPTY: Placeholders = {"mutant": "", "mutant.reached": "", "variant": ""}


def words(text: str) -> tuple[str, ...]:
    """The names in braces that a text holds, known or not. Other braces are ordinary characters."""
    return tuple(_WORD.findall(text))


def fill(text: str, values: Placeholders) -> str:
    """The text with its placeholders replaced. Nothing escapes: ``{{port}}`` is ``{``, the port, ``}``.

    Raises `ConnectionFault` for a name without a value in this run.
    """
    return _WORD.sub(lambda word: _value(word[1], values), text)


def _value(name: str, values: Placeholders) -> str:
    value = values.get(name, _EMPTY.get(name))
    if value is None:
        raise ConnectionFault(
            f"rien ne peut être mis à la place de {{{name}}} dans cette campagne",
            "retirez ce mot du profil, ou déclarez la section du service dont il vient",
        )
    return value


def filled_places(sections: Sections) -> Iterator[tuple[Place, str]]:
    """Each text of a profile in which placeholders count, with its place."""
    for name, portal in sections.portals.items():
        yield ("portals", name, "url"), portal.url
        yield from ((("portals", name, "hosts", rank), host) for rank, host in enumerate(portal.hosts))
    if control := sections.control:
        yield ("control", "url"), control.url
        yield ("control", "token"), control.token or ""
    if launch := sections.launch:
        yield from ((("launch", "command", rank), word) for rank, word in enumerate(launch.command))
        yield ("launch", "cwd"), launch.cwd
        yield ("launch", "ready"), launch.ready or ""
        yield from ((("launch", "env", name), text) for name, text in launch.env.items())


def hands_over_mail(profile: Profile) -> bool:
    """Whether a launched candidate is told the mail sink's port, in its command or its environment."""
    return hands_over(profile, "smtp.port")


def hands_over_sms(profile: Profile) -> bool:
    """Whether a launched candidate is told the SMS sink's address."""
    return hands_over(profile, "sms.url")


def hands_over_letters(profile: Profile) -> bool:
    """Whether a launched candidate is told where its letters go: an address or a folder."""
    return hands_over(profile, "letters.url") or hands_over(profile, "letters.dir")


def hands_over_franceconnect(profile: Profile) -> bool:
    """Whether a launched candidate is told where the FranceConnect of the bench is."""
    return hands_over(profile, "franceconnect.issuer")


def hands_over_reached(profile: Profile) -> bool:
    """Whether a launched candidate is told where to write that a mutant's faulty point was reached."""
    return hands_over(profile, "mutant.reached")


def hands_over(profile: Profile, name: str) -> bool:
    """Whether a launched candidate is given this word's value, in its command or its environment."""
    if profile.launch is None:
        return False
    return any(name in words(text) for text in (*profile.launch.command, *profile.launch.env.values()))


@dataclass(frozen=True, slots=True)
class FilledPortal:
    """A claimed portal's address and the other hosts that belong to it."""

    url: str
    hosts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FilledControl:
    """The test-control API's address and token."""

    url: str
    token: str


@dataclass(frozen=True, slots=True)
class FilledLaunch:
    """How to start the candidate: ``cwd`` is absolute, ``env`` comes on top of the bench's own."""

    command: tuple[str, ...]
    cwd: Path
    env: Mapping[str, str]
    ready: str
    ready_seconds: float


@dataclass(frozen=True, slots=True)
class FilledProfile:
    """A profile of which every placeholder has its value."""

    profile: Profile
    portals: Mapping[str, FilledPortal]
    control: FilledControl | None
    launch: FilledLaunch | None


def filled(
    profile: Profile, values: Placeholders, environment: Mapping[str, str] | None = None
) -> FilledProfile:
    """The profile with its placeholders replaced, and the control token taken from where it stands.

    ``environment`` is where ``token_env`` is looked up, the bench's own unless given.
    Raises `ConnectionFault` for a placeholder without value, an unset ``token_env`` or a missing ``cwd``.
    """
    portals = {
        name: FilledPortal(fill(portal.url, values), tuple(fill(host, values) for host in portal.hosts))
        for name, portal in profile.portals.items()
    }
    control = _filled_control(profile, values, inherited() if environment is None else environment)
    ready = next(iter(portals.values())).url
    return FilledProfile(profile, portals, control, _filled_launch(profile, values, ready))


def _filled_control(
    profile: Profile, values: Placeholders, environment: Mapping[str, str]
) -> FilledControl | None:
    control = profile.control
    if control is None:
        return None
    token = environment.get(control.token_env or "") if control.token is None else fill(control.token, values)
    if not token:
        raise ConnectionFault(
            f"le jeton de l’API de contrôle est vide ({control.token_env or control.token})",
            "donnez une valeur à la variable que nomme token_env, ou une clé token, dans [control]",
        )
    return FilledControl(fill(control.url, values), token)


def _filled_launch(profile: Profile, values: Placeholders, default_ready: str) -> FilledLaunch | None:
    launch = profile.launch
    if launch is None:
        return None
    cwd = profile.beside(fill(launch.cwd, values))
    if not cwd.is_dir():
        raise ConnectionFault(f"le dossier {cwd} n’existe pas", "corrigez cwd dans [launch]")
    return FilledLaunch(
        command=tuple(fill(word, values) for word in launch.command),
        cwd=cwd,
        env={name: fill(text, values) for name, text in launch.env.items()},
        ready=fill(launch.ready, values) if launch.ready else default_ready,
        ready_seconds=launch.ready_seconds,
    )
