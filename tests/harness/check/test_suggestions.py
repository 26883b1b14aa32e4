"""Lines to paste propose what the page itself offers, and never the search of the site around it."""

from __future__ import annotations

import catalogue
from harness.check.suggestions import label_lines
from harness.matching import Finder
from tests.harness.pages import entry, page

LEDGER = catalogue.load()


def test_the_search_of_the_site_is_not_proposed_for_its_place() -> None:
    """An entry of no known name is proposed for its place, and what stands around the page is not."""
    seen = page(entry("Rechercher sur le site", aside=True), entry("Matricule"))
    lines = label_lines(seen, Finder(LEDGER.purposes), [LEDGER.purposes["urssaf.nir"]], "urssaf")
    assert lines == ("[labels]", '"urssaf.nir" = { label = "Matricule" }')
