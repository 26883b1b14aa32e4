"""The journeys of the guide over real HTTP, branch by branch."""

from __future__ import annotations

import pytest

PASSWORD = {"password": "kq7zt4mw", "password_confirmation": "kq7zt4mw"}
MINE = "C’est bien mon numéro de téléphone"
NOT_MINE = "Ce n’est pas mon numéro de téléphone"


def test_the_public_site_leads_to_the_form(bench):
    """Entry, choice of a space, log-in and sign-up page, form."""
    visitor = bench.visitor().open("").press("Accéder à votre espace personnalisé")
    assert visitor.path == "espaces"
    assert visitor.press("Espace Audiens").path == "connexion"
    assert visitor.press("Je m’inscris").path == "inscription"
    assert visitor.press("Retour").path == "connexion"


def test_the_other_space_leads_elsewhere(bench):
    """« Espace Congés Spectacles » shows neither log-in nor form."""
    visitor = bench.visitor().open("espaces").press("Espace Congés Spectacles")
    assert visitor.page.status_code == 200
    assert not visitor.tree.xpath("//input[@type='password' or @name='last_name']")


def test_the_guide_can_be_downloaded(bench):
    """A document, with both help numbers."""
    visitor = bench.visitor().open("espaces")
    (link,) = visitor.tree.xpath("//a[contains(., 'Télécharger le guide')]")
    visitor.open(link.get("href"))
    assert visitor.page.headers["content-type"] == "application/pdf"
    assert visitor.page.content.startswith(b"%PDF")


def test_with_a_mobile_on_file_an_sms_opens_the_account(bench):
    """Person found, masked number, identifier, code, password, space."""
    person = bench.file(mobile="0639983708")
    visitor = bench.recognised(person)
    assert visitor.path == "inscription/identite"
    assert f"Vous êtes Paul {person['last_name']}" in visitor.text
    assert "Vous habitez 74 RUE JEAN BLEUZEN" in visitor.text
    visitor.press("Confirmer")
    assert "XX XX XX 37 08" in visitor.text
    assert visitor.press(MINE).path == "inscription/identifiant"
    assert bench.sms.is_empty
    assert visitor.press("Valider", identifier=str(person["identifier"])).path == "inscription/code"
    sms = bench.sms.next()
    assert (sms["To"], sms["From"], sms["basic"]) == ("+33639983708", "AUDIENS", "AC1:s3cret")
    assert sms["path"] == "/2010-04-01/Accounts/AC1/Messages.json"
    visitor.press("Valider", code=sms["Body"].split("code est ")[1][:6])
    assert visitor.path == "inscription/mot-de-passe"
    assert visitor.press("Valider", **PASSWORD).path == "mon-espace"
    recipients, notice = bench.mailbox.next()
    assert recipients == ["paul@example.org"]
    assert "Audiens" in notice["subject"]
    assert bench.sms.is_empty
    assert bench.held(person)["account"] == {
        "state": "open",
        "email": "paul@example.org",
        "email_news": False,
        "phone_objection": None,
    }


@pytest.mark.parametrize("form", ["dotted", "undotted"])
def test_the_account_opens_by_log_in(bench, form):
    """The identifier in either form; a wrong secret is refused."""
    person = bench.file()
    bench.in_space(person)
    identifier = str(person["identifier"])
    typed = identifier if form == "undotted" else f"{identifier[:8]}.{identifier[8:]}"
    assert bench.logged_in(typed, "kq7zt4mw").path == "mon-espace"
    refused = bench.logged_in(typed, "KQ7ZT4MW")
    assert refused.page.status_code == 422
    assert list(refused.errors) == ["secret"]


def test_without_a_mobile_the_sms_goes_to_the_number_given(bench):
    """Channel, number twice, identifier, code; the number is on file afterwards."""
    person = bench.file(mobile=None, landline="0199001234")
    visitor = bench.recognised(person).press("Confirmer")
    assert visitor.path == "inscription/canal"
    assert visitor.press("Valider", channel="sms").path == "inscription/portable"
    mobile = {"mobile": "06 39 98 12 99", "mobile_confirmation": "0639981299", "phone_news": "oui"}
    assert visitor.press("Valider", **mobile).path == "inscription/identifiant"
    assert bench.sms.is_empty
    visitor.press("Valider", identifier=str(person["identifier"]))
    assert bench.held(person)["mobile"] is None
    sms = bench.sms.next()
    assert sms["To"] == "+33639981299"
    visitor.press("Valider", code=sms["Body"].split("code est ")[1][:6]).press("Valider", **PASSWORD)
    assert visitor.path == "mon-espace"
    bench.mailbox.next()
    held = bench.held(person)
    assert held["mobile"] == "0639981299"
    assert held["account"]["phone_objection"] is True


def test_without_a_mobile_a_letter_brings_a_provisional_code(bench):
    """Letter to the address on file; its code opens the first connection and nothing else."""
    person = bench.file(mobile=None, health_member=False)
    visitor = bench.at_letter(person)
    assert visitor.path == "inscription/courrier"
    assert "courrier" in visitor.text
    ((slip, text),) = bench.letters()
    assert slip["to"] == [f"Paul {person['last_name']}", "74 RUE JEAN BLEUZEN", "92177 VANVES"]
    assert "code d’accès provisoire" in text
    assert "30 jours" in text
    assert bench.sms.is_empty
    assert bench.held(person)["account"]["state"] == "letter_pending"
    first = bench.logged_in(str(person["identifier"]), bench.letter_code())
    assert first.path == "premiere-connexion"
    assert first.open("services/retirement").path == "premiere-connexion"
    assert first.value("email") == "paul@example.org"
    assert first.press("Valider").path == "premiere-connexion/mot-de-passe"
    assert first.press("Valider", **PASSWORD).path == "mon-espace"
    bench.mailbox.next()
    again = bench.logged_in(str(person["identifier"]), bench.letter_code())
    assert again.page.status_code == 422
    assert bench.held(person)["account"]["state"] == "open"


def test_a_letter_may_leave_some_days_later(declared):
    """Nothing lies in the folder before the clock gets there, and then one letter."""
    bench = declared(delay_days=3)
    person = bench.file(mobile=None)
    assert bench.at_letter(person).path == "inscription/courrier"
    bench.advance(3 * 86400 - 60)
    assert bench.letters() == []
    bench.advance(120)
    assert len(bench.letters()) == 1
    assert bench.logged_in(str(person["identifier"]), bench.letter_code()).path == "premiere-connexion"


def test_putting_a_person_again_cancels_the_letter_that_waits(declared):
    """The letter of the earlier life never leaves."""
    bench = declared(delay_days=3)
    person = bench.file(mobile=None)
    bench.at_letter(person)
    bench.file(**person)
    bench.advance(4 * 86400)
    assert bench.letters() == []


@pytest.mark.parametrize(
    ("reading", "path"),
    [
        ("channel_choice", "inscription/canal"),
        ("letter_only", "inscription/identifiant"),
        ("contact", "inscription/autre-numero"),
        ("restart", "inscription"),
    ],
)
def test_a_number_that_is_not_mine_gets_nothing(declared, reading, path):
    """The declared way on, and never an SMS to the refused number, whatever follows."""
    bench = declared({"AUD-AMB-03": reading})
    person = bench.file()
    visitor = bench.recognised(person).press("Confirmer").press(NOT_MINE)
    assert visitor.path == path
    assert visitor.page.status_code == 200
    masked = f"XX XX XX {str(person['mobile'])[6:8]} {str(person['mobile'])[8:]}"
    assert masked not in visitor.text
    visitor.open("inscription").press("Valider", **bench.form(person)).press("Confirmer")
    assert masked not in visitor.text
    if visitor.path == "inscription/canal":
        visitor.press("Valider", channel="sms")
        number = str(person["mobile"])
        visitor.press("Valider", mobile=number, mobile_confirmation=number)
        assert list(visitor.errors) == ["mobile"]
    assert bench.sms.is_empty


def test_the_last_choice_of_channel_acts(bench):
    """SMS, then back, then letter: one letter and no SMS."""
    person = bench.file(mobile=None)
    visitor = bench.recognised(person).press("Confirmer").press("Valider", channel="sms")
    visitor.press("Valider", mobile="0639981234", mobile_confirmation="0639981234")
    assert visitor.press("Retour").path == "inscription/portable"
    assert visitor.press("Retour").path == "inscription/canal"
    visitor.press("Valider", channel="courrier").press("Valider", identifier=str(person["identifier"]))
    assert len(bench.letters()) == 1
    assert bench.sms.is_empty


def test_back_leads_to_the_page_before_with_what_was_typed(bench):
    """Code, identifier, masked number, person found, form, log-in."""
    person = bench.file()
    visitor = bench.at_code(person)
    paths = ["identifiant", "telephone", "identite", ""]
    for path in paths:
        assert visitor.press("Retour").path == f"inscription/{path}".rstrip("/")
    assert visitor.value("last_name") == str(person["last_name"]).lower()
    assert "BLEUZEN" not in visitor.page.text
    assert visitor.press("Retour").path == "connexion"


def test_back_leads_to_the_start_where_declared(declared):
    """Every « Retour » of the sign-up goes to the form."""
    bench = declared({"AUD-AMB-24": "home"})
    assert bench.at_code(bench.file()).press("Retour").path == "inscription"


def test_a_late_code_is_refused_and_a_restart_gives_another(bench):
    """At 301 s; the old code is worth nothing in the new journey."""
    person = bench.file()
    visitor = bench.at_code(person)
    old = bench.sms.next_code()
    bench.advance(301)
    visitor.press("Valider", code=old)
    assert list(visitor.errors) == ["code"]
    assert visitor.press("Recommencer la procédure").path == "inscription"
    again = bench.at_code(person)
    new = bench.sms.next_code()
    assert new != old
    assert again.press("Valider", code=old).path == "inscription/code"
    assert again.press("Valider", code=new).path == "inscription/mot-de-passe"


def test_the_restart_may_be_the_identifier(declared):
    """A late code, then the identifier again, then a new SMS."""
    bench = declared({"AUD-AMB-07": "resume_identifier"})
    person = bench.file()
    visitor = bench.at_code(person)
    old = bench.sms.next_code()
    bench.advance(301)
    visitor.press("Valider", code=old).press("Recommencer la procédure")
    assert visitor.path == "inscription/identifiant"
    visitor.press("Valider", identifier=str(person["identifier"]))
    assert visitor.press("Valider", code=bench.sms.next_code()).path == "inscription/mot-de-passe"


def test_a_resending_exists_where_declared(declared):
    """Limited in number and in pace; the code before is dead."""
    resend = {"max": 1, "min_interval_seconds": 60}
    bench = declared({"AUD-AMB-08": "limited"}, {"aud.sms_code.resend": resend})
    visitor = bench.at_code(bench.file())
    first = bench.sms.next_code()
    assert visitor.press("Renvoyer un SMS").page.status_code == 429
    bench.advance(61)
    assert visitor.press("Renvoyer un SMS").path == "inscription/code"
    assert visitor.press("Valider", code=first).path == "inscription/code"
    second = bench.sms.next_code()
    bench.advance(61)
    assert visitor.press("Renvoyer un SMS").page.status_code == 429
    assert bench.sms.is_empty
    visitor.open("inscription/code")
    assert visitor.press("Valider", code=second).path == "inscription/mot-de-passe"


def test_an_sms_that_is_not_taken_leaves_the_person_at_the_identifier(bench):
    """The refusal is told, and the next try works."""
    person = bench.file()
    visitor = bench.at_identifier(person)
    bench.sms.status = 503
    try:
        visitor.press("Valider", identifier=str(person["identifier"]))
    finally:
        bench.sms.status = 201
    assert list(visitor.errors) == ["identifier"]
    visitor.press("Valider", identifier=str(person["identifier"]))
    assert visitor.press("Valider", code=bench.sms.next_code()).path == "inscription/mot-de-passe"


def test_the_first_connection_may_confirm_by_a_link(declared):
    """The password page opens from the message, in another browser."""
    bench = declared({"AUD-AMB-06": "link"})
    person = bench.file(mobile=None)
    bench.at_letter(person)
    first = bench.logged_in(str(person["identifier"]), bench.letter_code()).press("Valider")
    assert first.path == "premiere-connexion/lien"
    elsewhere = bench.visitor().open(bench.mailbox.next_link())
    assert elsewhere.path == "premiere-connexion/mot-de-passe"
    assert elsewhere.press("Valider", **PASSWORD).path == "mon-espace"
    bench.mailbox.next()


def test_after_the_password_the_log_in_page_where_declared(declared):
    """The account works all the same."""
    bench = declared({"AUD-AMB-20": "login_page"})
    person = bench.file()
    visitor = bench.at_password(person).press("Valider", **PASSWORD)
    assert visitor.path == "connexion"
    bench.mailbox.next()
    assert bench.logged_in(str(person["identifier"]), "kq7zt4mw").path == "mon-espace"


def test_a_second_sign_up_changes_nothing(bench):
    """The person is sent to the log-in, and the password stays."""
    person = bench.file()
    bench.in_space(person)
    visitor = bench.recognised(person, email="other@example.org", email_confirmation="other@example.org")
    assert visitor.path == "inscription"
    assert "déjà un compte" in visitor.text
    assert bench.held(person)["account"]["email"] == "paul@example.org"


def test_two_journeys_of_one_person_make_one_account(bench):
    """Each code works in its own browser; the second to finish is told that the account exists."""
    person = bench.file()
    one, code_one = bench.at_code(person), bench.sms.next_code()
    two, code_two = bench.at_code(person), bench.sms.next_code()
    assert one.press("Valider", code=code_one).path == "inscription/mot-de-passe"
    assert two.press("Valider", code=code_two).path == "inscription/mot-de-passe"
    one.press("Valider", **PASSWORD)
    bench.mailbox.next()
    two.press("Valider", password="mqzrvkpt", password_confirmation="mqzrvkpt")
    assert two.path == "connexion"
    assert "déjà créé" in two.text
    assert bench.logged_in(str(person["identifier"]), "kq7zt4mw").path == "mon-espace"
