"""What the e-mails of this portal say, as text and as HTML; a link stands alone on its line."""

from __future__ import annotations

import re
from html import escape

from simulator.durations import duration
from simulator.mailer import Mail
from simulator.urssaf.options import Options
from simulator.urssaf.store import Link, LinkRole, Person

_ADDRESS = re.compile(r"https?://\S+")
_SERVICE = "Urssaf artistes-auteurs"
_HEAD = f'<!doctype html>\n<html lang="fr"><head><meta charset="utf-8"><title>{_SERVICE}</title></head>'


class UrssafMails:
    """One method a message."""

    def __init__(self, options: Options, base_url: str) -> None:
        self.options = options
        self.base_url = base_url

    def link_address(self, link: Link) -> str:
        """The address that the message gives, on the portal's own host whatever the request said."""
        return f"{self.base_url}/lien/{link.token}"

    def confirmation(self, to: str, link: Link) -> Mail:
        """The message of step 4."""
        validation = link.role is LinkRole.VALIDATION
        subject = (
            "validez votre adresse e-mail"
            if validation
            else "confirmez la création de votre espace personnel"
        )
        name = "validation" if validation else "confirmation"
        paragraphs = (
            "Bonjour,",
            f"Vous avez demandé la création de votre espace personnel {_SERVICE}. Pour continuer, "
            f"ouvrez ce lien de {name} :",
            self.link_address(link),
            *self.next_step(link),
            "Si vous n’êtes pas à l’origine de cette demande, ne tenez pas compte de ce message : aucun "
            "espace ne sera créé.",
            _SERVICE,
        )
        return self.compose(to, subject, paragraphs)

    def next_step(self, link: Link) -> tuple[str, ...]:
        """What the link leads to and how long it lasts."""
        lines = (
            []
            if link.role is LinkRole.WHOLE
            else ["Deux messages vous sont envoyés : ouvrez le lien de chacun."]
        )
        if self.options.step_order == "numbers":
            lines.append("Vous pourrez ensuite définir votre mot de passe.")
        if self.options.link_validity is not None:
            lines.append(f"Ce lien est valable {duration(self.options.link_validity)}.")
        return tuple(lines)

    def creation_notice(self, to: str, person: Person) -> Mail:
        """The message that follows the opening of a space; no secret and no number in it."""
        paragraphs = (
            f"Bonjour {person.first_name} {person.last_name},",
            f"Votre espace personnel {_SERVICE} vient d’être créé. Vous pouvez désormais déclarer, payer "
            "et nous contacter en ligne.",
            "Si vous n’êtes pas à l’origine de cette création, prévenez l’Urssaf sans attendre.",
            _SERVICE,
        )
        return self.compose(to, "votre espace personnel est créé", paragraphs)

    def receipt(self, to: str, title: str) -> Mail:
        """Where documents go to the mailbox: word of a new one."""
        paragraphs = (
            "Bonjour,",
            f"Voici un document de l’Urssaf : {title}.",
            "Il reste aussi dans votre espace.",
            _SERVICE,
        )
        return self.compose(to, "un document pour vous", paragraphs)

    def compose(self, to: str, subject: str, paragraphs: tuple[str, ...]) -> Mail:
        """Both parts from the same paragraphs."""
        text = "\n\n".join(paragraphs) + "\n"
        body = "\n".join(f"<p>{self.as_html(paragraph)}</p>" for paragraph in paragraphs)
        html = f"{_HEAD}\n<body>\n{body}\n</body></html>\n"
        return Mail(to, f"{_SERVICE} : {subject}", text, html)

    def as_html(self, paragraph: str) -> str:
        """Text as text, an address as a link."""
        shown = escape(paragraph)
        return f'<a href="{shown}">{shown}</a>' if _ADDRESS.fullmatch(paragraph) else shown
