"""The ledger of what the guides ask: `catalogue.load()` gives it as frozen values."""

from catalogue.errors import CatalogueError, SettingsError
from catalogue.loader import digest, load
from catalogue.model import Catalogue
from catalogue.settings import Settings, resolve

__all__ = ["Catalogue", "CatalogueError", "Settings", "SettingsError", "digest", "load", "resolve"]
