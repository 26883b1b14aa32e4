"""What the holder of an open space may do."""

from __future__ import annotations

import pytest

from simulator.urssaf.rules.services import euros
from simulator.urssaf.store import BankDetails

NIR = "185089299999996"
IBAN = "FR14 2004 1010 0505 0001 3M02 606"


@pytest.fixture
def opened(play):
    """Rules and an open space."""
    table = play()
    table.finished()
    return table, table.store.spaces[NIR]


@pytest.mark.parametrize(
    ("text", "cents"), [("150", 15_000), ("150,5", 15_050), ("1 234.56", 123_456), ("0", 0)]
)
def test_amounts_are_read_as_people_write_them(play, text, cents):
    """Comma or point, with or without spaces."""
    assert play().rules.amount_fault(text) is None
    assert play().rules.cents(text) == cents


@pytest.mark.parametrize("text", ["", "abc", "-5", "1,234", "1e3", "9" * 9, "9" * 5000, "١٢", "150 €"])
def test_other_amounts_are_refused(play, text):
    """No sign, no letter, no third decimal, no fortune."""
    assert play().rules.amount_fault(text) is not None


def test_a_payment_leaves_a_receipt(opened):
    """Recorded, and among the documents."""
    table, space = opened
    table.rules.pay(space, 15_050)
    assert space.paid_cents == 15_050
    assert table.rules.documents_of(space)[0].lines == ("Montant payé : 150,50\u00a0€",)


def test_a_declaration_moves_with_the_clock(opened):
    """Received, examined a day later, done after five."""
    table, space = opened
    procedure = table.rules.declare(space, 900_000)
    states = []
    for days in (0, 1, 4):
        if days:
            table.later(days * 86_400)
        states.append(table.rules.procedure_state(procedure)[0])
    assert states == ["Reçue", "En cours d’examen", "Traitée"]


def test_modulating_changes_the_schedule(opened):
    """Four due dates to come, each a quarter of what the expected income costs."""
    table, space = opened
    before = table.rules.schedule(space)
    table.rules.modulate(space, 800_000)
    after = table.rules.schedule(space)
    assert [due.isoformat() for due, _ in after] == ["2027-01-15", "2027-04-15", "2027-07-15", "2027-10-15"]
    assert [cents for _, cents in after] == [cents // 2 for _, cents in before]


@pytest.mark.parametrize("iban", ["", "FR14", IBAN[:-1] + "7", "XX" + IBAN[2:], "FR14\x00"])
def test_an_account_number_is_checked(play, iban):
    """Length, country and check digits."""
    faults = play().rules.bank_faults(BankDetails("Paul", iban, for_refunds=True, for_debit=False))
    assert [fault.field for fault in faults] == ["iban"]


@pytest.mark.parametrize(("refunds", "debit"), [(True, False), (False, True), (True, True)])
def test_an_account_serves_what_was_chosen_and_nothing_else(opened, refunds, debit):
    """One set, one purpose or both."""
    table, space = opened
    details = BankDetails("Paul", IBAN, refunds, debit)
    assert table.rules.bank_faults(details) == ()
    table.rules.keep_bank_details(space, details)
    assert (table.rules.refunds_are_on(space), table.rules.debit_is_on(space)) == (refunds, debit)


def test_a_purpose_has_to_be_chosen(play):
    """Neither refunds nor direct debit."""
    faults = play().rules.bank_faults(BankDetails("Paul", IBAN, for_refunds=False, for_debit=False))
    assert [fault.fault.name for fault in faults] == ["PURPOSE_MISSING"]


def test_two_sets_stand_side_by_side(play):
    """Each replaces its own kind only."""
    table = play(bank_purposes="two_sets")
    table.finished()
    space = table.store.spaces[NIR]
    for refunds in (True, False, True):
        table.rules.keep_bank_details(space, BankDetails("Paul", IBAN, refunds, not refunds))
    assert sorted((kept.for_refunds, kept.for_debit) for kept in space.bank) == [(False, True), (True, False)]


def test_a_message_is_kept_and_followed(opened):
    """Listed as sent, and among the procedures."""
    table, space = opened
    table.rules.keep_message(space, " Échéance ", "Bonjour\r\n")
    assert [(kept.subject, kept.text) for kept in space.messages] == [("Échéance", "Bonjour")]
    assert space.procedures[-1].title == "Message : Échéance"
    assert len(table.rules.message_faults("", " ")) == 2
    assert len(table.rules.message_faults("x" * 121, "y" * 4001)) == 2


def test_amounts_are_written_in_french():
    """Narrow no-break spaces between thousands, a comma, the sign after."""
    assert euros(123_456_789) == "1\u202f234\u202f567,89\u00a0€"
