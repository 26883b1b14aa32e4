"""A provider's API on a free port of the loopback, and what stands behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from fakes.inbox import Inbox
from fakes.providers.sink import ProviderSink
from fakes.sms.providers import sms_provider

Serve = Callable[..., ProviderSink]


@pytest.fixture
def serve(inbox: Inbox) -> Iterator[Serve]:
    """Start the API of the provider of that name."""
    with ExitStack() as served:

        def started(name: str, *, tls: bool = False) -> ProviderSink:
            sink = ProviderSink(inbox, sms_provider(name), tls=tls)
            sink.start()
            served.callback(sink.stop)
            return sink

        yield started
