"""Steps 4 to 6: links are issued, sent again, followed, and die."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from simulator import secrets_kept
from simulator.urssaf.faults import Fault
from simulator.urssaf.rules.contact import ContactRules
from simulator.urssaf.store import Journey, Link, LinkRole, Stage


class LinkState(Enum):
    """What a link is worth when it is followed."""

    OPEN = "open"
    HALF = "half"
    UNKNOWN = "unknown"
    EXPIRED = "expired"
    REPLACED = "replaced"
    USED = "used"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class Sending:
    """Links to send to one address, a message each; or why nothing goes."""

    email: str = ""
    links: tuple[Link, ...] = ()
    fault: Fault | None = None


class LinkRules(ContactRules):
    """The life of the links of a journey."""

    def choose_email(self, journey: Journey, email: str) -> Sending:
        """« Envoyer »: keep the address, and send unless the order of the text wants the password first."""
        if self.options.step_order == "text":
            self.withdraw_links_of_old_address(journey, email)
            journey.email, journey.stage = email, Stage.PASSWORD_FIRST
            return Sending()
        return self.send_first(journey, email)

    def send_first(self, journey: Journey, email: str) -> Sending:
        """The first message, or the one after a correction: older links die with the old address."""
        again = journey.email is not None and bool(journey.links)
        allowed = self.correction_allowed(journey) if again else self.first_sending_allowed(journey)
        if not allowed:
            return Sending(fault=Fault.SENDING_LIMITED)
        if again:
            journey.resent_at.append(self.clock.now())
            self.withdraw_links_of_old_address(journey, email)
        else:
            self.store.sendings[journey.nir].append(self.clock.now())
        journey.email, journey.stage = email, Stage.AWAITING_LINK
        return Sending(email, tuple(self.issue_link(journey, role) for role in self.link_roles()))

    def withdraw_links_of_old_address(self, journey: Journey, email: str) -> None:
        """What went to a wrong address opens nothing any more."""
        if journey.email != email:
            for link in journey.links:
                link.withdrawn = True

    def link_roles(self) -> tuple[LinkRole, ...]:
        """One link that does all, or two that have both to be followed."""
        if self.options.link_count == 2:
            return (LinkRole.VALIDATION, LinkRole.CONFIRMATION)
        return (LinkRole.WHOLE,)

    def issue_link(self, journey: Journey, role: LinkRole) -> Link:
        """A new link of a journey."""
        link = Link(self.new_token(journey), journey.key, self.clock.now(), role)
        journey.links.append(link)
        journey.last_sent_at = link.sent_at
        self.store.links[link.token] = link
        return link

    def new_token(self, journey: Journey) -> str:  # noqa: ARG002
        """Nothing of the person is in it."""
        return secrets_kept.link_token()

    def resend(self, journey: Journey) -> Sending:
        """« Renvoyer un e-mail »: one more message to the same address; its link is enough by itself."""
        if journey.email is None or journey.stage is not Stage.AWAITING_LINK:
            return Sending(fault=Fault.SENDING_LIMITED)
        if not self.resend_allowed(journey):
            return Sending(fault=Fault.SENDING_LIMITED)
        journey.resent_at.append(self.clock.now())
        if self.options.link_on_resend == "strict_latest":
            for link in journey.links:
                link.withdrawn = True
        return Sending(self.resend_recipient(journey), (self.issue_link(journey, LinkRole.WHOLE),))

    def resend_recipient(self, journey: Journey) -> str:
        """The address of the journey, never one of the request."""
        return journey.email or ""

    def find_link(self, token: str) -> Link | None:
        """A link by its token."""
        return self.store.links.get(token)

    def link_state(self, link: Link | None, browser_journey: str | None) -> LinkState:
        """What a link opens in a browser whose own journey is given. Reading it changes nothing."""
        if link is None:
            return LinkState.UNKNOWN
        if self.link_is_used(link):
            return LinkState.USED
        if link.withdrawn:
            return LinkState.REPLACED
        if self.link_expired(link):
            return LinkState.EXPIRED
        if self.options.link_same_browser and browser_journey != link.journey:
            return LinkState.ELSEWHERE
        return LinkState.HALF if self.other_half_is_missing(link) else LinkState.OPEN

    def link_is_used(self, link: Link) -> bool:
        """Once the password is defined, no link of the journey works."""
        return link.used

    def link_expired(self, link: Link) -> bool:
        """A finite and declared validity, from sending."""
        validity = self.options.link_validity
        return validity is not None and self.clock.now() - link.sent_at >= validity

    def other_half_is_missing(self, link: Link) -> bool:
        """Where two links are to be followed: whether the other one still is."""
        if link.role is LinkRole.WHOLE:
            return False
        others = [other for other in self.store.journeys[link.journey].links if other.role is not link.role]
        return not any(other.followed and not other.withdrawn for other in others)

    def follow(self, link: Link) -> None:
        """Note that the link was opened: any number of times, without using it up."""
        link.followed = True

    def use_links(self, nir: str) -> None:
        """The password is defined: every link of every journey of this person has served."""
        for journey in self.store.journeys_of(nir):
            for link in journey.links:
                link.used = True
