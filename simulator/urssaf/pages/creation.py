"""What the pages of the eight steps show: titles, fields, labels and advice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from simulator.urssaf import texts
from simulator.urssaf.durations import duration
from simulator.urssaf.faults import Fault, FieldFault
from simulator.urssaf.fields import Field
from simulator.urssaf.options import DetailField
from simulator.urssaf.pages.base import EMPTY, Pages
from simulator.urssaf.rules import LinkState
from simulator.urssaf.store import Details, Journey, Person
from simulator.web import Form, Page

_KINDS = {
    "lower": "une lettre minuscule",
    "upper": "une lettre majuscule",
    "digit": "un chiffre",
    "special": "un caractère spécial",
}
_DETAILS = {
    "street": ("Adresse", "street-address", "text", "", "Numéro et voie, par exemple 12 rue des Arts."),
    "postal_code": ("Code postal", "postal-code", "text", "numeric", "Cinq chiffres, par exemple 59000."),
    "city": ("Ville", "address-level2", "text", "", ""),
    "phone": ("Téléphone", "tel", "tel", "tel", "Dix chiffres, par exemple 06 39 98 12 34."),
}


class CreationPages(Pages):
    """Steps 1 to 8."""

    def home(self) -> Page:
        return Page("home.html", "Accueil", {"entry": self.entry_label, "services": self.service_names()})

    def service_names(self) -> list[str]:
        return [texts.SERVICES[key][0] for key in texts.SERVICES]

    def profiles(self) -> Page:
        return Page("profiles.html", "Choisir votre profil", {"profiles": self.profile_links()})

    def profile_links(self) -> list[tuple[str, str]]:
        """Each profile and the path that it leads to."""
        return [
            (self.labels.artist, "/identification"),
            *((label, "/autre-profil") for label in self.options.other_profiles),
        ]

    def other_profile(self) -> Page:
        return Page("other_profile.html", "Autre profil")

    # Step 3

    def identification(self, form: Form = EMPTY, faults: Sequence[FieldFault] = ()) -> Page:
        fields = self.identification_fields(form, self.said(faults))
        registered = any(fault.fault is Fault.ALREADY_REGISTERED for fault in faults)
        locked = any(fault.fault is Fault.CODE_LOCKED for fault in faults)
        return self.form_page(
            "identification.html",
            "Vous identifier",
            fields,
            faults,
            429 if locked else 422,
            registered=registered,
            help=self.lost_code_help(),
        )

    def identification_fields(self, form: Form, errors: Mapping[str, str]) -> list[Field]:
        nir = Field(
            "nir",
            "Numéro de Sécurité sociale",
            value=form["nir"],
            required=True,
            inputmode="text",
            autocomplete="off",
            hint="15 caractères avec la clé, par exemple 2 55 08 14 168 025 38. Les espaces sont acceptés.",
            error=errors.get("nir", ""),
        )
        code = Field(
            "code",
            "Code d’activation",
            required=True,
            autocomplete="off",
            hint="Il figure sur le courrier que l’Urssaf vous a adressé, par exemple K7P2M9XA.",
            error=errors.get("code", ""),
        )
        return [nir, code]

    def lost_code_help(self) -> str:
        """The way out for whoever has no code."""
        return "Je n’ai pas de code d’activation ou je l’ai perdu"

    def lost_code(self) -> Page:
        return Page("lost_code.html", "Obtenir un code d’activation")

    # Step 4

    def email(self, journey: Journey, form: Form = EMPTY, faults: Sequence[FieldFault] = ()) -> Page:
        return self.form_page(
            "email.html",
            "Choisir votre adresse e-mail",
            self.email_fields(form, self.said(faults)),
            faults,
            422,
            terms_lines=texts.TERMS,
            correcting=journey.email is not None,
        )

    def email_fields(self, form: Form, errors: Mapping[str, str]) -> list[Field]:
        fields = [self.email_field("email", "Adresse e-mail", form, errors)]
        if self.options.email_confirmation != "link":
            fields.append(
                self.email_field("email_confirmation", "Confirmez votre adresse e-mail", form, errors)
            )
        return [*fields, self.terms_field(form, errors)]

    def email_field(self, name: str, label: str, form: Form, errors: Mapping[str, str]) -> Field:
        return Field(
            name,
            label,
            "email",
            form[name],
            "Par exemple prenom.nom@exemple.fr.",
            errors.get(name, ""),
            autocomplete="email",
            required=True,
        )

    def terms_field(self, form: Form, errors: Mapping[str, str]) -> Field:
        label = "J’accepte les conditions générales d’utilisation"
        if self.options.terms_control == "other":
            choices = (("oui", label), ("non", "Je n’accepte pas les conditions générales d’utilisation"))
            return Field(
                "terms",
                "Conditions générales d’utilisation",
                "radio",
                form["terms"],
                error=errors.get("terms", ""),
                required=True,
                choices=choices,
            )
        return Field(
            "terms",
            label,
            "checkbox",
            "oui",
            error=errors.get("terms", ""),
            required=True,
            checked=self.terms_are_ticked(form),
        )

    def terms_are_ticked(self, form: Form) -> bool:
        """Never at first; afterwards as the person left it."""
        return form["terms"] == "oui"

    def terms(self) -> Page:
        return Page("terms.html", "Conditions générales d’utilisation", {"terms_lines": texts.TERMS})

    def waiting(self, journey: Journey, problem: Fault | None = None) -> Page:
        shown = {
            "address": masked(journey.email or ""),
            "undelivered": journey.undelivered,
            "advice_here": self.options.resend_location == "waiting",
            "advice": self.spam_advice(),
            "validity": self.link_validity(),
            "correctable": self.may_correct_address(),
            "problem": self.words(problem) if problem else "",
            "resend": self.labels.resend,
            "two": self.options.link_count == 2,
            "same_browser": self.options.link_same_browser,
        }
        return Page("waiting.html", "Consultez votre messagerie", shown, 429 if problem else 200)

    def spam_advice(self) -> str:
        """Where to look when nothing comes."""
        return "Vérifiez qu’il n’est pas arrivé dans vos courriers indésirables ou spams."

    def may_correct_address(self) -> bool:
        """Whether the way back to the address is shown."""
        return True

    def link_validity(self) -> str:
        """How long the link lasts, or nothing."""
        return "" if self.options.link_validity is None else duration(self.options.link_validity)

    def no_mail(self, journey: Journey, problem: Fault | None = None) -> Page:
        shown = {
            "address": masked(journey.email or ""),
            "advice": self.spam_advice(),
            "problem": self.words(problem) if problem else "",
            "resend": self.labels.resend,
        }
        return Page("no_mail.html", "Vous n’avez pas reçu l’e-mail", shown, 429 if problem else 200)

    # Step 5

    def dead_link(self, state: LinkState, token: str) -> Page:
        renewable = state in {LinkState.EXPIRED, LinkState.REPLACED}
        status = {LinkState.UNKNOWN: 404, LinkState.ELSEWHERE: 403}.get(state, 410)
        shown = {"state": state.value, "token": token if renewable else "", "resend": self.labels.resend}
        return Page("dead_link.html", "Ce lien ne peut pas être utilisé", shown, status)

    def half_link(self) -> Page:
        return Page("half_link.html", "Ouvrez le second lien")

    def confirm_link(self, token: str) -> Page:
        return Page("confirm_link.html", "Confirmer la création de votre espace", {"token": token})

    def link_sent_again(self) -> Page:
        return Page("link_sent_again.html", "Un nouveau lien est parti")

    # Step 6

    def password(self, faults: Sequence[FieldFault] = ()) -> Page:
        fields = self.password_fields(self.said(faults))
        return self.form_page(
            "password.html", "Définir votre mot de passe", fields, faults, 422, rule=self.password_rule()
        )

    def password_fields(self, errors: Mapping[str, str]) -> list[Field]:
        first = Field(
            "password",
            "Mot de passe",
            "password",
            hint=self.password_hint(),
            error=errors.get("password", ""),
            autocomplete="new-password",
            required=True,
        )
        second = Field(
            "password_confirmation",
            "Confirmez votre mot de passe",
            "password",
            autocomplete="new-password",
            required=True,
            hint="Saisissez une seconde fois le même mot de passe.",
            error=errors.get("password_confirmation", ""),
        )
        return [first, second]

    def password_hint(self) -> str:
        return "Évitez un mot de passe courant ou déjà utilisé ailleurs."

    def password_rule(self) -> list[str]:
        """The rule, shown before typing."""
        policy = self.options.password
        kinds = [f"au moins {_KINDS[kind]}" for kind in policy.classes if kind in _KINDS]
        if policy.special == "required" and "special" not in policy.classes:
            kinds.append(f"au moins {_KINDS['special']}")
        if policy.special == "forbidden":
            kinds.append("ni caractère spécial ni lettre accentuée")
        return [f"de {policy.minimum} à {policy.maximum} caractères", *kinds]

    # Step 7 and 8

    def details(
        self, person: Person, email: str, form: Form = EMPTY, faults: Sequence[FieldFault] = ()
    ) -> Page:
        fields = self.details_fields(person, email, form, self.said(faults))
        return self.form_page("details.html", "Vos coordonnées personnelles", fields, faults, 422)

    def details_fields(
        self, person: Person, email: str, form: Form, errors: Mapping[str, str]
    ) -> list[Field]:
        known = self.known_values(person, email)
        return [
            made for item in self.options.details for made in self.detail_field(item, known, form, errors)
        ]

    def known_values(self, person: Person, email: str) -> dict[str, str]:
        """What the page is filled with in advance."""
        details = {
            name: getattr(person.details, name) or "" for name in ("street", "postal_code", "city", "phone")
        }
        return {"last_name": person.last_name, "first_name": person.first_name, "email": email, **details}

    def detail_field(
        self,
        item: DetailField,
        known: Mapping[str, str],
        form: Form,
        errors: Mapping[str, str],
    ) -> list[Field]:
        """A line of the form, or two for the name."""
        if item.name == "name":
            return [
                self.fixed_field("last_name", "Nom", known),
                self.fixed_field("first_name", "Prénom", known),
            ]
        if item.name == "email":
            return [self.fixed_field("email", "Adresse e-mail", known)]
        label, autocomplete, kind, inputmode, hint = _DETAILS[item.name]
        value = form[item.name] if item.name in form else known[item.name]
        return [
            Field(
                item.name,
                label,
                kind,
                value,
                hint,
                errors.get(item.name, ""),
                autocomplete,
                inputmode,
                required=item.mandatory,
                readonly=not item.editable,
            )
        ]

    def fixed_field(self, name: str, label: str, known: Mapping[str, str]) -> Field:
        """What the portal may not change here: who the person is, and the address that the link confirmed."""
        autocomplete = {"last_name": "family-name", "first_name": "given-name", "email": "email"}[name]
        hint = (
            "Adresse confirmée par le lien reçu."
            if name == "email"
            else "Pour le corriger, écrivez à l’Urssaf."
        )
        kind = "email" if name == "email" else "text"
        return Field(name, label, kind, known[name], hint, autocomplete=autocomplete, readonly=True)

    def details_of(self, form: Form) -> Details:
        """The typed details; None where the form had no such field."""
        return Details(form.line("street"), form.line("postal_code"), form.line("city"), form.line("phone"))


def masked(email: str) -> str:
    """An address of which only the beginning and the domain show."""
    local, _, domain = email.rpartition("@")
    return f"{local[:2]}{'•' * max(3, len(local) - 2)}@{domain}"
