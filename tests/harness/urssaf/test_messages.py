"""A second message is judged where the portal said of it what it had said of the first."""

from __future__ import annotations

from random import Random
from types import SimpleNamespace

import pytest

from harness.urssaf.messages import Messages
from tests.harness.pages import page

SENT = "Votre message n° 41 a été envoyé."


@pytest.mark.parametrize(
    ("second", "judged"),
    [
        ("Votre message n° 42 a été envoyé.\nVotre message n° 41 a été envoyé hier.", True),
        ("Ce sujet se traite par téléphone.", False),
        ("Un message est déjà en cours : attendez sa réponse.", False),
    ],
)
def test_a_subject_that_only_informs_has_sent_nothing(
    second: str, judged: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """URS-079: neither has a message that is barred while another one waits, whatever the page."""
    answers = [SENT, second]

    def write(messages: Messages, *_: str, other_subject: bool = False) -> None:
        messages.sent, messages._answer = True, page(text=answers.pop(0))

    monkeypatch.setattr(Messages, "write", write)
    monkeypatch.setattr(Messages, "_is_kept", lambda _: True)
    messages = Messages(
        SimpleNamespace(  # type: ignore[arg-type]
            world=SimpleNamespace(
                people=SimpleNamespace(random=Random(3)),
                bench=SimpleNamespace(mailbox=SimpleNamespace(mark=lambda: 0)),
            ),
            space=SimpleNamespace(go_home=lambda: None),
        )
    )
    messages.send_two()
    assert messages.sent is judged
