"""Small YAML files that people edit: checked against a model, every problem with its line.

A model's fields carry `examples`, of which the first shows a right line of the file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, TypeVar, get_args, get_origin

from pydantic import BaseModel, BeforeValidator, ConfigDict, PrivateAttr, Strict, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from common import yaml_reader
from common.problems import Problem, ProblemsError, did_you_mean
from common.yaml_reader import Document, Where


class Settings(BaseModel):
    """What a file says; no key may stand in it that the model does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    _document: Document | None = PrivateAttr(None)

    def line_in_file(self, *where: str | int) -> int:
        """Return the line of a key; 0 where the whole was not read from a file of its own."""
        return self._document.line_of(where) if self._document else 0


Model = TypeVar("Model", bound=BaseModel)

UNION_BRANCH = re.compile(r"[A-Z\[]|^(?:bool|str|int)$")
"""Matches what pydantic calls a branch of a union: `FromArticle`, `tuple[str, ...]`, `bool`."""
CHOICES = frozenset(["enum", "literal_error"])
CHOICE = re.compile(r"'([^']*)'")
EXPECTED = {
    "string_type": "words, or a number in quotes",
    "string_too_short": "words",
    "string_too_long": "at most {max_length} letters",
    "tuple_type": "a list such as [one, two]",
    "list_type": "a list such as [one, two]",
    "dict_type": "`key: value` lines",
    "mapping_type": "`key: value` lines",
    "model_type": "`key: value` lines",
    "too_short": "at least {min_length} of them",
    "too_long": "at most {max_length} of them",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "float_parsing": "a number",
    "date_type": "a day such as 2027-05-31",
    "date_parsing": "a day such as 2027-05-31",
    "date_from_datetime_parsing": "a day such as 2027-05-31",
    "date_from_datetime_inexact": "a day such as 2027-05-31",
    "greater_than": "more than {gt}",
    "greater_than_equal": "at least {ge}",
    "less_than": "less than {lt}",
    "less_than_equal": "at most {le}",
}
"""What pydantic misses, in an author's words; what is not listed here is told without any."""
CONTAINERS = (tuple, Mapping)


def text(value: object) -> str:
    """Return one line of words. A bare 000 in YAML is a number: that raises `ValueError`."""
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"expected words, or a number in quotes, found {value!r}.")
    return " ".join(value.split())


def at_most(letters: int, words: str) -> str:
    """Return words that are no longer; others raise `ValueError`."""
    if len(words) > letters:
        raise ValueError(f"expected at most {letters} letters, found {len(words)}.")
    return words


Text = Annotated[str, BeforeValidator(text)]
"""One line of words, without blanks around it."""
Truth = Annotated[bool, Strict()]
"""True or false; words that may mean it are none."""
Whole = Annotated[int, Strict()]
"""A whole number."""


def read(path: Path, model: type[Model], what: str, known: Mapping[str, Any]) -> Model:
    """Read `path`, which is `what` (such as "a region file"), as a `model`.

    `known` is what the model's validators need to know about the rest of the project. Raises one
    `ProblemsError` that holds every problem of the file.
    """
    settings, _, problems = look(path, model, what, known)
    if settings is None or problems:
        raise ProblemsError(problems)
    return settings


def look(
    path: Path, model: type[Model], what: str, known: Mapping[str, Any] | None = None
) -> tuple[Model | None, Document | None, list[Problem]]:
    """Return what `read` returns, or None; what can be read of the file; and every problem."""
    shown = str(path)
    try:
        content = path.read_text("utf-8")
    except OSError as error:
        return None, None, [Problem(shown, 0, f"expected {what}, found none ({error.strerror})")]
    except ValueError as error:  # bytes that are no text
        return None, None, [Problem(shown, 0, f"this cannot be read: {error}")]
    document, problems = yaml_reader.read(content, shown, examples=examples(model))
    settings = None
    if document:
        settings, more = check(document, shown, model, known)
        problems = together(problems, more, document)
    if isinstance(settings, Settings):
        settings._document = document
    return settings, document, problems


def check(
    document: Document, shown: str, model: type[Model], known: Mapping[str, Any] | None = None
) -> tuple[Model | None, list[Problem]]:
    """Hold what a file says against a model; return the model's value, or None, and every problem.

    `shown` is the file as its author would type it, `known` as in `read`.
    """
    if not isinstance(document.values, dict):
        return None, [
            Problem(shown, document.first_line, f"expected `key: value` lines. {_right(model)}")
        ]
    # YAML takes a key such as 5 or `yes` for a number or a truth
    named = {str(key): value for key, value in document.values.items()}
    try:
        return model.model_validate(named, context=known), []
    except ValidationError as error:
        found = [(_where(one), one) for one in error.errors(include_url=False)]
        # of the branches of a union, the one that goes furthest is what the author meant
        passed = {where[:length] for where, _ in found for length in range(len(where))}
        furthest = [(where, one) for where, one in found if where not in passed]
        return None, [_problem(shown, document, model, *one) for one in furthest]


def together(
    of_text: list[Problem], of_values: list[Problem], document: Document | None
) -> list[Problem]:
    """Return all problems, but of a line one alone where both its text and its value are wrong.

    That is what is wrong with the text: except where quotes would not make a right value of it.
    """
    keys = document.unquoted if document else {}
    of_them = (one for one in of_values if one.line in keys)
    no_help = {one.line for one in of_them if one.message.startswith(f"`{keys[one.line]}`")}
    of_text = [one for one in of_text if one.line not in no_help]
    wrong = {one.line for one in of_text}
    return of_text + [one for one in of_values if one.line not in wrong]


def examples(model: type[BaseModel]) -> dict[str, str]:
    """Return a right line for each key of a file."""
    fields = _fields(model)
    return {key: str(field.examples[0]) for key, field in fields.items() if field.examples}


def _where(error: ErrorDetails) -> Where:
    """Return the way to what is wrong, as an author sees it."""
    parts = error["loc"]
    # a key that is none is its author's word, whatever it looks like
    own = parts[-1:] if error["type"] == "extra_forbidden" else ()
    around = parts[: len(parts) - len(own)]
    return (*(p for p in around if isinstance(p, int) or not UNION_BRANCH.search(p)), *own)


def _problem(
    shown: str, document: Document, model: type[BaseModel], where: Where, error: ErrorDetails
) -> Problem:
    """Say in an author's words what pydantic found."""
    kind, found = error["type"], error["input"]
    line = document.line_of(where)
    key = yaml_reader.name_of(where)
    if kind == "extra_forbidden":
        keys = _keys(model, where)
        hint = did_you_mean(str(where[-1]), keys)
        return Problem(shown, line, f"`{key}` is no key here; there are {', '.join(keys)}.{hint}")
    right = _right(model, str(where[0])) if where else ""
    if kind == "missing":
        return Problem(shown, line, f"expected `{key}`, found none. {right}".strip())
    if kind == "value_error":
        told = f"{error['ctx']['error']} {right}".strip()
        return Problem(shown, line, f"`{key}`: {told}" if key else told)
    if kind in CHOICES:
        choices = CHOICE.findall(error["ctx"]["expected"])
        hint = did_you_mean(found, choices) if isinstance(found, str) else ""
        expected = error["ctx"]["expected"].replace(chr(39), "")
        told = f"is one of {expected}, found {_shown(found)}.{hint}"
        return Problem(shown, line, f"`{key}` {told} {right}".strip())
    if expected := EXPECTED.get(kind):
        expected = f"expected {expected.format(**error.get('ctx', {}))}"
    told = f"`{key}`: {expected or 'this cannot stand here'}, found {_shown(found)}. {right}"
    return Problem(shown, line, told.strip())


def _shown(found: object) -> str:
    """Name a value as its author sees it."""
    if found is None:
        return "nothing"
    if isinstance(found, bool):
        return str(found).lower()
    if isinstance(found, dict):
        return "`key: value` lines"
    if isinstance(found, list | tuple):
        return "a list"
    return repr(found) if isinstance(found, str) else str(found)


def _fields(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """Return the fields of a model by the keys that stand in the file."""
    return {field.alias or name: field for name, field in model.model_fields.items()}


def _keys(model: type[BaseModel], where: Where) -> list[str]:
    """Return the keys that may stand beside the one at `where`."""
    return list(_fields(_model_at(model, where[:-1]) or model))


def _right(model: type[BaseModel], key: str = "") -> str:
    """Show how `key` looks where it is right; the first key where none is meant."""
    fields = _fields(model)
    field = fields.get(key) or next(iter(fields.values()))
    return yaml_reader.right_is(field.examples[0]) if field.examples else ""


def _model_at(kind: Any, where: Where) -> type[BaseModel] | None:
    """Return the model of the value at `where` in one of a type, such as `tuple[Model, ...]`."""
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        if not where:
            return kind
        field = _fields(kind).get(str(where[0]))
        return _model_at(field.annotation, where[1:]) if field else None
    inside = where[1:] if get_origin(kind) in CONTAINERS else where
    return next(filter(None, (_model_at(part, inside) for part in get_args(kind))), None)
