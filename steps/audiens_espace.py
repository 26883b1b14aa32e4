"""The opened space of Audiens, the help, and the messages beside the codes."""

from behave import given, then, when

from harness.audiens.space import HELP, SERVICES
from harness.audiens.stages import SPACE
from harness.gherkin_steps import closed_list

closed_list("service_audiens", SERVICES)
closed_list("public_aidé", HELP)


@when("elle cherche les numéros d'aide")
def step(context):
    context.world.audiens.space.look_for_help()


@then("un numéro est donné pour {public_aidé}")
def step(context, said):
    context.world.audiens.space.ensure_number(said)


@given("une adhérente santé dont l'espace est ouvert")
def step(context):
    context.world.audiens.play_as(health_member=True).reach(SPACE)


@given("une personne sans contrat santé dont l'espace est ouvert")
def step(context):
    context.world.audiens.play_as(health_member=False).reach(SPACE)


@given("une autre adhérente dont l'espace est ouvert aussi")
def step(context):
    context.world.audiens.space.know_other()


@when("elle ouvre {service_audiens}")
def step(context, said):
    context.world.audiens.space.open_service(said)


@when("elle cherche {service_audiens}")
def step(context, said):
    context.world.audiens.space.try_service(said)


@then("ce service d'Audiens lui répond")
def step(context):
    context.world.audiens.space.ensure_answered()


@then("ce service ne lui est pas offert, ou lui est refusé avec une explication")
def step(context):
    context.world.audiens.space.ensure_not_for_her()


@when("elle ouvre l'adresse où l'autre lit son relevé")
def step(context):
    context.world.audiens.space.open_of_other()


@then("rien de l'autre ne lui est montré")
def step(context):
    context.world.audiens.space.ensure_nothing_of_other()


@then("ce relevé est le sien")
def step(context):
    context.world.audiens.space.ensure_own()


@given("elle a parcouru ses services")
def step(context):
    context.world.audiens.space.walk()


@when("une autre adhérente ouvre leurs adresses dans son propre espace")
def step(context):
    context.world.audiens.space.knock_as_other()


@then("rien de la titulaire ne lui est montré")
def step(context):
    context.world.audiens.space.ensure_nothing_of_holder()


@when("une inconnue ouvre leurs adresses")
def step(context):
    context.world.audiens.space.knock()


@then("aucun de ces services ne lui est montré")
def step(context):
    context.world.audiens.space.ensure_shut()


@then("aucun e-mail ne porte son code, et il n'en part que comme déclaré")
def step(context):
    context.world.audiens.space.ensure_mail_as_declared()


@then("l'avis de création suit la déclaration et ne porte pas son mot de passe")
def step(context):
    context.world.audiens.space.ensure_notice_as_declared()


@when("elle met fin à sa session, puis ses requêtes sont rejouées")
def step(context):
    context.world.audiens.space.log_out_and_replay()


@then("aucune ne montre plus son espace")
def step(context):
    context.world.audiens.space.ensure_replayed_shut()
