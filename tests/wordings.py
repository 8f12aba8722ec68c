"""The English sentences in code that may come before a reader: what errors, refused sources and warnings are worded in."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
LOGS = {"log", "LOG"}
# What is raised for developers: somebody else catches it, or it is a fault of the program.
INTERNAL = {
    "ValueError",
    "KeyError",
    "RuntimeError",
    "TypeError",
    "AssertionError",
    "EOFError",
    "TimeoutError",
    "error",
}
# Arguments that describe an interface.
DESCRIBING = {"description", "help", "metavar", "title", "summary", "usage"}
WORD = re.compile(r"(?<![\w{.])[a-z]{2,}(?=[ ,.;:)]|$)")
# A sentence of ours has one of these; lists of words, queries and addresses have none.
BINDING = re.compile(r"\b(?:is|are|was|were|has|holds|could|cannot|does|no|not|it|its|the|to|than|of)\b")
NO_SENTENCE = re.compile(
    r"[一-鿿|<=\\]|\b(?:SELECT|INSERT|CREATE|UPDATE|DELETE|ALTER)\b|^\W*[a-z]+(?:[ ,]+[a-z_:]+){12}"
)


def wordings(*modules: str) -> Iterator[tuple[str, str]]:
    """Yield file and text of each sentence in these modules (glob patterns below the root); what differs is X7."""
    for path in sorted({path for pattern in modules for path in ROOT.glob(pattern)}):
        seeing = _Seeing()
        seeing.visit(ast.parse(path.read_text("utf-8")))
        yield from ((path.relative_to(ROOT).as_posix(), " ".join(text.split())) for text in seeing.found)


class _Seeing(ast.NodeVisitor):
    def __init__(self) -> None:
        self.found: list[str] = []

    def visit_Expr(self, node: ast.Expr) -> None:
        if not isinstance(node.value, ast.Constant):  # a docstring
            self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        owner = node.func.value if isinstance(node.func, ast.Attribute) else None
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if getattr(owner, "id", "") in LOGS or name in INTERNAL or (name == "compile" and owner is not None):
            return
        for argument in (*node.args, *(one.value for one in node.keywords if one.arg not in DESCRIBING)):
            self.visit(argument)
        self.visit(node.func)

    def visit_Constant(self, node: ast.Constant) -> None:
        if isinstance(node.value, str):
            self._see(node.value)

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        # Half of such a text is in braces: what stands there is looked at, too.
        self._see("".join(one.value if isinstance(one, ast.Constant) else "X7" for one in node.values))
        for one in node.values:
            if isinstance(one, ast.FormattedValue):
                self.visit(one.value)

    def _see(self, text: str) -> None:
        if len(WORD.findall(text)) >= 3 and BINDING.search(text) and not NO_SENTENCE.search(text):
            self.found.append(text)
