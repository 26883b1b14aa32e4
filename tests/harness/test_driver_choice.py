"""The profile says which driver plays a portal that does nothing without JavaScript."""

from __future__ import annotations

from pathlib import Path

import pytest

from harness.campaign import driver_for
from harness.profile import ProfileError, read_profile

PROFILE = """
[candidate]
name = "Portail"
[portals.urssaf]
url = "http://127.0.0.1:8080/"
[control]
url = "http://127.0.0.1:8080/control/"
token = "x"
[browser]
required = REQUIRED
"""


@pytest.mark.parametrize(
    ("required", "asked", "driver"),
    [
        ("false", "", "http"),
        ("false", "http", "http"),
        ("false", "browser", "browser"),
        ("true", "", "browser"),
        ("true", "browser", "browser"),
    ],
)
def test_the_driver_is_what_is_asked_else_the_profile_s(
    tmp_path: Path, required: str, asked: str, driver: str
) -> None:
    """Nobody has to remember that a single-page portal wants a browser."""
    path = tmp_path / "p.toml"
    path.write_text(PROFILE.replace("REQUIRED", required), "utf-8")
    assert driver_for(read_profile(path), asked) == driver


def test_a_portal_of_scripts_is_not_judged_without_a_browser(tmp_path: Path) -> None:
    """Its empty pages would be told as its faults."""
    path = tmp_path / "p.toml"
    path.write_text(PROFILE.replace("REQUIRED", "true"), "utf-8")
    with pytest.raises(ProfileError, match="--driver browser"):
        driver_for(read_profile(path), "http")
