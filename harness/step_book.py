"""The steps as behave knows them: features and step files loaded once, each step beside its definition."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from behave import step_registry
from behave.configuration import Configuration
from behave.runner import Runner

from harness.gherkin_steps import FrenchStepMatcher, normalised

_PARAMETER = re.compile(r"\{([^}]*)\}")
_BUILT_IN = ("int", "float", "word", "string", "byte", "short", "long", "double", "bigdecimal", "biginteger")
_WORDS = {
    "coordonnees": "coordonnées",
    "declarations": "déclarations",
    "durees": "durées",
    "echanges": "échanges",
    "entree": "entrée",
    "identite": "identité",
}
"""Domain words whose accents a file's name leaves out."""
_KEYWORDS = {"given": "Étant donné", "when": "Quand", "then": "Alors", "step": "*"}


@dataclass(frozen=True, slots=True)
class Definition:
    """A step definition. ``kind`` is given, when or then; ``domain`` is the word that its file is about."""

    kind: str
    pattern: str
    file: str
    line: int
    portal: str
    domain: str

    @property
    def keyword(self) -> str:
        """The French keyword that it is written with."""
        return _KEYWORDS[self.kind]

    @property
    def parameters(self) -> tuple[str, ...]:
        """The names of what it takes, in order; empty for any text."""
        return tuple(_PARAMETER.findall(self.pattern))


@dataclass(frozen=True, slots=True)
class Use:
    """A step of a scenario: where it stands, in which case, and what was given for its parameters."""

    case: str
    file: str
    line: int
    given: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlayableStep:
    """A step with what behave runs for it; ``definition`` is ``None`` where nothing matches."""

    definition: Definition | None
    run: Any
    arguments: tuple[Any, ...]
    file: str
    line: int


class StepBook:
    """Everything that steps/ defines, and every step of features/."""

    def __init__(self, root: Path, features: list[Any]) -> None:
        self._root = root
        self._features = features
        self._found: dict[tuple[str, str], tuple[Definition | None, Any]] = {}

    @cached_property
    def definitions(self) -> tuple[Definition, ...]:
        """In the order of files, then of lines."""
        found = {self._definition(each) for each in self._matchers()}
        return tuple(sorted(found, key=lambda each: (each.file, each.line, each.pattern)))

    @cached_property
    def uses(self) -> Mapping[Definition, tuple[Use, ...]]:
        """Where each definition is used; one that is not has an empty tuple."""
        found: dict[Definition, list[Use]] = {definition: [] for definition in self.definitions}
        for case, steps in self.cases():
            for step in steps:
                if step.definition is not None:
                    given = tuple(str(argument) for argument in step.arguments)
                    found[step.definition].append(Use(case, step.file, step.line, given))
        return {definition: tuple(uses) for definition, uses in found.items()}

    def definition_of(self, kind: str, text: str) -> Definition | None:
        """What matches a step's text; ``kind`` is given, when or then."""
        return self._matched(kind, normalised(text))[0]

    def cases(self) -> Iterator[tuple[str, tuple[PlayableStep, ...]]]:
        """Each case, as ``uri:line``, with its steps."""
        for feature in self._features:
            for scenario in feature.walk_scenarios():
                uri = Path(scenario.filename).as_posix()
                yield f"{uri}:{scenario.line}", tuple(self._step(uri, step) for step in scenario.all_steps)

    def _step(self, uri: str, step: Any) -> PlayableStep:
        key = step.step_type, normalised(step.name)
        if key not in self._found:
            self._found[key] = self._matched(*key)
        definition, match = self._found[key]
        given = tuple(argument.value for argument in match.arguments) if match is not None else ()
        return PlayableStep(definition, match and match.func, given, uri, step.line)

    def _matched(self, kind: str, text: str) -> tuple[Definition | None, Any]:
        for matcher in (*step_registry.registry.steps[kind], *step_registry.registry.steps["step"]):
            match = matcher.match(text)
            if match is not None:
                return self._definition(matcher), match
        return None, None

    def _matchers(self) -> Iterator[Any]:
        for matchers in step_registry.registry.steps.values():
            yield from matchers

    def _definition(self, matcher: Any) -> Definition:
        path = Path(str(matcher.location.filename))
        file = path.relative_to(self._root) if path.is_absolute() else path
        portal, _, domain = file.stem.partition("_")
        return Definition(
            kind=matcher.step_type or "step",
            pattern=matcher.pattern,
            file=file.as_posix(),
            line=int(matcher.location.line),
            portal=portal if domain else "both",
            domain=_WORDS.get(domain or portal, (domain or portal).replace("_", " ")),
        )


class _Loader(Runner):  # type: ignore[misc]
    """behave's runner, stopped once all is loaded."""

    def run_model(self, features: Any = None) -> bool:
        """Play nothing."""
        del features
        return False


def values_of(parameter: str) -> tuple[str, ...]:
    """The texts that a closed list admits; none for a parameter that takes any text."""
    known = FrenchStepMatcher.TYPE_REGISTRY.parameter_types.lookup_by_type_name(parameter)
    if known is None or not parameter or parameter in _BUILT_IN:
        return ()
    listed = re.split(r"(?<!\\)\|", known.regexps[0])
    return tuple(sorted(re.sub(r"\\(.)", r"\1", each) for each in listed))


@cache
def step_book(root: Path) -> StepBook:
    """Load features/ and steps/ in this process; once, since behave registers steps for good.

    Whatever a step file raises while it loads comes through.
    """
    arguments = ["--format", "null", "--no-summary", "--no-color", "features"]
    with ExitStack() as stack:
        nowhere = stack.enter_context(Path(os.devnull).open("a", encoding="utf-8"))
        for context in (chdir(root), redirect_stdout(nowhere), redirect_stderr(nowhere)):
            stack.enter_context(context)
        config: Any = Configuration(command_args=arguments, load_config=False)
        loader = _Loader(config)
        loader.run()
    return StepBook(root, list(loader.features))
