"""What the pages of the first five steps show: titles, fields, labels and advice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from simulator.durations import duration
from simulator.fields import Field
from simulator.urssaf import texts
from simulator.urssaf.faults import Fault, FieldFault
from simulator.urssaf.pages.base import EMPTY, Pages
from simulator.urssaf.rules import LinkState
from simulator.urssaf.store import Journey
from simulator.web import Form, Page


class CreationPages(Pages):
    """Steps 1 to 5."""

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
            "problem": self.words(problem) if problem else "",
            "resend": self.labels.resend,
            "two": self.options.link_count == 2,
            "same_browser": self.options.link_same_browser,
        }
        return Page("waiting.html", "Consultez votre messagerie", shown, 429 if problem else 200)

    def spam_advice(self) -> str:
        """Where to look when nothing comes."""
        return "Vérifiez qu’il n’est pas arrivé dans vos courriers indésirables ou spams."

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


def masked(email: str) -> str:
    """An address of which only the beginning and the domain show."""
    local, _, domain = email.rpartition("@")
    return f"{local[:2]}{'•' * max(3, len(local) - 2)}@{domain}"
