"""The package documents itself: every public name says what it is, and its examples run."""

import ast
import doctest
import importlib
import inspect
import pkgutil
import textwrap

import pytest

import fleksjob

NAMES = sorted(
    each.name
    for each in pkgutil.walk_packages(fleksjob.__path__, "fleksjob.")
    if not each.name.endswith("__main__")
)


def public(module):
    """The functions and classes that the module defines, with the methods and properties of its classes."""
    for name, value in vars(module).items():
        own = getattr(value, "__module__", None) == module.__name__
        if name.startswith("_") or not own or not (inspect.isfunction(value) or inspect.isclass(value)):
            continue
        yield name, value
        if inspect.isclass(value):
            for part, each in vars(value).items():
                if not part.startswith("_") and (inspect.isfunction(each) or isinstance(each, property)):
                    yield f"{name}.{part}", each


@pytest.mark.parametrize("name", NAMES)
def test_every_example_runs(name, monkeypatch):
    monkeypatch.delenv("FLEKSJOB_SATSER", raising=False)
    assert doctest.testmod(importlib.import_module(name)).failed == 0


@pytest.mark.parametrize("name", NAMES)
def test_every_module_and_public_name_says_what_it_is(name):
    module = importlib.import_module(name)
    assert module.__doc__, name
    assert [part for part, value in public(module) if not inspect.getdoc(value)] == []


OURS = ("LawError", "InputError", "ParseError", "RateMissing", "Fejl", "FileError")


def raised_by_name(value):
    """The errors of ours that the body of a function raises by name, nested functions left out."""
    if not inspect.isfunction(value):
        return set()
    (function,) = ast.parse(textwrap.dedent(inspect.getsource(value))).body
    waiting, found = list(function.body), set()
    while waiting:
        node = waiting.pop()
        if (
            isinstance(node, ast.Raise)
            and isinstance(node.exc, ast.Call)
            and isinstance(node.exc.func, ast.Name)
        ):
            found.add(node.exc.func.id)
        if not isinstance(node, ast.FunctionDef):
            waiting.extend(ast.iter_child_nodes(node))
    return {name for name in found if name.endswith(OURS)}


@pytest.mark.parametrize("name", NAMES)
def test_what_a_public_function_raises_stands_in_its_docstring(name):
    for part, value in public(importlib.import_module(name)):
        raised = raised_by_name(value.fget if isinstance(value, property) else value)
        assert not raised or "aises" in inspect.getdoc(value), (part, raised)


@pytest.mark.parametrize(
    "name",
    [
        "fleksjob.beregning",
        "fleksjob.vurdering",
        "fleksjob.regelsvar",
        "fleksjob.frister",
        "fleksjob.rates",
        "fleksjob.dates",
        "fleksjob.hours",
        "fleksjob.money",
        "fleksjob.law",
        "fleksjob.law.emner",
        "fleksjob.katalog",
    ],
)
def test_the_doors_of_the_package_have_an_example(name):
    module = importlib.import_module(name)
    finder = doctest.DocTestFinder(exclude_empty=True)
    assert any(each.examples for each in finder.find(module)), f"{name} shows no example"
