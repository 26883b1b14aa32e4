"""One person in front of Chromium: real clicks and typing, one script call for each look."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.resources import files
from typing import Any, TypeVar

from selenium.common.exceptions import (
    JavascriptException,
    NoAlertPresentException,
    StaleElementReferenceException,
    TimeoutException,
    UnexpectedAlertPresentException,
    WebDriverException,
)
from selenium.webdriver import ActionChains, Chrome
from selenium.webdriver.remote.webelement import WebElement

from harness.drivers import hand
from harness.drivers.driver import MOST_ELEMENTS, BrowserLost, Unusable, too_heavy
from harness.drivers.engine import Engine, Place
from harness.drivers.hand import Pen
from harness.drivers.reading import snapshot
from harness.exchanges import Exchange
from harness.faults import ConnectionFault
from harness.page import Control, Snapshot

# In milliseconds. A look waits until nothing was done for `grace`, nothing changed for `quiet`, a page being
# left is gone or `leaving` has passed, and no request of a script runs that is younger than `request`. Then
# one frame is let by, for `frame` at most.
LIMITS = {
    "total": 8000,
    "leaving": 2000,
    "request": 3000,
    "grace": 30,
    "quiet": 40,
    "frame": 300,
    "elements": MOST_ELEMENTS,
}
LOOK_SECONDS = 15.0
ANSWER_SECONDS = 10.0
_NARROW_HEIGHT = 640
_RETRIES = 20
_SOURCES = files("harness.drivers")
_WATCH = (_SOURCES / "watch.js").read_text(encoding="utf-8")
_PAGE = (_SOURCES / "page.js").read_text(encoding="utf-8")
_REF = "return (window.__homologue ? window.__homologue.refs : window.__homologueRefs)[arguments[0]]"
_OWN_ERROR = "chrome-error://"
# Without being a silence: a loop of redirects, a file instead of a page.
_NO_PAGE = ("ERR_TOO_MANY_REDIRECTS", "ERR_ABORTED")

T = TypeVar("T")


class BrowserClient:
    """One person in a context of the shared browser."""

    def __init__(self, engine: Engine, pen: Pen, place: Place, selectors: Sequence[str] = ()) -> None:
        self._engine = engine
        self._selectors = list(selectors)
        self._pen = pen
        self._place = place
        self._generation = engine.generation
        self._tabs: list[str] = []
        self._looks = 0
        self._seen: dict[str, tuple[WebElement, list[int]]] = {}
        self._dialogs: list[str] = []
        self._asked = 0
        self._opened = False
        self.closed = False
        self._follow_tab(place.context.window)

    @property
    def exchanges(self) -> Sequence[Exchange]:
        """Every exchange of this client that the proxy saw, in order."""
        return self._place.channel.exchanges

    def open(self, url: str) -> None:
        """Go to an address. Raises ``ConnectionFault`` where nobody answers."""
        self._act(lambda driver: self._get(driver, url))
        if not self._opened and url.startswith("http") and not self.exchanges:
            raise ConnectionFault(
                "le navigateur ne passe pas par le mandataire", "voir ses réglages de mandataire"
            )
        self._opened = True
        if self.exchanges and self.exchanges[-1].status is None:
            raise _silence(self.exchanges[-1])

    def open_tab(self, url: str) -> None:
        """Open an address in a new tab of the same context, and go on there."""
        self._ensure_alive()
        self._follow_tab(self._engine.tab(self._place))
        self.open(url)

    def look(self) -> Snapshot:
        """The page once it is quiet."""
        self._ensure_alive()
        with self._engine.speaking() as driver:
            self._follow_tabs(driver)
            page = self._through_dialogs(driver, lambda: self._read(driver))
            self._looks += 1
            self._keep_references(page["controls"])
        if page["url"].startswith(_OWN_ERROR):
            return self._unshown()
        if file := self._file(page["url"]):
            return Snapshot(file.url, file.status, content_type=file.media_type)
        seen = snapshot(page, self._looks, tuple(self._dialogs))
        self._refuse_dead_candidate(seen)
        return seen

    def activate(self, control: Control) -> None:
        """Press or follow. Raises ``Unusable`` where a person could not."""
        with self._at(control) as (driver, element):
            hand.click(driver, element, control.name)

    def write(self, control: Control, text: str) -> None:
        """Type in place of what is there; a date is typed in the order of the browser's own widget."""
        with self._at(control) as (driver, element):
            self._pen.write(driver, element, control, text)

    def tick(self, control: Control, wanted: bool) -> None:
        """Click the box, or its label where the box itself is hidden."""
        with self._at(control) as (driver, element):
            hand.tick(driver, element, control.name, wanted)

    def choose(self, control: Control, label: str) -> None:
        """Choose a line. Raises ``Unusable`` where the list has none of this label."""
        with self._at(control) as (driver, element):
            if not hand.choose(driver, element, control, label):
                self._pen.write(driver, element, control, label)

    def back(self) -> None:
        """The Back button; a tab that the page opened and that has no past is closed instead."""
        with self._speaking() as driver:
            file, self._asked = self._file(driver.current_url), len(self.exchanges)
            if file:
                # No window shows it: the page that it was asked from is still there.
                return
            if len(self._tabs) > 1 and driver.execute_script("return history.length") == 1:
                driver.close()
                return
        self._act(lambda driver: driver.back())

    def ask(self, script: str, control: Control | None = None) -> object:
        """What a script of the bench answers about the page, or about a control, its first argument."""
        if control is None:
            with self._speaking() as driver:
                return driver.execute_script(script)
        with self._at(control) as (driver, element):
            return driver.execute_script(script, element)

    def key(self, key: str) -> None:
        """Press one key where the focus is."""
        with self._speaking() as driver:
            ActionChains(driver).send_keys(key).perform()

    def resize(self, width: int | None) -> None:
        """Show the page in that width of CSS pixels; in the window's own again with ``None``."""
        with self._speaking() as driver:
            if width is None:
                driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
            else:
                size = {"width": width, "height": _NARROW_HEIGHT, "deviceScaleFactor": 1, "mobile": False}
                driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)

    def picture(self, secrets: Sequence[Control] = ()) -> bytes | None:
        """The window as PNG, secrets blanked; ``None`` for a file, which the window does not show."""
        with self._speaking() as driver:
            if self._file(driver.current_url):
                return None
            covered = [self._seen[control.ref][0] for control in secrets if control.ref in self._seen]
            return hand.picture(driver, covered)

    def close(self) -> None:
        """Forget this person; twice is fine."""
        if not self.closed:
            self.closed = True
            if self._generation == self._engine.generation:
                self._engine.leave(self._place)
            else:
                self._engine.proxy.release(self._place.channel)

    def _get(self, driver: Chrome, url: str) -> None:
        try:
            driver.get(url)
        except TimeoutException as error:
            raise ConnectionFault(
                f"{url} ne finit pas de se charger", "vérifier que le candidat répond"
            ) from error
        except WebDriverException as error:
            if any(word in str(error.msg) for word in _NO_PAGE):
                return
            if "net::ERR" not in str(error.msg):
                raise
            raise ConnectionFault(
                f"{url} ne répond pas ({error.msg})", "vérifier [portals] du profil"
            ) from error

    def _act(self, act: Callable[[Chrome], None]) -> None:
        with self._speaking() as driver:
            self._dialogs.clear()
            self._asked = len(self.exchanges)
            self._through_dialogs(driver, lambda: act(driver))

    @contextmanager
    def _at(self, control: Control) -> Iterator[tuple[Chrome, WebElement]]:
        """The element of a control of the latest look, its frame entered."""
        if control.ref not in self._seen:
            raise Unusable(f"« {control.name} » n’est plus sur la page telle qu’elle a été vue en dernier")
        element, path = self._seen[control.ref]
        with self._speaking() as driver:
            self._dialogs.clear()
            self._asked = len(self.exchanges)
            try:
                for step in path:
                    driver.switch_to.frame(element)
                    element = driver.execute_script(_REF, step)
                yield driver, element
            except StaleElementReferenceException as error:
                raise Unusable(f"« {control.name} » a disparu de la page") from error
            except UnexpectedAlertPresentException:
                self._answer_dialog(driver)
            finally:
                if path:
                    self._through_dialogs(driver, driver.switch_to.default_content)

    def _keep_references(self, controls: Sequence[Mapping[str, Any]]) -> None:
        """Those of this look and of the one before: a widget of several entries is filled between looks."""
        before = {ref: found for ref, found in self._seen.items() if ref.startswith(f"{self._looks - 1}:")}
        now = {f"{self._looks}:{place}": (one["element"], one["path"]) for place, one in enumerate(controls)}
        self._seen = before | now

    def _read(self, driver: Chrome) -> dict[str, Any]:
        deadline, page, channel = time.monotonic() + LOOK_SECONDS, None, self._place.channel
        while time.monotonic() < deadline:
            channel.until_answered(ANSWER_SECONDS)
            try:
                page = driver.execute_async_script(_PAGE, LIMITS, self._selectors)
            except (JavascriptException, StaleElementReferenceException, TimeoutException):
                # The page left while it was read: the next one is what the person sees.
                continue
            if "elements" in page:
                raise too_heavy(page["url"], page["elements"])
            if "failure" in page:
                raise RuntimeError(f"page.js: {page['failure']}")
            if channel.until_answered(0):
                break
        if page is None:
            raise Unusable("la page ne cesse de changer d’adresse")
        return dict(page)

    def _through_dialogs(self, driver: Chrome, speak: Callable[[], T]) -> T:
        """Speak to the page; a dialog of its scripts is noted and accepted first."""
        for _ in range(_RETRIES):
            try:
                return speak()
            except UnexpectedAlertPresentException:
                self._answer_dialog(driver)
        raise Unusable("la page ouvre sans fin des boîtes de dialogue")

    def _answer_dialog(self, driver: Chrome) -> None:
        try:
            dialog = driver.switch_to.alert
            self._dialogs.append(dialog.text)
            dialog.accept()
        except NoAlertPresentException:
            return

    @contextmanager
    def _speaking(self) -> Iterator[Chrome]:
        """The browser with this person's tab in front. Raises ``BrowserLost``."""
        self._ensure_alive()
        with self._engine.speaking() as driver:
            self._engine.bring_front(self._tabs[-1])
            yield driver

    def _ensure_alive(self) -> None:
        if self.closed or self._generation != self._engine.generation:
            raise BrowserLost("le navigateur de cette personne s’est arrêté, ou elle l’a quitté")

    def _follow_tabs(self, driver: Chrome) -> None:
        """Tabs that the page opened are followed, those that it closed are left."""
        handles = self._through_dialogs(driver, lambda: driver.window_handles)
        self._tabs = [tab for tab in self._tabs if tab in handles]
        for tab in self._engine.newcomers(handles):
            if self._engine.shows_files or not self._waits_for_file():
                self._follow_tab(tab)
            else:
                self._engine.drop_tab(tab)
        if not self._tabs:
            self._follow_tab(self._engine.tab(self._place))
        self._engine.bring_front(self._tabs[-1])

    def _follow_tab(self, tab: str) -> None:
        self._tabs.append(tab)
        with self._speaking() as driver:
            driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": _WATCH})
            driver.execute_script(_WATCH)

    def _waits_for_file(self) -> bool:
        """Whether a tab that was just opened is for a file: such a one never gets anything to show."""
        return self._place.channel.until_answered(ANSWER_SECONDS) and self._file("") is not None

    def _file(self, shown: str) -> Exchange | None:
        """What the last act led to, where it is a file that this browser does not show, as a PDF may be."""
        pages = [one for one in self.exchanges[self._asked :] if one.is_page_request]
        if not pages or pages[-1].is_page or pages[-1].is_attachment:
            return None
        return pages[-1] if pages[-1].url != shown.partition("#")[0] else None

    def _unshown(self) -> Snapshot:
        """What the browser did not show (a loop of redirects): where it gave up, without its own words."""
        last = self.exchanges[-1] if self.exchanges else None
        return Snapshot(last.url if last else "about:blank", last.status if last else None)

    def _refuse_dead_candidate(self, seen: Snapshot) -> None:
        """The proxy answers 502 in place of a candidate that does not: that page is no page of it."""
        if seen.status != 502 or not self.exchanges:
            return
        last = next((one for one in reversed(self.exchanges) if one.url == seen.url.partition("#")[0]), None)
        if last is not None and last.status is None:
            raise _silence(last)


def _silence(exchange: Exchange) -> ConnectionFault:
    return ConnectionFault(
        f"le candidat ne répond pas à {exchange.method} {exchange.url}",
        "vérifier qu’il est lancé, et les adresses de [portals] du profil",
    )
