"""What is said of personal data where they are collected, and what the vendor declares."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from harness.faults import Nonconformity, Unassessed
from harness.page import Snapshot
from harness.people import ALPHABETS
from harness.screens import described
from harness.words import fold, speaks_of

if TYPE_CHECKING:
    from harness.general.general import General

_LINKS = (
    "données personnelles",
    "données à caractère personnel",
    "protection des données",
    "protection de vos données",
    "vos données",
    "confidentialité",
    "vie privée",
    "rgpd",
    "mentions légales",
    "informations légales",
    "informatique et libertés",
)
_ELEMENTS = {
    "le responsable du traitement": ("responsable d", "responsable conjoint"),
    "le contact du délégué à la protection des données": ("délégué", "dpo", "dpd"),
    "les finalités": ("finalité", "afin de", "servent à", "utilisées pour", "traitées pour", "but"),
    "la base légale": (
        "base légale",
        "base juridique",
        "fondement",
        "obligation légale",
        "intérêt légitime",
        "mission d'intérêt public",
        "article 6",
        "consentement",
        "exécution d'un contrat",
        "exécution du contrat",
    ),
    "les destinataires": ("destinataire", "communiquées à", "transmises à", "accessibles a"),
    "la durée de conservation": ("conserv", "durée"),
    "les droits": ("droit d'accès", "rectifi", "effacement", "vos droits"),
    "la réclamation auprès de la CNIL": ("cnil", "commission nationale de l'informatique"),
}
_SIGNS = {"special": 33}
"""How many printable signs that are no letters nor digits a keyboard gives (ASCII)."""
_ENOUGH, _ENOUGH_GUARDED = 80, 50


class Notices:
    """The notice of the first form, and the declarations of the profile."""

    def __init__(self, general: General) -> None:
        self._general = general
        self._said: list[str] = []
        self._declared: dict[str, str] = {}
        self._page = Snapshot(url="about:blank", status=None)

    def read(self) -> None:
        """Read the page in front of her, and what its links about personal data lead to."""
        visit = self._general.play.visit
        self._page = visit.look()
        self._said = [self._page.text]
        here = self._page.url
        names = [c.name for c in self._page.commands if c.href and speaks_of(c.name, _LINKS)]
        for name in dict.fromkeys(names):
            control = next((c for c in visit.page.commands if c.name == name), None)
            if control is not None and self._leads_inside(control.href or ""):
                visit.client.activate(control)
                self._said.append(visit.look().text)
                visit.open(here)

    def ensure_complete(self) -> None:
        """Each element that article 13 of the GDPR asks for is told; under the guide's own notice, a wish."""
        whole = fold("\n".join(self._said))
        missing = [name for name, words in _ELEMENTS.items() if not speaks_of(whole, words)]
        if missing and self._follows_the_guide:
            raise Unassessed(
                f"les mentions sont celles du guide, d’avant le RGPD (AUD-AMB-21) ; il y manque {missing[0]}",
                inapplicable=True,
            )
        if missing:
            raise Nonconformity(
                "l’information de l’article 13 du RGPD sur la page ou à un lien d’elle",
                f"sans {', ni '.join(missing)}, depuis {described(self._page)}",
            )

    def read_declarations(self) -> None:
        """Read what the profile declares."""
        self._declared = dict(self._general.world.bench.profile.declarations)

    def ensure_declared(self, row: str) -> None:
        """The vendor's declaration on this row is in the profile."""
        if not self._declared.get(row, "").strip():
            raise Nonconformity(
                f"une déclaration de l’éditeur sur {row}", "rien dans [declarations] du profil"
            )

    def ensure_policy_strong(self) -> None:
        """The declared rule of passwords reaches 80 bits, or 50 with a limit of tries."""
        policy, settings = self._general.side.policy, self._general.side.settings
        bits = entropy(policy.shortest, ("letter", "digit") if self._is_the_guides else policy.kinds)
        guarded = settings.optional_number("both.login.max_attempts") is not None
        if bits >= _ENOUGH or (guarded and bits >= _ENOUGH_GUARDED):
            return
        if self._is_the_guides:
            raise Unassessed(
                f"la règle est celle que le guide impose, {bits:.1f} bits : la faiblesse tient au guide",
                inapplicable=True,
            )
        limit = "avec" if guarded else "sans"
        raise Nonconformity(
            f"{_ENOUGH} bits, ou {_ENOUGH_GUARDED} avec une limite d’essais",
            f"{bits:.1f} bits, {limit} limite",
        )

    @property
    def _is_the_guides(self) -> bool:
        side = self._general.side
        return side.name == "audiens" and side.settings.text("aud.password.reading") != "stricter"

    @property
    def _follows_the_guide(self) -> bool:
        side = self._general.side
        return side.name == "audiens" and side.settings.text("aud.legal_profile") == "legacy"

    def _leads_inside(self, href: str) -> bool:
        return not href.startswith(("mailto:", "tel:", "javascript:")) and self._general.is_own(href)


def entropy(length: int, kinds: tuple[str, ...]) -> float:
    """The bits of a password of that length drawn among all the signs of these kinds."""
    sizes = {"lower": 26, "upper": 26, "letter": 52, "digit": 10} | _SIGNS
    signs = sum(sizes.get(kind, len(ALPHABETS.get(kind, ""))) for kind in dict.fromkeys(kinds))
    return length * math.log2(max(signs, 1))
