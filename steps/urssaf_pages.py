"""Which page of the Urssaf journey came."""

from behave import then

from harness.urssaf.journey import CONTACT_ADDRESS, DETAILS, HOME, IDENTIFICATION, PASSWORD, SPACE


@then("la page d'accueil s'ouvre sur un hôte du portail")
def step(context):
    context.world.urssaf.ensure_screen(HOME)
    context.world.urssaf.ensure_on_portal()


@then("la page d'identification s'ouvre")
def step(context):
    context.world.urssaf.ensure_screen(IDENTIFICATION)


@then("la page de choix de l'adresse de contact s'ouvre")
def step(context):
    context.world.urssaf.ensure_screen(CONTACT_ADDRESS)


@then("la page de définition du mot de passe s'ouvre")
def step(context):
    context.world.urssaf.ensure_screen(PASSWORD)


@then("la page des coordonnées s'ouvre")
def step(context):
    context.world.urssaf.ensure_screen(DETAILS)


@then("son espace personnel s'ouvre")
def step(context):
    context.world.urssaf.ensure_screen(SPACE)
