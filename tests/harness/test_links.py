"""The link of the journey is told from the others of a message, and spoilt as mail programs spoil links."""

from __future__ import annotations

import pytest

from harness.faults import Nonconformity
from harness.links import altered, bereft, cut, in_html, journey_link, journey_links, pieces, token
from harness.mailbox import Mail

PORTAL = "https://espace.example/urssaf/"
DRAWN = "k3Xw9-Qz_7LmPa0RtYb2Vc"


def mail(*links: str) -> Mail:
    return Mail(
        seq=1,
        sender="a@b.example",
        recipients=("c@d.example",),
        received=0.0,
        subject="Confirmez",
        text="",
        html="",
        headers=(),
        links=links,
        text_links=(),
        codes=(),
        channel="email",
        sent_at=None,
        unreadable=False,
        defects=(),
    )


@pytest.mark.parametrize(
    "link",
    [
        f"https://espace.example/lien/{DRAWN}",
        f"https://espace.example/lien?jeton={DRAWN}&lang=fr",
        f"https://espace.example/app#/lien/{DRAWN}",
        "https://espace.example/l/0b9f3c1e5a7d4e2f8b6c1a0d9e8f7a6b",
        "https://espace.example/l?email=jeanne.dupont.1a2b3c4d5e6f%40exemple.org&t=" + DRAWN,
    ],
)
def test_the_drawn_word_is_found_wherever_it_stands(link: str) -> None:
    """A token is found in a path, a query or a fragment, and an address is not taken for one."""
    assert token(link) in {DRAWN, "0b9f3c1e5a7d4e2f8b6c1a0d9e8f7a6b"}


def test_pages_open_to_all_are_not_the_link() -> None:
    """Front pages, titled pages and ways out of a list are left aside."""
    link = f"https://espace.example/lien/{DRAWN}"
    others = (
        PORTAL,
        "https://espace.example/",
        "https://espace.example/aide/politique-de-confidentialite-2024",
        "https://espace.example/desabonnement/9f8e7d6c5b4a3f2e1d",
    )
    assert journey_links(mail(*others, link), PORTAL) == (link,)


def test_two_addresses_of_one_token_are_one_link() -> None:
    """The text and the HTML may dress the same link otherwise."""
    one, other = f"https://espace.example/lien/{DRAWN}", f"https://espace.example/lien/{DRAWN}?src=html"
    assert journey_links(mail(one, other), PORTAL) == (one,)


def test_several_links_of_the_journey_are_told() -> None:
    """Two tokens in one message are an ambiguity, and neither is chosen."""
    links = (f"https://espace.example/lien/{DRAWN}", "https://espace.example/lien/zZ9yX8wV7uT6sR5qP4oN3m")
    with pytest.raises(Nonconformity, match="et un seul"):
        journey_link(mail(*links), PORTAL, "URS-037")


@pytest.mark.parametrize("word", [DRAWN, "550e8400-e29b-41d4-a716-446655440000", "aZ%2Bd9f%3D%3DkQ3w5"])
def test_one_sign_changes_and_not_merely_its_case(word: str) -> None:
    """An altered link differs by one sign of its token, whatever the case."""
    link = f"https://espace.example/lien/{word}?lang=fr"
    spoilt = altered(link)
    assert len(spoilt) == len(link)
    assert sum(a != b for a, b in zip(link, spoilt, strict=True)) == 1
    assert spoilt.casefold() != link.casefold()


def test_a_cut_link_loses_what_follows() -> None:
    """A mail program that cuts a link keeps its beginning only; without its token nothing is left of it."""
    link = f"https://espace.example/lien/{DRAWN}?lang=fr"
    assert cut(link) == f"https://espace.example/lien/{DRAWN[:11]}"
    assert bereft(link) == "https://espace.example/lien/?lang=fr"


def test_pieces_are_the_words_as_they_stand() -> None:
    """Nothing is decoded, so that a piece can be replaced in its link."""
    assert pieces("https://h.example/a/b%40c?x=1&y#/d?z=2") == ("a", "b%40c", "1", "y", "d", "2")


@pytest.mark.parametrize(
    "page",
    [
        f'<p><a href="https://espace.example/lien/{DRAWN}">Confirmer</a></p>',
        f'<a href="https://espace.example/lien?a=1&amp;jeton={DRAWN}">Confirmer</a>',
        f"<p>Recopiez https://espace.example/lien/{DRAWN}</p>",
    ],
)
def test_the_html_part_leads_where_the_text_leads(page: str) -> None:
    """By an address, escaped or not, or by the link written out."""
    assert in_html(page, f"https://espace.example/lien/{DRAWN}")


def test_a_button_without_the_token_leads_nowhere() -> None:
    """Most people click it, whatever the plain text says."""
    assert not in_html(
        '<a href="https://espace.example/lien/">Confirmer</a>', f"https://espace.example/lien/{DRAWN}"
    )
