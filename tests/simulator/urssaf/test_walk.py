"""The eight steps over real HTTP, as the guide tells them."""

from __future__ import annotations

import pytest


def test_the_home_page_leads_to_the_identification_of_artist_authors(bench):
    """The entry control leads to « Vous êtes artiste-auteur », and that to the form of step 3."""
    visitor = bench.visitor().open("")
    (entry,) = visitor.tree.xpath("//main//a[contains(., 'espace personnel')]")
    visitor.open(entry.get("href"))
    (choice,) = visitor.tree.xpath("//a[normalize-space()='Vous êtes artiste-auteur']")
    visitor.open(choice.get("href"))
    assert visitor.path == "identification"
    assert [button.text_content() for button in visitor.tree.iter("button")] == ["suivant"]


def test_another_profile_leads_elsewhere(bench):
    """« Vous êtes diffuseur » shows no identification form."""
    visitor = bench.visitor().open("espace")
    (choice,) = visitor.tree.xpath("//a[normalize-space()='Vous êtes diffuseur']")
    visitor.open(choice.get("href"))
    assert visitor.page.status_code == 200
    assert not visitor.tree.forms


def test_the_journey_meets_its_pages_in_order(bench):
    """Identification, address, message, password, details, space: each page opens the next."""
    person = bench.file()
    visitor = bench.identified(person)
    assert visitor.path == "adresse-e-mail"
    visitor.submit("Envoyer", email="a@example.org", email_confirmation="a@example.org", terms="oui")
    assert visitor.path == "messagerie"
    visitor.open(bench.mailbox.next_link())
    assert visitor.path == "mot-de-passe"
    visitor.submit("Valider", password="vK7-tz4Qm-Wr9b2", password_confirmation="vK7-tz4Qm-Wr9b2")
    assert visitor.path == "coordonnees"
    visitor.submit("Valider et accéder à votre espace")
    assert visitor.path == "mon-espace"
    assert bench.held(person)["space"] == {"state": "open", "email": "a@example.org"}


def test_one_message_goes_to_the_address_typed(bench):
    """« Envoyer » sends exactly one message, French, as text and as HTML, whose link both parts carry."""
    bench.waiting(bench.file(), "one@example.org")
    recipients, message = bench.mailbox.next()
    assert recipients == ["one@example.org"]
    assert "Urssaf" in message["subject"]
    assert message.get_content_type() == "multipart/alternative"
    link = bench.mailbox.link_of(message)
    assert link in message.get_body(("html",)).get_content()
    assert bench.mailbox.is_empty


def test_nothing_is_sent_before_send_is_accepted(bench):
    """Neither the pages before nor a refused form send anything."""
    visitor = bench.identified(bench.file())
    visitor.submit("Envoyer", email="a@example.org", email_confirmation="a@example.org")
    assert list(visitor.errors) == ["terms"]
    visitor.submit("Envoyer", email="a@example.org", email_confirmation="b@example.org", terms="oui")
    assert list(visitor.errors) == ["email_confirmation"]
    assert bench.mailbox.is_empty


def test_the_waiting_page_advises_and_resends(bench):
    """It speaks of unwanted mail, and « Renvoyer un e-mail » sends one more link to the same address."""
    visitor = bench.waiting(bench.file(), "again@example.org")
    assert "indésirables" in visitor.text
    first = bench.mailbox.next_link()
    visitor.submit("Renvoyer un e-mail")
    recipients, message = bench.mailbox.next()
    assert recipients == ["again@example.org"]
    assert first not in message.get_body(("plain",)).get_content()
    assert bench.mailbox.is_empty


def test_a_wrong_address_can_be_corrected(bench):
    """The new address gets a message; the link that went to the old one is dead."""
    visitor = bench.waiting(bench.file(), "wrong@example.org")
    old = bench.mailbox.next_link()
    (back,) = visitor.tree.xpath("//a[contains(., 'Modifier mon adresse')]")
    visitor.open(back.get("href"))
    visitor.submit("Envoyer", email="right@example.org", email_confirmation="right@example.org", terms="oui")
    recipients, _ = bench.mailbox.next()
    assert recipients == ["right@example.org"]
    assert bench.visitor().open(old).page.status_code == 410


def test_the_link_works_on_another_device_and_is_not_worn_by_scanners(bench):
    """HEAD and GET leave it as it was; a browser without cookies gets the password page."""
    bench.waiting(bench.file())
    link = bench.mailbox.next_link()
    scanner = bench.visitor()
    assert scanner.http.head(link).status_code == 200
    assert not scanner.http.cookies
    scanner.open(link)
    scanner.open(link)
    assert bench.visitor().open(link).path == "mot-de-passe"


def test_a_link_serves_once(bench):
    """After the password is defined, no link of the journey opens anything, and the password stays."""
    person = bench.file()
    visitor = bench.waiting(person, "once@example.org")
    first = bench.mailbox.next_link()
    visitor.submit("Renvoyer un e-mail")
    visitor.open(bench.mailbox.next_link())
    visitor.submit("Valider", password="vK7-tz4Qm-Wr9b2", password_confirmation="vK7-tz4Qm-Wr9b2")
    assert bench.visitor().open(first).page.status_code == 410
    visitor.submit("Valider et accéder à votre espace")
    assert bench.visitor().open(first).page.status_code == 410
    assert bench.logged_in("once@example.org").path == "mon-espace"


@pytest.mark.parametrize("cut", [slice(0, -10), slice(0, -32)])
def test_a_cut_link_is_refused_with_a_way_out(bench, cut):
    """An unknown link shows a page that says how to get a new one."""
    bench.waiting(bench.file())
    visitor = bench.visitor().open(bench.mailbox.next_link()[cut])
    assert visitor.page.status_code == 404
    assert visitor.tree.xpath("//main//a[contains(., 'Recommencer la création')]")


def test_an_expired_link_can_be_asked_again(bench):
    """After its validity the link is refused, and the page sends another to the same address."""
    bench.waiting(bench.file(), "late@example.org")
    link = bench.mailbox.next_link()
    bench.advance(86_401)
    visitor = bench.visitor().open(link)
    assert visitor.page.status_code == 410
    visitor.submit("Renvoyer un e-mail")
    recipients, message = bench.mailbox.next()
    assert recipients == ["late@example.org"]
    again = bench.mailbox.link_of(message)
    assert visitor.open(again).path == "mot-de-passe"


def test_a_journey_that_waits_for_its_message_outlives_an_idle_session(bench):
    """One hour later the waiting page still sends the link again."""
    visitor = bench.waiting(bench.file())
    bench.mailbox.next()
    bench.advance(3_600)
    visitor.submit("Renvoyer un e-mail")
    assert visitor.path == "messagerie"
    bench.mailbox.next()


def test_an_idle_journey_ends_and_says_so(bench):
    """Before the delay it goes on; after it, a page says that it has ended and how to begin again."""
    person = bench.file()
    visitor = bench.identified(person)
    bench.advance(1_795)
    assert visitor.open("adresse-e-mail").path == "adresse-e-mail"
    bench.advance(1_801)
    visitor.submit("Envoyer", email="a@example.org", email_confirmation="a@example.org", terms="oui")
    assert visitor.path == "session-terminee"
    assert "30 minutes" in visitor.text
    assert bench.identified(person).path == "adresse-e-mail"


def test_details_are_filled_in_advance_and_kept_when_left_alone(bench):
    """The page shows what is held, and finalising without a change changes nothing."""
    person = bench.file()
    visitor = bench.at_details(person, "kept@example.org")
    shown = {
        name: visitor.value(name)
        for name in ("last_name", "first_name", "street", "postal_code", "city", "phone")
    }
    assert shown == {name: person[name] for name in shown}
    assert visitor.value("email") == "kept@example.org"
    visitor.submit("Valider et accéder à votre espace")
    bench.mailbox.next()
    assert {name: bench.held(person)[name] for name in person} == person


def test_details_can_be_changed_and_completed(bench):
    """What the person types is what is held afterwards, and what the space shows."""
    person = bench.file(phone=None)
    visitor = bench.at_details(person)
    visitor.submit("Valider et accéder à votre espace", street="1 place des Arts", phone="06 39 98 11 22")
    bench.mailbox.next()
    held = bench.held(person)
    assert (held["street"], held["phone"]) == ("1 place des Arts", "06 39 98 11 22")
    assert visitor.open("services/contact").value("phone") == "06 39 98 11 22"


def test_an_impossible_detail_is_refused_and_the_rest_kept(bench):
    """The error is on its field; the other entries are still there."""
    visitor = bench.at_details(bench.file())
    visitor.submit("Valider et accéder à votre espace", postal_code="123", street="2 rue Neuve")
    assert list(visitor.errors) == ["postal_code"]
    assert visitor.value("street") == "2 rue Neuve"


def test_the_holder_is_told_of_the_creation(bench):
    """One message after step 8, with the name and without any secret or number."""
    person = bench.file(first_name="Anne-Noëlle", last_name="D'Été <b>")
    bench.at_details(person, "told@example.org").submit("Valider et accéder à votre espace")
    recipients, message = bench.mailbox.next()
    assert recipients == ["told@example.org"]
    text, shown = (message.get_body((kind,)).get_content() for kind in ("plain", "html"))
    assert "Anne-Noëlle D'Été <b>" in text
    assert "&lt;b&gt;" in shown
    assert not any(secret in text + shown for secret in ("vK7-tz4Qm-Wr9b2", "ABCD2345", str(person["nir"])))


def test_the_space_offers_eight_services_that_open(bench):
    """Each entry of the space's home leads to a page without error."""
    visitor = bench.in_space(bench.file())
    entries = [link.get("href") for link in visitor.tree.xpath("//main//a[@class='card']")]
    assert len(entries) == 8
    assert [visitor.open(entry).page.status_code for entry in entries] == [200] * 8


def test_logging_out_ends_the_session_on_the_server(bench):
    """The old cookie opens nothing, and the password opens the space again."""
    visitor = bench.in_space(bench.file(), "out@example.org")
    cookies = visitor.http.cookies.copy()
    visitor.submit("Se déconnecter")
    visitor.http.cookies.update(cookies)
    assert visitor.open("mon-espace").path == "connexion"
    assert bench.logged_in("out@example.org").path == "mon-espace"


def test_a_second_creation_invites_to_log_in(bench):
    """Once the space is open the pair opens no journey, and the space is left alone."""
    person = bench.file()
    bench.in_space(person, "first@example.org")
    visitor = bench.identified(person)
    assert visitor.page.status_code == 422
    assert visitor.tree.xpath("//main//a[contains(., 'Se connecter')]")
    assert bench.logged_in("first@example.org").path == "mon-espace"


def test_an_unfinished_registration_resumes_at_the_details(bench):
    """Logging in after the password leads to step 7, and no service opens before it is done."""
    person = bench.file()
    bench.at_details(person, "half@example.org")
    assert bench.held(person)["space"] == {"state": "details_pending", "email": "half@example.org"}
    visitor = bench.logged_in("half@example.org")
    assert visitor.path == "coordonnees"
    assert visitor.open("services/pay").path == "connexion"
    assert visitor.open("coordonnees").submit("Valider et accéder à votre espace").path == "mon-espace"


def test_two_journeys_in_two_browsers_never_mix(bench):
    """Interleaved steps, each with its own person, address and details."""
    one, two = bench.file(first_name="Une"), bench.file(first_name="Deux")
    first, second = bench.waiting(one, "une@example.org"), bench.waiting(two, "deux@example.org")
    links = {message[0][0]: message[1] for message in (bench.mailbox.next(), bench.mailbox.next())}
    for visitor, address in ((second, "deux@example.org"), (first, "une@example.org")):
        visitor.open(bench.mailbox.link_of(links[address]))
        visitor.submit("Valider", password="vK7-tz4Qm-Wr9b2", password_confirmation="vK7-tz4Qm-Wr9b2")
    assert (first.value("first_name"), second.value("first_name")) == ("Une", "Deux")


def test_a_second_journey_in_the_same_browser_takes_over(bench):
    """The page of the first journey, left open in another tab, is refused and shows nothing of the second."""
    one, two = bench.file(first_name="Une"), bench.file(first_name="Deux")
    visitor = bench.at_details(one)
    left_open = visitor.form("Valider et accéder à votre espace")
    visitor.open("identification").submit("suivant", nir=str(two["nir"]), code="ABCD2345")
    stale = visitor.http.post(bench.home + "coordonnees", dict(left_open.form_values()))
    assert "Deux" not in stale.text
    assert bench.held(one)["space"]["state"] == "details_pending"


def test_a_shared_address_and_password_open_nobody_elses_space(bench):
    """Two people with the same address and the same password are told apart by their number."""
    one, two = bench.file(first_name="Une"), bench.file(first_name="Deux")
    bench.in_space(one, "foyer@example.org")
    bench.in_space(two, "foyer@example.org")
    visitor = bench.logged_in("foyer@example.org")
    assert "numéro de Sécurité sociale" in visitor.errors["password"]
    visitor.submit("Se connecter", login=str(two["nir"]), password="vK7-tz4Qm-Wr9b2")
    assert "Deux" in visitor.text
