"""What is asked of either portal in the same words: commands, reading a page, logging in again."""

from behave import then, when


@when("elle choisit « {} »")
def step(context, label):
    context.world.play.choose(label)


@when("elle lit le formulaire")
@when("elle lit la page")
def step(context):
    context.world.play.visit.look()


@then("une commande « {} » lui est offerte")
def step(context, label):
    context.world.play.ensure_offered(label)


@then("cette page est sur un hôte du portail")
def step(context):
    context.world.play.ensure_on_portal()


@when("elle se connecte d'un autre appareil avec son mot de passe")
def step(context):
    context.world.play.log_in_elsewhere(context.world.play.journey.password)
