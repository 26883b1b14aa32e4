"""Steps 1 and 2 of the Audiens guide: the site, its publics, its two spaces, the guide to download."""

from behave import then, when


@then("un champ de recherche s'y trouve")
def step(context):
    context.world.audiens.entry.ensure_search()


@then("les trois commandes de partage s'y trouvent")
def step(context):
    context.world.audiens.entry.ensure_shares()


@when("elle choisit l'espace Congés Spectacles")
def step(context):
    context.world.audiens.entry.choose_conges()


@then("elle n'est pas menée à la connexion d'Audiens")
def step(context):
    context.world.audiens.entry.ensure_elsewhere()


@then("le guide d'utilisation se télécharge")
def step(context):
    context.world.audiens.entry.ensure_download()


@then("le lien qui explique FranceConnect mène quelque part")
def step(context):
    context.world.audiens.entry.ensure_download("audiens.franceconnect_help")
