"""What the exchanges of a journey carry: HTTPS, cookies, headers, addresses and hosts."""

from behave import then, when


@when("une internaute ouvre le portail en HTTP simple")
def step(context):
    context.world.general.transport.open_plainly()


@then("elle est redirigée vers HTTPS")
def step(context):
    context.world.general.transport.ensure_plain_redirects()


@then("toutes les pages et tous les formulaires du parcours passent par HTTPS")
def step(context):
    context.world.general.transport.ensure_all_https()


@then("chaque page porte Strict-Transport-Security d'au moins un an")
def step(context):
    context.world.general.transport.ensure_strict_transport()


@when("on cherche les cookies sans lesquels son espace se ferme")
def step(context):
    context.world.general.sessions.seek_carrying()


@then("ces cookies sont hors de portée des scripts et des autres sites")
def step(context):
    context.world.general.sessions.ensure_guarded()


@then("aucun cookie ne demande SameSite=None sans Secure")
def step(context):
    context.world.general.transport.ensure_cookies_taken()


@then("chaque page limite qui l'encadre, fixe son type et tait son chemin")
def step(context):
    context.world.general.transport.ensure_safe_headers()


@then("les réponses qui montrent ses données interdisent la mise en cache")
def step(context):
    context.world.general.transport.ensure_not_stored()


@then("aucune adresse ne contient ce qu'elle a saisi ou reçu")
def step(context):
    context.world.general.transport.ensure_addresses_tell_nothing()


@then("aucun hôte tiers non déclaré n'est sollicité")
def step(context):
    context.world.general.transport.ensure_no_stranger()
