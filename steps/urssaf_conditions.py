"""Step 4 of the guide: the terms of use."""

from behave import given, then, when


@then("elle peut accepter les conditions générales d'utilisation")
def step(context):
    context.world.urssaf.terms.ensure_offered()


@then("les conditions générales d'utilisation ne sont pas acceptées d'avance")
def step(context):
    context.world.urssaf.terms.ensure_not_accepted_yet()


@when("elle choisit « Envoyer » sans accepter les conditions générales d'utilisation")
def step(context):
    context.world.urssaf.terms.send_without()


@given("elle a demandé son lien sans accepter les conditions générales d'utilisation")
@when("elle le redemande sans les accepter")
def step(context):
    context.world.urssaf.terms.ask_without()


@given("on lui a refusé son lien faute d'accepter les conditions générales d'utilisation")
def step(context):
    context.world.urssaf.terms.be_refused()


@given("une adresse non valide lui a été refusée, les conditions acceptées")
def step(context):
    context.world.urssaf.terms.be_refused_though_accepting()


@when("elle retire son acceptation et demande son lien")
def step(context):
    context.world.urssaf.terms.ask_having_withdrawn()


@given("elle a demandé son lien, puis laissé le navigateur à une autre personne")
def step(context):
    context.world.urssaf.terms.leave_to_another()


@when("celle-ci demande le sien sans accepter les conditions générales d'utilisation")
def step(context):
    context.world.urssaf.terms.ask_as_far_as_let()


@when("sa demande est rejouée sans l'acceptation des conditions générales d'utilisation")
def step(context):
    context.world.urssaf.terms.replay_without()


@then("un message lui demande de les accepter")
def step(context):
    context.world.urssaf.terms.ensure_asked()


@when("elle ouvre le texte des conditions générales d'utilisation")
def step(context):
    context.world.urssaf.terms.open_text()


@then("un texte ou un document non vide s'ouvre")
def step(context):
    context.world.urssaf.terms.ensure_read()


@then("l'adresse qu'elle avait saisie est toujours là")
def step(context):
    context.world.urssaf.terms.ensure_entries_kept()
