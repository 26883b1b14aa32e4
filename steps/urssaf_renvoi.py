"""Between steps 4 and 5: « Renvoyer un e-mail », its pace, and another address."""

from behave import given, then, when

from harness.urssaf.journey import WAITING


@given("une artiste-auteure qui s'est fait renvoyer son lien de confirmation")
def step(context):
    context.world.urssaf.play_as().reach(WAITING)
    context.world.urssaf.journey.receive()
    context.world.urssaf.resend.again()


@given("elle s'est fait renvoyer son lien de confirmation")
def step(context):
    context.world.urssaf.resend.again()


@given("elle l'y a fait renvoyer")
def step(context):
    context.world.urssaf.resend.again_before_correcting()


@given("une artiste-auteure revenue corriger son adresse de contact")
def step(context):
    context.world.urssaf.play_as().reach(WAITING)
    context.world.urssaf.journey.receive()
    context.world.urssaf.resend.be_back_at_form()


@given("une artiste-auteure dont l'espace s'est ouvert loin de la page d'attente qu'elle a laissée")
def step(context):
    context.world.urssaf.resend.finish_away_from_waiting_page()


@when("elle y demande un renvoi, puis suit ce qui lui parvient")
def step(context):
    context.world.urssaf.resend.press_where_left()


@then("ce qui lui est parvenu ne lui ouvre rien")
def step(context):
    context.world.urssaf.resend.ensure_nothing_late_opens()


@when("elle attend son message")
@when("elle cherche pourquoi son message n'arrive pas")
def step(context):
    context.world.urssaf.visit.look()


@then("un texte l'invite à regarder parmi les courriers indésirables ou les spams")
def step(context):
    context.world.urssaf.resend.ensure_spam_advice()


@then("une commande « {} » est à sa portée")
def step(context, label):
    context.world.urssaf.resend.ensure_at_hand(label)


@then("un nouvel e-mail lui parvient à la même adresse")
@then("l'e-mail lui parvient à cette autre adresse")
def step(context):
    context.world.urssaf.resend.ensure_sent()


@when("ce renvoi est rejoué avec l'adresse d'une autre personne")
def step(context):
    context.world.urssaf.resend.replay_to_other()


@then("aucun e-mail ne parvient à cette autre personne, témoin à l'appui")
def step(context):
    context.world.urssaf.resend.ensure_none_to_other()


@given("elle a épuisé les renvois que la cadence admet")
def step(context):
    context.world.urssaf.resend.use_up()


@when("elle choisit « Renvoyer un e-mail » plus souvent que la cadence ne l'admet")
def step(context):
    context.world.urssaf.resend.press_often()


@then("elle ne reçoit pas plus de messages que la cadence n'en admet")
def step(context):
    context.world.urssaf.resend.ensure_within_pace()


@then("la page reste lisible")
def step(context):
    context.world.urssaf.resend.ensure_refused_politely()


@given("elle a demandé tous les renvois de la période, leur pause passée à chaque fois")
def step(context):
    context.world.urssaf.resend.use_up_period()


@when("elle recommence d'un autre appareil et demande autant de renvois")
def step(context):
    context.world.urssaf.resend.begin_again_and_resend()


@then("sa messagerie n'est pas inondée")
def step(context):
    context.world.urssaf.resend.ensure_mailbox_spared()


@when("elle demande un renvoi une fois la pause passée")
def step(context):
    context.world.urssaf.resend.press_after_pause()


@given("une artiste-auteure qui s'est fait envoyer son lien à une adresse erronée")
def step(context):
    context.world.urssaf.play_as().reach(WAITING)
    context.world.urssaf.journey.receive()


@when("elle revient donner une autre adresse")
def step(context):
    context.world.urssaf.resend.give_another_address()


@given("elle a reçu un autre lien à la bonne adresse")
def step(context):
    context.world.urssaf.resend.give_another_address()
    context.world.urssaf.journey.receive()


@when("elle termine son inscription par ce lien")
def step(context):
    context.world.urssaf.resend.finish()


@then("l'adresse corrigée est seule celle de son espace")
def step(context):
    context.world.urssaf.resend.ensure_correction_kept()
