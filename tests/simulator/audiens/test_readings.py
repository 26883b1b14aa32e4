"""Every reading and parameter of the ledger can be declared, and shows where it should."""

from __future__ import annotations

import pytest

from catalogue.loader import load
from simulator.readings import audiens_options
from simulator.settings import Settings, WrongSettings


def readings():
    return [
        (ambiguity.id, reading.key)
        for ambiguity in load().ambiguities.values()
        if ambiguity.portal in {"audiens", "both"}
        for reading in ambiguity.readings
    ]


@pytest.mark.parametrize(("ambiguity", "key"), readings())
def test_every_reading_makes_a_portal(ambiguity, key):
    """None is refused."""
    assert audiens_options(Settings(readings={ambiguity: key}))


def test_the_defaults_of_the_ledger_are_those_of_the_portal():
    """Declaring a default changes nothing but what the portal chose more precisely."""
    from dataclasses import asdict

    usual = asdict(audiens_options(Settings()))
    declared = asdict(audiens_options(Settings(readings={"AUD-AMB-03": "channel_choice"})))
    differing = {name for name in usual if usual[name] != declared[name]}
    assert differing <= {"service_words", "mobile_separators"}


def test_an_unknown_key_algorithm_is_told():
    """At the start, in one sentence."""
    settings = Settings(readings={"AUD-AMB-27": "key"}, parameters={"aud.identifier.key_algorithm": "luhn"})
    with pytest.raises(WrongSettings, match="luhn"):
        audiens_options(settings)


def test_the_urssaf_portal_does_not_mind():
    """A reading of one portal is no error for the other."""
    from simulator.readings import urssaf_options

    assert urssaf_options(Settings(readings={"AUD-AMB-03": "contact"}))


@pytest.mark.parametrize(("reading", "ticked"), [("unticked", False), ("ticked", True)])
def test_the_news_box_is_at_first_as_declared(declared, reading, ticked):
    """And then as the person left it."""
    bench = declared({"AUD-AMB-04": reading})
    visitor = bench.visitor().open("inscription")
    (box,) = visitor.tree.xpath("//input[@name='email_news']")
    assert (box.get("checked") is not None) is ticked
    for entries in ({"email_news": "oui"}, {"email_news": ""}):
        visitor.press("Valider", **entries)
        (box,) = visitor.tree.xpath("//input[@name='email_news']")
        assert (box.get("checked") is not None) is (entries["email_news"] == "oui")


@pytest.mark.parametrize("wanted", ["oui", ""])
def test_the_news_box_is_kept(bench, wanted):
    """As it was left."""
    person = bench.file()
    bench.in_space(person, email_news=wanted)
    assert bench.held(person)["account"]["email_news"] is (wanted == "oui")


@pytest.mark.parametrize(
    ("reading", "label"),
    [
        ("optout_unticked", "Je ne souhaite pas être informé(e)"),
        ("optin", "Je souhaite être informé(e)"),
        ("absent", None),
    ],
)
def test_the_phone_box_is_as_declared(declared, reading, label):
    """In the negative, in the positive, or not there; never ticked."""
    bench = declared({"AUD-AMB-05": reading})
    visitor = bench.recognised(bench.file(mobile=None)).press("Confirmer").press("Valider", channel="sms")
    boxes = visitor.tree.xpath("//input[@type='checkbox']")
    assert len(boxes) == (0 if label is None else 1)
    for box in boxes:
        assert box.get("checked") is None
        assert label in visitor.tree.xpath(f"//label[@for='{box.get('id')}']")[0].text_content()


@pytest.mark.parametrize(
    ("reading", "form_words", "phone_words"),
    [
        ("legacy", ["6 janvier 1978", "interrogation", "webmaster@audiens.org"], ["2014-344", "prospection"]),
        ("current", ["RGPD", "CNIL", "DPO"], ["11 août 2026", "consentement"]),
    ],
)
def test_legal_notices_are_as_declared(declared, reading, form_words, phone_words):
    """Under the form and under the number; both speak of purpose, recipients and Bloctel."""
    bench = declared({"AUD-AMB-21": reading})
    visitor = bench.visitor().open("inscription")
    text = visitor.text.replace("\u00a0", " ")
    for words in (*form_words, "gestion de votre espace abonné", "indispensables", "partenaires"):
        assert words in text
    visitor.press("Valider", **bench.form(bench.file(last_name="Legal", mobile=None), last_name="legal"))
    shown = "74 RUE JEAN BLEUZEN" in visitor.text
    assert shown is (reading == "legacy")
    assert "VANVES" in visitor.text
    visitor.press("Confirmer").press("Valider", channel="sms")
    for words in (*phone_words, "Bloctel"):
        assert words in visitor.text
    assert visitor.tree.xpath("//a[contains(@href, 'bloctel.gouv.fr')]")


@pytest.mark.parametrize(
    ("reading", "number", "mask"),
    [
        ("fr_mask", "0639980000", "XX XX XX 00 00"),
        ("fr_mask", "0639980007", "XX XX XX 00 07"),
        ("any_mask", "0639983708", "•• •• •• 37 08"),
    ],
)
def test_the_mask_is_as_declared(declared, reading, number, mask):
    """Four digits and no others, zeros kept."""
    bench = declared({"AUD-AMB-16": reading})
    assert mask in bench.recognised(bench.file(mobile=number)).press("Confirmer").text


@pytest.mark.parametrize(("reading", "chosen"), [("none_selected", []), ("preselected", ["sms"])])
def test_the_channel_is_at_first_as_declared(declared, reading, chosen):
    """Nothing, or one of the two."""
    bench = declared({"AUD-AMB-19": reading})
    visitor = bench.recognised(bench.file(mobile=None)).press("Confirmer")
    assert [box.get("value") for box in visitor.tree.xpath("//input[@type='radio'][@checked]")] == chosen


def test_an_outdated_address_leads_to_contact_or_ends_the_journey(declared):
    """As declared."""
    for reading, path in (("link", "contact"), ("blocked", "inscription/adresse")):
        bench = declared({"AUD-AMB-26": reading})
        visitor = bench.recognised(bench.file(last_name="Moved"), last_name="moved").press("Audiens")
        assert (visitor.path, visitor.page.status_code) == (path, 200)
        after = visitor.open("inscription/identite").path
        assert after == ("inscription/identite" if reading == "link" else "inscription")


def test_help_numbers_stand_where_declared(declared):
    """On the portal, tied to their public; or in the guide alone."""
    text = declared().visitor().open("connexion").text.replace("\u00a0", " ")
    assert "Audiens Santé Prévoyance, contactez le 0 173 173 535" in text
    assert "Sinon, contactez le 0 173 173 500" in text
    other = declared({"AUD-AMB-18": "guide_only"}).visitor()
    for path in ("connexion", "contact", "identifiant-inconnu"):
        assert "173" not in other.open(path).text


def test_furniture_is_whole_where_declared(declared):
    """Search always, sharing where the screens are followed to the letter."""
    assert not declared().visitor().open("espaces").tree.xpath("//a[.='Tweeter']")
    visitor = declared({"AUD-AMB-28": "strict"}).visitor().open("espaces")
    for name in ("Tweeter", "J’aime", "G+"):
        assert visitor.open("espaces").press(name).page.status_code == 200
    assert visitor.open("").tree.xpath("//label[.='Rechercher']")


@pytest.mark.parametrize(("reading", "digits"), [("7.2", "123456789"), ("12", "123456789012")])
def test_people_have_numbers_of_the_declared_layout(declared, reading, digits):
    """And may use them."""
    bench = declared({"AUD-AMB-01": reading})
    person = bench.file(identifier=digits, last_name="Layout")
    assert bench.at_code(person).path == "inscription/code"
    bench.sms.next()


@pytest.mark.parametrize(
    ("reading", "words"),
    [
        ("any_alnum", ["8 caractères alphas et/ou numériques", "pas de caractères spéciaux"]),
        ("mixed_alnum", ["au moins une lettre et un chiffre", "pas de caractères spéciaux"]),
        ("min_alnum_plus", ["8 caractères alphas et/ou numériques", "d’autres caractères"]),
        ("stricter", ["de 12 à 64 caractères"]),
    ],
)
def test_the_password_rule_is_shown_as_declared(declared, reading, words):
    """Before typing."""
    bench = declared({"AUD-AMB-02": reading})
    text = bench.at_password(bench.file()).text
    for each in words:
        assert each in text


def test_a_native_date_control_where_declared(declared):
    """What travels is in the order of the wire."""
    bench = declared(parameters={"aud.birth_date.wire_format": "iso"})
    person = bench.file()
    visitor = bench.visitor().open("inscription")
    assert visitor.tree.xpath("//input[@name='birth_date']/@type") == ["date"]
    visitor.press("Valider", **bench.form(person, birth_date="1985-08-01"))
    assert visitor.path == "inscription/identite"
