"""Which role an element has, by its role attribute or by HTML-AAM."""

from __future__ import annotations

from harness.drivers.html.document import Element, tag, words

BUTTON_TYPES = frozenset({"button", "submit", "reset", "image", "file"})
INPUT_TYPES = words(
    "hidden text search tel url email password date month week time datetime-local number range color "
    "checkbox radio file submit image reset button"
)
_WITH_LIST = frozenset({"text", "search", "tel", "url", "email"})
_INPUT_ROLES = {
    "checkbox": "checkbox",
    "radio": "radio",
    "number": "spinbutton",
    "range": "slider",
    "search": "searchbox",
}
_GLOBAL_FOCUS = frozenset({"input", "select", "textarea", "button"})
_TAG_ROLES = {
    "button": "button",
    "textarea": "textbox",
    "fieldset": "group",
    "summary": "button",
    "output": "status",
}

CONTROL_ROLES = words(
    "button link textbox searchbox spinbutton combobox listbox checkbox switch radio slider "
    "tab menuitem menuitemcheckbox menuitemradio"
)
GROUP_ROLES = frozenset({"group", "radiogroup"})
_KNOWN_ROLES = CONTROL_ROLES | words(
    "alert alertdialog application article banner cell columnheader complementary contentinfo definition "
    "dialog directory document feed figure form generic grid gridcell group heading img image list listitem "
    "log main marquee math menu menubar meter navigation none note option presentation progressbar "
    "radiogroup region row rowgroup rowheader scrollbar search separator status table tablist tabpanel term "
    "timer toolbar tooltip tree treegrid treeitem"
)


def input_type(element: Element) -> str:
    """The state of an input's type attribute: an unknown or absent one is text."""
    kind = (element.get("type") or "").strip().lower()
    return kind if kind in INPUT_TYPES else "text"


def kind_of(element: Element) -> str:
    """The input type, or the tag."""
    return input_type(element) if tag(element) == "input" else tag(element)


def explicit_role(element: Element) -> str:
    """The first known token of the role attribute, ``""`` where there is none."""
    tokens = (element.get("role") or "").lower().split()
    return next((token for token in tokens if token in _KNOWN_ROLES), "")


def role_of(element: Element) -> str:
    """The role, ``""`` where none matters here. A native date, month or time counts as a textbox."""
    given = explicit_role(element)
    if given in {"presentation", "none"} and _focusable(element):
        given = ""
    return given or _native_role(element)


def is_editable(element: Element) -> bool:
    """The host of an editable text that is not a form control."""
    return (
        element.get("contenteditable") is not None
        and (element.get("contenteditable") or "").lower() != "false"
    )


def _native_role(element: Element) -> str:
    name = tag(element)
    if name == "input":
        return _input_role(element)
    if name == "select":
        return "listbox" if element.get("multiple") is not None or _size(element) > 1 else "combobox"
    if name == "a":
        return "link" if element.get("href") is not None else ""
    if is_editable(element):
        return "textbox"
    return _TAG_ROLES.get(name, "")


def _input_role(element: Element) -> str:
    kind = input_type(element)
    if kind in BUTTON_TYPES:
        return "button"
    if kind in _WITH_LIST and element.get("list") is not None:
        return "combobox"
    return _INPUT_ROLES.get(kind, "textbox")


def _size(element: Element) -> int:
    size = (element.get("size") or "").strip()
    return int(size) if size.isdecimal() else 0


def _focusable(element: Element) -> bool:
    name = tag(element)
    return (
        name in _GLOBAL_FOCUS
        or (name == "a" and element.get("href") is not None)
        or element.get("tabindex") is not None
    )
