"""What the pages of the sign-up show: titles, fields, labels and advice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from simulator.audiens import phones, texts
from simulator.audiens.faults import Fault, FieldFault
from simulator.audiens.pages.base import EMPTY
from simulator.audiens.pages.site import SitePages
from simulator.audiens.store import Journey, Person, Route, SignUp
from simulator.durations import duration
from simulator.fields import Field
from simulator.web import Form, Page

_FORM_TITLE = "Inscription : vos informations"


class CreationPages(SitePages):
    """Steps 4 to 6, in every branch."""

    def back(self, path: str) -> str:
        """Where « Retour » leads: the page before, or the start of the sign-up."""
        return "/inscription" if self.options.back_to_start else path

    # Step 4

    def sign_up(self, typed: SignUp | None, form: Form = EMPTY, faults: Sequence[FieldFault] = ()) -> Page:
        return self.form_page(
            "sign_up.html",
            _FORM_TITLE,
            self.sign_up_fields(typed, form, self.said(faults)),
            faults,
            back="/" + self.options.login_path,
            invitation=texts.INVITATION,
            notice_lines=self.privacy_notice(),
            help=self.help_numbers(),
            registered=any(fault.fault is Fault.ALREADY_REGISTERED for fault in faults),
            lost=any(fault.fault in {Fault.NOT_FOUND, Fault.HOMONYMS} for fault in faults),
            franceconnect=self.options.franceconnect_signup,
        )

    def sign_up_fields(self, typed: SignUp | None, form: Form, errors: Mapping[str, str]) -> list[Field]:
        kept = {} if typed is None else {name: str(getattr(typed, name)) for name in _KEPT}
        values = {name: form[name] or kept.get(name, "") for name in _KEPT}
        return [
            self.name_field("last_name", self.labels.last_name, "family-name", values, errors),
            self.name_field("first_name", self.labels.first_name, "given-name", values, errors),
            self.birth_date_field(values["birth_date"], errors.get("birth_date", "")),
            self.email_field("email", self.labels.email, values["email"], errors.get("email", "")),
            self.email_field(
                "email_confirmation",
                self.labels.email_confirmation,
                values["email_confirmation"],
                errors.get("email_confirmation", ""),
            ),
            Field(
                "email_news",
                self.labels.email_news,
                "checkbox",
                "oui",
                checked=self.news_are_ticked(typed, form),
            ),
        ]

    def name_field(
        self, name: str, label: str, purpose: str, values: Mapping[str, str], errors: Mapping[str, str]
    ) -> Field:
        hint = "Tel qu’il figure sur les courriers d’AUDIENS."
        return Field(name, label, "text", values[name], hint, errors.get(name, ""), purpose, required=True)

    def birth_date_field(self, value: str, error: str) -> Field:
        native = self.options.native_birth_date
        return Field(
            "birth_date",
            self.labels.birth_date,
            "date" if native else "text",
            value,
            "" if native else "Au format JJ/MM/AAAA, par exemple 25/12/1970.",
            error,
            "bday",
            required=True,
        )

    def news_are_ticked(self, typed: SignUp | None, form: Form) -> bool:
        """As declared at first; afterwards as the person left it."""
        if "last_name" in form:
            return form["email_news"] == "oui"
        return self.options.news_ticked if typed is None else typed.email_news

    def privacy_notice(self) -> tuple[str, ...]:
        """Under the form, as the guide has it or as the law has it now."""
        return texts.LEGACY_NOTICE if self.options.legal_profile == "legacy" else texts.CURRENT_NOTICE

    def sign_up_of(self, form: Form) -> SignUp:
        """The form as typed."""
        texts_typed = {name: form[name].strip() for name in _KEPT}
        return SignUp(**texts_typed, email_news=form["email_news"] == "oui")

    def question(self, form: Form = EMPTY, faults: Sequence[FieldFault] = ()) -> Page:
        field = Field(
            "postal_code",
            "Votre code postal",
            "text",
            form["postal_code"],
            "Celui de l’adresse connue d’AUDIENS, par exemple 59000.",
            self.said(faults).get("postal_code", ""),
            "postal-code",
            "numeric",
            required=True,
        )
        return self.form_page(
            "question.html", "Inscription : une précision", [field], faults, back=self.back("/inscription")
        )

    # Step 5

    def identity(self, person: Person) -> Page:
        shown = {
            "name": self.shown_name(person),
            "address": self.shown_address(person),
            "found": self.labels.found,
            "contact": self.contact_path(),
            "back": self.back("/inscription"),
        }
        return Page("identity.html", "Inscription : compte identifié", shown)

    def shown_name(self, person: Person) -> str:
        """As the file has it, whatever was typed."""
        return f"{person.first_name} {person.last_name}"

    def shown_address(self, person: Person) -> tuple[str, str]:
        """Street and town of the file; where declared, the town alone can be read."""
        if self.options.address_display == "partial":
            return "•••••", f"••••• {person.city}"
        return person.street, f"{person.postal_code} {person.city}"

    def contact_path(self) -> str:
        """Where an address that is no longer right is told."""
        return "/contact" if self.options.address_outdated == "link" else "/inscription/adresse"

    def address_outdated(self) -> Page:
        return Page("address_outdated.html", "Inscription suspendue", {"help": self.help_numbers()})

    def mobile_on_file(self, mobile: str) -> Page:
        shown = {
            "masked": self.masked(mobile),
            "announcement": self.sms_announcement(),
            "back": self.back("/inscription/identite"),
        }
        return Page("mobile_on_file.html", "Inscription : votre numéro de téléphone portable", shown)

    def masked(self, mobile: str) -> str:
        """The four last digits and no others."""
        return phones.masked(mobile, self.options.mask)

    def sms_announcement(self) -> str:
        """What is about to happen."""
        return (
            "Pour finaliser la création de votre compte, nous allons vous envoyer un code de confirmation "
            "par SMS sur le numéro de téléphone portable ci-dessous :"
        )

    def not_my_number(self) -> Page:
        shown = {"help": self.help_numbers(), "back": self.back("/inscription/identite")}
        return Page("not_my_number.html", "Inscription : votre numéro a changé", shown)

    def channel(self, journey: Journey, form: Form = EMPTY, faults: Sequence[FieldFault] = ()) -> Page:
        field = Field(
            "channel",
            self.labels.channel,
            "radio",
            self.chosen_channel(journey, form),
            error=self.said(faults).get("channel", ""),
            required=True,
            choices=self.channels(),
        )
        return self.form_page(
            "channel.html",
            "Inscription : choix du canal",
            [field],
            faults,
            back=self.back("/inscription/identite"),
        )

    def channels(self) -> tuple[tuple[str, str], ...]:
        """The two ways."""
        return (("sms", self.labels.sms), ("courrier", self.labels.letter))

    def chosen_channel(self, journey: Journey, form: Form) -> str:
        """What was chosen before; at first nothing, or the SMS where declared."""
        made = {Route.SMS: "sms", Route.LETTER: "courrier"}.get(journey.route) if journey.route else None
        return form["channel"] or made or ("sms" if self.options.channel_preselected else "")

    def phone(self, journey: Journey, form: Form = EMPTY, faults: Sequence[FieldFault] = ()) -> Page:
        return self.form_page(
            "phone.html",
            "Inscription : votre numéro de portable",
            self.phone_fields(journey, form, self.said(faults)),
            faults,
            back=self.back("/inscription/canal"),
            bloctel=self.bloctel_notice(),
            bloctel_site=self.bloctel_site(),
        )

    def phone_fields(self, journey: Journey, form: Form, errors: Mapping[str, str]) -> list[Field]:
        fields = [
            self.mobile_field(name, label, form[name] or journey.new_mobile or "", errors.get(name, ""))
            for name, label in (
                ("mobile", self.labels.mobile),
                ("mobile_confirmation", self.labels.mobile_confirmation),
            )
        ]
        return [*fields, *self.phone_news_field(journey, form)]

    def mobile_field(self, name: str, label: str, value: str, error: str) -> Field:
        hint = "10 chiffres : XX XX XX XX XX, par exemple 06 12 34 56 78."
        return Field(name, label, "tel", value, hint, error, "tel", "tel", required=True)

    def phone_news_field(self, journey: Journey, form: Form) -> list[Field]:
        """A box of objection, a box of consent, or none, as declared; never ticked in advance."""
        box = self.options.phone_box
        if box == "absent":
            return []
        label = self.labels.no_phone_news if box == "optout_unticked" else texts.PHONE_CONSENT
        return [
            Field("phone_news", label, "checkbox", "oui", checked=self.phone_box_is_ticked(journey, form))
        ]

    def phone_box_is_ticked(self, journey: Journey, form: Form) -> bool:
        """As the person left it."""
        if "mobile" in form or journey.phone_objection is None:
            return form["phone_news"] == "oui"
        objects = self.options.phone_box == "optout_unticked"
        return journey.phone_objection is objects

    def bloctel_notice(self) -> str:
        """About calls, as the guide has it or as the law has it now."""
        legacy = self.options.legal_profile == "legacy"
        return texts.LEGACY_BLOCTEL if legacy else texts.CURRENT_BLOCTEL

    def bloctel_site(self) -> str:
        return texts.BLOCTEL_SITE

    def identifier(self, journey: Journey, form: Form = EMPTY, faults: Sequence[FieldFault] = ()) -> Page:
        field = self.identifier_field(
            "identifier", form["identifier"], self.said(faults).get("identifier", ""), "username"
        )
        return self.form_page(
            "identifier.html",
            "Inscription : votre identifiant",
            [field],
            faults,
            back=self.back(self.before_identifier(journey)),
            reminder=self.identifier_reminder(),
            by_letter=journey.route is Route.LETTER,
            blocked=any(fault.fault is Fault.IDENTIFIER_BLOCKED for fault in faults),
        )

    def before_identifier(self, journey: Journey) -> str:
        """The page before, in each branch."""
        if journey.route is Route.KNOWN_MOBILE:
            return "/inscription/telephone"
        if journey.route is Route.SMS:
            return "/inscription/portable"
        letter_alone = journey.refused_mobiles and self.options.not_my_number == "letter_only"
        return "/inscription/identite" if letter_alone else "/inscription/canal"

    def identifier_reminder(self) -> str:
        """What the identifier is, told once more in the page."""
        return (
            "Il s’agit de votre numéro d’adhérent indiqué dans tous les courriers d’AUDIENS dans la rubrique "
            "« Vos références ». Vous le trouvez également sur votre carte de tiers payant ou sur votre "
            "titre de retraite."
        )

    # Step 6

    def code(
        self,
        journey: Journey,
        form: Form = EMPTY,
        faults: Sequence[FieldFault] = (),
        *,
        resend: bool = False,
    ) -> Page:
        spent = any(fault.fault in {Fault.CODE_LATE, Fault.CODE_DEAD} for fault in faults)
        return self.form_page(
            "code.html",
            "Inscription : code de confirmation SMS",
            [self.code_field(form, self.said(faults).get("code", ""))],
            faults,
            back=self.code_back(journey),
            validity=self.announced_validity(),
            spent=spent,
            restart=self.restart_path(journey),
            resend=resend and not spent and journey.route in _RESENT,
            recovering=journey.route is Route.LOST_PASSWORD,
        )

    def code_field(self, form: Form, error: str) -> Field:
        return Field(
            "code",
            self.labels.code,
            "text",
            form["code"],
            "Les six chiffres du SMS que vous avez reçu.",
            error,
            "one-time-code",
            "numeric",
            required=True,
        )

    def code_back(self, journey: Journey) -> str:
        if journey.route is Route.LOST_PASSWORD:
            return "/" + self.options.login_path
        return self.back("/inscription/identifiant")

    def announced_validity(self) -> str:
        """How long the code lives."""
        return duration(self.options.code_validity)

    def restart_path(self, journey: Journey) -> str:
        """Where the procedure starts again."""
        if journey.route is Route.LOST_PASSWORD:
            return "/mot-de-passe-perdu"
        by_form = self.options.code_restart == "form"
        return "/inscription" if by_form else "/inscription/identifiant"

    def password(self, journey: Journey, faults: Sequence[FieldFault] = ()) -> Page:
        lost = journey.route is Route.LOST_PASSWORD
        return self.form_page(
            "password.html",
            "Choisir un mot de passe" if lost else "Créer votre mot de passe",
            self.password_fields(self.said(faults)),
            faults,
            rule=self.password_rule(),
            signing_up=journey.route in {Route.KNOWN_MOBILE, Route.SMS, Route.FRANCECONNECT},
            lost=lost,
        )

    def password_fields(self, errors: Mapping[str, str]) -> list[Field]:
        first = Field(
            "password",
            "Mot de passe personnel",
            "password",
            hint="Évitez un mot de passe courant ou déjà utilisé ailleurs.",
            error=errors.get("password", ""),
            autocomplete="new-password",
            required=True,
        )
        second = Field(
            "password_confirmation",
            "Confirmation du mot de passe personnel",
            "password",
            hint="Saisissez une seconde fois le même mot de passe.",
            error=errors.get("password_confirmation", ""),
            autocomplete="new-password",
            required=True,
        )
        return [first, second]

    def password_rule(self) -> list[str]:
        """The rule, shown before typing."""
        reading = self.options.password_reading
        if reading == "stricter":
            return self.own_password_rule()
        alike = f"{self.options.password_minimum} caractères alphas et/ou numériques au minimum"
        longest = f"{self.options.password_maximum} caractères au maximum"
        special = {
            "any_alnum": "pas de caractères spéciaux",
            "mixed_alnum": "au moins une lettre et un chiffre, pas de caractères spéciaux",
            "min_alnum_plus": "d’autres caractères peuvent s’y ajouter",
        }[reading]
        return [alike, special, *self.accent_rule(), longest]

    def accent_rule(self) -> list[str]:
        accented = self.options.password_accented
        if self.options.password_reading == "min_alnum_plus":
            return []
        return ["les lettres accentuées sont acceptées" if accented else "pas de lettres accentuées"]

    def own_password_rule(self) -> list[str]:
        """The portal's own rule."""
        policy = self.options.password_policy
        minimum = max(policy.minimum, self.options.password_minimum)
        kinds = [f"au moins {_KINDS[kind]}" for kind in policy.classes if kind in _KINDS]
        special = {
            "forbidden": "pas de caractères spéciaux",
            "required": "au moins un caractère spécial",
            "allowed": "lettres, chiffres et caractères spéciaux acceptés",
        }.get(policy.special, "lettres et chiffres")
        return [f"de {minimum} à {policy.maximum} caractères", *kinds, special]

    def letter_sent(self, journey: Journey) -> Page:
        shown = {
            "again": journey.letter_refused,
            "announcement": self.letter_announcement(),
            "help": self.help_numbers(),
        }
        return Page("letter_sent.html", "Inscription : un courrier vous est adressé", shown)

    def letter_announcement(self) -> str:
        """What is on its way."""
        return (
            "Vous recevrez dans quelques jours un courrier vous communiquant un code d’accès provisoire, à "
            "l’adresse postale connue d’AUDIENS."
        )


_KEPT = ("last_name", "first_name", "birth_date", "email", "email_confirmation")
_RESENT = {Route.KNOWN_MOBILE, Route.SMS}
_KINDS = {
    "lower": "une lettre minuscule",
    "upper": "une lettre majuscule",
    "digit": "un chiffre",
    "special": "un caractère spécial",
}
