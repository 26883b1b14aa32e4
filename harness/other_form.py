"""A form as somebody else sent it, ready to go from her own page with one thing changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from harness.wire_probe import Sent, action_of, hidden_fields

if TYPE_CHECKING:
    from harness.visit import Visit


@dataclass(frozen=True, slots=True)
class OtherForm:
    """What somebody else's browser sent, and the visit that is in front of the same form.

    ``theirs`` are the values that the other person typed, which hers replace.
    """

    sent: Sent
    visit: Visit

    def own(self, changed: dict[str, str], by_value: dict[str, str]) -> Sent:
        """The same from her page: its hidden fields, and her values wherever the other's stood."""
        page = self.visit.page
        known = {name for name, _ in self.sent.fields}
        hidden = {name: value for name, value in hidden_fields(page.html).items() if name in known}
        fields = {name: by_value.get(value.strip(), value) for name, value in self.sent.fields}
        form = self.sent.having({**fields, **hidden, **changed})
        if form.json:
            return form
        return form.at(action_of(page.html, page.url, next(iter(set(fields) - set(hidden)), "")))
