"""Step 5 of the Audiens guide without a mobile on file: the channel, and the number that is given."""

from behave import given, then, when

from harness.audiens.mobile import SHAPES
from harness.audiens.stages import Branch
from harness.gherkin_steps import closed_list

closed_list("forme_de_portable", SHAPES)
closed_list(
    "confirmation_de_portable",
    ("dont le dernier chiffre diffère", "laissée vide", "autrement espacée"),
)


@then("les deux canaux du guide lui sont proposés")
def step(context):
    context.world.audiens.channel.ensure_offered()


@when("elle valide sans choisir de canal")
def step(context):
    context.world.audiens.channel.submit_none()


@then("le choix du canal reste à faire")
def step(context):
    context.world.audiens.channel.ensure_kept()


@when("elle choisit l'un des canaux, puis l'autre")
def step(context):
    context.world.audiens.channel.pick_both()


@then("seul le dernier reste choisi")
def step(context):
    context.world.audiens.channel.ensure_exclusive()


@when("elle choisit d'être servie par SMS")
def step(context):
    context.world.audiens.channel.choose(Branch.SMS)


@when("elle choisit d'être servie par courrier")
def step(context):
    context.world.audiens.channel.choose(Branch.LETTER)


@when("elle choisit SMS par erreur, revient, puis choisit le courrier")
def step(context):
    context.world.audiens.channel.change_mind()


@when("elle donne un portable par erreur, revient, puis choisit le courrier")
def step(context):
    context.world.audiens.channel.change_mind_late()


@when("elle choisit le courrier par erreur, revient, puis choisit SMS")
def step(context):
    context.world.audiens.channel.change_mind_back()


@then("un courrier lui parvient et aucun SMS, témoin à l'appui")
def step(context):
    context.world.audiens.channel.ensure_letter_alone()


@then("un SMS lui parvient et aucun courrier, témoin à l'appui")
def step(context):
    context.world.audiens.channel.ensure_sms_alone()


# The number


@when("elle donne deux fois son portable {forme_de_portable}")
@when("elle donne deux fois un portable {forme_de_portable}")
def step(context, said):
    context.world.audiens.mobile.try_said(said)


@when("elle confirme son portable par une saisie {confirmation_de_portable}")
def step(context, said):
    context.world.audiens.mobile.try_confirmation(said)


@when("elle ne donne son portable qu'en confirmation")
def step(context):
    context.world.audiens.mobile.try_confirmation_alone()


@when("elle récuse son numéro, puis en donne un autre")
@when("elle récuse son numéro, recommence, puis en donne un autre")
def step(context):
    context.world.audiens.mobile.give_instead()


@when("elle revient corriger son portable, puis donne son identifiant")
def step(context):
    context.world.audiens.mobile.correct()


@then("le SMS parvient au numéro donné à la place")
def step(context):
    context.world.audiens.mobile.ensure_came("AUD-088")


@then("le SMS lui parvient tout de même")
def step(context):
    context.world.audiens.mobile.ensure_came("AUD-129")


@then("le SMS parvient à ce portable")
def step(context):
    context.world.audiens.mobile.ensure_served()


@then("son portable est accepté")
def step(context):
    context.world.audiens.mobile.ensure_accepted()


@then("un message porte sur son portable")
def step(context):
    context.world.audiens.mobile.ensure_refused()


@then("un message porte sur la confirmation de son portable")
def step(context):
    context.world.audiens.mobile.ensure_confirmation_refused()


@then("son portable est accepté, ou refusé par un message")
def step(context):
    context.world.audiens.mobile.ensure_accepted_or_refused()


@then("cette écriture est traitée comme déclaré")
def step(context):
    context.world.audiens.mobile.ensure_international_as_declared()


@then("ce numéro est refusé, ou reçoit lui-même le SMS")
def step(context):
    context.world.audiens.mobile.ensure_overseas_exact()


@then("ce numéro est refusé et le courrier lui est indiqué")
def step(context):
    context.world.audiens.mobile.ensure_foreign_refused()


@then("la case que le candidat déclare s'y trouve")
def step(context):
    context.world.audiens.mobile.ensure_box()


@then("aucune case ne parle d'actualités par téléphone")
def step(context):
    context.world.audiens.mobile.ensure_box(present=False)


@then("la case des actualités par téléphone n'est pas cochée")
def step(context):
    context.world.audiens.mobile.ensure_box_unticked()


@given("une adhérente qui coche la case des actualités par téléphone")
def step(context):
    context.world.audiens.play_as(Branch.SMS).phone_box = True


@given("une adhérente qui laisse la case des actualités par téléphone")
def step(context):
    context.world.audiens.play_as(Branch.SMS)


@when("elle revient sur son choix, puis suit le guide jusqu'à son espace")
def step(context):
    context.world.audiens.mobile.change_her_mind()


@then("son compte garde la case cochée")
def step(context):
    context.world.audiens.mobile.ensure_objection_held(ticked=True)


@then("son compte garde la case non cochée")
def step(context):
    context.world.audiens.mobile.ensure_objection_held(ticked=False)


@then("un lien mène au site de Bloctel")
def step(context):
    context.world.audiens.mobile.ensure_bloctel_link()


@when("une adhérente abandonne devant le code, puis recommence")
def step(context):
    context.world.audiens.mobile.abandon()


@when("une adhérente donne un code faux et abandonne, puis recommence")
def step(context):
    context.world.audiens.mobile.abandon(after_wrong_code=True)


@then("le numéro donné n'est ni au fichier ni proposé")
def step(context):
    context.world.audiens.mobile.ensure_not_kept()


@then("le numéro donné est au fichier")
def step(context):
    context.world.audiens.mobile.ensure_kept()
