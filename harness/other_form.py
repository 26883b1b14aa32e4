"""A form as somebody else sent it, ready to go from her own page with one thing changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from harness.wire_probe import Sent, action_of, hidden_fields, is_added_by_script

if TYPE_CHECKING:
    from harness.exchanges import Exchange
    from harness.visit import Visit


@dataclass(frozen=True, slots=True)
class OtherForm:
    """What somebody else's browser sent, and the visit that is in front of the same form.

    ``theirs`` are the values that the other person typed, which hers replace.
    """

    sent: Sent
    visit: Visit

    def own(self, changed: dict[str, str], by_value: dict[str, str]) -> Sent:
        """The same from her page: its hidden fields, her headers, her values wherever the other's stood."""
        page = self.visit.page
        known = {name for name, _ in self.sent.fields}
        hidden = {name: value for name, value in hidden_fields(page.html).items() if name in known}
        fields = {name: by_value.get(value.strip(), value) for name, value in self.sent.fields}
        form = owned(self.sent.having({**fields, **hidden, **changed}), self.visit.client.exchanges)
        if form.json:
            return form
        return form.at(action_of(page.html, page.url, next(iter(set(fields) - set(hidden)), "")))


def owned(sent: Sent, exchanges: Sequence[Exchange]) -> Sent:
    """What somebody else sent, with what her own browser's scripts added last in the headers of that name."""
    hers = {name: value for each in exchanges for name, value in each.headers if is_added_by_script(name)}
    known = tuple(
        (n, hers.get(n, v)) for n, v in sent.exchange.headers if n in hers or not is_added_by_script(n)
    )
    return replace(sent, exchange=replace(sent.exchange, headers=known))
