"""Both drivers read the same of a page of hard cases: the http one computes what Chromium computes."""

from __future__ import annotations

from pathlib import Path

import pytest

from harness.drivers.browser import BrowserDriver
from harness.drivers.http import HttpDriver
from harness.page import Snapshot
from tests.harness.drivers.agreement import EVERYTHING, differences, page_differences
from tests.harness.drivers.site import Answer, Site

HARD_CASES = Path(__file__).parent / "hard_cases.html"


def both(http_driver: HttpDriver, browser_driver: BrowserDriver, address: str) -> tuple[Snapshot, Snapshot]:
    seen = []
    for driver in (http_driver, browser_driver):
        person = driver.client()
        person.open(address)
        seen.append(person.look())
        person.close()
    return seen[0], seen[1]


@pytest.mark.browser
def test_every_control_of_the_hard_cases_is_read_alike(
    http_driver: HttpDriver, browser_driver: BrowserDriver, site: Site
) -> None:
    """Role, name and everything else of each control are the same with both drivers."""
    address = site.answer("/", Answer(HARD_CASES.read_bytes()))
    http, browser = both(http_driver, browser_driver, address)
    assert len(http.controls) > 120
    assert [str(difference) for difference in differences(http, browser, EVERYTHING)] == []


@pytest.mark.browser
def test_what_stands_around_the_main_part_is_told_from_it(
    http_driver: HttpDriver, browser_driver: BrowserDriver, site: Site
) -> None:
    """The banner and the foot of the page, and not the head of a section."""
    address = site.answer("/", Answer(HARD_CASES.read_bytes()))
    for page in both(http_driver, browser_driver, address):
        around = {control.name: control.aside for control in page.entries}
        assert around["Lettre d’information"]
        assert around["Chercher ailleurs"]
        assert not around["En tête d’une section"]


@pytest.mark.browser
def test_the_page_around_the_controls_is_read_alike(
    http_driver: HttpDriver, browser_driver: BrowserDriver, site: Site
) -> None:
    """Text, headings, alerts and title are the same, except what is written for browsers without scripts."""
    page = HARD_CASES.read_text(encoding="utf-8").replace("<noscript><p>Sans script</p></noscript>", "")
    address = site.answer("/", Answer(page.encode()))
    http, browser = both(http_driver, browser_driver, address)
    assert [str(difference) for difference in page_differences(http, browser)] == []


@pytest.mark.browser
def test_a_linked_style_sheet_hides_the_same_with_both(
    http_driver: HttpDriver, browser_driver: BrowserDriver, site: Site
) -> None:
    """Classes, states, media conditions and specificity decide what shows, in a sheet of its own too."""
    sheet = """
    .piege, .sm\\:cache { display: none } /* .visible { display: none } */
    form > .aide:not(.ouverte) { visibility: hidden }
    p.montre { display: block } p { } .montre { display: none }
    @media print { .papier { display: none } } @media (min-width: 640px) { .large { display: none } }
    @media (max-width: 640px) { .etroit { display: none } }
    [data-etat="ferme"] ~ section, #vue.large-2 { display: none !important }
    .rangee { display: flex } .boite { display: inline-block } .mots { display: inline }
    a:hover, a::before, .montre:focus { display: none } [hidden].force { display: block }
    """
    site.answer("/s.css", Answer(sheet.encode(), content_type="text/css"))
    cases = "".join(
        f"<{name} {attributes}>{attributes.replace('=', ' ')}</{name}>"
        for name, attributes in (
            ("p", 'class="piege"'), ("p", 'class="sm:cache"'), ("p", 'class="visible"'),
            ("p", 'class="montre"'), ("div", 'class="montre"'), ("p", 'class="papier"'),
            ("p", 'class="large"'), ("p", 'class="etroit"'), ("p", 'class="piege" style="display:block"'),
            ("p", 'id="vue" class="large-2" style="display:block"'), ("p", 'hidden class="force"'),
            ("p", "hidden"), ("i", 'data-etat="ferme"'), ("section", "id=s"),
        )
    )  # fmt: skip
    rows = (
        '<div class="rangee"><a href="/a">Un</a><a href="/b"><b>De</b><b class="boite">ux</b></a></div>'
        '<p class="mots">tout</p><p class="mots">contre</p><button class="rangee"><i>x</i><i>y</i></button>'
    )
    form = '<form><label class="aide">A <input></label><label class="aide ouverte">B <input></label></form>'
    address = site.page("/", f'<link rel="stylesheet" href="/s.css"><div>{cases}</div>{form}{rows}')
    http, browser = both(http_driver, browser_driver, address)
    assert page_differences(http, browser) == []
    assert differences(http, browser, EVERYTHING) == []
    assert [control.name for control in http.controls] == ["B", "Un", "De ux", "x y"]


@pytest.mark.browser
@pytest.mark.parametrize(
    "body",
    [
        '<div role="dialog" aria-modal="true" aria-label="Choix"><button>OK</button></div><p>Derrière</p>',
        '<div role="dialog" aria-modal="true" hidden><button>OK</button></div><button>Devant</button>',
        '<div role="dialog" aria-label="Choix"><button>OK</button></div><button>À côté</button>',
        "<main inert><button>Inerte</button></main><p>reste</p>",
    ],
)
def test_modals_and_inert_parts_hide_the_same_with_both(
    http_driver: HttpDriver, browser_driver: BrowserDriver, site: Site, body: str
) -> None:
    """An open modal leaves only itself, a closed one leaves the page."""
    http, browser = both(http_driver, browser_driver, site.page("/", body))
    assert page_differences(http, browser) == []
    assert differences(http, browser, EVERYTHING) == []
