"""The rules alone over a clock that stands still, and the whole portal with receivers of SMS and letters."""

from __future__ import annotations

import base64
import itertools
import json
import queue
import re
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qsl, urljoin

import pytest
import requests
from lxml import html
from pypdf import PdfReader

from simulator.audiens.options import Options
from simulator.audiens.rules import AudiensRules
from simulator.audiens.store import Journey, Person, Route, SignUp, Stage, Store
from simulator.clock import Clock
from simulator.parts import AS_IS
from simulator.serve import start
from simulator.settings import FranceConnect, Letters, Settings, SmsProvider, Smtp

TOKEN = "let-me-in"
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
ME = "1122334455"
_SERIAL = itertools.count(1)


# The rules alone


class Play:
    """Rules over a store of their own, and shortcuts along the journey."""

    def __init__(self, options: Options) -> None:
        self.clock = Clock(lambda: NOON)
        self.store = Store()
        self.rules = AudiensRules(options, self.clock, self.store)
        self.file()

    def file(self, identifier: str = ME, **changes: object) -> Person:
        """A person on file."""
        person = Person(
            identifier, "Comet", "Paul", date(1985, 8, 1), "1 rue des Arts", "59000", "LILLE", "0639983708"
        )
        self.store.people[identifier] = replace(person, **changes)
        return self.store.people[identifier]

    def later(self, seconds: float) -> None:
        """Move the clock."""
        self.clock.advance(timedelta(seconds=seconds))

    def form(self, **changes: object) -> SignUp:
        """The form of that person, or another."""
        usual = SignUp("Comet", "Paul", "01/08/1985", "paul@example.org", "paul@example.org")
        return replace(usual, **changes)

    def faults(self, **changes: object) -> dict[str, str]:
        """Field and name of each fault of the form."""
        found = self.rules.recognise(self.form(**changes), "client")
        return {fault.field: fault.fault.name for fault in found.faults}

    def recognised(self, previous: Journey | None = None, **changes: object) -> Journey:
        """A journey at the identity."""
        found = self.rules.recognise(self.form(**changes), f"client{next(_SERIAL)}", previous)
        assert found.journey is not None, found.faults
        return found.journey

    def confirmed(self, **changes: object) -> Journey:
        """A journey past « Confirmer »."""
        journey = self.recognised(**changes)
        self.rules.confirm_identity(journey)
        return journey

    def with_code(self, identifier: str = ME) -> Journey:
        """A journey whose SMS was sent."""
        journey = self.confirmed()
        self.rules.confirm_mobile(journey)
        assert self.rules.check_identifier(journey, identifier) == ()
        assert self.rules.issue_code(journey) is not None
        return journey

    def with_letter(self) -> tuple[Journey, str]:
        """A journey whose letter has left, and its code."""
        if self.store.people[ME].mobile is not None:
            self.file(mobile=None)
        journey = self.confirmed()
        self.rules.choose_channel(journey, "courrier")
        kept, code = self.rules.ask_letter(journey)
        self.rules.letter_has_left(ME, kept)
        return journey, code

    def with_account(self, password: str = "kq7zt4mw") -> None:
        """The person has an open account."""
        journey = self.with_code()
        assert self.rules.check_code(journey, journey.code.code) == ()
        self.rules.define_password(journey, password)

    def at_phone(self) -> Journey:
        """A journey at the entry of a number."""
        self.file(mobile=None)
        journey = self.confirmed()
        assert self.rules.choose_channel(journey, "sms") == ()
        assert (journey.route, journey.stage) == (Route.SMS, Stage.PHONE)
        return journey


@pytest.fixture
def play() -> Callable[..., Play]:
    """Rules with these options."""

    def make(**options: object) -> Play:
        return Play(Options(**options))

    return make


# The whole portal


class SmsReceiver:
    """Every SMS that was handed to a loopback provider, in order. ``status`` is what it answers next."""

    def __init__(self) -> None:
        self.kept: queue.Queue[dict[str, str]] = queue.Queue()
        self.status = 201
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["content-length"])).decode()
                basic = base64.b64decode(self.headers["authorization"].removeprefix("Basic ")).decode()
                if receiver.status == 201:
                    receiver.kept.put({**dict(parse_qsl(body)), "path": self.path, "basic": basic})
                self.send_response(receiver.status)
                self.end_headers()
                self.wfile.write(b'{"sid": "SM1"}')

            def log_message(self, *_: object) -> None:
                """Quiet."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02})
        self._thread.start()
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    def next(self) -> dict[str, str]:
        """The next SMS, which must come."""
        return self.kept.get(timeout=5)

    def next_code(self) -> str:
        """The code of the next SMS."""
        (code,) = re.findall(r"\d{6}", self.next()["Body"])
        return code

    @property
    def is_empty(self) -> bool:
        """SMS are handed over before the answer to the request: nothing is on its way."""
        return self.kept.empty()

    def close(self) -> None:
        self._server.shutdown()
        self._thread.join(5)
        self._server.server_close()


class Visitor:
    """One browser: its cookies, and the page it is on."""

    def __init__(self, home: str, client: str) -> None:
        self.home = home
        self.http = requests.Session()
        self.http.headers["X-Forwarded-For"] = client
        self.page: requests.Response

    def open(self, path: str) -> Visitor:
        self.page = self.http.get(urljoin(self.home, path))
        return self

    def press(self, button: str, **entries: str) -> Visitor:
        """Fill the form that holds this button, and press it; or follow the link of that name."""
        found = [
            (form, node)
            for form in self.tree.forms
            for node in form.iter("button")
            if node.text_content() == button
        ]
        if not found:
            links = [node for node in self.tree.iter("a") if node.text_content() == button]
            assert len(links) == 1, f"no {button} in {self.path}: {self.text}"
            (link,) = links
            return self.open(link.get("href"))
        ((form, node),) = found
        own = {node.get("name"): node.get("value")} if node.get("name") else {}
        fields = {**dict(form.form_values()), **own, **entries}
        self.page = self.http.post(urljoin(self.page.url, form.action), fields)
        return self

    @property
    def tree(self) -> html.HtmlElement:
        return html.fromstring(self.page.text)

    @property
    def path(self) -> str:
        return self.page.url.removeprefix(self.home)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.tree.itertext()).split())

    @property
    def errors(self) -> dict[str, str]:
        """The error of each field, as it is tied to it."""
        return {
            node.get("name"): self.tree.get_element_by_id(node.get("aria-errormessage")).text_content()
            for node in self.tree.xpath("//*[@aria-invalid='true']")
        }

    def value(self, name: str) -> str:
        return self.tree.xpath(f"//*[@name='{name}']")[0].get("value")


class Bench:
    """A running simulator with its receivers, its control API and any number of visitors."""

    def __init__(self, settings: Settings, sms: SmsReceiver, mailbox: object, parts: object = AS_IS) -> None:
        running = start(settings, parts)
        self.home = running.url + "audiens/"
        self.control_url = running.control_url
        self.sms = sms
        self.mailbox = mailbox
        self.folder = Path(settings.letters.folder or "")
        self._stop = running.stop
        self.control = requests.Session()
        self.control.headers["Authorization"] = f"Bearer {TOKEN}"
        self._visitors: list[Visitor] = []

    def file(self, **changes: object) -> dict[str, object]:
        """A fresh person on file, with a name, an identifier and a mobile of their own."""
        serial = next(_SERIAL)
        person: dict[str, object] = {
            "identifier": f"{serial * 7919 % 10**8:08d}{serial % 100:02d}",
            "last_name": "Comet" + "".join(chr(97 + int(digit)) for digit in str(serial)),
            "first_name": "Paul",
            "birth_date": "1985-08-01",
            "street": "74 RUE JEAN BLEUZEN",
            "postal_code": "92177",
            "city": "VANVES",
            "mobile": f"0639{serial % 10**6:06d}",
            **changes,
        }
        answer = self.control.put(self.address(person), json=person)
        assert answer.status_code == 204, answer.text
        return person

    def address(self, person: dict[str, object]) -> str:
        return f"{self.control_url}audiens/people/{person['identifier']}"

    def held(self, person: dict[str, object]) -> dict[str, object]:
        return self.control.get(self.address(person)).json()

    def advance(self, seconds: int) -> None:
        answer = self.control.post(self.control_url + "clock", json={"advance_seconds": seconds})
        assert answer.status_code == 200, answer.text

    def visitor(self) -> Visitor:
        serial = next(_SERIAL)
        visitor = Visitor(self.home, f"198.51.{serial // 250}.{serial % 250 + 1}")
        self._visitors.append(visitor)
        return visitor

    def form(self, person: dict[str, object], **changes: str) -> dict[str, str]:
        year, month, day = str(person["birth_date"]).split("-")
        entries = {"last_name": str(person["last_name"]).lower(), "first_name": "paul"}
        entries |= {"birth_date": f"{day}/{month}/{year}"}
        entries |= {"email": "paul@example.org", "email_confirmation": "paul@example.org"}
        return {**entries, **changes}

    def recognised(self, person: dict[str, object], **changes: str) -> Visitor:
        """A visitor who sees the person found."""
        return self.visitor().open("inscription").press("Valider", **self.form(person, **changes))

    def at_identifier(self, person: dict[str, object], **changes: str) -> Visitor:
        """A visitor who has recognised the number on file."""
        visitor = self.recognised(person, **changes).press("Confirmer")
        return visitor.press("C’est bien mon numéro de téléphone")

    def at_code(self, person: dict[str, object], **changes: str) -> Visitor:
        """A visitor to whom the SMS went; it is still in the receiver."""
        return self.at_identifier(person, **changes).press("Valider", identifier=str(person["identifier"]))

    def at_password(self, person: dict[str, object], **changes: str) -> Visitor:
        visitor = self.at_code(person, **changes)
        return visitor.press("Valider", code=self.sms.next_code())

    def in_space(self, person: dict[str, object], password: str = "kq7zt4mw", **changes: str) -> Visitor:
        visitor = self.at_password(person, **changes)
        visitor.press("Valider", password=password, password_confirmation=password)
        self.mailbox.next()
        return visitor

    def at_letter(self, person: dict[str, object]) -> Visitor:
        """A visitor without a mobile who has asked for the letter."""
        visitor = self.recognised(person).press("Confirmer").press("Valider", channel="courrier")
        return visitor.press("Valider", identifier=str(person["identifier"]))

    def logged_in(self, login: str, secret: str) -> Visitor:
        return self.visitor().open("connexion").press("Se connecter avec Audiens", login=login, secret=secret)

    def letters(self) -> list[tuple[dict[str, object], str]]:
        """What is in the folder: the slip, and the text of the PDF."""
        return [
            (json.loads(slip.read_text(encoding="utf-8")), text_of(slip.with_suffix(".pdf")))
            for slip in sorted(self.folder.glob("*.json"), key=lambda path: path.stat().st_mtime_ns)
        ]

    def letter_code(self) -> str:
        """The code of the newest letter."""
        return re.findall(r"(?m)^([A-Z0-9]{8})$", self.letters()[-1][1])[0]

    def close(self) -> None:
        for visitor in self._visitors:
            visitor.http.close()
        self.control.close()
        self._stop()


def text_of(path: Path) -> str:
    with PdfReader(path) as reader:
        return reader.pages[0].extract_text()


@pytest.fixture(scope="session")
def sms() -> Iterator[SmsReceiver]:
    """A provider that takes every SMS."""
    receiver = SmsReceiver()
    yield receiver
    receiver.close()


def settings(sms: SmsReceiver, mailbox: object, folder: Path, **more: object) -> Settings:
    return Settings(
        smtp=Smtp("127.0.0.1", mailbox.port),
        sms=SmsProvider(url=sms.url, account="AC1", secret="s3cret"),
        client_header="X-Forwarded-For",
        control_token=TOKEN,
        **{"letters": Letters(str(folder)), **more},
    )


@pytest.fixture
def quiet(mailbox, sms) -> object:
    """The mailbox, with nothing left of earlier tests in it nor among the SMS."""
    while not sms.is_empty:
        sms.next()
    return mailbox


@pytest.fixture
def declared(quiet, sms, tmp_path) -> Iterator[Callable[..., Bench]]:
    """A portal with readings, parameters, other settings or parts."""
    started: list[Bench] = []

    def make(
        readings: dict[str, str] | None = None,
        parameters: dict[str, object] | None = None,
        *,
        delay_days: int = 0,
        franceconnect: FranceConnect | None = None,
        parts: object = AS_IS,
    ) -> Bench:
        folder = tmp_path / f"letters{len(started)}"
        chosen = settings(
            sms,
            quiet,
            folder,
            letters=Letters(str(folder), delay_days),
            franceconnect=franceconnect or FranceConnect(),
            readings=readings or {},
            parameters=parameters or {},
        )
        started.append(Bench(chosen, sms, quiet, parts))
        return started[-1]

    yield make
    for bench in started:
        bench.close()


@pytest.fixture(scope="session")
def _usual(_mailbox, sms, tmp_path_factory) -> Iterator[Bench]:
    bench = Bench(settings(sms, _mailbox, tmp_path_factory.mktemp("letters")), sms, _mailbox)
    yield bench
    bench.close()


@pytest.fixture
def bench(_usual, quiet) -> Bench:
    """The portal as it is without any choice; no letter of earlier tests lies in its folder."""
    for file in _usual.folder.iterdir():
        file.unlink()
    return _usual
