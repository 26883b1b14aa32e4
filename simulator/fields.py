"""The fields of a form as a template draws them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its label, what it holds, what it expects, and what is wrong with it."""

    name: str
    label: str
    kind: str = "text"
    value: str = ""
    hint: str = ""
    error: str = ""
    autocomplete: str = ""
    inputmode: str = ""
    required: bool = False
    maxlength: int | None = None
    readonly: bool = False
    disabled: bool = False
    checked: bool = False
    choices: tuple[tuple[str, str], ...] = ()

    @property
    def described_by(self) -> str:
        """The ids of its hint and of its error."""
        parts = (f"{self.name}-hint" if self.hint else "", f"{self.name}-error" if self.error else "")
        return " ".join(part for part in parts if part)
