"""What a profile's CSS selectors designate is told by both drivers alike, and can be acted on."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from harness.drivers.browser import BrowserDriver
from harness.drivers.driver import Client, Driver
from harness.drivers.http import HttpDriver
from tests.harness.drivers.site import Site

SELECTORS = ("#d1", "form > p:nth-of-type(2) input", "div.go", "[name='absent'], .none")
PAGE = """<form><p><input id=d1><p><input name=two><div class=go>Valider</div></form>"""


@pytest.fixture(params=["http", pytest.param("browser", marks=pytest.mark.browser)])
def client(request: pytest.FixtureRequest) -> Iterator[Client]:
    """One person in front of each driver, made with the selectors."""
    driver: Driver = HttpDriver(selectors=SELECTORS)
    if request.param == "browser":
        beside: BrowserDriver = request.getfixturevalue("browser_driver")
        driver = BrowserDriver(proxy=beside.proxy, trust_all=True, selectors=SELECTORS)
    yield driver.client()
    driver.close()


def test_each_control_tells_the_selectors_that_designate_it(client: Client, site: Site) -> None:
    """Entries without a name, and an element without a role, are found by their selectors."""
    client.open(site.page("/", PAGE))
    seen = client.look()
    assert [(control.kind, control.selectors) for control in seen.controls] == [
        ("text", (SELECTORS[0],)),
        ("text", (SELECTORS[1],)),
        ("div", (SELECTORS[2],)),
    ]
    client.write(seen.controls[1], "12")
    assert client.look().controls[1].value == "12"


def test_what_is_designated_but_hidden_is_no_control(client: Client, site: Site) -> None:
    """A selector shows nothing that a person cannot see."""
    client.open(site.page("/", "<input id=d1 hidden>"))
    assert client.look().controls == ()
