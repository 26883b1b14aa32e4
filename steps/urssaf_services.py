"""The opened space and its eight services."""

from behave import then, when


@when("elle ouvre le service « {} »")
def step(context, service):
    context.world.urssaf.space.open_service(service)


@then("une page répond sans erreur à sa demande")
def step(context):
    context.world.urssaf.space.ensure_answered()


@then("la page propose le remboursement et le prélèvement")
def step(context):
    context.world.urssaf.space.ensure_two_uses()


@then("une page l'accueille dans son espace ou lui dit qu'il est créé")
def step(context):
    context.world.urssaf.space.ensure_welcomed()
