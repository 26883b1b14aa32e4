"""A test site, and one person in front of each driver."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest

from harness.drivers.browser import BrowserDriver
from harness.drivers.chromium import browser_path
from harness.drivers.driver import Client, Driver
from harness.drivers.http import HttpDriver
from tests.harness.drivers.site import Site


@pytest.fixture
def site() -> Iterator[Site]:
    """A site of its own for a test."""
    site = Site().start()
    yield site
    site.stop()


@pytest.fixture(scope="session")
def http_driver() -> Iterator[HttpDriver]:
    """The driver without a browser."""
    driver = HttpDriver()
    yield driver
    driver.close()


@pytest.fixture(scope="session")
def browser_driver() -> Iterator[BrowserDriver]:
    """One browser for the whole session."""
    if browser_path() is None or shutil.which("chromedriver") is None:
        pytest.skip("chromium or chromedriver is not on PATH")
    driver = BrowserDriver(trust_all=True)
    yield driver
    driver.close()


@pytest.fixture(params=["http", pytest.param("browser", marks=pytest.mark.browser)])
def driver(request: pytest.FixtureRequest) -> Driver:
    """Each driver in turn: what holds with one holds with the other."""
    found: Driver = request.getfixturevalue(f"{request.param}_driver")
    return found


@pytest.fixture
def client(driver: Driver) -> Iterator[Client]:
    """One person in front of each driver in turn."""
    client = driver.client()
    yield client
    client.close()


@pytest.fixture
def surfer(browser_driver: BrowserDriver) -> Iterator[Client]:
    """One person in front of the browser."""
    client = browser_driver.client()
    yield client
    client.close()
