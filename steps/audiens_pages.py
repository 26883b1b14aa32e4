"""What the pages of the Audiens portal say and offer."""

from behave import then, when

from harness.audiens.password_rule import PARTS
from harness.audiens.statements import CARDS, SAID
from harness.gherkin_steps import closed_list

closed_list("présentation", CARDS)
closed_list("énoncé", SAID)
closed_list("élément_de_la_règle", PARTS)


@then("la présentation de cet espace annonce {présentation}")
def step(context, said):
    context.world.audiens.notices.ensure_presented(said)


@then("la page dit {énoncé}")
def step(context, said):
    context.world.audiens.notices.ensure_said(said)


@then("la page ou son aide dit {énoncé}")
def step(context, said):
    context.world.audiens.notices.ensure_helped(said)


@then("la page montre de la règle {élément_de_la_règle}")
def step(context, part):
    context.world.audiens.notices.ensure_rule_shown(part)


@then("les mots « {} » s'y lisent")
def step(context, words):
    context.world.audiens.notices.ensure_words(words)


@when("une internaute ouvre l'adresse du site")
def step(context):
    context.world.audiens.visitor().way_in.arrive()
