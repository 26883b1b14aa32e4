"""Step 4 of the guide: the contact address, and the message that follows « Envoyer »."""

from behave import given, then, when

from harness.urssaf.contact import CONFIRMATION, EMAIL


@then("elle peut saisir son adresse de contact")
def step(context):
    context.world.urssaf.visit.need(EMAIL)


@then("elle peut saisir la confirmation de son adresse")
def step(context):
    context.world.urssaf.visit.need(CONFIRMATION)


@then("elle peut accepter les conditions générales d'utilisation")
def step(context):
    context.world.urssaf.contact.ensure_terms_offered()


@given("elle a saisi deux fois la même adresse")
def step(context):
    context.world.urssaf.journey.fill_address(context.world.urssaf.person.email)


@when("elle donne deux fois la même adresse")
def step(context):
    context.world.urssaf.contact.try_address(context.world.urssaf.person.email)


@when("elle donne pour adresse {}")
def step(context, entry):
    context.world.urssaf.contact.try_address(context.world.urssaf.contact.address_said(entry))


@when("elle donne son adresse et une confirmation {}")
def step(context, entry):
    context.world.urssaf.contact.try_confirmation(context.world.urssaf.contact.confirmation_said(entry))


@when("elle choisit « Envoyer » sans accepter les conditions générales d'utilisation")
def step(context):
    context.world.urssaf.contact.send_without_terms()


@when("sa demande est rejouée sans l'acceptation des conditions générales d'utilisation")
def step(context):
    context.world.urssaf.contact.replay_without_terms()


@then("son adresse est refusée")
def step(context):
    context.world.urssaf.contact.ensure_address_refused()


@then("la confirmation est refusée")
def step(context):
    context.world.urssaf.contact.ensure_confirmation_refused()


@then("un message lui demande de les accepter")
def step(context):
    context.world.urssaf.contact.ensure_terms_asked()


@then("l'adresse est servie, ou arrêtée par la saisie")
def step(context):
    context.world.urssaf.contact.ensure_served_or_stopped(may_refuse=False)


@then("l'adresse est servie entière, refusée ou arrêtée")
def step(context):
    context.world.urssaf.contact.ensure_served_or_stopped(may_refuse=True)


@then("l'e-mail lui parvient à cette adresse")
def step(context):
    context.world.urssaf.contact.ensure_served()


@then("un e-mail lui parvient dans le délai déclaré")
def step(context):
    context.world.urssaf.contact.ensure_one_mail()


@then("ce message porte un lien de confirmation, dans son texte aussi")
def step(context):
    context.world.urssaf.contact.ensure_link()


@then("aucun e-mail ne lui parvient, témoin à l'appui")
def step(context):
    context.world.urssaf.contact.ensure_no_mail()


@then("aucun autre e-mail ne lui parvient, témoin à l'appui")
def step(context):
    context.world.urssaf.contact.ensure_no_more_mail()


@when("elle attend son message")
def step(context):
    context.world.urssaf.visit.look()


@then("un texte l'invite à regarder parmi les courriers indésirables ou les spams")
def step(context):
    context.world.urssaf.contact.ensure_spam_advice()


@then("une commande « {} » est à sa portée")
def step(context, label):
    context.world.urssaf.contact.ensure_resend_at_hand(label)


@then("un nouvel e-mail lui parvient à la même adresse")
def step(context):
    context.world.urssaf.contact.ensure_new_mail()


@given("elle s'est fait renvoyer son lien de confirmation")
def step(context):
    context.world.urssaf.contact.resend()


@when("ce renvoi est rejoué avec l'adresse d'une autre personne")
def step(context):
    context.world.urssaf.contact.replay_resend_to_other()


@then("aucun e-mail ne parvient à cette autre personne, témoin à l'appui")
def step(context):
    context.world.urssaf.contact.ensure_none_to_other()


@when("elle suit le dernier lien reçu")
def step(context):
    context.world.urssaf.journey.confirm()
