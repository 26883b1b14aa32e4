"""Step 6 of the Audiens guide: the code by SMS and the password."""

from behave import given, then, when

from harness.audiens.password import KINDS, LENGTHS, SPECIAL, VARIANTS
from harness.audiens.sms_code import PASTED, WRONG
from harness.audiens.stages import Branch
from harness.gherkin_steps import closed_list

closed_list("code_sms_faux", WRONG)
closed_list("code_collé", PASTED)
closed_list("longueur_de_mot_de_passe", LENGTHS)
closed_list("sorte_de_signes", KINDS)
closed_list("signe", SPECIAL)
closed_list("essai_de_mot_de_passe", VARIANTS)
closed_list("forme_d_identifiant", ("pointé", "sans point"))
closed_list("mot_de_passe_long", ("de douze caractères", "de la plus grande longueur"))
closed_list(
    "confirmation_de_mot_de_passe",
    ("dont la casse diffère", "laissée vide", "amputée de son dernier signe"),
)


@given("une adhérente qui vient de recevoir son code par SMS")
def step(context):
    context.world.audiens.sms_code.reach()


@given("une adhérente qui donne un portable et vient de recevoir son code par SMS")
def step(context):
    context.world.audiens.sms_code.reach(Branch.SMS)


@then("un SMS lui apporte un code à six chiffres")
def step(context):
    context.world.audiens.sms_code.ensure_received()


@when("elle lit le SMS")
def step(context):
    context.world.audiens.visit.look()


@then("ce SMS est seul à lui parvenir et son code ne va à personne d'autre, témoin à l'appui")
def step(context):
    context.world.audiens.sms_code.ensure_alone()


@then("il nomme le service et la validité, sans lien ni identité")
def step(context):
    context.world.audiens.sms_code.ensure_well_written()


@then("ce code n'est nulle part ailleurs")
def step(context):
    context.world.audiens.sms_code.ensure_nowhere_else()


@when("elle saisit ce code")
def step(context):
    context.world.audiens.sms_code.try_right()


@when("elle saisit un code {code_sms_faux}")
def step(context, said):
    context.world.audiens.sms_code.try_said(said)


@given("elle a saisi un code {code_sms_faux}")
def step(context, said):
    context.world.audiens.sms_code.try_said(said)


@when("elle saisit ce code {code_collé}")
def step(context, said):
    context.world.audiens.sms_code.try_said(said)


@when("une adhérente saisit son code {int} secondes après son envoi")
def step(context, seconds):
    context.world.audiens.sms_code.submit_at(seconds)


@when("une adhérente rouvre la page du code, puis le saisit {int} secondes après son envoi")
def step(context, seconds):
    context.world.audiens.sms_code.submit_after_seeing_again(seconds)


@when("une adhérente redemande un code, puis saisit le premier {int} secondes après son envoi")
def step(context, seconds):
    context.world.audiens.sms_code.submit_first_after_resending(seconds)


@when("une adhérente saisit deux fois son code {int} secondes après son envoi")
def step(context, seconds):
    context.world.audiens.sms_code.submit_twice_at(seconds)


@when("une adhérente saisit son code un jour après son envoi")
def step(context):
    context.world.audiens.sms_code.submit_at(86_400)


@when("une adhérente qui donne un portable saisit son code un jour après son envoi")
def step(context):
    context.world.audiens.sms_code.submit_at(86_400, Branch.SMS)


@then("à l'adresse où une autre crée son mot de passe, elle ne peut pas créer le sien")
def step(context):
    context.world.audiens.sms_code.ensure_password_closed()


@then("ce code ouvre la création du mot de passe")
def step(context):
    context.world.audiens.sms_code.ensure_accepted()


@then("ce code est refusé")
def step(context):
    context.world.audiens.sms_code.ensure_refused()


@then("elle reste sur la page du code")
def step(context):
    context.world.audiens.sms_code.ensure_refused_here()


@then("elle est invitée à recommencer la procédure")
def step(context):
    context.world.audiens.sms_code.ensure_told_to_restart()


@given("elle a laissé ce code expirer, puis recommencé")
def step(context):
    context.world.audiens.sms_code.let_expire()


@given("elle a recommencé d'un autre appareil jusqu'à un nouveau code")
def step(context):
    context.world.audiens.sms_code.begin_again()


@given("une autre adhérente a reçu le sien")
def step(context):
    context.world.audiens.sms_code.take_other_s()


@given("ce code lui a ouvert la création du mot de passe")
def step(context):
    context.world.audiens.sms_code.try_right()
    context.world.audiens.sms_code.ensure_accepted()


@given("ce code lui a servi à créer son compte")
def step(context):
    context.world.audiens.tampered.use_code()
    context.world.audiens.tampered.complete()


@when("elle rouvre la page du code et l'y saisit de nouveau")
def step(context):
    context.world.audiens.sms_code.use_again()


@when("la demande qui portait ce code est rejouée")
def step(context):
    context.world.audiens.tampered.send_code_again()


@then("le mot de passe ne peut pas être créé de nouveau")
def step(context):
    context.world.audiens.tampered.ensure_code_dead()


@when("ses demandes sont rejouées avec un autre numéro de portable")
def step(context):
    context.world.audiens.tampered.slip_recipient()


@then("cet autre numéro ne reçoit aucun SMS, témoin à l'appui")
def step(context):
    context.world.audiens.tampered.ensure_slipped_unserved()


@when("elle tape ce code, puis choisit « Retour »")
def step(context):
    context.world.audiens.sms_code.type_and_leave()


@when("elle saisit le premier code reçu")
@when("elle saisit le code de l'autre")
def step(context):
    context.world.audiens.sms_code.try_earlier()


@then("ce nouveau code diffère du premier")
def step(context):
    context.world.audiens.sms_code.ensure_new_code()


@given("elle est à un essai d'épuiser les codes faux admis")
def step(context):
    context.world.audiens.sms_code.exhaust(but=1)


@given("elle a épuisé les codes faux admis")
def step(context):
    context.world.audiens.sms_code.exhaust()


@when("elle saisit enfin le bon code")
def step(context):
    context.world.audiens.sms_code.try_right_if_asked()


@when("elle revient à son identifiant, le redonne, épuise les codes faux, puis saisit le bon")
def step(context):
    context.world.audiens.sms_code.exhaust_around()


@when("elle rouvre la page du code, épuise les codes faux, puis saisit le bon")
def step(context):
    context.world.audiens.sms_code.exhaust_after_reload()


@when("elle redemande un code plus souvent que déclaré, la pause passée à chaque fois")
def step(context):
    context.world.audiens.sms_code.resend_patiently()


@then("il ne lui parvient pas plus de SMS que le nombre déclaré, témoin à l'appui")
def step(context):
    context.world.audiens.sms_code.ensure_resent_as_declared()


@when("elle redemande un code aussi souvent que la page le permet")
def step(context):
    context.world.audiens.sms_code.resend_often()


@then("il ne lui parvient pas plus de SMS que déclaré, témoin à l'appui")
def step(context):
    context.world.audiens.sms_code.ensure_resending_declared()


# The password


@then("deux saisies masquées lui permettent de créer et de confirmer son mot de passe")
def step(context):
    context.world.audiens.password.ensure_masked()


@when("elle crée et confirme son mot de passe")
def step(context):
    context.world.audiens.password.try_own()


@then("ses deux saisies sont acceptées")
def step(context):
    context.world.audiens.password.ensure_own_accepted()


@then("son mot de passe est accepté")
def step(context):
    context.world.audiens.password.ensure_accepted()


@then("son mot de passe est refusé")
def step(context):
    context.world.audiens.password.ensure_refused()


@when("elle choisit un mot de passe {longueur_de_mot_de_passe}")
def step(context, said):
    context.world.audiens.password.try_length(said)


@when("elle choisit un mot de passe fait {sorte_de_signes}")
def step(context, said):
    context.world.audiens.password.try_kind(said)


@then("son mot de passe fait {sorte_de_signes} est traité comme déclaré")
def step(context, said):
    context.world.audiens.password.ensure_kind_as_declared(said)


@when("elle choisit un mot de passe avec {signe}")
def step(context, said):
    context.world.audiens.password.try_special(said)


@when("elle choisit un mot de passe à lettre accentuée")
def step(context):
    context.world.audiens.password.try_accented()


@then("son accent est traité comme déclaré, à la création et à la connexion")
def step(context):
    context.world.audiens.password.ensure_accent_as_declared()


@when("elle donne à la confirmation une saisie {confirmation_de_mot_de_passe}")
def step(context, said):
    context.world.audiens.password.try_confirmation(said)


@then("aucune de ses deux saisies n'ouvre de session")
def step(context):
    context.world.audiens.password.ensure_nothing_kept()


@given("une adhérente dont l'espace a un mot de passe {mot_de_passe_long}")
def step(context, said):
    context.world.audiens.password.open_with(said)


@when("elle donne à la connexion d'Audiens {essai_de_mot_de_passe}")
def step(context, said):
    context.world.audiens.log_in_elsewhere(context.world.audiens.password.variant(said))


@then("son espace s'ouvre")
def step(context):
    context.world.audiens.ensure_session()


@when("elle se connecte d'un autre appareil avec son identifiant {forme_d_identifiant}")
def step(context, said):
    context.world.audiens.login_page.open_in_form(said)


@then("elles disent la règle du mot de passe et ce qui freine les essais")
def step(context):
    context.world.audiens.password.ensure_rule_declared()


@when("soixante adhérentes reçoivent un code chacune")
def step(context):
    context.world.audiens.samples.draw()


@then("chacun de ces codes a six chiffres")
def step(context):
    context.world.audiens.samples.ensure_shaped()


@then("ces codes sont dispersés et ne se suivent pas")
def step(context):
    context.world.audiens.samples.ensure_spread()
