"""The eight steps played by the bench in a browser, beside the same acts as bare Selenium commands.

Both play the same number of journeys on the same simulator, in turns, each in its own Chromium with the same
flags. The bare one clears cookies between journeys, records nothing, and knows the simulator's markup.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.support.ui import WebDriverWait

from harness.campaign import SIMULATOR, Campaign, Wanted
from harness.drivers.chromium import launch
from harness.people import People, UrssafPerson
from harness.player import Assignment, Player
from harness.urssaf.journey import SPACE
from harness.world import World
from homologue.run import ROOT

JOURNEYS = 12
AT_MOST = 1.25
_PATIENCE = 10


def main() -> int:
    """Print the ratio; 0 when the bench takes at most a quarter more than bare commands."""
    with tempfile.TemporaryDirectory() as folder:
        campaign = Campaign.prepare(ROOT, Wanted(ROOT / SIMULATOR, "browser", out=Path(folder)))
        try:
            ours, bare = _timed(campaign.start()[0])
        finally:
            for rig in campaign.rigs:
                rig.stop()
    ratio = ours / bare
    print(f"{JOURNEYS} journeys of eight steps each way")
    print(f"bench            {ours / JOURNEYS:6.3f} s a journey")
    print(f"bare Selenium    {bare / JOURNEYS:6.3f} s a journey")
    print(f"ratio            {ratio:6.2f}     (at most {AT_MOST:g})")
    return 0 if ratio <= AT_MOST else 1


def _timed(assignment: Assignment) -> tuple[float, float]:
    player = Player.ready(assignment)
    case = next(iter(assignment.cases.values()))
    browser = launch("")
    ours = bare = 0.0
    for number in range(JOURNEYS + 1):
        counted = number > 0  # the first one warms both up
        began = time.monotonic()
        _by_the_bench(World(player.bench, case), number)
        ours += counted * (time.monotonic() - began)
        began = time.monotonic()
        _by_selenium(player, browser, number)
        bare += counted * (time.monotonic() - began)
    browser.quit()
    player.close()
    return ours, bare


def _by_the_bench(world: World, number: int) -> None:
    person = People(number, "bench").artist()
    world.urssaf.journey = world.urssaf.begin(person)
    world.urssaf.journey.reach(SPACE)
    world.close()


def _by_selenium(player: Player, browser: WebDriver, number: int) -> None:
    """The same acts, by the names that the simulator's markup has."""
    bench = player.bench
    person = People(number, "bare").artist()
    if bench.control is None:
        raise RuntimeError("the simulator offers a control API")
    bench.control.put_person("urssaf", person.nir, person.on_file())
    browser.delete_all_cookies()
    _journey(player, browser, person)


def _journey(player: Player, browser: WebDriver, person: UrssafPerson) -> None:
    wait = WebDriverWait(browser, _PATIENCE, poll_frequency=0.02)

    def press(words: str) -> None:
        old = browser.find_element(By.TAG_NAME, "html")
        browser.find_element(By.XPATH, f"//main//*[self::a or self::button][contains(., '{words}')]").click()
        wait.until(lambda b: b.find_element(By.TAG_NAME, "html") != old)

    def fill(**values: str) -> None:
        for name, value in values.items():
            entry = browser.find_element(By.NAME, name)
            entry.clear()
            entry.send_keys(value)

    browser.get(player.bench.wiring.portals["urssaf"].url)
    press("espace")
    press("Vous êtes artiste-auteur")
    fill(nir=person.nir, code=person.activation_code)
    press("uivant")
    fill(email=person.email, email_confirmation=person.email)
    browser.find_element(By.NAME, "terms").click()
    mark = player.bench.mailbox.mark()
    press("Envoyer")
    (mail,) = player.bench.mailbox.wait_for(person.email, mark, timeout=_PATIENCE)
    browser.get(next(link for link in mail.links if "lien" in link))
    secret = "vK7-tz4Qm-Wr9b2!"
    fill(password=secret, password_confirmation=secret)
    press("Valider")
    press("Valider et accéder")


if __name__ == "__main__":
    sys.exit(main())
