"""What time does to a journey left alone, and to a message that was not used."""

from behave import given, then, when

from harness.gherkin_steps import closed_list

SIDES = {"juste avant": False, "juste après": True}
closed_list("côté", SIDES)


@given("une usagère qui laisse son parcours en suspens")
def step(context):
    context.world.general.idle.begin()


@when("elle le reprend {côté} le délai déclaré")
def step(context, side):
    context.world.general.idle.take_up(late=SIDES[side])


@then("son parcours continue")
def step(context):
    context.world.general.idle.ensure_goes_on()


@then("son parcours a pris fin et se recommence")
def step(context):
    context.world.general.idle.ensure_ended()


@when("elle l'envoie passé le délai déclaré d'un parcours")
def step(context):
    context.world.general.idle.send_password_late()


@then("ce mot de passe n'ouvre aucun espace, et le parcours se recommence")
def step(context):
    context.world.general.idle.ensure_password_opens_nothing()


@given("une usagère qui a reçu son message")
def step(context):
    context.world.general.validity.receive()


@when("son message lui parvient")
def step(context):
    context.world.general.validity.receive_here()


@then("la page ou le message dit combien de temps il vaut")
def step(context):
    context.world.general.validity.ensure_told()


@then("la page d'attente ne s'en va pas d'elle-même")
def step(context):
    context.world.general.validity.ensure_waits()


@when("elle laisse passer sa limite de temps et recommence")
def step(context):
    context.world.general.validity.begin_again()


@then("un nouveau message lui permet de continuer")
def step(context):
    context.world.general.validity.ensure_new_serves()


@when("elle s'en sert passé sa limite, son navigateur resté à l'heure de l'envoi")
def step(context):
    context.world.general.validity.use_late()


@then("ce message ne lui sert plus à rien")
def step(context):
    context.world.general.validity.ensure_useless()
