"""Steps 7 and 8 of the guide: the details, and the end of the registration."""

from behave import then, when


@then("chaque coordonnée déclarée y figure telle que l'Urssaf la détient")
def step(context):
    context.world.urssaf.details.ensure_prefilled()


@then("l'adresse de contact qu'elle a choisie y figure")
def step(context):
    context.world.urssaf.details.ensure_address_shown()


@when("elle finalise son inscription après avoir corrigé sa rue")
def step(context):
    context.world.urssaf.details.correct("street", context.world.urssaf.details.another_street())


@when("elle finalise son inscription après avoir ajouté son téléphone")
def step(context):
    context.world.urssaf.details.correct("phone", context.world.people.mobile())


@then("son espace montre la rue corrigée")
@then("son espace montre le téléphone ajouté")
def step(context):
    context.world.urssaf.details.ensure_space_shows_change()


@then("cette commande vient après la dernière saisie")
def step(context):
    context.world.urssaf.details.ensure_finalise_last("Valider et accéder à votre espace")
