"""Every act that goes on the log stands in the table of acts whose log write fails (tests/unit/test_rollback.py)."""

import ast
from pathlib import Path

from tests.house.tree import functions, modules, product

# What acts are made of: each is reached by an act of the table.
PARTS = {"record", "write_appointment"}
# That a draft was begun, and what an organisation is called, stand in their history, and what one person read off a
# paper stands in its row until another confirms it, and who asked for an organisation in the row of the wish: no event
# tells of them.
NOT_ON_THE_LOG = {
    "add_organisation", "ask_for_organisation", "begin_draft", "change_organisation", "correct_name",
    "record_earlier_name", "record_paper", "record_succession", "rename_organisation", "set_succession_aside",
}  # fmt: skip
# The table of the register's acts does some of them through its factory.
TABLES = (Path("tests/acts"), Path("tests/factories/register.py"))


def takes_the_forms_token(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Whether a function is an act: keyword-only, done by somebody, with the form's token as `act`."""
    return {"act", "by"} <= {argument.arg for argument in node.args.kwonlyargs}


def acts() -> set[str]:
    found = {node.name for tree in product().values() for node in functions(tree) if takes_the_forms_token(node)}
    return {name for name in found if not name.startswith("_")} - PARTS - NOT_ON_THE_LOG


def names_called() -> set[str]:
    """Returns every name that stands in the tables of acts."""
    trees = [tree for path, tree in modules().items() if any(path.is_relative_to(table) for table in TABLES)]
    return {node.id for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Name)}


def test_every_act_is_in_the_table() -> None:
    missing = acts() - names_called()

    assert not missing


def test_there_are_acts_to_be_found() -> None:
    assert {"enter", "sign", "sign_agreement", "approve", "erase"} <= acts()
