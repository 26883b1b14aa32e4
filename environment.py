"""behave's hooks: they translate what behave tells into what a player is told, and nothing else."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from behave import use_step_matcher
from behave.model import Scenario, Step
from behave.model_core import Status
from behave.runner import Context

from harness.campaign import Campaign, Wanted
from harness.faults import Unassessed
from harness.gherkin_steps import FrenchStepMatcher, UndefinedSteps, undefined_steps
from harness.judging import Part
from harness.player import Assignment, Player

ROOT = Path(__file__).parent

use_step_matcher(FrenchStepMatcher.NAME)


def before_all(context: Context) -> None:
    """Take the assignment that the stage gives; under behave alone, be the whole campaign."""
    assignment: Any = context.config.userdata.get("assignment")
    context.campaign = None
    if not isinstance(assignment, Assignment):
        features = context._runner.features
        undefined = undefined_steps(features, context._runner.step_registry)
        if undefined:
            raise UndefinedSteps(undefined)
        context.campaign = Campaign.prepare(ROOT, Wanted.from_behave(context.config, features))
        assignment = context.campaign.start()[0]
    context.player = Player.ready(assignment)


def before_scenario(context: Context, scenario: Scenario) -> None:
    """Give the scenario its world, unless this candidate is not concerned."""
    aside = context.player.begin(Path(scenario.filename).as_posix(), scenario.line)
    context.world = context.player.world
    if aside is not None:
        scenario.skip(aside.why)


def before_step(context: Context, step: Step) -> None:
    """A step begins."""
    context.player.step_started(Part(step.step_type))


def after_step(context: Context, step: Step) -> None:
    """A step has ended; what cannot be assessed for this candidate is skipped, not an error."""
    context.player.step_finished(step.exception, step.duration)
    if isinstance(step.exception, Unassessed):
        step.status = Status.skipped
        context.scenario.skip(str(step.exception))


def after_scenario(context: Context, _scenario: Scenario) -> None:
    """The scenario has ended, well or not."""
    context.player.end()


def after_all(context: Context) -> None:
    """Everything was played: leave the part behind, and under behave alone conclude."""
    if hasattr(context, "player"):
        context.player.close()
    if getattr(context, "campaign", None) is not None:
        print(context.campaign.finish().told, file=sys.__stdout__)  # behave keeps what hooks print to itself
