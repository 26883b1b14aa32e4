"""The screens of the Urssaf journey, by their keys in the catalogue."""

from __future__ import annotations

HOME = "urssaf.home"
PROFILE_CHOICE = "urssaf.profile_choice"
IDENTIFICATION = "urssaf.identification"
CONTACT_ADDRESS = "urssaf.contact_address"
WAITING = "urssaf.waiting"
LINK_CONFIRMATION = "urssaf.link_confirmation"
PASSWORD = "urssaf.password"
DETAILS = "urssaf.details"
SPACE = "urssaf.space"
LOGIN = "urssaf.login"

ORDER = (HOME, IDENTIFICATION, CONTACT_ADDRESS, WAITING, PASSWORD, DETAILS, SPACE)
"""The screens of the eight steps; the choice of a profile may be on the home page."""

AFTER_IDENTIFICATION = ORDER[ORDER.index(IDENTIFICATION) + 1 :]
"""Where whoever was not identified must not be."""
