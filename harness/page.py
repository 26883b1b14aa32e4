"""What a person perceives of a page: the one model that both drivers fill, and that steps and checks read."""

from __future__ import annotations

from dataclasses import dataclass, field

COMMAND_ROLES = frozenset({"button", "link"})
BOX_ROLES = frozenset({"checkbox", "switch"})
FOLD = "summary"
ENTRY_ROLES = frozenset(
    {"textbox", "searchbox", "spinbutton", "combobox", "listbox", "checkbox", "switch", "radio", "slider"}
)


@dataclass(frozen=True, slots=True)
class Option:
    """One line of a list: what is read, what is sent, whether it is chosen."""

    label: str
    value: str
    selected: bool = False


@dataclass(frozen=True, slots=True)
class Control:
    """One thing that a person can fill in or activate, as the accessibility computation names it.

    ``ref`` is the driver's own handle, good for the snapshot it came with and no longer.
    ``name_from`` tells where the name comes from: ``aria-labelledby``, ``aria-label``, ``label``,
    ``content``, ``value``, ``alt``, ``title``, ``placeholder`` or ``""`` (no name at all).
    ``kind`` is the HTML input type, or ``select``, ``textarea``, ``a``, ``button``, or the tag otherwise.
    ``group`` names the nearest fieldset, group or radiogroup; ``nearby`` is the text of the widest
    ancestor that holds no other entry than this one (or than those of its named group).
    ``heading`` is the text of the last heading before an entry: what a person reads it under.
    ``error`` is what is tied to the control as its error (aria-errormessage, or the native bubble that a
    refused submission showed); ``description`` comes from aria-describedby or title.
    ``parts`` are the texts of a command's own child elements (a heading or a strong inside a card's link).
    ``aside`` is true in what stands around every page of a site (banner, foot, search) that has a main part.
    ``form`` numbers the form that the control belongs to, from 0; ``None`` outside any form.
    ``selectors`` are those of the profile's ``[labels]`` that designate it; an element that one designates is
    among the controls whatever its role. ``folded`` is true for what opens a part of the page that is closed
    (a summary, or a button tied to it by aria-controls). ``locator`` is a selector that would designate it,
    where it has an identifier or a name of its own; it only serves to say what to write in a profile.
    """

    ref: str
    role: str
    name: str
    name_from: str = ""
    kind: str = ""
    value: str = ""
    checked: bool | None = None
    required: bool = False
    disabled: bool = False
    readonly: bool = False
    invalid: bool = False
    description: str = ""
    error: str = ""
    placeholder: str = ""
    autocomplete: str = ""
    inputmode: str = ""
    maxlength: int | None = None
    group: str = ""
    nearby: str = ""
    heading: str = ""
    href: str | None = None
    parts: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    aside: bool = False
    form: int | None = None
    selectors: tuple[str, ...] = ()
    locator: str = ""
    folded: bool = False

    @property
    def is_command(self) -> bool:
        """A button or a link."""
        return self.role in COMMAND_ROLES

    @property
    def is_entry(self) -> bool:
        """Something that is typed, ticked or chosen."""
        return self.role in ENTRY_ROLES


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading and its level, 1 to 6."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A page at one instant: only what a person can perceive and reach.

    What a modal hides is left out; open shadow roots and same-origin frames are part of it. ``controls``
    are in reading order. ``text`` is the visible text, white space collapsed, one line a block.
    ``alerts`` are the texts of alert, status and live regions. ``status`` is the HTTP status of the
    document, ``None`` where it is unknown. ``content_type`` lets a PDF be told from a page.
    """

    url: str
    status: int | None
    title: str = ""
    language: str = ""
    text: str = ""
    headings: tuple[Heading, ...] = ()
    controls: tuple[Control, ...] = ()
    alerts: tuple[str, ...] = ()
    content_type: str = "text/html"
    html: str = field(default="", repr=False)

    @property
    def refused(self) -> bool:
        """Whether it was answered as an error, 4xx or 5xx."""
        return self.status is not None and self.status >= 400

    @property
    def broken(self) -> bool:
        """Whether it was answered as a breakdown, 5xx."""
        return self.status is not None and self.status >= 500

    @property
    def commands(self) -> tuple[Control, ...]:
        """The buttons and links, in reading order."""
        return tuple(control for control in self.controls if control.is_command)

    @property
    def entries(self) -> tuple[Control, ...]:
        """What is typed, ticked or chosen, in reading order."""
        return tuple(control for control in self.controls if control.is_entry)
