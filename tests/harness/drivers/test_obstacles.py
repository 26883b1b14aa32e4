"""A captcha is recognised by what the page loads, and told as a fault of the connection."""

from __future__ import annotations

import pytest

from harness.drivers.obstacles import obstacle
from harness.page import Snapshot


@pytest.mark.parametrize(
    ("html", "name"),
    [
        ('<script src="https://www.google.com/recaptcha/api.js" async></script>', "reCAPTCHA"),
        ("<script async src='https://js.hcaptcha.com/1/api.js'></script>", "hCaptcha"),
        ('<iframe src="https://challenges.cloudflare.com/cdn-cgi/x"></iframe>', "Turnstile"),
    ],
)
def test_a_captcha_says_what_to_switch_off(html: str, name: str) -> None:
    """The fault names the captcha and the remedy."""
    fault = obstacle(Snapshot("http://portail.example/", 200, html=html))
    assert fault is not None
    assert name in fault.what
    assert "désactiver" in fault.remedy


def test_a_page_that_only_speaks_of_one_has_none() -> None:
    """Words and links are no captcha."""
    html = '<p>Protégé par hcaptcha.com/ jadis</p><a href="https://www.google.com/recaptcha/about">x</a>'
    assert obstacle(Snapshot("http://portail.example/", 200, html=html)) is None
