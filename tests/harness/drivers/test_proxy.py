"""The proxy keeps every exchange of the client that made it, and sends each client's own headers."""

from __future__ import annotations

import datetime
import ipaddress
import ssl
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from harness.drivers.browser import BrowserDriver
from harness.drivers.http import HttpDriver
from harness.proxy import Channel, Proxy
from tests.harness.drivers.site import Answer, Site


@pytest.fixture
def proxy(browser_driver: BrowserDriver) -> Proxy:
    """The proxy of the session's browser: there is one a process."""
    return browser_driver.proxy


@pytest.fixture
def channel(proxy: Proxy) -> Iterator[Channel]:
    """A channel that is given back."""
    channel = proxy.channel()
    yield channel
    proxy.release(channel)


def get(channel: Channel, address: str) -> int:
    with requests.Session() as session:
        session.trust_env = False
        with session.get(address, proxies={"http": channel.url}, timeout=10) as answer:
            return answer.status_code


def self_signed(folder: Path) -> ssl.SSLContext:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.datetime.now(datetime.UTC)
    address = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now)
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(address, critical=False)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (folder / "site.pem").write_bytes(private + certificate.public_bytes(Encoding.PEM))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "site.pem")
    return context


@pytest.mark.browser
def test_each_channel_keeps_its_own_exchanges(proxy: Proxy, channel: Channel, site: Site) -> None:
    """Two clients of one proxy never see each other's requests."""
    other = proxy.channel({"X-Forwarded-For": "192.0.2.7"})
    site.page("/", "ok")
    get(channel, site.origin + "/un")
    get(other, site.origin + "/")
    assert [exchange.url for exchange in channel.exchanges] == [site.origin + "/un"]
    assert [(exchange.url, exchange.status) for exchange in other.exchanges] == [(site.origin + "/", 200)]
    assert [request.headers.get("x-forwarded-for") for request in site.received] == [None, "192.0.2.7"]
    proxy.release(other)


@pytest.mark.browser
def test_a_port_that_was_given_back_starts_empty(proxy: Proxy, site: Site) -> None:
    """The next client finds nothing of the one before on its port."""
    first = proxy.channel()
    get(first, site.origin + "/")
    proxy.release(first)
    second = proxy.channel()
    assert second.port == first.port
    assert not second.exchanges
    proxy.release(second)


@pytest.mark.browser
def test_headers_are_kept_from_other_hosts(proxy: Proxy, site: Site) -> None:
    """What is meant for the candidate goes to it only."""
    mine = proxy.channel({"X-Secret": "1"}, hosts={"candidat.example"})
    get(mine, site.origin + "/")
    assert "x-secret" not in site.received[0].headers
    proxy.release(mine)


@pytest.mark.browser
def test_no_answer_is_an_exchange_without_status(channel: Channel) -> None:
    """A dead candidate is told from one that answers 502."""
    gone = Site().start()
    gone.stop()
    assert get(channel, gone.origin + "/") == 502
    assert [exchange.status for exchange in channel.exchanges] == [None]


@pytest.mark.browser
def test_an_answer_is_kept_as_it_was_meant(channel: Channel, site: Site) -> None:
    """Repeated headers stay apart, and bodies are bytes."""
    cookies = (("Set-Cookie", "a=1"), ("Set-Cookie", "b=2"))
    get(channel, site.answer("/", Answer(b"\x00\xff", headers=cookies)))
    (exchange,) = channel.exchanges
    assert exchange.answer == b"\x00\xff"
    assert [value for name, value in exchange.answer_headers if name == "set-cookie"] == ["a=1", "b=2"]


# mitmproxy gives pyOpenSSL its own kind of certificates.
@pytest.mark.filterwarnings("ignore:Passing pyOpenSSL:DeprecationWarning")
@pytest.mark.browser
def test_a_candidate_on_https_is_recorded_too(browser_driver: BrowserDriver, tmp_path: Path) -> None:
    """Chromium trusts the proxy's authority, and both drivers play on a certificate of one's own."""
    safe = Site(tls=self_signed(tmp_path)).start()
    http_driver = HttpDriver(trust=str(tmp_path / "site.pem"))
    safe.page("/", "à l’abri")
    for driver in (browser_driver, http_driver):
        person = driver.client()
        person.open(safe.origin + "/")
        assert person.look().text == "à l’abri"
        assert [exchange.url for exchange in person.exchanges] == [safe.origin + "/"]
        person.close()
    http_driver.close()
    safe.stop()


@pytest.mark.browser
def test_the_proxy_logs_no_error(proxy: Proxy) -> None:
    """What mitmproxy only logs is known to the run."""
    assert proxy.errors == []
