"""What a raw answer is, as a person would see it, and where it leads."""

from __future__ import annotations

from urllib.parse import urljoin

from harness.answers import is_page
from harness.drivers.html.document import Document
from harness.drivers.html.entries import Entries
from harness.drivers.html.snapshot import Reader
from harness.drivers.html.styles import styles_of
from harness.exchanges import Exchange
from harness.general.cookies import header, pairs
from harness.page import Snapshot
from harness.wire_probe import WireProbe

_REDIRECTS = {301, 302, 303, 307, 308}
_HOPS = 5
_TRACES = (
    "Traceback (most recent call last)",
    "Stack trace",
    "stacktrace",
    "Exception in thread",
    "NullPointerException",
    "Unhandled exception",
    "UnhandledPromiseRejection",
    "Fatal error:",
    "Warning: ",
    "Notice: Undefined",
    "SQLSTATE[",
    "ORA-0",
    "syntax error at or near",
    "at java.",
    "at org.",
    "node_modules/",
    "node:internal",
    "Werkzeug Debugger",
    "DEBUG = True",
)


def page_of(answer: Exchange) -> Snapshot:
    """The page that an answer holds; an empty one where it holds none."""
    if not is_page(answer):
        return Snapshot(url=answer.url, status=answer.status)
    document = Document.of(answer.answer, answer.url, None)
    reader = Reader(document, styles_of(()), Entries(document), {})
    return reader.snapshot(answer.status, "text/html")


def landing(probe: WireProbe, answer: Exchange) -> Exchange:
    """Where an answer leads a browser that keeps the cookies it sets."""
    kept = pairs(dict(answer.headers).get("cookie", ""))
    for _ in range(_HOPS):
        kept |= _given(answer)
        target = dict(answer.answer_headers).get("location")
        if answer.status not in _REDIRECTS or not target:
            break
        answer = probe.get(urljoin(answer.url, target), header(kept))
    return answer


def trace_in(answer: Exchange) -> str:
    """The words of a technical error that an answer shows; empty where it shows none."""
    text = answer.answer.decode("utf-8", "replace")
    return next((words for words in _TRACES if words in text), "")


def _given(answer: Exchange) -> dict[str, str]:
    lines = [value for name, value in answer.answer_headers if name == "set-cookie"]
    firsts = (line.partition(";")[0].strip().partition("=") for line in lines)
    return {name: value for name, _, value in firsts if name}
