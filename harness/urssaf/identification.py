"""Step 3: what a person types as number and code, and what the page makes of it."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

from harness.faults import ConnectionFault, Nonconformity
from harness.people import OWN_ADDRESS
from harness.refusals import ensure_kept_with_message, ensure_refusal_told
from harness.urssaf.journey import CONTACT_ADDRESS, IDENTIFICATION
from harness.urssaf.numbers import SEPARATORS, TYPED, WRONG
from harness.urssaf.stages import AFTER_IDENTIFICATION
from harness.visit import Typed
from harness.words import speaks_of

if TYPE_CHECKING:
    from harness.matching import Widget
    from harness.page import Control, Snapshot
    from harness.urssaf.play import Play

NIR = "urssaf.nir"
CODE = "urssaf.activation_code"
SPACING_WORDS = ("espace", "séparateur", "blanc", "accolé", "sans tiret", "d'un seul tenant")
_LETTERLESS = frozenset({"numeric", "decimal", "tel", "number"})
_LETTER_AT = 7


class Identification:
    """Number and code. ``typed`` is the entry under test, read back before « suivant »."""

    def __init__(self, play: Play) -> None:
        self._play = play
        self.typed: Typed | None = None

    def fill_pair(self) -> None:
        """Type one's number and one's code, and nothing else."""
        self._fill(self._play.person.nir, self._play.person.activation_code)
        self._play.visit.look()

    def reach_as(self, nir: str) -> None:
        """« She » has this number, and is at the identification page."""
        self._play.play_as(nir=nir).reach(IDENTIFICATION)

    def reach_with_known_address(self) -> None:
        """« She » has an address that is on file already, and is at the identification page."""
        self._play.play_as(known_email=OWN_ADDRESS).reach(IDENTIFICATION)

    def reach_barely_known(self) -> None:
        """« She » is on file by her names alone, and is at the identification page."""
        self._play.play_as(street=None, postal_code=None, city=None, phone=None).reach(IDENTIFICATION)

    def try_after_wrong_keys(self) -> None:
        """Mistype the key as often as codes may be false, then give the right pair."""
        self._play.declared.ensure_limits_tries()
        nir = self._play.person.nir
        for _ in range(self._play.declared.tries):
            self.try_number(WRONG["dont la clé est augmentée d'une unité"](nir, self._play.world.people))
        self.try_number(nir, forced=True)

    def try_own(self, said: str) -> None:
        """Identify oneself with one's number, typed as a scenario says."""
        self.try_number(TYPED[said](self._play.person.nir))

    def try_grouped(self, said: str) -> None:
        """The same, with separators: not assessed for those that are not declared to be forgiven."""
        self._play.declared.ensure_forgives(SEPARATORS[said])
        self.try_number(TYPED[said](self._play.person.nir), forced=True)

    def try_wrong(self, said: str) -> None:
        """Identify oneself with a number of wrong key, which the file is made to know where it takes it."""
        people = self._play.world.people
        number = WRONG[said](self._play.person.nir, people)
        self._file_if_taken(number)
        self.try_number(number)

    def try_unknown(self, sex: str | None = None) -> None:
        """Identify oneself with a well-formed number that nobody has."""
        self.try_number(self._play.world.people.nir(sex=sex))

    def try_filed(self, first: str) -> None:
        """Identify oneself with a number of right key that begins so, and that is on file.

        A candidate that does not declare this first position may keep it out of the file already.
        """
        number = self._play.world.people.nir(sex=first)
        if first in self._play.settings.text("urs.nir.first_digits"):
            self._play.put_on_file(replace(self._play.person, nir=number))
        else:
            self._file_if_taken(number)
        self.try_number(number)

    def try_number(self, number: str, code: str | None = None, *, forced: bool = False) -> None:
        """Identify oneself with a number that may be wrong; not sent where the page visibly does not take it.

        ``forced`` is for what must be taken: then « suivant » is pressed whatever the page kept.
        """
        blank = self._play.visit.page
        self._fill(number, self._play.person.activation_code if code is None else code)
        self.typed = self._play.visit.typed(NIR, number)
        self._send(blank, forced=forced)

    def try_code(self, code: str, *, forced: bool = False) -> None:
        """Identify oneself with one's number and a code that may be wrong."""
        blank = self._play.visit.page
        self._fill(self._play.person.nir, code)
        self.typed = self._play.visit.typed(CODE, code)
        self._send(blank, forced=forced)

    def ensure_accepted(self) -> None:
        """The pair was taken: the contact address is asked."""
        if self.typed is not None and not taken(self.typed) and not self._play.visit.comes(CONTACT_ADDRESS):
            raise Nonconformity(
                f"une saisie qui prenne {len(self.typed.wanted)} caractères",
                f"la page n’en garde que {len(self.typed.held)} de ceux qui ont été saisis",
            )
        self._play.visit.expect(CONTACT_ADDRESS)

    def ensure_refused(self, key: str) -> None:
        """The entry was refused with a message on it, or could not be typed at all."""
        if self.typed is None or taken(self.typed):
            ensure_kept_with_message(self._play.visit, IDENTIFICATION, key)

    def ensure_refusal_told(self) -> None:
        """The pair was refused and the page says so, wherever; or the entry could not be typed at all."""
        if self.typed is None or taken(self.typed):
            ensure_refusal_told(self._play.visit, IDENTIFICATION, AFTER_IDENTIFICATION)

    def ensure_accepted_or_refused(self, key: str) -> None:
        """The pair was taken, or refused with a message on the entry: nothing between."""
        if not self._play.visit.comes(CONTACT_ADDRESS):
            self.ensure_refused(key)

    def ensure_accepted_or_told(self, key: str, words: tuple[str, ...]) -> None:
        """The pair was taken, or the new message on the entry speaks of what hinders."""
        if self._play.visit.comes(CONTACT_ADDRESS):
            return
        message = ensure_kept_with_message(self._play.visit, IDENTIFICATION, key)
        if not speaks_of(message, words):
            raise Nonconformity(
                "l’entrée admise, ou un message qui dise ce qui gêne", f"un refus qui dit « {message} »"
            )

    def ensure_separator_forgiven(self) -> None:
        """The number was taken; where the profile gives no list of separators, a message may do instead."""
        if "urs.nir.separators" in self._play.settings.given:
            self.ensure_accepted()
        else:
            self.ensure_accepted_or_told(NIR, SPACING_WORDS)

    def ensure_letters_typable(self) -> None:
        """The keyboard that a telephone shows for the seventh position has letters."""
        part = _part_of(self._play.visit.need(NIR), _LETTER_AT)
        if {part.kind, part.inputmode} & _LETTERLESS:
            shown = part.inputmode or part.kind
            raise Nonconformity(
                "un clavier où se tapent 2A ou 2B", f"une saisie qui n’appelle que des chiffres ({shown})"
            )

    def ensure_typable(self, key: str) -> None:
        """A person can type there: what she types is kept."""
        visit, person = self._play.visit, self._play.person
        text = person.nir if key == NIR else person.activation_code
        visit.fill(key, text)
        if not taken(visit.typed(key, text)):
            raise Nonconformity(
                f"{visit.finder.spoken(key)} où écrire", f"« {visit.need(key).name} » ne garde pas la saisie"
            )

    def ensure_nothing_else_required(self) -> None:
        """No other entry of the form is marked as required."""
        visit = self._play.visit
        widgets = [visit.find(key) or visit.need(key) for key in (NIR, CODE)]
        known = {part for widget in widgets for part in widget.parts}
        form = widgets[0].control.form
        others = [c.name for c in visit.page.entries if c.required and c.form == form and c not in known]
        if others:
            raise Nonconformity("deux saisies obligatoires, le numéro et le code", f"aussi « {others[0]} »")

    def _fill(self, number: str, code: str) -> None:
        visit = self._play.visit
        visit.fill(NIR, number)
        visit.fill(CODE, code)

    def _send(self, blank: Snapshot, *, forced: bool) -> None:
        """Press « suivant », unless the page visibly kept the entry out or keeps the command shut.

        What the page says is compared with ``blank``: a message may come while one types.
        """
        visit = self._play.visit
        self._play.journey.about_to_ask()
        command = visit.find("urssaf.next")
        shut = command is not None and not command.usable
        if not shut and (forced or self.typed is None or taken(self.typed)):
            visit.press("urssaf.next")
        visit.before = blank

    def _file_if_taken(self, number: str) -> None:
        """Let the file know a number that should not be: a candidate may refuse it there already."""
        try:
            self._play.put_on_file(replace(self._play.person, nir=number))
        except ConnectionFault:
            return


def taken(typed: Typed) -> bool:
    """Whether the page took what was typed, be it in other letters of the same signs."""
    return _plain(typed.held) == _plain(typed.wanted)


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def _part_of(widget: Widget, position: int) -> Control:
    """The part of a widget that holds a position, counted from 1."""
    room = 0
    for part in widget.parts[:-1]:
        room += part.maxlength or position
        if room >= position:
            return part
    return widget.parts[-1]
