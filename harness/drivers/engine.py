"""The one Chromium of a run: started when needed, given up when it dies, a context ahead of each person."""

from __future__ import annotations

import os
import signal
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from selenium.common.exceptions import InvalidSessionIdException, NoSuchWindowException, WebDriverException
from selenium.webdriver import Chrome
from urllib3.exceptions import HTTPError
from websocket import WebSocketException

from harness.drivers.chromium import Context, Contexts, Opening, launch
from harness.drivers.driver import BrowserLost
from harness.proxy import Channel, Proxy

_LOST = ("disconnected", "not reachable", "tab crashed", "chrome not", "session deleted", "no such execution")


@dataclass(frozen=True, slots=True)
class Place:
    """Where one person is: a context of the browser, and the channel that all of it goes through."""

    context: Context
    channel: Channel


@dataclass(frozen=True, slots=True)
class _Spare:
    port: int
    opening: Opening
    context: Context | None = None  # once its tab is there


class Engine:
    """Chromium, its contexts and its proxy. ``generation`` grows each time a browser is given up."""

    def __init__(self, proxy: Proxy | None, hosts: Collection[str] | None, *, trust_all: bool) -> None:
        self._given = proxy
        self._own: Proxy | None = None
        self._hosts = hosts
        self._trust_all = trust_all
        self._browser: tuple[Chrome, Contexts] | None = None
        self._spare: _Spare | None = None
        self._tabs: set[str] = set()
        self._front = ""
        self.generation = 0

    @property
    def proxy(self) -> Proxy:
        """The proxy that everything goes through, started."""
        if self._given is not None:
            return self._given
        if self._own is None:
            self._own = Proxy(trust_all=self._trust_all).start()
        return self._own

    def fresh(self, headers: Mapping[str, str] | None) -> Place:
        """A place with nothing in it. Raises ``BrowserLost``."""
        with self.speaking():
            self._spare = self._spare or self._prepared()
            context, port = self._spare_context(self._spare), self._spare.port
            self._spare = None
        return Place(context, self.proxy.channel(headers, self._hosts, port))

    def prepare(self) -> None:
        """Begin the place of the next person while this one acts: it takes 150 ms to be there."""
        with self.speaking():
            self._spare = self._spare or self._prepared()

    def leave(self, place: Place) -> None:
        """Forget all that a place kept. Raises ``BrowserLost``."""
        try:
            with self.speaking():
                self._started()[1].drop(place.context)
                self._front = ""
        finally:
            self.proxy.release(place.channel)

    def tab(self, place: Place) -> str:
        """One more blank tab in a place."""
        with self.speaking():
            tab = self._started()[1].tab(place.context)
        self._tabs.add(tab)
        return tab

    def drop_tab(self, tab: str) -> None:
        """Close a tab without speaking to it."""
        with self.speaking():
            self._started()[1].close_tab(tab)

    @property
    def shows_files(self) -> bool:
        """Whether this browser has a window for a PDF."""
        with self.speaking() as driver:
            return bool(driver.capabilities["browserName"] != "chrome-headless-shell")

    def bring_front(self, tab: str) -> None:
        """Speak to this tab from now on."""
        if self._front != tab:
            with self.speaking() as driver:
                driver.switch_to.window(tab)
            self._front = tab

    def newcomers(self, handles: Sequence[str]) -> list[str]:
        """The tabs that nobody knew: those that the page in front has opened."""
        if self._spare is not None and not self._tabs.issuperset(handles):
            with self.speaking():
                self._spare_context(self._spare)
        found = [tab for tab in handles if tab not in self._tabs]
        self._tabs.update(found)
        return found

    def close(self) -> None:
        """Quit the browser and the engine's own proxy; twice is fine."""
        self._quit()
        if self._own is not None:
            self._own.stop()
            self._own = None

    @contextmanager
    def speaking(self) -> Iterator[Chrome]:
        """The browser, started; its death is told as ``BrowserLost``, and the next call starts another."""
        driver, _ = self._started()
        try:
            yield driver
        except (
            InvalidSessionIdException,
            NoSuchWindowException,
            HTTPError,
            WebSocketException,
            OSError,
        ) as error:
            raise self._lost(error) from error
        except WebDriverException as error:
            if any(word in str(error.msg).lower() for word in _LOST):
                raise self._lost(error) from error
            raise

    def _started(self) -> tuple[Chrome, Contexts]:
        if self._browser is None:
            driver = launch(self.proxy.spki, trust_all=self._trust_all)
            self._browser = driver, Contexts(driver)
            self._tabs = set(driver.window_handles)
        return self._browser

    def _spare_context(self, spare: _Spare) -> Context:
        """The context that was begun, its tab known as ours."""
        context = spare.context or self._started()[1].opened(spare.opening)
        self._spare = _Spare(spare.port, spare.opening, context)
        self._tabs.add(context.window)
        return context

    def _prepared(self) -> _Spare:
        port = self.proxy.port()
        return _Spare(port, self._started()[1].begin(f"http://127.0.0.1:{port}"))

    def _lost(self, error: Exception) -> BrowserLost:
        self._quit()
        return BrowserLost(f"le navigateur s’est arrêté ({type(error).__name__})")

    def _quit(self) -> None:
        if self._browser is None:
            return
        (driver, contexts), self._browser = self._browser, None
        self.generation += 1
        if self._spare is not None:
            self.proxy.unused(self._spare.port)
        self._spare, self._front = None, ""
        contexts.close()
        try:
            driver.quit()
        except (WebDriverException, HTTPError, OSError):
            driver.service.stop()
        # Selenium says nothing of a browser that did not hear it, which would be there for ever.
        _end(contexts.process)


def _end(process: int) -> None:
    """Kill a browser that is still there; nothing where its number is another's by now."""
    with suppress(OSError):
        if b"chrom" in Path(f"/proc/{process}/cmdline").read_bytes():
            os.kill(process, signal.SIGKILL)
