"""Why a step of the walk did not lead on, from the page in front of the person, and what to change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from catalogue.model import Purpose, Role
from harness.check.findings import Finding, wrong
from harness.check.suggestions import label_lines, page_lines
from harness.faults import Fault, Nonconformity
from harness.matching import AmbiguousControl, Widget
from harness.page import Control, Snapshot
from harness.urssaf.stages import PROFILE_CHOICE
from harness.visit import Visit
from harness.words import fold

_FEW = 5
PASTE = "si c’est bien de ces contrôles qu’il s’agit, collez dans le profil :"
_STAYED = "le portail en est resté là : vérifiez [readings] et [parameters], puis le portail lui-même"
_SCRIPTS = "cette page ne montre rien sans JavaScript : [browser] required = true, ou --driver browser"
_EMPTY = "cette page n’a ni saisie ni commande : vérifiez url dans [portals]"
_CONTINUED = (
    "# ou, si les coordonnées continuent sur une autre page, ces lignes-ci à la place, sans leur « # » :"
)
_END_OF_DETAILS = "urssaf.finalise"
_LED = {PROFILE_CHOICE: ("urssaf.entry_control", "urssaf.artist_profile")}
"""Screens that a command leads to which the guide does not name, and what is then looked for there."""


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What a visit shows after a fault. ``before`` is the page that the step began on, if it began on one."""

    portal: str
    visit: Visit
    javascript: bool

    def of(
        self,
        what: str,
        screen: str | None,
        fault: Fault,
        before: Snapshot | None,
        *,
        led_by: str | None = None,
    ) -> Finding:
        """The finding, with lines to paste where some would help.

        ``led_by`` is the purpose of the command that a page of its own may ask for before the screen.
        """
        seen = fault.observed if isinstance(fault, Nonconformity) else str(fault)
        if (lacked := self.visit.lacked) is not None:
            seen = f"il manque {self.visit.finder.spoken(lacked)} sur {self.visit.described()}"
        if unusable := self._unusable(self.visit.page):
            return wrong(what, seen, unusable)
        stayed = before is not None and _alike(before, self.visit.page)
        found = None if screen is None or stayed else self.visit.screens.intruder(self.visit.page, screen)
        if found is not None:
            return self._of_intruder(what, seen, *found)
        lines = self._lines(screen, before, led_by)
        if lines:
            return wrong(what, seen, PASTE, lines)
        return wrong(what, seen, _STAYED if stayed else self._signs(screen))

    def _of_intruder(self, what: str, seen: str, control: Control, key: str) -> Finding:
        """A control taken for one of another page: a line says which the right one is, wherever it stands."""
        named = self.visit.finder.spoken(key)
        hidden = f"« {control.name} » y est pris pour {named} ({key})"
        told = seen if hidden in seen else f"{seen} ; {hidden}"
        to_do = (
            f"si « {control.name} » est autre chose, gardez cette ligne sans son « # », avec les mots du "
            f"contrôle qui, ailleurs sur le portail, est {named} :"
        )
        return wrong(what, told, to_do, ("[labels]", f'# "{key}" = {{ label = "…" }}'))

    def of_ambiguity(self, what: str, fault: AmbiguousControl) -> Finding:
        """Two controls, and a line for each: whoever reads keeps one."""
        key = fault.purpose.key
        lines = [f'# "{key}" = {{ css = "{c.locator}" }}' for c in fault.found if c.locator]
        given = lines or [f'# "{key}" = {{ css = "…" }}']
        return wrong(what, fault.what, "gardez une de ces lignes, sans son « # » :", ("[labels]", *given))

    def _lines(self, screen: str | None, before: Snapshot | None, led_by: str | None) -> tuple[str, ...]:
        finder, page = self.visit.finder, self.visit.page
        if self.visit.lacked is not None:
            return self._lacking(self.visit.lacked)
        if screen is None:
            return ()
        if screen in _LED:
            return self._beyond(*_LED[screen])
        if before is not None and _alike(before, page):
            return ()  # the page said no, and no label would help
        missing = [each for each in self._asked(screen) if not finder.shows(page, each.key)]
        passing = page_lines(page, before) if before is not None else ()
        if passing and any(each.role is Role.ENTRY for each in missing):
            # nothing can be typed here: the screen that asks is further on
            return label_lines(page, finder, [finder.purpose(led_by)], self.portal) if led_by else passing
        return label_lines(page, finder, missing, self.portal) or passing

    def _lacking(self, key: str) -> tuple[str, ...]:
        """Lines for what was needed: a label, or the page to pass where it stands on the page before.

        Details that lack the command that ends them may go on further on: both are proposed.
        """
        finder, page, before = self.visit.finder, self.visit.page, self.visit.before
        passing = page_lines(page, before, filled=key == _END_OF_DETAILS)
        if passing and finder.shows(before, key):
            return passing
        lines = label_lines(page, finder, [finder.purpose(key)], self.portal)
        further = passing if key == _END_OF_DETAILS else ()
        return (*lines, _CONTINUED, *(f"# {line}" for line in further)) if further else lines

    def _beyond(self, command: str, wanted: str) -> tuple[str, ...]:
        """What would help one click further than this page, where the screen was looked for in vain."""
        visit = self.visit
        ways = visit.finder.offered(visit.page, command)
        if not ways:
            return label_lines(visit.page, visit.finder, [visit.finder.purpose(command)], self.portal)
        visit.activate(Widget(visit.finder.purpose(command), ways[:1], "vérification"))
        missing = [visit.finder.purpose(wanted)]
        return page_lines(visit.page, visit.before) or label_lines(
            visit.page, visit.finder, missing, self.portal
        )

    def _asked(self, screen: str) -> list[Purpose]:
        """The purposes of a screen, and those of the same step of the guide that follow them."""
        known = [purpose for purpose in self.visit.finder.purposes.values() if purpose.portal == self.portal]
        wanted = self.visit.screens.named(screen)
        places = [n for n, each in enumerate(known) if each.key in (*wanted.controls, *wanted.any_of)]
        if not places:
            return []
        step = _step(known[places[0]])
        last = max(n for n, each in enumerate(known) if _step(each) == step or n in places)
        return [each for each in known[places[0] : last + 1] if _step(each) == step]

    def _unusable(self, page: Snapshot) -> str:
        """What to do about a page that no label would help; empty where one may."""
        if page.status == 404 or page.broken:
            return f"le portail répond {page.status} à {page.url} : corrigez url dans [portals]"
        if page.controls:
            return ""
        return _EMPTY if self.javascript or "<script" not in page.html.lower() else _SCRIPTS

    def _signs(self, screen: str | None) -> str:
        """What would tell the bench that a page is the expected one, where no line can be proposed."""
        marks = self.visit.screens.named(screen).marks if screen is not None else ()
        words = ", ".join(f"« {mark} »" for mark in marks[:_FEW])
        told = f" ; le banc y cherche aussi l’un de ces mots : {words}" if words else ""
        return f"désignez les contrôles de cette page dans [labels], ou cette page dans [pages]{told}"


def _step(purpose: Purpose) -> str:
    return purpose.source.partition(",")[0]


def _alike(one: Snapshot, other: Snapshot) -> bool:
    """Whether two pages are one page before and after it said no: the same entries, or the same heading."""
    if one.entries or other.entries:
        return _names(one) == _names(other)
    return [fold(h.text) for h in one.headings[:1]] == [fold(h.text) for h in other.headings[:1]]


def _names(page: Snapshot) -> Sequence[tuple[str, str]]:
    return [(entry.role, fold(entry.name)) for entry in page.entries]
