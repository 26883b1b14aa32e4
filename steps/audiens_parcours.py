"""Who plays on the Audiens portal, where the scenario begins, and which page came."""

from behave import given, then, when

from harness.audiens.stages import (
    CHANNEL,
    FIRST_EMAIL,
    FORM,
    HOME,
    IDENTIFIER,
    IDENTITY,
    LETTER_SENT,
    LOGIN,
    MASKED_MOBILE,
    MOBILE,
    PASSWORD,
    SMS_CODE,
    SPACE,
    SPACE_CHOICE,
    Branch,
)
from harness.gherkin_steps import closed_list

BRANCHES = {
    "dont le portable est connu": Branch.KNOWN_MOBILE,
    "qui donne un portable": Branch.SMS,
    "qui choisit le courrier": Branch.LETTER,
}
PLACES = {
    "à la page d'accueil du site": HOME,
    "au choix de son espace": SPACE_CHOICE,
    "à la page de connexion": LOGIN,
    "au formulaire d'inscription": FORM,
    "à l'écran qui la reconnaît": IDENTITY,
    "devant son numéro masqué": MASKED_MOBILE,
    "au choix du canal": CHANNEL,
    "à la saisie de son portable": MOBILE,
    "à la saisie de son identifiant": IDENTIFIER,
    "à la saisie du code": SMS_CODE,
    "à la création de son mot de passe": PASSWORD,
    "à l'annonce du courrier": LETTER_SENT,
    "à la confirmation de son adresse e-mail": FIRST_EMAIL,
    "à son espace": SPACE,
}
PAGES = {
    "d'accueil du site": HOME,
    "de choix de l'espace": SPACE_CHOICE,
    "de connexion": LOGIN,
    "du formulaire d'inscription": FORM,
    "qui montre la personne reconnue": IDENTITY,
    "du numéro masqué": MASKED_MOBILE,
    "de choix du canal": CHANNEL,
    "de saisie du portable": MOBILE,
    "de saisie de l'identifiant": IDENTIFIER,
    "de saisie du code": SMS_CODE,
    "de création du mot de passe": PASSWORD,
    "qui annonce le courrier": LETTER_SENT,
    "de confirmation de l'adresse e-mail": FIRST_EMAIL,
    "de l'espace personnel": SPACE,
}
closed_list("branche", BRANCHES)
closed_list("endroit", PLACES)
closed_list("écran", PAGES)


@given("une internaute parvenue {endroit}")
def step(context, place):
    context.world.audiens.visitor().reach(PLACES[place])


@given("une adhérente parvenue {endroit}")
def step(context, place):
    context.world.audiens.play_as().reach(PLACES[place])


@given("une adhérente {branche} parvenue {endroit}")
def step(context, branch, place):
    context.world.audiens.play_as(BRANCHES[branch]).reach(PLACES[place])


@given("une adhérente {branche}")
def step(context, branch):
    context.world.audiens.play_as(BRANCHES[branch])


@given("une adhérente {branche} et qui souhaite les actualités par e-mail")
def step(context, branch):
    context.world.audiens.play_as(BRANCHES[branch]).news = True


@given("une adhérente {branche} et qui ne souhaite pas les actualités par e-mail")
def step(context, branch):
    context.world.audiens.play_as(BRANCHES[branch]).news = False


@given("une adhérente dont l'espace est ouvert")
def step(context):
    context.world.audiens.play_as().reach(SPACE)


@when("elle suit le guide jusqu'à l'annonce du courrier")
def step(context):
    context.world.audiens.journey.reach(LETTER_SENT)


@when("elle suit le guide jusqu'à son espace")
def step(context):
    context.world.audiens.journey.reach(SPACE)


@then("la page {écran} s'ouvre")
def step(context, page):
    context.world.audiens.ensure_screen(PAGES[page])
