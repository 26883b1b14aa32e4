"""How Chromium is found, started and asked for a context of its own for each person."""

from __future__ import annotations

import json
import shutil
import urllib.request
from dataclasses import dataclass
from typing import Any

import websocket
from selenium.webdriver import Chrome, ChromeOptions, ChromeService

SECONDS = 30
SCRIPT_SECONDS = 12
_FLAGS = (
    "--headless",
    "--in-process-gpu",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    # Several people share a browser: the one who waits behind must not be slowed down.
    "--disable-background-timer-throttling",
    "--disable-backgrounding-occluded-windows",
    "--disable-renderer-backgrounding",
    "--disable-features=BackForwardCache,HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,Translate,OptimizationHints,SpareRendererForSitePerProcess",
    "--lang=fr-FR",
    "--accept-lang=fr-FR,fr",
    "--window-size=1280,1024",
    # computedRole and computedName: Chromium's own accessibility computation, readable by a script.
    "--enable-blink-features=ComputedAccessibilityInfo",
    # Keeps that computation between two questions: 120 controls take 2 ms, and 2 s without it.
    "--force-renderer-accessibility",
)
# Files to save are seen by the proxy and not written; no bubble offers to keep a password.
_PREFERENCES = {
    "download_restrictions": 3,
    "credentials_enable_service": False,
    "profile.password_manager_enabled": False,
    "profile.password_manager_leak_detection": False,
}
# The shell has no window to draw around its pages: the same pages at half the cost. Debian's own file comes
# first: the command of that name is a script that the driver would end in the browser's place.
_BROWSERS = (
    "/usr/lib/chromium/chromium-headless-shell",
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
)


def browser_path() -> str | None:
    """The Chromium on PATH, ``None`` where Selenium Manager has to find one."""
    return next((path for name in _BROWSERS if (path := shutil.which(name))), None)


def launch(spki: str, *, trust_all: bool = False) -> Chrome:
    """A headless Chromium; ``spki`` is the digest of an authority that it is to trust."""
    options = ChromeOptions()
    for flag in _FLAGS:
        options.add_argument(flag)
    options.add_argument(f"--ignore-certificate-errors-spki-list={spki}")
    options.set_capability("acceptInsecureCerts", trust_all)
    options.set_capability("unhandledPromptBehavior", "ignore")
    options.add_experimental_option("excludeSwitches", ["enable-automation"])
    options.add_experimental_option("prefs", _PREFERENCES)
    if path := browser_path():
        options.binary_location = path
    chromedriver = shutil.which("chromedriver")
    driver = Chrome(options=options, service=ChromeService(chromedriver) if chromedriver else ChromeService())
    driver.set_page_load_timeout(SECONDS)
    driver.set_script_timeout(SCRIPT_SECONDS)
    return driver


@dataclass(frozen=True, slots=True)
class Context:
    """A browser context, as an incognito window: its cookies, storage and caches are its own."""

    identifier: str
    window: str


@dataclass(frozen=True, slots=True)
class Opening:
    """A context whose first tab was asked for."""

    identifier: str
    asked: int


class Contexts:
    """Makes and drops contexts, over the browser's own DevTools socket: WebDriver has no command for it."""

    def __init__(self, driver: Chrome) -> None:
        address = driver.capabilities["goog:chromeOptions"]["debuggerAddress"]
        with urllib.request.urlopen(f"http://{address}/json/version", timeout=SECONDS) as answer:
            url = json.load(answer)["webSocketDebuggerUrl"]
        self._socket = websocket.create_connection(url, timeout=SECONDS, suppress_origin=True)
        self._sent = 0
        self._answers: dict[int, dict[str, Any]] = {}
        processes = self._call("SystemInfo.getProcessInfo")["processInfo"]
        self.process = next(int(each["id"]) for each in processes if each["type"] == "browser")
        """The browser's process: WebDriver tells the one it started, which may be a script around it."""

    def open(self, proxy: str) -> Context:
        """A fresh context with one blank tab; everything in it goes through ``proxy``, loopback too."""
        return self.opened(self.begin(proxy))

    def begin(self, proxy: str) -> Opening:
        """Begin to open one: its tab takes 100 ms to be there, which something else may use."""
        # Without that list, Chromium goes past a proxy to this machine, and says nothing.
        ways = {"proxyServer": proxy, "proxyBypassList": "<-loopback>"}
        context = self._call("Target.createBrowserContext", disposeOnDetach=True, **ways)["browserContextId"]
        return Opening(context, self._ask("Target.createTarget", url="about:blank", browserContextId=context))

    def opened(self, opening: Opening) -> Context:
        """The context once its tab is there."""
        return Context(opening.identifier, str(self._answer(opening.asked)["targetId"]))

    def tab(self, context: Context) -> str:
        """One more blank tab; gives its window handle."""
        return self._tab(context.identifier)

    def close_tab(self, tab: str) -> None:
        """Close a tab by its window handle."""
        self._call("Target.closeTarget", targetId=tab)

    def drop(self, context: Context) -> None:
        """Close its tabs and forget all that it kept."""
        self._call("Target.disposeBrowserContext", browserContextId=context.identifier)

    def close(self) -> None:
        """Hang up."""
        self._socket.close()

    def _tab(self, identifier: str) -> str:
        return str(
            self._call("Target.createTarget", url="about:blank", browserContextId=identifier)["targetId"]
        )

    def _call(self, method: str, **parameters: object) -> dict[str, Any]:
        return self._answer(self._ask(method, **parameters))

    def _ask(self, method: str, **parameters: object) -> int:
        self._sent += 1
        self._socket.send(json.dumps({"id": self._sent, "method": method, "params": parameters}))
        return self._sent

    def _answer(self, asked: int) -> dict[str, Any]:
        while asked not in self._answers:
            answer: dict[str, Any] = json.loads(self._socket.recv())
            if "id" in answer:
                self._answers[answer["id"]] = answer
        answer = self._answers.pop(asked)
        if "error" in answer:
            raise RuntimeError(f"DevTools: {answer['error']}")
        return dict(answer["result"])
