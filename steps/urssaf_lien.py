"""Step 5 of the guide: the link, followed rightly, wrongly, elsewhere, again or too late."""

from behave import given, then, when

from harness.gherkin_steps import closed_list
from harness.urssaf.journey import WAITING
from harness.urssaf.link import SPOILT

closed_list("lien_abîmé", SPOILT)


@when("elle suit le dernier lien reçu")
@when("elle suit les deux liens reçus")
def step(context):
    context.world.urssaf.journey.confirm()


@when("elle suit le premier lien reçu là où un lien s'ouvre")
def step(context):
    context.world.urssaf.link.follow_first()


@when("elle suit le dernier lien reçu dans un autre navigateur")
def step(context):
    context.world.urssaf.link.follow_elsewhere()


@when("elle suit de nouveau son lien là où un lien s'ouvre")
def step(context):
    context.world.urssaf.link.follow_again()


@when("elle suit son lien {lien_abîmé}")
def step(context, state):
    context.world.urssaf.link.follow_spoilt(state)


@when("elle suit le lien reçu par une autre personne")
def step(context):
    context.world.urssaf.link.follow_of_other()


@when("elle suit son lien une seconde avant la fin de sa validité")
def step(context):
    context.world.urssaf.link.follow_before_end()


@when("elle suit son lien une seconde après la fin de sa validité")
def step(context):
    context.world.urssaf.link.follow_after_end()


@when("elle suit un lien renvoyé une seconde avant la fin de sa propre validité")
def step(context):
    context.world.urssaf.link.follow_resent_before_end()


@when("elle suit un lien renvoyé une seconde après la fin de sa propre validité")
def step(context):
    context.world.urssaf.link.follow_resent_after_end()


@when("elle suit, une seconde après la fin de sa validité, un lien qu'elle avait ouvert entre-temps")
def step(context):
    context.world.urssaf.link.follow_opened_after_end()


@given("un lien s'ouvre dans un autre navigateur")
def step(context):
    context.world.urssaf.link.ensure_unattached()


@when("elle y suit son lien et termine son inscription")
def step(context):
    context.world.urssaf.link.finish_elsewhere()


@given("le premier lien reçu lui a servi, s'il s'ouvre encore")
def step(context):
    context.world.urssaf.link.use_first()


@given("le dernier lien reçu lui a servi")
def step(context):
    context.world.urssaf.link.use()


@given("une artiste-auteure à qui son lien a servi")
def step(context):
    context.world.urssaf.play_as().reach(WAITING)
    context.world.urssaf.journey.receive()
    context.world.urssaf.link.use()


@given("une artiste-auteure dont le lien est ouvert dans deux navigateurs")
def step(context):
    context.world.urssaf.guards.open_in_two()


@when("elle finit dans le premier, puis choisit un autre mot de passe dans le second")
def step(context):
    context.world.urssaf.guards.set_password_in_both()


@given("une artiste-auteure dont le lien a été visité par un analyseur de courrier")
def step(context):
    context.world.urssaf.play_as().reach(WAITING)
    context.world.urssaf.journey.receive()
    context.world.urssaf.link.scan()


@then("le lien lui ouvre la suite de son parcours")
def step(context):
    context.world.urssaf.link.ensure_opens()


@then("ce lien ne lui ouvre rien")
def step(context):
    context.world.urssaf.link.ensure_nothing_opens()


@then("le lien est refusé par une page qui dit comment en obtenir un nouveau")
def step(context):
    context.world.urssaf.link.ensure_refused()


@then("le lien est refusé par une page qui lui indique quoi faire")
def step(context):
    context.world.urssaf.link.ensure_refused(used=True)


@then("ce lien ouvre le parcours de cette autre personne ou rien")
def step(context):
    context.world.urssaf.link.ensure_hers_or_refused()


@then("aucun espace n'existe pour elle")
def step(context):
    context.world.urssaf.link.ensure_no_space()


@given("elle a envoyé la définition du mot de passe sans avoir suivi le lien")
@when("elle envoie la définition du mot de passe sans avoir suivi le lien")
def step(context):
    context.world.urssaf.guards.set_password_without_link()


@then("rien de la suite du parcours ne lui est ouvert")
def step(context):
    context.world.urssaf.guards.ensure_not_further()


@when("elle se connecte d'un autre appareil avec ce mot de passe")
def step(context):
    context.world.urssaf.log_in_elsewhere(context.world.urssaf.guards.tried)


@when("la définition du mot de passe est rejouée par qui n'a que son lien")
def step(context):
    context.world.urssaf.guards.set_password_again()


@then("le mot de passe rejoué n'ouvre aucune session")
def step(context):
    context.world.urssaf.guards.ensure_tried_opens_nothing()


@then("son mot de passe ouvre toujours sa session")
def step(context):
    context.world.urssaf.guards.ensure_own_still_opens()


@given("plusieurs artistes-auteurs qui attendent leur lien")
def step(context):
    context.world.urssaf.guards.send_samples()


@when("chacun reçoit le sien")
def step(context):
    context.world.urssaf.guards.receive_samples()


@then("chaque lien porte un jeton différent d'au moins 128 bits")
def step(context):
    context.world.urssaf.guards.ensure_unguessable()


@then("aucun lien ne porte le numéro, le code ou l'adresse, même déguisés")
def step(context):
    context.world.urssaf.guards.ensure_nothing_given_away()


@when("sa demande est rejouée avec un faux {}")
def step(context, header):
    context.world.urssaf.guards.forge_sending(header)


@when("son renvoi est rejoué avec un faux {}")
def step(context, header):
    context.world.urssaf.guards.forge_resending(header)


@then("aucun lien ne lui parvient qui mène hors du portail")
def step(context):
    context.world.urssaf.guards.ensure_host_kept()
