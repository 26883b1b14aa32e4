"""A test site, and the drivers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from harness.drivers.http import HttpClient, HttpDriver
from tests.harness.drivers.site import Site


@pytest.fixture
def site() -> Iterator[Site]:
    """A site of its own for a test."""
    site = Site().start()
    yield site
    site.stop()


@pytest.fixture
def client() -> Iterator[HttpClient]:
    """One person without a browser."""
    driver = HttpDriver()
    yield driver.client()
    driver.close()
