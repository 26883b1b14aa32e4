"""What the SMS, e-mails and letters of this portal say."""

from __future__ import annotations

from html import escape

from simulator import secrets_kept
from simulator.audiens import phones, texts
from simulator.audiens.identifiers import LAYOUTS
from simulator.audiens.options import Options
from simulator.audiens.store import Journey, MailLink, Person, SmsCode
from simulator.durations import duration
from simulator.letters import Letter
from simulator.mailer import Mail
from simulator.sms import Sms

_SERVICE = "Audiens"
_DOMAIN = "audiens.example"
_HEAD = f'<!doctype html>\n<html lang="fr"><head><meta charset="utf-8"><title>{_SERVICE}</title></head>'
_SENDER = ("AUDIENS", "12 avenue de la Scène", "75999 PARIS CEDEX")


class AudiensMessages:
    """One method a message."""

    def __init__(self, options: Options, base_url: str, login_url: str) -> None:
        self.options = options
        self.base_url = base_url
        self.login_url = login_url

    # SMS: only signs of the GSM alphabet, one segment, nothing about the person.

    def code(self, code: SmsCode, _journey: Journey) -> Sms:
        """The code of step 6; nothing of the journey's person is told."""
        validity = duration(self.options.code_validity)
        return Sms(phones.e164(code.to), f"AUDIENS : votre code est {code.code}, valable {validity}.")

    def identifier_by_sms(self, mobile: str, identifier: str) -> Sms:
        """The identifier, where that is how it is given back."""
        return Sms(phones.e164(mobile), f"AUDIENS : votre identifiant est {self.written(identifier)}.")

    def written(self, identifier: str) -> str:
        """An identifier as it is to be typed."""
        return LAYOUTS[self.options.identifier_layout].written(identifier)

    # Letters

    def what_follows(self, lost: bool) -> str:
        """What the person will be asked once the code is typed."""
        if lost:
            return "Vous choisirez alors un nouveau mot de passe. Le code d’accès provisoire ne servira plus."
        return (
            "Lors de cette première connexion, vous confirmerez votre adresse e-mail et vous créerez votre "
            "mot de passe personnel. Le code d’accès provisoire ne servira plus."
        )

    def provisional(self, to: tuple[str, ...], code: str, *, lost: bool = False) -> Letter:
        """The letter of the branch by post, and of a lost password where that is declared."""
        validity = self.options.provisional_validity
        paragraphs = (
            "Madame, Monsieur,",
            "Vous avez demandé à vous connecter à votre espace personnel Audiens.",
            "Voici votre code d’accès provisoire :",
            code,
            f"Rendez-vous sur le site {self.login_url}",
            "Dans le bloc « Je me connecte à mon compte », saisissez votre identifiant (votre numéro "
            "d’adhérent, dans la rubrique « Vos références » de vos courriers), puis ce code dans la zone "
            "« Mot de passe ou code d’accès provisoire ».",
            self.what_follows(lost),
            *(
                ()
                if validity is None
                else (f"Ce code est valable {duration(validity)} à compter de l’envoi de ce courrier.",)
            ),
            f"Une difficulté ? Si vous êtes adhérent à Audiens Santé Prévoyance, contactez le "
            f"{texts.HELP_MEMBERS} ; sinon, contactez le {texts.HELP_OTHERS}.",
            "Si vous n’êtes pas à l’origine de cette demande, ne tenez pas compte de ce courrier.",
        )
        subject = "Votre espace personnel Audiens : votre code de connexion"
        return Letter(self.letter_name(), _SENDER, to, subject, paragraphs, code)

    def identifier_by_letter(self, person: Person, to: tuple[str, ...]) -> Letter:
        """The identifier, where that is how it is given back."""
        written = self.written(person.identifier)
        paragraphs = (
            "Madame, Monsieur,",
            "Vous nous avez demandé votre identifiant de connexion. Vos références :",
            f"Identifiant : {written}",
            f"Il vous permet de vous connecter sur le site {self.login_url}",
        )
        return Letter(self.letter_name(), _SENDER, to, "Votre identifiant Audiens", paragraphs)

    def letter_name(self) -> str:
        """A file name that tells nothing of the person."""
        return f"audiens-{secrets_kept.key()}"

    # E-mails

    def link_address(self, link: MailLink) -> str:
        """The address that a message gives, on the portal's own host whatever the request said."""
        return f"{self.base_url}/lien/{link.token}"

    def email_confirmation(self, to: str, link: MailLink) -> Mail:
        """First connection, where the address is confirmed by a link."""
        paragraphs = (
            "Bonjour,",
            f"Pour confirmer votre adresse e-mail et créer votre mot de passe {_SERVICE}, ouvrez ce lien :",
            self.link_address(link),
            "Il est valable 24 heures. Si vous n’êtes pas à l’origine de cette demande, ne tenez pas compte "
            "de ce message.",
            _SERVICE,
        )
        return self.compose(to, "confirmez votre adresse e-mail", paragraphs)

    def lost_password(self, to: str, link: MailLink) -> Mail:
        """A way to a new password; the old one is known to nobody."""
        paragraphs = (
            "Bonjour,",
            f"Vous avez indiqué avoir perdu votre mot de passe {_SERVICE}. Pour en choisir un nouveau, "
            "ouvrez ce lien :",
            self.link_address(link),
            "Il est valable 24 heures et ne sert qu’une fois. Si vous n’êtes pas à l’origine de cette "
            "demande, ne tenez pas compte de ce message : votre mot de passe ne change pas.",
            _SERVICE,
        )
        return self.compose(to, "choisissez un nouveau mot de passe", paragraphs)

    def identifier_by_email(self, to: str, identifier: str) -> Mail:
        """The identifier, where that is how it is given back."""
        paragraphs = (
            "Bonjour,",
            f"Vous nous avez demandé votre identifiant de connexion : {self.written(identifier)}.",
            "Si vous n’êtes pas à l’origine de cette demande, ne tenez pas compte de ce message.",
            _SERVICE,
        )
        return self.compose(to, "votre identifiant de connexion", paragraphs)

    def creation_notice(self, to: str, person: Person) -> Mail:
        """The message that follows the creation of an account; no secret and no number in it."""
        paragraphs = (
            f"Bonjour {person.first_name} {person.last_name},",
            f"Votre espace personnel {_SERVICE} vient d’être créé. Vous pouvez désormais vous connecter avec "
            "votre identifiant et le mot de passe que vous avez choisi.",
            "Si vous n’êtes pas à l’origine de cette création, contactez Audiens sans attendre.",
            _SERVICE,
        )
        return self.compose(to, "votre espace personnel est créé", paragraphs)

    def compose(self, to: str, subject: str, paragraphs: tuple[str, ...]) -> Mail:
        """Both parts from the same paragraphs."""
        text = "\n\n".join(paragraphs) + "\n"
        body = "\n".join(f"<p>{self.as_html(paragraph)}</p>" for paragraph in paragraphs)
        html = f"{_HEAD}\n<body>\n{body}\n</body></html>\n"
        return Mail(to, f"{_SERVICE} : {subject}", text, html, (_SERVICE, _DOMAIN))

    def as_html(self, paragraph: str) -> str:
        """Text as text, an address of this portal as a link."""
        shown = escape(paragraph)
        return f'<a href="{shown}">{shown}</a>' if paragraph.startswith(self.base_url) else shown
