"""FranceConnect, lost secrets, and the services of the space."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, parse_qsl, urlsplit

import pytest
import requests
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256

from simulator.settings import FranceConnect

PASSWORD = {"password": "mqzrvkpt", "password_confirmation": "mqzrvkpt"}
BUTTON = "S’identifier avec FranceConnect"


class Issuer:
    """A FranceConnect of our own: it vouches for whoever ``who`` is, and may be told to misbehave."""

    def __init__(self) -> None:
        self.who: dict[str, object] = {}
        self.claims: dict[str, object] = {}
        self.key = b"client-secret"
        self.sign: Callable[[bytes], tuple[str, bytes]] = self.with_secret
        self.keys: list[dict[str, str]] = []
        self.told_as_token = False
        self.nonce = ""
        self.asked: list[dict[str, list[str]]] = []
        issuer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                if self.path == "/userinfo" and issuer.told_as_token:
                    self.answer(issuer.signed(issuer.who), kind="application/jwt")
                elif self.path == "/userinfo":
                    self.answer(issuer.who)
                elif self.path == "/jwks":
                    self.answer({"keys": issuer.keys})
                elif self.path == "/.well-known/openid-configuration":
                    paths = ("authorization", "token", "userinfo")
                    endpoints = {f"{path}_endpoint": f"{issuer.url}/{path}" for path in paths}
                    self.answer({"issuer": issuer.url, "jwks_uri": f"{issuer.url}/jwks", **endpoints})
                else:
                    self.answer({}, 404)

            def do_POST(self) -> None:
                form = dict(parse_qsl(self.rfile.read(int(self.headers["content-length"])).decode()))
                good = form["client_secret"] == "client-secret" and form["code"] == "good-code"
                token = {"access_token": "access", "id_token": issuer.token()}
                self.answer(token if good else {}, 200 if good else 400)

            def answer(self, content: object, status: int = 200, kind: str = "application/json") -> None:
                body = (content if isinstance(content, str) else json.dumps(content)).encode()
                self.send_response(status)
                self.send_header("content-type", kind)
                self.send_header("content-length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                """Quiet."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02})
        self._thread.start()
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self.settings = FranceConnect(self.url, "client-id", "client-secret")

    def token(self) -> str:
        usual = {"iss": self.url, "aud": "client-id", "sub": self.who.get("sub"), "nonce": self.nonce}
        return self.signed({**usual, "exp": int(time.time()) + 60, **self.claims})

    def signed(self, claims: dict[str, object]) -> str:
        algorithm, _ = self.sign(b"")
        signed = ".".join(encoded(json.dumps(part).encode()) for part in ({"alg": algorithm}, claims))
        return f"{signed}.{encoded(self.sign(signed.encode())[1])}"

    def with_secret(self, signed: bytes) -> tuple[str, bytes]:
        return "HS256", hmac.new(self.key, signed, hashlib.sha256).digest()

    def use_rsa(self) -> None:
        key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        numbers = key.public_key().public_numbers()
        self.keys = [{"kty": "RSA", "n": number(numbers.n, 256), "e": number(numbers.e, 3)}]
        self.sign = lambda signed: ("RS256", key.sign(signed, padding.PKCS1v15(), SHA256()))

    def use_curve(self) -> None:
        key = ec.generate_private_key(ec.SECP256R1())
        numbers = key.public_key().public_numbers()
        point = {"x": number(numbers.x, 32), "y": number(numbers.y, 32)}
        self.keys = [{"kty": "EC", "crv": "P-256", **point}]

        def sign(signed: bytes) -> tuple[str, bytes]:
            halves = decode_dss_signature(key.sign(signed, ec.ECDSA(SHA256())))
            return "ES256", b"".join(half.to_bytes(32, "big") for half in halves)

        self.sign = sign

    def vouch_for(self, person: dict[str, object], **changes: object) -> None:
        self.who = {
            "sub": f"subject-{person['identifier']}",
            "family_name": str(person["last_name"]).upper(),
            "given_name": "Paul Jean",
            "birthdate": person["birth_date"],
            "email": "fc@example.org",
            **changes,
        }

    def send_back(self, visitor, **answer: str):
        """What the browser does: from the button to the issuer, and back with an answer."""
        started = visitor.http.get(visitor.home + "franceconnect", allow_redirects=False)
        address = urlsplit(started.headers["location"])
        asked = parse_qs(address.query)
        assert f"{address.scheme}://{address.netloc}" == self.url
        self.asked.append(asked)
        self.nonce = asked["nonce"][0]
        (back,) = asked["redirect_uri"]
        visitor.page = visitor.http.get(back, params={"state": asked["state"][0], **answer})
        return visitor

    def close(self) -> None:
        self._server.shutdown()
        self._thread.join(5)
        self._server.server_close()


def encoded(part: bytes) -> str:
    return base64.urlsafe_b64encode(part).rstrip(b"=").decode()


def number(value: int, octets: int) -> str:
    return encoded(value.to_bytes(octets, "big"))


@pytest.fixture
def issuer():
    made = Issuer()
    yield made
    made.close()


def test_without_an_issuer_the_button_leads_to_a_clear_page(bench):
    """And goes nowhere."""
    visitor = bench.visitor().open("connexion").press(BUTTON)
    assert visitor.path == "franceconnect"
    assert "pas disponible" in visitor.text


def test_an_issuer_that_does_not_answer_is_told(declared):
    """As the absence of one."""
    dead = FranceConnect("http://127.0.0.1:9", "client-id", "client-secret")
    visitor = declared(franceconnect=dead).visitor().open("franceconnect")
    assert visitor.page.status_code == 200
    assert "pas disponible" in visitor.text


def test_the_request_is_one_of_openid_connect(declared, issuer):
    """Code flow, scope, and a state and a nonce that are new each time."""
    bench = declared(franceconnect=issuer.settings)
    for _ in range(2):
        issuer.send_back(bench.visitor(), error="access_denied")
    for asked in issuer.asked:
        assert asked["response_type"] == ["code"]
        assert asked["client_id"] == ["client-id"]
        assert asked["scope"][0].startswith("openid ")
        assert asked["redirect_uri"] == [bench.home + "franceconnect/retour"]
    for name in ("state", "nonce"):
        one, two = (asked[name][0] for asked in issuer.asked)
        assert one != two
        assert len(one) > 20


def test_a_cancellation_leads_back_to_the_log_in(declared, issuer):
    """With a clear message, and nobody logged in."""
    visitor = declared(franceconnect=issuer.settings).visitor()
    issuer.send_back(visitor, error="access_denied", error_description="User auth aborted")
    assert visitor.path == "connexion"
    assert "annulée ou refusée" in visitor.text
    assert visitor.open("mon-espace").path == "connexion"


@pytest.mark.parametrize(
    "change",
    [
        {"state": "forged", "code": "good-code"},
        {"code": "bad-code"},
        {"code": ""},
        {"state": "", "error": "access_denied"},
    ],
)
def test_an_answer_that_is_not_the_expected_one_is_refused(declared, issuer, change):
    """Another state, another code, none."""
    bench = declared(franceconnect=issuer.settings)
    person = bench.file()
    bench.in_space(person)
    issuer.vouch_for(person)
    visitor = issuer.send_back(bench.visitor(), **change)
    assert visitor.path == "connexion"
    assert visitor.open("mon-espace").path == "connexion"


@pytest.mark.parametrize(
    "claims",
    [{"nonce": "old"}, {"aud": "another"}, {"iss": "http://elsewhere"}, {"exp": 1}, {"sub": "another"}],
)
def test_a_token_that_cannot_be_trusted_is_refused(declared, issuer, claims):
    """Nonce, audience, issuer, life and subject are looked at."""
    bench = declared(franceconnect=issuer.settings)
    person = bench.file()
    bench.in_space(person)
    issuer.vouch_for(person)
    issuer.claims = claims
    assert issuer.send_back(bench.visitor(), code="good-code").path == "connexion"


def test_a_token_signed_by_another_key_is_refused(declared, issuer):
    """Whatever it says."""
    bench = declared(franceconnect=issuer.settings)
    person = bench.file()
    bench.in_space(person)
    issuer.vouch_for(person)
    issuer.key = b"another"
    assert issuer.send_back(bench.visitor(), code="good-code").path == "connexion"


@pytest.mark.parametrize("told_as_token", [False, True])
@pytest.mark.parametrize("kind", ["use_rsa", "use_curve"])
def test_tokens_may_be_signed_by_the_issuers_own_key(declared, issuer, kind, told_as_token):
    """As published, for the token and for the identity; another key is refused, and so is none."""
    bench = declared(franceconnect=issuer.settings)
    person = bench.file()
    bench.in_space(person)
    issuer.vouch_for(person)
    issuer.told_as_token = told_as_token
    getattr(issuer, kind)()
    assert issuer.send_back(bench.visitor(), code="good-code").path == "mon-espace"
    published = issuer.keys
    getattr(issuer, kind)()
    issuer.keys = published
    assert issuer.send_back(bench.visitor(), code="good-code").path == "connexion"
    issuer.sign = lambda _: ("none", b"")
    assert issuer.send_back(bench.visitor(), code="good-code").path == "connexion"


def test_franceconnect_opens_the_account_of_its_person_and_no_other(declared, issuer):
    """By names and date of birth; somebody without an account is told so."""
    bench = declared(franceconnect=issuer.settings)
    person, other = bench.file(), bench.file()
    bench.in_space(person)
    issuer.vouch_for(person)
    visitor = issuer.send_back(bench.visitor(), code="good-code")
    assert visitor.path == "mon-espace"
    assert str(person["last_name"]) in visitor.text
    issuer.vouch_for(other)
    assert issuer.send_back(bench.visitor(), code="good-code").path == "franceconnect/inconnu"
    issuer.vouch_for(person, sub="somebody-else")
    assert issuer.send_back(bench.visitor(), code="good-code").path == "franceconnect/inconnu"


def test_a_sign_up_by_franceconnect_where_declared(declared, issuer):
    """Person found, password, account linked to the same person."""
    bench = declared({"AUD-AMB-23": "declared"}, franceconnect=issuer.settings)
    person = bench.file()
    assert bench.visitor().open("inscription").tree.xpath(f"//a[.='{BUTTON}']")
    issuer.vouch_for(person)
    visitor = issuer.send_back(bench.visitor(), code="good-code")
    assert visitor.path == "inscription/identite"
    assert str(person["last_name"]) in visitor.text
    visitor.press("Confirmer").press("Valider", **PASSWORD)
    assert visitor.path == "mon-espace"
    assert bench.sms.is_empty
    recipients, _ = bench.mailbox.next()
    assert recipients == ["fc@example.org"]
    assert bench.held(person)["account"]["email"] == "fc@example.org"
    assert issuer.send_back(bench.visitor(), code="good-code").path == "mon-espace"


# Lost secrets


def asked_for_password(bench, identifier):
    visitor = bench.visitor().open("connexion").press("J’ai perdu mon mot de passe\u00a0?")
    return visitor.press("Valider", identifier=identifier)


def test_a_lost_password_is_replaced_by_a_link(bench):
    """The same answer whoever asks; the message holds no password; the link serves once."""
    person = bench.file()
    bench.in_space(person)
    known = asked_for_password(bench, str(person["identifier"]))
    unknown = asked_for_password(bench, "9998887776")
    assert known.path == unknown.path == "mot-de-passe-demande"
    assert known.page.text == unknown.page.text
    _, message = bench.mailbox.next()
    assert bench.mailbox.is_empty
    assert "kq7zt4mw" not in message.as_string()
    link = bench.mailbox.link_of(message)
    visitor = bench.visitor().open(link).press("Valider", **PASSWORD)
    assert visitor.path == "mon-espace"
    assert bench.visitor().open(link).page.status_code == 410
    assert bench.logged_in(str(person["identifier"]), "mqzrvkpt").path == "mon-espace"
    assert bench.logged_in(str(person["identifier"]), "kq7zt4mw").page.status_code == 422


def test_a_lost_password_may_be_replaced_by_sms(declared):
    """The page of the code comes whether or not a code has gone."""
    bench = declared({"AUD-AMB-25": "declared"}, {"aud.recovery": {"password": "sms"}})
    person = bench.file()
    bench.in_space(person)
    unknown = asked_for_password(bench, "9998887776")
    assert unknown.path == "inscription/code"
    assert bench.sms.is_empty
    visitor = asked_for_password(bench, str(person["identifier"]))
    assert visitor.path == "inscription/code"
    visitor.press("Valider", code=bench.sms.next_code()).press("Valider", **PASSWORD)
    assert visitor.path == "mon-espace"
    assert bench.logged_in(str(person["identifier"]), "mqzrvkpt").path == "mon-espace"


def test_a_lost_password_may_be_replaced_by_letter(declared):
    """Its code opens the choice of a new password; until then the old one stands."""
    bench = declared({"AUD-AMB-25": "declared"}, {"aud.recovery": {"password": "letter"}})
    person = bench.file()
    bench.in_space(person)
    assert asked_for_password(bench, str(person["identifier"])).path == "mot-de-passe-demande"
    assert bench.logged_in(str(person["identifier"]), "kq7zt4mw").path == "mon-espace"
    visitor = bench.logged_in(str(person["identifier"]), bench.letter_code())
    assert visitor.path == "premiere-connexion/mot-de-passe"
    assert visitor.press("Valider", **PASSWORD).path == "mon-espace"
    assert bench.logged_in(str(person["identifier"]), bench.letter_code()).page.status_code == 422


@pytest.mark.parametrize("channel", ["help_page", "email", "sms", "letter"])
def test_a_lost_identifier_is_never_shown(declared, channel):
    """It goes to what is known of its holder, where that is declared."""
    bench = declared({"AUD-AMB-25": "declared"}, {"aud.recovery": {"identifier": channel}})
    person = bench.file()
    bench.in_space(person)
    written = f"{str(person['identifier'])[:8]}.{str(person['identifier'])[8:]}"
    visitor = bench.visitor().open("connexion").press("Je ne connais pas mon identifiant de connexion")
    assert visitor.page.status_code == 200
    if channel == "help_page":
        assert not visitor.tree.xpath("//main//form")
        return
    form = bench.form(person)
    entries = {name: form[name] for name in ("last_name", "first_name", "birth_date")}
    visitor.press("Valider", **entries)
    assert visitor.path == "identifiant-demande"
    assert written not in visitor.page.text
    sent = {
        "email": lambda: bench.mailbox.next()[1].get_body(("plain",)).get_content(),
        "sms": lambda: bench.sms.next()["Body"],
        "letter": lambda: bench.letters()[-1][1],
    }[channel]()
    assert written in sent


# The space


def test_a_health_member_has_six_services(bench):
    """Each opens without error."""
    visitor = bench.in_space(bench.file())
    names = [link.text_content() for link in visitor.tree.xpath("//a[@class='card']")]
    assert len(names) == 6
    for name in names:
        assert visitor.open("mon-espace").press(name).page.status_code == 200
        assert visitor.tree.findtext(".//h1") == name


def test_others_have_the_retirement_statement_only(bench):
    """A health service is refused with an explanation, by its address too."""
    visitor = bench.in_space(bench.file(health_member=False))
    assert len(visitor.tree.xpath("//a[@class='card']")) == 1
    for service in ("statements", "simulator", "hospital", "card", "geolocation"):
        visitor.open(f"services/{service}")
        assert visitor.page.status_code == 403
        assert "réservé aux adhérents" in visitor.text
    assert visitor.open("services/retirement").page.status_code == 200


def test_a_statement_is_the_holders_own(bench):
    """Two people, two statements."""
    one, two = bench.file(), bench.file()
    first, second = bench.in_space(one), bench.in_space(two)
    for visitor, own, other in ((first, one, two), (second, two, one)):
        visitor.open("services/retirement")
        assert str(own["identifier"])[:8] in visitor.text
        assert str(other["identifier"])[:8] not in visitor.text


def test_the_services_do_something(bench):
    """A simulation, a request that is kept, professionals nearby."""
    visitor = bench.in_space(bench.file())
    visitor.open("services/simulator").press("Simuler", care="dental", amount="100")
    assert "60,00" in visitor.text
    assert visitor.press("Simuler", care="dental", amount="cent").page.status_code == 422
    visitor.open("services/hospital").press("Demander la prise en charge", hospital="CH", day="15/01/2001")
    assert list(visitor.errors) == ["day"]
    visitor.press("Demander la prise en charge", hospital="Hôpital <b>", day="15/01/2090")
    assert "Hôpital <b>" in visitor.text
    visitor.open("services/geolocation").press("Chercher", postal_code="59000")
    assert "59000" in visitor.text
    assert visitor.press("Chercher", postal_code="Lille").page.status_code == 422


def test_service_names_follow_the_declared_words(declared):
    """Where the portal's own hold none of them."""
    words = {"card": ["attestation"], "retirement": "retraite"}
    bench = declared(parameters={"aud.services.labels": words})
    visitor = bench.in_space(bench.file())
    names = [link.text_content() for link in visitor.tree.xpath("//a[@class='card']")]
    assert "Attestation" in names
    assert "Mon relevé de situation retraite" in names


def test_services_are_not_open_to_a_stranger(bench):
    """Whatever the method."""
    with requests.Session() as http:
        for method in ("GET", "POST", "HEAD"):
            answer = http.request(method, bench.home + "services/hospital", allow_redirects=False)
            assert answer.status_code in {303, 403}
