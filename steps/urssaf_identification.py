"""Step 3 of the guide: the social security number."""

from behave import given, then, when

from harness.births import BIRTHS
from harness.gherkin_steps import closed_list
from harness.urssaf.identification import CODE, NIR
from harness.urssaf.numbers import SEPARATORS, TYPED, WRONG

closed_list("naissance", BIRTHS)
closed_list("numéro_séparé", SEPARATORS)
closed_list("numéro_saisi", set(TYPED) - set(SEPARATORS))
closed_list("numéro_faux", WRONG)


@given("le portail vérifie la clé du numéro")
def step(context):
    context.world.urssaf.declared.ensure_checks_key()


@given("le portail admet les lettres corses")
def step(context):
    context.world.urssaf.declared.ensure_admits_corsica()


@given("le portail examine le mois de naissance du numéro")
def step(context):
    context.world.urssaf.declared.ensure_examines_months(True)


@given("le portail n'examine pas le mois de naissance du numéro")
def step(context):
    context.world.urssaf.declared.ensure_examines_months(False)


@given("le portail ne déclare pas admettre la première position {}")
def step(context, first):
    context.world.urssaf.declared.ensure_excludes_first(first)


@given("le portail déclare admettre la première position {}")
def step(context, first):
    context.world.urssaf.declared.ensure_includes_first(first)


@given("une artiste-auteure connue par ses seuls noms parvenue à la page d'identification")
def step(context):
    context.world.urssaf.identification.reach_barely_known()


@given("une artiste-auteure {naissance}")
def step(context, birth):
    context.world.urssaf.play_as(nir=BIRTHS[birth].nir(context.world.people))


@given("une artiste-auteure {naissance} parvenue à la page d'identification")
def step(context, birth):
    context.world.urssaf.identification.reach_as(BIRTHS[birth].nir(context.world.people))


@given("une artiste-auteure dont une première identification a été refusée")
def step(context):
    context.world.urssaf.bypass.be_refused()


@then("elle peut saisir son numéro de Sécurité sociale")
def step(context):
    context.world.urssaf.identification.ensure_typable(NIR)


@then("elle peut saisir son code d'activation")
def step(context):
    context.world.urssaf.identification.ensure_typable(CODE)


@then("aucune autre saisie n'est exigée que le numéro et le code")
def step(context):
    context.world.urssaf.identification.ensure_nothing_else_required()


@then("le clavier d'un téléphone y propose des lettres")
def step(context):
    context.world.urssaf.identification.ensure_letters_typable()


@when("elle ne saisit que son numéro et son code")
def step(context):
    context.world.urssaf.identification.try_number(context.world.urssaf.person.nir, forced=True)


@when("elle s'identifie avec son numéro {numéro_saisi}")
def step(context, entry):
    context.world.urssaf.identification.try_own(entry)


@when("elle s'identifie avec son numéro {numéro_séparé}")
def step(context, entry):
    context.world.urssaf.identification.try_grouped(entry)


@when("elle s'identifie avec un numéro {numéro_faux}")
def step(context, entry):
    context.world.urssaf.identification.try_wrong(entry)


@when("elle s'identifie avec un numéro que l'Urssaf ne connaît pas")
def step(context):
    context.world.urssaf.identification.try_unknown()


@when("elle s'identifie avec un numéro inconnu qui commence par {}")
def step(context, first):
    context.world.urssaf.identification.try_unknown(first)


@when("elle s'identifie avec un numéro du fichier qui commence par {}")
def step(context, first):
    context.world.urssaf.identification.try_filed(first)


@when("sa demande est rejouée hors du formulaire sans le numéro")
def step(context):
    context.world.urssaf.bypass.replay_without(NIR)


@when("elle s'identifie après autant de numéros à la clé fausse que d'essais admis")
def step(context):
    context.world.urssaf.identification.try_after_wrong_keys()


@then("son numéro est accepté")
def step(context):
    context.world.urssaf.identification.ensure_accepted()


@then("son numéro est refusé")
def step(context):
    context.world.urssaf.identification.ensure_refused(NIR)


@then("son numéro est accepté, ou refusé par un message sur ce champ")
def step(context):
    context.world.urssaf.identification.ensure_accepted_or_refused(NIR)


@then("son numéro est accepté ou, si le profil n'en déclare rien, un message dit comment le présenter")
def step(context):
    context.world.urssaf.identification.ensure_separator_forgiven()


@then("l'identification est refusée")
def step(context):
    context.world.urssaf.identification.ensure_refusal_told()


@then("cette demande n'ouvre pas l'étape suivante")
def step(context):
    context.world.urssaf.bypass.ensure_not_let_through()
