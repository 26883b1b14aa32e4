"""Step 3 of the Audiens guide, the other way in: FranceConnect."""

from behave import given, then, when

from harness.audiens.franceconnect import ENDINGS, LOOKALIKES
from harness.audiens.stages import LOGIN
from harness.gherkin_steps import closed_list

closed_list("decision_franceconnect", ENDINGS)
closed_list("ressemblance", LOOKALIKES)


@given("une adhérente sans espace parvenue à la page de connexion")
def step(context):
    context.world.audiens.play_as().reach(LOGIN)


@when("elle choisit de s'identifier avec FranceConnect")
def step(context):
    context.world.audiens.franceconnect.begin()


@when("elle s'adresse deux fois à FranceConnect")
def step(context):
    context.world.audiens.franceconnect.begin_twice()


@when("elle {decision_franceconnect} chez FranceConnect")
def step(context, said):
    context.world.audiens.franceconnect.end(said)


@when("elle s'inscrit par FranceConnect")
def step(context):
    context.world.audiens.franceconnect.sign_up()


@when("une autre personne {ressemblance} s'identifie par FranceConnect")
def step(context, said):
    context.world.audiens.franceconnect.come_as(said)


@then("FranceConnect reçoit une demande qui reviendra sur ce site")
def step(context):
    context.world.audiens.franceconnect.ensure_demand()


@then("chaque demande porte un state et un nonce")
def step(context):
    context.world.audiens.franceconnect.ensure_protected()


@then("aucun des deux n'est repris d'une demande à l'autre")
def step(context):
    context.world.audiens.franceconnect.ensure_fresh()


@then("elle est de retour à la page de connexion")
def step(context):
    context.world.audiens.franceconnect.ensure_back()


@then("un message lui dit que l'identification n'a pas eu lieu")
def step(context):
    context.world.audiens.franceconnect.ensure_told()


@then("elle n'est pas connectée")
def step(context):
    context.world.audiens.franceconnect.ensure_stranger()


@then("son espace s'ouvre de nouveau par FranceConnect d'un autre appareil")
def step(context):
    context.world.audiens.franceconnect.ensure_linked()


@then("aucun espace ne s'ouvre à cette autre personne")
def step(context):
    context.world.audiens.franceconnect.ensure_other_shut()
