"""Coming back to the space, leaving it, and what its addresses give to anybody else."""

from behave import given, then, when

from harness.urssaf.journey import CONTACT_ADDRESS, DETAILS, SPACE


@then("aucune session ne s'ouvre")
def step(context):
    context.world.urssaf.ensure_no_session()


@given("une artiste-auteure connue à une autre adresse, dont l'espace est ouvert")
def step(context):
    context.world.urssaf.play_as(known_email=context.world.people.address("connue", "urssaf")).reach(SPACE)


@given("elle a quitté son espace")
def step(context):
    context.world.urssaf.login.leave()


@when("elle revient avec son identifiant de connexion et son mot de passe")
def step(context):
    context.world.urssaf.login.come_back(context.world.urssaf.journey.password)


@when("elle revient avec son adresse de contact et son mot de passe")
def step(context):
    journey = context.world.urssaf.journey
    context.world.urssaf.login.come_back(journey.password, journey.address)


@when("elle revient avec son numéro de Sécurité sociale et son mot de passe")
def step(context):
    login = context.world.urssaf.login
    login.come_back(context.world.urssaf.journey.password, login.number())


@when("elle revient avec le mot de passe d'une autre titulaire")
def step(context):
    context.world.urssaf.login.elsewhere(context.world.urssaf.shortcuts.precedent.journey.password)


@when("elle revient avec un tout autre mot de passe")
def step(context):
    context.world.urssaf.login.elsewhere(context.world.urssaf.password.said("conforme à la règle"))


@when("elle saisit de nouveau son numéro et son code d'un autre appareil")
def step(context):
    context.world.urssaf.login.resume_with_code()


@when("elle revient d'un autre appareil après avoir repris puis fini son inscription")
def step(context):
    context.world.urssaf.login.come_back_after_resuming()


@then("les coordonnées lui sont présentées, puis elle finalise son inscription")
def step(context):
    context.world.urssaf.login.ensure_can_finish(DETAILS)


@then("le choix de son adresse lui est présenté, puis elle finalise son inscription")
def step(context):
    context.world.urssaf.login.ensure_can_finish(CONTACT_ADDRESS)


@then("son espace lui est ouvert")
def step(context):
    context.world.urssaf.login.ensure_can_finish(SPACE)


@given("une artiste-auteure qui a fait le tour de son espace")
def step(context):
    context.world.urssaf.play_as().reach(SPACE)
    context.world.urssaf.doors.walk()


@given("une autre artiste-auteure parvenue à la page des coordonnées")
def step(context):
    context.world.urssaf.play_as().reach(DETAILS)


@when("une inconnue ouvre l'adresse de chacune de ces pages")
def step(context):
    context.world.urssaf.doors.knock(context.world.urssaf.visitor().visit)


@when("une autre titulaire, connectée, ouvre l'adresse de chacune de ces pages")
def step(context):
    context.world.urssaf.doors.knock_as_other()


@then("aucune ne lui montre rien de la première")
def step(context):
    context.world.urssaf.doors.ensure_nothing_hers()


@when("cette autre personne ouvre l'adresse de chacune de ces pages")
def step(context):
    context.world.urssaf.login.ask_for_services()


@then("aucune ne lui est servie")
def step(context):
    context.world.urssaf.doors.ensure_shut()


@when("elle se déconnecte")
def step(context):
    context.world.urssaf.doors.log_out()


@then("ni la page affichée ni le bouton Précédent ne montrent son espace")
def step(context):
    context.world.urssaf.doors.ensure_out()


@when("ses requêtes d'avant la déconnexion sont rejouées avec leurs anciens cookies")
def step(context):
    context.world.urssaf.doors.replay_old_cookies()


@then("aucune ne rend plus son espace")
def step(context):
    context.world.urssaf.doors.ensure_old_cookies_dead()


@then("un message lui apprend que son espace vient d'être créé")
def step(context):
    context.world.urssaf.disclosure.ensure_creation_told()


@then("aucun message ne contient son numéro, son code ou son mot de passe")
def step(context):
    context.world.urssaf.disclosure.ensure_notice_without_secret()
