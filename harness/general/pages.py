"""What every page of the journey has to have: labels, marks, names, a language, a title of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from harness.faults import Nonconformity
from harness.matching import AmbiguousControl, Widget
from harness.page import BOX_ROLES, Control
from harness.screens import described
from harness.words import fold, speaks_of

if TYPE_CHECKING:
    from harness.general.general import General
    from harness.general.walk import Seen

_TIED = frozenset({"label", "aria-labelledby", "content", "legend"})
_PURPOSES = frozenset({"family-name", "given-name", "bday", "email", "tel", "one-time-code", "name"})
_SPLIT_DATE = frozenset({"bday-day", "bday-month", "bday-year"})
_MANDATORY = ("obligatoire", "requis")
_OPTIONAL = ("facultatif", "optionnel", "si vous le souhaitez")
_ALL_MANDATORY = re.compile(r"(tous|toutes|l'ensemble)\b.{0,60}\b(obligatoires|requis|requises)")
_MENTION = re.compile(r"accessibilite\s*:?\s*(totalement|partiellement|non)[\s-]+conforme")
_AGREEING = ("condition", "cgu", "accept")
_MARKETING = (
    "actualité",
    "offre",
    "newsletter",
    "lettre d'information",
    "lettre d'info",
    "prospection",
    "promotion",
    "publicit",
    "partenaire",
    "commercia",
    "bons plans",
    "démarch",
)
_REFUSING = ("ne souhaite pas", "ne veux pas", "m'oppose", "refuse", "n'accepte pas", "ne plus")
_NOT_ASKING = frozenset({"search", "file", "hidden", "submit", "button", "reset"})


class Pages:
    """The pages of the journey that was walked, each as it was first shown."""

    def __init__(self, general: General) -> None:
        self._general = general

    # Fields

    def ensure_labelled(self) -> None:
        """Every entry has a label that is seen, and tied to it."""
        for seen, entry in self._entries():
            if not _has_label(entry):
                told = f"d’où vient « {entry.name} » : {entry.name_from}" if entry.name else "sans nom"
                raise self._broken(
                    seen,
                    "une étiquette visible liée à chaque champ",
                    f"un champ de type {entry.kind} ({told})",
                )

    def ensure_mandatory_marked(self) -> None:
        """Every entry without which the guide's step cannot be done says so before anything is sent."""
        for seen, widgets in self._asked():
            marked_otherwise = any(speaks_of(_around(e), _OPTIONAL) for e in seen.page.entries)
            if len(widgets) < 2 or marked_otherwise or _ALL_MANDATORY.search(fold(seen.page.text)):
                continue
            for widget in widgets:
                if not widget.value and not any(_marked(part) for part in widget.parts):
                    raise self._broken(
                        seen,
                        f"« {widget.name} » signalé comme obligatoire avant l’envoi",
                        "ni attribut, ni astérisque, ni mention",
                    )

    def ensure_purposes_declared(self) -> None:
        """What is asked about the person says what it is, for browsers and aids to fill in."""
        for seen, widgets in self._asked():
            for widget in widgets:
                wanted = tokens_due(widget)
                told = {word for part in widget.parts for word in part.autocomplete.lower().split()}
                accepted = wanted | (_SPLIT_DATE if "bday" in wanted else set())
                accepted |= {"tel-national", "tel-local"} if "tel" in wanted else set()
                accepted |= {"username"} if "email" in wanted else set()
                if wanted and not told & accepted:
                    raise self._broken(
                        seen,
                        f"autocomplete « {' ou '.join(sorted(wanted))} » pour « {widget.name} »",
                        f"autocomplete « {' '.join(sorted(told)) or 'absent'} »",
                    )

    def ensure_nothing_more_asked(self) -> None:
        """Beside what the guide shows, a form of the journey asks nothing about the person."""
        for seen in self._general.walk.pages():
            mine = {part.ref for widget in self._widgets(seen) for part in widget.parts}
            forms = {part.form for widget in self._widgets(seen) for part in widget.parts}
            for entry in seen.page.entries:
                if entry.ref in mine or entry.form not in forms or not asks(entry):
                    continue
                raise self._broken(
                    seen, "les seules saisies que montre le guide", f"« {entry.name} » demandé"
                )

    def ensure_no_box_ticked(self) -> None:
        """No box that agrees to news or offers is ticked before she touches it."""
        for seen, entry in self._entries():
            if entry.role not in BOX_ROLES or not entry.checked or self._declared_ticked(seen, entry):
                continue
            if speaks_of(entry.name, _MARKETING) and not speaks_of(entry.name, _REFUSING):
                raise self._broken(
                    seen, "aucune case de prospection cochée d’avance", f"« {entry.name} » est cochée"
                )

    # Pages

    def ensure_french(self) -> None:
        """Every page says that it is in French."""
        for seen in self._general.walk.pages():
            if not seen.page.language.lower().startswith("fr"):
                raise self._broken(
                    seen, "une page qui déclare le français", f"lang « {seen.page.language or 'absent'} »"
                )

    def ensure_own_titles(self) -> None:
        """Every screen has a title, that no other screen has."""
        known: dict[str, Seen] = {}
        for seen in self._general.walk.pages():
            title = fold(seen.page.title)
            if not title:
                raise self._broken(seen, "une page qui a un titre", "une page sans titre")
            first = known.setdefault(title, seen)
            if seen.screen and first.screen and first.screen != seen.screen:
                raise self._broken(
                    seen, "un titre propre à chaque page", f"le même pour {described(first.page)}"
                )

    def ensure_commands_named(self) -> None:
        """Every button and link has a name that says something."""
        for seen in self._general.walk.pages():
            for command in seen.page.commands:
                if not re.search(r"\w", command.name):
                    where = f" vers {command.href}" if command.href else ""
                    raise self._broken(
                        seen, "un nom pour chaque bouton et chaque lien", f"un {command.kind}{where} sans nom"
                    )

    def ensure_accessibility_told(self) -> None:
        """The home page bears one of the three mentions, and every page leads to the statement."""
        home = self._general.walk.shown[0]
        if not _MENTION.search(_plain(home.page.text)):
            raise self._broken(
                home,
                "« Accessibilité : totalement, partiellement ou non conforme »",
                "aucune des trois mentions",
            )
        for seen in self._general.walk.pages():
            if not any("accessibilite" in _plain(command.name) for command in seen.page.commands):
                raise self._broken(
                    seen, "un lien vers la déclaration d’accessibilité", "aucun lien qui y mène"
                )

    # What they are read from

    def _entries(self) -> Iterator[tuple[Seen, Control]]:
        for seen in self._general.walk.pages():
            for entry in seen.page.entries:
                if not entry.disabled and entry.kind not in _NOT_ASKING:
                    yield seen, entry

    def _asked(self) -> Iterator[tuple[Seen, list[Widget]]]:
        """The entries of each screen that the guide has a person fill in, log-in apart."""
        for seen in self._general.walk.pages():
            if not seen.screen or seen.screen == self._general.side.stages.login:
                continue
            widgets = [
                widget
                for widget in self._widgets(seen)
                if _typed_in(widget) and asks(widget.control) and "login" not in widget.purpose.key
            ]
            if widgets:
                yield seen, widgets

    def _widgets(self, seen: Seen) -> list[Widget]:
        """What of the page answers a purpose of this portal, entries alone."""
        bench, side = self._general.world.bench, self._general.side
        found: dict[str, Widget] = {}
        for purpose in bench.catalogue.purposes.values():
            if purpose.portal != side.name:
                continue
            try:
                widget = bench.finder.find(seen.page, purpose.key)
            except AmbiguousControl:
                continue
            if widget is not None and not widget.control.is_command:
                found.setdefault(widget.control.ref, widget)
        return list(found.values())

    def _declared_ticked(self, seen: Seen, entry: Control) -> bool:
        """The box of news that the declared reading shows ticked (AUD-AMB-04)."""
        side = self._general.side
        if side.name != "audiens" or side.settings.text("aud.newsletter.default") != "ticked":
            return False
        widget = self._general.world.bench.finder.find(seen.page, "audiens.email_news")
        return widget is not None and widget.control.ref == entry.ref

    def _broken(self, seen: Seen, expected: str, observed: str) -> Nonconformity:
        world = self._general.world
        world.keep(world.bench.keeper.page(seen.page))
        return Nonconformity(expected, f"{observed} sur {described(seen.page)}")


def _has_label(entry: Control) -> bool:
    if not entry.name.strip():
        return False
    if entry.name_from in _TIED or entry.group:
        return True
    return entry.name_from not in {"placeholder", "title", ""} and fold(entry.name) in fold(entry.nearby)


def _around(entry: Control) -> str:
    return f"{entry.name} {entry.description} {entry.nearby}"


def _marked(entry: Control) -> bool:
    return entry.required or "*" in _around(entry) or speaks_of(_around(entry), _MANDATORY)


def _typed_in(widget: Widget) -> bool:
    first = widget.control
    return (
        first.is_entry
        and not first.disabled
        and not first.readonly
        and first.role not in BOX_ROLES | {"radio"}
    )


def tokens_due(widget: Widget) -> set[str]:
    """Which of these purposes an entry declares: HTML has no token for two digits of a number shared out."""
    wanted = {*widget.purpose.autocomplete} & _PURPOSES
    return wanted - {"tel"} if len(widget.parts) > 1 else wanted


def asks(entry: Control) -> bool:
    """Whether an entry asks something about the person: boxes, searches and what cannot be typed do not.

    Nor does a choice by which the terms are accepted.
    """
    named = speaks_of(entry.name, ("recherch", "langue", "captcha"))
    agreeing = entry.role == "radio" and speaks_of(f"{entry.group} {entry.name}", _AGREEING)
    idle = entry.disabled or entry.readonly
    return not (named or agreeing or idle or entry.role in BOX_ROLES or entry.kind in _NOT_ASKING)


def _plain(text: str) -> str:
    return fold(text).translate(str.maketrans("éèê", "eee"))
