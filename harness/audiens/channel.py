"""Step 5 without a mobile on file: the choice of a channel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harness.audiens.notices import bears
from harness.audiens.stages import CHANNEL, IDENTIFIER, LETTER_SENT, MOBILE, SMS_CODE, Branch
from harness.commands import ensure_named
from harness.faults import Nonconformity, Unassessed
from harness.preliminaries import needing
from harness.refusals import ensure_refusal_told
from harness.words import bare

if TYPE_CHECKING:
    from harness.audiens.play import AudiensPlay
    from harness.visit import Visit

_TITLE = "Choix du canal pour finaliser l’abonnement"
_KEYS = {Branch.SMS: "audiens.channel_sms", Branch.LETTER: "audiens.channel_letter"}


class ChannelChoice:
    """The page of the two channels. ``since`` is the sinks' number before she chose."""

    def __init__(self, play: AudiensPlay) -> None:
        self._play = play
        self._since = 0

    def ensure_offered(self) -> None:
        """The guide's title and both options are there, in its words."""
        visit = self._play.visit
        if not bears(visit.page, _TITLE):
            raise Nonconformity(f"« {_TITLE} »", visit.described())
        listed = visit.find("audiens.channel")
        for branch, key in _KEYS.items():
            label = visit.finder.purpose(key).label or ""
            options = listed.control.options if listed is not None else ()
            if any(bare(option.label) == bare(label) for option in options):
                continue
            if not visit.finder.shows(visit.page, key):
                raise Nonconformity(f"un choix « {label} »", f"pas de choix « {branch.value} »")
            if not _named_first(visit, key, label):
                ensure_named(visit, key, label)

    def submit_none(self) -> None:
        """« Valider » without choosing."""
        if self._play.settings.text("aud.channel.default") == "preselected":
            raise Unassessed("le profil déclare un canal présélectionné", inapplicable=True)
        self._play.journey.about_to_ask()
        self._play.visit.press("audiens.channel_submit")

    def ensure_kept(self) -> None:
        """The choice is still to make, and the page says so."""
        ensure_refusal_told(self._play.visit, CHANNEL, (MOBILE, IDENTIFIER, SMS_CODE, LETTER_SENT))

    def pick_both(self) -> None:
        """Choose SMS, then the letter, and send nothing."""
        for branch in (Branch.SMS, Branch.LETTER):
            self._play.journey.pick(branch)
            self._play.visit.look()

    def ensure_exclusive(self) -> None:
        """Only the last is chosen."""
        visit = self._play.visit
        listed = visit.find("audiens.channel")
        if listed is not None and listed.control.options:
            return
        if visit.need(_KEYS[Branch.SMS]).control.checked:
            raise Nonconformity("deux choix qui s’excluent", "les deux sont choisis à la fois")

    def choose(self, branch: Branch) -> None:
        """Choose a channel and « Valider »."""
        self._play.journey.choose_channel(branch)

    def change_mind(self) -> None:
        """SMS by mistake, « Retour », the letter, and on to its announce."""
        self._take_by_mistake(Branch.SMS)
        self._come_back()
        self._end_by(Branch.LETTER)

    def change_mind_late(self) -> None:
        """SMS by mistake and a mobile given, « Retour » as far as the channel, the letter, and on."""
        self._take_by_mistake(Branch.SMS)
        needing("la saisie de l’identifiant", self._play.journey.submit_mobile)
        self._come_back(pages=2)
        self._end_by(Branch.LETTER)

    def change_mind_back(self) -> None:
        """The letter by mistake, « Retour », SMS, and on to the code."""
        self._take_by_mistake(Branch.LETTER)
        self._come_back()
        self._end_by(Branch.SMS)

    def _take_by_mistake(self, branch: Branch) -> None:
        play = self._play
        self._since = play.world.bench.mailbox.mark()
        if branch is Branch.SMS:
            needing("la saisie du portable", play.journey.choose_sms)
        else:
            needing("la saisie de l’identifiant", play.journey.choose_letter)

    def _come_back(self, pages: int = 1) -> None:
        """« Retour » over so many pages; where it leads to the beginning, the way is gone again."""
        play = self._play
        if play.settings.text("aud.back_target") != "previous":
            play.choose("Retour")
            needing("le choix du canal", lambda: play.journey.reach(CHANNEL))
            return
        for _ in range(pages):
            if not play.visit.is_at(CHANNEL):
                play.choose("Retour")
        needing("le choix du canal, par « Retour »", lambda: play.visit.expect(CHANNEL, "AUD-119"))

    def _end_by(self, branch: Branch) -> None:
        journey = self._play.journey
        journey.branch = branch
        journey.go_on_to(LETTER_SENT if branch is Branch.LETTER else SMS_CODE, CHANNEL)

    def ensure_letter_alone(self) -> None:
        """A letter came, and no SMS."""
        self._play.journey.receive_letter("AUD-120")
        self._play.silence.ensure_no_sms(self._play.person.other_mobile, since=self._since)

    def ensure_sms_alone(self) -> None:
        """An SMS came, and no letter."""
        self._play.journey.receive_code("AUD-120")
        self._play.silence.ensure_no_letter(since=self._since)


def _named_first(visit: Visit, key: str, label: str) -> bool:
    """Whether a choice bears these words and explains them further, as a card that is its own label does."""
    control = visit.need(key).control
    return control.role == "radio" and bare(control.name).startswith(f"{bare(label)} ")
