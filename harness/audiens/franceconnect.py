"""Step 3, the other way in: to the FranceConnect of the bench, what is pressed there, and the return."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from harness.audiens.stages import (
    CHANNEL,
    FIRST_EMAIL,
    FORM,
    IDENTIFIER,
    IDENTITY,
    LOGIN,
    MASKED_MOBILE,
    MOBILE,
    PASSWORD,
    SMS_CODE,
    SPACE,
)
from harness.bench import host_of
from harness.faults import Nonconformity
from harness.franceconnect import Demand, FranceConnectDesk
from harness.hosts import is_of
from harness.page import Snapshot
from harness.people import AudiensPerson
from harness.preliminaries import needing
from harness.refusals import new_words
from harness.waiting import StillWaiting, until
from harness.words import fold, speaks_of

if TYPE_CHECKING:
    from harness.audiens.play import AudiensPlay

BUTTON = "audiens.franceconnect"
ACCEPT = "Continuer"
ENDINGS: Mapping[str, str] = {"refuse": "Refuser", "annule": "Annuler"}
LOOKALIKES = (
    "qui donne la même adresse e-mail",
    "qui porte le même nom et la même date de naissance",
    "qui porte les mêmes nom et prénom",
)
_NOT_DONE = (
    "annul",
    "refus",
    "interromp",
    "abandon",
    "abouti",
    "échou",
    "échec",
    "impossible",
    "pas pu",
    "pas été",
    "pas autoris",
    "pas connect",
    "pas identifi",
    "pas donné suite",
)
_ODD = ("erreur", "problème", "incident")
_MOST_STEPS = 12


class FranceConnect:
    """The way by FranceConnect. ``demands`` are the requests that the issuer received from her."""

    def __init__(self, play: AudiensPlay) -> None:
        self._play = play
        self._before = Snapshot(url="about:blank", status=None)
        self._demands: list[Demand] = []

    # The request

    def begin(self) -> None:
        """From the log-in page in front of her, to FranceConnect."""
        self._leave(None)

    def begin_twice(self) -> None:
        """A request, then another one from the same browser."""
        self.begin()
        needing("la page de connexion", self._play.journey.go_to_login)
        self.begin()

    def ensure_demand(self) -> None:
        """The issuer received a request of the code flow, from this client, that comes back to the site."""
        demand = self._demands[-1]
        if demand.response_type != "code" or "openid" not in demand.scope.split():
            raise Nonconformity(
                "une demande OpenID Connect (response_type=code, scope openid)",
                f"response_type=« {demand.response_type} », scope=« {demand.scope} »",
            )
        if not is_of(demand.redirect_uri, self._play.hosts):
            raise Nonconformity(
                f"un retour vers un hôte du site ({', '.join(self._play.hosts)})",
                f"redirect_uri=« {demand.redirect_uri} »",
            )
        if self._play.visit.page.refused:
            raise Nonconformity("une demande que FranceConnect accepte", self._play.visit.described())

    def ensure_protected(self) -> None:
        """Every request bears a state and a nonce."""
        for demand in self._demands:
            for name, value in (("state", demand.state), ("nonce", demand.nonce)):
                if not value.strip():
                    raise Nonconformity(f"une demande qui porte un {name}", f"{name} absent")

    def ensure_fresh(self) -> None:
        """No two requests bear the same state or the same nonce."""
        for name in ("state", "nonce"):
            values = [getattr(demand, name) for demand in self._demands]
            if len(set(values)) != len(values):
                raise Nonconformity(f"un {name} différent à chaque demande", f"{name} répété")

    # What she does there

    def end(self, said: str) -> None:
        """Go to FranceConnect and refuse, or cancel."""
        self._leave(None)
        self._press(ENDINGS[said])

    def ensure_back(self) -> None:
        """The log-in page of the site is in front of her again."""
        self._play.visit.expect(LOGIN)
        self._play.ensure_on_portal()

    def ensure_told(self) -> None:
        """It says what it did not say before: that she was not identified."""
        try:
            until(self._tells, self._play.visit.patience_for_messages, what="message")
        except StillWaiting:
            said = new_words(self._before, self._play.visit.page)
            raise Nonconformity(
                "un message qui dise que l’identification par FranceConnect n’a pas eu lieu",
                f"« {said[:120]} »" if said else f"aucun texte nouveau sur {self._play.visit.described()}",
            ) from None

    def ensure_stranger(self) -> None:
        """She is not logged in: the log-in page still asks who she is, and no space shows."""
        self._play.ensure_no_session()
        if self._play.visit.find("audiens.logout") is not None:
            raise Nonconformity("aucune session", "une commande de déconnexion est offerte")
        self._play.journey.go_to_login()
        self._play.ensure_no_session()

    # Whose account opens

    def come_as(self, said: str) -> None:
        """Somebody else, unknown to the site, who resembles her, identifies herself on a device of hers."""
        owner = self._play.person
        self._play.journey = self._play.stranger()
        needing("la page de connexion", self._play.journey.go_to_login)
        self._identify(self._lookalike(said, owner))

    def identify(self) -> None:
        """She goes to FranceConnect and accepts."""
        self._identify(self._play.person)

    def ensure_other_shut(self) -> None:
        """Back on the site, or left there with a refusal: no space opened."""
        self._play.ensure_no_session()

    def sign_up(self) -> None:
        """Accept, then do what the site still asks for, until the space opens or nothing known is asked."""
        self.identify()
        asked = self._asked()
        for _ in range(_MOST_STEPS):
            visit = self._play.visit
            screen = next((name for name in asked if visit.is_at(name)), None)
            if visit.is_at(SPACE) or screen is None:
                return
            asked.pop(screen)()

    def ensure_linked(self) -> None:
        """Her space is open, the account is hers, and FranceConnect opens it again from elsewhere."""
        self._play.ensure_session()
        held = self._play.held()
        if held is not None and not self._play.account_held():
            raise Nonconformity("un compte tenu pour cette personne", "aucun compte à son identifiant")
        self._play.on_another_device()
        needing("la page de connexion", self._play.journey.go_to_login)
        self.identify()
        self._play.visit.expect(SPACE)

    # Between the site and FranceConnect

    def _identify(self, person: AudiensPerson) -> None:
        self._leave(person)
        self._press(ACCEPT)

    def _leave(self, person: AudiensPerson | None) -> None:
        """Press the button, and arrive at the issuer with a request."""
        desk = self._desk
        mark = desk.mark()
        desk.set_clock(self._play.world.moments.now())
        desk.expect(None if person is None else claims(person))
        visit = self._play.visit
        self._before = visit.page
        visit.press(BUTTON)
        try:
            until(self._is_there, visit.patience, what="FranceConnect", seen=visit.described)
        except StillWaiting:
            raise Nonconformity(
                "une demande adressée au FranceConnect déclaré", visit.described(), "AUD-024"
            ) from None
        came = desk.demands(mark)
        if not came:
            raise Nonconformity("une demande d’autorisation", "FranceConnect n’en a reçu aucune", "AUD-024")
        self._demands.append(came[-1])

    def _is_there(self) -> bool:
        here = host_of(self._play.world.bench.wiring.franceconnect)
        return is_of(self._play.visit.page.url, (here,)) or is_of(self._play.visit.look().url, (here,))

    def _press(self, words: str) -> None:
        """Press a command of the issuer's page, and come back to the site."""
        visit = self._play.visit
        control = next((c for c in visit.page.commands if fold(c.name) == fold(words)), None)
        if control is None:
            raise Nonconformity("une demande que FranceConnect accepte", visit.described(), "AUD-024")
        visit.client.activate(control)
        visit.look()

    def _tells(self) -> bool:
        said = new_words(self._before, self._play.visit.page)
        if speaks_of(said, _NOT_DONE) or (speaks_of(said, _ODD) and speaks_of(said, ("franceconnect",))):
            return True
        self._play.visit.look()
        return False

    def _asked(self) -> dict[str, Callable[[], object]]:
        """What a site may still ask of whom FranceConnect has identified, and how she answers."""
        journey = self._play.journey
        visit = journey.visit
        return {
            FORM: self._give_names,
            IDENTITY: lambda: visit.press("audiens.identity_confirm"),
            MASKED_MOBILE: self._recognise,
            CHANNEL: lambda: journey.choose_channel(journey.branch),
            MOBILE: lambda: journey.give_mobile(journey.mobile),
            IDENTIFIER: lambda: journey.give_identifier(journey.typed_identifier),
            SMS_CODE: lambda: journey.give_code(journey.receive_code()),
            FIRST_EMAIL: journey.confirm_email,
            PASSWORD: journey.define_password,
        }

    def _give_names(self) -> None:
        self._play.journey.fill_form()
        self._play.journey.send_form()

    def _recognise(self) -> None:
        self._play.journey.about_to_ask()
        self._play.visit.press("audiens.its_mine")

    def _lookalike(self, said: str, owner: AudiensPerson) -> AudiensPerson:
        """Another person, who shares with the owner of the space what the scenario says and nothing else."""
        people = self._play.world.people
        other = people.member()
        while fold(other.first_name) == fold(owner.first_name) or other.birth_date == owner.birth_date:
            other = people.member()
        mail, twin, namesake = LOOKALIKES
        shared: dict[str, Mapping[str, object]] = {
            mail: {"email": owner.email},
            twin: {"last_name": owner.last_name, "birth_date": owner.birth_date},
            namesake: {"last_name": owner.last_name, "first_name": owner.first_name},
        }
        return replace(other, **shared[said])  # type: ignore[arg-type]

    @property
    def _desk(self) -> FranceConnectDesk:
        return FranceConnectDesk(self._play.world.bench.wiring.sinks)


def claims(person: AudiensPerson) -> dict[str, object]:
    """A person as FranceConnect tells of her."""
    return {
        "given_name": person.first_name,
        "family_name": person.last_name.upper(),
        "birthdate": person.birth_date.isoformat(),
        "email": person.email,
    }
