"""What every page of either portal has: labels, marks, names, a language, notices."""

from behave import then, when


@then("chaque champ a une étiquette visible qui lui est associée")
def step(context):
    context.world.general.pages.ensure_labelled()


@when("elle y saisit une valeur mal formée")
def step(context):
    context.world.general.errors.give_malformed()


@then("l'erreur est associée à son champ et dit ce qui est attendu")
def step(context):
    context.world.general.errors.ensure_tied()


@then("chaque champ obligatoire est signalé comme tel")
def step(context):
    context.world.general.pages.ensure_mandatory_marked()


@then("chaque champ qui concerne la personne déclare sa finalité")
def step(context):
    context.world.general.pages.ensure_purposes_declared()


@then("chaque page déclare le français")
def step(context):
    context.world.general.pages.ensure_french()


@then("chaque page a un titre qui n'est qu'à elle")
def step(context):
    context.world.general.pages.ensure_own_titles()


@then("ce qui est apparu sans nouvelle page est annoncé")
def step(context):
    context.world.general.errors.ensure_announced()


@then("chaque bouton et chaque lien a un nom")
def step(context):
    context.world.general.pages.ensure_commands_named()


@then("l'accueil porte une mention d'accessibilité et chaque page mène à la déclaration")
def step(context):
    context.world.general.pages.ensure_accessibility_told()


@when("elle lit ce qui est dit de ses données")
def step(context):
    context.world.general.notices.read()


@then("elle y trouve ce que demande l'article 13 du RGPD")
def step(context):
    context.world.general.notices.ensure_complete()


@then("aucune case de prospection n'y est cochée d'avance")
def step(context):
    context.world.general.pages.ensure_no_box_ticked()


@then("chaque e-mail a un texte, un objet qui nomme le service, et rien qui renseigne un tiers")
def step(context):
    context.world.general.mails.ensure_safe()


@then("aucune autre donnée n'y est demandée")
def step(context):
    context.world.general.pages.ensure_nothing_more_asked()
