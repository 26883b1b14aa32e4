"""Step 4 of the guide: the contact address, the terms, and the message that follows « Envoyer »."""

from behave import given, then, when

from harness.urssaf.contact import CONFIRMATION, EMAIL
from harness.urssaf.journey import CONTACT_ADDRESS


@then("elle peut saisir son adresse de contact")
def step(context):
    context.world.urssaf.contact.ensure_labelled(EMAIL)


@then("elle peut saisir la confirmation de son adresse")
def step(context):
    context.world.urssaf.contact.ensure_labelled(CONFIRMATION)


@given("elle a saisi son adresse")
def step(context):
    context.world.urssaf.journey.fill_address(context.world.urssaf.person.email)


@when("elle donne deux fois la même adresse")
@when("elle donne une fois son adresse")
def step(context):
    context.world.urssaf.contact.try_address(context.world.urssaf.person.email)


@when("elle donne pour adresse {}")
def step(context, entry):
    context.world.urssaf.contact.try_said(entry)


@when("elle donne son adresse entourée d'espaces")
def step(context):
    context.world.urssaf.contact.try_spaced()


@when("sa demande est rejouée avec des espaces autour de son adresse")
def step(context):
    context.world.urssaf.contact.replay_spaced()


@then("l'e-mail lui parvient sans espace dans son adresse")
def step(context):
    context.world.urssaf.contact.ensure_message()


@when("elle donne son adresse en écrivant une fois son domaine avec une majuscule")
def step(context):
    context.world.urssaf.contact.try_in_capitals()


@when("elle donne son adresse et une confirmation {}")
def step(context, entry):
    context.world.urssaf.contact.try_confirmation(entry)


@when("sa demande est rejouée avec deux adresses à la place d'une")
def step(context):
    context.world.urssaf.contact.replay_two_addresses()


@then("son adresse est refusée")
def step(context):
    context.world.urssaf.contact.ensure_address_refused()


@then("la confirmation est refusée")
def step(context):
    context.world.urssaf.contact.ensure_confirmation_refused()


@then("la différence de casse avant l'arobase est traitée comme déclaré")
def step(context):
    context.world.urssaf.contact.ensure_case_judged(of_domain=False)


@then("la différence de casse après l'arobase est traitée comme déclaré")
def step(context):
    context.world.urssaf.contact.ensure_case_judged(of_domain=True)


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
@then("deux e-mails lui parviennent dans le délai déclaré")
def step(context):
    context.world.urssaf.contact.ensure_mails()


@then("ce message porte un lien de confirmation, dans son texte aussi")
@then("chacun porte son propre lien, dans son texte aussi")
def step(context):
    context.world.urssaf.contact.ensure_links()


@given("une artiste-auteure dont l'Urssaf connaît déjà une adresse")
def step(context):
    context.world.urssaf.play_as(known_email=context.world.people.address("connue", "urssaf"))


@given("elle est parvenue au choix de son adresse de contact")
@when("elle parvient au choix de son adresse de contact")
def step(context):
    context.world.urssaf.journey.reach(CONTACT_ADDRESS)


@then("aucun e-mail ne lui parvient, témoin à l'appui")
def step(context):
    context.world.urssaf.contact.ensure_no_mail()


@then("aucun autre e-mail ne lui parvient, témoin à l'appui")
def step(context):
    context.world.urssaf.contact.ensure_no_more_mail()


@then("la page l'invite à consulter sa messagerie")
def step(context):
    context.world.urssaf.contact.ensure_told_to_look()


@given("une artiste-auteure du même foyer qu'une autre dont l'espace est ouvert")
def step(context):
    context.world.urssaf.shared_address.open_a_space()
    context.world.urssaf.play_as().reach(CONTACT_ADDRESS)


@when("elle donne l'adresse de cette autre personne")
def step(context):
    context.world.urssaf.shared_address.give()


@when("elle ouvre son espace avec l'adresse de cette autre personne")
def step(context):
    context.world.urssaf.shared_address.go_to_the_end()


@then("ni la page ni un message ne disent qui est l'autre personne")
def step(context):
    context.world.urssaf.shared_address.ensure_nothing_told()


@then("son adresse est refusée comme déjà prise")
def step(context):
    context.world.urssaf.shared_address.ensure_refused()


@then("l'autre espace est resté tel qu'il était")
def step(context):
    context.world.urssaf.shared_address.ensure_holder_unharmed()
