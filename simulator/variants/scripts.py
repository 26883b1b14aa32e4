"""Variants that need a browser: pages drawn by a script, forms sent by it, and windows that it opens."""

from __future__ import annotations

import json

from lxml import html
from starlette.types import ASGIApp

from simulator.markup import parsed, written
from simulator.variants.around import Around, Asked, Reply
from simulator.variants.registry import Variant, variant

_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'; connect-src 'self'; script-src 'unsafe-inline'"
)
_DRAW = """
const said = JSON.parse(document.getElementById("said").textContent);
setTimeout(() => { document.getElementById("app").innerHTML = said; }, 30);
"""
_SEND = """
async function go(address, options) {
  const answer = await fetch(address, options);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  history.pushState(null, "", answer.url);
  document.title = page.title;
  document.body.replaceWith(page.body);
}
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post") return;
  event.preventDefault();
  go(form.action, { method: "POST", body: new URLSearchParams(new FormData(form, event.submitter)) });
});
window.addEventListener("popstate", () => location.reload());
"""
_OPEN = """
for (const box of document.querySelectorAll("details.terms")) {
  const dialog = document.createElement("dialog");
  dialog.setAttribute("aria-label", "Conditions générales d’utilisation");
  for (const child of [...box.children].slice(1)) dialog.append(child);
  const close = Object.assign(document.createElement("button"), { type: "button", textContent: "Fermer" });
  close.onclick = () => dialog.close();
  dialog.append(close);
  const open = Object.assign(document.createElement("button"), {
    type: "button", textContent: box.querySelector("summary").textContent });
  open.onclick = () => dialog.showModal();
  box.replaceWith(open);
  document.body.append(dialog);
}
"""


class Drawn(Around):
    """The main part of each page is data, which a script draws."""

    async def answer(self, asked: Asked) -> Reply:
        reply = await self.portal(asked)
        if not reply.is_page:
            return reply
        tree = parsed(reply.body.decode())
        main = tree.xpath("//main/*[@class='wrap']")[0]
        inner = "".join([main.text or "", *(html.tostring(child, encoding="unicode") for child in main)])
        for child in list(main):
            main.remove(child)
        main.text = None
        main.set("id", "app")
        page = written(tree).replace("</body>", f"{_said(inner)}<script>{_DRAW}</script></body>")
        return scripted(reply, page)


class Sent(Around):
    """Forms are sent by a script, which puts the answer in the place of the page."""

    async def answer(self, asked: Asked) -> Reply:
        reply = await self.portal(asked)
        if not reply.is_page:
            return reply
        return scripted(reply, reply.body.decode().replace("</head>", f"<script>{_SEND}</script></head>"))


class Opened(Around):
    """The terms open in a modal window."""

    async def answer(self, asked: Asked) -> Reply:
        reply = await self.portal(asked)
        if not reply.is_page:
            return reply
        return scripted(reply, reply.body.decode().replace("</body>", f"<script>{_OPEN}</script></body>"))


@variant("script-pages", "pages are drawn by a script", needs_browser=True)
class ScriptPages(Variant):
    def dress(self, app: ASGIApp) -> ASGIApp:
        return Drawn(app)


@variant("single-page", "forms are sent by a script, without a new page", needs_browser=True)
class SinglePage(Variant):
    def dress(self, app: ASGIApp) -> ASGIApp:
        return Sent(app)


@variant("terms-window", "the terms open in a modal window", needs_browser=True)
class TermsWindow(Variant):
    def dress(self, app: ASGIApp) -> ASGIApp:
        return Opened(app)


def scripted(reply: Reply, page: str) -> Reply:
    """A page whose own scripts may run."""
    reply.headers["content-security-policy"] = _POLICY
    return reply.filled(page.encode())


def _said(inner: str) -> str:
    text = json.dumps(inner).replace("</", "<\\/")
    return f'<script type="application/json" id="said">{text}</script>'
