"""Two sessions, two journeys, two presses: what must not mix, double or be forged."""

from behave import given, then, when

from harness.general.bypass import FAULTS
from harness.gherkin_steps import closed_list
from harness.urssaf.stages import SPACE

closed_list("écart", FAULTS)


@when("elle termine son parcours dans le même navigateur")
def step(context):
    context.world.general.sessions.end_journey()


@when("elle se connecte d'un autre appareil")
def step(context):
    context.world.general.sessions.log_in_elsewhere()


@when("elle se connecte pour la première fois, d'un autre appareil, avec ce code")
def step(context):
    context.world.general.sessions.log_in_first(context.world.audiens.journey.codes[-1])


@then("les cookies d'avant n'ouvrent rien de cette connexion")
@then("les cookies d'avant n'ouvrent pas son espace")
def step(context):
    context.world.general.sessions.ensure_renewed()


@when("un autre site envoie un mot de passe en son nom, sans preuve puis avec celle d'une autre session")
def step(context):
    context.world.general.forgery.forge()


@then("ce mot de passe n'ouvre rien, et le sien est encore à choisir")
def step(context):
    context.world.general.forgery.ensure_refused()


@when("un autre site demande son message en son nom, sans preuve puis avec celle d'une autre session")
def step(context):
    context.world.general.forged_requests.forge_first()


@when("un autre site redemande son message en son nom, sans preuve puis avec celle d'une autre session")
def step(context):
    context.world.general.forged_requests.forge_again()


@then("aucun message ne part, alors que sa propre demande en fait partir un")
def step(context):
    context.world.general.forged_requests.ensure_refused()


@given("une artiste-auteure qui a changé d'adresse postale dans son espace")
def step(context):
    context.world.urssaf.journey.reach(SPACE)
    context.world.urssaf.forged_changes.change()


@when("un autre site change son adresse postale en son nom, sans preuve puis avec celle d'une autre session")
def step(context):
    context.world.urssaf.forged_changes.forge()


@then("son adresse postale reste la sienne, alors qu'elle-même peut la changer encore")
def step(context):
    context.world.urssaf.forged_changes.ensure_refused()


@when("le formulaire est envoyé hors de la page avec {écart}")
def step(context, fault):
    context.world.general.bypass.send(FAULTS[fault])


@then("elle n'est pas allée plus loin")
def step(context):
    context.world.general.bypass.ensure_kept()


@given("deux usagères parvenues ensemble à l'attente de leur message")
def step(context):
    context.world.general.together.begin()


@when("chacune redemande et reçoit le sien, à tour de rôle")
def step(context):
    context.world.general.together.receive_by_turns()


@then("chacune continue avec le sien et ne voit que ses données")
def step(context):
    context.world.general.together.ensure_apart()


@when("elle recommence et termine dans un autre navigateur")
def step(context):
    context.world.general.together.end_elsewhere()


@then("son premier navigateur montre une page utilisable, et son mot de passe tient")
def step(context):
    context.world.general.together.ensure_first_usable()


@given("une usagère sur le point de demander son message")
def step(context):
    context.world.general.repeats.come_to_request()


@when("elle appuie deux fois de suite")
def step(context):
    context.world.general.repeats.press_twice()


@when("elle demande son courrier en appuyant deux fois")
def step(context):
    context.world.audiens.double_letter.ask_twice()


@then("un seul courrier lui parvient, et il lui permet de continuer")
def step(context):
    context.world.audiens.double_letter.ensure_one()


@when("elle y envoie un message en appuyant deux fois")
def step(context):
    context.world.general.repeats.write_twice()


@then("son message n'est gardé qu'une fois")
def step(context):
    context.world.general.repeats.ensure_one_written()


@when("elle recharge la page")
def step(context):
    context.world.general.repeats.reload()


@then("un seul message lui parvient, et il lui permet de continuer")
def step(context):
    context.world.general.repeats.ensure_one_message()


@given("une usagère qui vient de choisir son mot de passe")
def step(context):
    context.world.general.back.choose_password()


@when("elle revient en arrière et en choisit un autre")
def step(context):
    context.world.general.back.choose_again()


@then("aucune page n'est cassée, et seul le premier ouvre sa session")
def step(context):
    context.world.general.back.ensure_first_kept()
