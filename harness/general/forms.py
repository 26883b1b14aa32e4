"""The form of the password as somebody else sent it, ready to go from her own page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from harness.other_form import OtherForm
from harness.wire_probe import Sent, WireProbe

if TYPE_CHECKING:
    from harness.general.sides import Journey
    from harness.visit import Visit


@dataclass(frozen=True, slots=True)
class PasswordForm:
    """The password form, and the password that the other person put in it."""

    sent: Sent
    visit: Visit
    password: str

    @classmethod
    def sent_by(cls, other: Journey, visit: Visit) -> PasswordForm:
        """Have somebody else send hers, and keep it for the visit that is in front of the same form."""
        other.give_password(other.password)
        return cls(WireProbe(other.visit.client).last_post(other.password), visit, other.password)

    def own(self, password: str, again: str | None = None) -> Sent:
        """The same from her page, with that password, and that confirmation."""
        form = OtherForm(self.sent, self.visit).own({}, {self.password: password})
        return form if again is None else form.having({self._entries[-1]: again})

    @property
    def confirmation(self) -> set[str]:
        """The name of the confirmation; nothing where the password is sent only once."""
        return set(self._entries[1:])

    @property
    def _entries(self) -> list[str]:
        return [name for name, value in self.sent.fields if value.strip() == self.password]
