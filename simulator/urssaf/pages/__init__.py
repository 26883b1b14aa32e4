"""What each page shows, one class of small methods. How it looks is in the templates."""

from simulator.urssaf.pages.creation import CreationPages
from simulator.urssaf.pages.services import ServicePages

__all__ = ["UrssafPages"]


class UrssafPages(CreationPages, ServicePages):
    """Every page of the portal. A faulty portal overrides one method of it."""
