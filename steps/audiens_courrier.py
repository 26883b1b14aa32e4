"""The letter route of the Audiens guide, and the first connection."""

from behave import given, then, when

from harness.audiens.stages import IDENTIFIER, LETTER_SENT, PASSWORD, Branch
from harness.gherkin_steps import closed_list

closed_list(
    "code_provisoire",
    (
        "un code faux d'un caractère",
        "un code faux de son premier caractère",
        "le code du courrier d'une autre",
    ),
)


@when("elle demande son courrier")
def step(context):
    context.world.audiens.letter.ask()


@then("un courrier et un seul lui apporte un code d'accès provisoire dans le délai déclaré")
def step(context):
    context.world.audiens.letter.ensure_received_once()


@when("elle confirme qui elle est avec une autre adresse postale, puis choisit le courrier")
def step(context):
    context.world.audiens.identity.go_on_from_other_address()
    context.world.audiens.journey.receive_letter()


@when("elle lit le courrier")
def step(context):
    context.world.audiens.visit.look()


@then("il lui est adressé là où elle habite selon le fichier")
def step(context):
    context.world.audiens.letter.ensure_addressed()


@then("il dit où et comment utiliser le code, sans mot de passe ni numéro de Sécurité sociale")
def step(context):
    context.world.audiens.letter.ensure_explains()


@then("il donne la durée de validité du code")
def step(context):
    context.world.audiens.letter.ensure_validity_written()


@then("elle y lit qu'un courrier est en route, ce qu'une inconnue n'y lit pas")
def step(context):
    context.world.audiens.letter.ensure_announced()


@then("ni page de mot de passe ni SMS ne lui parvient, témoin à l'appui")
def step(context):
    context.world.audiens.letter.ensure_no_sms_nor_password()


@when("elle ouvre l'adresse où une autre crée son mot de passe")
def step(context):
    context.world.audiens.letter.reach_without_code()


@then("la création du mot de passe ne s'ouvre pas")
def step(context):
    context.world.audiens.letter.ensure_no_password_page()


@when("elle se connecte avec {code_provisoire}")
def step(context, said):
    context.world.audiens.letter.log_in_with(said)


@then("la confirmation de son adresse e-mail lui est demandée")
def step(context):
    context.world.audiens.letter.ensure_email_asked()


@when("elle confirme son adresse e-mail")
def step(context):
    context.world.audiens.letter.confirm_email()


@given("une adhérente parvenue par courrier à la création de son mot de passe")
def step(context):
    context.world.audiens.play_as(Branch.LETTER).reach(PASSWORD)


@then("son mot de passe ouvre son espace d'un autre appareil")
def step(context):
    context.world.audiens.letter.ensure_opened_by_own_password()


@when("elle ouvre les adresses des services d'un espace")
def step(context):
    context.world.audiens.letter.open_service_too_early()


@then("aucun service ne s'ouvre")
def step(context):
    context.world.audiens.letter.ensure_no_service()


@given("une adhérente qui a demandé son courrier à un instant connu")
def step(context):
    context.world.audiens.letter.ask_and_note()


@when("elle se connecte avec son code juste avant la fin de sa validité")
def step(context):
    context.world.audiens.letter.log_in_before_the_end()


@when("elle se connecte avec son code un jour après la fin de sa validité")
def step(context):
    context.world.audiens.letter.wait_a_day_more()
    context.world.audiens.letter.log_in_with("son code d'accès provisoire")


@when("elle corrige son adresse e-mail, puis crée son mot de passe")
def step(context):
    context.world.audiens.letter.correct_email()


@then("son compte garde l'adresse corrigée")
def step(context):
    context.world.audiens.letter.ensure_corrected_kept()


@given("elle a demandé un second courrier")
def step(context):
    context.world.audiens.letter.ask_again()


@given("elle a créé son mot de passe par SMS, d'un autre appareil")
def step(context):
    context.world.audiens.letter.open_by_sms()


@when("elle se connecte avec le code qui vaut selon la déclaration")
def step(context):
    context.world.audiens.letter.log_in_with_good()


@when("elle se connecte avec le code du premier courrier")
def step(context):
    context.world.audiens.letter.log_in_with_first()


@then("le premier code est traité comme déclaré")
def step(context):
    context.world.audiens.letter.ensure_first_as_declared()


@given("elle a épuisé les codes provisoires faux admis")
def step(context):
    context.world.audiens.letter.tries.exhaust()


@given("elle a épuisé les codes provisoires faux admis, d'un appareil neuf à chaque essai")
def step(context):
    context.world.audiens.letter.tries.exhaust(afresh=True)


@when("elle donne enfin son code d'accès provisoire")
def step(context):
    context.world.audiens.letter.tries.give_right()


@then("son code d'accès provisoire est retenu")
def step(context):
    context.world.audiens.letter.tries.ensure_held_back()


@given("une adhérente parvenue par courrier à la saisie de son identifiant")
def step(context):
    context.world.audiens.play_as(Branch.LETTER).reach(IDENTIFIER)


@given("une adhérente parvenue par courrier à l'annonce de celui-ci")
def step(context):
    context.world.audiens.play_as(Branch.LETTER).reach(LETTER_SENT)
