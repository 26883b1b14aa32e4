"""Who plays on either portal, where the scenario begins, and one whole journey read again."""

from behave import given, when

from harness.gherkin_steps import closed_list

STAGES = {
    "au premier formulaire": "first",
    "à la page qui montre ses données": "personal",
    "à l'attente de son message": "awaiting",
    "au choix de son adresse": "addressing",
    "au choix de son mot de passe": "password",
    "à la page de connexion": "login",
}
closed_list("moment", STAGES)


@given("le parcours entier d'une usagère")
def step(context):
    context.world.general.walk  # noqa: B018 - played once a worker, then read again


@given("une usagère dont l'espace est ouvert")
def step(context):
    context.world.general.reach("space")


@given("une usagère parvenue {moment}")
def step(context, stage):
    context.world.general.reach(STAGES[stage])


@when("on en relit les échanges")
@when("on en relit les pages")
@when("on en relit les e-mails")
def step(context):
    context.world.general.read_again()
