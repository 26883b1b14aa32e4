"""Controls are found in the contract's order, never by containment, and two matches are told."""

from __future__ import annotations

from typing import Any

import pytest

import catalogue
from catalogue.model import Purpose
from harness.faults import ConnectionFault
from harness.matching import AmbiguousControl, Finder
from harness.page import Control
from harness.profile_model import LabelOverride
from tests.harness.pages import button, entry, link, page

LEDGER = catalogue.load()


def find(key: str, *controls: Control, **overrides: Any) -> Any:
    """What a finder of the ledger's purposes finds among controls."""
    return Finder(LEDGER.purposes, {key: LabelOverride(**overrides)} if overrides else {}).find(
        page(*controls), key
    )


def test_the_guide_s_words_come_before_a_synonym() -> None:
    """« suivant » wins over « Valider », whatever their order on the page."""
    found = find("urssaf.next", button("Valider"), button("Suivant"))
    assert found.control.name == "Suivant"


def test_a_synonym_lets_the_journey_go_on() -> None:
    """A portal that says « Continuer » is played; it is judged elsewhere."""
    assert find("urssaf.next", button("Continuer")).control.name == "Continuer"


def test_resending_is_not_sending() -> None:
    """« Renvoyer un e-mail » is never taken for « Envoyer »."""
    assert find("urssaf.send", button("Renvoyer un e-mail")) is None


def test_a_command_may_be_a_card_whose_heading_bears_the_words() -> None:
    """A link that also holds a description is found by its own child element."""
    card = link("Vous êtes artiste-auteur Créez votre espace", "/a", parts=("Vous êtes artiste-auteur",))
    assert find("urssaf.artist_profile", card).control is card


def test_a_card_may_be_titled_by_a_synonym() -> None:
    """Its title comes first, and the description after it."""
    card = link(
        "Je suis artiste-auteur Vos revenus viennent de vos œuvres", "/a", parts=("Je suis artiste-auteur",)
    )
    assert find("urssaf.artist_profile", card).control is card


def test_the_name_of_a_site_is_not_a_profile() -> None:
    """« Urssaf artistes-auteurs » heads every page and offers no choice, though a word stands apart."""
    brand = link("Urssaf artistes-auteurs", "/", parts=("artistes-auteurs",))
    assert find("urssaf.artist_profile", brand) is None


def test_a_button_and_a_link_to_elsewhere_are_an_ambiguity() -> None:
    """Both are told, with the line of the profile that would settle it."""
    with pytest.raises(AmbiguousControl, match=r"plusieurs contrôles.*\[labels\]"):
        find("urssaf.send", button("Envoyer"), button("Envoyer", ref="autre"))


def test_one_link_said_twice_is_one_command() -> None:
    """A menu and a footer may hold the same link."""
    found = find("urssaf.login_entry", link("Se connecter", "/c"), link("Se connecter", "/c", ref="pied"))
    assert found.control.href == "/c"


def test_of_two_buttons_the_one_of_the_form_is_meant() -> None:
    """A search in the header has its « Valider » too."""
    search = entry("Rechercher", kind="search", form=1)
    found = find(
        "urssaf.password_submit",
        search,
        button("Valider", ref="loupe", form=1),
        entry("x"),
        button("Valider"),
    )
    assert found.control.form == 0


def test_several_boxes_of_a_named_group_are_one_purpose() -> None:
    """A number in two entries is filled as one."""
    parts = [entry(name, group="Numéro de Sécurité sociale") for name in ("13 positions", "Clé")]
    assert find("urssaf.nir", *parts).parts == tuple(parts)


def test_two_password_entries_are_the_password_and_its_confirmation() -> None:
    """Where no name tells, order does."""
    first, second = (entry(name, kind="password") for name in ("Secret", "Secret encore"))
    assert find("urssaf.password", first, second).control is first


@pytest.mark.parametrize(
    ("key", "kind", "first"),
    [
        ("urssaf.email", "email", "Adresse mail de contact"),
        ("audiens.email", "email", "E-mail"),
        ("urssaf.password", "password", "Mot de passe"),
    ],
)
def test_beside_a_named_entry_its_like_is_the_confirmation(key: str, kind: str, first: str) -> None:
    """« La même, une seconde fois » is no word of ours: its type tells it, and one entry alone is none."""
    one, other = entry(first, kind=kind), entry("Une seconde fois", kind=kind, ref="bis")
    assert find(key, one, other).control is one
    assert find(f"{key}_confirmation", one, other).control is other
    assert find(f"{key}_confirmation", one) is None


def test_what_another_purpose_is_called_is_not_taken_by_its_type() -> None:
    """A masked activation code is no password."""
    assert find("urssaf.password", entry("Code d’activation", kind="password")) is None


def test_the_profile_goes_before_everything() -> None:
    """A vendor's own words are found where the profile gives them."""
    found = find("urssaf.activation_code", entry("Sésame"), entry("Code d’activation"), label="Sésame")
    assert found.control.name == "Sésame"


def test_a_profile_may_name_a_group() -> None:
    """All its entries are the parts, in order."""
    parts = [entry(str(n), group="Sésame en deux") for n in (1, 2)]
    assert find("urssaf.activation_code", *parts, group="Sésame en deux").parts == tuple(parts)


def test_a_profile_may_name_the_entry_of_a_group() -> None:
    """A group and a label together designate one of its entries."""
    parts = [entry(name, group="Sésame en deux") for name in ("Début", "Fin")]
    found = find("urssaf.activation_code", *parts, entry("Fin"), group="Sésame en deux", label="Fin")
    assert found.parts == (parts[1],)


def test_a_profile_may_designate_by_css_whatever_the_name() -> None:
    """The control that answers the selector is it, be it named otherwise or not at all."""
    entries = entry("Code d’activation"), entry("", ref="x", selectors=("#sesame",))
    found = find("urssaf.activation_code", *entries, css="#sesame")
    assert (found.control.ref, found.how) == ("x", "profil, css")


def test_a_profile_may_designate_parts_in_an_order_of_its_own() -> None:
    """Parts are filled in the order of the profile, not of the page."""
    last, first = (entry(name, selectors=(f"#{name}",)) for name in ("d2", "d1"))
    assert find("audiens.sms_code", last, first, parts=("#d1", "#d2")).parts == (first, last)


def test_parts_of_which_one_is_missing_are_not_found() -> None:
    """Half a code is no code."""
    assert find("audiens.sms_code", entry("d1", selectors=("#d1",)), parts=("#d1", "#d2")) is None


def test_two_controls_that_answer_a_selector_are_an_ambiguity() -> None:
    """The first is not taken at random."""
    twins = [entry(name, selectors=(".code",)) for name in ("Un", "Deux")]
    with pytest.raises(AmbiguousControl, match="« Un », textbox « Deux »"):
        find("urssaf.activation_code", *twins, css=".code")


def test_a_role_of_the_profile_goes_with_its_selector() -> None:
    """An element without a role is what the profile says that it is."""
    plain = Control(ref="p", role="generic", name="Suivant", kind="div", selectors=("div.go",))
    assert find("urssaf.next", plain, css="div.go", role="button").control.is_command


def test_a_button_is_no_entry() -> None:
    """Roles count: a command that bears an entry's words is not it."""
    assert find("urssaf.nir", button("Numéro de Sécurité sociale")) is None


def test_ambiguity_is_the_connection_s_and_not_the_candidate_s() -> None:
    """Nothing is refused to a portal because the bench could not choose."""
    assert issubclass(AmbiguousControl, ConnectionFault)


@pytest.mark.parametrize("purpose", LEDGER.purposes.values(), ids=lambda purpose: purpose.key)
def test_each_purpose_is_found_by_each_of_its_words(purpose: Purpose) -> None:
    """No synonym is swallowed by another purpose of the same role."""
    roles = {"command": "button", "box": "checkbox", "choice": "radio", "entry": "textbox"}
    for word in (*filter(None, [purpose.label]), *purpose.synonyms):
        control = Control(
            ref="c", role=roles[purpose.role.value], name=word, name_from="label", kind="x", form=0
        )
        assert Finder(LEDGER.purposes).find(page(control), purpose.key) is not None, word


def test_a_newsletter_around_the_page_is_no_entry_of_the_journey() -> None:
    """An address asked for in the banner is never found by its nature, nor by loose words."""
    around = entry("Recevoir la lettre d’information", kind="email", autocomplete="email", form=1, aside=True)
    assert find("urssaf.details_email", around) is None
    assert (
        find("urssaf.email", around, entry("Mél de contact", kind="email")).control.name == "Mél de contact"
    )


def test_the_main_part_comes_before_what_stands_around_it() -> None:
    """A link of the banner and a button of the page bear one name: the page's own is meant."""
    around = link("Se connecter", "/connexion", aside=True)
    assert find("urssaf.login_submit", around, button("Se connecter")).control.kind == "submit"
    assert find("urssaf.logout", button("Se déconnecter", aside=True)).control.aside


def test_any_word_of_the_main_part_comes_before_what_stands_around_it() -> None:
    """The way to the log-in, in the banner of every page, has an earlier synonym than the form's button."""
    around = link("Me connecter", "/connexion", aside=True)
    assert find("urssaf.login_submit", around, button("Accéder à mon espace")).control.kind == "submit"
    here = link("Me connecter", "http://portail.test/page")
    assert find("urssaf.login_submit", here, button("Accéder à mon espace")).control.kind == "submit"
    assert find("urssaf.login_entry", here).control is here


def test_the_guide_s_own_words_are_meant_wherever_they_stand() -> None:
    """What the guide quotes goes before a synonym of the main part."""
    purpose = LEDGER.purposes["urssaf.finalise"]
    said = button(purpose.label or "", aside=True)
    assert find(purpose.key, said, button(purpose.synonyms[0])).control is said


def test_a_button_of_a_named_group_may_be_a_choice() -> None:
    """Two buttons that stay pressed choose as well as two round ones; a lone button of that name does not."""
    toggle = button("Courrier Papier", kind="button", group="Choix du canal")
    assert find("audiens.channel_letter", toggle).control is toggle
    assert find("audiens.channel_letter", button("Courrier Papier")) is None
