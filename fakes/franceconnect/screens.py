"""What a person sees at the issuer: the page to press on, and the page of a request that is refused."""

from __future__ import annotations

from html import escape

from starlette.responses import HTMLResponse

from fakes.franceconnect.book import Demand

_PAGE = """<!doctype html>
<html lang="fr">
<head><meta charset="utf-8"><title>{title}</title></head>
<body><main><h1>{title}</h1>
{body}
</main></body>
</html>
"""
_CHOICE = """<p>Un service en ligne demande à connaître l’identité de {name}.</p>
<form method="post" action="{action}">
<input type="hidden" name="demand" value="{key}">
<button type="submit" name="decision" value="accept">Continuer</button>
<button type="submit" name="decision" value="refuse">Refuser</button>
<button type="submit" name="decision" value="cancel">Annuler</button>
</form>"""
_TITLE = "FranceConnect d’essai"


def choice(demand: Demand, key: str, action: str) -> HTMLResponse:
    """Who is about to be identified, and the three commands."""
    person = demand.visitor.person
    name = f"{person.get('given_name', '')} {person.get('family_name', '')}".strip()
    return _page(_TITLE, _CHOICE.format(name=escape(name), action=escape(action), key=escape(key)))


def told(text: str, status: int = 200) -> HTMLResponse:
    """A page that only says something."""
    return _page(_TITLE, f"<p>{escape(text)}</p>", status)


def _page(title: str, body: str, status: int = 200) -> HTMLResponse:
    return HTMLResponse(_PAGE.format(title=title, body=body), status, {"cache-control": "no-store"})
