"""The pages of the eight steps, in the order in which a person meets them."""

from __future__ import annotations

from simulator.desk import Answer, Shown, Turned, Visit
from simulator.sessions import Session
from simulator.urssaf.faults import Fault, FieldFault
from simulator.urssaf.rules import EmailForm, LinkState, Sending
from simulator.urssaf.store import Journey, Space, Stage
from simulator.urssaf.web.base import PATHS, UrssafDesk
from simulator.web import Page


class CreationPages(UrssafDesk):
    """From the home page to the open space."""

    async def home(self, _visit: Visit) -> Answer:
        return self.pages.home()

    async def profiles(self, _visit: Visit) -> Answer:
        return self.pages.profiles()

    async def other_profile(self, _visit: Visit) -> Answer:
        return self.pages.other_profile()

    # Step 3

    async def identification(self, visit: Visit) -> Answer:
        self.open_session(visit)
        return self.pages.identification()

    async def identify(self, visit: Visit) -> Answer:
        result = self.rules.identify(visit.form["nir"], visit.form["code"])
        if result.journey is None:
            return self.pages.identification(visit.form, result.faults)
        session = self.renew_session(visit)
        session.journey, session.link, session.member = result.journey.key, None, None
        return "/adresse-e-mail"

    async def lost_code(self, _visit: Visit) -> Answer:
        return self.pages.lost_code()

    # Step 4

    async def email(self, visit: Visit) -> Answer:
        journey = self.journey(visit, Stage.IDENTIFIED, Stage.AWAITING_LINK)
        return self.pages.email(journey)

    async def send_link(self, visit: Visit) -> Answer:
        journey = self.journey(visit, Stage.IDENTIFIED, Stage.AWAITING_LINK)
        form = EmailForm(visit.form["email"], visit.form["email_confirmation"], visit.form["terms"] == "oui")
        faults = self.rules.email_form_faults(journey, form)
        if faults:
            return self.pages.email(journey, visit.form, faults)
        if not self.is_first_time(visit):
            return self.where(visit)
        sending = self.rules.choose_email(journey, self.rules.normalise_email(form.email))
        if sending.fault is not None:
            return self.pages.email(journey, visit.form, (FieldFault("email", sending.fault),))
        await self.deliver(visit, journey, sending)
        return self.where(visit)

    async def deliver(self, _visit: Visit, journey: Journey, sending: Sending) -> None:
        """One message a link; what could not be handed over is told on the waiting page."""
        journey.undelivered = False
        for link in sending.links:
            taken = await self.mailer.send(self.mails.confirmation(sending.email, link))
            journey.undelivered = journey.undelivered or not taken

    async def terms(self, _visit: Visit) -> Answer:
        return self.pages.terms()

    async def waiting(self, visit: Visit) -> Answer:
        return self.pages.waiting(self.journey(visit, Stage.AWAITING_LINK))

    async def no_mail(self, visit: Visit) -> Answer:
        return self.pages.no_mail(self.journey(visit, Stage.AWAITING_LINK))

    async def resend(self, visit: Visit) -> Answer:
        journey = self.journey(visit, Stage.AWAITING_LINK)
        if self.is_first_time(visit):
            sending = self.rules.resend(journey)
            if sending.fault is not None:
                return self.refused_resend(journey, sending.fault)
            await self.deliver(visit, journey, sending)
            if visit.session is not None and not journey.undelivered:
                visit.session.notice = "Un nouvel e-mail vient de vous être envoyé."
        return "/messagerie"

    def refused_resend(self, journey: Journey, fault: Fault) -> Page:
        """The polite refusal, where the command stands."""
        here = self.rules.options.resend_location == "waiting"
        return self.pages.waiting(journey, fault) if here else self.pages.no_mail(journey, fault)

    # Step 5

    async def follow_link(self, visit: Visit) -> Answer:
        token = visit.request.path_params["token"]
        link = self.rules.find_link(token)
        browser_journey = visit.session.journey if visit.session else None
        state = self.rules.link_state(link, browser_journey)
        if link is None or state not in {LinkState.OPEN, LinkState.HALF}:
            self.open_session(visit)
            return self.pages.dead_link(state, token)
        if visit.is_head:
            return self.pages.confirm_link(token)
        self.rules.follow(link)
        if state is LinkState.HALF:
            return self.pages.half_link()
        return self.open_link(visit, token, link.journey)

    def open_link(self, visit: Visit, token: str, journey_key: str) -> Answer:
        """This browser goes on with the link's own journey, whatever it did before."""
        if (
            self.rules.store.journeys[journey_key].stage is Stage.AWAITING_LINK
            and self.rules.options.step_order == "text"
        ):
            self.open_session(visit)
            return self.pages.confirm_link(token)
        self.take_journey(visit, journey_key).link = token
        return "/mot-de-passe"

    def take_journey(self, visit: Visit, journey_key: str) -> Session:
        """A session for that journey and nothing else."""
        session = self.open_session(visit)
        if session.journey != journey_key or session.member is not None:
            session = self.renew_session(visit)
            session.journey, session.member = journey_key, None
        return session

    async def confirm_link(self, visit: Visit) -> Answer:
        token = visit.request.path_params["token"]
        link = self.rules.find_link(token)
        state = self.rules.link_state(link, visit.session.journey if visit.session else None)
        if link is None or state is not LinkState.OPEN:
            return self.pages.dead_link(state, token)
        if self.rules.options.step_order != "text":
            return self.open_link(visit, token, link.journey)
        session = self.renew_session(visit)
        session.journey, session.member, session.link = link.journey, None, None
        self.rules.confirm_by_link(self.rules.store.journeys[link.journey])
        return "/coordonnees"

    async def ask_new_link(self, visit: Visit) -> Answer:
        link = self.rules.find_link(visit.form["token"])
        state = self.rules.link_state(link, visit.session.journey if visit.session else None)
        if link is None or state not in {LinkState.EXPIRED, LinkState.REPLACED}:
            return self.pages.dead_link(state, "")
        journey = self.rules.store.journeys[link.journey]
        if self.is_first_time(visit):
            sending = self.rules.resend(journey)
            if sending.fault is not None:
                return self.refused_resend(journey, sending.fault)
            await self.deliver(visit, journey, sending)
        return "/nouveau-lien"

    async def link_sent_again(self, _visit: Visit) -> Answer:
        return self.pages.link_sent_again()

    # Step 6

    async def password(self, visit: Visit) -> Answer:
        self.journey_for_password(visit)
        return self.pages.password()

    async def define_password(self, visit: Visit) -> Answer:
        journey = self.journey_for_password(visit)
        password, confirmation = visit.form["password"], visit.form["password_confirmation"]
        faults = self.rules.password_faults(password, confirmation)
        if faults:
            return self.pages.password(faults)
        if journey.stage is Stage.PASSWORD_FIRST:
            return await self.send_after_password(visit, journey, password)
        self.rules.define_password(journey, password)
        session = self.renew_session(visit)
        session.link = None
        session.member = journey.nir if self.rules.options.resume_point == "complete" else None
        return "/coordonnees"

    def journey_for_password(self, visit: Visit) -> Journey:
        """Only behind a link that is still good (in the order of the text: behind « Envoyer »)."""
        journey = self.journey(visit, Stage.PASSWORD_FIRST, Stage.AWAITING_LINK)
        if journey.stage is Stage.PASSWORD_FIRST:
            return journey
        if visit.session is None or visit.session.link is None:
            raise Turned(PATHS[journey.stage])
        state = self.rules.link_state(self.rules.find_link(visit.session.link), visit.session.journey)
        if state is not LinkState.OPEN:
            raise Shown(self.pages.dead_link(state, visit.session.link))
        return journey

    async def send_after_password(self, visit: Visit, journey: Journey, password: str) -> Answer:
        """Order of the text: the link is sent once the password is chosen."""
        self.rules.keep_password_for_later(journey, password)
        sending = self.rules.send_first(journey, journey.email or "")
        if sending.fault is not None:
            return self.pages.password((FieldFault("password", sending.fault),))
        await self.deliver(visit, journey, sending)
        return self.where(visit)

    # Steps 7 and 8

    async def details(self, visit: Visit) -> Answer:
        journey = self.journey(visit, Stage.DETAILS)
        return self.pages.details(self.rules.store.people[journey.nir], journey.email or "")

    async def finalise(self, visit: Visit) -> Answer:
        journey = self.journey(visit, Stage.DETAILS)
        if not self.rules.may_finalise(journey):
            raise Turned("/identification")
        details = self.rules.merge_details(journey.nir, self.pages.details_of(visit.form))
        faults = self.rules.details_faults(journey.nir, self.pages.details_of(visit.form))
        if faults:
            person = self.rules.store.people[journey.nir]
            return self.pages.details(person, journey.email or "", visit.form, faults)
        space = self.rules.finalise(journey, details)
        session = self.renew_session(visit)
        session.journey, session.member = None, space.nir
        await self.tell_of_creation(space)
        return "/mon-espace"

    async def tell_of_creation(self, space: Space) -> None:
        """The notice of creation, where it is declared."""
        if self.rules.options.creation_notice:
            await self.mailer.send(
                self.mails.creation_notice(space.email, self.rules.store.people[space.nir])
            )
