"""Either portal in the words of the rows that hold for both: its stages, and what differs between them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from harness.faults import Unassessed
from harness.other_form import OtherForm
from harness.wire_probe import Sent, WireProbe

if TYPE_CHECKING:
    from catalogue.settings import Settings
    from fakes.messages import Channel
    from harness.audiens.journey import Journey as AudiensJourney
    from harness.audiens.play import AudiensPlay
    from harness.mailbox import Mail
    from harness.people import PasswordPolicy
    from harness.urssaf.journey import Journey as UrssafJourney
    from harness.urssaf.play import Play
    from harness.world import World

    Journey = UrssafJourney | AudiensJourney
    Refusal = Callable[[Journey], object]
    Beside = tuple[Callable[[], object], Callable[[], object]]


@dataclass(frozen=True, slots=True)
class Stages:
    """Screens of a portal: the first form, the one that shows her data, the wait for her message, and on.

    ``idle`` is one where she may be left waiting, and ``go_on`` the command that leads on from it.
    """

    home: str
    way_in: str
    first: str
    first_submit: str
    personal: str
    idle: str
    idle_command: str
    addressing: str
    awaiting: str
    password: str
    password_entry: str
    space: str
    login: str
    login_name: str


class Side(ABC):
    """One portal. « Elle » is whoever plays on it."""

    name: str
    label: str
    service: tuple[str, ...]
    channel: Channel
    stages: Stages
    following: Mapping[str, tuple[str, ...]]
    first_login = ""
    """The screen that a first connection by the code of a letter opens, where there is one."""
    shows_first = False
    """Whether a page shows who she is before any message leaves."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._contact: Sent | None = None
        self._given = ""

    @property
    def settings(self) -> Settings:
        """The readings and parameters in force."""
        return self.world.bench.settings[self.name]

    @property
    def hosts(self) -> tuple[str, ...]:
        """The hosts of the portal."""
        return self.world.bench.hosts(self.name)

    @property
    @abstractmethod
    def play(self) -> Play | AudiensPlay:
        """The portal as its own scenarios play it."""

    @property
    @abstractmethod
    def policy(self) -> PasswordPolicy:
        """The declared rule of passwords."""

    @abstractmethod
    def known_as(self, last_name: str, first_name: str) -> None:
        """« She » is somebody of these names, whom the institution knows."""

    @abstractmethod
    def be_written_to(self) -> tuple[Mail, ...]:
        """« She » goes on to the last message that the guide sends her; what came by letter."""

    @abstractmethod
    def another(self) -> Journey:
        """Somebody else whom the institution knows; « she » stays who she is."""

    @abstractmethod
    def elsewhere(self, journey: Journey) -> Journey:
        """The same person with another device; « she » stays who she is."""

    @abstractmethod
    def branches(self) -> tuple[tuple[Journey, str], ...]:
        """The ways through the guide, each with the screen where it ends: the one to the space first."""

    @abstractmethod
    def name_at_login(self, journey: Journey) -> str:
        """What she types to log in."""

    @abstractmethod
    def writings_at_login(self, journey: Journey) -> tuple[str, ...]:
        """The same name written otherwise, as far as the profile leaves room for it."""

    @abstractmethod
    def nobody_at_login(self) -> str:
        """A log-in name of the right shape that nobody has."""

    @abstractmethod
    def typed(self, journey: Journey) -> dict[str, str]:
        """What she gave or received on the way that no address may hold, by its name in French."""

    @abstractmethod
    def personal(self, journey: Journey) -> list[str]:
        """What a page that shows her own data may show of her, and no other page by chance."""

    @abstractmethod
    def to_message(self, journey: Journey) -> None:
        """From the beginning to the request of her message, not pressed yet: what is asked comes next."""

    @abstractmethod
    def ask(self, journey: Journey) -> None:
        """Fill the form that causes her message, and send it."""

    @abstractmethod
    def messages(self, journey: Journey) -> tuple[Mail, ...]:
        """What came to her since she asked."""

    @abstractmethod
    def receive(self, journey: Journey, requirement: str) -> None:
        """Await her message."""

    def receive_again(self, journey: Journey, requirement: str) -> None:
        """Await what she asked for again, which may be less than the first time."""
        self.receive(journey, requirement)

    @abstractmethod
    def use_message(self, journey: Journey) -> None:
        """Do what her message is for, up to what follows it."""

    @abstractmethod
    def refused_first(self, journey: Journey) -> None:
        """On the first form, give what is refused, in a way that the server has to tell."""

    @abstractmethod
    def later_forms(self) -> tuple[tuple[Journey, str, Refusal], ...]:
        """Forms after the first: somebody, the screen of the form, and how she is refused on it."""

    def beside(self, journey: Journey) -> tuple[Beside, ...]:  # noqa: ARG002
        """Forms beside the journey: how somebody who only looks comes to each, and how she sends it."""
        return ()

    def give_in_space(self, text: str) -> None:  # noqa: ARG002
        """In her open space, give this text wherever one can be typed; none unless a side says."""
        raise Unassessed("rien ne s’écrit dans l’espace de ce portail", inapplicable=True)

    def written(self, journey: Journey, *, twice: bool) -> Callable[[], int]:  # noqa: ARG002
        """In her open space, write to the institution, once or by a double press; what counts it then."""
        raise Unassessed("rien ne s’écrit dans l’espace de ce portail", inapplicable=True)

    @abstractmethod
    def give_malformed(self, journey: Journey) -> str:
        """On the form in front of her, send an entry of a wrong shape: which one."""

    @abstractmethod
    def give_address(self, journey: Journey) -> None:
        """Fill the form that asks for her address, and send it, whatever comes."""

    @abstractmethod
    def values(self, other: Journey, journey: Journey) -> dict[str, str]:
        """What she gives in that form in the place of what another person gave."""

    @property
    def asks_again_once(self) -> bool:
        """Whether the profile lets a message be asked for again only once."""
        return False

    @abstractmethod
    def come_to_ask_again(self, journey: Journey) -> None:
        """To where her message may be asked for again, the declared pause over."""

    @abstractmethod
    def ask_again(self, journey: Journey) -> None:
        """Have her message sent once more, where the portal lets her: what came before counts no more."""

    def new_password(self) -> str:
        """A password that obeys the declared rule, which nobody has yet."""
        password = self.world.people.password(self.policy)
        self.world.secret("mot de passe", password)
        return password

    # Messages and their time

    @property
    @abstractmethod
    def message_count(self) -> int:
        """How many messages one request causes."""

    def sending_size(self) -> int:
        """How many messages a request brings somebody else, where that may be more than is declared."""
        return self.message_count

    @property
    @abstractmethod
    def message_validity(self) -> int | None:
        """How long her message serves, in seconds; ``None`` without limit."""

    @abstractmethod
    def after_message(self, journey: Journey) -> str:
        """The screen that her message leads to."""

    @abstractmethod
    def link_of(self, journey: Journey) -> str:
        """The link of her message; empty where it is a code."""

    @abstractmethod
    def code_of(self, journey: Journey) -> tuple[str, str]:
        """The code of her message, and the wrong one that she gave before."""

    @abstractmethod
    def misuse(self, journey: Journey) -> None:
        """Use her message wrongly once, where it has a form: that form is on record then."""

    @abstractmethod
    def use_plainly(self, journey: Journey) -> None:
        """Use her message, whatever comes."""

    def ready_to_ask(self, journey: Journey) -> None:  # noqa: B027
        """What is to be done on the form before what asks for her message; nothing unless a side says."""

    def asking(self, journey: Journey, seen: int) -> Sent | None:
        """What asked for her message, of what was sent since so many exchanges."""
        return WireProbe(journey.visit.client).first_since(seen)

    # Where she is reached

    @abstractmethod
    def come_to_contact(self) -> None:
        """« She » is in front of the form that asks where to reach her; somebody else has sent it once."""

    def keep_contact(self, scout: Journey, given: str) -> None:
        """Keep that form as somebody else has just sent it, and where she said to be reached."""
        self._contact, self._given = WireProbe(scout.visit.client).last_post(given), given

    def contact_form(self, given: str) -> Sent:
        """The same form from her page, with what she gives in the place of what the other gave."""
        if self._contact is None:
            raise ValueError("nobody has sent the form")
        return OtherForm(self._contact, self.play.visit).own({}, {self._given: given})

    @abstractmethod
    def somebody_to_reach(self) -> str:
        """An address, or a mobile, that nobody gave."""

    @abstractmethod
    def send_contact(self, added: str) -> None:
        """Send that form past its page, hers followed by what is added, and go on if it was taken."""

    @abstractmethod
    def reaching(self, other: str, after: int) -> tuple[Mail, ...]:
        """The messages to somebody since a mark."""

    @abstractmethod
    def reached_at(self, journey: Journey) -> str:
        """Where her messages go."""

    # Small steps

    @abstractmethod
    def fill_idle(self, journey: Journey) -> None:
        """Fill what the page asks where she is left waiting."""

    @abstractmethod
    def settle_password(self, journey: Journey) -> None:
        """What is left to do for an accepted password to be hers."""

    def settle_sent_password(self, journey: Journey) -> None:  # noqa: B027
        """The same for one that was sent past its page, if the portal took it; nothing unless a side says."""

    def settle_late_password(self, journey: Journey) -> None:
        """The same for one that was sent from a page left too long, as far as the portal lets her go on."""
        if any(journey.visit.comes(key) for key in self.following[self.stages.password]):
            self.settle_password(journey)

    @property
    def begins_again(self) -> bool:
        """Whether who left at her password begins again by the same secrets; unless a side says otherwise."""
        return True

    @abstractmethod
    def witness(self) -> None:
        """Let another person's message come on the same channel."""

    def look_further(self, journey: Journey) -> None:  # noqa: B027
        """From the open space, see what it leads to; nothing unless a side says."""

    @abstractmethod
    def end(self, journey: Journey) -> None:
        """From what her message led to, on to the open space."""
