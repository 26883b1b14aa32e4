"""Step 3 of the guide: the number and the code."""

from behave import then, when

from harness.gherkin_steps import closed_list
from harness.urssaf.identification import CODE, NIR

NUMBERS = {
    "complet": lambda nir: nir,
    "sans sa clé": lambda nir: nir[:13],
    "amputé de son dernier chiffre": lambda nir: nir[:14],
    "suivi d'un chiffre de trop": lambda nir: nir + "0",
}
CODES = {"laissé vide": "", "fait d'espaces": "   "}

closed_list("numéro_saisi", NUMBERS)
closed_list("code_saisi", CODES)


@then("elle peut saisir son numéro de Sécurité sociale")
def step(context):
    context.world.urssaf.visit.need(NIR)


@then("elle peut saisir son code d'activation")
def step(context):
    context.world.urssaf.visit.need(CODE)


@then("aucune autre saisie n'est exigée que le numéro et le code")
def step(context):
    context.world.urssaf.identification.ensure_nothing_else_required()


@when("elle ne saisit que son numéro et son code")
def step(context):
    context.world.urssaf.identification.try_number(context.world.urssaf.person.nir)


@when("elle s'identifie avec son numéro {numéro_saisi}")
def step(context, entry):
    person = context.world.urssaf.person
    context.world.urssaf.identification.try_number(NUMBERS[entry](person.nir))


@when("elle s'identifie avec son numéro et un code {code_saisi}")
def step(context, entry):
    context.world.urssaf.identification.try_code(CODES[entry])


@then("son numéro est accepté")
def step(context):
    context.world.urssaf.identification.ensure_accepted()


@then("son numéro est refusé")
def step(context):
    context.world.urssaf.identification.ensure_refused(NIR)


@then("son code est refusé")
def step(context):
    context.world.urssaf.identification.ensure_refused(CODE)
