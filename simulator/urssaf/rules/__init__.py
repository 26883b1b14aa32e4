"""The rules of the Urssaf portal, one class of small methods: what is accepted, refused, limited and kept."""

from __future__ import annotations

from simulator.urssaf.rules.access import AccessRules, Login
from simulator.urssaf.rules.contact import EmailForm
from simulator.urssaf.rules.identification import Identification
from simulator.urssaf.rules.links import LinkState, Sending
from simulator.urssaf.rules.services import ServiceRules

__all__ = ["EmailForm", "Identification", "LinkState", "Login", "Sending", "UrssafRules"]


class UrssafRules(AccessRules, ServiceRules):
    """Every rule of the journey and of the space. A faulty portal overrides one method of it."""
