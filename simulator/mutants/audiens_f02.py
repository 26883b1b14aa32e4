"""Faults of the log-in page: its two doors, its secrets, FranceConnect, and the help on the identifier."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from urllib.parse import urlencode

from lxml.html import HtmlElement
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, Response

from simulator.audiens.faults import Fault
from simulator.audiens.pages import AudiensPages
from simulator.audiens.rules import AudiensRules, Login
from simulator.audiens.store import Account, AccountState, Journey, Person, ProvisionalCode
from simulator.audiens.texts import FAULTS, Labels
from simulator.audiens.web import AudiensPortal
from simulator.desk import Answer, Handler, Visit
from simulator.fields import Field
from simulator.franceconnect import Attempt, FranceConnectClient
from simulator.mailer import Mail
from simulator.markup import become, edited, without
from simulator.mutants.registry import mutant
from simulator.web import Form, Page

_COMPANY = "//nav[@class='tabs']//li[2]"
_PERSONAL = "//nav[@class='tabs']//li[1]"


@mutant("AUD-014-M1", "the company entry is missing on the page of the code")
class NoCompanyAtCode(AudiensPortal):
    def as_sent(self, page: Page, html: str) -> str:
        return without(html, _COMPANY) if page.template == "code.html" else html


@mutant("AUD-014-X1", "the personal entry is missing on the page that announces the letter")
class NoPersonalAtLetter(AudiensPortal):
    def as_sent(self, page: Page, html: str) -> str:
        return without(html, _PERSONAL) if page.template == "letter_sent.html" else html


@mutant("AUD-014-X2", "both entries are missing on the log-in page")
class NoTabsAtLogin(AudiensPortal):
    def as_sent(self, page: Page, html: str) -> str:
        return without(html, "//nav[@class='tabs']") if page.template == "login.html" else html


@mutant("AUD-015-M1", "the block to create an account is missing for anonymous visitors", also=("AUD-030",))
class NoCreationBlock(AudiensPortal):
    def as_sent(self, page: Page, html: str) -> str:
        block = "//section[@aria-labelledby='creation']"
        return without(html, block) if page.template == "login.html" else html


@mutant("AUD-015-X1", "nothing heads the block that logs in")
class NoLoginHeading(AudiensPages):
    labels = Labels(login_block="")


@mutant("AUD-016-M1", "the secret shows as it is typed")
class ShownSecret(AudiensPages):
    def login_fields(self, form: Form, errors: Mapping[str, str]) -> list[Field]:
        name, secret = super().login_fields(form, errors)
        return [name, replace(secret, kind="text")]


@mutant("AUD-016-X1", "« Se connecter avec Audiens » is called « Entrer »")
class OtherLogIn(AudiensPages):
    labels = Labels(log_in="Entrer")


@mutant("AUD-016-X2", "the identifier is not asked: its input is missing")
class NoIdentifierInput(AudiensPortal):
    def as_sent(self, page: Page, html: str) -> str:
        field = "//div[contains(@class, 'field')][.//input[@name='login']]"
        return without(html, field) if page.template == "login.html" else html


@mutant("AUD-017-M2", "the label of the secret names the password only")
class PasswordLabel(AudiensPages):
    labels = Labels(secret="Mot de passe")


@mutant("AUD-017-X1", "the secret takes the password only: no provisional code logs in")
class NoProvisionalLogin(AudiensRules):
    def provisional_of(self, account: Account, secret: str) -> ProvisionalCode | None:  # noqa: ARG002
        return None


@mutant("AUD-017-X2", "the provisional code still logs in once the password exists")
class ProvisionalForEver(AudiensRules):
    def define_password(self, journey: Journey, password: str) -> Account:
        waiting = self.store.accounts.get(journey.identifier)
        kept = waiting.provisional if waiting else None
        account = super().define_password(journey, password)
        account.provisional = kept
        return account


@mutant("AUD-018-M2", "an empty password opens the space of the identifier")
class EmptyPassword(AudiensPortal):
    async def log_in(self, visit: Visit) -> Answer:
        account = self.rules.account_named(self.rules.login_name(visit.form["login"]))
        if account is not None and account.state is AccountState.OPEN and not visit.form["secret"]:
            return self.let_in(visit, Login(account=account))
        return await super().log_in(visit)


@mutant("AUD-018-X1", "the refusal tells unknown identifiers from wrong passwords")
class KnownIdentifiers(AudiensPortal):
    def as_sent(self, page: Page, html: str) -> str:
        if page.template != "login.html":
            return html
        known = self.rules.account_named(self.rules.login_name(page.values["fields"][0].value))
        told = "Le mot de passe est incorrect." if known else "Aucun compte n’a cet identifiant."
        return html.replace(FAULTS[Fault.LOGIN_REFUSED], told)


@mutant("AUD-018-X2", "the refusal has another status where the identifier is unknown")
class StatusTells(AudiensPortal):
    def respond(self, visit: Visit, answer: Answer) -> Response:
        response = super().respond(visit, answer)
        refused = isinstance(answer, Page) and answer.template == "login.html" and answer.status != 200
        if refused and not self.rules.account_named(self.rules.login_name(visit.form["login"])):
            response.status_code = 404
        return response


@mutant("AUD-018-X3", "a wrong password opens the space")
class AnySecret(AudiensRules):
    def password_matches(self, kept: str | None, secret: str) -> bool:
        return bool(kept and secret)


@mutant("AUD-018-X4", "a wrong password is refused on screen, and the session is open all the same")
class OpenedAnyway(AudiensPortal):
    async def log_in(self, visit: Visit) -> Answer:
        answer = await super().log_in(visit)
        account = self.rules.account_named(self.rules.login_name(visit.form["login"]))
        if isinstance(answer, Page) and account is not None and account.state is AccountState.OPEN:
            self.let_in(visit, Login(account=account))
        return answer


@mutant("AUD-018-X5", "the refusal tells who is on file without an account")
class FileTold(AudiensPortal):
    def as_sent(self, page: Page, html: str) -> str:
        if page.template != "login.html":
            return html
        name = self.rules.login_name(page.values["fields"][0].value)
        known = name in self.rules.store.people and self.rules.account_named(name) is None
        return html.replace(FAULTS[Fault.LOGIN_REFUSED], "Créez d’abord votre compte.") if known else html


@mutant("AUD-019-M1", "the link for those who do not know their identifier is missing")
class NoUnknownLink(AudiensPortal):
    def as_sent(self, page: Page, html: str) -> str:
        link = "//p[a[contains(@href, '/identifiant-inconnu')]]"
        return without(html, link) if page.template == "login.html" else html


@mutant("AUD-020-M1", "the link for those who do not know their identifier answers 404")
class HelpLost(AudiensPortal):
    async def unknown_identifier(self, visit: Visit) -> Answer:  # noqa: ARG002
        raise HTTPException(404)


def _showing(portal: AudiensPortal, visit: Visit, page: Answer, found: Sequence[Person]) -> Answer:
    """The page of the help with a form, and the identifiers of those whom it finds."""
    fields = "".join(
        f'<p><label for="{name}">{label}</label> <input id="{name}" name="{name}" required></p>'
        for name, label in _ASKED
    )
    told = "".join(
        f"<p>Votre identifiant est {portal.rules.layout.written(person.identifier)}.</p>" for person in found
    )
    form = f'<form method="get"><div>{told}{fields}<button type="submit">Valider</button></div></form>'
    html = portal.render(page, visit.session) if isinstance(page, Page) else ""
    return HTMLResponse(edited(html, "//main//ul", lambda places: become(places, form)))


@mutant("AUD-020-X1", "the help shows the identifier to whoever gives a name and a date of birth")
class IdentifierShown(AudiensPortal):
    async def unknown_identifier(self, visit: Visit) -> Answer:
        typed = self.pages.sign_up_of(Form(dict(visit.request.query_params)))
        page = await super().unknown_identifier(visit)
        return _showing(self, visit, page, self.rules.people_like(typed))


@mutant("AUD-020-X3", "the help shows the identifier to whoever has an account")
class IdentifierOfHolderShown(AudiensPortal):
    async def unknown_identifier(self, visit: Visit) -> Answer:
        typed = self.pages.sign_up_of(Form(dict(visit.request.query_params)))
        page = await super().unknown_identifier(visit)
        accounts = self.rules.store.accounts
        found = [each for each in self.rules.people_like(typed) if each.identifier in accounts]
        return _showing(self, visit, page, found)


@mutant("AUD-020-X2", "the page behind the link helps nobody")
class HelplessPage(AudiensPortal):
    def as_sent(self, page: Page, html: str) -> str:
        bare = without(html, "//main/div/*[not(self::h1)]")
        return bare if page.template == "unknown_identifier.html" else html


@mutant("AUD-021-M1", "the link for those who have lost their password is missing")
class NoLostLink(AudiensPortal):
    def as_sent(self, page: Page, html: str) -> str:
        link = "//p[a[contains(@href, '/mot-de-passe-perdu')]]"
        return without(html, link) if page.template == "login.html" else html


@mutant("AUD-022-M2", "the recovery answers « inconnu » where there is no account")
class UnknownAccount(AudiensPortal):
    async def send_recovery(self, visit: Visit, account: Account | None) -> Answer:
        answer = await super().send_recovery(visit, account)
        if account is None:
            self.notice(visit, "Cet identifiant est inconnu.")
            return self.login_path
        return answer


@mutant("AUD-022-X4", "the recovery tells who is on file without an account")
class NoAccountYet(AudiensPortal):
    async def send_recovery(self, visit: Visit, account: Account | None) -> Answer:
        answer = await super().send_recovery(visit, account)
        if account is None and self.rules.login_name(visit.form["identifier"]) in self.rules.store.people:
            self.notice(visit, "Vous n’avez pas encore de compte.")
            return self.login_path
        return answer


@mutant("AUD-022-X1", "the recovery answers by another status where there is no account")
class UnknownStatus(AudiensPortal):
    async def send_recovery(self, visit: Visit, account: Account | None) -> Answer:
        answer = await super().send_recovery(visit, account)
        return replace(self.pages.password_asked(), status=404) if account is None else answer


@mutant("AUD-022-X2", "the recovery sends the old password by e-mail")
class OldPasswordSent(AudiensPortal):
    async def answer(self, visit: Visit, handler: Handler) -> Response:
        response = await super().answer(visit, handler)
        journey, password = self.journey_of(visit), visit.form["password"]
        account = self.rules.account_named(self.rules.login_name(visit.form["identifier"]))
        if journey is not None and password:
            _seen[journey.identifier] = password
        elif account is not None and visit.request.url.path.endswith("/mot-de-passe-perdu"):
            text = f"Votre mot de passe : {_seen[account.identifier]}\n"
            await self.mailer.send(Mail(account.email or "", "Votre mot de passe", text, f"<p>{text}</p>"))
        return response


@mutant("AUD-022-X3", "the link to the recovery answers 404")
class RecoveryLost(AudiensPortal):
    async def lost_password(self, visit: Visit) -> Answer:  # noqa: ARG002
        raise HTTPException(404)


@mutant("AUD-023-M1", "the FranceConnect button is missing")
class NoFranceConnect(AudiensPages):
    def franceconnect_path(self) -> str:
        return ""


@mutant("AUD-024-M1", "the state is the same in every request")
class ConstantState(FranceConnectClient):
    def new_state(self) -> str:
        return "audiens"


@mutant("AUD-024-X1", "the nonce is the same in every request")
class ConstantNonce(FranceConnectClient):
    def new_nonce(self) -> str:
        return "audiens"


@mutant("AUD-024-X2", "the request carries no state")
class NoState(FranceConnectClient):
    def address(self, attempt: Attempt) -> str:
        return super().address(attempt).replace("&" + urlencode({"state": attempt.state}), "")


@mutant("AUD-024-X3", "the button leads nowhere but to a page of the portal")
class FranceConnectClosed(AudiensPages):
    def franceconnect_path(self) -> str:
        return "/contact"


@mutant("AUD-025-M1", "a return with an error ends in a 500")
class RefusalCrash(AudiensPortal):
    async def come_back(self, visit: Visit) -> Answer:
        if "error" in visit.request.query_params:
            raise RuntimeError("no code in the answer")
        return await super().come_back(visit)


@mutant("AUD-025-X1", "a refusal leads back without a word")
class SilentRefusal(AudiensPortal):
    def back_to_login(self, visit: Visit, text: str) -> str:  # noqa: ARG002
        return self.login_path


@mutant("AUD-026-M1", "the link that explains FranceConnect is dead")
class ExplanationLost(AudiensPortal):
    async def explain(self, visit: Visit) -> Answer:  # noqa: ARG002
        raise HTTPException(404)


@mutant("AUD-026-X1", "the link that explains FranceConnect is missing")
class NoExplanation(AudiensPortal):
    def as_sent(self, page: Page, html: str) -> str:
        link = "//p[a[contains(@href, '/franceconnect/aide')]]"
        return without(html, link) if page.template == "login.html" else html


@mutant("AUD-027-M2", "the help speaks of the social security number instead of the member's number")
class NirInHelp(AudiensPages):
    def identifier_help(self) -> str:
        return super().identifier_help().replace("Numéro d’adhérent", "Numéro de Sécurité sociale")


@mutant("AUD-027-X1", "the help does not name the card")
class NoCardInHelp(AudiensPages):
    def identifier_help(self) -> str:
        return super().identifier_help().replace("votre carte de tiers payant ou sur ", "")


@mutant("AUD-027-X2", "the help does not name the heading of the letters")
class NoReferencesInHelp(AudiensPages):
    def identifier_help(self) -> str:
        return re.sub(r" dans la rubrique «\sVos\sréférences\s»", "", super().identifier_help())


@mutant("AUD-028-M1", "the help shows nine positions while ten digits are required")
class NinePositions(AudiensPages):
    def identifier_help(self) -> str:
        return re.sub("entrer .*", "format : XXXXXXX.XX", super().identifier_help())


@mutant("AUD-028-X1", "no layout of the identifier is shown")
class NoLayout(AudiensPages):
    def identifier_help(self) -> str:
        return re.sub("entrer .*", "à saisir en entier.", super().identifier_help())


@mutant("AUD-029-M1", "the help on the identifier shows on mouse-over only")
class HelpOnMouseOver(AudiensPortal):
    def as_sent(self, page: Page, html: str) -> str:
        mute = edited(html, "//input[@name='login']", lambda field: field.attrib.pop("aria-describedby"))
        shown = edited(mute, "//p[@id='login-hint']", _become_tooltip)
        return shown if page.template == "login.html" else html


@mutant("AUD-030-M2", "« Je m'inscris » opens the page of the companies")
class CompanySignUp(AudiensPages):
    def sign_up_path(self) -> str:
        return "/entreprise"


_ASKED = (
    ("last_name", "Votre nom"),
    ("first_name", "Votre prénom"),
    ("birth_date", "Votre date de naissance"),
)
# The passwords that one faulty portal remembers, by identifier.
_seen: dict[str, str] = {}


def _become_tooltip(hint: HtmlElement) -> None:
    image = become(hint, '<img src="data:," alt="">')
    image.set("title", hint.text or "")
