"""In a real browser the page filters, follows its links, and runs nothing of what the candidate wrote."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import Any

import pytest

from harness.drivers.chromium import browser_path
from record.outcomes import Cause, Finding, Outcome

CHROMIUM, DRIVER = browser_path(), shutil.which("chromedriver")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--window-size=1280,900",
)
FAILED = Finding(Outcome.FAILED, Cause.CANDIDATE, "", "un e-mail", "aucun e-mail")
BLOCKED = Finding(Outcome.CANT_TELL, Cause.BLOCKED, "aucun lien", requirement="URS-001")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="no chromium, or no chromedriver, on the path"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """One browser for the tests of this file; its console is kept."""
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    options.binary_location = str(CHROMIUM)
    for flag in FLAGS:
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options, webdriver.ChromeService(DRIVER))
    yield driver
    driver.quit()


def opened(browser: Any, campaign: Any, fragment: str = "") -> None:
    """Write the page and open it from the disk."""
    campaign.source()
    browser.get((campaign.folder.path / "report.html").as_uri() + fragment)


def shown(browser: Any) -> list[str]:
    """The requirements that a person sees."""
    return [
        row.get_attribute("id") for row in browser.find_elements("tag name", "article") if row.is_displayed()
    ]


def test_filters_leave_the_requirements_of_an_outcome_or_of_a_word(tell: Any, browser: Any) -> None:
    """Accents and case do not matter; the count is told."""
    rows = [tell.requirement(f"URS-00{n}") for n in (1, 2)]
    rows.append(tell.requirement("URS-003", feature="URS-F02"))
    told = [tell.scenario("URS-001", FAILED), tell.scenario("URS-002"), tell.scenario("URS-003")]
    opened(browser, tell.campaign(told, rows))
    assert shown(browser) == ["URS-001", "URS-002", "URS-003"]
    browser.execute_script("document.querySelector('input[value=failed]').click()")
    assert shown(browser) == ["URS-001"]
    assert browser.find_element("id", "compte").text == "1 exigence sur 3"
    assert not browser.find_element("id", "URS-F02").is_displayed()
    browser.execute_script("document.querySelector('input[value=\"\"]').click()")
    browser.find_element("id", "recherche").send_keys("ENONCEE urs-003")
    assert shown(browser) == ["URS-003"]


def test_a_link_to_what_a_filter_hides_shows_it(tell: Any, browser: Any) -> None:
    """From what is blocked to what blocks it."""
    opened(browser, tell.campaign([tell.scenario("URS-001", FAILED), tell.scenario("URS-002", BLOCKED)]))
    browser.execute_script("document.querySelector('input[value=cant_tell]').click()")
    assert shown(browser) == ["URS-002"]
    browser.find_element("css selector", "#URS-002 .finding a").click()
    assert "URS-001" in shown(browser)


def test_a_link_to_a_scenario_opens_it(tell: Any, browser: Any) -> None:
    """Its details are closed until then."""
    opened(browser, tell.campaign([tell.scenario("URS-001", FAILED)]), "#scenario-1")
    assert browser.find_element("css selector", "#scenario-1 .steps").is_displayed()


def test_nothing_that_the_candidate_wrote_runs_and_nothing_is_fetched(tell: Any, browser: Any) -> None:
    """The console is clean: no script refused, because none is there."""
    act = "document.title='pris'"
    hostile = f"</pre><script>{act}</script><img src=http://127.0.0.1:9/x onerror={act}>"
    finding = Finding(Outcome.FAILED, Cause.CANDIDATE, hostile, hostile, hostile)
    evidence = [(hostile.encode(), "text/html", hostile)]
    told = [tell.scenario("URS-001", finding, evidence=evidence)]
    browser.get_log("browser")
    opened(browser, tell.campaign(told, candidate={"name": hostile}), "#scenario-1")
    assert browser.title.startswith("Recette refusée")
    assert browser.execute_script("return performance.getEntriesByType('resource').length") == 0
    assert browser.get_log("browser") == []


def test_a_script_that_found_its_way_in_would_be_refused(tell: Any, browser: Any) -> None:
    """The policy is a second wall."""
    opened(browser, tell.campaign([tell.scenario("URS-001")]))
    browser.execute_script(
        "const s = document.createElement('script'); s.textContent = 'document.title = \"pris\"';"
        "document.body.append(s)"
    )
    assert browser.title.startswith("Recette prononcée")


@pytest.mark.parametrize("width", [400, 800, 1400])
def test_nothing_overflows_at_any_width(tell: Any, browser: Any, width: int) -> None:
    """Even an address without a space."""
    long = Finding(Outcome.FAILED, Cause.CANDIDATE, "", "x", "https://exemple.fr/" + "a" * 300)
    browser.set_window_size(width, 900)
    evidence = [(b"y" * 500, "text/html", "z" * 200)]
    opened(browser, tell.campaign([tell.scenario("URS-001", long, evidence=evidence)]))
    assert browser.execute_script(
        "const root = document.documentElement; return root.scrollWidth <= root.clientWidth"
    )
