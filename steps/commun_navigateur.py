"""What only a browser shows: the keyboard, a narrow screen, contrast."""

from behave import given, then, when


@given("une usagère qui n'a qu'un clavier")
def step(context):
    context.world.general.keyboard.take()


@when("elle suit le guide jusqu'à son message, au clavier seul")
def step(context):
    context.world.general.keyboard.go()


@then("chaque champ et chaque commande dont elle s'est servie ont reçu un focus visible, dans l'ordre")
def step(context):
    context.world.general.keyboard.ensure_reached()


@given("une usagère à l'écran large de 320 pixels")
def step(context):
    context.world.general.narrow.narrow()


@when("elle suit le guide jusqu'à son message")
def step(context):
    context.world.general.narrow.go()


@then("chaque page tient dans la largeur de son écran")
def step(context):
    context.world.general.narrow.ensure_fits()


@then("les textes de chaque page contrastent assez avec leur fond")
def step(context):
    context.world.general.narrow.ensure_contrast()
