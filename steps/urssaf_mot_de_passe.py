"""Step 6 of the guide: the password, its rule, and where it must not show."""

from behave import given, then, when

from harness.gherkin_steps import closed_list
from harness.urssaf.journey import SPACE
from harness.urssaf.password import CONFIRMATION, ENTRY, KINDS

closed_list("sorte_de_caractère", KINDS)


@then("elle peut saisir son mot de passe à l'abri des regards")
def step(context):
    context.world.urssaf.password.ensure_masked(ENTRY)


@then("elle peut saisir sa confirmation à l'abri des regards")
def step(context):
    context.world.urssaf.password.ensure_masked(CONFIRMATION)


@given("elle a confirmé son mot de passe par une saisie {}")
@when("elle confirme son mot de passe par une saisie {}")
def step(context, entry):
    context.world.urssaf.password.try_confirmation(entry)


@when("elle laisse vides les deux saisies")
def step(context):
    context.world.urssaf.password.try_same("")


@when("elle choisit un mot de passe sans {sorte_de_caractère}")
def step(context, kind):
    context.world.urssaf.password.try_same(context.world.urssaf.password.without(kind))


@when("elle choisit un mot de passe terminé par une espace")
def step(context):
    password = context.world.urssaf.password
    password.try_same(password.said("conforme à la règle")[:-1] + " ")


@when("elle choisit un mot de passe où deux espaces se suivent")
def step(context):
    context.world.urssaf.password.try_same(context.world.urssaf.password.spaced())


@when("elle choisit un mot de passe fait {}")
def step(context, said):
    context.world.urssaf.password.try_same(context.world.urssaf.password.said(said))


@when("elle choisit un mot de passe conforme à la règle déclarée")
def step(context):
    context.world.urssaf.password.try_same(context.world.urssaf.password.said("conforme à la règle"))


@when("le formulaire est envoyé de sa session avec deux saisies vides")
def step(context):
    context.world.urssaf.password.send_empty()


@then("la règle déclarée s'y lit avant toute saisie")
def step(context):
    context.world.urssaf.password.ensure_rule_shown()


@then("ce mot de passe est refusé")
def step(context):
    context.world.urssaf.password.ensure_refused()


@then("ce mot de passe est accepté")
def step(context):
    context.world.urssaf.password.ensure_accepted()


@then("ce mot de passe est refusé, ou gardé avec son espace")
@then("ce mot de passe est refusé, ou gardé avec ses espaces")
def step(context):
    context.world.urssaf.password.ensure_refused_or_exact()


@then("son mot de passe reste à définir")
def step(context):
    context.world.urssaf.password.ensure_still_to_define()


@then("la confirmation du mot de passe est refusée")
def step(context):
    context.world.urssaf.password.ensure_confirmation_refused()


@when("elle se connecte d'un autre appareil avec la première saisie")
def step(context):
    context.world.urssaf.login.elsewhere(context.world.urssaf.password.tried[0])


@when("elle se connecte d'un autre appareil avec la seconde saisie")
def step(context):
    context.world.urssaf.login.elsewhere(context.world.urssaf.password.tried[1])


@given("une titulaire dont le mot de passe est fait {}")
def step(context, said):
    context.world.urssaf.play_as()
    context.world.urssaf.password.choose_beforehand(said)
    context.world.urssaf.journey.reach(SPACE)


@when("elle donne à la connexion son mot de passe sous un identifiant inconnu")
def step(context):
    context.world.urssaf.password.log_in_as_nobody()


@when("elle donne à la connexion {}")
def step(context, said):
    context.world.urssaf.login.elsewhere(context.world.urssaf.password.variant(said))


@then("aucune page ni adresse ne contient l'une ou l'autre saisie")
def step(context):
    context.world.urssaf.disclosure.ensure_in_no_page(*context.world.urssaf.password.tried)


@then("aucune page ni adresse ne contient son mot de passe")
def step(context):
    context.world.urssaf.disclosure.ensure_in_no_page(context.world.urssaf.journey.password)


@then("aucun message reçu ne contient son mot de passe")
def step(context):
    context.world.urssaf.disclosure.ensure_in_no_mail(context.world.urssaf.journey.password)
