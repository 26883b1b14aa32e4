"""What a hostile or clumsy client meets: proofs, sessions, headers, and pages out of order."""

from __future__ import annotations

import http.client
from urllib.parse import urlsplit

import pytest
import requests

PASSWORD = "vK7-tz4Qm-Wr9b2"
FINALISE = "Valider et accéder à votre espace"
PUBLIC = [
    "",
    "espace",
    "autre-profil",
    "identification",
    "code-activation",
    "conditions-generales",
    "connexion",
]
PUBLIC += [
    "mot-de-passe-oublie",
    "deconnecte",
    "session-terminee",
    "accessibilite",
    "donnees-personnelles",
    "nowhere",
]


@pytest.mark.parametrize("path", PUBLIC)
def test_every_page_carries_its_guards_and_its_marks(bench, path):
    """Headers, language, a title of its own, a way to the statements."""
    visitor = bench.visitor().open(path)
    headers = visitor.page.headers
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cache-control"] == "no-store"
    assert visitor.tree.get("lang") == "fr"
    assert visitor.tree.findtext(".//title") not in {"", "Urssaf artistes-auteurs"}
    assert (
        visitor.tree.xpath("//footer//a[contains(., 'Accessibilité : ')]")
        or "Accessibilité\u00a0: " in visitor.page.text
    )
    assert not visitor.tree.xpath("//script | //*[@style] | //*[@onclick]")
    assert len(visitor.tree.xpath("//h1")) == 1


def test_titles_tell_pages_apart(bench):
    """No two pages share a title."""
    titles = [bench.visitor().open(path).tree.findtext(".//title") for path in PUBLIC]
    assert len(set(titles)) == len(titles)


def test_every_entry_has_a_label_and_every_error_its_field(bench):
    """label/for, required, aria-invalid with a description that holds an example."""
    visitor = bench.visitor().open("identification")
    for form in (
        visitor,
        bench.identified(bench.file()),
        bench.at_password(bench.file()),
        bench.at_details(bench.file()),
    ):
        for entry in form.tree.xpath("//main//input[not(@type='hidden')]"):
            assert form.tree.xpath(f"//label[@for='{entry.get('id')}']"), entry.get("name")
    visitor.submit("suivant", nir="x", code="")
    assert all("par exemple" in " ".join(error.split()) for error in visitor.errors.values())
    assert set(visitor.errors) == {"nir", "code"}
    assert visitor.tree.xpath("//*[@role='alert']//a[@href='#nir']")


def test_the_cookie_is_guarded(bench):
    """HttpOnly, SameSite, and for the portal only."""
    (cookie,) = requests.get(bench.home + "identification", timeout=5).headers["set-cookie"].split(", ")
    assert "HttpOnly" in cookie
    assert "samesite=lax" in cookie.lower()
    assert "Path=/urssaf" in cookie


def test_a_session_is_renewed_when_it_is_worth_more(bench):
    """At identification, at the password, at the end, and at each log-in; the old key opens nothing."""
    visitor = bench.visitor().open("identification")
    keys = [visitor.http.cookies["urssaf_session"]]
    person = bench.file()
    visitor.submit("suivant", nir=str(person["nir"]), code="ABCD2345")
    keys.append(visitor.http.cookies["urssaf_session"])
    visitor.submit("Envoyer", email="s@example.org", email_confirmation="s@example.org", terms="oui")
    visitor.open(bench.mailbox.next_link()).submit(
        "Valider", password=PASSWORD, password_confirmation=PASSWORD
    )
    keys.append(visitor.http.cookies["urssaf_session"])
    visitor.submit(FINALISE)
    keys.append(visitor.http.cookies["urssaf_session"])
    visitor.open("connexion").submit("Se connecter", login="s@example.org", password=PASSWORD)
    keys.append(visitor.http.cookies["urssaf_session"])
    assert len(set(keys)) == 5
    for old in keys[:-1]:
        answer = requests.get(
            bench.home + "mon-espace", cookies={"urssaf_session": old}, allow_redirects=False, timeout=5
        )
        assert answer.headers["location"] == "/urssaf/connexion"


def test_a_key_of_the_clients_own_choosing_is_never_adopted(bench):
    """A planted cookie is replaced."""
    answer = requests.get(bench.home + "identification", cookies={"urssaf_session": "planted"}, timeout=5)
    assert answer.cookies["urssaf_session"] != "planted"


FORMS = [
    "identification",
    "adresse-e-mail",
    "renvoi",
    "nouveau-lien",
    "mot-de-passe",
    "coordonnees",
    "connexion",
]
FORMS += [
    "deconnexion",
    "lien/unheard",
    "services/pay",
    "services/bank",
    "services/message",
    "services/contact",
]


@pytest.mark.parametrize("path", FORMS)
def test_a_form_without_its_proof_is_refused(bench, path):
    """Without a session, without a proof, and with the proof of another session."""
    stranger = bench.visitor().open("identification").form("suivant").fields["csrf"]
    visitor = bench.in_space(bench.file())
    assert requests.post(bench.home + path, timeout=5).status_code == 403
    for entries in ({}, {"csrf": ""}, {"csrf": stranger}, {"csrf": "é"}):
        assert visitor.http.post(bench.home + path, entries).status_code == 403
    assert visitor.open("mon-espace").path == "mon-espace"


@pytest.mark.parametrize(
    "path", ["adresse-e-mail", "messagerie", "e-mail-non-recu", "mot-de-passe", "coordonnees"]
)
def test_a_later_step_cannot_be_reached_by_its_address(bench, path):
    """A fresh browser is sent to identification; one at step 4 stays there."""
    assert bench.visitor().open(path).path == "identification"
    visitor = bench.identified(bench.file())
    assert visitor.open(path).path == "adresse-e-mail"
    proof = visitor.form("Envoyer").fields["csrf"]
    forged = {"csrf": proof, "password": PASSWORD, "password_confirmation": PASSWORD}
    for later in ("mot-de-passe", "coordonnees"):
        assert visitor.http.post(bench.home + later, forged).url.endswith("adresse-e-mail")
    assert bench.mailbox.is_empty


@pytest.mark.parametrize(
    "service", ["pay", "declare", "modulate", "contact", "follow", "documents", "bank", "message"]
)
def test_services_answer_their_logged_in_holder_only(bench, service):
    """Anyone else is sent to the log-in page, someone who has not finished too."""
    assert bench.visitor().open(f"services/{service}").path == "connexion"
    assert bench.at_details(bench.file()).open(f"services/{service}").path == "connexion"


def test_a_document_opens_for_its_holder_only(bench):
    """Another member gets 404, whatever address is guessed."""
    owner = (
        bench.in_space(bench.file(), "owner@example.org").open("services/pay").submit("Payer", amount="10")
    )
    (address,) = owner.open("services/documents").tree.xpath("//ul[@class='papers']//a/@href")
    assert bench.in_space(bench.file(), "other@example.org").open(address).page.status_code == 404


def test_a_double_click_acts_once(bench):
    """One message, one password, one notice, one payment; the second answer is usable."""
    person = bench.file()
    visitor = bench.identified(person)

    def twice(button: str, **entries: str) -> None:
        form = visitor.form(button)
        sent = {**dict(form.form_values()), **entries}
        address = requests.compat.urljoin(visitor.page.url, form.action)
        cookies = visitor.http.cookies.get_dict()
        visitor.submit(button, **entries)
        again = requests.post(address, sent, cookies=cookies, allow_redirects=False, timeout=5)
        assert again.status_code == 303, (button, again.status_code)
        assert "session" not in again.headers["location"]

    twice("Envoyer", email="d@example.org", email_confirmation="d@example.org", terms="oui")
    link = bench.mailbox.next_link()
    assert bench.mailbox.is_empty
    twice("Renvoyer un e-mail")
    bench.mailbox.next()
    assert bench.mailbox.is_empty
    visitor.open(link)
    twice("Valider", password=PASSWORD, password_confirmation=PASSWORD)
    twice(FINALISE)
    bench.mailbox.next()
    assert bench.mailbox.is_empty
    visitor.open("services/pay")
    twice("Payer", amount="10")
    assert "10,00" in visitor.text
    assert len(visitor.open("services/documents").tree.xpath("//ul[@class='papers']/li")) == 1


def test_the_password_cannot_be_set_again_through_the_back_button(bench):
    """The form of step 6, sent once more at the end with the present cookie, changes nothing."""
    visitor = bench.at_password(bench.file(), "back@example.org")
    form = dict(visitor.form("Valider").form_values())
    visitor.submit("Valider", password=PASSWORD, password_confirmation=PASSWORD).submit(FINALISE)
    other = "nX4-pq8Rt-Ys2k7"
    visitor.http.post(
        bench.home + "mot-de-passe", {**form, "password": other, "password_confirmation": other}
    )
    assert visitor.open("mot-de-passe").path == "mon-espace"
    assert bench.logged_in("back@example.org").path == "mon-espace"
    assert bench.logged_in("back@example.org", other).page.status_code == 422


def test_the_link_is_built_from_nothing_that_the_client_says(bench):
    """Neither Host nor X-Forwarded-Host."""
    visitor = bench.identified(bench.file())
    entries = {"email": "h@example.org", "email_confirmation": "h@example.org", "terms": "oui"}
    form = {**dict(visitor.form("Envoyer").form_values()), **entries}
    cookie = f"urssaf_session={visitor.http.cookies['urssaf_session']}"
    headers = {"Host": "attacker.example", "X-Forwarded-Host": "attacker.example", "Cookie": cookie}
    sent = requests.post(visitor.page.url, form, headers=headers, allow_redirects=False, timeout=5)
    assert sent.headers["location"] == "/urssaf/messagerie"
    assert bench.mailbox.next_link().startswith(bench.home)


def test_redirections_name_no_host(bench):
    """A missing slash included."""
    answer = requests.get(
        bench.url + "urssaf", headers={"Host": "attacker.example"}, allow_redirects=False, timeout=5
    )
    assert answer.headers["location"] == "/urssaf/"


def test_markup_is_shown_as_text(bench):
    """In pages that repeat what was typed, and in the name on file."""
    markup = "<script>alert(1)</script>{{7*7}}"
    visitor = bench.visitor().open("identification").submit("suivant", nir=markup, code="x")
    assert visitor.value("nir") == markup
    assert "<script>" not in visitor.page.text
    visitor = bench.in_space(bench.file(first_name=markup, last_name="O'Neil & Œuvrard ÿ"))
    assert f"{markup} O'Neil & Œuvrard ÿ" in visitor.text
    assert "<script>" not in visitor.page.text


@pytest.mark.parametrize(
    "nasty", ["\x00", "x" * 10_000, "\ud800", "%00", "\r\nSet-Cookie: a=b", "é" * 3000, "{{7*7}}"]
)
def test_strange_entries_meet_a_page_and_never_a_crash(bench, nasty):
    """Every field of every form, one after the other."""
    nasty_bytes = nasty.encode("utf-8", "surrogatepass")
    visitor = bench.visitor()
    makers = (
        (lambda: visitor.open("identification"), "suivant"),
        (lambda: bench.identified(bench.file()), "Envoyer"),
        (lambda: bench.at_password(bench.file()), "Valider"),
        (lambda: bench.at_details(bench.file()), FINALISE),
        (lambda: visitor.open("connexion"), "Se connecter"),
        (lambda: bench.in_space(bench.file()).open("services/bank"), "Enregistrer ce compte"),
        (lambda: bench.in_space(bench.file()).open("services/message"), "Envoyer mon message"),
    )
    for make, button in makers:
        page = make()
        form = page.form(button)
        entries = {name: nasty_bytes for name in form.fields if name not in {"csrf", "nonce", "use"}}
        hidden = {name: form.fields[name] for name in ("csrf", "nonce", "use") if name in form.fields}
        answer = page.http.post(requests.compat.urljoin(page.page.url, form.action), {**hidden, **entries})
        assert answer.status_code in {200, 422}, (button, answer.status_code)
        assert "Traceback" not in answer.text


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        ("nir=1&nir=2", "application/x-www-form-urlencoded", 400),
        ("&".join(f"a{number}=1" for number in range(100)), "application/x-www-form-urlencoded", 400),
        ("nir=" + "1" * 600_000, "application/x-www-form-urlencoded", 413),
        ("{}", "application/json", 415),
        ("--x\r\n", "multipart/form-data; boundary=x", 415),
        ("nir=%ff%fe&=&&%", "application/x-www-form-urlencoded", 403),
        ("", "", 403),
    ],
)
def test_what_no_form_can_have_sent_is_refused(bench, body, kind, status):
    """Repeated fields, too many, too long, of another kind: a page in French, and nothing done."""
    answer = requests.post(bench.home + "identification", body, headers={"Content-Type": kind}, timeout=5)
    assert answer.status_code == status
    assert '<html lang="fr">' in answer.text


@pytest.mark.parametrize(
    "target",
    ["/urssaf/%00", "/urssaf/%ff%fe", "/urssaf/lien/%2e%2e%2f", "/urssaf/lien/", "/urssaf/" + "x" * 5000],
)
def test_strange_addresses_meet_a_page(bench, target):
    """404, in French."""
    connection = http.client.HTTPConnection(urlsplit(bench.url).netloc, timeout=5)
    connection.request("GET", target)
    answer = connection.getresponse()
    assert answer.status == 404
    assert b'<html lang="fr">' in answer.read()
    connection.close()


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_other_methods_are_refused(bench, method):
    """405 on an address that exists."""
    assert requests.request(method, bench.home + "identification", timeout=5).status_code == 405


def test_secrets_stay_out_of_pages_and_addresses(bench):
    """Password and code are never repeated; the journey's addresses hold nothing that was typed."""
    person = bench.file()
    visitor = (
        bench.visitor().open("identification").submit("suivant", nir=str(person["nir"])[:14], code="ABCD2345")
    )
    assert "ABCD2345" not in visitor.page.text
    visitor.submit("suivant", nir=str(person["nir"]), code="ABCD2345")
    visitor.submit("Envoyer", email="quiet@example.org", email_confirmation="quiet@example.org", terms="oui")
    visitor.open(bench.mailbox.next_link()).submit(
        "Valider", password=PASSWORD, password_confirmation="other"
    )
    assert PASSWORD not in visitor.page.text
    addresses = [step.url for step in [visitor.page, *visitor.page.history]]
    assert not any(word in address for word in ("quiet", "ABCD", str(person["nir"])) for address in addresses)


def test_wrong_pairs_get_equal_answers(bench):
    """Unknown number, wrong code: same status, same text, about the same size."""
    known = bench.identified({**bench.file(), "activation_code": "WRONG"})
    unknown = bench.identified({"nir": "185089299902701", "activation_code": "WRONG"})
    assert known.page.status_code == unknown.page.status_code
    assert known.errors == unknown.errors


def test_a_relay_that_is_down_is_told_politely(bench, monkeypatch):
    """The waiting page says that nothing went, and the next try works."""
    from simulator.mailer import Mailer

    visitor = bench.identified(bench.file())
    with monkeypatch.context() as patch:
        patch.setattr(Mailer, "_hand_over", refuse)
        visitor.submit(
            "Envoyer", email="down@example.org", email_confirmation="down@example.org", terms="oui"
        )
    assert visitor.page.status_code == 200
    assert "n’a pas pu être envoyé" in visitor.text
    visitor.submit("Renvoyer un e-mail")
    assert bench.mailbox.next()[0] == ["down@example.org"]
    assert "n’a pas pu être envoyé" not in visitor.text


def refuse(*_: object) -> None:
    raise ConnectionRefusedError("no relay")
