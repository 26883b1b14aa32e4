"""What the vendor declares in the profile, and what follows from it."""

from behave import then, when


@when("on lit les déclarations de l'éditeur")
def step(context):
    context.world.general.notices.read_declarations()


@when("on lit le journal que le candidat laisse au banc")
def step(context):
    context.world.general.journal.read()


@then("rien de ce qu'elle a saisi ou reçu de secret ne s'y lit")
def step(context):
    context.world.general.journal.ensure_tells_nothing()


@then("elles disent d'où viennent codes et jetons et comment les secrets sont gardés")
def step(context):
    context.world.general.notices.ensure_declared("GEN-022")


@then("la règle des mots de passe atteint 80 bits, ou 50 avec une limite d'essais")
def step(context):
    context.world.general.notices.ensure_policy_strong()
