"""The form of the details goes as hers with one thing of the other's in it; whose file it changes is seen."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from harness.exchanges import Exchange
from harness.faults import Nonconformity
from harness.urssaf.own_form import Altered, OwnForm, Sample
from harness.wire_probe import Sent
from tests.harness.pages import page


def form(dossier: str, proof: str) -> str:
    hidden = "".join(
        f'<input type="hidden" name="{name}" value="{value}">'
        for name, value in (("dossier", dossier), ("csrf", proof))
    )
    return f'<form action="/coordonnees">{hidden}<input name="voie"></form>'


def somebody(name: str, street: str, dossier: str, proof: str) -> Any:
    """A person in front of her details, whose page has a number of file and a proof."""
    shown = page(html=form(dossier, proof), url="http://portail.test/coordonnees")
    street_entry = SimpleNamespace(value=street)
    bearer = Exchange("GET", shown.url, (("authorization", f"Bearer {proof}"),), b"", 200, (), b"")
    client = SimpleNamespace(exchanges=(bearer,))
    visit = SimpleNamespace(
        client=client, page=shown, find=lambda key: street_entry if key == "urssaf.street" else None
    )
    person = SimpleNamespace(last_name=name, first_name=f"Prénom{name}", nir=dossier)
    return SimpleNamespace(visit=visit, person=person, address=f"{name}@example.org".lower())


MINE = somebody("Unetelle", "1 RUE DES UNES", "111", "p1")
OTHER = somebody("Autrui", "2 RUE DES AUTRES", "222", "p2")


def altered() -> Altered:
    fields = (("dossier", "222"), ("csrf", "p2"), ("voie", "2 RUE DES AUTRES"))
    headers = (("accept", "text/html"), ("authorization", "Bearer p2"), ("x-appareil", "2"))
    sent = Sent(
        Exchange("POST", "http://portail.test/coordonnees", headers, b"", 302, (), b""), fields, json=False
    )
    return Altered(Sample(sent, form("222", "p2"), {"street": "2 RUE DES AUTRES"}), MINE, OTHER)


def test_her_own_form_holds_nothing_of_the_other() -> None:
    """URS-064: her hidden entries, her street."""
    assert dict(altered().own.fields) == {"dossier": "111", "csrf": "p1", "voie": "1 RUE DES UNES"}


def test_her_own_form_goes_by_her_own_bearer() -> None:
    """URS-064: a session may be held by a header; the other's would make the form the other's own."""
    sent = altered().own.exchange
    assert (sent.asked("authorization"), sent.asked("x-appareil")) == ("Bearer p1", "")


def test_the_hidden_entries_of_the_other_go_one_by_one() -> None:
    """URS-064: what is refused for its proof says nothing of the number beside it."""
    sent = [dict(way(altered()).fields) for _, way in altered().ways]
    assert sent[0] == {"dossier": "222", "csrf": "p1", "voie": "1 RUE DES UNES"}
    assert sent[1] == {"dossier": "111", "csrf": "p2", "voie": "1 RUE DES UNES"}
    assert (sent[2]["nir"], sent[2]["dossier"]) == ("222", "111")


def read(held: dict[str, str], shown: str) -> OwnForm:
    """What the control API and the other's space say once the forms have gone."""
    entry = SimpleNamespace(value=shown)
    visit = SimpleNamespace(find=lambda key: entry if shown and key == "urssaf.street" else None)
    on_file = SimpleNamespace(held=lambda name: held.get(name, ""), contact_page=lambda: None)
    own = OwnForm(SimpleNamespace())  # type: ignore[arg-type]
    own._others = SimpleNamespace(on_file=on_file, visit=visit)  # type: ignore[assignment]
    return own


@pytest.mark.parametrize(
    ("held", "shown", "changed"),
    [
        ({"street": "2 RUE DES AUTRES"}, "2 rue des Autres", False),
        ({"street": "1 RUE DES UNES"}, "2 rue des Autres", True),
        ({}, "1 rue des Unes", True),
        ({"street": "2 RUE DES AUTRES"}, "", False),
    ],
)
def test_whose_file_was_changed_is_seen(held: dict[str, str], shown: str, changed: bool) -> None:
    """URS-064: by what is held or shown of the other; a space that shows nothing any more says nothing."""
    own = read(held, shown)
    own._known = {
        ("dans ce que le portail détient", "street"): "2 RUE DES AUTRES",
        ("dans l’espace", "street"): "2 RUE DES AUTRES",
    }
    if changed:
        with pytest.raises(Nonconformity, match="inchangé"):
            own.ensure_untouched()
    else:
        own.ensure_untouched()
