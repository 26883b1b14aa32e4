"""Faults of accessibility: labels, errors, keyboard, titles and mentions."""

from __future__ import annotations

import re

from starlette.requests import Request
from starlette.responses import Response

from simulator.audiens.web import AudiensPortal
from simulator.desk import Answer, Visit
from simulator.markup import become, edited, without
from simulator.mutants.registry import mutant
from simulator.urssaf.web import UrssafPortal
from simulator.web import Page

_WITH_SCRIPTS = "default-src 'self'; script-src 'unsafe-inline'; frame-ancestors 'none'"

_REFUSING_SCRIPT = b"""<p id="told"></p><script>
document.forms[0].noValidate = true;
document.forms[0].addEventListener("submit", (event) => {
  if (event.target.elements.nir.value.length < 13) {
    event.preventDefault();
    document.getElementById("told").textContent = "Le num\xc3\xa9ro compte treize chiffres et sa cl\xc3\xa9.";
  }
});</script>"""


@mutant("GEN-027-X1", "the labels of the identification are not tied to their inputs")
class LooseLabels(UrssafPortal):
    def as_sent(self, page: Page, html: str) -> str:
        loose = re.sub('<label for="[^"]*">', "<label>", html)
        return loose if page.template == "identification.html" else html


@mutant("GEN-028-M1", "one message, « Erreur », stands for all")
class OneError(UrssafPortal):
    def as_sent(self, page: Page, html: str) -> str:
        if not page.values.get("summary"):
            return html
        bare = without(html, "//p[@class='error'] | //div[@class='summary']/*")
        return edited(bare, "//div[@class='summary']", lambda box: setattr(box, "text", "Erreur"))


@mutant("GEN-029-M1", "what is mandatory is discovered after sending only")
class SilentMandatory(UrssafPortal):
    def as_sent(self, page: Page, html: str) -> str:  # noqa: ARG002
        bare = without(html, "//span[@class='mark'] | //p[@class='mandatory']")
        return edited(bare, "//*[@required]", lambda field: field.attrib.pop("required"))


@mutant("GEN-030-M1", "autocomplete is off everywhere", also=("GEN-023",))
class NoAutocomplete(UrssafPortal):
    def as_sent(self, page: Page, html: str) -> str:  # noqa: ARG002
        return re.sub('autocomplete="[^"]*"', 'autocomplete="off"', html)


@mutant("GEN-031-M1", "every page has the same title")
class OneTitle(UrssafPortal):
    def as_sent(self, page: Page, html: str) -> str:  # noqa: ARG002
        return re.sub("<title>.*?</title>", "<title>Urssaf artistes-auteurs</title>", html)


@mutant("GEN-031-X1", "the pages declare no language")
class NoLanguage(UrssafPortal):
    def as_sent(self, page: Page, html: str) -> str:  # noqa: ARG002
        return html.replace('<html lang="fr">', "<html>")


@mutant("GEN-032-M1", "« suivant » is built as a div that only a mouse can press", needs_browser=True)
class DivButton(UrssafPortal):
    def respond(self, visit: Visit, answer: Answer) -> Response:
        response = super().respond(visit, answer)
        press = b"this.closest(&quot;form&quot;).submit()"
        div = b'<div class="button" onclick="' + press + b'">suivant</div>'
        body = bytes(response.body).replace(b'<button type="submit">suivant</button>', div)
        if body != response.body:
            response.body = body
            response.headers["content-length"] = str(len(body))
            response.headers["content-security-policy"] = _WITH_SCRIPTS
        return response


@mutant("GEN-033-X1", "a refusal shown without a new page is announced to nobody", needs_browser=True)
class SilentRefusal(UrssafPortal):
    def respond(self, visit: Visit, answer: Answer) -> Response:
        response = super().respond(visit, answer)
        body = bytes(response.body).replace(b"</form>", b"</form>" + _REFUSING_SCRIPT, 1)
        if isinstance(answer, Page) and answer.template == "identification.html":
            response.body = body
            response.headers["content-length"] = str(len(body))
            response.headers["content-security-policy"] = _WITH_SCRIPTS
        return response


@mutant("GEN-034-M1", "the waiting page closes by itself")
class ClosingPage(UrssafPortal):
    def as_sent(self, page: Page, html: str) -> str:
        leave = f'<meta http-equiv="refresh" content="60;url={self.root}/session-terminee"></head>'
        return html.replace("</head>", leave) if page.template == "waiting.html" else html


@mutant("GEN-035-M1", "a button of the identification is an image without a text")
class NamelessButton(UrssafPortal):
    def as_sent(self, page: Page, html: str) -> str:
        button = '<button type="button"><img src="data:," alt=""></button></form>'
        return html.replace("</form>", button) if page.template == "identification.html" else html


@mutant("GEN-036-M1", "the buttons are off the screen of a phone", needs_browser=True)
class OffScreen(UrssafPortal):
    async def style(self, request: Request) -> Response:
        css = bytes((await super().style(request)).body).decode()
        away = "@media (max-width: 400px) { main button { position: relative; left: 420px } }"
        return Response(css + away, media_type="text/css")


@mutant("GEN-037-M1", "no page says how accessible the portal is")
class NoMention(UrssafPortal):
    def as_sent(self, page: Page, html: str) -> str:  # noqa: ARG002
        return without(html, "//footer//li[contains(., 'Accessibilité')]")


@mutant("GEN-035-X1", "the link to the personal details notice is an image without a text")
class NamelessLink(UrssafPortal):
    def as_sent(self, page: Page, html: str) -> str:  # noqa: ARG002
        link = f'<a href="{self.root}/donnees-personnelles"><img src="data:," alt=""></a>'
        return edited(html, "//footer//a[contains(., 'données')]", lambda found: become(found, link))


@mutant("GEN-029-X1", "Audiens tells what is mandatory after sending only")
class AudiensSilentMandatory(AudiensPortal):
    def as_sent(self, page: Page, html: str) -> str:  # noqa: ARG002
        bare = without(html, "//span[@class='mark'] | //p[@class='mandatory']")
        return edited(bare, "//*[@required]", lambda field: field.attrib.pop("required"))


@mutant("GEN-031-X2", "every page of Audiens has the same title")
class AudiensOneTitle(AudiensPortal):
    def as_sent(self, page: Page, html: str) -> str:  # noqa: ARG002
        return re.sub("<title>.*?</title>", "<title>Audiens</title>", html)


@mutant("GEN-037-X1", "no page of Audiens says how accessible the site is")
class AudiensNoMention(AudiensPortal):
    def as_sent(self, page: Page, html: str) -> str:  # noqa: ARG002
        return without(html, "//footer//li[contains(., 'Accessibilité')]")


@mutant("GEN-028-X1", "the error of the identifier is not tied to its input")
class LooseIdentifierError(AudiensPortal):
    def as_sent(self, page: Page, html: str) -> str:
        loose = re.sub(' aria-(?:errormessage|describedby)="[^"]*"', "", html)
        return loose if page.template == "identifier.html" else html


@mutant("GEN-028-X2", "the error of the postal code is not tied to its input")
class LoosePostalCodeError(UrssafPortal):
    def as_sent(self, page: Page, html: str) -> str:
        loose = re.sub(' aria-(?:errormessage|describedby)="[^"]*"', "", html)
        return loose if page.template == "details.html" else html
