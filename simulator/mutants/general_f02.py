"""Faults of sessions and of hostile or odd input."""

from __future__ import annotations

import re
import traceback
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import datetime
from html import escape

from starlette.responses import PlainTextResponse

from simulator.audiens.rules import AudiensRules, Login
from simulator.audiens.store import Stage as AudiensStage
from simulator.audiens.web import AudiensPortal
from simulator.desk import Answer, Visit
from simulator.desk import Visit as AudiensVisit
from simulator.fields import Field
from simulator.mailer import Mail
from simulator.mutants.registry import equivalent, mutant
from simulator.sessions import Session, Sessions
from simulator.urssaf.faults import Fault, FieldFault
from simulator.urssaf.mails import UrssafMails
from simulator.urssaf.options import DetailField
from simulator.urssaf.pages import UrssafPages
from simulator.urssaf.rules import EmailForm, Sending, UrssafRules
from simulator.urssaf.store import Journey, Link, Person, Stage
from simulator.urssaf.texts import FAULTS
from simulator.urssaf.web import UrssafPortal
from simulator.web import Form, Page

_Deliver = Callable[[Visit, Journey, Sending], Awaitable[None]]


@mutant("GEN-009-M1", "the session keeps its identifier when it is worth more")
class FixedSession(Sessions):
    def renew(self, session: Session, now: datetime) -> Session:  # noqa: ARG002
        return session


@mutant("GEN-009-X1", "the first connection by the code of a letter keeps the session that it came with")
class FirstConnectionFixed(AudiensPortal):
    def let_in(self, visit: Visit, login: Login) -> str:
        if login.journey is None or visit.session is None:
            return super().let_in(visit, login)
        visit.session.journey, visit.session.member = login.journey.key, None
        return self.where(visit)


@mutant("GEN-010-M1", "the anti-forgery proof of a form is not checked")
class ProofIgnored(UrssafPortal):
    def proof_is_right(self, session: Session, token: str) -> bool:  # noqa: ARG002
        return True


@mutant(
    "GEN-011-M1",
    "the second entry and the terms are left to the browser",
    also=("URS-032", "URS-034"),
)
class ChecksLeftToBrowser(UrssafRules):
    def email_form_faults(self, journey: Journey, form: EmailForm) -> tuple[FieldFault, ...]:
        return tuple(fault for fault in super().email_form_faults(journey, form) if fault.field == "email")


@mutant("GEN-012-X1", "two journeys at the same time share the address that was given last")
class SharedAddress(UrssafRules):
    def resend_recipient(self, journey: Journey) -> str:  # noqa: ARG002
        return [each.email for each in self.store.journeys.values() if each.email][-1] or ""


@mutant("GEN-012-X2", "the screen of the person recognised shows whoever was recognised last")
class LastRecognised(AudiensPortal):
    async def identity(self, visit: Visit) -> Answer:
        await super().identity(visit)
        last = [each for each in self.rules.store.journeys.values() if each.identifier][-1]
        return self.pages.identity(self.rules.person_of(last))


@mutant("GEN-013-X1", "pressing « Envoyer » twice sends twice")
class TwiceSent(UrssafPortal):
    def is_first_time(self, visit: Visit) -> bool:  # noqa: ARG002
        return True


@mutant("GEN-014-M2", "the password may be replaced by going back")
class PasswordAgain(UrssafPortal):
    def journey_for_password(self, visit: Visit) -> Journey:
        journey = self.rules.store.journeys.get((visit.session.journey if visit.session else None) or "")
        done = journey is not None and journey.stage is Stage.DETAILS
        return journey if journey is not None and done else super().journey_for_password(visit)


@mutant("GEN-014-X1", "once done, the password may be replaced from its address, in the frame of her session")
class PasswordAgainInSession(UrssafPortal):
    def journey_for_password(self, visit: Visit) -> Journey:
        journey = self.rules.store.journeys.get((visit.session.journey if visit.session else None) or "")
        if journey is None or visit.session is None or journey.stage is not Stage.DETAILS:
            return super().journey_for_password(visit)
        visit.session.member = journey.nir
        return journey


@mutant("GEN-015-M2", "a journey left for too long ends with a 500")
class EndsInCrash(UrssafPortal):
    async def ended(self, visit: Visit) -> Answer:  # noqa: ARG002
        raise RuntimeError("the journey is gone")


@mutant("GEN-016-M1", "the name is shown raw in the space")
class RawName(UrssafPortal):
    def as_sent(self, page: Page, html: str) -> str:
        person = page.values.get("person")
        if person is None:
            return html
        for name in (person.first_name, person.last_name):
            html = html.replace(escape(name).replace("&#x27;", "&#39;"), name)
        return html


@mutant("GEN-017-M1", "a line break in the address adds a recipient")
class RecipientAdded(UrssafPortal):
    async def send_link(self, visit: Visit) -> Answer:
        first, *lines = re.split(r"[\r\n]+", visit.form["email"])
        kept = {name: visit.form[name] for name in ("csrf", "nonce", "terms") if name in visit.form}
        if lines:
            visit.form = Form({**kept, "email": first, "email_confirmation": first})
            others = filter(self.rules.email_is_valid, (line.partition(":")[2].strip() for line in lines))
            self.__dict__["deliver"] = _copied(self.deliver, self.journey(visit, *Stage), tuple(others))
        return await super().send_link(visit)


def _copied(deliver: _Deliver, hers: Journey, others: tuple[str, ...]) -> _Deliver:
    """The same, but what goes to her goes to these addresses too, now or once her password is chosen."""

    async def to_all(visit: Visit, journey: Journey, sending: Sending) -> None:
        await deliver(visit, journey, sending)
        for address in others if journey is hers else ():
            await deliver(visit, journey, Sending(address, sending.links))

    return to_all


@mutant("GEN-018-M2", "an apostrophe in the name ends in a 500")
class ApostropheCrash(UrssafPages):
    def known_values(self, person: Person, email: str) -> dict[str, str]:
        if re.search("['’]", person.last_name + person.first_name):
            raise ValueError("quote in name")
        return super().known_values(person, email)


@mutant("GEN-018-X1", "the accents of the name are lost")
class AccentsLost(UrssafPages):
    def detail_field(
        self, item: DetailField, known: Mapping[str, str], form: Form, errors: Mapping[str, str]
    ) -> list[Field]:
        names = {name: _plain(known[name]) for name in ("last_name", "first_name")}
        return super().detail_field(item, {**known, **names}, form, errors)


@mutant("GEN-018-X2", "the plain text of a message writes the name as HTML does")
class NameAsMarkup(UrssafMails):
    def creation_notice(self, to: str, person: Person) -> Mail:
        mail = super().creation_notice(to, person)
        return replace(mail, text=mail.text.replace(person.last_name, escape(person.last_name)))


@mutant("GEN-019-M1", "a null byte in the number shows a stack trace")
class StackTrace(UrssafPortal):
    async def identify(self, visit: Visit) -> Answer:
        try:
            _as_c_string(visit.form["nir"])
        except ValueError:
            return PlainTextResponse(traceback.format_exc(), 500)
        return await super().identify(visit)


@mutant("GEN-019-X1", "a message of ten thousand signs ends on a page of the server")
class LongMessage(UrssafPortal):
    async def record_message(self, visit: Visit) -> Answer:
        if len(visit.form["text"]) > 4000:
            return PlainTextResponse("value too long for type character varying(4000)", 500)
        return await super().record_message(visit)


@mutant("GEN-020-M1", "the log-in tells known addresses from unknown ones")
class KnownAddresses(UrssafPortal):
    def as_sent(self, page: Page, html: str) -> str:
        if page.template != "login.html":
            return html
        name = self.rules.normalise_login_name(page.values["field"]["login"].value)
        known = name in {self.rules.login_name_of(space) for space in self.rules.store.spaces.values()}
        told = "Le mot de passe est incorrect." if known else "Aucun espace ne correspond à cet identifiant."
        return html.replace(FAULTS[Fault.LOGIN_REFUSED], told)


@mutant("GEN-021-M1", "the validity of the link is left to the browser", also=("URS-053",))
class ExpiryInBrowser(UrssafRules):
    def link_expired(self, link: Link) -> bool:  # noqa: ARG002
        return False


@mutant("GEN-010-X1", "Audiens does not check the anti-forgery proof of a form")
class AudiensProofIgnored(AudiensPortal):
    def proof_is_right(self, session: Session, token: str) -> bool:  # noqa: ARG002
        return True


@mutant("GEN-013-X2", "sending the identifier twice sends two codes")
class TwiceCoded(AudiensPortal):
    def is_first_time(self, visit: AudiensVisit) -> bool:  # noqa: ARG002
        return True


@mutant("GEN-013-X4", "sending the identifier twice sends two letters")
class TwiceWrittenTo(AudiensPortal):
    async def give_identifier(self, visit: AudiensVisit) -> Answer:
        journey = self.journey_of(visit)
        if journey is not None and journey.stage is AudiensStage.LETTER_SENT:
            journey.stage = AudiensStage.IDENTIFIER
            await self.send_letter(journey)
        return await super().give_identifier(visit)


@mutant("GEN-015-X1", "an Audiens journey that is left never ends")
class NeverIdle(AudiensRules):
    def is_idle(self, session: Session) -> bool:  # noqa: ARG002
        return False


@mutant("GEN-015-X2", "an Urssaf journey left at its password never ends")
class NeverIdleAtPassword(UrssafRules):
    def is_idle(self, session: Session) -> bool:
        return not session.link and super().is_idle(session)


@mutant("GEN-015-X3", "an Audiens journey left at its password never ends")
class NeverIdleAfterCode(AudiensRules):
    def is_idle(self, session: Session) -> bool:
        journey = self.store.journeys.get(session.journey or "")
        chosen = journey is not None and journey.stage is AudiensStage.PASSWORD
        return not chosen and super().is_idle(session)


@mutant("GEN-016-X1", "Audiens shows back what was typed as markup")
class TypedAsMarkup(AudiensPortal):
    def as_sent(self, page: Page, html: str) -> str:  # noqa: ARG002
        return _raw(html)


@mutant("GEN-020-X1", "the log-in of Audiens tells members from others")
class KnownMembers(AudiensPortal):
    def as_sent(self, page: Page, html: str) -> str:
        if page.template != "login.html" or not page.values.get("summary"):
            return html
        typed = re.search(r'name="login"[^>]*value="([^"]*)"', html)
        known = typed is not None and self.rules.account_named(self.rules.login_name(typed[1])) is not None
        return html if known else html.replace("</form>", "<p>Ce compte n’existe pas.</p></form>", 1)


@mutant("GEN-010-X2", "the proof is not checked where the e-mail is asked for again")
class ProofOfResendIgnored(UrssafPortal):
    def proof_refusal(self, visit: Visit) -> Answer | None:
        if visit.request.url.path.endswith("/renvoi"):
            return None
        return super().proof_refusal(visit)


@mutant("GEN-010-X4", "the proof is not checked where a detail is changed in the space")
class ProofOfDetailsIgnored(UrssafPortal):
    def proof_refusal(self, visit: Visit) -> Answer | None:
        if "/services/" in visit.request.url.path:
            return None
        return super().proof_refusal(visit)


@mutant("GEN-010-X3", "Audiens does not check the proof of the form that sends the code")
class ProofOfIdentifierIgnored(AudiensPortal):
    def proof_refusal(self, visit: AudiensVisit) -> Answer | None:
        if visit.request.url.path.endswith("/inscription/identifiant"):
            return None
        return super().proof_refusal(visit)


equivalent(
    "GEN-022-M1",
    "the vendor's declaration is absent",
    "the declaration stands in the profile: no portal can withdraw it",
)


def _as_c_string(text: str) -> str:
    if "\0" in text:
        raise ValueError("embedded null byte")
    return text


def _plain(text: str) -> str:
    return text.translate(str.maketrans("éèêëàâäîïôöùûüçÉÈÊËÀÂÄÎÏÔÖÙÛÜÇ", "eeeeaaaiioouuucEEEEAAAIIOOUUUC"))


@mutant("GEN-013-X3", "pressing « Envoyer mon message » twice keeps two messages")
class TwiceWritten(UrssafPortal):
    def is_first_time(self, visit: Visit) -> bool:
        return visit.request.url.path.endswith("/services/message") or super().is_first_time(visit)


@mutant("GEN-016-X2", "the subject and text of a message are shown as markup in the space")
class WrittenAsMarkup(UrssafPortal):
    def as_sent(self, page: Page, html: str) -> str:
        return _raw(html) if page.template == "service_message.html" else html


@mutant("GEN-016-X3", "what is refused on the page of the details comes back as markup")
class DetailsAsMarkup(UrssafPortal):
    def as_sent(self, page: Page, html: str) -> str:
        return _raw(html) if page.template == "details.html" else html


@mutant("GEN-016-X4", "a refused mobile comes back as markup")
class MobileAsMarkup(AudiensPortal):
    def as_sent(self, page: Page, html: str) -> str:
        return _raw(html) if page.template == "phone.html" else html


@mutant("GEN-016-X5", "the words of a search come back as markup")
class SearchAsMarkup(AudiensPortal):
    def as_sent(self, page: Page, html: str) -> str:
        return _raw(html) if page.template == "search.html" else html


@mutant("GEN-016-X6", "what a service of Audiens is given comes back as markup")
class ServiceAsMarkup(AudiensPortal):
    def as_sent(self, page: Page, html: str) -> str:
        return _raw(html) if page.template.startswith("service_") else html


@mutant("GEN-016-X7", "what the modulation of a payment is given comes back as markup")
class ModulationAsMarkup(UrssafPortal):
    def as_sent(self, page: Page, html: str) -> str:
        return _raw(html) if page.template == "service_modulate.html" else html


@mutant("GEN-016-X8", "a name is evaluated as a template in the space")
class NameEvaluated(UrssafPortal):
    def as_sent(self, page: Page, html: str) -> str:
        return html.replace("{{7*7}}", "49") if page.template == "space.html" else html


def _raw(html: str) -> str:
    return html.replace("&lt;", "<").replace("&gt;", ">").replace("&#34;", '"')
