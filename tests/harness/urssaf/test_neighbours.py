"""What another holder does meanwhile shows in nobody else's space; what a space always says is nobody's."""

from __future__ import annotations

from random import Random
from types import SimpleNamespace
from typing import Any

import pytest

from harness.exchanges import Exchange
from harness.faults import Nonconformity, Unassessed
from harness.urssaf import neighbours
from harness.urssaf.neighbours import Neighbours
from tests.harness.pages import link, page

OTHER = SimpleNamespace(
    first_name="Camille", last_name="Autrui", nir="299", email="autrui@example.org", street="2 RUE DES AUTRES"
)
DECLARED = "Déclaration de revenus : 23 456 €, reçue"
ADDRESS = "http://portail.test/demarches/7"


def holder(texts: list[str], *, amount: str = "", to: str = "") -> Any:
    """A space whose follow-up says these texts in turn; ``amount`` is what its holder gives in each form."""

    def visit_service(service: str) -> Any:
        if service != "follow":
            return page(text=service)
        said = texts.pop(0) if len(texts) > 1 else texts[0]
        linked = (link("Voir", to),) if to and said.startswith("Déclaration") else ()
        return page(*linked, text=said, url="http://portail.test/demarches")

    procedures = SimpleNamespace(amount="")
    procedures.use = lambda _: setattr(procedures, "amount", amount)
    return SimpleNamespace(
        person=OTHER,
        procedures=procedures,
        messages=SimpleNamespace(sent=False, write=lambda *_: None),
        space=SimpleNamespace(visit_service=visit_service, go_home=lambda: None),
        services=SimpleNamespace(words={"declare": ("déclar",), "modulate": ("modul",), "pay": ("pay",)}),
        world=SimpleNamespace(people=SimpleNamespace(random=Random(7))),
        visit=SimpleNamespace(client="mine" if not amount else "theirs"),
        hosts=("portail.test",),
    )


def together(mine: list[str], theirs: list[str], *, amount: str = "23456", to: str = "") -> Neighbours:
    side_by_side = Neighbours(holder(mine))
    side_by_side._others = holder(theirs, amount=amount, to=to)
    side_by_side.let_other_act()
    return side_by_side


def test_a_space_that_has_not_changed_is_her_own() -> None:
    """GEN-012, URS-076: even where it has always shown such an amount, as a scale does."""
    scale = "Plafond : 23 456 €"
    together([scale], ["Aucune démarche", DECLARED]).ensure_apart()


@pytest.mark.parametrize("came", [DECLARED, "Paiement de 23456,00 €", "Message de Camille Autrui"])
def test_what_the_other_did_is_found_in_her_space(came: str) -> None:
    """GEN-012, URS-076: by the amounts that the other gave, or by who she is."""
    with pytest.raises(Nonconformity, match="ses seules démarches"):
        together(["Aucune démarche", "Aucune démarche", came], ["Aucune démarche", DECLARED]).ensure_apart()


@pytest.mark.parametrize(("came", "mixed"), [("Déclaration reçue", True), ("Mis à jour à 10 h 31", False)])
def test_a_line_without_an_amount_is_known_by_its_coming_to_both(came: str, mixed: bool) -> None:
    """GEN-012, URS-076: if it speaks of what the other did; the hour comes to everybody."""
    side_by_side = together(["Aucune démarche", "Aucune démarche", came], ["Aucune démarche", came])
    if mixed:
        with pytest.raises(Nonconformity, match="éclaration reçue"):
            side_by_side.ensure_apart()
    else:
        side_by_side.ensure_apart()


def test_a_line_that_tells_the_hour_is_nobodys() -> None:
    """GEN-012, URS-076: it comes anew to both, though it speaks of what the other did."""
    before, now = "Vos paiements au 24/11/2026 à 10 h 31", "Vos paiements au 24/11/2026 à 10 h 32"
    together([before, before, now], [before, now]).ensure_apart()


@pytest.mark.parametrize("served", [True, False])
def test_the_address_of_a_procedure_serves_its_holder_alone(
    served: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """GEN-012, URS-076: whoever follows the other's link from her own session is told nothing of it."""

    class Probe:
        def __init__(self, client: str) -> None:
            self._told = served or client == "theirs"

        def get(self, url: str) -> Exchange:
            said = DECLARED if self._told else "Introuvable"
            return Exchange("GET", url, (), b"", 200, (("content-type", "text/plain"),), said.encode())

    monkeypatch.setattr(neighbours, "WireProbe", Probe)
    side_by_side = together(["Aucune démarche"], ["Aucune démarche", DECLARED], to=ADDRESS)
    if served:
        with pytest.raises(Nonconformity, match="y est servi"):
            side_by_side.ensure_apart()
    else:
        side_by_side.ensure_apart()


def test_a_space_where_nothing_is_done_is_not_judged() -> None:
    """Not every portal lets anything be begun."""
    with pytest.raises(Unassessed):
        together(["Aucune démarche"], ["Aucune démarche"], amount="")


@pytest.mark.parametrize("came", ["Compte : FR76 •••• 2189", "101 RUE DES ESSAIS"])
@pytest.mark.parametrize("mixed", [True, False])
def test_what_the_other_gave_is_found_in_her_space(
    came: str, mixed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """URS-064: an account by its end, a street; what has always stood there is hers."""
    said = ["Aucun compte" if mixed else came] * 4 + [came] * 2
    mine, theirs = holder([""]), holder([""])
    mine.space.visit_service = lambda _: page(text=said.pop(0))
    mine.world.people.another_street = lambda: "101 RUE DES ESSAIS"
    theirs.bank = SimpleNamespace(account="FR7699999009991234567892189", register=lambda _: "given")
    theirs.correspondence = SimpleNamespace(entry=lambda _: "street", give=lambda *_: None)
    side_by_side = Neighbours(mine)
    side_by_side._others = theirs
    monkeypatch.setattr(neighbours, "WireProbe", lambda client: client)
    side_by_side.let_other_give()
    if mixed:
        with pytest.raises(Nonconformity, match="d’une autre personne"):
            side_by_side.ensure_apart()
    else:
        side_by_side.ensure_apart()
