"""A replay is the recorded request, with one change and the cookies as they are now."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from harness.drivers.http import HttpClient, HttpDriver
from harness.faults import Blocked
from harness.wire_probe import WireProbe, landing, scanned
from tests.harness.drivers.site import Answer, Received, Site

FORM = (
    b'<form method="post" action="/envoi"><input type="hidden" name="csrf" value="%s">'
    b'<label>Adresse <input name="mail"></label>'
    b'<label><input type="checkbox" name="cgu" value="oui">CGU</label><button>Envoyer</button></form>'
)


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site().start()
    yield made
    made.stop()


@pytest.fixture
def client() -> Iterator[HttpClient]:
    driver = HttpDriver()
    yield driver.client()
    driver.close()


def sent(client: HttpClient, site: Site) -> WireProbe:
    """A form was filled and sent once; the answer changes the session's cookie."""
    site.answer("/", Answer(FORM % b"un", headers=(("Set-Cookie", "s=avant; Path=/"),)))
    site.answer("/envoi", Answer(b"<p>bien", headers=(("Set-Cookie", "s=apres; Path=/"),)))
    client.open(site.origin + "/")
    page = client.look()
    client.write(next(c for c in page.entries if c.name == "Adresse"), "a@b.example")
    client.tick(next(c for c in page.entries if c.name == "CGU"), True)
    client.activate(next(c for c in page.commands if c.name == "Envoyer"))
    return WireProbe(client)


def last(site: Site) -> Received:
    return site.posts()[-1]


def test_a_replay_without_a_field_leaves_the_rest(client: HttpClient, site: Site) -> None:
    """One change, and only one."""
    probe = sent(client, site)
    probe.replay(probe.last_post("a@b.example").without({"cgu"}))
    assert last(site).body == b"csrf=un&mail=a%40b.example"


def test_a_replay_has_the_cookies_that_the_last_answer_set(client: HttpClient, site: Site) -> None:
    """A session that was renewed is the one that is used."""
    probe = sent(client, site)
    probe.replay(probe.last_post())
    assert {n.lower(): v for n, v in last(site).headers.items()}["cookie"] == "s=apres"


def test_a_form_shown_again_gives_its_fresh_hidden_fields(client: HttpClient, site: Site) -> None:
    """An anti-forgery proof used once must not be what refuses the replay."""
    probe = sent(client, site)
    probe.replay(probe.renewed(probe.last_post(), (FORM % b"deux").decode()))
    assert b"csrf=deux" in last(site).body


def test_each_cookie_of_the_answer_to_a_replay_is_told_apart(client: HttpClient, site: Site) -> None:
    """A session and a message for the next page are two, as they are to a browser."""
    probe = sent(client, site)
    given = (("Set-Cookie", "s=encore; Path=/"), ("Set-Cookie", "avis=1; Path=/"))
    site.answer("/envoi", Answer(b"<p>bien", headers=given))
    answer = probe.replay(probe.last_post())
    assert [value for name, value in answer.answer_headers if name == "set-cookie"] == [v for _, v in given]


def test_a_redirect_is_followed_with_the_cookies_and_with_those_that_it_sets(
    client: HttpClient, site: Site
) -> None:
    """Without them, whoever is logged in would be shown the log-in page instead of where she was led."""
    probe = sent(client, site)
    way = (("Location", "/suite"), ("Set-Cookie", "avis=1; Path=/"))
    site.answer("/espace", Answer(status=302, headers=way))
    site.page("/suite", "suite")
    answer = probe.get(f"{site.origin}/espace")
    assert answer.url == f"{site.origin}/suite"
    assert site.received[-1].headers["cookie"] == "s=apres; avis=1"


def test_a_replay_leads_where_its_browser_would_go_on_to(client: HttpClient, site: Site) -> None:
    """It accepts what the form accepted, and has the session that the answer gave."""
    probe = sent(client, site)
    way = (("Location", "/suite"), ("Set-Cookie", "s=neuf; Path=/"))
    site.answer("/envoi", Answer(status=303, headers=way))
    site.page("/suite", "suite")
    asked = last(site).headers["accept"]
    assert landing(probe.replay(probe.last_post())).url == f"{site.origin}/suite"
    followed = site.received[-1]
    assert (followed.method, followed.headers["cookie"]) == ("GET", "s=neuf")
    assert followed.headers["accept"] == asked


@pytest.mark.parametrize("status", [307, 308])
def test_a_redirect_that_keeps_the_form_takes_it_along(client: HttpClient, site: Site, status: int) -> None:
    """RFC 9110, 15.4.8: the same method and the same body, at the other address."""
    probe = sent(client, site)
    site.answer("/envoi", Answer(status=status, headers=(("Location", "/ailleurs"),)))
    site.page("/ailleurs", "reçu")
    landing(probe.replay(probe.last_post()))
    first, again = site.received[-2:]
    assert (again.method, again.body) == ("POST", first.body)
    assert again.headers["content-type"] == first.headers["content-type"]


def test_another_host_is_not_told_the_cookies(client: HttpClient, site: Site) -> None:
    """As every browser keeps them."""
    probe = sent(client, site)
    elsewhere = site.page("/suite", "suite").replace("127.0.0.1", "localhost")
    site.answer("/envoi", Answer(status=303, headers=(("Location", elsewhere),)))
    landing(probe.replay(probe.last_post()))
    assert "cookie" not in site.received[-1].headers


def test_redirects_without_an_end_are_left_where_they_are(site: Site) -> None:
    """A portal that turns in a circle is told by its status, and does not hold the bench."""
    circle = site.answer("/cercle", Answer(status=302, headers=(("Location", "/cercle"),)))
    assert scanned("GET", circle).status == 302
    assert len(site.received) < 30


def test_nothing_to_replay_blocks_the_check(client: HttpClient, site: Site) -> None:
    """It is not the candidate's fault."""
    client.open(site.page("/", "rien"))
    with pytest.raises(Blocked):
        WireProbe(client).last_post()
