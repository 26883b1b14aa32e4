"""Bank details: an account given for one use or both, and which uses the page then says are set up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from lxml import html

from harness.faults import Nonconformity, Unassessed
from harness.forms import command_of, entries_of
from harness.iban import BIC, french_iban
from harness.page import BOX_ROLES, Control, Snapshot
from harness.urssaf.correspondence import says_taken
from harness.urssaf.space import DEBIT_WORDS, REFUND_WORDS
from harness.urssaf.summary import go_through
from harness.words import fold, speaks_of

if TYPE_CHECKING:
    from harness.people import UrssafPerson
    from harness.urssaf.play import Play

REFUND, DEBIT = "remboursement", "prélèvement"
_WORDS = {REFUND: REFUND_WORDS, DEBIT: DEBIT_WORDS}
_OPEN = ("ou", "soit", "pouv", "peu", "choisi", "usages", "selon", "pourr", "serv")
_ENDING = (
    "prend fin",
    "prendra fin",
    "jusqu",
    "résili",
    "révo",
    "cess",
    "arrêt",
    "dernier",
    "prochain",
    "à compter",
)
_BOTH_WORDS = ("les deux", "deux usages", "tous les usages")
_ACCOUNT = ("iban", "rib", "numéro de compte", "coordonnées bancaires")
_HOLDER = ("titulaire", "nom", "prénom")
_OPENING = ("ajout", "enregistr", "modif", "nouve", "saisir", "renseign", "iban", "rib")


@dataclass(frozen=True, slots=True)
class Registration:
    """An account that was given: what the page said before and after, her own marks taken off."""

    before: frozenset[str]
    after: frozenset[str]
    page: Snapshot

    def new(self, use: str, *, stated: bool = False) -> frozenset[str]:
        """What is newly said of a use; ``stated``: not where both uses are but left to be chosen."""
        other = _WORDS[DEBIT if use == REFUND else REFUND]
        told = {said for said in self.after - self.before if speaks_of(said, _WORDS[use])}
        return frozenset(
            said for said in told if not (stated and speaks_of(said, other) and speaks_of(said, _OPEN))
        )

    @property
    def ends_later(self) -> bool:
        """Whether the page says anew that something ends, as a debit may that is announced already."""
        return any(speaks_of(said, _ENDING) for said in self.after - self.before)


class Bank:
    """Accounts as she registers them. ``None`` stands for a page on which nobody could.

    ``account`` is hers, ``answer`` what came of the form that was sent last.
    """

    def __init__(self, play: Play) -> None:
        self._play = play
        self.account = french_iban(play.world.people.random)
        self.answer: Snapshot | None = None
        self._model: Registration | None = None
        self._first: Registration | None = None
        self._latest: Registration | None = None

    def model_debit(self) -> None:
        """Let somebody else set up direct debit, to see what this page says of it."""
        self._model = self.register(DEBIT)

    def give(self, *uses: str) -> None:
        """Register her account for these uses."""
        self._first = self._latest = self.register(*uses)

    def give_up_debit(self) -> None:
        """Register her account for both uses, then the same one for refunds alone."""
        if self._model is None or self.register(REFUND, DEBIT) is None:
            return
        self._first = self.register(REFUND)
        if self._first is not None and (self._is_listed_again(self._first) or self._first.ends_later):
            self._first = None

    def _is_listed_again(self, last: Registration) -> bool:
        """Whether the page keeps what was given before beside what is given last, each for its own uses."""
        packed = re.sub(r"[^\S\n]+", "", last.page.text)
        return packed.count(self.account[-4:]) > 1 or packed.count(self.account[-3:] + "\n") > 1

    def give_one_each(self) -> None:
        """Register an account for refunds, then another for direct debit."""
        self._first = self.register(REFUND)
        other = french_iban(self._play.world.people.random)
        self._latest = self.register(DEBIT, account=other)

    def ensure_debit_is_off(self) -> None:
        """Nothing that the page says once direct debit is set up is said of her account for refunds alone.

        A sentence that comes with any account is told from a state by what changes once she asks for
        direct debit as well: where it was on already, nothing does.
        """
        if self._model is None or self._first is None:
            raise Unassessed("la page n’offre pas de quoi donner un compte pour un usage", inapplicable=True)
        telling = self._model.new(DEBIT, stated=True) & self._first.after
        if not telling:
            return
        then = self.register(REFUND, DEBIT) or self.register(DEBIT)
        if then is not None and not then.new(DEBIT):
            said = next(iter(telling))
            raise Nonconformity(
                "un compte pour les seuls remboursements", f"« {said} », comme pour un prélèvement"
            )

    def ensure_serves_both(self) -> None:
        """Where the page says what the account is for, it says both."""
        if self._first is None:
            raise Unassessed(
                "un compte ne sert ici qu’à un usage : « soit… soit », dit le guide (URS-AMB-19)",
                inapplicable=True,
            )
        told = {use: self._first.new(use) for use in (REFUND, DEBIT)}
        missing = [use for use, said in told.items() if not said]
        if len(missing) == 1:
            raise Nonconformity("un compte pour les deux usages", f"rien de nouveau au sujet du {missing[0]}")

    def ensure_both_accounts_kept(self) -> None:
        """The second account has not taken the place of the first."""
        if self._first is None or self._latest is None:
            raise Unassessed("la page n’offre pas de quoi donner un compte pour chaque usage")
        if shown_end(self.account, self._first.page) and not shown_end(self.account, self._latest.page):
            raise Nonconformity("un compte pour chaque usage", "le second compte a remplacé le premier")

    def register(self, *uses: str, account: str = "") -> Registration | None:
        """Give an account for some uses, and read the page before and after."""
        visit_bank = partial(self._play.space.visit_service, "bank")
        before = self._said(visit_bank())
        if not self._send(uses, account or self.account):
            return None
        after = visit_bank()
        return Registration(before, self._said(after), after)

    def take(self, *uses: str) -> bool:
        """Give her account for some uses; whether the page says in the end that it took it."""
        self._play.space.visit_service("bank")
        visit, sent = self._play.visit, self._send(uses, self.account)
        return sent and says_taken(visit.before, visit.page, "code", "sms")

    def _send(self, uses: tuple[str, ...], account: str) -> bool:
        """Send an account for some uses from the page in front of her, where its form can be told."""
        visit, self.answer = self._play.visit, None
        entry = self._account_entry(uses) or self._account_entry_further(uses)
        page = visit.page
        command = self._filled(page, entry, uses, account) if entry is not None else None
        if command is None:
            return False
        visit.follow(command)
        through, self.answer = go_through(visit, page, command), visit.page
        return through and not self.answer.refused and not any(c.invalid for c in self.answer.entries)

    def _account_entry(self, uses: tuple[str, ...]) -> Control | None:
        """Where the account is typed: of several sets, the one that is for this use."""
        page = self._play.visit.page
        asking = [c for c in page.entries if c.role == "textbox" and not c.readonly and not c.disabled]
        found = [c for c in asking if speaks_of(c.name, _ACCOUNT)]
        if len({c.form for c in found}) < 2:
            return next(iter(found), None)
        fitting = [c for c in found if set_for(page, c, uses)]
        return fitting[0] if len(fitting) == 1 else None

    def _account_entry_further(self, uses: tuple[str, ...]) -> Control | None:
        page = self._play.visit.page
        opening = [c for c in page.commands if not c.disabled and speaks_of(c.name, _OPENING)]
        likely = sorted(opening, key=lambda c: not _fits(c.name, uses))[:4]
        for _ in self._play.services.followed(control.name for control in likely):
            entry = self._account_entry(uses)
            if entry is not None:
                return entry
        return None

    def _filled(self, page: Snapshot, entry: Control, uses: tuple[str, ...], account: str) -> Control | None:
        """Fill the account's form; the command that sends it for these uses, if they could be told."""
        person, client = self._play.person, self._play.visit.client
        entries = entries_of(page, entry.form)
        commands = [c for c in page.commands if c.form == entry.form and _fits(c.name, uses)]
        chosen = self._choose(entries, uses)
        told = chosen or bool(commands) or set_for(page, entry, uses)
        for each in entries:
            if each.role == "textbox":
                client.write(each, _asked(each, entry, person, account))
            elif each.role in BOX_ROLES and each.required and not _speaks_of_use(each.name):
                client.tick(each, True)
        return next(iter(commands), command_of(page, entry.form)) if told else None

    def _choose(self, entries: list[Control], uses: tuple[str, ...]) -> bool:
        """Tick or choose what says these uses and no other; whether the form asks it at all."""
        client = self._play.visit.client
        boxes = [c for c in entries if c.role in BOX_ROLES and _speaks_of_use(c.name)]
        for box in boxes:
            client.tick(box, any(speaks_of(box.name, _WORDS[use]) for use in uses))
        radios = [c for c in entries if c.role == "radio" and _fits(c.name, uses)]
        for radio in radios[:1]:
            client.tick(radio, True)
        lines = [
            (c, o.label) for c in entries if c.kind == "select" for o in c.options if _fits(o.label, uses)
        ]
        for control, label in lines[:1]:
            client.choose(control, label)
        return bool(boxes or radios or lines)

    def _said(self, page: Snapshot) -> frozenset[str]:
        """What a page says of its accounts: its lines and its ticked boxes, without numbers or her names."""
        names = {fold(self._play.person.first_name), fold(self._play.person.last_name)}
        ticked = [f"coché : {c.name}" for c in page.entries if c.checked]
        ticked += [f"choisi : {o.label}" for c in page.entries for o in c.options if o.selected]
        controls = {fold(c.name) for c in page.controls}
        rows = told_in_rows(page.html)
        apart = controls | {fold(cell) for row in rows for cell in row}
        lines = [line for line in map(fold, (*page.text.splitlines(), *ticked)) if line not in apart]
        return frozenset(_masked(line, names) for line in (*lines, *(fold(" : ".join(row)) for row in rows)))


def _asked(each: Control, entry: Control, person: UrssafPerson, account: str) -> str:
    if each == entry or speaks_of(each.name, _ACCOUNT):
        return account
    if speaks_of(each.name, ("bic", "swift")):
        return BIC
    return f"{person.first_name} {person.last_name}" if speaks_of(each.name, _HOLDER) else each.value


def shown_end(account: str, page: Snapshot) -> bool:
    """Whether a page shows an account: its four last digits, or three behind signs that mask the others."""
    said = "\n".join([page.text, *(entry.value for entry in page.entries)])
    packed = re.sub(r"[^\S\n]+", "", said)
    masked = re.search(rf"(?:…|[•●*·.xX_-]{{2,}}){account[-3:]}(?!\d)", packed)
    return masked is not None or account[-4:] in packed


def set_for(page: Snapshot, entry: Control, uses: tuple[str, ...]) -> bool:
    """Whether an entry belongs to a set for these uses: by what names it, else by what stands near it.

    A name comes before a sentence: « rien n’y est prélevé » may help whoever gives an account for refunds.
    """
    commands = " ".join(c.name for c in page.commands if c.form == entry.form and c.form is not None)
    near = f"{entry.description} {entry.nearby}"
    told = (f"{entry.group} {entry.name}", commands, near, entry.heading)
    return _fits(next(filter(_speaks_of_use, told), ""), uses)


def _fits(text: str, uses: tuple[str, ...]) -> bool:
    """Whether a text speaks of these uses and of no other."""
    told = {use for use, words in _WORDS.items() if speaks_of(text, words)}
    return told == set(uses) or (len(uses) > 1 and speaks_of(text, _BOTH_WORDS))


def _speaks_of_use(text: str) -> bool:
    return speaks_of(text, (*REFUND_WORDS, *DEBIT_WORDS))


def told_in_rows(page: str) -> list[tuple[str, ...]]:
    """Terms with their values and rows of tables, each a statement that its cells do not make alone."""
    if not page.strip():
        return []
    tree = html.fromstring(page)
    terms = [(term, *_values(term)) for term in tree.iter("dt")]
    rows = [tuple(row.iter("th", "td")) for row in tree.iter("tr")]
    told = [tuple(" ".join(cell.text_content().split()) for cell in row) for row in (*terms, *rows)]
    return [row for row in told if len(row) > 1]


def _values(term: html.HtmlElement) -> Iterator[html.HtmlElement]:
    for after in term.itersiblings():
        if after.tag != "dd":
            return
        yield after


def _masked(line: str, names: set[str]) -> str:
    for name in names:
        line = line.replace(name, "…")
    return re.sub(r"\d+", "#", line)
