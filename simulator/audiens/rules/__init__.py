"""The rules of the Audiens portal, one class of small methods: what is accepted, refused and kept."""

from __future__ import annotations

from simulator.audiens.rules.access import AccessRules, Login
from simulator.audiens.rules.identification import Recognition
from simulator.audiens.rules.phones import MobileForm
from simulator.audiens.rules.services import ServiceRules

__all__ = ["AudiensRules", "Login", "MobileForm", "Recognition"]


class AudiensRules(AccessRules, ServiceRules):
    """Every rule of the journey and of the space. A faulty portal overrides one method of it."""
