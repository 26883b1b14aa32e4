"""What each page shows, one class of small methods. How it looks is in the templates."""

from simulator.audiens.pages.services import ServicePages

__all__ = ["AudiensPages"]


class AudiensPages(ServicePages):
    """Every page of the portal. A faulty portal overrides one method of it."""
