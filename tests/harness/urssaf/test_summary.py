"""A form that leads to a summary is done once the summary is confirmed, whatever its command is called."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import pytest

from harness.faults import Nonconformity
from harness.page import Snapshot
from harness.urssaf.summary import ensure_no_breakdown, go_through, next_command
from harness.visit import Visit
from tests.harness.pages import button, entry, page

SENT = button("Valider")
ORIGIN = page(entry("Revenus de l’année"), SENT, button("Rechercher"))


def _next(shown: Snapshot) -> str | None:
    command = next_command(ORIGIN, SENT, shown)
    return command and command.name


@pytest.mark.parametrize(
    "name",
    [
        "Certifier ma déclaration",
        "Payer 21 010,00 €",
        "Signer le mandat",
        "J’autorise le prélèvement",
        "Envoyer définitivement",
        "Valider",
    ],
)
def test_a_summary_is_confirmed(name: str) -> None:
    """Even by the very word that sent the form, once the form itself is gone."""
    assert _next(page(button("Rechercher"), button("Corriger ma déclaration"), button(name))) == name


def test_the_form_that_is_back_is_not_sent_again() -> None:
    """What answered is the page of the form, refused or emptied: nothing is left to be confirmed."""
    assert _next(ORIGIN) is None


@pytest.mark.parametrize(
    "name", ["Modifier mon paiement", "Ne pas signer", "Déclarer une autre année", "Fermer ma session"]
)
def test_what_turns_back_or_begins_anew_confirms_nothing(name: str) -> None:
    """Its words may speak of paying or signing all the same."""
    assert _next(page(button(name))) is None


def test_the_banner_confirms_nothing() -> None:
    """A newsletter's « Envoyer » stands around every page."""
    assert _next(page(button("Envoyer", aside=True))) is None


@pytest.mark.parametrize(("name", "through"), [("Continuer", False), ("Corriger", True)])
def test_a_step_that_nobody_knows_leaves_it_open(name: str, *, through: bool) -> None:
    """Where a button stands that may be the last step, nothing is held to be done; « Corriger » is none."""
    visit = cast(Visit, SimpleNamespace(page=page(button(name))))
    assert go_through(visit, ORIGIN, SENT) is through


@pytest.mark.parametrize("status", [404, 410, 500, 503])
def test_a_form_that_leads_to_a_breakdown_or_nowhere_is_no_service(status: int) -> None:
    """It was sent as the portal offers it."""
    with pytest.raises(Nonconformity, match=str(status)):
        ensure_no_breakdown(Snapshot("http://portail.test/payer", status), ("portail.test",))


@pytest.mark.parametrize(
    ("url", "status"),
    [
        ("http://portail.test/payer", 200),
        ("http://portail.test/payer", 422),
        ("http://banque.test/payer", 500),
    ],
)
def test_a_refusal_is_left_to_the_portal(url: str, status: int) -> None:
    """As is what another site answers."""
    ensure_no_breakdown(Snapshot(url, status), ("portail.test",))
