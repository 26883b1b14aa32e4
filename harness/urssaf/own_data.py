"""Step 7 shows one's own data and nobody else's: journeys side by side, identifiers altered in requests."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode, urlsplit, urlunsplit

from harness.answers import shown_in
from harness.exchanges import Exchange
from harness.faults import Nonconformity
from harness.people import UrssafPerson
from harness.preliminaries import needing
from harness.urssaf.journey import CONTACT_ADDRESS, DETAILS, PASSWORD, Journey
from harness.urssaf.on_file import EDITABLE, PURPOSES, alike, on_file
from harness.wire_probe import Fields, Sent, WireProbe, technical_names

if TYPE_CHECKING:
    from harness.urssaf.play import Play

GUESSED = (
    "nir",
    "id",
    "numero",
    "num",
    "user",
    "userId",
    "person",
    "personId",
    "personne",
    "usager",
    "email",
    "ref",
)


@dataclass(frozen=True, slots=True)
class _Tried:
    """An altered request and its answer."""

    said: str
    answer: Exchange


class OwnData:
    """« She », another person known to Urssaf, and what of the other shows to her."""

    def __init__(self, play: Play) -> None:
        self._play = play
        self._other: Journey | None = None
        self._tried: list[_Tried] = []
        self._seen: list[tuple[UrssafPerson, UrssafPerson, str]] = []

    @property
    def other(self) -> Journey:
        """The other person's journey, at the page of the details."""
        if self._other is None:
            self._other = self._play.begin(self._play.world.people.artist())
            self._other.reach(DETAILS)
        return self._other

    def meet_other(self) -> None:
        """Somebody else, in front of her own details with a browser of her own."""
        needing("un second parcours", lambda: self.other)

    def look_again(self) -> None:
        """Both ask for their page again."""
        mine, theirs = self._play.journey, self.other
        for journey in (mine, theirs):
            journey.visit.open(journey.visit.page.url)
        self._note(mine, theirs.person)
        self._note(theirs, mine.person)

    def cross_in_one_browser(self) -> None:
        """Two people share a browser: both ask for their link, then each follows her own to her details."""
        play = self._play
        mine = play.journey
        other = replace(play.begin(play.world.people.artist()), visit=mine.visit)
        for journey in (mine, other):
            needing("le lien de chacune", partial(_ask, journey))
        for journey, stranger in ((mine, other), (other, mine)):
            self._go_on(journey, stranger.person)

    def _go_on(self, journey: Journey, stranger: UrssafPerson) -> None:
        """From her link to her details, as far as the portal lets her in this browser."""
        visit = journey.visit
        journey.follow(journey.links[-1])
        if not visit.comes(PASSWORD):
            return
        journey.give_password(journey.password)
        if visit.comes(DETAILS):
            self._note(journey, stranger)

    def _note(self, journey: Journey, stranger: UrssafPerson) -> None:
        page = journey.visit.page
        said = "\n".join([page.text, *(control.value for control in page.controls)])
        self._seen.append((journey.person, stranger, said))
        for name in EDITABLE:
            widget, own = journey.visit.find(PURPOSES[name]), on_file(journey.person, name)
            if widget is not None and own and not alike(name, widget.value, own):
                self._seen.append(
                    (journey.person, journey.person, f"« {widget.value} » au lieu de « {own} »")
                )

    def ensure_not_mixed(self) -> None:
        """Each page held the data of the person whose journey it was, and no other's."""
        for owner, stranger, said in self._seen:
            found = shown_in(said, telling(stranger)) if owner != stranger else [said]
            if found:
                raise Nonconformity("les seules données de la personne identifiée", found[0])

    def alter(self) -> None:
        """Send her requests again with the other person's identifiers wherever one is, or might be read."""
        visit = self._play.visit
        visit.open(visit.page.url)
        asked = visit.client.exchanges[-1]
        probe = WireProbe(visit.client)
        self._tried = [_Tried(said, probe.again(request)) for said, request in self._altered(asked)]
        for said, sent in self._altered_form(probe):
            self._tried.append(_Tried(said, probe.replay(sent)))

    def ensure_nothing_disclosed(self) -> None:
        """No answer shows the other person's data, and her own page still shows hers alone."""
        visit, other = self._play.visit, self.other.person
        for tried in self._tried:
            found = shown_in(tried.answer.answer.decode("utf-8", "replace"), telling(other))
            if found:
                raise Nonconformity(f"aucune donnée d’une autre personne ({tried.said})", f"« {found[0]} »")
        visit.open(self._address)
        found = shown_in(
            "\n".join([visit.page.text, *(c.value for c in visit.page.controls)]), telling(other)
        )
        if found:
            raise Nonconformity("sa page après ces essais, inchangée", f"« {found[0]} »")

    @property
    def _address(self) -> str:
        return next(met.page.url for met in reversed(self._play.visit.met) if met.screen == DETAILS)

    def _altered(self, asked: Exchange) -> list[tuple[str, Exchange]]:
        """Her request for the details: the other's address, her identifiers exchanged, parameters added."""
        other = self.other
        theirs = next(met.page.url for met in other.visit.met if met.screen == DETAILS)
        headers = tuple((n, self._exchanged(v)) if n == "cookie" else (n, v) for n, v in asked.headers)
        tried = [
            ("adresse de l’autre personne", replace(asked, url=theirs)),
            ("identifiants échangés", replace(asked, url=self._exchanged(asked.url), headers=headers)),
        ]
        for name in GUESSED:
            value = other.address if name == "email" else other.person.nir
            tried.append((f"paramètre {name} ajouté", replace(asked, url=_with(asked.url, name, value))))
        everything = dict.fromkeys(GUESSED, other.person.nir)
        whole = urlencode(everything)
        parts = urlsplit(asked.url)
        tried.append(("tous ces paramètres", replace(asked, url=urlunsplit(parts._replace(query=whole)))))
        return tried

    def _altered_form(self, probe: WireProbe) -> list[tuple[str, Sent]]:
        """Her password form again: her identifiers exchanged, the other's hidden fields."""
        visit, other = self._play.visit, self.other
        sent = probe.renewed(probe.last_post(), visit.page.html)
        theirs = WireProbe(other.visit.client).last_post()
        hidden = technical_names(other.visit.before.html)
        swapped: Fields = tuple((name, self._exchanged(value)) for name, value in sent.fields)
        foreign = {name: value for name, value in theirs.fields if name in hidden}
        tried = [("identifiants échangés dans le formulaire", replace(sent, fields=swapped))]
        return tried + [
            (f"champ {name} de l’autre personne", sent.having({name: foreign[name]})) for name in foreign
        ]

    def _exchanged(self, text: str) -> str:
        mine, other = self._play.journey, self.other
        pairs = {
            mine.person.nir: other.person.nir,
            mine.person.nir[:13]: other.person.nir[:13],
            mine.address: other.address,
            mine.person.activation_code: other.person.activation_code,
        }
        for own, foreign in pairs.items():
            text = text.replace(own, foreign).replace(quote(own, safe=""), quote(foreign, safe=""))
        return text


def telling(person: UrssafPerson) -> list[str]:
    """What tells a person from any other, of what a page of details may show."""
    whole = (f"{person.first_name} {person.last_name}", f"{person.last_name} {person.first_name}")
    return [*filter(None, (person.street, person.phone, person.email, *whole))]


def _with(url: str, name: str, value: str) -> str:
    parts = urlsplit(url)
    query = "&".join(filter(None, [parts.query, urlencode({name: value})]))
    return urlunsplit(parts._replace(query=query))


def _ask(journey: Journey) -> None:
    """From the beginning to the message with its link."""
    journey.reach(CONTACT_ADDRESS)
    journey.ask_for_link()
    journey.receive()
