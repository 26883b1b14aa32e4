"""Odd, hostile or simply accented entries, and what becomes of them."""

from behave import given, then, when

from harness.general.odd_entries import ENTRIES, NAMES
from harness.gherkin_steps import closed_list

closed_list("bizarrerie", ENTRIES)
closed_list("contenu", NAMES)


@given("une usagère dont le premier formulaire a été refusé")
def step(context):
    context.world.general.odd.be_refused()


@given("une usagère dont les formulaires suivants ont été refusés")
def step(context):
    context.world.general.odd.be_refused_later()


@given("une internaute devant les formulaires à côté du parcours")
def step(context):
    context.world.general.odd.come_beside()


@when("elle donne du balisage dans les services de son espace")
def step(context):
    context.world.general.odd.give_in_space()


@when("chaque formulaire des pages de son espace est renvoyé avec {bizarrerie}")
def step(context, said):
    context.world.general.odd.try_forms_of_space(ENTRIES[said])


@when("chaque champ est renvoyé avec {bizarrerie}")
def step(context, said):
    context.world.general.odd.resend(ENTRIES[said])


@then("rien de ce qui est réaffiché n'est interprété")
def step(context):
    context.world.general.odd.ensure_only_text()


@then("le portail ne tombe jamais en panne et ne montre rien de ses rouages")
def step(context):
    context.world.general.odd.ensure_standing()


@given("une usagère dont le nom contient {contenu}")
def step(context, said):
    context.world.general.odd.be_named(NAMES[said])


@when("elle suit le guide de bout en bout")
def step(context):
    context.world.general.odd.go_to_space()


@given("une usagère sur le point de donner où la joindre")
def step(context):
    context.world.general.injection.come()


@when("elle y ajoute un saut de ligne et un autre destinataire")
def step(context):
    context.world.general.injection.inject()


@then("rien ne parvient à cet autre destinataire, témoin à l'appui")
def step(context):
    context.world.general.injection.ensure_none_reached()


@given("une usagère prénommée {}, au nom {}")
def step(context, first_name, last_name):
    context.world.general.names.be_called(first_name, last_name)


@when("elle suit le guide jusqu'à la page qui montre ses données")
def step(context):
    context.world.general.names.go_to_personal()


@when("elle suit le guide jusqu'au dernier message qu'il lui promet")
def step(context):
    context.world.general.names.be_written_to()


@then("aucun de ses messages ne déforme son nom")
def step(context):
    context.world.general.names.ensure_unharmed_in_messages()


@then("son nom s'y lit exactement")
def step(context):
    context.world.general.names.ensure_unharmed()
