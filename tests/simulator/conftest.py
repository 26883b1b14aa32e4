"""A running simulator, a mail receiver, and a visitor who reads pages and fills forms over real HTTP."""

from __future__ import annotations

import asyncio
import email.policy
import itertools
import queue
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from email.message import EmailMessage
from urllib.parse import urljoin

import pytest
import requests
from aiosmtpd.smtp import SMTP
from lxml import html

from simulator.serve import Running, start
from simulator.settings import Settings, Smtp
from simulator.urssaf.nir import key_of

TOKEN = "let-me-in"
PASSWORD = "vK7-tz4Qm-Wr9b2"
_RANKS = itertools.count(1)


class Mailbox:
    """Every message that was sent to a loopback SMTP server, in order."""

    def __init__(self) -> None:
        self._kept: queue.Queue[tuple[list[str], EmailMessage]] = queue.Queue()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self._server = asyncio.run_coroutine_threadsafe(self._listen(), self._loop).result(5)
        self.port: int = self._server.sockets[0].getsockname()[1]

    async def _listen(self) -> asyncio.Server:
        return await self._loop.create_server(lambda: SMTP(self, loop=self._loop), "127.0.0.1", 0)

    async def handle_DATA(self, _server: object, _session: object, envelope: object) -> str:  # noqa: N802
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        self._kept.put((envelope.rcpt_tos, message))
        return "250 OK"

    def next(self) -> tuple[list[str], EmailMessage]:
        """The next message, which must come."""
        return self._kept.get(timeout=5)

    def next_link(self) -> str:
        """The link of the next message."""
        return link_of(self.next()[1])

    def link_of(self, message: EmailMessage) -> str:
        """The one link of a message, alone on its line."""
        return link_of(message)

    @property
    def is_empty(self) -> bool:
        """Messages are handed over before the answer to the request: nothing is on its way."""
        return self._kept.empty()

    def close(self) -> None:
        self._server.close()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(5)
        self._loop.close()


def text_of(message: EmailMessage) -> str:
    return message.get_body(("plain",)).get_content()


def link_of(message: EmailMessage) -> str:
    (link,) = [line for line in text_of(message).splitlines() if line.startswith("http")]
    return link


class Visitor:
    """One browser: its cookies, and the page it is on."""

    def __init__(self, home: str) -> None:
        self.home = home
        self.http = requests.Session()
        self.page: requests.Response
        self.email = ""

    def open(self, path: str) -> Visitor:
        self.page = self.http.get(urljoin(self.home, path))
        return self

    def submit(self, button: str, **entries: str) -> Visitor:
        """Fill the form that holds this button, and press it."""
        form = self.form(button)
        self.page = self.http.post(
            urljoin(self.page.url, form.action), {**dict(form.form_values()), **entries}
        )
        return self

    def form(self, button: str) -> html.FormElement:
        (found,) = [
            form
            for form in self.tree.forms
            if button in [node.text_content() for node in form.iter("button")]
        ]
        return found

    @property
    def tree(self) -> html.HtmlElement:
        return html.fromstring(self.page.text)

    @property
    def path(self) -> str:
        return self.page.url.removeprefix(self.home)

    @property
    def text(self) -> str:
        return " ".join(self.tree.text_content().split())

    @property
    def errors(self) -> dict[str, str]:
        """The error of each field, as it is tied to it."""
        invalid = self.tree.xpath("//*[@aria-invalid='true']")
        return {
            node.get("name"): self.tree.get_element_by_id(node.get("aria-errormessage")).text_content()
            for node in invalid
        }

    def value(self, name: str) -> str:
        return self.tree.xpath(f"//*[@name='{name}']")[0].get("value")


class Bench:
    """A running simulator with its mailbox, its control API and any number of visitors."""

    def __init__(self, running: Running, mailbox: Mailbox) -> None:
        self.url = running.url
        self.home = running.url + "urssaf/"
        self.control_url = running.control_url
        self.mailbox = mailbox
        self._stop = running.stop
        self.control = requests.Session()
        self.control.headers["Authorization"] = f"Bearer {TOKEN}"
        self._visitors: list[Visitor] = []

    def file(self, **changes: object) -> dict[str, object]:
        """A fresh person on file."""
        body = f"1850{next(_RANKS) % 9 + 1}999{next(_RANKS):05d}"[:13]
        nir = str(changes.pop("nir", body + key_of(body)))
        person: dict[str, object] = {
            "nir": nir,
            "activation_code": "ABCD2345",
            "last_name": "Comet",
            "first_name": "Paul",
            "street": "74 RUE JEAN BLEUZEN",
            "postal_code": "01000",
            "city": "BOURG-EN-BRESSE",
            "phone": "0639983708",
            "email": "known@example.org",
            **changes,
        }
        answer = self.control.put(f"{self.control_url}urssaf/people/{nir}", json=person)
        assert answer.status_code == 204, answer.text
        return person

    def held(self, person: dict[str, object]) -> dict[str, object]:
        return self.control.get(f"{self.control_url}urssaf/people/{person['nir']}").json()

    def advance(self, seconds: int) -> None:
        answer = self.control.post(self.control_url + "clock", json={"advance_seconds": seconds})
        assert answer.status_code == 200, answer.text

    def visitor(self) -> Visitor:
        visitor = Visitor(self.home)
        self._visitors.append(visitor)
        return visitor

    def identified(self, person: dict[str, object]) -> Visitor:
        """A visitor at step 4."""
        visitor = self.visitor().open("identification")
        return visitor.submit("suivant", nir=str(person["nir"]), code=str(person["activation_code"]))

    def waiting(self, person: dict[str, object], email: str = "") -> Visitor:
        """A visitor who waits for the message."""
        email = email or f"person{next(_RANKS)}@example.org"
        visitor = self.identified(person)
        visitor.email = email
        return visitor.submit("Envoyer", email=email, email_confirmation=email, terms="oui")

    def at_password(self, person: dict[str, object], email: str = "") -> Visitor:
        visitor = self.waiting(person, email)
        return visitor.open(self.mailbox.next_link())

    def at_details(self, person: dict[str, object], email: str = "", password: str = PASSWORD) -> Visitor:
        visitor = self.at_password(person, email)
        return visitor.submit("Valider", password=password, password_confirmation=password)

    def in_space(self, person: dict[str, object], email: str = "", password: str = PASSWORD) -> Visitor:
        visitor = self.at_details(person, email, password).submit("Valider et accéder à votre espace")
        self.mailbox.next()
        return visitor

    def logged_in(self, login: str, password: str = PASSWORD) -> Visitor:
        return self.visitor().open("connexion").submit("Se connecter", login=login, password=password)

    def close(self) -> None:
        for visitor in self._visitors:
            visitor.http.close()
        self.control.close()
        self._stop()


@pytest.fixture(scope="session")
def _mailbox() -> Iterator[Mailbox]:
    mailbox = Mailbox()
    yield mailbox
    mailbox.close()


@pytest.fixture
def mailbox(_mailbox: Mailbox) -> Mailbox:
    """The mailbox, without what earlier tests left."""
    while not _mailbox.is_empty:
        _mailbox.next()
    return _mailbox


@pytest.fixture(scope="session")
def _usual(_mailbox: Mailbox) -> Iterator[Bench]:
    bench = Bench(start(settings(_mailbox)), _mailbox)
    yield bench
    bench.close()


@pytest.fixture
def bench(_usual: Bench, mailbox: Mailbox) -> Bench:
    """The simulator as it is without any choice."""
    assert mailbox is _usual.mailbox
    return _usual


@pytest.fixture
def declared(mailbox: Mailbox) -> Iterator[Callable[..., Bench]]:
    """A simulator with readings and parameters, or other settings such as a mutant or a variant."""
    started: list[Bench] = []

    def make(
        readings: dict[str, str] | None = None,
        parameters: dict[str, object] | None = None,
        **others: str,
    ) -> Bench:
        chosen = replace(settings(mailbox), readings=readings or {}, parameters=parameters or {}, **others)
        started.append(Bench(start(chosen), mailbox))
        return started[-1]

    yield make
    for bench in started:
        bench.close()


def settings(mailbox: Mailbox) -> Settings:
    return Settings(smtp=Smtp("127.0.0.1", mailbox.port), control_token=TOKEN)
