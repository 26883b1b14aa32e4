"""Passwords that a manager can fill: masked, pasted, and said to be what they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harness.faults import Nonconformity
from harness.general.browser import browser_of

if TYPE_CHECKING:
    from harness.general.general import General
    from harness.page import Control

_ENTRIES = ("password", "password_confirmation", "login_password", "login_secret")
_TOKENS = frozenset({"new-password", "current-password"})
_PASTE = """
const entry = arguments[0], text = 'Collé-2026', data = new DataTransfer();
data.setData('text/plain', text);
entry.focus();
const pasted = entry.dispatchEvent(
  new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}));
const inserted = entry.dispatchEvent(new InputEvent(
  'beforeinput', {inputType: 'insertFromPaste', data: text, bubbles: true, cancelable: true}));
const own = entry.value.includes(text);
if (own) entry.value = '';
return own || (pasted && inserted);
"""


class Pasting:
    """The password entries of the page in front of her."""

    def __init__(self, general: General) -> None:
        self._general = general
        self._taken: list[tuple[Control, bool]] = []

    def paste(self) -> None:
        """Paste into each of them."""
        visit = self._general.play.visit
        visit.look()
        browser = browser_of(visit.client)
        for name in _ENTRIES:
            key = f"{self._general.side.name}.{name}"
            known = key in self._general.world.bench.catalogue.purposes
            widget = visit.find(key) if known else None
            if widget is not None and widget.control not in [control for control, _ in self._taken]:
                self._taken.append((widget.control, bool(browser.ask(_PASTE, widget.control))))

    def ensure_fit_for_managers(self) -> None:
        """Each is masked, took what was pasted, and tells managers which password it asks for."""
        if not self._taken:
            raise Nonconformity("une saisie de mot de passe", self._general.play.visit.described())
        for control, taken in self._taken:
            if control.kind != "password":
                raise Nonconformity(f"« {control.name} » masqué", f"une saisie de type {control.kind}")
            if not taken:
                raise Nonconformity(f"« {control.name} » qui accepte le collage", "le collage est empêché")
            if not _TOKENS & {*control.autocomplete.lower().split()}:
                told = control.autocomplete or "absent"
                raise Nonconformity(
                    f"autocomplete new-password ou current-password sur « {control.name} »", f"« {told} »"
                )
