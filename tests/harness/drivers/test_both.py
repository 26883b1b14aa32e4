"""The http driver goes from page to page and sends forms as a browser without scripts would."""

from __future__ import annotations

import gzip
from urllib.parse import parse_qsl

import pytest

from harness.drivers.driver import MOST_ELEMENTS, Client, Unusable
from harness.drivers.http import HttpDriver
from harness.faults import ConnectionFault
from harness.page import Snapshot
from tests.harness.drivers.people import named, press
from tests.harness.drivers.site import Answer, Received, Site


def field(attributes: str, form: str = 'method="post"') -> str:
    """A form of one entry called Champ and one button called OK."""
    return f'<form {form}><label>Champ <input name="c" {attributes}></label><button>OK</button></form>'


def shown(client: Client, url: str) -> Snapshot:
    """The page at an address."""
    client.open(url)
    return client.look()


def fields(request: Received) -> list[tuple[str, str]]:
    return parse_qsl(request.body.decode(), keep_blank_values=True)


def test_a_page_is_read_with_its_status_title_language_and_text(client: Client, site: Site) -> None:
    """A snapshot says what the page is and what it reads."""
    client.open(site.page("/", "<h1>Bonjour</h1><p>Une   ligne<p>Une autre", title="Accueil"))
    seen = client.look()
    assert (seen.status, seen.title, seen.language) == (200, "Accueil", "fr")
    assert seen.text == "Bonjour\nUne ligne\nUne autre"


def test_a_missing_page_keeps_its_status(client: Client, site: Site) -> None:
    """A page that answers 404 is still a page."""
    client.open(site.origin + "/absente")
    assert (client.look().status, client.look().title) == (404, "Absente")


def test_every_redirect_is_an_exchange_and_cookies_are_kept(client: Client, site: Site) -> None:
    """Redirects are followed one by one, with the cookies that each sets."""
    cookies = (("Set-Cookie", "un=1"), ("Set-Cookie", "s=2; Secure"))
    site.answer("/a", Answer(status=302, headers=(("Location", "/b"), *cookies)))
    site.answer("/b", Answer(status=303, headers=(("Location", "/c?q=1"),)))
    site.page("/c", "arrivée")
    client.open(site.origin + "/a")
    assert client.look().url == site.origin + "/c?q=1"
    assert [exchange.status for exchange in client.exchanges] == [302, 303, 200]
    assert site.received[-1].headers["cookie"] == "un=1; s=2"
    kept = [value for name, value in client.exchanges[0].answer_headers if name == "set-cookie"]
    assert kept == ["un=1", "s=2; Secure"]


def test_a_redirect_loop_ends(client: Client, site: Site) -> None:
    """A portal that redirects for ever is given up after 20 redirects."""
    client.open(site.answer("/a", Answer(status=302, headers=(("Location", "/a"),))))
    assert client.look().status == 302
    assert len(client.exchanges) >= 20


def test_two_clients_share_nothing(site: Site) -> None:
    """The cookies of a client stay its own."""
    driver = HttpDriver()
    address = site.answer("/", Answer(b"<p>ok", headers=(("Set-Cookie", "moi=1"),)))
    one, two = driver.client(), driver.client()
    for person in (one, one, two):
        person.open(address)
    assert [request.headers.get("cookie") for request in site.received] == [None, "moi=1", None]
    driver.close()


def test_a_client_s_headers_go_to_the_candidate_only(site: Site) -> None:
    """Another host sees none of the headers meant for the candidate."""
    port = site.origin.rpartition(":")[2]
    driver = HttpDriver(hosts={f"127.0.0.1:{port}"})
    person = driver.client({"X-Forwarded-For": "192.0.2.7"})
    site.page("/", "ok")
    person.open(site.origin + "/")
    person.open(f"http://localhost:{port}/")
    assert [request.headers.get("x-forwarded-for") for request in site.received] == ["192.0.2.7", None]
    driver.close()


FORM = """<form action="/recu" method="post"><input type="hidden" name="jeton" value="abc">
<label>Nom <input name="nom"></label> <label>Ville <input name="ville" value="Ajaccio" readonly></label>
<label>Bloqué <input name="bloque" value="x" disabled></label>
<label><input type="checkbox" name="cgu" value="oui"> Accepter</label>
<label><input type="radio" name="canal" value="sms" checked> SMS</label>
<label><input type="radio" name="canal" value="courrier"> Courrier</label>
<label>Pays <select name="pays"><option value="fr">France<option value="be">Belgique</select></label>
<label>Message <textarea name="message"></textarea></label>
<button name="suite" value="1">Valider</button> <button name="suite" value="2">Retour</button></form>"""


def test_a_form_sends_what_a_browser_would_send(client: Client, site: Site) -> None:
    """Only successful controls go, in order, with the pressed button."""
    site.page("/recu", "merci")
    client.open(site.page("/", FORM))
    seen = client.look()
    client.write(named(seen, "Nom"), "Éloïse d’Ys")
    client.write(named(client.look(), "Ville"), "Paris")
    client.tick(named(client.look(), "Accepter"), True)
    client.tick(named(client.look(), "Courrier"), True)
    client.choose(named(client.look(), "Pays"), "Belgique")
    client.write(named(client.look(), "Message"), "un\ndeux")
    press(client, "Valider")
    assert fields(site.posts()[0]) == [
        ("jeton", "abc"), ("nom", "Éloïse d’Ys"), ("ville", "Ajaccio"), ("cgu", "oui"), ("canal", "courrier"),
        ("pays", "be"), ("message", "un\r\ndeux"), ("suite", "1"),
    ]  # fmt: skip
    assert site.posts()[0].headers["origin"] == site.origin
    assert site.posts()[0].headers["referer"] == site.origin + "/"


@pytest.mark.parametrize(
    ("asked", "sent"),
    [("", b"c=%E9+%26%238376%3B"), ('accept-charset="nulle utf-8 cp1252"', b"c=%C3%A9+%E2%82%B8")],
    ids=["the page's own", "what the form asks for"],
)
def test_a_form_is_sent_in_the_encoding_that_it_asks_for(
    client: Client, site: Site, asked: str, sent: bytes
) -> None:
    """accept-charset goes before the page's encoding; what an encoding lacks goes as a reference."""
    site.page("/recu", "merci")
    form = field('name="c"', f'action="/recu" method="post" {asked}')
    client.open(
        site.answer("/", Answer(form.encode("cp1252"), content_type="text/html; charset=windows-1252"))
    )
    client.write(named(client.look(), "Champ"), "é ₸")
    press(client, "OK")
    assert site.posts()[0].body == sent


def test_a_get_form_replaces_the_query_of_its_action(client: Client, site: Site) -> None:
    """What a search form holds becomes the query."""
    site.page("/chercher", "résultats")
    client.open(site.page("/", field('name="c"', 'action="/chercher?vieux=1"')))
    client.write(named(client.look(), "Champ"), "a b")
    assert press(client, "OK").url == site.origin + "/chercher?c=a+b"


def test_a_button_may_stand_outside_and_change_where_its_form_goes(client: Client, site: Site) -> None:
    """form, formaction, formmethod and multipart are honoured."""
    site.page("/autre", "merci")
    client.open(
        site.page(
            "/",
            '<form id="f" action="/recu" enctype="multipart/form-data">'
            '<label>Nom <input name="nom"></label></form>'
            '<button form="f" formaction="/autre" formmethod="post">Aller</button><button>Perdu</button>',
        )
    )
    client.write(named(client.look(), "Nom"), "É")
    press(client, "Perdu")
    press(client, "Aller")
    (request,) = site.posts()
    assert request.route == "/autre"
    assert b'name="nom"\r\n\r\n\xc3\x89\r\n--' in request.body


@pytest.mark.parametrize(
    "case",
    [
        ("required", "", "Veuillez renseigner ce champ.", "x"),
        ('type="email"', "sans-arobase", "adresse e-mail", "a@exemple.fr"),
        ('pattern="[0-9]{5}" title="Cinq chiffres"', "12", "Cinq chiffres", "12345"),
        ('minlength="3"', "ab", "3 caractères", "abc"),
        ('type="number" max="10"', "11", "10", "9"),
        ('type="number"', "douze", "nombre", "12"),
        ('type="date"', "31/02/2000", "valide", "29/02/2000"),
        ('type="date" min="1900-01-01"', "31/12/1899", "01/01/1900", "01/01/1900"),
        ('type="url"', "exemple", "URL", "https://exemple.fr/"),
    ],
)
def test_a_refused_submission_makes_no_request(
    client: Client, site: Site, case: tuple[str, str, str, str]
) -> None:
    """Native constraints hold the form back, say why on the control, and let go once it is right."""
    entry, typed, message, right = case
    client.open(site.page("/", field(entry)))
    client.write(named(client.look(), "Champ"), typed)
    assert not named(client.look(), "Champ").invalid
    refused = named(press(client, "OK"), "Champ")
    assert refused.invalid
    assert message in refused.error
    assert not site.posts()
    client.write(refused, right)
    assert not named(client.look(), "Champ").error
    press(client, "OK")
    assert len(site.posts()) == 1


def test_novalidate_lets_everything_through(client: Client, site: Site) -> None:
    """A form that gives up validation is sent as it is."""
    client.open(site.page("/", field("required", 'method="post" novalidate')))
    press(client, "OK")
    assert len(site.posts()) == 1


def test_maxlength_cuts_what_is_typed(client: Client, site: Site) -> None:
    """An eleventh digit cannot be typed."""
    client.open(site.page("/", '<label>Téléphone <input maxlength="10"></label>'))
    client.write(named(client.look(), "Téléphone"), "06399800001")
    assert named(client.look(), "Téléphone").value == "0639980000"


def test_a_french_date_fills_a_native_date(client: Client, site: Site) -> None:
    """A date typed day first is the date that the widget holds."""
    client.open(site.page("/", '<label>Naissance <input type="date"></label>'))
    client.write(named(client.look(), "Naissance"), "29/02/1980")
    assert named(client.look(), "Naissance").value == "1980-02-29"


def test_a_line_that_is_not_there_cannot_be_chosen(client: Client, site: Site) -> None:
    """Choosing an absent line says so."""
    client.open(site.page("/", "<label>Jour <select><option>30</select></label>"))
    with pytest.raises(Unusable, match="31"):
        client.choose(named(client.look(), "Jour"), "31")


def test_fragment_mail_and_script_links_stay(client: Client, site: Site) -> None:
    """What does not navigate makes no request."""
    links = '<a href="#bas">Bas</a><a href="mailto:a@b.fr">Écrire</a><a href="javascript:x()">Rien</a>'
    client.open(site.page("/", links))
    for name in ("Bas", "Écrire", "Rien"):
        press(client, name)
    assert client.look().url == site.origin + "/#bas"
    assert len(client.exchanges) == 1


def test_back_shows_the_page_before_as_it_was_left(client: Client, site: Site) -> None:
    """Back keeps what was typed, unless the page forbade storing."""
    site.page("/suite", "suite")
    client.open(site.page("/", '<label>Nom <input></label><a href="/suite">Suite</a>'))
    client.write(named(client.look(), "Nom"), "Ada")
    press(client, "Suite")
    client.back()
    assert named(client.look(), "Nom").value == "Ada"
    assert len(client.exchanges) == 2


def test_back_asks_again_for_a_page_that_may_not_be_stored(client: Client, site: Site) -> None:
    """A no-store page is requested anew."""
    client.open(site.answer("/prive", Answer(b"<p>secret", headers=(("Cache-Control", "no-store"),))))
    client.open(site.page("/", "sortie"))
    site.page("/prive", "connectez-vous")
    client.back()
    assert client.look().text == "connectez-vous"


def test_back_shows_nothing_of_what_a_form_was_answered_and_must_not_be_stored(
    client: Client, site: Site
) -> None:
    """Neither browser nor driver sends a form again by itself, nor keeps its no-store answer."""
    client.open(site.page("/", '<form method="post" action="/recu"><button>Donner</button></form>'))
    site.answer("/recu", Answer(b"<p>secret", headers=(("Cache-Control", "no-store"),)))
    press(client, "Donner")
    client.look()
    client.open(site.page("/sortie", "sortie"))
    client.back()
    assert "secret" not in client.look().text


def test_an_immediate_meta_refresh_is_followed(client: Client, site: Site) -> None:
    """A page that sends elsewhere at once is not where a person stays."""
    site.page("/la", "arrivée")
    client.open(site.page("/ici", '<meta http-equiv="refresh" content="0; url=/la">'))
    assert client.look().text == "arrivée"


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("text/html; charset=iso-8859-1", "<p>été".encode("cp1252")),
        ("text/html", b'<meta charset="windows-1252"><p>' + "été".encode("cp1252")),
        ("text/html", "<p>été".encode("cp1252")),
    ],
)
def test_the_charset_is_that_of_the_header_then_of_the_page(
    client: Client, site: Site, content_type: str, body: bytes
) -> None:
    """Accents come out right, wherever the charset is told."""
    client.open(site.answer("/", Answer(body, content_type=content_type)))
    assert client.look().text == "été"


def test_a_compressed_page_is_read(client: Client, site: Site) -> None:
    """Content codings are undone, in the page and in the exchange."""
    client.open(
        site.answer("/", Answer(gzip.compress("<p>serré".encode()), headers=(("Content-Encoding", "gzip"),)))
    )
    assert client.look().text == "serré"
    assert client.exchanges[0].answer == "<p>serré".encode()


def test_a_pdf_is_told_from_a_page(client: Client, site: Site) -> None:
    """What is not HTML has a type and no controls."""
    client.open(site.answer("/", Answer(b"%PDF-1.7", content_type="application/pdf")))
    assert (client.look().content_type, client.look().controls) == ("application/pdf", ())


@pytest.mark.parametrize("target", ["_self", "_blank"])
def test_back_from_a_pdf_is_the_page_that_led_to_it(client: Client, site: Site, target: str) -> None:
    """Whether or not the browser shows such files, and in which tab."""
    site.answer("/doc", Answer(b"%PDF-1.7", content_type="application/pdf"))
    site.page("/second", f'<a href="/doc" target="{target}">Le document</a>')
    client.open(site.page("/", '<a href="/second">Suite</a>'))
    press(client, "Suite")
    document = press(client, "Le document")
    assert (document.url, document.status) == (f"{site.origin}/doc", 200)
    assert document.content_type == "application/pdf"
    client.back()
    assert client.look().url == f"{site.origin}/second"


def test_a_file_to_save_leaves_the_page(client: Client, site: Site) -> None:
    """An attachment is fetched while the page stays."""
    saved = (("Content-Disposition", "attachment"),)
    site.answer("/doc", Answer(b"%PDF", content_type="application/pdf", headers=saved))
    client.open(site.page("/", '<a href="/doc">Télécharger</a>'))
    assert press(client, "Télécharger").url == site.origin + "/"
    assert len(client.exchanges) == 2


def test_a_redirection_to_no_address_ends_where_it_was_told(client: Client, site: Site) -> None:
    """It is the candidate's, and no error of the bench."""
    client.open(site.answer("/", Answer(b"", status=302, headers=(("Location", "http://["),))))
    seen = client.look()
    assert (seen.status, seen.controls) == (302, ())


def test_what_a_redirection_says_is_kept(client: Client, site: Site) -> None:
    """Nobody sees it, and it may give a secret away."""
    site.page("/suite", "suite")
    site.answer("/", Answer(b'{"code": "482915"}', status=303, headers=(("Location", "/suite"),)))
    client.open(f"{site.origin}/")
    assert client.look().text == "suite"
    assert client.exchanges[0].answer == b'{"code": "482915"}'


def test_a_page_of_too_many_elements_is_refused_with_their_number(client: Client, site: Site) -> None:
    """Rather than looked at for minutes; the next page is read."""
    site.page("/liste", "<p>ligne</p>" * (MOST_ELEMENTS + 1))
    site.page("/courte", "<p>ligne</p>" * 2000 + "<p>fin</p>")
    with pytest.raises(ConnectionFault, match=r"/liste compte 2000\d éléments"):
        shown(client, f"{site.origin}/liste")
    client.open(f"{site.origin}/courte")
    assert client.look().text.endswith("fin")


def test_a_page_that_is_too_long_is_told_with_its_length(client: Client, site: Site) -> None:
    """A flood ends, and takes no memory for ever."""
    site.answer("/", Answer(b"<p>" + b"x" * 26 * 1024 * 1024))
    with pytest.raises(ConnectionFault, match=r"ne finit pas|ne répond pas"):
        client.open(f"{site.origin}/")


def test_nobody_answering_is_a_fault_of_the_connection(client: Client, site: Site) -> None:
    """A closed port names the address and what to look at."""
    site.page("/", "ok")
    free = Site().start()
    free.stop()
    with pytest.raises(ConnectionFault, match=free.origin):
        client.open(free.origin + "/")
    assert client.exchanges[-1].status is None


def test_several_entries_are_filled_from_one_look(client: Client, site: Site) -> None:
    """The boxes of a code are written one after the other without looking between."""
    boxes = "".join(f'<input aria-label="Chiffre {place}" maxlength="1">' for place in range(6))
    client.open(site.page("/", f"<fieldset><legend>Code</legend>{boxes}</fieldset>"))
    for box, digit in zip(client.look().entries, "042137", strict=True):
        client.write(box, digit)
    assert "".join(box.value for box in client.look().entries) == "042137"


def test_a_control_of_a_page_that_was_left_is_gone(client: Client, site: Site) -> None:
    """What was seen elsewhere cannot be pressed here."""
    client.open(site.page("/", "<button>Un</button>"))
    before = client.look().commands[0]
    client.open(site.page("/b", "<button>Deux</button>"))
    client.look()
    with pytest.raises(Unusable, match="Un"):
        client.activate(before)
