"""The words by which an answer shows a technical error and what the portal is made of."""

from __future__ import annotations

from harness.exchanges import Exchange

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


def trace_in(answer: Exchange) -> str:
    """The words of a technical error that an answer shows; empty where it shows none."""
    text = answer.answer.decode("utf-8", "replace")
    return next((words for words in _TRACES if words in text), "")
