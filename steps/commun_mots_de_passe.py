"""Passwords on either portal: tried by strangers, common, pasted."""

from behave import then, when


@when("un inconnu essaie son identifiant puis celui de personne")
def step(context):
    context.world.general.strangers.try_both()


@then("les deux refus sont les mêmes")
def step(context):
    context.world.general.strangers.ensure_alike()


@when("un inconnu essaie plusieurs fois son identifiant et celui de personne")
def step(context):
    context.world.general.strangers.measure()


@then("les durées médianes ne les distinguent pas")
def step(context):
    context.world.general.strangers.ensure_as_fast()


@when(
    "deux inconnus épuisent les essais de connexion, l'un sur son identifiant, l'autre sur celui de personne"
)
def step(context):
    context.world.general.lockout.use_up()


@then("chaque essai reçoit la même réponse, membre ou non")
def step(context):
    context.world.general.lockout.ensure_alike()


@when("un inconnu épuise les essais déclarés sur son identifiant")
def step(context):
    context.world.general.strangers.use_up()


@when("un inconnu épuise les essais déclarés sur son identifiant, d'un appareil neuf à chaque essai")
def step(context):
    context.world.general.strangers.use_up_afresh()


@when("un inconnu épuise les essais déclarés en écrivant son identifiant tour à tour autrement")
def step(context):
    context.world.general.strangers.use_up_by_turns()


@then("il est ralenti ou bloqué, et elle entre une fois le blocage levé, quoi qu'il ait tenté entre-temps")
def step(context):
    context.world.general.strangers.ensure_limited()


@when("elle choisit « {} », très courant")
def step(context, password):
    context.world.general.common.choose(password)


@when("elle choisit un mot de passe tiré au sort")
def step(context):
    context.world.general.common.choose_drawn()


@then("ce mot de passe est refusé ou signalé")
def step(context):
    context.world.general.common.ensure_refused_or_told()


@then("ce mot de passe tiré au sort est accepté")
def step(context):
    context.world.general.common.ensure_accepted()


@when("elle essaie tour à tour les plus courants que la règle déclarée admet")
def step(context):
    context.world.general.common.try_each()


@then("l'un d'eux au moins est refusé ou signalé")
def step(context):
    context.world.general.common.ensure_one_refused()


@when("elle colle son mot de passe")
def step(context):
    context.world.general.pasting.paste()


@then("chaque saisie de mot de passe est masquée, le reçoit, et se dit aux gestionnaires de mots de passe")
def step(context):
    context.world.general.pasting.ensure_fit_for_managers()
