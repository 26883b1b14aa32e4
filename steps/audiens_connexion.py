"""Step 3 of the Audiens guide: logging in, signing up, and the helps beside."""

from behave import given, then, when

from harness.audiens.login_page import NAME, SECRET, TRIES
from harness.audiens.stages import LETTER_SENT, SPACE, Branch
from harness.gherkin_steps import closed_list

closed_list("essai_de_connexion", TRIES)


@then("les deux entrées d'en-tête se lisent sur chaque page rencontrée")
def step(context):
    context.world.audiens.login_page.ensure_tabs()


@then("elle y trouve une saisie pour son identifiant")
def step(context):
    context.world.audiens.login_page.ensure_entry(NAME, masked=False)


@then("elle y trouve une saisie masquée pour son mot de passe ou son code d'accès provisoire")
def step(context):
    context.world.audiens.login_page.ensure_entry(SECRET, masked=True)


@given("une adhérente munie du code d'accès provisoire de son courrier")
def step(context):
    context.world.audiens.play_as(Branch.LETTER).reach(LETTER_SENT)
    context.world.audiens.journey.receive_letter()


@given("une adhérente dont l'espace a été ouvert par courrier")
def step(context):
    context.world.audiens.play_as(Branch.LETTER).reach(SPACE)


@when("elle se connecte avec son code d'accès provisoire")
def step(context):
    context.world.audiens.login_page.open_by_code()


@when("elle se connecte d'un autre appareil avec son code d'accès provisoire")
def step(context):
    context.world.audiens.log_in_elsewhere(context.world.audiens.journey.codes[-1])


@then("la connexion est refusée")
def step(context):
    context.world.audiens.login_page.ensure_refused()


@when("elle essaie {essai_de_connexion}")
def step(context, said):
    context.world.audiens.login_page.try_wrong(said)


@when("elle essaie un identifiant inconnu, puis un mot de passe faux")
def step(context):
    context.world.audiens.login_page.try_both()


@when("elle essaie un identifiant inconnu, puis celui d'une adhérente sans compte")
def step(context):
    context.world.audiens.login_page.try_unknown()


@then("les deux essais reçoivent le même message")
def step(context):
    context.world.audiens.login_page.ensure_same_answers()


@then("la présentation attendue de l'identifiant s'y lit")
def step(context):
    context.world.audiens.login_page.ensure_layout_shown()


@then("l'aide sur l'identifiant est rattachée à sa saisie")
def step(context):
    context.world.audiens.login_page.ensure_help_tied()


@given("elle est revenue à la page de connexion")
def step(context):
    context.world.audiens.on_another_device().go_to_login()


@when("elle demande de l'aide sur son identifiant")
def step(context):
    context.world.audiens.login_page.ask_for_identifier()


@then("une page l'aide sans montrer d'identifiant")
def step(context):
    context.world.audiens.login_page.ensure_page()
    context.world.audiens.login_page.ensure_no_identifier_shown()


@when("elle demande la récupération de son mot de passe")
def step(context):
    context.world.audiens.login_page.lose_password()


@then("l'ancien mot de passe ne paraît ni sur la page ni dans un message")
def step(context):
    context.world.audiens.login_page.ensure_password_told_nowhere()


@when("une récupération est demandée pour son identifiant, puis pour un inconnu")
def step(context):
    context.world.audiens.login_page.lose_both()


@when("une récupération est demandée pour une adhérente sans compte, puis pour une inconnue")
def step(context):
    context.world.audiens.login_page.lose_without_account()


@then("son identifiant lui est rappelé par la voie déclarée")
def step(context):
    context.world.audiens.recovery.ensure_identifier_recovered()


@then("la récupération de son mot de passe lui parvient par la voie déclarée")
def step(context):
    context.world.audiens.recovery.ensure_password_recovered()
