"""Step 6: the password, its confirmation, its rule, and what they open."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from harness.faults import Nonconformity, Unassessed
from harness.page import Snapshot
from harness.people import PasswordPolicy
from harness.refusals import ensure_kept_with_message
from harness.urssaf.journey import DETAILS, PASSWORD, SPACE, WAITING, policy
from harness.visit import Typed
from harness.words import fold, speaks_of

if TYPE_CHECKING:
    from harness.urssaf.play import Play

ENTRY = "urssaf.password"
CONFIRMATION = "urssaf.password_confirmation"
KINDS = {
    "minuscule": ("lower", ("minuscule",)),
    "majuscule": ("upper", ("majuscule", "capitale")),
    "chiffre": ("digit", ("chiffre", "numérique", "nombre")),
    "caractère spécial": ("special", ("spécia", "symbole", "ponctuation", "signe")),
    "lettre": ("letter", ("lettre", "alphab")),
}
"""The kinds that a rule may ask, as scenarios name them: the parameter's word, and how pages speak of it."""

_UNITS = {8: "huit", 9: "neuf", 10: "dix", 12: "douze", 14: "quatorze", 15: "quinze", 16: "seize"}
_ACCENTED = ", dont deux accentués"
_LAST_ALONE = "dont seul le dernier caractère diffère"
_TRIES: Mapping[str, Callable[[str], str]] = {
    "ce mot de passe": lambda password: password,
    "ses 8 premiers caractères": lambda password: password[:8],
    "ses 32 premiers caractères": lambda password: password[:32],
    "ce mot de passe amputé de son dernier caractère": lambda password: password[:-1],
    "ce mot de passe à la casse changée": str.swapcase,
}


class Password:
    """The password form. ``tried`` are the two entries that were last given."""

    def __init__(self, play: Play) -> None:
        self._play = play
        self.tried: tuple[str, str] = ("", "")

    @property
    def rule(self) -> PasswordPolicy:
        """The rule that the candidate declares."""
        return policy(self._play.settings)

    def give(self, password: str, again: str) -> None:
        """Give two entries, equal or not, and press « Valider »."""
        for secret in (password, again):
            self._play.world.secret("mot de passe", secret)
        self.tried = (password, again)
        self._play.journey.give_password(password, again)

    def try_confirmation(self, said: str) -> None:
        """Confirm one's password by the entry that a scenario speaks of."""
        password = self._play.journey.password
        if password.swapcase() == password and said == "dont la casse diffère":
            raise Unassessed("la règle déclarée n’admet aucune lettre", inapplicable=True)
        entries = {
            "dont la casse diffère": password.swapcase(),
            "laissée vide": "",
            "suivie d'une espace": password + " ",
        }
        if said == _LAST_ALONE:
            password = self._play.journey.password = self.said("du nombre maximum de caractères")
            entries[said] = password[:-1] + _another(password[-1])
        self.give(password, entries[said])

    def try_same(self, password: str) -> None:
        """Give the same entry twice; one that the page visibly cuts is not sent."""
        visit = self._play.visit
        self._play.world.secret("mot de passe", password)
        self.tried = (password, password)
        visit.fill(ENTRY, password)
        visit.fill(CONFIRMATION, password)
        if not self._cut():
            visit.press("urssaf.password_submit")

    def spaced(self) -> str:
        """A password that the declared rule takes, with two spaces in a row in its midst."""
        rule = self.rule
        length = max(rule.shortest, min(rule.longest, rule.shortest + 4) - 2)
        drawn = self._play.world.people.password(rule, length)
        return f"{drawn[: length // 2]}  {drawn[length // 2 :]}"

    def said(self, said: str) -> str:
        """A password that a scenario speaks of, drawn as the declared rule has it."""
        rule, people = self.rule, self._play.world.people
        lengths = {
            "d'un caractère de moins que le minimum": rule.shortest - 1,
            "du nombre minimum de caractères": rule.shortest,
            "du nombre maximum de caractères": rule.longest,
            "de 72 octets": 72,
            "de 73 octets": 73,
            "conforme à la règle": min(rule.longest, rule.shortest + 4),
        }
        if said in ("de 72 octets", "de 73 octets") and lengths[said] > rule.longest:
            why = f"la règle déclarée n’admet pas plus de {rule.longest} caractères"
            raise Unassessed(why, inapplicable=True)
        if said.startswith("d'un caractère de moins que le minimum") and rule.shortest < 2:
            raise Unassessed("la règle déclarée n’a pas de minimum", inapplicable=True)
        if said.endswith(_ACCENTED):
            if rule.shortest < 4:
                raise Unassessed("la règle déclarée n’a pas la place de deux lettres", inapplicable=True)
            return people.password(rule, rule.shortest - 3) + "éà"
        return {"de deux espaces": "  "}.get(said) or people.password(rule, lengths.get(said, 0))

    def without(self, kind: str) -> str:
        """A password of the right length that lacks one kind which the rule declares."""
        key, _ = KINDS[kind]
        table = self._play.settings.table("urs.password.policy")
        declared = table.get("classes") or ()
        if key not in (declared if isinstance(declared, list | tuple) else ()):
            raise Unassessed(f"la règle déclarée n’exige pas : {kind}", inapplicable=True)
        rest = tuple(each for each in self.rule.kinds if each != key) or ("digit",)
        if key == "letter":
            rest = tuple(each for each in rest if each not in ("lower", "upper")) or ("digit",)
        lacking = PasswordPolicy(self.rule.shortest, self.rule.longest, rest)
        return self._play.world.people.password(lacking)

    def choose_beforehand(self, said: str) -> None:
        """Let her journey use a password of that length."""
        self._play.journey.password = self.said(said)
        self._play.world.secret("mot de passe", self._play.journey.password)

    def variant(self, said: str) -> str:
        """What is tried at the log-in in place of her password, or itself."""
        password = self._play.journey.password
        tried = _TRIES[said](password)
        if tried == password and said != "ce mot de passe":
            raise Unassessed("ce mot de passe n’est pas assez long pour cet essai", inapplicable=True)
        self._play.world.secret("mot de passe", tried)
        return tried

    def log_in_as_nobody(self) -> None:
        """Give her password at the log-in under a name that nobody has."""
        self._play.login.elsewhere(self._play.journey.password, self._play.stranger().login_name)

    def fill(self) -> None:
        """Type one's password twice, and nothing more."""
        visit, password = self._play.visit, self._play.journey.password
        visit.fill(ENTRY, password)
        visit.fill(CONFIRMATION, password)
        visit.look()

    def ensure_masked(self, key: str) -> None:
        """The entry is there, and what is typed in it cannot be read."""
        widget = self._play.visit.need(key)
        if widget.control.kind != "password":
            raise Nonconformity(
                f"une saisie masquée pour « {widget.name} »", f"une saisie de type {widget.control.kind}"
            )

    def ensure_rule_shown(self) -> None:
        """The page says the minimum length and each kind that the declared rule has."""
        said = _said(self._play.visit.page)
        least = self.rule.shortest
        length = rf"\b(?:{least}|{_UNITS.get(least, least)})\b[^.;]{{0,40}}(?:caract|signe|lettre|chiffre)"
        if not re.search(length, said):
            raise Nonconformity(
                f"la longueur minimale, {least} caractères, affichée", self._play.visit.described()
            )
        declared = self._play.settings.table("urs.password.policy").get("classes") or ()
        for name, (key, words) in KINDS.items():
            if key in (declared if isinstance(declared, list | tuple) else ()) and not speaks_of(said, words):
                raise Nonconformity(f"la règle affichée en entier ({name})", self._play.visit.described())

    def ensure_confirmation_refused(self) -> None:
        """Nothing was stored: still the password page, with a message on one of the two entries."""
        ensure_kept_with_message(self._play.visit, PASSWORD, CONFIRMATION, ENTRY)

    def ensure_refused(self) -> None:
        """The form was refused with a message on the password, or on the pair."""
        if self._cut():
            return
        ensure_kept_with_message(self._play.visit, PASSWORD, ENTRY, CONFIRMATION)

    def ensure_accepted(self) -> None:
        """The password was taken whole: the details come."""
        if self._cut():
            raise Nonconformity(
                f"un mot de passe de {len(self.tried[0])} caractères", "une saisie qui le coupe"
            )
        self._play.visit.expect(self._following)

    @property
    def _following(self) -> str:
        """What an accepted password leads to, in the order that the candidate reads in the guide."""
        return WAITING if self._play.journey.password_first else DETAILS

    def ensure_refused_or_exact(self) -> None:
        """The password was refused, or opens her space as it was typed and not otherwise."""
        visit, journey = self._play.visit, self._play.journey
        if self._cut() or not visit.comes(self._following):
            self.ensure_refused()
            return
        if journey.password_first:
            journey.confirm_by_link()
        journey.finalise()
        self._play.login.elsewhere(self.tried[0])
        self._play.visit.expect(SPACE, "URS-061")
        self._play.login.elsewhere(" ".join(self.tried[0].split()))
        self._play.ensure_no_session()

    def send_empty(self) -> None:
        """Send the form that somebody else sent, from her session, both entries empty."""
        self._play.shortcuts.send("le mot de passe", "")

    def ensure_still_to_define(self) -> None:
        """Nothing was stored: the address of the details gives no details."""
        self._play.shortcuts.ensure_not_obtained(DETAILS)

    def _cut(self) -> bool:
        """Whether the entry visibly kept some of the password out."""
        visit, wanted = self._play.visit, self.tried[0]
        widget = visit.find(ENTRY)
        if not visit.is_at(PASSWORD) or widget is None or not wanted:
            return False
        visit.look()
        now = visit.find(ENTRY)
        typed = Typed(wanted, now.value if now is not None else "")
        return bool(typed.held) and len(typed.held) < len(wanted)


def _another(sign: str) -> str:
    """Another sign of the same kind."""
    kinds = ("23", "ab", "AB", "!?")
    return next(other for kind in kinds for other in kind if other != sign and _kind(other) == _kind(sign))


def _kind(sign: str) -> tuple[bool, bool, bool]:
    return sign.isdigit(), sign.islower(), sign.isupper()


def _said(page: Snapshot) -> str:
    """All that a person reads before typing: the page, and what its entries say of themselves."""
    told = [f"{entry.description} {entry.placeholder}" for entry in page.entries]
    return fold(" ".join([*page.text.splitlines(), *told]))
