"""The words of the portal."""

from __future__ import annotations

import re
from pathlib import Path

from simulator.urssaf import texts
from simulator.urssaf.faults import Fault

TEMPLATES = Path(texts.__file__).parent / "templates"


def test_the_labels_are_those_of_the_guide():
    """Letter for letter."""
    labels = texts.Labels()
    assert (labels.artist, labels.next, labels.send) == ("Vous êtes artiste-auteur", "suivant", "Envoyer")
    assert (labels.resend, labels.validate) == ("Renvoyer un e-mail", "Valider")
    assert labels.finalise == "Valider et accéder à votre espace"


def test_every_fault_has_its_words():
    """And what is wrong with a field comes with an example."""
    assert set(texts.FAULTS) == set(Fault)
    spoken = {Fault.CODE_EXPIRED, Fault.CODE_LOCKED, Fault.ALREADY_REGISTERED, Fault.SENDING_LIMITED}
    spoken |= {Fault.LOGIN_LOCKED, Fault.LOGIN_UNFINISHED}
    without = {fault for fault, text in texts.FAULTS.items() if "par exemple" not in text.lower()}
    assert without == spoken


def test_french_is_set_as_french():
    """Typographic apostrophes, and no-break spaces before high signs and inside quotation marks."""
    shown = list(texts.FAULTS.values()) + [text for pair in texts.TERMS for text in pair]
    for file in TEMPLATES.glob("*.html"):
        shown.append(
            re.sub(r"<[^>]*>|\{\{.*?\}\}|\{%.*?%\}", "", file.read_text(encoding="utf-8"), flags=re.DOTALL)
        )
    wrong = [
        found
        for text in shown
        for found in re.findall(r".{0,20}(?:\w'\w| [:;?!](?:\s|$)|« | »).{0,20}", text)
    ]
    assert wrong == []
