"""Other ways of being right: the same rules, drawn or sent otherwise."""

from __future__ import annotations

from simulator.variants.registry import Variant, as_list, variant_named

__all__ = ["Variant", "as_list", "variant_named"]
