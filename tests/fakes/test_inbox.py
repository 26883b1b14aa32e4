"""The inbox keeps every message in order, finds by recipient without a scan, and wakes who waits."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest

from fakes.content import Content
from fakes.inbox import Inbox
from fakes.messages import Channel, Envelope, Message

Keep = Callable[..., Message]
PATIENCE = 10.0
HELD = 50_000


def test_numbers_count_from_one_over_all_channels(inbox: Inbox, keep: Keep) -> None:
    """A mark taken before an act separates what came before it from what came after."""
    assert inbox.mark() == 0
    first = keep("a@b.test")
    second = keep("0639980001", channel=Channel.SMS)
    assert (first.seq, second.seq, inbox.mark()) == (1, 2, 2)
    assert [one.seq for one in inbox.find(after=1)] == [2]
    assert inbox.kept()[Channel.SMS] == 1


@pytest.mark.parametrize(
    ("asked", "found"),
    [("Camille@B.TEST", 1), ("camille@b.test", 0), ("Camille@b.test", 1), ("Camille@c.test", 0)],
)
def test_the_domain_is_folded_and_the_local_part_is_not(
    inbox: Inbox, keep: Keep, asked: str, found: int
) -> None:
    """RFC 5321, 2.4: only the domain is the same whatever its case."""
    keep("Camille@b.test")
    assert len(inbox.find(to=asked)) == found


def test_a_message_for_several_is_found_for_each_and_once(inbox: Inbox, keep: Keep) -> None:
    """A recipient given twice does not get the message twice."""
    keep("a@b.test", "c@d.test", "a@B.test")
    assert len(inbox.find(to="a@b.test")) == len(inbox.find(to="c@d.test")) == len(inbox.find()) == 1


def test_fifty_thousand_messages_are_not_scanned_for_one_recipient(
    inbox: Inbox, keep: Keep, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A look-up asks no message whom it is for, and hands over the recipient's own only."""
    for number in range(HELD):
        keep(f"p{number % 1000}@b.test")
    scanned: list[Message] = []
    for looked_at in ("recipients", "envelope"):
        monkeypatch.setattr(Message, looked_at, property(scanned.append))
    asked: list[Message] = []
    found = inbox.find(to="p7@b.test", after=HELD - 2000, match=lambda one: bool(asked.append(one)) or True)
    assert len(found) == len(asked) == 2
    assert inbox.wait_for(to="p7@b.test", after=HELD - 1000, timeout=0) == found[1:]
    assert scanned == []


def test_a_message_is_read_when_asked_and_once() -> None:
    """Keeping is not reading; two threads that ask share one reading."""
    readings: list[bytes] = []

    def read(raw: bytes, _envelope: Envelope) -> Content:
        readings.append(raw)
        return Content(text="read")

    inbox = Inbox(readers={Channel.EMAIL: read})
    message = inbox.append(Channel.EMAIL, b"raw", Envelope("", ("a@b.test",)))
    assert readings == []
    threads = [threading.Thread(target=lambda: message.content) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
    assert message.content.text == "read"
    assert readings == [b"raw"]


def test_an_sms_is_read_from_what_its_provider_was_asked(inbox: Inbox) -> None:
    """The bytes kept are the provider's request; its text is in the envelope."""
    kept = inbox.append(
        Channel.SMS, b'{"message": "x"}', Envelope("Audiens", ("+33639980001",), "Code 042137")
    )
    assert kept.content.codes == ("042137",)
    assert kept.content.text == "Code 042137"


def test_waiting_ends_when_the_message_comes(inbox: Inbox, keep: Keep) -> None:
    """A waiter is woken by what fits, not by what is for somebody else."""
    found: list[tuple[Message, ...]] = []
    asked = threading.Event()

    def match(message: Message) -> bool:
        asked.set()
        return "code" in message.content.text

    waiter = threading.Thread(
        target=lambda: found.append(inbox.wait_for(to="a@b.test", match=match, timeout=60))
    )
    waiter.start()
    keep("x@y.test", text="code")
    keep("a@b.test", text="nothing")
    assert asked.wait(PATIENCE)
    wanted = keep("a@b.test", text="code")
    waiter.join(PATIENCE)
    assert found == [(wanted,)]


def test_waiting_ends_at_its_timeout_with_what_came(inbox: Inbox, keep: Keep) -> None:
    """Fewer than asked for is an answer: the caller judges it."""
    one = keep("a@b.test")
    assert inbox.wait_for(to="a@b.test", count=2, timeout=0.05) == (one,)
    assert inbox.wait_for(to="a@b.test", after=one.seq, timeout=0) == ()


def test_several_threads_append_and_none_is_lost(inbox: Inbox, keep: Keep) -> None:
    """Numbers stay distinct and in order whatever the thread that brings a message."""
    threads = [threading.Thread(target=lambda: [keep("a@b.test") for _ in range(200)]) for _ in range(5)]
    for thread in threads:
        thread.start()
    found = inbox.wait_for(to="a@b.test", count=1000, timeout=PATIENCE)
    for thread in threads:
        thread.join(PATIENCE)
    assert [one.seq for one in found] == list(range(1, 1001))


def test_a_watcher_hears_of_each_message_until_it_stops(inbox: Inbox, keep: Keep) -> None:
    """Who serves the inbox elsewhere is told that something came."""
    heard: list[int] = []
    unwatch = inbox.watch(lambda: heard.append(inbox.mark()))
    keep("a@b.test")
    unwatch()
    unwatch()
    keep("a@b.test")
    assert heard == [1]
