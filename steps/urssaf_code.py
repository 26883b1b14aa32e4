"""Step 3 of the guide: the activation code, and what a second creation makes of it."""

from datetime import timedelta

from behave import given, then, when

from harness.gherkin_steps import closed_list
from harness.urssaf.codes import ABSENT, FALSE, SPACED
from harness.urssaf.identification import CODE
from harness.urssaf.neutrality import HOLDERS

closed_list("code_absent", ABSENT)
closed_list("code_faux", FALSE)
closed_list("code_espacé", SPACED)
closed_list("titulaire", HOLDERS)


@given("une artiste-auteure dont l'Urssaf connaît l'adresse, parvenue à la page d'identification")
def step(context):
    context.world.urssaf.identification.reach_with_known_address()


@given("les codes du portail n'expirent pas")
def step(context):
    context.world.urssaf.declared.ensure_codes_never_end()


@given("les codes du portail valent plus d'un jour")
def step(context):
    context.world.urssaf.declared.ensure_codes_last(timedelta(days=1))


@given("une artiste-auteure dont le code porte une date d'expiration")
def step(context):
    context.world.urssaf.code.begin_with_end()


@given("une artiste-auteure dont le code a la durée de validité déclarée")
def step(context):
    context.world.urssaf.code.begin_with_validity()


@given("une artiste-auteure à un essai du blocage")
def step(context):
    context.world.urssaf.code.fail(but=1)


@given("une artiste-auteure dont les essais sont épuisés")
def step(context):
    context.world.urssaf.code.fail()


@when("elle s'identifie avec son numéro et un code {code_absent}")
def step(context, entry):
    context.world.urssaf.code.try_absent(entry)


@when("elle s'identifie avec son numéro et un code {code_faux}")
def step(context, entry):
    context.world.urssaf.code.try_false(entry)


@when("elle s'identifie avec son numéro et son code {code_espacé}")
def step(context, entry):
    context.world.urssaf.code.try_spaced(entry)


@when("elle s'identifie avec son numéro et son code dans l'autre casse")
def step(context):
    context.world.urssaf.code.try_other_case()


@when("elle s'identifie avec son numéro et le code d'une autre artiste-auteure")
def step(context):
    context.world.urssaf.code.try_of_another()


@given("une artiste-auteure qui s'est identifiée, puis qui est revenue à l'identification")
def step(context):
    context.world.urssaf.code.identify_and_come_back()


@when("elle y donne son propre code avec le numéro d'une autre artiste-auteure")
def step(context):
    context.world.urssaf.code.try_with_number_of_another()


@then("rien du parcours de cette autre ne s'ouvre")
def step(context):
    context.world.urssaf.code.ensure_nothing_of_another()


@given("elle s'est trompée de code")
def step(context):
    context.world.urssaf.code.fail_and_come_back()


@given("une artiste-auteure dont un lien attend, et dont l'espace s'est ouvert par un autre parcours")
def step(context):
    context.world.urssaf.second_creation.open_beside_pending_link()


@when("elle suit le lien resté en attente et choisit un autre mot de passe")
def step(context):
    context.world.urssaf.second_creation.use_pending_link()


@when("sa demande est rejouée hors du formulaire sans le code")
def step(context):
    context.world.urssaf.bypass.replay_without(CODE)


@when("elle recommence d'un autre appareil avec le même numéro et le même code")
@when("elle s'identifie d'un autre appareil avec son numéro et son code")
def step(context):
    context.world.urssaf.code.identify_elsewhere()


@when("elle s'identifie d'un autre appareil avec son numéro écrit en groupes et son code")
def step(context):
    context.world.urssaf.code.identify_grouped_elsewhere()


@when("elle recommence d'un autre appareil et donne une autre adresse")
def step(context):
    context.world.urssaf.second_creation.begin_with_another_address()


@when("elle recommence le lendemain avec le même numéro et le même code")
def step(context):
    context.world.urssaf.code.identify_next_day()


@when("elle s'identifie un an plus tard")
def step(context):
    context.world.urssaf.code.identify_later(timedelta(days=365))


@given("une autre artiste-auteure s'est identifiée depuis")
def step(context):
    context.world.urssaf.code.let_another_in()


@given("un code faux a encore été essayé au milieu du blocage")
def step(context):
    context.world.urssaf.code.fail_meanwhile()


@when("elle s'identifie une fois passée la plus longue durée du blocage")
def step(context):
    context.world.urssaf.code.identify_after_lock()


@when("elle s'identifie juste avant que son code expire")
def step(context):
    context.world.urssaf.code.identify_before_end()


@when("elle s'identifie un jour après que son code a expiré")
def step(context):
    context.world.urssaf.code.identify_a_day_after()


@when("une inconnue essaie un numéro inconnu, puis un code faux {titulaire}")
def step(context, holder):
    context.world.urssaf.neutrality.refuse_both(holder)


@when("une inconnue essaie tour à tour des numéros inconnus et des codes faux")
def step(context):
    context.world.urssaf.neutrality.measure()


@given("le portail limite les essais de code")
def step(context):
    context.world.urssaf.declared.ensure_limits_tries()


@when("deux inconnues épuisent les essais d'un numéro connu, puis d'un numéro inconnu")
def step(context):
    context.world.urssaf.tries.use_up()


@when("elle suit le guide jusqu'à son espace après s'être trompée de code")
def step(context):
    context.world.urssaf.secrecy.go_all_the_way()


@when("elle rejoue toute la création avec une autre adresse")
def step(context):
    context.world.urssaf.second_creation.create_again()


@then("son code est accepté")
def step(context):
    context.world.urssaf.identification.ensure_accepted()


@then("son code est refusé")
def step(context):
    context.world.urssaf.identification.ensure_refused(CODE)


@then("la casse de son code est traitée comme déclaré")
def step(context):
    context.world.urssaf.code.ensure_case_as_declared()


@then("son code est accepté, ou un message dit que l'espace gêne")
def step(context):
    context.world.urssaf.code.ensure_space_forgiven()


@then("son code est refusé avec la façon d'en obtenir un autre")
def step(context):
    context.world.urssaf.code.ensure_expiry_told()


@then("son bon code est retenu")
def step(context):
    context.world.urssaf.code.ensure_barred()


@then("les deux refus se lisent de même")
def step(context):
    context.world.urssaf.neutrality.ensure_same_words()


@then("les deux réponses ont le même statut et la même taille")
def step(context):
    context.world.urssaf.neutrality.ensure_same_wire()


@then("les deux réponses prennent le même temps")
def step(context):
    context.world.urssaf.neutrality.ensure_same_time()


@then("chaque essai reçoit la même réponse dans les deux cas")
def step(context):
    context.world.urssaf.tries.ensure_alike()


@then("son refus est celui d'un code faux")
def step(context):
    context.world.urssaf.neutrality.ensure_like_a_wrong_code()


@then("son code n'a paru dans aucune réponse du portail")
def step(context):
    context.world.urssaf.secrecy.ensure_never_on_a_page()


@then("son code n'a paru dans aucun message")
def step(context):
    context.world.urssaf.secrecy.ensure_never_in_a_message()


@then("la page dit que faire à qui n'a pas de code, ou l'a perdu")
def step(context):
    context.world.urssaf.lost_code.ensure_help()


@then("aucune création ne commence")
def step(context):
    context.world.urssaf.second_creation.ensure_not_begun()


@then("elle est invitée à se connecter")
def step(context):
    context.world.urssaf.second_creation.ensure_led_to_login()


@then("le lien qui parvient à cette adresse ouvre la suite de sa création")
def step(context):
    context.world.urssaf.second_creation.ensure_led_by_new_link()


@then("sa création reprend")
def step(context):
    context.world.urssaf.second_creation.ensure_taken_up()


@then("son premier mot de passe ouvre toujours son espace, à son adresse inchangée")
def step(context):
    context.world.urssaf.second_creation.ensure_first_space_intact()
