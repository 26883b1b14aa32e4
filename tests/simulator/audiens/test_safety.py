"""What a hostile or clumsy client meets: proofs, sessions, headers, pages out of order, hidden digits."""

from __future__ import annotations

import pytest

PASSWORD = {"password": "kq7zt4mw", "password_confirmation": "kq7zt4mw"}
MINE = "C’est bien mon numéro de téléphone"
PUBLIC = ["", "espaces", "recherche?q=compte", "conges-spectacles", "autre-public", "partager"]
PORTAL = ["connexion", "inscription", "entreprise", "contact", "franceconnect", "franceconnect/aide"]
PORTAL += ["franceconnect/inconnu", "identifiant-inconnu", "mot-de-passe-perdu", "mot-de-passe-demande"]
PORTAL += ["accessibilite", "donnees-personnelles", "deconnecte", "session-terminee", "lien/x", "nowhere"]
STEPS = ["question", "identite", "adresse", "telephone", "autre-numero", "canal", "portable"]
STEPS += ["identifiant", "code", "courrier", "mot-de-passe"]


@pytest.fixture(scope="module")
def shared():
    """One portal for the tests that change nothing."""
    from simulator.serve import start
    from simulator.settings import Settings

    running = start(Settings())
    yield running.url + "audiens/"
    running.stop()


@pytest.fixture
def look(shared):
    """A look at one of its pages."""
    import requests
    from lxml import html

    with requests.Session() as http:

        def at(path, **options):
            answer = http.get(shared + path, **options)
            return answer, html.fromstring(answer.text)

        yield at


@pytest.mark.parametrize("path", PUBLIC + PORTAL)
def test_every_page_carries_its_guards_and_its_marks(look, path):
    """Headers, language, one heading of the first level, a way to the statements, no script."""
    answer, tree = look(path)
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    assert "unsafe" not in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["cache-control"] == "no-store"
    assert tree.get("lang") == "fr"
    assert tree.xpath("//footer//a[contains(., 'partiellement conforme')]")
    assert not tree.xpath("//script | //*[@style] | //*[@onclick]")
    assert len(tree.xpath("//h1")) == 1
    assert not tree.xpath("//*[@src or (self::link and starts-with(@href, 'http'))]")


def test_titles_tell_pages_apart(look):
    """No two pages share a title."""
    titles = [look(path)[1].findtext(".//title") for path in PUBLIC + PORTAL]
    assert len(set(titles)) == len(titles)


@pytest.mark.parametrize("path", PUBLIC + PORTAL)
def test_every_link_of_the_portal_leads_somewhere(look, path):
    """No link answers an error."""
    _, tree = look(path)
    links = {link.get("href") for link in tree.iter("a")} - {"#contenu"}
    for link in links:
        answer, _ = look(link.removeprefix("/audiens/"))
        assert answer.status_code == 200, link


@pytest.mark.parametrize("path", PUBLIC + PORTAL)
def test_every_entry_has_a_visible_label(look, path):
    """label/for, and a name for every button."""
    _, tree = look(path)
    for entry in tree.xpath("//input[not(@type='hidden')] | //textarea"):
        assert tree.xpath(f"//label[@for='{entry.get('id')}'][normalize-space()]"), path
    assert all(button.text_content().strip() for button in tree.xpath("//button"))


def test_every_described_entry_is_described(look):
    """aria-describedby resolves, and the help of the identifier is reached by it."""
    _, tree = look("connexion")
    (identifier,) = tree.xpath("//input[@name='login']")
    help_text = tree.get_element_by_id(identifier.get("aria-describedby")).text_content()
    for element in ("adhérent", "Vos références", "tiers payant", "titre de retraite", "10 chiffres"):
        assert element in help_text.replace("\u00a0", " ")


def test_both_tabs_stand_on_every_page_of_the_journey(bench):
    """And the heading of the sign-up, until the code."""
    person = bench.file()
    visitor = bench.visitor().open("connexion")
    pages = [visitor.page.text]
    visitor.press("Je m’inscris")
    for step in (
        lambda: visitor.press("Valider", **bench.form(person)),
        lambda: visitor.press("Confirmer"),
        lambda: visitor.press(MINE),
        lambda: visitor.press("Valider", identifier=str(person["identifier"])),
    ):
        pages.append(visitor.page.text)
        assert visitor.tree.findtext(".//h1") == "Vous n’êtes pas encore inscrit\u00a0?"
        step()
    pages.append(visitor.page.text)
    bench.sms.next()
    for page in pages:
        for label in ("Espace Personnel", "Mon espace particulier", "Espace Entreprise"):
            assert label in page
        assert "Mon espace entreprise" in page


@pytest.mark.parametrize("step", STEPS)
def test_no_step_is_reached_by_its_address(look, step):
    """A fresh browser is sent to the form, and sees nobody."""
    answer, _ = look(f"inscription/{step}")
    assert answer.url.endswith("/audiens/inscription")


@pytest.mark.parametrize("path", ["mon-espace", "services/statements", "services/retirement"])
def test_the_space_needs_a_log_in(look, path):
    """Anybody else is sent to the log-in page."""
    answer, _ = look(path)
    assert answer.url.endswith("/audiens/connexion")


def test_later_steps_are_not_jumped_to(bench):
    """Neither the code, nor the password, nor another branch."""
    visitor = bench.recognised(bench.file())
    for step in ("code", "mot-de-passe", "canal", "portable", "courrier", "identifiant"):
        assert visitor.open(f"inscription/{step}").path == "inscription/identite"


def test_hidden_digits_never_leave_the_server(bench):
    """The number of the file stands whole in no answer of the journey."""
    person = bench.file(mobile="0639987654")
    visitor = bench.recognised(person).press("Confirmer")
    pages = [visitor.page.text]
    visitor.press(MINE)
    pages.append(visitor.page.text)
    visitor.press("Valider", identifier=str(person["identifier"]))
    pages.append(visitor.page.text)
    code = bench.sms.next_code()
    visitor.press("Valider", code=code)
    pages.append(visitor.page.text)
    for page in pages:
        assert "0639987654" not in page
        assert "639987654" not in page.replace(" ", "")
        assert code not in page


def test_a_form_without_its_proof_changes_nothing(bench):
    """403, and the session goes on."""
    person = bench.file()
    visitor = bench.at_identifier(person)
    for proof in ({"csrf": "wrong"}, {"csrf": ""}):
        answer = visitor.http.post(
            visitor.home + "inscription/identifiant", {"identifier": str(person["identifier"]), **proof}
        )
        assert answer.status_code == 403
    assert bench.sms.is_empty


def test_a_form_sent_twice_acts_once(bench):
    """One SMS, one letter."""
    person = bench.file()
    visitor = bench.at_identifier(person)
    entries = {**dict(visitor.tree.forms[-1].form_values()), "identifier": str(person["identifier"])}
    for _ in range(2):
        answer = visitor.http.post(visitor.home + "inscription/identifiant", entries)
        assert answer.url.endswith("inscription/code")
    bench.sms.next()
    assert bench.sms.is_empty


def test_a_posted_address_or_number_is_ignored(bench):
    """Only the file says where the person lives and what to call."""
    person = bench.file(mobile="0639981111")
    visitor = bench.recognised(person).press("Confirmer", street="9 RUE DU VOLEUR", mobile="0639982222")
    visitor.press(MINE, mobile="0639982222")
    visitor.press("Valider", identifier=str(person["identifier"]), mobile="0639982222", to="0639982222")
    assert bench.sms.next()["To"] == "+33639981111"
    assert bench.held(person)["street"] == "74 RUE JEAN BLEUZEN"


def test_a_password_form_is_not_sent_again_after_success(bench):
    """Neither from the page before nor with the old session."""
    person = bench.file()
    visitor = bench.at_password(person)
    old = dict(visitor.tree.forms[-1].form_values())
    cookie = visitor.http.cookies.get_dict()
    visitor.press("Valider", **PASSWORD)
    bench.mailbox.next()
    other = {"password": "mqzrvkpt", "password_confirmation": "mqzrvkpt"}
    visitor.http.post(visitor.home + "inscription/mot-de-passe", {**old, **other})
    stolen = bench.visitor()
    stolen.http.cookies.update(cookie)
    stolen.http.post(visitor.home + "inscription/mot-de-passe", {**old, **other})
    assert stolen.open("mon-espace").path == "connexion"
    assert bench.logged_in(str(person["identifier"]), "mqzrvkpt").page.status_code == 422
    assert visitor.open("inscription/code").path == "mon-espace"


def test_logging_out_ends_the_session(bench):
    """The old cookie opens nothing."""
    person = bench.file()
    visitor = bench.in_space(person)
    cookie = visitor.http.cookies.get_dict()
    assert visitor.press("Se déconnecter").path == "deconnecte"
    thief = bench.visitor()
    thief.http.cookies.update(cookie)
    assert thief.open("mon-espace").path == "connexion"


def test_the_session_key_changes_when_it_is_worth_more(bench):
    """At the log-in, and a key of one's own choosing is never adopted."""
    person = bench.file()
    bench.in_space(person)
    visitor = bench.visitor()
    visitor.http.cookies.set("audiens_session", "mine", path="/audiens")
    visitor.open("connexion")
    before = visitor.http.cookies.get_dict()["audiens_session"]
    assert before != "mine"
    visitor.press("Se connecter avec Audiens", login=str(person["identifier"]), secret="kq7zt4mw")
    assert visitor.http.cookies.get_dict()["audiens_session"] != before


@pytest.mark.parametrize(("seconds", "path"), [(1790, "inscription/identite"), (1801, "session-terminee")])
def test_an_idle_journey_ends_and_says_so(bench, seconds, path):
    """After half an hour; the person may begin again."""
    person = bench.file()
    visitor = bench.recognised(person)
    bench.advance(seconds)
    assert visitor.open("inscription/identite").path == path
    again = bench.recognised(person)
    assert again.path == "inscription/identite"


@pytest.mark.parametrize(
    "value", ["\x00", "x" * 10_000, "<script>alert(1)</script>", "{{7*7}}", "' OR 1=1 --", "🎭", "\r\nBcc: x"]
)
def test_strange_entries_are_refused_or_shown_as_text(bench, value):
    """Never an error page, never markup."""
    person = bench.file(mobile=None)
    entries = dict.fromkeys(bench.form(person), value)
    visitor = bench.visitor().open("inscription").press("Valider", **entries)
    assert visitor.page.status_code == 422
    assert "<script>" not in visitor.page.text
    assert "49" not in visitor.errors.get("last_name", "")
    visitor.open("connexion").press("Se connecter avec Audiens", login=value, secret=value)
    assert visitor.page.status_code == 422
    visitor.open("mot-de-passe-perdu").press("Valider", identifier=value)
    assert visitor.page.status_code == 422
    visitor = bench.recognised(person).press("Confirmer").press("Valider", channel="sms")
    visitor.press("Valider", mobile=value, mobile_confirmation=value)
    assert next(iter(visitor.errors)) == "mobile"


def test_a_repeated_entry_is_no_choice(bench):
    """Both channels at once are refused, and nothing goes."""
    person = bench.file(mobile=None)
    visitor = bench.recognised(person).press("Confirmer")
    fields = [*visitor.tree.forms[-1].form_values(), ("channel", "sms"), ("channel", "courrier")]
    answer = visitor.http.post(visitor.home + "inscription/canal", fields)
    assert answer.status_code == 400
    assert visitor.open("inscription/identifiant").path == "inscription/canal"


def test_markup_in_the_file_is_shown_as_text(bench):
    """Names with signs cross pages, messages and letters unharmed."""
    name = "D’Été-Noël <b> & Co ÿ"
    person = bench.file(last_name=name, mobile=None)
    visitor = bench.recognised(person, last_name=name)
    assert name in visitor.text
    visitor.press("Confirmer").press("Valider", channel="courrier")
    visitor.press("Valider", identifier=str(person["identifier"]))
    ((slip, text),) = bench.letters()
    assert slip["to"][0] == f"Paul {name}"
    assert name in text


def test_forms_are_limited_by_client(declared):
    """The trusted header tells clients apart."""
    bench = declared({"AUD-AMB-09": "declared"}, {"aud.form.max_attempts": 3})
    person = bench.file()
    visitor = bench.visitor()
    for _ in range(3):
        visitor.open("inscription").press("Valider", **bench.form(person, last_name="nobody"))
    assert visitor.page.status_code == 422
    visitor.open("inscription").press("Valider", **bench.form(person))
    assert visitor.page.status_code == 429
    assert bench.recognised(person).path == "inscription/identite"
