"""A small ledger in a folder of its own, that each test spoils in one place."""

from __future__ import annotations

from pathlib import Path

import pytest

FILES = {
    "guides.yaml": f"""\
- id: URS
  portal: urssaf
  file: guide.txt
  sha256: {"a" * 64}
  fr: Le guide
  en: The guide
""",
    "urssaf/features.yaml": """\
- id: URS-F01
  fr: Entrer
  en: Enter
  step: "1"
""",
    "urssaf/parameters.yaml": """\
- name: urs.link.count
  type: int
  default: 1
  set_by: reading
  meaning: nombre de liens
- name: urs.link.validity_seconds
  type: int|null
  default: 86400
  set_by: profile
  meaning: durée de vie du lien
""",
    "urssaf/ambiguities.yaml": """\
- id: URS-AMB-01
  lines: [L56]
  fr: Un lien ou deux ?
  en: One link or two?
  readings:
    - key: one
      fr: un seul
      default: true
      sets:
        urs.link.count: 1
    - key: two
      fr: deux
      sets:
        urs.link.count: 2
  why: Un seul envoi est décrit.
""",
    "urssaf/requirements/01-entrer.yaml": """\
feature: URS-F01
requirements:
  - id: URS-001
    slug: link
    level: DOCUMENTED
    fr: Le message porte un lien.
    en: The message bears a link.
    step: "5"
    lines: [L55-L56]
    check: auto
    needs: [email]
    ambiguities: [URS-AMB-01]
    parameters: [urs.link.count]
    examples:
      URS-001-P1: one link
    mutants:
      URS-001-M1: no link
""",
    "urssaf/screens.yaml": """\
purposes:
  - key: urssaf.send
    role: command
    label: Envoyer
    source: étape 4, L65
screens:
  - key: urssaf.contact_address
    fr: adresse de contact
    step: "4"
    controls: [urssaf.send]
    reached_by: URS-001
""",
}


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """The folder of a small ledger without fault."""
    for name, text in FILES.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path
