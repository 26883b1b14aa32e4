"""Any e-mail is read, whatever its charset, shape and encoding; what is malformed is read too, and told."""

from __future__ import annotations

import base64
import quopri
from email.message import EmailMessage

import pytest

from fakes.mail import decoded, read_mail

LINK = "https://a.test/activation?jeton=" + "0123456789abcdef" * 8 + "&langue=fr"


def raw(headers: str, body: bytes) -> bytes:
    return (
        f"From: a@b.test\r\nDate: x\r\n{headers}\r\n\r\n".replace("\r\n\r\n\r\n", "\r\n\r\n").encode() + body
    )


def test_a_message_of_two_parts(letter: EmailMessage) -> None:
    """Text, HTML, subject, links and codes of both, entities undone, each once."""
    content = read_mail(letter.as_bytes(policy=letter.policy.clone(linesep="\r\n")))
    assert content.subject == "Votre espace à activer : c’est l’étape 2"
    assert content.text.startswith("Votre code : 123456\n")
    assert "<b>123</b>456" in content.html
    assert content.links == content.text_links == ("https://a.test/activation?jeton=abc&langue=fr",)
    assert content.html_links == content.text_links
    assert content.codes == ("123456",)
    assert ("To", "camille@b.test") in content.headers
    assert content.defects == ()


CHARSETS = ["utf-8", "iso-8859-15", "windows-1252", "cp850", "utf-7"]


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [*((one, "quoted-printable") for one in CHARSETS), *((one, "base64") for one in [*CHARSETS, "utf-16"])],
)
def test_any_charset_in_any_encoding(charset: str, encoding: str) -> None:
    """A long link comes out whole, whatever the soft breaks of its encoding."""
    words = f"Été à régler, noël\n{LINK}\n".encode(charset)
    body = base64.encodebytes(words) if encoding == "base64" else quopri.encodestring(words)
    headers = f"Content-Type: text/plain; charset={charset}\r\nContent-Transfer-Encoding: {encoding}"
    content = read_mail(raw(headers, body.replace(b"\n", b"\r\n")))
    assert content.text == f"Été à régler, noël\n{LINK}\n"
    assert content.links == (LINK,)
    assert content.defects == ()


def test_html_alone_gives_its_links_and_codes() -> None:
    """What is not seen (style, comments) gives nothing."""
    html = (
        '<?xml version="1.0" encoding="latin-1"?><head><title>999999</title></head>'
        "<style>.x{color:#123456}</style><!-- 888888 --><p>Code&nbsp;: <span>12</span><span>3456</span></p>"
        "<table><tr><td>111111<td>222222</table>"
        '<a href=" https://a.test/x?a=1&amp;b=2&#10;3 ">ici</a> https://a.test/y <a href="mailto:a@b">m</a>'
    )
    content = read_mail(raw("Content-Type: text/html; charset=utf-8", html.encode()))
    assert content.text == ""
    assert content.links == content.html_links == ("https://a.test/x?a=1&b=23", "https://a.test/y")
    assert content.codes == ("123456", "111111", "222222")


def test_an_attachment_is_told_and_not_read(letter: EmailMessage) -> None:
    """Nor is a forwarded message: neither gives links or codes of this one."""
    forwarded = EmailMessage()
    forwarded.set_content("999999 https://old.test/")
    letter.add_attachment("777777", filename="pièce.txt")
    letter.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="lettre.pdf")
    letter.add_attachment(forwarded)
    letter.add_attachment("666666", disposition="attachment")
    content = read_mail(letter.as_bytes())
    assert content.codes == ("123456",)
    told = [(one.name, one.content_type) for one in content.attachments]
    assert told == [
        ("pièce.txt", "text/plain"),
        ("lettre.pdf", "application/pdf"),
        ("", "message/rfc822"),
        ("", "text/plain"),
    ]
    assert content.attachments[1].size == 4


@pytest.mark.parametrize(
    ("header", "read"),
    [
        ("=?utf-8?B?w4l0w6k=?=", "Été"),
        ("=?utf-8?q?=C3?= =?utf-8?q?=89t=C3=A9?=", "Été"),
        ("Re: =?iso-8859-1?Q?=C9t=E9?= 2026", "Re: Été 2026"),
        ("=?utf-8?q?a?=\r\n =?utf-8?q?b?=", "ab"),
        ("folded\r\n header", "folded header"),
        ("=?unknown-8?q?=E9?=", "é"),
        ("=?utf-8?b?broken!?=", "=?utf-8?b?broken!?="),
        (b"\xc3\x89t\xc3\xa9".decode("ascii", "surrogateescape"), "Été"),
        (b"\xc9t\xe9".decode("ascii", "surrogateescape"), "Été"),
        ("Été ’ =?utf-8?q?=C3=A9?=", "Été ’ é"),
    ],
)
def test_headers(header: str, read: str) -> None:
    """Encoded words, raw 8-bit bytes and folds are undone; what cannot be is left as it is."""
    assert decoded(header) == read


MALFORMED = {
    "nothing": (b"", "no From header"),
    "no blank line": (b"Subject: x", "no From header"),
    "not a mail": (b"\x00\xff\xfe\r\n\r\n\x80", "NUL byte"),
    "bare LF": (raw("Subject: x", b"one\ntwo"), "bare LF"),
    "a boundary that never comes": (
        raw("Content-Type: multipart/mixed; boundary=x", b"Code 123456"),
        "StartBoundaryNotFound",
    ),
    "no boundary": (raw("Content-Type: multipart/mixed", b"Code 123456"), "NoBoundaryInMultipart"),
    "cut": (
        raw("Content-Type: multipart/mixed; boundary=x", b"--x\r\n\r\nCode 123456"),
        "CloseBoundaryNotFound",
    ),
    "unknown charset": (
        raw("Content-Type: text/plain; charset=klingon", b"\xe9 123456"),
        "unknown charset 'klingon'",
    ),
    "a codec that is no charset": (
        raw("Content-Type: text/plain; charset=zlib", b"123456"),
        "unknown charset",
    ),
    "8-bit without a charset": (raw("Subject: x", b"\xe9 123456"), "bytes that are not us-ascii"),
    "not the charset it claims": (
        raw("Content-Type: text/plain; charset=utf-8", b"\xe9 123456"),
        "not utf-8, read as cp1252",
    ),
    "broken base64": (
        raw("Content-Transfer-Encoding: base64", b"Q29kZSAxMjM0NTY"),
        "InvalidBase64Padding",
    ),
    "header without a colon": (
        b"From: a\r\nDate: x\r\nwhat is this\r\n\r\n123456",
        "MissingHeaderBodySeparator",
    ),
}


@pytest.mark.parametrize("name", MALFORMED)
def test_malformed_mail_is_read_and_told(name: str) -> None:
    """What a person could still make out is read; each defect is named."""
    octets, defect = MALFORMED[name]
    content = read_mail(octets)
    assert any(defect in told for told in content.defects), content.defects
    assert "\ud800" not in content.text
    if b"123456" in octets or b"MTIzNDU2" in octets:
        assert content.codes == ("123456",)


def test_flowed_text_is_joined() -> None:
    """RFC 3676: a line that ends in a space goes on in the next, the signature's line does not."""
    headers = "Content-Type: text/plain; charset=utf-8; format=flowed; delsp=yes"
    content = read_mail(raw(headers, b"https://a.test/ \r\nlong\r\n-- \r\nPortail"))
    assert content.text == "https://a.test/long\n-- \nPortail"


def test_parts_nested_without_end_are_told() -> None:
    """A message made to exhaust the reader is told, not raised."""
    body = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (depth, depth)
        for depth in range(5000)
    )
    content = read_mail(b"Subject: deep\r\n" + body)
    assert content.defects
    assert content.headers[0] == ("Subject", "deep")


def test_deep_html_is_read_without_recursion() -> None:
    """Nesting costs no stack."""
    read_mail(raw("Content-Type: text/html", b"<div>" * 100_000 + b"<a href='https://a.test/x'>x</a>"))
