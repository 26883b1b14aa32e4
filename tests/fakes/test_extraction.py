"""Links lose the punctuation of their sentence, and only runs of six digits of their own are codes."""

from __future__ import annotations

import pytest

from fakes.extraction import codes, links


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Cliquez : https://a.test/x?y=1&z=2.", ["https://a.test/x?y=1&z=2"]),
        ("(voir https://a.test/x)", ["https://a.test/x"]),
        ("https://a.test/wiki/Lien_(web)", ["https://a.test/wiki/Lien_(web)"]),
        ("<https://a.test/x> et « https://a.test/y »", ["https://a.test/x", "https://a.test/y"]),
        ("« https://a.test/x\u00a0», HTTP://B.test/", ["https://a.test/x", "HTTP://B.test/"]),
        ("**https://a.test/x** https://a.test/x", ["https://a.test/x"]),
        ("https://a.test/x#jeton=a_b-c~d,", ["https://a.test/x#jeton=a_b-c~d"]),
        ("http://[::1]:8000/x et http://127.0.0.1:8000", ["http://[::1]:8000/x", "http://127.0.0.1:8000"]),
        ("mailto:a@b.test ftp://a.test javascript:1", []),
    ],
)
def test_links(text: str, found: list[str]) -> None:
    """In their order, each once."""
    assert list(links(text)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Votre code : 012345.", ["012345"]),
        ("Code 123456, valable 5 minutes (123456)", ["123456"]),
        ("G-123456 est votre code", ["123456"]),
        ("123456\n654321", ["123456", "654321"]),
        ("Dossier 1234567, NIR 1850578006084, 12345", []),
        ("Appelez le 06 39 98 12 34, le 0639981234 ou le +33 6 39 98 12 34 : code 111111", ["111111"]),
        ("Envoyé au +33639981234 - 222222", ["222222"]),
        ("06.39.98.12.34 / 06 39981234 / (+33)639981234", []),
        ("https://a.test/123456?c=654321 a123456@b.test", []),
        ("Montant 123456,78 € et 1.234567", []),
        ("Le 24/11/2026 à 10:15, 333333", ["333333"]),
    ],
)
def test_codes(text: str, found: list[str]) -> None:
    """Addresses, phone numbers and longer numbers hide no code and are none."""
    assert list(codes(text)) == found


def test_hostile_texts_are_read_in_linear_steps() -> None:
    """Megabytes without a space make no pattern go back over them: this test would not end otherwise."""
    for hostile in (
        "a" * 2_000_000,
        "https://" * 200_000,
        "https://a" + ")" * 1_000_000,
        "1" * 2_000_000,
        "0" * 2_000_000,
        "@" * 500_000,
    ):
        assert codes(hostile) == ()
        links(hostile)
