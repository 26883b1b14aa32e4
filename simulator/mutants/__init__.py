"""The named faults of the reference portals: each breaks one requirement, by one override at one place."""

from __future__ import annotations

from simulator.mutants.loading import every_mutant, faulty_parts
from simulator.mutants.registry import Mutant

__all__ = ["Mutant", "every_mutant", "faulty_parts"]
