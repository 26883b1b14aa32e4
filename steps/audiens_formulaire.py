"""Step 4 of the Audiens guide: the form, what is typed in it, and who is found."""

from datetime import date

from behave import given, then, when

from harness.audiens.form import ADDRESSES, EMAIL, FIELDS
from harness.audiens.names import VARIANTS
from harness.audiens.stages import FORM, LOGIN
from harness.gherkin_steps import closed_list

closed_list("champ_possédé", FIELDS)
closed_list("adresse", ADDRESSES)
closed_list(
    "confirmation",
    (
        "d'une autre lettre",
        "d'une autre lettre dans le domaine",
        "laissée vide",
        "amputée de son dernier signe",
        "suivie d'un signe de trop",
    ),
)
closed_list("partie_adresse", ("avant l'arobase", "après l'arobase"))
closed_list("variante", VARIANTS)
BOX = {"cochée": True, "décochée": False}
closed_list("état_de_case", BOX)
closed_list(
    "inconnue",
    (
        "une date de naissance d'un jour de trop",
        "une date de naissance d'un mois différent",
        "une date de naissance d'un an de trop",
        "un autre nom",
        "le début de son prénom",
        "le début de son nom",
        "ses nom et prénom intervertis",
        "la première partie de son prénom composé",
        "la seconde partie de son prénom composé",
        "un nom à deux lettres de plus",
    ),
)


def day(text):
    number, month, year = map(int, text.split("/"))
    return date(year, month, number)


@then("elle y trouve une saisie pour {champ_possédé}")
def step(context, field):
    context.world.audiens.form.ensure_entry(field)


@then("rien d'autre n'y est obligatoire")
def step(context):
    context.world.audiens.form.ensure_nothing_else_required()


@then("chaque page de l'inscription rencontrée garde son titre")
def step(context):
    context.world.audiens.form.ensure_headed()


@then("le formulaire qui revient garde le titre de l'inscription")
def step(context):
    context.world.audiens.form.ensure_headed_again()


@when("elle envoie le formulaire sans {champ_possédé}")
def step(context, field):
    context.world.audiens.form.try_field(field, "")


@when("elle envoie le formulaire avec des espaces pour {champ_possédé}")
def step(context, field):
    context.world.audiens.form.try_field(field, "   ")


@then("un message porte sur {champ_possédé}")
def step(context, field):
    context.world.audiens.form.ensure_refused(field)
    context.world.audiens.form.ensure_told_apart(field)


@given("une adhérente née le {word} parvenue au formulaire d'inscription")
def step(context, born):
    context.world.audiens.play_as(birth_date=day(born)).reach(FORM)


@when("elle donne pour date de naissance {word}")
def step(context, text):
    context.world.audiens.form.try_date(text)


@when("elle donne pour date de naissance le jour qui vient dans {int} jours")
def step(context, days):
    context.world.audiens.form.try_day_ahead(days)


@when("elle confirme son adresse dans une autre casse {partie_adresse}")
def step(context, part):
    context.world.audiens.form.try_other_case(part)


@then("cette autre casse {partie_adresse} est traitée comme déclaré")
def step(context, part):
    context.world.audiens.form.ensure_case_judged(part)


@then("elle est reconnue")
def step(context):
    context.world.audiens.form.ensure_accepted()


@then("personne n'est reconnu")
def step(context):
    context.world.audiens.form.ensure_not_recognised()


@then("cette date est lue comme elle est écrite, ou refusée")
def step(context):
    context.world.audiens.form.ensure_read_or_refused()


@then("cette date est lue comme elle est écrite, ou refusée par un message")
def step(context):
    context.world.audiens.form.ensure_recognised_or_told()


@then("aucun message ne porte sur sa date de naissance")
def step(context):
    context.world.audiens.form.ensure_date_not_refused()


@when("elle donne deux fois une adresse {adresse}")
def step(context, said):
    context.world.audiens.form.try_address(said)


@then("cette adresse est acceptée, ou ne peut visiblement être saisie")
def step(context):
    context.world.audiens.form.ensure_accepted_or_stopped()


@then("cette adresse est refusée, ou gardée entière")
def step(context):
    context.world.audiens.form.ensure_refused_or_whole()


@when("elle confirme son adresse par une saisie {confirmation}")
def step(context, said):
    context.world.audiens.form.try_confirmation(said)


@then("elle peut cocher et décocher la case des actualités par e-mail")
def step(context):
    context.world.audiens.form.ensure_box_moves()


@then("la case des actualités par e-mail dit de quoi il s'agit")
def step(context):
    context.world.audiens.form.ensure_box_named()


@then("la case des actualités par e-mail est cochée")
def step(context):
    context.world.audiens.form.ensure_box_at_first(ticked=True)


@then("la case des actualités par e-mail n'est pas cochée")
def step(context):
    context.world.audiens.form.ensure_box_at_first(ticked=False)


@then("son compte garde qu'elle les souhaite")
def step(context):
    context.world.audiens.form.ensure_news_held(wanted=True)


@then("son compte garde qu'elle ne les souhaite pas")
def step(context):
    context.world.audiens.form.ensure_news_held(wanted=False)


@when("elle envoie un formulaire fautif, la case des actualités cochée")
def step(context):
    context.world.audiens.form.refuse_once(ticked=True)


@when("elle envoie un formulaire fautif, la case des actualités décochée")
def step(context):
    context.world.audiens.form.refuse_once(ticked=False)


@when("elle n'est pas reconnue par un formulaire dont la case des actualités est {état_de_case}")
def step(context, state):
    context.world.audiens.journey.news = BOX[state]
    context.world.audiens.names.try_stranger("une date de naissance d'un jour de trop")


@then("le formulaire, s'il revient rempli, a cette case {état_de_case}")
def step(context, state):
    context.world.audiens.form.ensure_box_kept_if_filled(ticked=BOX[state])


@then("le formulaire revient avec cette case cochée")
def step(context):
    context.world.audiens.form.ensure_box_kept(ticked=True)


@then("le formulaire revient avec cette case décochée")
def step(context):
    context.world.audiens.form.ensure_box_kept(ticked=False)


@when("elle revient en arrière après avoir saisi son adresse")
def step(context):
    context.world.audiens.back.press(EMAIL, context.world.audiens.person.email)


@then("elle revient à la page de connexion sans que rien ne soit envoyé")
def step(context):
    context.world.audiens.back.ensure_leads(LOGIN)
    context.world.audiens.back.ensure_sent_nothing()


@when("elle envoie le formulaire rempli")
def step(context):
    context.world.audiens.form.try_entries({EMAIL: context.world.audiens.person.email})


@when("elle envoie le formulaire avec {inconnue}")
def step(context, said):
    context.world.audiens.names.try_stranger(said)


@then("personne n'est reconnu, et le refus dit comment obtenir de l'aide")
def step(context):
    context.world.audiens.names.ensure_stranger_helped()


@given("une adhérente au nom écrit {variante}, parvenue au formulaire d'inscription")
def step(context, said):
    context.world.audiens.names.reach_named(said)


@given("une adhérente au prénom composé parvenue au formulaire d'inscription")
def step(context):
    context.world.audiens.names.reach_named("sans son trait d'union")


@when("elle donne son nom {variante}")
def step(context, said):
    context.world.audiens.names.try_variant(said)


@then("son nom écrit {variante} est traité comme déclaré")
def step(context, said):
    context.world.audiens.names.ensure_as_declared(said)


@given("une adhérente qui a une homonyme née le même jour, parvenue au formulaire d'inscription")
def step(context):
    context.world.audiens.names.reach_with_homonym()


@then("rien de l'une ni de l'autre n'est montré")
def step(context):
    context.world.audiens.names.ensure_neither_shown()


@then("une réponse fausse à la question posée n'en montre pas davantage")
def step(context):
    context.world.audiens.names.ensure_wrong_answer_shows_nobody()


@when("elle recommence l'inscription d'un autre appareil avec une autre adresse")
def step(context):
    context.world.audiens.names.begin_again()


@then("la réponse est celle que le candidat déclare")
def step(context):
    context.world.audiens.names.ensure_answered_as_declared()


@then("son premier mot de passe ouvre toujours son espace, à son adresse inchangée d'Audiens")
def step(context):
    context.world.audiens.names.ensure_account_unchanged()


@when("elle envoie de plusieurs navigateurs plus de formulaires faux que le candidat n'en admet")
def step(context):
    context.world.audiens.names.send_many(afresh=True)


@when("elle envoie plus de formulaires faux que le candidat n'en admet")
def step(context):
    context.world.audiens.names.send_many()


@then("le formulaire suivant est ralenti ou bloqué")
def step(context):
    context.world.audiens.names.ensure_slowed()
