"""One person in front of a portal: fills purposes, presses commands, expects screens."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from harness.drivers.cookies_banner import CookieBanner
from harness.drivers.driver import Client, Unusable
from harness.drivers.obstacles import obstacle
from harness.faults import Nonconformity
from harness.matching import Finder, Widget
from harness.page import FOLD, Control, Snapshot
from harness.screens import Screens, described
from harness.waiting import StillWaiting, until
from harness.widgets import fill, unpunctuated
from harness.words import fold, speaks_of

_ENDING = ("déconn", "quitter", "annul", "abandon", "recommenc", "fermer")
_MOST_PASSED = 5


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed and what the page holds of it, read back."""

    wanted: str
    held: str

    @property
    def entered(self) -> bool:
        """Whether the page took all of it, grouping apart."""
        return _grouped_off(self.held) == _grouped_off(self.wanted)


@dataclass(frozen=True, slots=True)
class Met:
    """A screen that was met, when (monotonic, in seconds), and the page that it was."""

    screen: str
    at: float
    page: Snapshot


def _only_leads(control: Control) -> bool:
    """A link, a fold, or a button outside any form: it shows something, sends and ends nothing."""
    leads = control.href is not None or control.form is None
    return leads and not control.disabled and not speaks_of(control.name, _ENDING)


def _unfolds(control: Control) -> bool:
    """A fold, or a button that says that it is one."""
    return control.kind == FOLD or control.folded


def _is_closed(control: Control) -> bool:
    """A closed fold of the main part."""
    return control.folded and not control.aside and not control.disabled


def _goes_away(control: Control, page: Snapshot) -> bool:
    """Whether a command stands around every page, or leads to another site."""
    address = urljoin(page.url, control.href or "")
    return control.aside or urlsplit(address).netloc != urlsplit(page.url).netloc


def _grouped_off(text: str) -> str:
    return "".join(text.split())


class Visit:
    """What a person does with one client. ``patience`` is how long, in seconds, a page may take to show.

    ``passing`` are the profile's pages that only have to be passed: heading or title -> command. ``lacked``
    is the purpose that was needed last and was not on the page, ``passed`` the pages passed on the way to it.
    """

    def __init__(
        self,
        client: Client,
        finder: Finder,
        screens: Screens,
        *,
        patience: float,
        passing: Mapping[str, str] | None = None,
    ) -> None:
        self.client = client
        self.finder = finder
        self.screens = screens
        self.patience = patience
        self.patience_for_messages = min(patience, 3.0)
        self._passing = {fold(title): command for title, command in (passing or {}).items()}
        self.page = Snapshot(url="about:blank", status=None)
        self.before = self.page
        self.met: list[Met] = []
        self.lacked: str | None = None
        self.passed: tuple[Snapshot, ...] = ()
        self._activated = ""
        self._banner = CookieBanner()

    def open(self, url: str) -> Snapshot:
        """Go to an address and look."""
        self._activated = ""
        self.passed = ()
        self.client.open(url)
        return self.look()

    def look(self) -> Snapshot:
        """See the page as it is now: its cookie banner refused, the profile's pages to pass passed.

        A captcha is the connection's fault.
        """
        seen = self.client.look()
        if seen is self.page:
            return seen
        self.page = self._banner.refuse(self.client, seen)
        for _ in range(_MOST_PASSED):
            command = self._command_to_pass(self.page)
            if command is None:
                break
            self.passed = (*self.passed, self.page)
            self.client.activate(command)
            self.page = self.client.look()
        barrier = obstacle(self.page)
        if barrier is not None:
            raise barrier
        return self.page

    def find(self, key: str) -> Widget | None:
        """What offers a purpose on the page last seen, if anything does."""
        return self.finder.find(self.page, key)

    @property
    def pages(self) -> tuple[Snapshot, ...]:
        """The page last seen, and before it those that were passed on the way to it."""
        return (*self.passed, self.page)

    def find_on_the_way(self, key: str) -> Widget | None:
        """What offers a purpose on the page last seen, or on one that was passed on the way to it."""
        found = (self.finder.find(page, key) for page in reversed(self.pages))
        return next((widget for widget in found if widget is not None), None)

    def find_before(self, key: str) -> Widget | None:
        """What offered a purpose on the page that the last command was pressed on."""
        return self.finder.find(self.before, key)

    def need(self, key: str) -> Widget:
        """What offers a purpose; its absence, or its being disabled, is the candidate's."""
        widget = self.within_reach(key)
        if widget is None or not widget.usable:
            widget = self._usable_late(key) or self.within_reach(key)
        named = self.finder.spoken(key)
        if widget is None:
            self.lacked = key
            raise Nonconformity(f"{named} sur la page", self.described())
        if not widget.usable:
            raise Nonconformity(
                f"{named} utilisable", f"« {widget.name} » est désactivé sur {self.described()}"
            )
        return widget

    def within_reach(self, key: str) -> Widget | None:
        """What offers a purpose, in a closed fold of the main part if need be, which is then left open."""
        found = self.find(key)
        for _ in self._opening() if found is None else ():
            found = self.find(key)
            if found is not None:
                break
        return found

    def open_folds(self) -> None:
        """Open the closed folds of the main part, as a person does who reads all of a page."""
        for _ in self._opening():
            pass

    def _opening(self) -> Iterator[None]:
        """Open the closed folds of the main part one after the other, those within them as well."""
        left = 0
        while len(closed := [c for c in self.page.commands if _is_closed(c)]) > left:
            try:
                self.client.activate(closed[left])
            except Unusable:
                left += 1
                continue
            self.look()
            still = sum(map(_is_closed, self.page.commands))
            left += still >= len(closed)
            yield

    def _usable_late(self, key: str) -> Widget | None:
        """What offers a purpose on a page that its scripts were making, or whose commands were at rest."""
        try:
            return until(lambda: self._usable(key), self.patience_for_messages, what=key)
        except StillWaiting:
            return None

    def _usable(self, key: str) -> Widget | None:
        self.look()
        widget = self.find(key)
        return widget if widget is not None and widget.usable else None

    def fill(self, key: str, text: str) -> None:
        """Type into a purpose, replacing what it holds."""
        fill(self.client, self.need(key), text)

    def typed(self, key: str, wanted: str) -> Typed:
        """Read a purpose back."""
        self.look()
        widget = self.need(key)
        return Typed(wanted if len(widget.parts) == 1 else unpunctuated(wanted), widget.value)

    def tick(self, key: str, wanted: bool = True) -> None:
        """Put a box in the wanted state."""
        self.client.tick(self.need(key).control, wanted)

    def press(self, key: str) -> Snapshot:
        """Activate a command and look at what comes; `before` keeps the page that it was pressed on.

        Where what bears its words only unfolds a part of the page, the command that is then seen is pressed.
        """
        widget = self.need(key)
        page = self.activate(widget)
        unfolded = self.find(key) if widget.control.kind == FOLD else None
        if unfolded is None or unfolded.control.kind == FOLD:
            return page
        return self.activate(unfolded)

    def unfold(self, key: str) -> bool:
        """Find a command on this page, in a part that is folded if need be, which is then left open."""
        found = self.find(key)
        for name in [control.name for control in self.page.commands if _unfolds(control)]:
            if found is not None and found.control.kind != FOLD:
                break
            self.client.activate(next(c for c in self.page.commands if _unfolds(c) and c.name == name))
            self.look()
            found = self.find(key)
        return found is not None and found.control.kind != FOLD

    def activate(self, widget: Widget) -> Snapshot:
        """Activate what was found and look at what comes."""
        return self._follow(widget.control, f"« {widget.name} » ({widget.purpose.key})")

    def follow(self, control: Control) -> Snapshot:
        """Activate a command of the page that was found by what it says alone, and look at what comes."""
        return self._follow(control, f"« {control.name} »")

    def _follow(self, control: Control, said: str) -> Snapshot:
        self.before, self.passed = self.page, ()
        self._activated = said
        self.client.activate(control)
        return self.look()

    def is_at(self, screen: str) -> bool:
        """Whether the page last seen is that screen."""
        return self.screens.is_at(self.page, screen)

    def address_of(self, screen: str) -> str | None:
        """Where she met that screen last, if she did."""
        return next((met.page.url for met in reversed(self.met) if met.screen == screen), None)

    def expect(self, screen: str, requirement: str | None = None) -> Snapshot:
        """Await a screen.

        ``requirement`` is what is broken when it does not come; by default what the catalogue says.
        """
        wanted = self.screens.named(screen)
        try:
            page = until(
                lambda: self._arrived(screen), self.patience, what=wanted.name_fr, seen=self.described
            )
            self.met.append(Met(screen, time.monotonic(), page))
            return page
        except StillWaiting:
            raise Nonconformity(
                f"l’écran « {wanted.name_fr} »", self._instead_of(screen), requirement or wanted.reached_by
            ) from None

    def _instead_of(self, screen: str) -> str:
        """The page that came, what keeps it from being that screen, and the command that led to it."""
        told = [self.described(), self.screens.astray(self.page, screen)]
        if self._activated:
            told.append(f"dernière commande activée : {self._activated}")
        return " ; ".join(filter(None, told))

    def comes(self, screen: str) -> bool:
        """Whether that screen comes, within the patience for pages."""
        try:
            until(lambda: self._arrived(screen), self.patience, what=screen)
        except StillWaiting:
            return False
        return True

    def look_around(self, key: str) -> bool:
        """Find a purpose on this page or one click away from it, and stay where it is."""
        here = self.page
        if self.finder.shows(here, key):
            return True
        return any(self.finder.shows(self.page, key) for _ in self.one_click_away())

    def around(self) -> tuple[str, ...]:
        """The texts one click away from this page, come back to in the end."""
        return tuple(self.page.text for _ in self.one_click_away())

    def one_click_away(self, *, central: bool = False) -> Iterator[None]:
        """Follow in turn what only leads, the page being what came; then come back.

        ``central``: only within the main part, and to the same site. Whoever stops on a page stays there.
        """
        here = self.page
        leading = [c for c in here.commands if _only_leads(c) and not (central and _goes_away(c, here))]
        for name in dict.fromkeys(c.name for c in leading):
            control = next((c for c in self.page.commands if c.name == name), None)
            if control is None:
                continue
            try:
                self.client.activate(control)
            except Unusable:  # a skip link has no place on the screen until it has the focus
                continue
            self.look()
            yield
            if self.page.url != here.url:
                self.open(here.url)

    def described(self) -> str:
        """The page last seen, in words."""
        return described(self.page, self.screens.recognise(self.page))

    def _arrived(self, screen: str) -> Snapshot | None:
        if self.is_at(screen):
            return self.page
        self.look()
        return self.page if self.is_at(screen) else None

    def only_passes(self, page: Snapshot) -> bool:
        """Whether a page is one of the profile's that only have to be passed."""
        return self._command_to_pass(page) is not None

    def _command_to_pass(self, page: Snapshot) -> Control | None:
        titles = [*(heading.text for heading in page.headings[:1]), page.title]
        named = next((self._passing[fold(t)] for t in titles if fold(t) in self._passing), None)
        if named is None:
            return None
        return next((c for c in page.commands if fold(c.name) == fold(named)), None)
