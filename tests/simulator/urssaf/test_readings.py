"""Each reading of the guide, as it shows over HTTP."""

from __future__ import annotations

PASSWORD = "vK7-tz4Qm-Wr9b2"
FINALISE = "Valider et accéder à votre espace"


def test_the_entry_bears_the_declared_label(declared):
    """URS-AMB-01 exact."""
    bench = declared({"URS-AMB-01": "exact"}, {"urs.entry_label": "Mon espace d'artiste"})
    visitor = bench.visitor().open("")
    assert visitor.tree.xpath('//main//a[normalize-space()="Mon espace d\'artiste"]')


def test_the_order_of_the_text_asks_for_the_password_before_the_link(declared):
    """URS-AMB-02 text: « Valider » sends the link, which confirms the creation and which scanners leave."""
    bench = declared({"URS-AMB-02": "text"})
    person = bench.file()
    visitor = bench.waiting(person, "text@example.org")
    assert visitor.path == "mot-de-passe"
    assert bench.mailbox.is_empty
    visitor.submit("Valider", password=PASSWORD, password_confirmation=PASSWORD)
    assert visitor.path == "messagerie"
    assert bench.logged_in("text@example.org").page.status_code == 422
    link = bench.mailbox.next_link()
    elsewhere = bench.visitor().open(link).open(link)
    assert bench.held(person)["space"] is None
    elsewhere.submit("Confirmer")
    assert elsewhere.path == "coordonnees"
    assert elsewhere.submit(FINALISE).path == "mon-espace"
    assert bench.logged_in("text@example.org").path == "mon-espace"
    assert bench.visitor().open(link).page.status_code == 410


def test_two_links_both_have_to_be_followed(declared):
    """URS-AMB-03 two: two messages, and the password page behind the second link followed."""
    bench = declared({"URS-AMB-03": "two"})
    visitor = bench.waiting(bench.file())
    first, second = bench.mailbox.next(), bench.mailbox.next()
    assert first[1]["subject"] != second[1]["subject"]
    assert visitor.open(bench.mailbox.link_of(first[1])).path.startswith("lien/")
    assert visitor.page.status_code == 200
    assert visitor.open(bench.mailbox.link_of(second[1])).path == "mot-de-passe"


def test_only_digits_are_taken_where_the_guide_is_read_so(declared):
    """URS-AMB-04 digits: a Corsican number is refused with a message that says why."""
    bench = declared({"URS-AMB-04": "digits"})
    visitor = bench.identified(bench.file(nir="185082A99999930"))
    assert "2A" in visitor.errors["nir"]


def test_the_address_is_asked_once_where_the_link_confirms_it(declared):
    """URS-AMB-06 link: no second entry."""
    bench = declared({"URS-AMB-06": "link"})
    visitor = bench.identified(bench.file())
    assert not visitor.tree.xpath("//input[@name='email_confirmation']")
    visitor.submit("Envoyer", email="once@example.org", terms="oui")
    assert bench.mailbox.next()[0] == ["once@example.org"]


def test_only_the_newest_link_works_where_declared(declared):
    """URS-AMB-07 strict_latest: the earlier one is refused, and its page sends another."""
    bench = declared({"URS-AMB-07": "strict_latest"})
    visitor = bench.waiting(bench.file())
    first = bench.mailbox.next_link()
    visitor.submit("Renvoyer un e-mail")
    newest = bench.mailbox.next_link()
    other = bench.visitor().open(first)
    assert other.page.status_code == 410
    assert other.form("Renvoyer un e-mail") is not None
    assert other.open(newest).path == "mot-de-passe"


def test_a_link_may_open_in_its_own_browser_only(declared):
    """URS-AMB-07 same_browser: elsewhere a page says so."""
    bench = declared({"URS-AMB-07": "same_browser"})
    visitor = bench.waiting(bench.file())
    link = bench.mailbox.next_link()
    elsewhere = bench.visitor().open(link)
    assert elsewhere.page.status_code == 403
    assert "navigateur" in elsewhere.text
    assert visitor.open(link).path == "mot-de-passe"


def test_advice_and_resending_may_be_one_click_away(declared):
    """URS-AMB-08 reachable."""
    bench = declared({"URS-AMB-08": "reachable"})
    visitor = bench.waiting(bench.file(), "far@example.org")
    bench.mailbox.next()
    assert "spams" not in visitor.text
    visitor.open("e-mail-non-recu")
    assert "spams" in visitor.text
    visitor.submit("Renvoyer un e-mail")
    assert bench.mailbox.next()[0] == ["far@example.org"]


def test_an_unfinished_registration_may_start_again(declared):
    """URS-AMB-11 restart: the password does not open, the pair does, and the new password counts."""
    bench = declared({"URS-AMB-11": "restart"})
    person = bench.file()
    bench.at_details(person, "redo@example.org")
    visitor = bench.logged_in("redo@example.org")
    assert visitor.tree.xpath("//main//a[contains(., 'Recommencer')]")
    bench.in_space(person, "redo@example.org", password="nX4-pq8Rt-Ys2k7")
    assert bench.logged_in("redo@example.org", "nX4-pq8Rt-Ys2k7").path == "mon-espace"
    assert bench.logged_in("redo@example.org").page.status_code == 422


def test_the_space_may_be_open_before_it_is_finalised(declared):
    """URS-AMB-11 complete: logging in opens the space, and the details are still shown after « Valider »."""
    bench = declared({"URS-AMB-11": "complete"})
    visitor = bench.at_details(bench.file(), "done@example.org")
    assert visitor.path == "coordonnees"
    assert bench.logged_in("done@example.org").path == "mon-espace"
    assert visitor.submit(FINALISE).path == "mon-espace"


def test_documents_may_go_to_the_personal_mailbox(declared):
    """URS-AMB-12 mailbox: a payment is announced by e-mail, without an attachment."""
    bench = declared({"URS-AMB-12": "mailbox"})
    visitor = bench.in_space(bench.file(), "post@example.org").open("services/pay")
    visitor.submit("Payer", amount="150")
    recipients, message = bench.mailbox.next()
    assert recipients == ["post@example.org"]
    assert not list(message.iter_attachments())


def test_the_number_may_be_the_login_name(declared):
    """URS-AMB-13 nir: with or without its key, as declared."""
    for name, cut in (("{nir}", 15), ("{nir13}", 13)):
        bench = declared({"URS-AMB-13": "nir"}, {"urs.login.name": name})
        person = bench.file()
        bench.in_space(person)
        assert bench.logged_in(str(person["nir"])[:cut]).path == "mon-espace"


def test_terms_may_be_accepted_by_another_act(declared):
    """URS-AMB-14 other: a choice, none made in advance, of which one is needed."""
    bench = declared({"URS-AMB-14": "other"})
    visitor = bench.identified(bench.file())
    assert len(visitor.tree.xpath("//input[@type='radio' and not(@checked)]")) == 2
    address = {"email": "a@example.org", "email_confirmation": "a@example.org"}
    for refusal in ({}, {"terms": "non"}):
        visitor.submit("Envoyer", **address, **refusal)
        assert list(visitor.errors) == ["terms"]
    assert bench.mailbox.is_empty
    assert visitor.submit("Envoyer", **address, terms="oui").path == "messagerie"


def test_who_has_a_space_may_get_a_neutral_refusal(declared):
    """URS-AMB-16 neutral: the text of any wrong pair."""
    bench = declared({"URS-AMB-16": "neutral"})
    person = bench.file()
    bench.in_space(person)
    wrong = bench.identified({**bench.file(), "activation_code": "WRONG"})
    assert bench.identified(person).errors == wrong.errors


def test_refunds_and_direct_debit_may_be_two_sets(declared):
    """URS-AMB-19 two_sets: one form each, and the one leaves the other alone."""
    bench = declared({"URS-AMB-19": "two_sets"})
    visitor = bench.in_space(bench.file()).open("services/bank")
    account = {"holder": "Paul", "iban": "FR14 2004 1010 0505 0001 3M02 606"}
    visitor.submit(
        "Enregistrer pour les remboursements", **{f"refunds_{name}": value for name, value in account.items()}
    )
    assert "Prélèvement des cotisations : non activé" in visitor.text
    visitor.submit(
        "Enregistrer pour le prélèvement", **{f"debit_{name}": value for name, value in account.items()}
    )
    assert "Prélèvement des cotisations : activé" in visitor.text
    assert "Remboursements sur un compte : activés" in visitor.text


def test_an_address_may_have_to_be_unique(declared):
    """URS-AMB-20 login: refused by a text that names nobody."""
    bench = declared({"URS-AMB-20": "login"})
    bench.in_space(bench.file(last_name="Secrète"), "taken@example.org")
    visitor = bench.waiting(bench.file(), "Taken@example.org")
    assert list(visitor.errors) == ["email"]
    assert "Secrète" not in visitor.text
    assert bench.mailbox.is_empty


def test_the_log_in_page_stands_where_declared(declared):
    """urs.login.path."""
    bench = declared(parameters={"urs.login.path": "compte/entrer"})
    assert bench.visitor().open("compte/entrer").form("Se connecter") is not None
    assert bench.visitor().open("mon-espace").path == "compte/entrer"


def test_services_bear_a_declared_word(declared):
    """urs.services.labels: the portal's own label where it has one of the words, else the word."""
    bench = declared(parameters={"urs.services.labels": {"pay": ["régler"], "declare": ["déclarer"]}})
    visitor = bench.in_space(bench.file())
    entries = [link.text_content() for link in visitor.tree.xpath("//main//a[@class='card']")]
    assert entries[:2] == ["Régler", "Déclarer mes revenus"]


def test_no_notice_of_creation_where_none_is_declared(declared):
    """both.creation_notice none."""
    bench = declared(parameters={"both.creation_notice": "none"})
    assert bench.at_details(bench.file()).submit(FINALISE).path == "mon-espace"
    assert bench.mailbox.is_empty


def test_details_are_those_declared(declared):
    """urs.details.fields: which ones, and which may be changed or must be filled in."""
    fields = [{"name": "street", "editable": False}, {"name": "phone", "editable": True, "mandatory": True}]
    bench = declared(parameters={"urs.details.fields": fields})
    person = bench.file(phone=None)
    visitor = bench.at_details(person)
    assert not visitor.tree.xpath("//input[@name='city']")
    visitor.submit(FINALISE, street="forged", city="FORGED")
    assert list(visitor.errors) == ["phone"]
    visitor.submit(FINALISE, street="forged", city="FORGED", phone="0639981234")
    held = bench.held(person)
    assert (held["street"], held["city"], held["phone"]) == (person["street"], person["city"], "0639981234")
