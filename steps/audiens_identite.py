"""Step 5 of the Audiens guide: the person recognised, her number masked, her identifier."""

from behave import given, then, when

from harness.audiens.identifier import OWN_BUT_ONE, TYPED
from harness.audiens.stages import (
    CHANNEL,
    FORM,
    IDENTIFIER,
    IDENTITY,
    MASKED_MOBILE,
    MOBILE,
    SMS_CODE,
    Branch,
)
from harness.gherkin_steps import closed_list

closed_list("saisie_d_identifiant", TYPED)
closed_list(
    "autre_identifiant",
    ("celui d'une autre adhérente", "un identifiant inconnu", *OWN_BUT_ONE),
)


@then("son prénom et son nom y sont comme au fichier")
def step(context):
    context.world.audiens.identity.ensure_name()


@given("une adhérente au nom accentué reconnue par son nom sans accent")
def step(context):
    context.world.audiens.names.reach_named("sans son accent")
    context.world.audiens.names.ensure_accents_forgiven()
    context.world.audiens.names.try_variant("sans son accent")


@then("son adresse postale y est comme au fichier")
def step(context):
    context.world.audiens.identity.ensure_address()


@then("ni son téléphone ni son e-mail n'y est montré en entier")
def step(context):
    context.world.audiens.identity.ensure_no_more_told()


@given("une adhérente dont le fichier connaît l'e-mail, parvenue à l'écran qui la reconnaît")
def step(context):
    context.world.audiens.play_as(known_email="contact.connu@example.org").reach(IDENTITY)


@then("le lien pour contacter Audiens mène quelque part")
def step(context):
    context.world.audiens.entry.ensure_contact()


@when("sa confirmation est rejouée avec une autre adresse postale")
def step(context):
    context.world.audiens.identity.send_other_address()


@then("son adresse au fichier reste la même")
def step(context):
    context.world.audiens.identity.ensure_address_unchanged()


@then("le formulaire revient sans rien montrer d'elle")
def step(context):
    context.world.audiens.identity.ensure_left()


@then("ce qu'elle y avait tapé s'y trouve encore, si le candidat le déclare")
def step(context):
    context.world.audiens.identity.ensure_typed_kept()


@when("elle revient en arrière, puis une autre adhérente remplit le formulaire")
def step(context):
    context.world.audiens.identity.let_other_fill()


@then("aucun courrier ne lui a été adressé, témoin à l'appui")
def step(context):
    context.world.audiens.silence.ensure_no_letter()


@then("rien ne lui a été envoyé, témoin à l'appui")
def step(context):
    context.world.audiens.silence.ensure_nothing()


@given("une autre adhérente parvenue à l'écran qui la reconnaît")
def step(context):
    context.world.audiens.identity.learn()


@when("une inconnue ouvre l'adresse de cet écran")
def step(context):
    context.world.audiens.identity.open_elsewhere()


@when("une inconnue, dont le formulaire est refusé, ouvre l'adresse de cet écran")
def step(context):
    context.world.audiens.identity.open_refused()


@then("l'écran de la personne reconnue lui reste fermé")
def step(context):
    context.world.audiens.identity.ensure_kept_away()


@when("elle ouvre cet écran au numéro d'une autre adhérente")
def step(context):
    context.world.audiens.identity.open_of_other()


@when("elle ouvre l'adresse où une autre adhérente est reconnue")
def step(context):
    context.world.audiens.identity.open_where_other_is()


@then("rien de l'autre adhérente ne paraît")
def step(context):
    context.world.audiens.identity.ensure_of_nobody_else()


# The number on file


@given("une adhérente dont le portable finit par {word} {word}, parvenue devant son numéro masqué")
def step(context, first, second):
    context.world.audiens.known_mobile.reach_with_end(first + second)


@then("seuls les quatre derniers chiffres de son portable y sont lisibles")
def step(context):
    context.world.audiens.known_mobile.ensure_masked()


@then("son numéro entier n'est dans rien de ce que reçoit son navigateur")
def step(context):
    context.world.audiens.known_mobile.ensure_hidden_everywhere()


@when("elle refuse le numéro, puis poursuit par la voie qui lui reste")
def step(context):
    context.world.audiens.known_mobile.refuse_and_go_on()


@when("elle refuse le numéro, puis en donne un autre")
def step(context):
    context.world.audiens.known_mobile.refuse_and_give_another()


@when("elle refuse le numéro, puis rouvre la page où une autre donne son identifiant")
def step(context):
    context.world.audiens.known_mobile.refuse_then_reopen()


@when("elle refuse le numéro, puis le donne de nouveau comme le sien")
def step(context):
    context.world.audiens.known_mobile.refuse_then_type_again()


@then("aucun SMS ne part vers le numéro récusé, témoin à l'appui")
def step(context):
    context.world.audiens.known_mobile.ensure_nothing_sent()


@then("le choix lui est laissé entre « SMS » et « Courrier Papier »")
def step(context):
    context.world.audiens.known_mobile.ensure_choice()


@then("son identifiant lui est demandé pour un envoi par courrier")
def step(context):
    context.world.audiens.known_mobile.ensure_letter_only()


@then("une page d'aide lui est donnée")
def step(context):
    context.world.audiens.known_mobile.ensure_helped()


@then("le formulaire d'inscription lui est rendu")
def step(context):
    context.world.audiens.known_mobile.ensure_restarted()


@when("elle suit le guide jusqu'à la saisie du code")
def step(context):
    context.world.audiens.journey.reach(SMS_CODE)


@when("elle suit le guide jusqu'à la saisie de son identifiant")
def step(context):
    context.world.audiens.journey.reach(IDENTIFIER)


@then("aucun choix de canal ne lui a été demandé")
def step(context):
    context.world.audiens.known_mobile.ensure_channel_not_asked()


@given("une adhérente dont le fichier n'a qu'un téléphone fixe, parvenue à l'écran qui la reconnaît")
def step(context):
    context.world.audiens.play_as(Branch.SMS, landline="0199001234").reach(IDENTITY)


@then("aucun SMS ne lui est parvenu, témoin à l'appui")
def step(context):
    context.world.audiens.silence.ensure_no_sms()


# The identifier


@when("elle donne son identifiant {saisie_d_identifiant}")
def step(context, said):
    context.world.audiens.identifier.try_own(said)


@given("elle est revenue de la page du code à la saisie de son identifiant")
def step(context):
    context.world.audiens.identifier.come_back()


@when("elle donne pour identifiant {autre_identifiant}")
def step(context, said):
    context.world.audiens.identifier.try_other(said)


@when("elle donne son identifiant")
def step(context):
    context.world.audiens.journey.give_identifier(context.world.audiens.journey.typed_identifier)


@then("son identifiant {saisie_d_identifiant} est traité comme déclaré")
def step(context, said):
    context.world.audiens.identifier.ensure_as_declared(said)


@then("un message porte sur son identifiant")
def step(context):
    context.world.audiens.identifier.ensure_refused()


@then("cet identifiant est refusé")
def step(context):
    context.world.audiens.identifier.ensure_kept_out()


@then("aucun SMS ne part, ni pour elle ni pour une autre, témoin à l'appui")
def step(context):
    context.world.audiens.identifier.ensure_no_sms()


@then("aucun courrier ne part, ni pour elle ni pour une autre, témoin à l'appui")
def step(context):
    context.world.audiens.identifier.ensure_no_letter()


@then("son identifiant est admis, ou refusé par un message sur ce champ")
def step(context):
    context.world.audiens.identifier.ensure_forgiven_or_refused()


@then("la page du code s'ouvre et un SMS lui parvient")
def step(context):
    context.world.audiens.identifier.ensure_code_sent()


@given("elle est à un essai d'épuiser les identifiants faux admis")
def step(context):
    context.world.audiens.identifier.exhaust(but=1)


@given("elle a épuisé les identifiants faux admis")
def step(context):
    context.world.audiens.identifier.exhaust()


@when("elle donne enfin son identifiant")
def step(context):
    context.world.audiens.identifier.try_right()


@then("son identifiant est admis")
def step(context):
    context.world.audiens.identifier.ensure_not_held_back()


@then("son identifiant est retenu")
def step(context):
    context.world.audiens.identifier.ensure_kept_out()


# « Retour »

RETURNS = {
    "au formulaire": FORM,
    "à l'écran qui la reconnaît": IDENTITY,
    "devant son numéro masqué": MASKED_MOBILE,
    "au choix du canal": CHANNEL,
    "à la saisie de son portable": MOBILE,
    "à la saisie de son identifiant": IDENTIFIER,
}
closed_list("retour", RETURNS)


@then("elle revient {retour}")
def step(context, place):
    context.world.audiens.back.ensure_leads(RETURNS[place])
