"""The opened space and its eight services."""

from behave import given, then, when

from harness.urssaf.bank import DEBIT, REFUND
from harness.urssaf.journey import SPACE


@when("elle ouvre le service « {} »")
def step(context, service):
    context.world.urssaf.space.open_service(service)


@then("une page répond sans erreur à sa demande")
def step(context):
    context.world.urssaf.space.ensure_answered()


@then("ce qu'elle y envoie se retrouve dans son espace")
def step(context):
    context.world.urssaf.uses.ensure_kept()


@then("le compte qu'elle y donne se retrouve dans son espace")
def step(context):
    context.world.urssaf.uses.ensure_account_kept()


@then("ce qu'elle y modifie est gardé, et l'est encore d'un autre appareil")
def step(context):
    context.world.urssaf.correspondence.ensure_changed()
    context.world.urssaf.correspondence.ensure_lasting()


@then("la page propose le remboursement et le prélèvement")
def step(context):
    context.world.urssaf.space.ensure_two_uses()


@then("une page l'accueille dans son espace ou lui dit qu'il est créé")
def step(context):
    context.world.urssaf.space.ensure_welcomed()


@given("une autre artiste-auteure qui s'est servie de son espace")
def step(context):
    context.world.urssaf.play_as().reach(SPACE)
    context.world.urssaf.documents.leave_some()


@given("deux usagères dont l'espace est ouvert")
def step(context):
    context.world.urssaf.neighbours.open()


@when("l'une d'elles se sert de ses services")
def step(context):
    context.world.urssaf.neighbours.let_other_act()


@when("l'une d'elles y donne un compte et une autre rue")
def step(context):
    context.world.urssaf.neighbours.let_other_give()


@then("l'espace de l'autre n'en montre rien")
def step(context):
    context.world.urssaf.neighbours.ensure_apart()


@then("rien d'une autre personne n'y figure")
def step(context):
    context.world.urssaf.documents.ensure_none_of_other()


@when("elle se sert de ses services")
def step(context):
    context.world.urssaf.documents.leave_some()


@then("chaque document qui lui en vient s'ouvre")
def step(context):
    context.world.urssaf.documents.ensure_opened()


@when("elle, puis une inconnue, demandent l'adresse des documents de cette autre personne")
def step(context):
    context.world.urssaf.documents.open_of_other(context.world.urssaf.visit)
    context.world.urssaf.documents.open_of_other(context.world.urssaf.stranger().visit)


@then("aucun de ces documents ne leur est servi")
def step(context):
    context.world.urssaf.documents.ensure_none_served()


@when("elle cherche les documents qui lui sont adressés")
def step(context):
    context.world.urssaf.visit.look()


@then("une page de l'espace ou un e-mail les lui donne")
def step(context):
    context.world.urssaf.documents.ensure_found()


@when("elle commence une démarche là où une page le lui permet")
def step(context):
    context.world.urssaf.procedures.begin()


@then("le suivi de ses démarches en fait état")
def step(context):
    context.world.urssaf.procedures.ensure_followed()


@when("elle adresse un message à l'Urssaf")
def step(context):
    context.world.urssaf.messages.send()


@when("elle adresse un message à l'Urssaf, puis un autre qui porte sur autre chose")
def step(context):
    context.world.urssaf.messages.send_two()


@then("chacun des deux se retrouve dans son espace")
def step(context):
    context.world.urssaf.messages.ensure_both_kept()


@then("son message se retrouve dans son espace")
def step(context):
    context.world.urssaf.messages.ensure_kept()


@given("une autre artiste-auteure qui a demandé le prélèvement de ses cotisations")
def step(context):
    context.world.urssaf.play_as().reach(SPACE)
    context.world.urssaf.bank.model_debit()


@when("elle donne un compte pour les seuls remboursements")
def step(context):
    context.world.urssaf.bank.give(REFUND)


@when("elle donne un compte pour les deux usages, puis pour les seuls remboursements")
def step(context):
    context.world.urssaf.bank.give_up_debit()


@when("elle donne un même compte pour les deux usages")
def step(context):
    context.world.urssaf.bank.give(REFUND, DEBIT)


@when("elle donne un compte pour chaque usage")
def step(context):
    context.world.urssaf.bank.give_one_each()


@then("le prélèvement ne se met pas en place")
def step(context):
    context.world.urssaf.bank.ensure_debit_is_off()


@then("ce compte sert aux deux usages")
def step(context):
    context.world.urssaf.bank.ensure_serves_both()


@then("chaque usage garde son compte")
def step(context):
    context.world.urssaf.bank.ensure_both_accounts_kept()
