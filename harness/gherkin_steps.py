"""How behave finds the French steps: cucumber expressions, typography folded, none left undefined."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import Any

from behave.cucumber_expression import StepMatcher4CucumberExpressions
from behave.matchers import has_registered_step_matcher_class, register_step_matcher_class
from cucumber_expressions.parameter_type import ParameterType

_SAME = str.maketrans({"’": "'", "\u00a0": " ", "\u202f": " "})


class UndefinedSteps(Exception):
    """Steps that no definition matches: nothing is played, so that nothing is taken for a pass."""


class FrenchStepMatcher(StepMatcher4CucumberExpressions):  # type: ignore[misc]
    """Cucumber expressions for which both apostrophes, every no-break space and NFD letters are alike."""

    NAME = "french"

    def check_match(self, step_text: str) -> Any:
        """The arguments of a step that matches, else ``None``."""
        return super().check_match(normalised(step_text))


def closed_list(name: str, known: Iterable[str]) -> None:
    """Let steps say ``{name}`` for one of the known texts, and for nothing else.

    A name means one list: another list under the same name would be lost in silence, so it raises.
    """
    types = FrenchStepMatcher.TYPE_REGISTRY.parameter_types
    pattern = "|".join(sorted(map(re.escape, known), key=lambda text: (-len(text), text)))
    there = types.lookup_by_type_name(name)
    if there is None:
        types.define_parameter_type(ParameterType(name, pattern, str, str))
    elif there.regexps != [pattern]:
        raise ValueError(f"the list {{{name}}} of the steps is defined twice, otherwise each time")


@cache
def normalised(text: str) -> str:
    """A step's text as definitions are written: NFC, straight apostrophes, ordinary spaces."""
    return unicodedata.normalize("NFC", text).translate(_SAME)


def undefined_steps(features: Iterable[Any], registry: Any) -> str:
    """The steps that no definition matches, each with its file and line; empty where there is none."""
    missing = [
        f"{scenario.filename}:{step.line} : « {step.keyword} {step.name} »"
        for feature in features
        for scenario in feature.walk_scenarios()
        for step in scenario.all_steps
        if registry.find_match(step) is None
    ]
    if not missing:
        return ""
    listed = "\n".join(dict.fromkeys(missing))
    return f"étapes sans définition (écrivez-les dans steps/, ou corrigez-les) :\n{listed}"


if not has_registered_step_matcher_class(FrenchStepMatcher.NAME):
    register_step_matcher_class(FrenchStepMatcher.NAME, FrenchStepMatcher)
