"""What no client gets past: a captcha is a fault of the connection, which says what to do."""

from __future__ import annotations

import re

from harness.faults import ConnectionFault
from harness.page import Snapshot

_CAPTCHAS = {
    "reCAPTCHA": re.compile(r"(?:google\.com|recaptcha\.net|gstatic\.com)/recaptcha/", re.IGNORECASE),
    "hCaptcha": re.compile(r"\bhcaptcha\.com/", re.IGNORECASE),
    "Turnstile": re.compile(r"challenges\.cloudflare\.com/", re.IGNORECASE),
    "Friendly Captcha": re.compile(r"\bfriendly-?captcha\b", re.IGNORECASE),
    "ALTCHA": re.compile(r"<altcha-widget\b", re.IGNORECASE),
}
_SOURCES = re.compile(
    r"""<(?:script|iframe)\b[^>]*\bsrc\s*=\s*["']?[^"'\s>]+|<altcha-widget\b""", re.IGNORECASE
)


def obstacle(seen: Snapshot) -> ConnectionFault | None:
    """The fault of a page that a captcha guards, ``None`` where there is none."""
    loaded = " ".join(_SOURCES.findall(seen.html))
    name = next((name for name, mark in _CAPTCHAS.items() if mark.search(loaded)), None)
    if name is None:
        return None
    return ConnectionFault(
        f"un captcha ({name}) garde la page {seen.url}",
        "le désactiver sur le portail soumis aux essais, ou lui donner sa clé de test qui accepte toujours",
    )
