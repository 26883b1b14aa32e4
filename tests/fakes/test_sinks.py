"""All sinks start and end as one, say what is in their way, and lose nothing that they acknowledged."""

from __future__ import annotations

import os
import signal
import smtplib
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest
import requests

from fakes.errors import SinkError
from fakes.inbox import Inbox
from fakes.settings import MailSetting
from fakes.sinks import JOURNAL, Sinks

PATIENCE = 30.0
BEFORE_THE_KILL = 100

SERVE = """
import sys
from pathlib import Path
from fakes.sinks import Sinks
with Sinks(journal_dir=Path(sys.argv[1])) as sinks:
    print(sinks.email_port, flush=True)
    sys.stdin.read()
"""


def test_everything_listens_inside_and_nothing_outside() -> None:
    """Closing twice is fine."""
    with Sinks() as sinks:
        assert requests.get(sinks.api_url + "/mark", timeout=PATIENCE).json() == {"mark": 0}
        with smtplib.SMTP(sinks.email_host, sinks.email_port, timeout=PATIENCE) as client:
            assert client.noop()[0] == 250
        sinks.close()
    sinks.close()
    for port in (sinks.email_port, sinks.api.port):
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(("127.0.0.1", port), PATIENCE)


def test_a_port_in_use_is_named_and_nothing_is_left_running() -> None:
    """The mail sink that had started is stopped again."""
    with socket.create_server(("127.0.0.1", 0)) as taken, socket.create_server(("127.0.0.1", 0)) as spare:
        port = taken.getsockname()[1]
        with pytest.raises(SinkError, match=f"port {port} .*choose another port"):
            Sinks(mail=MailSetting(port)).__enter__()
        free = spare.getsockname()[1]
        spare.close()
        with pytest.raises(SinkError, match=f"port {port} "):
            Sinks(mail=MailSetting(free), api_port=port).__enter__()
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", free), PATIENCE)


def test_a_folder_that_cannot_be_is_named(tmp_path: Path) -> None:
    """Rather than a message lost later."""
    (tmp_path / "file").write_text("")
    with pytest.raises(SinkError, match="file/journal"):
        Sinks(journal_dir=tmp_path / "file" / "journal").__enter__()


def test_nothing_acknowledged_is_lost_when_the_process_is_killed(tmp_path: Path) -> None:
    """Killed while messages come in: each that got its 250 is there when sinks start again on the folder."""
    command = [sys.executable, "-c", SERVE, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        port = int(process.stdout.readline())
        sender = Sender(port)
        sender.start()
        assert sender.well_on.wait(PATIENCE)
        os.kill(process.pid, signal.SIGKILL)
        sender.join(PATIENCE)
    assert len(sender.acknowledged) >= BEFORE_THE_KILL
    with Sinks(journal_dir=tmp_path) as sinks:
        kept = [one.recipients[0] for one in sinks.inbox.find()]
    assert kept[: len(sender.acknowledged)] == sender.acknowledged
    assert len(kept) - len(sender.acknowledged) in (0, 1)
    assert Inbox(tmp_path / JOURNAL).mark() == len(kept)


class Sender(threading.Thread):
    """Sends until the sink is gone, and knows what was acknowledged."""

    def __init__(self, port: int) -> None:
        super().__init__(daemon=True)
        self.port = port
        self.acknowledged: list[str] = []
        self.well_on = threading.Event()

    def run(self) -> None:
        client = smtplib.SMTP("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            while True:
                to = f"p{len(self.acknowledged)}@b.test"
                client.sendmail("a@a.test", [to], "Subject: x\r\n\r\n" + "x" * 500)
                self.acknowledged.append(to)
                if len(self.acknowledged) == BEFORE_THE_KILL:
                    self.well_on.set()
        except (smtplib.SMTPServerDisconnected, ConnectionError):
            client.close()
