"""Step 6 of the guide: the password, and what it opens."""

from behave import given, then, when

from harness.urssaf.password import CONFIRMATION, ENTRY


@then("elle peut saisir son mot de passe à l'abri des regards")
def step(context):
    context.world.urssaf.password.ensure_masked(ENTRY)


@then("elle peut saisir sa confirmation à l'abri des regards")
def step(context):
    context.world.urssaf.password.ensure_masked(CONFIRMATION)


@given("elle a confirmé son mot de passe par une saisie {}")
@when("elle confirme son mot de passe par une saisie {}")
def step(context, entry):
    context.world.urssaf.password.try_confirmation(entry)


@then("la confirmation du mot de passe est refusée")
def step(context):
    context.world.urssaf.password.ensure_confirmation_refused()


@when("elle se connecte d'un autre appareil avec la première saisie")
def step(context):
    context.world.urssaf.log_in_elsewhere(context.world.urssaf.password.tried[0])


@when("elle se connecte d'un autre appareil avec la seconde saisie")
def step(context):
    context.world.urssaf.log_in_elsewhere(context.world.urssaf.password.tried[1])


@when("elle se connecte d'un autre appareil avec son mot de passe")
def step(context):
    context.world.urssaf.log_in_elsewhere(context.world.urssaf.journey.password)


@then("aucune session ne s'ouvre")
def step(context):
    context.world.urssaf.ensure_no_session()
