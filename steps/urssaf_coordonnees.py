"""Steps 7 and 8 of the guide: the details, and the end of the registration."""

from behave import given, then, when

from harness.gherkin_steps import closed_list
from harness.urssaf.journey import DETAILS

CORRECTED = {"son téléphone": ("phone",), "sa commune": ("postal_code", "city")}
FIELDS = {"téléphone": "phone", "rue": "street", "ville": "city", "code postal": "postal_code"}

closed_list("donnée_modifiable", CORRECTED)


@given("d'autres artistes-auteurs connus de l'Urssaf")
def step(context):
    context.world.urssaf.put_on_file(context.world.people.artist())
    context.world.urssaf.put_on_file(context.world.people.artist())


@given("une artiste-auteure à qui il manque une coordonnée, parvenue à la page des coordonnées")
def step(context):
    context.world.urssaf.play_as(**{context.world.urssaf.details.lacking(): None}).reach(DETAILS)


@given("une artiste-auteure connue à une autre adresse, parvenue à la page des coordonnées")
def step(context):
    context.world.urssaf.play_as(known_email=context.world.people.address("connue", "urssaf")).reach(DETAILS)


@given("une artiste-auteure sans {} connu, parvenue à la page des coordonnées")
def step(context, field):
    context.world.urssaf.details.begin_without(FIELDS[field])


@given("une artiste-auteure dont la rue est « {} », parvenue à la page des coordonnées")
def step(context, street):
    context.world.urssaf.play_as(street=street).reach(DETAILS)


@given("une artiste-auteure domiciliée à {}, parvenue à la page des coordonnées")
def step(context, place):
    code, _, city = place.partition(" ")
    context.world.urssaf.play_as(postal_code=code, city=city).reach(DETAILS)


@then("chaque coordonnée déclarée y figure telle que l'Urssaf la détient")
def step(context):
    context.world.urssaf.details.ensure_prefilled()


@then("au moins son adresse et un moyen de contact y figurent, dont un modifiable")
def step(context):
    context.world.urssaf.details.ensure_minimum_prefilled()


@then("l'adresse de contact qu'elle a choisie y figure")
def step(context):
    context.world.urssaf.details.ensure_address_shown()


@then("chaque coordonnée déclarée modifiable peut être saisie")
def step(context):
    context.world.urssaf.details.ensure_declared_editable()


@when("elle finalise son inscription après avoir corrigé une coordonnée")
def step(context):
    context.world.urssaf.details.correct_one()


@when("elle finalise son inscription après avoir ajouté cette coordonnée")
def step(context):
    context.world.urssaf.details.complete()


@when("elle finalise son inscription après avoir corrigé {donnée_modifiable}")
def step(context, said):
    context.world.urssaf.details.correct(*CORRECTED[said])


@when("elle finalise son inscription après avoir effacé une coordonnée facultative")
def step(context):
    context.world.urssaf.details.erase()


@then("son espace ne montre plus ce qu'elle a effacé")
def step(context):
    context.world.urssaf.details.ensure_erased()


@when("elle finalise son inscription sans toucher à rien")
def step(context):
    context.world.urssaf.on_file.note()
    context.world.urssaf.journey.press_finalise()


@when("elle donne pour code postal « {} »")
def step(context, value):
    context.world.urssaf.details.try_value("postal_code", value)


@when("elle donne pour téléphone « {} »")
def step(context, value):
    context.world.urssaf.details.try_value("phone", value)


@when("elle donne une rue de 300 caractères")
def step(context):
    context.world.urssaf.details.try_value("street", ("12 RUE DES ESSAIS " + "LONGUE " * 60)[:299] + "E")


@when("elle donne pour commune « {} »")
def step(context, place):
    context.world.urssaf.details.try_place(place)


@then("son espace montre ce qu'elle a saisi")
def step(context):
    context.world.urssaf.details.ensure_space_shows_change()


@then("elle l'y retrouve d'un autre appareil")
def step(context):
    context.world.urssaf.details.ensure_lasting()


@then("ses coordonnées restent celles que l'Urssaf détenait")
def step(context):
    context.world.urssaf.on_file.ensure_unchanged()


@when("elle donne pour code postal « {} » après avoir corrigé ses autres coordonnées")
def step(context, value):
    context.world.urssaf.details.try_beside_a_correction("postal_code", value)


@then("ces corrections sont toujours saisies")
def step(context):
    context.world.urssaf.details.ensure_corrections_kept()


@then("la valeur est refusée sur son champ, sans que les autres se vident")
def step(context):
    context.world.urssaf.details.ensure_refused()


@then("la valeur est refusée, arrêtée par la saisie ou gardée entière")
def step(context):
    context.world.urssaf.details.ensure_either()


@then("cette commande vient après la dernière saisie")
def step(context):
    context.world.urssaf.details.ensure_finalise_last("Valider et accéder à votre espace")


@given("une autre personne devant ses propres coordonnées")
def step(context):
    context.world.urssaf.own_data.meet_other()


@when("toutes deux redemandent leur page")
def step(context):
    context.world.urssaf.own_data.look_again()


@when("elle mène son parcours à côté d'une autre personne, dans le même navigateur")
def step(context):
    context.world.urssaf.own_data.cross_in_one_browser()


@when("ses requêtes sont rejouées avec les identifiants de l'autre personne")
def step(context):
    context.world.urssaf.own_data.alter()


@given("une autre personne parvenue à la page des coordonnées")
def step(context):
    context.world.urssaf.own_form.open_other()


@when("elle envoie le formulaire de la première ouverture avec les identifiants de l'autre personne")
def step(context):
    context.world.urssaf.own_form.send_details()


@when("elle envoie celui de son espace avec les identifiants de l'autre personne")
def step(context):
    context.world.urssaf.own_form.send_from_space()


@then("les coordonnées de l'autre personne sont intactes, et restées cachées")
def step(context):
    context.world.urssaf.own_form.ensure_untouched()


@then("chacune n'a vu que ses propres coordonnées")
def step(context):
    context.world.urssaf.own_data.ensure_not_mixed()


@then("aucune donnée de l'autre personne ne lui est montrée")
def step(context):
    context.world.urssaf.own_data.ensure_nothing_disclosed()
