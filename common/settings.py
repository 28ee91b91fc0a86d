"""Small YAML files that people edit: checked against a model, every problem with its line.

A model's fields carry `examples`, of which the first shows a right line of the file.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, TypeVar, get_args

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from common.problems import Problem, ProblemsError, did_you_mean
from common.yaml_lines import LOADER, Lines, Where, lines_of_keys


class Settings(BaseModel):
    """What a file says; no key may stand in it that the model does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True)


Model = TypeVar("Model", bound=Settings)


def text(value: object) -> str:
    """Return one line of words. A bare 000 in YAML is a number: that raises `ValueError`."""
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"expected words, or a number in quotes, found {value!r}.")
    return " ".join(value.split())


Text = Annotated[str, BeforeValidator(text)]
"""One line of words, without blanks around it."""


def read(path: Path, model: type[Model], what: str, known: Mapping[str, Any]) -> Model:
    """Read `path`, which is `what` (such as "a region file"), as a `model`.

    `known` is what the model's validators need to know about the rest of the project. Raises one
    `ProblemsError` that holds every problem of the file.
    """
    shown = str(path)
    try:
        content = path.read_text("utf-8")
        loader = LOADER(content)
        node = loader.get_single_node()
        values = loader.construct_document(node) if node else None
    except OSError as error:
        problem = Problem(shown, 0, f"expected {what}, found none ({error.strerror})")
        raise ProblemsError([problem]) from None
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        problem = Problem(shown, line, f"this is not YAML: {error.problem}. {_right(model)}")
        raise ProblemsError([problem]) from None
    except (yaml.YAMLError, ValueError) as error:  # bytes that are no text, or a date 2026-02-31
        raise ProblemsError([Problem(shown, 0, f"this cannot be read: {error}")]) from None
    if not isinstance(values, dict):
        found = f"expected `key: value` lines. {_right(model)}"
        raise ProblemsError([Problem(shown, 1, found)])
    lines, problems = lines_of_keys(shown, node)
    try:
        # YAML takes a key such as 5 or `yes` for a number or a truth
        named = {str(key): value for key, value in values.items()}
        settings = model.model_validate(named, context=known)
    except ValidationError as error:
        told = [_problem(shown, lines, model, one) for one in error.errors(include_url=False)]
        raise ProblemsError(problems + told) from None
    if problems:
        raise ProblemsError(problems)
    return settings


def _problem(shown: str, lines: Lines, model: type[Settings], error: ErrorDetails) -> Problem:
    """Say in an author's words what pydantic found."""
    where: Where = error["loc"]
    line = next((lines[where[:n]] for n in range(len(where), 0, -1) if where[:n] in lines), 1)
    key = ".".join(str(part) for part in where if isinstance(part, str))
    if error["type"] == "extra_forbidden":
        keys = _keys(model, where)
        hint = did_you_mean(str(where[-1]), keys)
        return Problem(shown, line, f"`{key}` is no key here; there are {', '.join(keys)}.{hint}")
    right = _right(model, str(where[0]))
    if error["type"] == "missing":
        return Problem(shown, line, f"expected `{key}`, found none. {right}")
    if error["type"] == "value_error":
        return Problem(shown, line, f"`{key}`: {error['ctx']['error']} {right}")
    # a word where a list belongs, or the like
    return Problem(shown, line, f"`{key}`: not of this kind: {error['input']!r}. {right}")


def _fields(model: type[Settings]) -> dict[str, FieldInfo]:
    """Return the fields of a model by the keys that stand in the file."""
    return {field.alias or name: field for name, field in model.model_fields.items()}


def _keys(model: type[Settings], where: Where) -> list[str]:
    """Return the keys that may stand beside the one at `where`; files are two levels deep."""
    fields = _fields(model)
    if len(where) > 1:
        fields = _fields(_model_in(fields[str(where[0])].annotation) or model)
    return list(fields)


def _right(model: type[Settings], key: str = "") -> str:
    """Show how `key` looks where it is right; the first key where none is meant."""
    fields = _fields(model)
    field = fields.get(key) or next(iter(fields.values()))
    return f"Right: {(field.examples or [''])[0]}"


def _model_in(annotation: Any) -> type[Settings] | None:
    """Return the model inside a type such as `tuple[Model, ...]` or `Model | None`."""
    if isinstance(annotation, type) and issubclass(annotation, Settings):
        return annotation
    inner = (_model_in(part) for part in get_args(annotation))
    return next((found for found in inner if found), None)
