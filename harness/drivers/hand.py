"""What a person's hand does in a browser: clicking, ticking, choosing, typing, and covering secrets."""

from __future__ import annotations

import re
from typing import Any

from selenium.common.exceptions import (
    ElementClickInterceptedException,
    ElementNotInteractableException,
    InvalidElementStateException,
)
from selenium.webdriver import Chrome, Keys
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.remote.webelement import WebElement

from harness.drivers.driver import Unusable
from harness.drivers.html.natives import native_value
from harness.page import Control

_DATES = frozenset({"date", "month", "time", "week", "datetime-local"})
_BY_VALUE = frozenset({"month", "week", "datetime-local", "range", "color"})
_CENTRE = "arguments[0].scrollIntoView({block: 'center', inline: 'center', behavior: 'instant'})"
_IS_TICKED = """
const box = arguments[0];
return 'checked' in box ? box.checked : box.getAttribute('aria-checked') === 'true';
"""
# A place of the control's label where a click reaches the label, and not a link inside it.
_LABEL_POINT = """
for (const label of arguments[0].labels || []) {
  label.scrollIntoView({block: 'center', behavior: 'instant'});
  for (const box of label.getClientRects()) {
    for (const part of [0.02, 0.5, 0.98]) {
      const x = box.left + Math.max(2, box.width * part), y = box.top + box.height / 2;
      const hit = document.elementFromPoint(x, y);
      if (hit && label.contains(hit) && !hit.closest('a[href], button')) {
        return [Math.round(x), Math.round(y)];
      }
    }
  }
}
return null;
"""
_OPTION = """
const [list, wanted] = arguments;
const collapse = text => (text || '').replace(/[ \\t\\n\\r\\f]+/g, ' ').replace(/^ | $/g, '');
if (list.options) {
  const reads = line => collapse(line.label || line.textContent);
  const found = [...list.options].find(line => reads(line) === wanted && !line.disabled);
  return found && list.multiple && found.selected ? true : found || null;
}
const ids = (list.getAttribute('aria-controls') || '') + ' ' + (list.getAttribute('aria-owns') || '');
const named = ids.split(/\\s+/).map(id => id && list.getRootNode().getElementById(id));
const held = [list, ...named.filter(found => found)];
return held.flatMap(root => [...root.querySelectorAll('[role=option]')])
  .find(line => collapse(line.textContent) === wanted) || null;
"""
# React and others watch the prototype's setter, so that a value set otherwise goes unnoticed.
_SET_VALUE = """
const [entry, value] = arguments;
const setter = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
entry.focus();
setter.call(entry, value);
entry.dispatchEvent(new Event('input', {bubbles: true}));
entry.dispatchEvent(new Event('change', {bubbles: true}));
"""
_COVER = """
return arguments[0].map(entry => {
  const before = entry.getAttribute('style');
  for (const name of ['background', 'color', '-webkit-text-fill-color']) {
    entry.style.setProperty(name, '#000', 'important');
  }
  entry.style.setProperty('-webkit-text-security', 'disc', 'important');
  return before;
});
"""
_UNCOVER = """
arguments[0].forEach((entry, place) => {
  const before = arguments[1][place];
  if (before === null) entry.removeAttribute('style'); else entry.setAttribute('style', before);
});
"""


def click(driver: Chrome, element: WebElement, name: str) -> None:
    """Click. Raises ``Unusable`` where something covers the element or it has no place on the screen."""
    try:
        element.click()
        return
    except ElementNotInteractableException as error:
        raise Unusable(f"« {name} » n’a pas de place à l’écran où cliquer") from error
    except ElementClickInterceptedException:
        # A fixed header may cover what was just scrolled under it; nothing should in mid-window.
        driver.execute_script(_CENTRE, element)
    try:
        element.click()
    except ElementClickInterceptedException as error:
        raise Unusable(f"« {name} » est recouvert : {_covering(error)}") from error


def tick(driver: Chrome, element: WebElement, name: str, wanted: bool) -> None:
    """Bring a box to the wanted state, by itself, its label, or the space bar. Raises ``Unusable``."""
    if _ticked(driver, element) == wanted or not element.is_enabled():
        return
    for way in (_click_box, _click_label, _press_space):
        try:
            way(driver, element)
        except (ElementClickInterceptedException, ElementNotInteractableException):
            continue
        if _ticked(driver, element) == wanted or (element.get_attribute("type") == "radio" and not wanted):
            return
    raise Unusable(f"« {name} » ne se laisse pas {'cocher' if wanted else 'décocher'}")


def choose(driver: Chrome, element: WebElement, control: Control, label: str) -> bool:
    """Choose a line of a list; ``False`` where this entry is typed instead. Raises ``Unusable``."""
    if control.kind not in {"select"} and element.tag_name == "input":
        return False
    if control.disabled:
        return True
    wanted = re.sub(r"[ \t\n\r\f]+", " ", label).strip(" ")
    if control.kind != "select" and control.role == "combobox":
        click(driver, element, control.name)
    line = driver.execute_script(_OPTION, element, wanted)
    if line is None:
        raise Unusable(f"la liste « {control.name} » n’offre pas « {label} »")
    if isinstance(line, WebElement):
        line.click()
    return True


def picture(driver: Chrome, secrets: list[WebElement]) -> bytes:
    """The window as PNG, the given entries blacked out for as long as it takes."""
    before = driver.execute_script(_COVER, secrets)
    try:
        return driver.get_screenshot_as_png()
    finally:
        driver.execute_script(_UNCOVER, secrets, before)


class Pen:
    """Types, and remembers in which order this browser's date widget wants day and month."""

    def __init__(self) -> None:
        self._day_first: bool | None = None

    def write(self, driver: Chrome, element: WebElement, control: Control, text: str) -> None:
        """Replace what an entry holds. Raises ``Unusable`` where it cannot be typed in."""
        if control.disabled or control.readonly:
            return
        if control.kind == "file":
            raise Unusable(f"« {control.name} » attend un fichier")
        if control.kind == "date":
            self._write_date(driver, element, text)
        elif control.kind in _DATES or control.kind in _BY_VALUE:
            value, _ = native_value(control.kind, text)
            driver.execute_script(_SET_VALUE, element, value)
        else:
            _type(driver, element, control, text)

    def _write_date(self, driver: Chrome, element: WebElement, text: str) -> None:
        value, _ = native_value("date", text)
        numbers = re.findall(r"\d+", text)
        if self._day_first is None:
            self._learn(element)
        driver.execute_script(_SET_VALUE, element, "")
        if len(numbers) == 3 and self._day_first is not None:
            element.send_keys(self._ordered(numbers))
        if value and element.get_property("value") != value:
            driver.execute_script(_SET_VALUE, element, value)

    def _learn(self, element: WebElement) -> None:
        """Type a date that reads as two, and see which one it became."""
        element.clear()
        element.send_keys("01022003")
        self._day_first = {"2003-02-01": True, "2003-01-02": False}.get(str(element.get_property("value")))

    def _ordered(self, numbers: list[str]) -> str:
        if len(numbers[0]) == 4:
            numbers = numbers[::-1]
        day, month, year = numbers[0].zfill(2), numbers[1].zfill(2), numbers[2]
        return f"{day}{month}{year}" if self._day_first else f"{month}{day}{year}"


def _type(driver: Chrome, element: WebElement, control: Control, text: str) -> None:
    if control.kind != "textarea":
        text = re.sub(r"[\r\n]", "", text)
    try:
        if _has_unusual_keys(text):
            element.send_keys(Keys.CONTROL, "a", Keys.NULL, Keys.DELETE)
            driver.execute_cdp_cmd("Input.insertText", {"text": text})
        else:
            element.send_keys(Keys.CONTROL, "a", Keys.NULL, text or Keys.DELETE)
    except (ElementNotInteractableException, InvalidElementStateException) as error:
        raise Unusable(f"« {control.name} » ne se laisse pas remplir") from error


def _has_unusual_keys(text: str) -> bool:
    """Characters that no key gives (chromedriver types the basic plane only), or keys that would move on."""
    return any(ord(char) > 0xDFFF or char == "\t" for char in text)


def _ticked(driver: Chrome, element: WebElement) -> bool:
    return bool(driver.execute_script(_IS_TICKED, element))


def _click_box(_: Chrome, element: WebElement) -> None:
    element.click()


def _click_label(driver: Chrome, element: WebElement) -> None:
    point: Any = driver.execute_script(_LABEL_POINT, element)
    if point is not None:
        actions = ActionChains(driver, duration=0)
        actions.w3c_actions.pointer_action.move_to_location(*point).click()  # type: ignore[no-untyped-call]
        actions.perform()


def _press_space(_: Chrome, element: WebElement) -> None:
    element.send_keys(Keys.SPACE)


def _covering(error: ElementClickInterceptedException) -> str:
    found = re.search(r"Other element would receive the click: (<[^>]*>)", str(error.msg))
    return found.group(1) if found else "autre chose recevrait le clic"
