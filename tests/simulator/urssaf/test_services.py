"""The eight services over HTTP: what is done there shows there."""

from __future__ import annotations

import io

import pytest

IBAN = "DE89 3704 0044 0532 0130 00"


@pytest.fixture
def space(bench):
    """A visitor in an open space."""
    return bench.in_space(bench.file())


def test_a_payment_leaves_a_receipt_among_the_documents(space):
    """The page confirms, and the documents list it."""
    space.open("services/pay").submit("Payer", amount="1 150,50")
    assert "1\u202f150,50\u00a0€" in space.page.text
    assert "Reçu de paiement" in space.open("services/documents").text


def test_a_document_opens_as_pdf(space):
    """With its title and the holder's name, accents included."""
    pytest.importorskip("fpdf", reason="fpdf2 is not installed")
    pypdf = pytest.importorskip("pypdf", reason="pypdf is not installed")
    space.open("services/declare").submit("Déclarer", amount="9000")
    (address,) = space.open("services/documents").tree.xpath("//ul[@class='papers']//a/@href")
    answer = space.open(address).page
    assert answer.headers["content-type"] == "application/pdf"
    text = pypdf.PdfReader(io.BytesIO(answer.content)).pages[0].extract_text()
    assert "Accusé de réception" in text
    assert "Paul Comet" in text


def test_a_declaration_is_followed_as_the_clock_moves(bench, space):
    """Its state changes days later, for whoever logs in again."""
    space.open("services/declare").submit("Déclarer", amount="9000")
    assert "Reçue" in space.open("services/follow").text
    bench.advance(6 * 86_400)
    assert space.open("services/follow").path == "session-terminee"
    assert "Traitée" in bench.logged_in(space.email).open("services/follow").text


def test_modulating_shows_the_new_schedule(space):
    """The amounts of the page change."""
    before = space.open("services/modulate").tree.xpath("//td[2]/text()")
    after = space.submit("Moduler", amount="8000").tree.xpath("//td[2]/text()")
    assert len(before) == len(after) == 4
    assert before != after


def test_contact_details_change(bench):
    """What is typed is what is held."""
    person = bench.file()
    visitor = bench.in_space(person).open("services/contact")
    visitor.submit("Enregistrer mes coordonnées", city="LILLE")
    assert bench.held(person)["city"] == "LILLE"
    visitor.submit("Enregistrer mes coordonnées", postal_code="123")
    assert list(visitor.errors) == ["postal_code"]


def test_bank_details_serve_what_was_chosen(space):
    """Refunds only: no direct debit is set up; the account is masked."""
    space.open("services/bank").submit("Enregistrer ce compte", choice_holder="P", choice_iban=IBAN)
    assert list(space.errors) == ["choice_for_refunds"]
    space.submit("Enregistrer ce compte", choice_holder="P", choice_iban=IBAN, choice_for_refunds="oui")
    assert "Prélèvement des cotisations : non activé" in space.text
    assert IBAN.replace(" ", "") not in space.page.text.replace(" ", "")


def test_a_message_is_kept_and_acknowledged(space):
    """Listed afterwards, as text."""
    space.open("services/message").submit("Envoyer mon message", subject="<b>Échéance", text="Bonjour\n<i>")
    assert "bien reçu" in space.text
    assert [node.text_content() for node in space.tree.xpath("//article/h3")] == ["<b>Échéance"]


@pytest.mark.parametrize(
    ("service", "button", "fields"),
    [
        ("pay", "Payer", {"amount"}),
        ("declare", "Déclarer", {"amount"}),
        ("modulate", "Moduler", {"amount"}),
        ("bank", "Enregistrer ce compte", {"choice_holder", "choice_iban", "choice_for_refunds"}),
        ("message", "Envoyer mon message", {"subject", "text"}),
    ],
)
def test_empty_forms_say_what_is_missing(space, service, button, fields):
    """An error on each field, and a page titled so."""
    space.open(f"services/{service}").submit(button)
    assert set(space.errors) == fields
    assert space.tree.findtext(".//title").startswith("Erreur")
