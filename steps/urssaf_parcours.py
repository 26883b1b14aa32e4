"""Who plays, and where the scenario begins."""

from behave import given, then, when

from harness.urssaf.journey import (
    CONTACT_ADDRESS,
    DETAILS,
    IDENTIFICATION,
    PASSWORD,
    PROFILE_CHOICE,
    SPACE,
    WAITING,
)


@when("une visiteuse ouvre l'adresse du portail")
def step(context):
    context.world.urssaf.visitor().arrive()


@given("une visiteuse parvenue au choix de son profil")
def step(context):
    context.world.urssaf.visitor().reach(PROFILE_CHOICE)


@given("une visiteuse parvenue à la page d'identification")
def step(context):
    context.world.urssaf.visitor().reach(IDENTIFICATION)


@given("une artiste-auteure munie de son numéro et de son code")
def step(context):
    context.world.urssaf.play_as()


@given("une artiste-auteure parvenue à la page d'identification")
def step(context):
    context.world.urssaf.play_as().reach(IDENTIFICATION)


@given("une artiste-auteure qui a saisi son numéro et son code")
def step(context):
    context.world.urssaf.play_as().reach(IDENTIFICATION)
    context.world.urssaf.identification.fill_pair()


@given("une artiste-auteure parvenue au choix de son adresse de contact")
def step(context):
    context.world.urssaf.play_as().reach(CONTACT_ADDRESS)


@given("une artiste-auteure qui a rempli le formulaire de son adresse de contact")
def step(context):
    context.world.urssaf.play_as().reach(CONTACT_ADDRESS)
    context.world.urssaf.contact.fill()


@given("une artiste-auteure connue à une autre adresse, qui a rempli le formulaire de la sienne")
def step(context):
    known = context.world.people.address("connue", "urssaf")
    context.world.urssaf.play_as(known_email=known).reach(CONTACT_ADDRESS)
    context.world.urssaf.contact.fill()


@given("une artiste-auteure qui a demandé son lien de confirmation")
def step(context):
    context.world.urssaf.play_as().reach(WAITING)


@given("une artiste-auteure qui a reçu son lien de confirmation")
@given("une artiste-auteure qui s'est fait envoyer son lien de confirmation")
def step(context):
    context.world.urssaf.play_as().reach(WAITING)
    context.world.urssaf.journey.receive()


@given("une artiste-auteure connue à une autre adresse, qui s'est fait envoyer son lien de confirmation")
def step(context):
    context.world.urssaf.play_as(known_email=context.world.people.address("connue", "urssaf")).reach(WAITING)
    context.world.urssaf.journey.receive()


@given("une artiste-auteure parvenue à la définition de son mot de passe")
def step(context):
    context.world.urssaf.play_as().reach(PASSWORD)


@given("une artiste-auteure qui a saisi deux fois son mot de passe")
def step(context):
    context.world.urssaf.play_as().reach(PASSWORD)
    context.world.urssaf.password.fill()


@given("une artiste-auteure parvenue à la page des coordonnées")
def step(context):
    context.world.urssaf.play_as().reach(DETAILS)


@given("une artiste-auteure dont l'espace est ouvert")
def step(context):
    context.world.urssaf.play_as().reach(SPACE)


@when("elle suit le guide de la première à la huitième étape")
def step(context):
    context.world.urssaf.journey.reach(SPACE)


@then("elle a rencontré les étapes dans l'ordre de leurs numéros")
def step(context):
    context.world.urssaf.ensure_in_order()


@then("le message lui est parvenu entre le choix de l'adresse et celui du mot de passe")
def step(context):
    context.world.urssaf.ensure_mail_in_its_place()
