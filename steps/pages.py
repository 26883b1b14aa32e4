"""What every page of either portal may be asked: which commands it offers, and what reading it shows."""

from behave import then, when


@when("elle choisit « {} »")
@when("il choisit « {} »")
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
