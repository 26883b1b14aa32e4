"""What nobody may get round at step 5: no space before the link, no guessing it, no diverting its host."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harness.bench import host_of
from harness.faults import Nonconformity, Unassessed
from harness.hosts import is_of
from harness.links import journey_links, pieces, token
from harness.preliminaries import needing
from harness.tokens import given_away, plausible_bits
from harness.urssaf.journey import DETAILS, PASSWORD, WAITING, policy
from harness.wire_probe import Sent, WireProbe

if TYPE_CHECKING:
    from harness.mailbox import Mail
    from harness.people import UrssafPerson
    from harness.urssaf.journey import Journey
    from harness.urssaf.play import Play

_SAMPLES = 8
_LEAST_BITS = 128
_ELSEWHERE = "attaquant.example"
_HEADERS = {
    "Host": {"host": _ELSEWHERE},
    "X-Forwarded-Host": {
        "x-forwarded-host": _ELSEWHERE,
        "x-host": _ELSEWHERE,
        "x-original-host": _ELSEWHERE,
        "forwarded": f"host={_ELSEWHERE}",
    },
}


class Guards:
    """Requests that no page would send. ``tried`` is the password that such a request tried to set."""

    def __init__(self, play: Play) -> None:
        self._play = play
        self.tried = ""
        self.samples: list[tuple[UrssafPerson, str]] = []
        self._waiting: list[Journey] = []
        self._first: Journey | None = None

    # Before the link

    def set_password_without_link(self) -> None:
        """From her waiting browser, send the password form as another person's browser sent it."""
        play = self._play
        scout = play.begin(play.world.people.artist(), witness=True)
        needing("formulaire du mot de passe d’une autre personne", lambda: scout.reach(DETAILS))
        sent = WireProbe(scout.visit.client).last_post(scout.password)
        self.tried = self._another_password()
        own = WireProbe(play.visit.client)
        stolen = sent.at(self._without_tokens(scout, sent.exchange.url))
        changed = {name: self._without_tokens(scout, value) for name, value in stolen.fields}
        changed |= dict.fromkeys(stolen.names_of(scout.password), self.tried)
        own.replay(own.renewed(stolen.having(changed), play.visit.page.html))
        if not token(scout.visit.page.url):
            play.visit.open(scout.visit.page.url)

    def set_password_again(self) -> None:
        """From a browser that only has the link, send the password form as hers was sent, another in it."""
        journey = self._play.journey
        sent = WireProbe(journey.visit.client).last_post(journey.password)
        self.tried = self._another_password()
        stranger = self._play.on_another_device()
        stranger.confirm()
        own = WireProbe(stranger.visit.client)
        changed = sent.having(dict.fromkeys(sent.names_of(journey.password), self.tried))
        own.replay(own.renewed(changed, stranger.visit.page.html))

    def open_in_two(self) -> None:
        """Come to the password in one browser, then by the same link in another, while the first stays there.

        Where the candidate keeps one browser at a time there, nothing of the kind can be tried.
        """
        self._first = self._play.play_as()
        self._first.reach(PASSWORD)
        second = self._play.on_another_device()
        second.confirm()
        if not second.visit.is_at(PASSWORD):
            raise Unassessed("le lien déjà suivi ne s’ouvre pas dans un second navigateur", inapplicable=True)

    def set_password_in_both(self) -> None:
        """Define hers in the first and open her space, then send another from the second as it stands."""
        first, second = self._first, self._play.journey
        if first is None:
            raise ValueError("no browser has opened the link before")
        first.give_password(first.password)
        if not first.visit.comes(DETAILS):
            raise Unassessed("le lien suivi ailleurs ferme le premier navigateur", inapplicable=True)
        needing("un espace ouvert", first.finalise)
        self.tried = self._another_password()
        second.give_password(self.tried)

    def ensure_tried_opens_nothing(self) -> None:
        """The password of such a request opens no session."""
        self._play.log_in_elsewhere(self.tried)
        self._play.ensure_no_session()

    def ensure_own_still_opens(self) -> None:
        """Her own password still opens a session."""
        self._play.log_in_elsewhere(self._play.journey.password)
        self._play.ensure_session()

    def ensure_not_further(self) -> None:
        """She has come neither to the details nor to the password."""
        visit = self._play.visit
        for screen in (DETAILS, PASSWORD):
            if visit.is_at(screen):
                raise Nonconformity("une étape fermée tant que le lien n’a pas été suivi", visit.described())

    # Guessing it

    def send_samples(self) -> None:
        """Have links sent to fresh people, one each."""
        play = self._play
        for _ in range(_SAMPLES):
            journey = play.begin(play.world.people.artist(), witness=True)
            journey.reach(WAITING)
            self._waiting.append(journey)

    def receive_samples(self) -> None:
        """Let each of them receive her link."""
        for journey in self._waiting:
            needing("lien de confirmation", journey.receive)
            self.samples.append((journey.person, journey.links[0]))

    def ensure_unguessable(self) -> None:
        """All links differ, and one of their words may hold 128 bits of chance."""
        links = [link for _, link in self.samples]
        if len(set(links)) < len(links):
            raise Nonconformity("un lien différent pour chaque personne", "le même lien pour deux personnes")
        words = [pieces(link) for link in links]
        if len({len(each) for each in words}) > 1:
            words = [(token(link) or pieces(link)[-1],) for link in links]
        bits = max(plausible_bits(column) for column in zip(*words, strict=True))
        if bits < _LEAST_BITS:
            raise Nonconformity(f"un jeton d’au moins {_LEAST_BITS} bits", f"au plus {bits:.0f} bits")

    def ensure_nothing_given_away(self) -> None:
        """No word of a link holds the number, the code or the address of its person, even encoded."""
        for person, link in self.samples:
            known = {
                "le numéro de Sécurité sociale": person.nir,
                "le numéro de Sécurité sociale sans sa clé": person.nir[:13],
                "le code d’activation": person.activation_code,
                "l’adresse de contact": person.email,
            }
            for word in (*pieces(link), link):
                held = given_away(word, known)
                if held is not None:
                    raise Nonconformity("un lien qui ne dit rien de la personne", f"{held} dans le lien")

    # Diverting its host

    def forge_sending(self, header: str) -> None:
        """« Envoyer », from a form never sent yet, as if the portal had another host."""
        probe, sent = self._play.contact.unsent_form()
        self._forge(probe, sent, header)

    def forge_resending(self, header: str) -> None:
        """« Renvoyer un e-mail » once more, as if the portal had another host."""
        probe, sent = self._play.resend.replayable()
        self._forge(probe, sent, header)

    def ensure_host_kept(self) -> None:
        """What came of it, if anything, links to the portal only, a witness's message having come."""
        play, journey = self._play, self._play.journey
        needing("témoin", play.witness)
        for mail in play.world.bench.mailbox.sent_to(journey.address, journey.mark):
            self._ensure_on_portal(mail)

    def _forge(self, probe: WireProbe, sent: Sent, header: str) -> None:
        self._play.journey.about_to_ask()
        probe.replay(sent, headers=_HEADERS[header])

    def _ensure_on_portal(self, mail: Mail) -> None:
        for link in journey_links(mail, self._play.url):
            if not is_of(link, self._play.hosts) or _ELSEWHERE in link:
                raise Nonconformity(f"un lien vers {host_of(self._play.url)}", link)

    def _without_tokens(self, scout: Journey, text: str) -> str:
        for link in scout.links:
            if token(link):
                text = text.replace(token(link), "")
        return text

    def _another_password(self) -> str:
        if self._play.journey.password_first:
            raise Unassessed("le mot de passe précède le lien (URS-AMB-02=text)", inapplicable=True)
        password = self._play.world.people.password(policy(self._play.settings))
        self._play.world.secret("mot de passe", password)
        return password
