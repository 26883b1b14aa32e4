"""The journey without a mouse: every control is come to by Tab, shows its focus, and works by a key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harness.faults import Nonconformity
from harness.general.browser import Browser, Through, browser_of

if TYPE_CHECKING:
    from harness.general.general import General
    from harness.page import Control

_TAB, _ENTER, _SPACE = "\ue004", "\ue007", " "
_FAR = 120
_FOCUSED = "const a = document.activeElement; return a === arguments[0] || arguments[0].contains(a)"
_NOWHERE = "return !document.activeElement || document.activeElement === document.body"
_SHOWS = """
const entry = arguments[0], look = (one) => {
  if (!one) return '';
  const s = getComputedStyle(one);
  return [s.outlineStyle, s.outlineWidth, s.outlineColor, s.boxShadow, s.borderTopColor, s.borderTopWidth,
    s.borderBottomColor, s.borderBottomWidth, s.backgroundColor, s.color, s.textDecorationLine].join('|');
};
const all = () => [entry, entry.parentElement, ...(entry.labels || [])].map(look).join('#');
const on = all();
entry.blur();
const off = all();
entry.focus({focusVisible: true});
return on !== off;
"""


class Keyboard:
    """« She » has a keyboard and nothing else."""

    def __init__(self, general: General) -> None:
        self._general = general
        self._hand: _Hand | None = None

    def take(self) -> None:
        """« She » is somebody whom the institution knows, in front of nothing yet."""
        visit = self._general.play.play_as().visit
        self._hand = _Hand(browser_of(visit.client))
        visit.client = self._hand

    def go(self) -> None:
        """Play the guide by keys, up to the wait for her message."""
        self._general.play.journey.reach(self._general.side.stages.awaiting)

    def ensure_reached(self) -> None:
        """Each control that she used showed its focus, and came after the one before it."""
        hand = self._hand
        if hand is None or not hand.used:
            raise Nonconformity("un parcours au clavier", "aucun contrôle n’a été atteint")
        if hand.unseen:
            raise Nonconformity("un focus visible", f"aucun changement visible sur « {hand.unseen[0]} »")
        if hand.backward:
            raise Nonconformity(
                "un ordre de tabulation logique", f"« {hand.backward[0]} » vient avant ce qui le précède"
            )


class _Hand(Through):
    """Acts by keys. ``used`` are the names of what was used; ``unseen`` those whose focus did not show."""

    def __init__(self, browser: Browser) -> None:
        super().__init__(browser)
        self._browser = browser
        self._last: Control | None = None
        self.used: list[str] = []
        self.unseen: list[str] = []
        self.backward: list[str] = []

    def activate(self, control: Control) -> None:
        self._come_to(control)
        self._browser.key(_ENTER)
        self._last = None

    def write(self, control: Control, text: str) -> None:
        self._come_to(control)
        self._browser.write(control, text)

    def tick(self, control: Control, wanted: bool) -> None:
        if control.role == "radio":
            self._browser.tick(control, wanted)
        elif control.checked is not wanted:
            self._come_to(control)
            self._browser.key(_SPACE)

    def _come_to(self, control: Control) -> None:
        passed_the_end = False
        for _ in range(_FAR):
            if self._browser.ask(_FOCUSED, control):
                break
            self._browser.key(_TAB)
            passed_the_end = passed_the_end or bool(self._browser.ask(_NOWHERE))
        else:
            raise Nonconformity(
                f"« {control.name} » atteint au clavier", f"il ne l’est pas en {_FAR} tabulations"
            )
        if passed_the_end and self._last is not None and _place(self._last) < _place(control):
            self.backward.append(control.name)
        if not self._browser.ask(_SHOWS, control):
            self.unseen.append(control.name)
        self.used.append(control.name)
        self._last = control


def _place(control: Control) -> int:
    """The place of a control in its page: references are ``look:place``."""
    return int(control.ref.rpartition(":")[2] or 0)
