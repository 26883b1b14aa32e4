"""Step 6: the personal password, its rule as declared, and what it opens."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from harness.audiens.policy import excludes_special, policy
from harness.audiens.stages import LOGIN, PASSWORD, SPACE
from harness.faults import Nonconformity, Unassessed
from harness.people import PasswordPolicy, People, replaced
from harness.preliminaries import needing
from harness.refusals import ensure_kept_with_message

if TYPE_CHECKING:
    from harness.audiens.play import AudiensPlay

ENTRY, CONFIRMATION = "audiens.password", "audiens.password_confirmation"
_LETTERS = PasswordPolicy(8, 64, ("lower",))
_DIGITS = PasswordPolicy(8, 64, ("digit",))
_MIXED = PasswordPolicy(8, 64, ("lower", "upper", "digit"))
_PLAIN = PasswordPolicy(8, 64, ("lower", "digit"))

KINDS: Mapping[str, PasswordPolicy] = {
    "de lettres seules": _LETTERS,
    "de chiffres seuls": _DIGITS,
    "de lettres des deux casses et de chiffres": _MIXED,
}
SPECIAL: Mapping[str, Callable[[str], str]] = {
    "un point d'exclamation à la fin": lambda word: f"{word}!",
    "un tiret au milieu": lambda word: f"{word[:4]}-{word[4:]}",
    "une espace au milieu": lambda word: f"{word[:4]} {word[4:]}",
    "un tiret bas au milieu": lambda word: f"{word[:4]}_{word[4:]}",
    "le signe de l'euro à la fin": lambda word: f"{word}€",
    "un émoji au milieu": lambda word: f"{word[:4]}🙂{word[4:]}",
    "un signe au début": lambda word: f"#{word}",
    "une espace au début": lambda word: f" {word}",
    "une espace à la fin": lambda word: f"{word} ",
}
LENGTHS = ("de sept caractères", "de huit caractères", "de neuf caractères", "de la plus grande longueur")


class Password:
    """The password form. ``tried`` are the two entries that were last given."""

    def __init__(self, play: AudiensPlay) -> None:
        self._play = play
        self.tried: tuple[str, str] = ("", "")
        self._longest: int | None = None

    @property
    def _people(self) -> People:
        return self._play.world.people

    @property
    def _reading(self) -> str:
        return self._play.settings.text("aud.password.reading")

    # What she chooses

    def try_length(self, said: str) -> None:
        """A password of that length; the vendor's own bounds under AUD-AMB-02=stricter."""
        rule = policy(self._play.settings)
        longest = min(rule.longest, self._shown_maximum() or rule.longest)
        own = self._reading == "stricter"
        lengths = {
            "de sept caractères": rule.shortest - 1 if own else 7,
            "de huit caractères": rule.shortest,
            "de neuf caractères": rule.shortest + 1,
            "de la plus grande longueur": longest,
        }
        self.try_same(self._people.password(rule if own else _PLAIN, lengths[said]))

    def try_kind(self, said: str) -> None:
        """A password of these kinds of signs alone."""
        if self._reading == "stricter":
            raise Unassessed(
                "le profil déclare une règle de l’éditeur, éprouvée à ses bornes", inapplicable=True
            )
        self.try_same(self._people.password(KINDS[said], 10))

    def try_special(self, said: str) -> None:
        """A password with a sign that is neither letter nor digit."""
        settings = self._play.settings
        if not excludes_special(settings):
            raise Unassessed("le profil ne déclare pas que d’autres signes sont exclus", inapplicable=True)
        rule = policy(settings) if self._reading == "stricter" else _PLAIN
        self.try_same(SPECIAL[said](self._people.password(rule, rule.shortest)))

    def try_accented(self) -> None:
        """A password with an accented letter."""
        if self._reading == "stricter":
            raise Unassessed("le profil déclare une règle de l’éditeur", inapplicable=True)
        if self._play.settings.text("aud.password.special") == "allowed":
            raise Unassessed("le profil déclare que d’autres signes sont admis", inapplicable=True)
        self.try_same(self._people.password(_LETTERS, 9) + "é")

    def try_own(self) -> None:
        """The password that she had in mind, twice."""
        self.try_same(self._play.journey.password)

    def try_same(self, password: str) -> None:
        """The same entry twice; what the page visibly cuts is not sent."""
        play = self._play
        play.world.secret("mot de passe", password)
        self.tried = (password, password)
        play.journey.password = password
        play.visit.fill(ENTRY, password)
        play.visit.fill(CONFIRMATION, password)
        if not self._cut():
            play.visit.press("audiens.password_submit")

    def try_confirmation(self, said: str) -> None:
        """The password, and another confirmation."""
        password = self._play.journey.password
        at = next((i for i, sign in enumerate(password) if sign.isalpha()), None)
        if at is None:
            raise Unassessed("la règle déclarée n’admet aucune lettre", inapplicable=True)
        again = {
            "dont la casse diffère": replaced(password, at, str.swapcase),
            "amputée de son dernier signe": password[:-1],
            "laissée vide": "",
        }[said]
        self._play.world.secret("mot de passe", again or "laissée vide")
        self.tried = (password, again)
        self._play.journey.give_password(password, again)

    # What comes of it

    def ensure_accepted(self) -> None:
        """The password was taken: the space or the log-in page came, as declared (AUD-AMB-20)."""
        if self._cut():
            raise Nonconformity(
                f"un mot de passe de {len(self.tried[0])} caractères accepté", "la saisie le coupe"
            )
        after = self._play.settings.text("aud.after_password")
        visit = self._play.visit
        wanted = {"logged_in": (SPACE,), "login_page": (LOGIN,)}.get(after, (SPACE, LOGIN))
        if not any(map(visit.comes, wanted)):
            raise Nonconformity("l’espace, ou la page de connexion", visit.described(), "AUD-112")

    def ensure_own_accepted(self) -> None:
        """Her two equal entries are taken; which passwords are is not the matter here."""
        with self._play.journey.resting_on_password():
            self.ensure_accepted()

    def ensure_refused(self) -> None:
        """Refused with a message on the password or on the pair; or it could not be typed."""
        if self._cut():
            return
        ensure_kept_with_message(self._play.visit, PASSWORD, ENTRY, CONFIRMATION)

    def ensure_kind_as_declared(self, said: str) -> None:
        """Accepted, unless letters and digits must be mixed (AUD-AMB-02=mixed_alnum)."""
        if self._reading == "mixed_alnum" and KINDS[said] is not _MIXED:
            self.ensure_refused()
        else:
            self.ensure_accepted()

    def ensure_accent_as_declared(self) -> None:
        """Refused, or accepted and good at the log-in, as aud.password.accented says."""
        if self._play.settings.text("aud.password.accented") == "refused":
            self.ensure_refused()
            return
        self.ensure_accepted()
        for form in ("NFC", "NFD"):
            self._play.log_in_elsewhere(unicodedata.normalize(form, self.tried[0]))
            self._play.visit.expect(SPACE, "AUD-108")

    def ensure_masked(self) -> None:
        """Both entries are there, and hide what is typed."""
        for key in (ENTRY, CONFIRMATION):
            widget = self._play.visit.need(key)
            if widget.control.kind != "password":
                raise Nonconformity("deux saisies masquées", f"« {widget.name} » ne l’est pas")

    def ensure_nothing_kept(self) -> None:
        """Neither of the two entries opens a session."""
        for secret in filter(None, self.tried):
            self._play.log_in_elsewhere(secret)
            self._play.ensure_no_session()

    def ensure_rule_declared(self) -> None:
        """The vendor has declared its rule and what slows tries down: an advice, never failed."""
        if not self._play.world.bench.profile.declarations.get("AUD-114", "").strip():
            raise Unassessed("le profil ne déclare rien de cette règle ([declarations] AUD-114)")

    # At the log-in

    def open_with(self, said: str) -> None:
        """« She » has an open space whose password is that long, as far as the rule lets."""
        play = self._play
        play.play_as().reach(PASSWORD)
        rule = policy(play.settings)
        most = self._longest = min(rule.longest, self._shown_maximum() or rule.longest)
        length = most if said == "de la plus grande longueur" else min(max(rule.shortest, 12), most)
        password = self._people.password(rule, length)
        play.world.secret("mot de passe", password)
        play.journey.password = password
        needing("un espace ouvert", play.journey.define_password)

    def variant(self, said: str) -> str:
        """What is tried at the log-in in place of the password, or itself."""
        password = self._play.journey.password
        tried = {
            "ce mot de passe": password,
            "ce mot de passe à la casse changée": password.swapcase(),
            "ses huit premiers caractères": password[:8],
            "ce mot de passe amputé de son dernier caractère": password[:-1],
            "ce mot de passe suivi d'un caractère de trop": password + password[-1],
        }[said]
        cut = self._longest is not None and len(tried) > self._longest
        if cut or (tried == password and said != "ce mot de passe"):
            raise Unassessed("ce mot de passe ne se prête pas à cet essai", inapplicable=True)
        return tried

    def _shown_maximum(self) -> int | None:
        """The most that the entry lets in, where it says so."""
        widget = self._play.visit.find(ENTRY)
        return widget.control.maxlength if widget is not None else None

    def _cut(self) -> bool:
        visit, wanted = self._play.visit, self.tried[0]
        if not visit.is_at(PASSWORD) or not wanted:
            return False
        visit.look()
        widget = visit.find(ENTRY)
        held = widget.value if widget is not None else ""
        return bool(held) and len(held) < len(wanted)


VARIANTS = (
    "ce mot de passe",
    "ce mot de passe à la casse changée",
    "ses huit premiers caractères",
    "ce mot de passe amputé de son dernier caractère",
    "ce mot de passe suivi d'un caractère de trop",
)
