"""The form of the details with another person's identifiers in it: it neither changes nor shows her file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from harness.answers import page_of, shown_in
from harness.faults import Blocked, Nonconformity, Unassessed
from harness.other_form import OtherForm
from harness.preliminaries import needing
from harness.urssaf.journey import DETAILS, SPACE
from harness.urssaf.on_file import EDITABLE, PURPOSES, alike
from harness.urssaf.own_data import GUESSED, telling
from harness.wire_probe import Sent, WireProbe, is_added_by_script, landing, technical_names

if TYPE_CHECKING:
    from harness.urssaf.journey import Journey
    from harness.urssaf.play import Play
    from harness.visit import Visit

_MOST = 6
_FILE, _SPACE = "dans ce que le portail détient", "dans l’espace"


@dataclass(frozen=True, slots=True)
class Sample:
    """The form as the other person sent it, the page that it was on, and what its entries held there."""

    sent: Sent
    html: str
    held: Mapping[str, str]


class OwnForm:
    """« She », and another whose space is open: the form goes as hers, with the other's identifiers."""

    def __init__(self, play: Play) -> None:
        self._play = play
        self._others: Play | None = None
        self._known: dict[tuple[str, str], str] = {}
        self._shown: list[tuple[str, str]] = []

    def open_other(self) -> None:
        """Somebody else, in front of her details: what she sends there is kept."""
        self._others = self._play.of(self._play.begin(self._play.world.people.artist()))
        needing("le parcours d’une autre personne", lambda: self._other.journey.reach(DETAILS))

    def send_details(self) -> None:
        """The other opens her space; whoever is at her details sends the same form, the other named in it."""
        other = self._other
        shown, page = held(other.visit), other.visit.page.html
        seen = len(other.visit.client.exchanges)
        needing("l’espace d’une autre personne", other.journey.finalise)
        sample = self._sample(seen, page, shown)
        self._note()
        self._come_to_details()
        address = self._play.visit.page.url
        self._ensure_held_by_session(self._altered(sample).own)
        for said, altered in self._altered(sample).ways:
            if not self._still_at(address):
                self._come_to_details()
            self._send(said, altered(self._altered(sample)))

    def send_from_space(self) -> None:
        """The same with the form by which details are changed in an open space."""
        other = self._other
        needing("l’espace d’une autre personne", other.journey.finalise)
        name, sample = self._given_in_space()
        self._note()
        needing("son espace", lambda: self._play.play_as().reach(SPACE))
        visit = self._play.visit
        if self._play.correspondence.entry(name) is None:
            raise Blocked("la page de ses coordonnées ne se présente pas comme celle de l’autre", "URS-075")
        address = visit.page.url
        for said, altered in self._altered(sample).ways:
            visit.open(address)
            self._send(said, altered(self._altered(sample)))

    def ensure_untouched(self) -> None:
        """No answer showed the other's data; her file and her space hold what they held."""
        for said, found in self._shown:
            raise Nonconformity(f"aucune donnée d’une autre personne ({said})", f"« {found} »")
        now = self._state()
        seen = {where for where, _ in now}
        for (where, name), value in self._known.items():
            if where in seen and not alike(name, now.get((where, name), ""), value):
                raise Nonconformity(
                    f"le dossier d’une autre personne inchangé : « {value} »",
                    f"« {now.get((where, name), '')} » {where}",
                )

    @property
    def _other(self) -> Play:
        if self._others is None:
            raise ValueError("nobody else is there")
        return self._others

    def _given_in_space(self) -> tuple[str, Sample]:
        """What the other changed in her space, and the form that she sent for it."""
        other, people = self._other, self._play.world.people
        given = {"street": people.another_street(), "phone": people.mobile()}
        for name, value in given.items():
            if other.correspondence.entry(name) is not None:
                shown, page = held(other.visit), other.visit.page.html
                seen = len(other.visit.client.exchanges)
                other.correspondence.give(name, value)
                return name, self._sample(seen, page, shown | {name: value})
        raise Unassessed("rien ne se modifie dans l’espace de ce portail", inapplicable=True)

    def _altered(self, sample: Sample) -> Altered:
        return Altered(sample, self._play.journey, self._other.journey)

    def _sample(self, seen: int, page: str, shown: Mapping[str, str]) -> Sample:
        sent = WireProbe(self._other.visit.client).last_since(seen)
        if sent is None:
            raise Unassessed("ce formulaire n’envoie rien que le banc puisse rejouer", inapplicable=True)
        return Sample(sent, page, shown)

    def _come_to_details(self) -> None:
        needing("ses coordonnées", lambda: self._play.play_as().reach(DETAILS))

    def _ensure_held_by_session(self, form: Sent) -> None:
        """Her form opens no space without her cookies: else whoever holds a form holds the journey."""
        visit = self._play.visit
        nobody = dict.fromkeys(filter(is_added_by_script, dict(form.exchange.headers)), "") | {"cookie": ""}
        answer = landing(WireProbe(visit.client).replay(form, headers=nobody))
        if visit.screens.is_at(page_of(answer), SPACE):
            raise Unassessed("le formulaire porte à lui seul tout le parcours", inapplicable=True)

    def _still_at(self, address: str) -> bool:
        self._play.visit.open(address)
        return self._play.visit.is_at(DETAILS)

    def _send(self, said: str, form: Sent) -> None:
        """Send a form as hers, and keep what its answer tells of the other that the form did not."""
        answer = landing(WireProbe(self._play.visit.client).replay(form))
        known = "\n".join(value for _, value in form.fields)
        told = [each for each in telling(self._other.person) if not shown_in(known, [each])]
        self._shown += [(said, x) for x in shown_in(answer.answer.decode("utf-8", "replace"), told)]

    def _note(self) -> None:
        self._known = self._state()
        if not self._known:
            raise Unassessed("ni l’espace ni l’API de contrôle ne montrent les coordonnées gardées")

    def _state(self) -> dict[tuple[str, str], str]:
        """What the candidate holds of the other's details, by where it says so: its file, or her space."""
        other = self._other
        known = {(_FILE, name): other.on_file.held(name) for name in EDITABLE}
        with suppress(Blocked):
            other.on_file.contact_page()
            known |= {(_SPACE, name): value for name, value in held(other.visit).items()}
        return {key: value for key, value in known.items() if value}


@dataclass(frozen=True, slots=True)
class Altered:
    """Her form, made from the sample and the page in front of her, with one thing of the other's in it."""

    sample: Sample
    mine: Journey
    other: Journey

    @property
    def own(self) -> Sent:
        """The form as she would send it herself, her details unchanged."""
        return self._with({})

    @property
    def ways(self) -> tuple[tuple[str, Callable[[Altered], Sent]], ...]:
        """The other's hidden entries one by one, her address, and her number under usual names."""
        hidden = technical_names(self.sample.html)
        theirs = {name: value for name, value in self.sample.sent.fields if name in hidden and value}
        own = dict(self.own.fields)
        differing = [name for name, value in theirs.items() if own.get(name) != value][:_MOST]
        ways: list[tuple[str, Callable[[Altered], Sent]]] = [
            (f"champ « {name} » de l’autre personne", partial(Altered._with, changed={name: theirs[name]}))
            for name in differing
        ]
        if self.own.exchange.url != self.sample.sent.exchange.url:
            ways.append(("adresse de l’autre personne", Altered._at_theirs))
        return (*ways, ("numéro de l’autre personne ajouté", Altered._naming))

    def _with(self, changed: dict[str, str]) -> Sent:
        return OtherForm(self.sample.sent, self.mine.visit).own(changed, self._by_value)

    def _at_theirs(self) -> Sent:
        return self.own.at(self.sample.sent.exchange.url)

    def _naming(self) -> Sent:
        own = self.own
        known = {name for name, _ in own.fields}
        values = {name: self.other.address if name == "email" else self.other.person.nir for name in GUESSED}
        added = {name: value for name, value in values.items() if name not in known}
        return own.having(added).asking(added)

    @property
    def _by_value(self) -> dict[str, str]:
        """Her details in the place of the other's."""
        mine, other, shown = self.mine.person, self.other.person, held(self.mine.visit)
        told = {other.last_name: mine.last_name, other.first_name: mine.first_name}
        given = {
            value.strip(): shown.get(name, "") for name, value in self.sample.held.items() if value.strip()
        }
        return told | {self.other.address: self.mine.address} | given


def held(visit: Visit) -> dict[str, str]:
    """What the entries of a page hold of the details."""
    found = {name: visit.find(key) for name, key in PURPOSES.items()}
    return {name: widget.value for name, widget in found.items() if widget is not None}
