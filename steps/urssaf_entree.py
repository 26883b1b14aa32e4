"""Steps 1 to 3 of the guide: the way in, the choice of a profile, and steps taken out of their order."""

from behave import given, then, when

from harness.gherkin_steps import closed_list
from harness.urssaf.journey import HOME
from harness.urssaf.shortcuts import FORMS, PAGES

closed_list("page_ultérieure", PAGES)
closed_list("formulaire_ultérieur", FORMS)


@given("une visiteuse parvenue à la page d'accueil")
def step(context):
    context.world.urssaf.visitor().reach(HOME)


@when("elle cherche l'entrée de la création")
def step(context):
    context.world.urssaf.entry.look_for_way()


@when("elle suit l'entrée que nomme le profil du candidat")
def step(context):
    context.world.urssaf.entry.take_declared_way()


@then("une commande utilisable la mène vers le choix de son profil")
def step(context):
    context.world.urssaf.entry.ensure_way_found()


@then("l'option « {} » lui est offerte")
def step(context, label):
    context.world.urssaf.entry.ensure_artist_offered(label)


@given("elle a choisi « Vous êtes artiste-auteur », puis qu'elle en est revenue")
def step(context):
    context.world.urssaf.entry.choose_artist_and_come_back()


@when("elle choisit chacun des autres profils déclarés")
def step(context):
    context.world.urssaf.entry.choose_others()


@then("aucun ne mène au formulaire d'identification de l'artiste-auteur")
def step(context):
    context.world.urssaf.entry.ensure_others_lead_elsewhere()


@given("un parcours joué jusqu'à son terme par une autre personne")
def step(context):
    context.world.urssaf.shortcuts.learn()


@when("une inconnue ouvre l'adresse de la page pour {page_ultérieure}")
def step(context, page):
    context.world.urssaf.visitor()
    context.world.urssaf.shortcuts.ask_for(page)


@when("elle ouvre l'adresse de la page pour {page_ultérieure}")
def step(context, page):
    context.world.urssaf.shortcuts.ask_for(page)


@when("elle envoie avant son tour le formulaire pour {formulaire_ultérieur}")
def step(context, form):
    context.world.urssaf.shortcuts.send_too_early(form)


@then("cette page lui reste fermée")
def step(context):
    context.world.urssaf.shortcuts.ensure_page_kept_away()


@then("cet envoi ne lui donne ni coordonnées ni espace ni mot de passe")
def step(context):
    context.world.urssaf.shortcuts.ensure_nothing_gained()


@then("cet envoi n'ouvre pas son espace")
def step(context):
    context.world.urssaf.shortcuts.ensure_space_closed()
