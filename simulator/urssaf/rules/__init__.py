"""The rules of the Urssaf portal, one class of small methods: what is accepted, refused, limited and kept."""

from __future__ import annotations

from simulator.urssaf.rules.access import AccessRules, Login
from simulator.urssaf.rules.base import Rules
from simulator.urssaf.rules.contact import EmailForm
from simulator.urssaf.rules.identification import Identification, IdentificationRules
from simulator.urssaf.rules.links import LinkState, Sending

__all__ = ["EmailForm", "Identification", "LinkState", "Login", "Rules", "Sending", "UrssafRules"]


class UrssafRules(IdentificationRules, AccessRules):
    """Every rule of the journey. A faulty portal overrides one method of it."""
