"""Faults of the contact address: its form, the terms, the message that leaves, and its resending."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from starlette.responses import Response

from simulator.desk import Answer, Visit
from simulator.fields import Field
from simulator.mailer import Mail
from simulator.markup import become, edited
from simulator.mutants.registry import mutant
from simulator.urssaf.faults import Fault, FieldFault
from simulator.urssaf.pages import UrssafPages
from simulator.urssaf.rules import EmailForm, Sending, UrssafRules
from simulator.urssaf.store import Journey, Link, LinkRole, Stage
from simulator.urssaf.texts import Labels
from simulator.urssaf.web import UrssafPortal
from simulator.web import Form, Page


@mutant("URS-030-M1", "the address is not asked a second time", also=("URS-032",))
class NoConfirmation(UrssafPages):
    def email_fields(self, form: Form, errors: Mapping[str, str]) -> list[Field]:
        address, *_, terms = super().email_fields(form, errors)
        return [address, terms]


@mutant("URS-030-M2", "« Envoyer » is called « Continuer »")
class OtherSend(UrssafPages):
    labels = Labels(send="Continuer")


@mutant("URS-031-M1", "anything that contains @ is taken for an address")
class AnyAddress(UrssafRules):
    def email_is_valid(self, email: str) -> bool:
        return "@" in email


@mutant("URS-031-X1", "a corrected address is not examined")
class CorrectionUnread(UrssafRules):
    def email_form_faults(self, journey: Journey, form: EmailForm) -> tuple[FieldFault, ...]:
        faults = super().email_form_faults(journey, form)
        corrected = journey.stage is Stage.AWAITING_LINK
        return tuple(each for each in faults if not (corrected and each.field == "email"))


@mutant("URS-031-M3", "two addresses are taken, and both are served")
class TwoAddresses(UrssafPortal):
    async def send_link(self, visit: Visit) -> Answer:
        first, *others = re.split(r"[,;\s]+", visit.form["email"].strip())
        names = ("csrf", "nonce", "terms")
        kept = {name: visit.form[name] for name in names if name in visit.form}
        if others:
            visit.form = Form({**kept, "email": first, "email_confirmation": first})
        answer = await super().send_link(visit)
        journey = self.journey(visit, *Stage)
        if journey.links:
            for other in others:
                await self.deliver(visit, journey, Sending(other, (journey.links[-1],)))
        return answer


@mutant("URS-032-M1", "the second entry of the address is ignored")
class ConfirmationIgnored(UrssafRules):
    def email_confirmation_fault(self, form: EmailForm) -> Fault | None:  # noqa: ARG002
        return None


@mutant("URS-032-X1", "the second entry of a corrected address is ignored")
class CorrectionUnconfirmed(UrssafRules):
    def email_form_faults(self, journey: Journey, form: EmailForm) -> tuple[FieldFault, ...]:
        if journey.stage is Stage.AWAITING_LINK:
            form = replace(form, confirmation=form.email)
        return super().email_form_faults(journey, form)


@mutant("URS-033-M1", "a space after the address makes it invalid")
class SpaceInAddress(UrssafRules):
    def email_fault(self, text: str) -> Fault | None:
        return Fault.EMAIL_SYNTAX if text != text.strip() else super().email_fault(text)


@mutant("URS-033-X1", "the case of the domain makes both entries differ")
class CaseOfDomain(UrssafRules):
    def same_email(self, one: str, other: str) -> bool:
        return one.strip() == other.strip()


@mutant("URS-034-M2", "« Envoyer » is accepted without the terms")
class TermsOptional(UrssafRules):
    def terms_fault(self, form: EmailForm) -> Fault | None:  # noqa: ARG002
        return None


@mutant("URS-034-X1", "terms accepted in a refused request stay accepted, though they are not in the next")
class TermsKeptFromRefusal(UrssafRules):
    def email_form_faults(self, journey: Journey, form: EmailForm) -> tuple[FieldFault, ...]:
        accepted = vars(self).setdefault("accepted_in", set())
        if form.terms:
            accepted.add(journey.key)
        return super().email_form_faults(journey, replace(form, terms=journey.key in accepted))


@mutant("URS-035-M1", "the terms are accepted in advance")
class TermsTicked(UrssafPages):
    def terms_are_ticked(self, form: Form) -> bool:
        return "email" not in form or super().terms_are_ticked(form)


@mutant("URS-035-X1", "once refused, the terms come back accepted")
class TermsTickedByRefusal(UrssafPages):
    def terms_are_ticked(self, form: Form) -> bool:
        return "email" in form or super().terms_are_ticked(form)


@mutant("URS-035-X2", "terms accepted once stand accepted for whoever uses the browser next")
class TermsTickedForBrowser(UrssafPortal):
    def respond(self, visit: Visit, answer: Answer) -> Response:
        response = super().respond(visit, answer)
        if visit.form["terms"] == "oui":
            response.set_cookie("cgu", "oui")
        elif visit.request.cookies.get("cgu") == "oui" and response.status_code == 200:
            shown = bytes(response.body).replace(b'name="terms"', b'name="terms" checked')
            response.body, response.headers["content-length"] = shown, str(len(shown))
        return response


@mutant("URS-035-X3", "terms accepted once count for whoever uses the browser next, though nothing shows it")
class TermsCountForBrowser(UrssafPortal):
    async def send_link(self, visit: Visit) -> Answer:
        if visit.request.cookies.get("cgu") == "oui":
            typed = {name: visit.form[name] for name in ("email", "email_confirmation", "nonce")}
            visit.form = Form({**typed, "terms": "oui"})
        response = self.respond(visit, await super().send_link(visit))
        if visit.form["terms"] == "oui":
            response.set_cookie("cgu", "oui")
        return response


@mutant("URS-036-M1", "the link to the terms answers 404")
class TermsLost(UrssafPortal):
    def as_sent(self, page: Page, html: str) -> str:
        if page.template != "email.html":
            return html
        moved = html.replace("/conditions-generales", "/conditions-introuvables")
        link = f'<p><a href="{self.root}/conditions-introuvables">Lire les conditions générales</a></p>'
        return edited(moved, "//details[@class='terms']", lambda terms: become(terms, link))


@mutant("URS-037-M1", "no message is sent")
class NothingSent(UrssafPortal):
    async def deliver(self, visit: Visit, journey: Journey, sending: Sending) -> None:  # noqa: ARG002
        journey.undelivered = False


@mutant("URS-037-X2", "the message goes to the address in lower case, though its case is declared to count")
class LowerCaseRecipient(UrssafPortal):
    async def deliver(self, visit: Visit, journey: Journey, sending: Sending) -> None:
        await super().deliver(visit, journey, replace(sending, email=sending.email.lower()))


@mutant("URS-037-M3", "the link is missing from the text of the message")
class TextWithoutLink(UrssafPortal):
    async def deliver(self, _visit: Visit, journey: Journey, sending: Sending) -> None:
        journey.undelivered = False
        for link in sending.links:
            mail = self.mails.confirmation(sending.email, link)
            text = mail.text.replace(self.mails.link_address(link), "")
            await self.mailer.send(replace(mail, text=text))


@mutant("URS-037-X1", "the message goes to the address that Urssaf held, not to the one given")
class SentToHeldAddress(UrssafRules):
    def choose_email(self, journey: Journey, email: str) -> Sending:
        sending = super().choose_email(journey, email)
        return replace(sending, email=self.store.people[journey.nir].email or sending.email)


@mutant("URS-038-X1", "a message leaves although the form is refused", also=("URS-032", "URS-034"))
class SentThoughRefused(UrssafPortal):
    async def send_link(self, visit: Visit) -> Answer:
        answer = await super().send_link(visit)
        if isinstance(answer, Page) and self.rules.email_is_valid(visit.form["email"]):
            now = self.rules.clock.now()
            link = Link(self.rules.new_token(self.journey(visit, *Stage)), "", now, LinkRole.WHOLE)
            await self.mailer.send(self.mails.confirmation(visit.form["email"], link))
        return answer


@mutant("URS-038-X2", "the mere display of the page sends a message to the address that Urssaf holds")
class SentAtDisplay(UrssafPortal):
    async def email(self, visit: Visit) -> Answer:
        answer = await super().email(visit)
        held = self.rules.store.people[self.journey(visit, *Stage).nir].email
        if held:
            text = "Vous avez commencé la création de votre espace personnel.\n"
            await self.mailer.send(Mail(held, "Urssaf artistes-auteurs : création", text, f"<p>{text}</p>"))
        return answer


@mutant("URS-039-M1", "a blank page follows « Envoyer »")
class BlankPage(UrssafPortal):
    def as_sent(self, page: Page, html: str) -> str:
        blank = '<!doctype html><html lang="fr"><title>Urssaf artistes-auteurs</title><body></body></html>'
        return blank if page.template == "waiting.html" else html


@mutant("URS-040-M1", "nobody is told to look among unwanted mail")
class NoSpamAdvice(UrssafPages):
    def spam_advice(self) -> str:
        return ""


@mutant("URS-041-M1", "the command « Renvoyer un e-mail » is missing")
class NoResend(UrssafPages):
    labels = Labels(resend="")


@mutant("URS-041-X1", "« Renvoyer un e-mail » is called « Réessayer »")
class OtherResend(UrssafPages):
    labels = Labels(resend="Réessayer")


@mutant("URS-042-M1", "« Renvoyer un e-mail » sends nothing but says that it did")
class ResendsNothing(UrssafRules):
    def resend(self, journey: Journey) -> Sending:
        return replace(super().resend(journey), links=())


@mutant("URS-042-M3", "the recipient of a resending may be given in the request")
class RecipientFromRequest(UrssafPortal):
    async def deliver(self, visit: Visit, journey: Journey, sending: Sending) -> None:
        await super().deliver(visit, journey, replace(sending, email=visit.form["email"] or sending.email))


@mutant("URS-042-X2", "what is sent again goes to the address on file")
class AgainToFile(UrssafRules):
    def resend_recipient(self, journey: Journey) -> str:
        return self.store.people[journey.nir].email or super().resend_recipient(journey)


@mutant("URS-042-X1", "the link that is sent again opens nothing")
class DeadAgain(UrssafRules):
    def resend(self, journey: Journey) -> Sending:
        sending = super().resend(journey)
        for link in sending.links:
            link.withdrawn = True
        return sending


@mutant("URS-043-M2", "an older link lets the password be set again")
class OldLinkAlive(UrssafRules):
    def find_link(self, token: str) -> Link | None:
        link = super().find_link(token)
        if link is not None and link.used and link is not self.store.journeys[link.journey].links[-1]:
            link.used = False
            self.store.journeys[link.journey].stage = Stage.AWAITING_LINK
        return link


@mutant("URS-043-X1", "after a resending only the first link works")
class NewestLinkDead(UrssafRules):
    def resend(self, journey: Journey) -> Sending:
        sending = super().resend(journey)
        for link in journey.links[1:]:
            link.withdrawn = True
        return sending


@mutant("URS-044-M1", "messages may be sent again without limit")
class NoPace(UrssafRules):
    def resend_allowed(self, journey: Journey) -> bool:  # noqa: ARG002
        return True


@mutant("URS-043-X2", "once an earlier link has served, the one that was sent after it still works")
class LaterLinkLives(UrssafRules):
    def use_links(self, nir: str) -> None:
        for journey in self.store.journeys_of(nir):
            followed = [rank for rank, link in enumerate(journey.links) if link.followed]
            for link in journey.links[: max(followed, default=-1) + 1]:
                link.used = True


@mutant("URS-044-X1", "a journey begun again may be sent as many messages once more")
class PaceByJourney(UrssafRules):
    def recent_resendings(self, journey: Journey) -> int:
        period, now = self.options.resend_limit.period, self.clock.now()
        return sum(now - instant < period for instant in journey.resent_at)


@mutant("URS-045-X1", "after a correction the link sent to the wrong address still works")
class WrongAddressLink(UrssafRules):
    def withdraw_links_of_old_address(self, journey: Journey, email: str) -> None:
        """Nothing dies."""


@mutant("URS-045-X4", "a correction only withdraws the last link that was sent to the wrong address")
class EarlierWrongLink(UrssafRules):
    def withdraw_links_of_old_address(self, journey: Journey, email: str) -> None:
        known = [link for link in journey.links if not link.withdrawn]
        super().withdraw_links_of_old_address(journey, email)
        for link in known[:-1]:
            link.withdrawn = False


@mutant("URS-045-X2", "the address cannot be given again once sent")
class NoCorrection(UrssafPortal):
    async def email(self, visit: Visit) -> Answer:
        return self.pages.email(self.journey(visit, Stage.IDENTIFIED))


@mutant("URS-045-X3", "a corrected address gets its message, and the space keeps the one given first")
class FirstAddressKept(UrssafRules):
    def send_first(self, journey: Journey, email: str) -> Sending:
        first = journey.email
        sending = super().send_first(journey, email)
        journey.email = first or journey.email
        return sending


@mutant("URS-046-M1", "the space that used the same address disappears")
class SpaceOverwritten(UrssafRules):
    def create_space(self, journey: Journey, password: str) -> None:
        for space in list(self.store.spaces.values()):
            if space.nir != journey.nir and space.email.casefold() == (journey.email or "").casefold():
                del self.store.spaces[space.nir]
        super().create_space(journey, password)


@mutant("URS-046-X1", "the page that follows « Envoyer » names who uses the same address")
class HolderNamed(UrssafPortal):
    async def waiting(self, visit: Visit) -> Answer:
        journey = self.journey(visit, Stage.AWAITING_LINK)
        address = (journey.email or "").casefold()
        others = [nir for nir, space in self.rules.store.spaces.items() if space.email.casefold() == address]
        people = [self.rules.store.people[nir] for nir in others if nir != journey.nir]
        if people:
            names = " et ".join(f"{person.first_name} {person.last_name}" for person in people)
            self.notice(visit, f"Cette adresse sert déjà à {names}.")
        return await super().waiting(visit)
