"""The browser driver sees what scripts make of a page, waits until it is still, and leaves no trace."""

from __future__ import annotations

import threading
from contextlib import suppress
from pathlib import Path

import pytest

from harness.drivers.browser import BrowserDriver
from harness.drivers.chromium import browser_path
from harness.drivers.driver import BrowserLost, Client, Unusable
from harness.waiting import until
from tests.harness.drivers.people import named, press
from tests.harness.drivers.site import Answer, Received, Site

pytestmark = pytest.mark.browser


def test_a_slow_answer_is_awaited(surfer: Client, site: Site) -> None:
    """A look after a click never gives the page that was left."""
    go = threading.Event()

    def slow(_: Received) -> Answer:
        go.wait(5)
        return Answer(b"<p>fin")

    site.answer("/lent", slow)
    surfer.open(site.page("/", '<form action="/lent"><button>Aller</button></form>'))
    button = named(surfer.look(), "Aller")
    timer = threading.Timer(1.2, go.set)
    timer.start()
    surfer.activate(button)
    assert surfer.look().text == "fin"
    timer.join()


def test_what_a_script_fetches_is_awaited(surfer: Client, site: Site) -> None:
    """A look waits for requests of scripts and for the page to be still."""
    go = threading.Event()

    def slow(_: Received) -> Answer:
        go.wait(5)
        return Answer(b"charge", content_type="text/plain")

    site.answer("/api", slow)
    script = "fetch('/api').then(r => r.text()).then(t => document.querySelector('p').textContent = t)"
    surfer.open(site.page("/", f'<p>vide</p><button onclick="{script}">Charger</button>'))
    timer = threading.Timer(0.4, go.set)
    timer.start()
    assert press(surfer, "Charger").text == "charge\nCharger"
    timer.join()
    assert [exchange.url for exchange in surfer.exchanges][-1].endswith("/api")


def test_what_a_page_plans_for_the_next_frame_is_awaited(surfer: Client, site: Site) -> None:
    """A look waits for what is fetched once « Chargement » is drawn, on a machine whose frames are late."""
    site.answer("/api", lambda _: Answer(b"charge", content_type="text/plain"))
    surfer.open(
        site.page(
            "/",
            "<p>vide</p><button onclick='show()'>Charger</button><script>"
            "const p = document.querySelector('p');"
            "window.requestAnimationFrame = next => setTimeout(() => next(performance.now()), 150);"
            "const load = () => fetch('/api').then(r => r.text()).then(t => { p.textContent = t; });"
            "function show() { p.textContent = 'Chargement'; requestAnimationFrame(() => setTimeout(load)); }"
            "</script>",
        )
    )
    assert press(surfer, "Charger").text == "charge\nCharger"


def test_an_open_modal_hides_what_lies_behind(surfer: Client, site: Site) -> None:
    """Native and declared modals leave only themselves."""
    surfer.open(
        site.page(
            "/",
            "<p>derrière</p><button onclick=\"document.querySelector('dialog').showModal()\">Ouvrir</button>"
            "<dialog><p>devant</p><form method=dialog><button>Fermer</button></form></dialog>",
        )
    )
    seen = press(surfer, "Ouvrir")
    assert (seen.text, [control.name for control in seen.controls]) == ("devant\nFermer", ["Fermer"])
    assert press(surfer, "Fermer").text == "derrière\nOuvrir"


def test_shadow_roots_and_frames_are_part_of_the_page(surfer: Client, site: Site) -> None:
    """What stands in an open shadow root or a same-origin frame is read and used like the rest."""
    site.page(
        "/cadre",
        '<form action="/recu" method="post"><label>Code <input name="code"></label>'
        "<button>OK</button></form>",
    )
    surfer.open(
        site.page(
            "/",
            '<x-champ><span>Nom</span></x-champ><iframe src="/cadre"></iframe><p>fin</p><script>'
            "const root = document.querySelector('x-champ').attachShadow({mode: 'open'});"
            "root.innerHTML = '<label><slot></slot> <input></label>';</script>",
        )
    )
    seen = surfer.look()
    assert seen.text == "Nom\nCode OK\nfin"
    surfer.write(named(seen, "Nom"), "Ada")
    surfer.write(named(surfer.look(), "Code"), "123456")
    seen = surfer.look()
    assert (named(seen, "Nom").value, named(seen, "Code").value) == ("Ada", "123456")
    press(surfer, "OK")
    assert site.posts()[0].body == b"code=123456"


def test_a_new_tab_is_followed_and_left_when_it_closes(surfer: Client, site: Site) -> None:
    """The person looks at the tab that opened, and at the first one again once it is closed."""
    site.page("/aide", '<p>aide</p><button onclick="window.close()">Fermer</button>')
    surfer.open(site.page("/", '<p>départ</p><a href="/aide" target="_blank" rel="opener">Aide</a>'))
    assert press(surfer, "Aide").text == "aide\nFermer"
    assert press(surfer, "Fermer").text == "départ\nAide"


def test_a_link_from_a_mailbox_opens_in_a_tab_with_the_same_cookies(surfer: Client, site: Site) -> None:
    """`open_tab` stays in the person's context."""
    site.answer("/", Answer(b"ok", headers=(("Set-Cookie", "moi=1"),)))
    surfer.open(site.origin + "/")
    surfer.open_tab(site.page("/lien", "suite"))
    assert surfer.look().text == "suite"
    assert site.received[-1].headers["cookie"] == "moi=1"


def test_a_script_s_dialog_is_answered_and_told(surfer: Client, site: Site) -> None:
    """An alert is closed and its text is among the alerts of the next look."""
    surfer.open(
        site.page("/", "<button onclick=\"alert('Code faux'); this.textContent = 'Encore'\">Valider</button>")
    )
    seen = press(surfer, "Valider")
    assert seen.alerts == ("Code faux",)
    assert named(seen, "Encore")
    assert press(surfer, "Encore").alerts == ("Code faux",)


def test_a_covered_button_cannot_be_pressed(surfer: Client, site: Site) -> None:
    """What a person cannot reach is not clicked behind her back."""
    surfer.open(
        site.page(
            "/",
            '<button>Valider</button><div id="voile" style="position:fixed;inset:0;background:#fff8"></div>',
        )
    )
    with pytest.raises(Unusable, match="voile"):
        surfer.activate(named(surfer.look(), "Valider"))


def test_a_hidden_box_is_ticked_by_its_label_beside_the_link(surfer: Client, site: Site) -> None:
    """A box drawn by style sheets only is ticked without following the link in its label."""
    surfer.open(
        site.page(
            "/",
            '<label style="display:inline-block;padding-left:30px"><input type="checkbox" style="opacity:0;'
            'position:absolute;clip-path:inset(50%);width:1px;height:1px">'
            '<a href="/cgu">J’accepte les conditions</a></label>',
        )
    )
    surfer.tick(surfer.look().entries[0], True)
    seen = surfer.look()
    assert seen.entries[0].checked
    assert seen.url == site.origin + "/"


def test_boxes_that_advance_by_themselves_are_filled(surfer: Client, site: Site) -> None:
    """Focus that jumps to the next box does not disturb typing box by box."""
    boxes = "".join(
        f'<input aria-label="Chiffre {n}" maxlength="1" oninput="this.nextElementSibling?.focus()">'
        for n in range(1, 7)
    )
    surfer.open(site.page("/", f"<fieldset><legend>Code</legend>{boxes}</fieldset>"))
    for place, digit in enumerate("042137"):
        surfer.write(surfer.look().entries[place], digit)
    assert "".join(entry.value for entry in surfer.look().entries) == "042137"
    assert {entry.group for entry in surfer.look().entries} == {"Code"}


def test_typing_replaces_and_fires_what_scripts_listen_to(surfer: Client, site: Site) -> None:
    """Typing is heard key by key, unusual characters too."""
    surfer.open(
        site.page("/", '<label>Nom <input value="vieux" oninput="document.title = this.value"></label>')
    )
    surfer.write(named(surfer.look(), "Nom"), "Zoé 😀 l’É")
    assert (named(surfer.look(), "Nom").value, surfer.look().title) == ("Zoé 😀 l’É", "Zoé 😀 l’É")


def test_a_list_made_of_scripts_is_chosen_from(surfer: Client, site: Site) -> None:
    """A combobox with a popup list opens, and its line is clicked."""
    surfer.open(
        site.page(
            "/",
            '<div role="combobox" tabindex="0" aria-label="Pays" aria-controls="l" aria-expanded="false" '
            "onclick=\"l.hidden = false\">Choisir</div><ul id='l' role='listbox' hidden>"
            "<li role='option'>Belgique</li></ul><script>l.onclick = event => { l.hidden = true;"
            "document.querySelector('div').textContent = event.target.textContent; }</script>",
        )
    )
    surfer.choose(named(surfer.look(), "Pays"), "Belgique")
    assert named(surfer.look(), "Pays").value == "Belgique"


def test_a_page_that_prevents_bubbles_shows_none(surfer: Client, site: Site) -> None:
    """checkValidity and prevented events say nothing; only a bubble that shows is an error."""
    surfer.open(
        site.page(
            "/",
            '<form novalidate onsubmit="this.checkValidity(); return false"><label>Un <input required>'
            "</label><button>Vérifier</button></form><form><label>Deux "
            '<input required oninvalid="event.preventDefault()"></label><button>Envoyer</button></form>',
        )
    )
    assert [entry.error for entry in press(surfer, "Vérifier").entries] == ["", ""]
    assert [entry.error for entry in press(surfer, "Envoyer").entries] == ["", ""]


def test_secrets_are_blanked_in_a_picture(surfer: Client, site: Site) -> None:
    """A picture differs where the secret was, and the page is as before afterwards."""
    surfer.open(site.page("/", '<label>Mot de passe <input style="color: red"></label>'))
    surfer.write(named(surfer.look(), "Mot de passe"), "secret")
    seen = surfer.look()
    plain, blanked = surfer.picture(), surfer.picture([seen.entries[0]])
    assert plain is not None
    assert blanked is not None
    assert blanked.startswith(b"\x89PNG")
    assert plain != blanked
    assert surfer.look().html == seen.html


def test_nothing_of_a_person_is_left_for_the_next(browser_driver: BrowserDriver, site: Site) -> None:
    """Cookies, storages, caches and service workers are a person's own."""
    site.answer("/sw.js", Answer(b"self.onfetch = () => {}", content_type="text/javascript"))
    kept = (("Cache-Control", "max-age=3600"), ("Set-Cookie", "moi=1"))
    page = (
        "<!doctype html><p></p><script>const p = document.querySelector('p');"
        "p.textContent = [localStorage.length, sessionStorage.length, document.cookie].join();"
        "localStorage.a = 1; sessionStorage.b = 2;"
        "navigator.serviceWorker.getRegistrations().then(found => { p.textContent += ',' + found.length;"
        "return navigator.serviceWorker.register('/sw.js'); })</script>"
    )
    site.answer("/", Answer(page.encode(), headers=kept))
    seen = []
    for _ in range(2):
        person = browser_driver.client()
        person.open(site.origin + "/")
        seen.append(person.look().text)
        person.close()
    assert seen[0] == seen[1] == "0,0,moi=1,0"
    visits = [request for request in site.received if request.path == "/"]
    assert [request.headers.get("cookie") for request in visits] == [None, None]


def test_two_people_at_once_do_not_meet(browser_driver: BrowserDriver, site: Site) -> None:
    """Each has cookies, headers and exchanges of her own, whoever acts."""
    site.answer(
        "/",
        lambda request: Answer(request.headers.get("x-qui", "").encode(), headers=(("Set-Cookie", "c=1"),)),
    )
    one, two = browser_driver.client({"X-Qui": "Ada"}), browser_driver.client({"X-Qui": "Zoe"})
    for person in (one, two, one):
        person.open(site.origin + "/")
    assert one.look().text == "Ada"
    assert [len(one.exchanges), len(two.exchanges)] == [2, 1]
    visits = [request for request in site.received if request.path == "/"]
    assert [request.headers.get("cookie") for request in visits] == [None, None, "c=1"]
    one.close()
    assert two.look().status == 200
    two.close()


def test_pictures_and_style_sheets_are_no_exchanges(surfer: Client, site: Site) -> None:
    """Only what carries the journey is kept."""
    site.answer("/s.css", Answer(b"p { color: red }", content_type="text/css"))
    surfer.open(site.page("/", '<link rel="stylesheet" href="/s.css"><img src="/i.png" alt=""><p>ok'))
    surfer.look()
    assert [exchange.url for exchange in surfer.exchanges] == [site.origin + "/"]
    assert "/s.css" in [request.route for request in site.received]


def test_a_lost_browser_is_told_and_replaced(site: Site, browser_driver: BrowserDriver) -> None:
    """The death of the browser is ours to tell; the next person gets a new one."""
    site.page("/", "ok")
    person = browser_driver.client()
    person.open(site.origin + "/")
    with pytest.raises(BrowserLost):
        person.open("chrome://crash")
    person.close()
    again = browser_driver.client()
    again.open(site.origin + "/")
    assert again.look().text == "ok"
    again.close()


def test_a_browser_that_hears_nothing_is_not_left_behind(site: Site, browser_driver: BrowserDriver) -> None:
    """Its driver died under it: what the bench started ends with the bench."""
    driver = BrowserDriver(proxy=browser_driver.proxy)
    person = driver.client()
    person.open(site.page("/", "ok"))
    chrome, contexts = driver._engine._started()
    assert alive(contexts.process)
    chrome.service.process.kill()
    driver.close()
    assert until(lambda: not alive(contexts.process), 10, what="la fin du navigateur")


def test_a_browser_behind_a_script_ends_too(
    site: Site, browser_driver: BrowserDriver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As Debian's command of the headless shell: the driver ends the script, and the browser would stay."""
    script = tmp_path / "chromium"
    script.write_text(f'#!/bin/sh\n{browser_path()} "$@"\n', encoding="utf-8")
    script.chmod(0o755)
    monkeypatch.setattr("harness.drivers.chromium.browser_path", lambda: str(script))
    driver = BrowserDriver(proxy=browser_driver.proxy)
    driver.client().open(site.page("/", "ok"))
    process = driver._engine._started()[1].process
    assert alive(process)
    driver.close()
    assert until(lambda: not alive(process), 10, what="la fin du navigateur")


def alive(process: int) -> bool:
    """Whether it runs: one that ended and that nobody has waited for still has its number."""
    with suppress(OSError):
        return bool(Path(f"/proc/{process}/cmdline").read_bytes())
    return False
