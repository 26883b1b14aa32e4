"""A cookie banner is refused once, and nothing else is taken for one."""

from __future__ import annotations

import pytest

from harness.drivers.cookies_banner import CookieBanner, refusal
from harness.drivers.driver import Client
from tests.harness.drivers.site import Site

BANNER = (
    '<div role="dialog" aria-modal="true" id="b"><p>Nous utilisons des cookies.</p>'
    '<a href="/?r=1">{refuse}</a> <a href="/?a=1">Tout accepter</a></div><p>Votre espace</p>'
)


@pytest.mark.parametrize("words", ["Tout refuser", "Continuer sans accepter", "Refuser", "Non, merci"])
def test_a_banner_is_refused_the_first_time_only(client: Client, site: Site, words: str) -> None:
    """The person refuses, and does so once."""
    client.open(site.page("/", BANNER.format(refuse=words)))
    banner = CookieBanner()
    assert banner.refuse(client, client.look()).url.endswith("/?r=1")
    requests = len(client.exchanges)
    banner.refuse(client, client.look())
    assert len(client.exchanges) == requests


@pytest.mark.parametrize(
    "body",
    [
        "<p>Acceptez-vous ce numéro ?</p><button>Refuser</button><button>Accepter</button>",
        '<button>Refuser</button><button>Accepter</button><a href="/c">Gestion des cookies</a>',
        "<p>Nous utilisons des cookies.</p><button>Accepter</button>",
    ],
)
def test_what_is_no_banner_is_left(client: Client, site: Site, body: str) -> None:
    """A refusal that is not of cookies belongs to the journey."""
    client.open(site.page("/", body))
    assert refusal(client.look()) is None
