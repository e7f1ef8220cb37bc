"""Templates compiled to plainer Python than Jinja's own: a site has a hundred expressions a record.

Jinja looks at run time for what the templates here never have: items that pass for attributes,
functions that want its context, macros with a caller. Three quarters of the time went into that.
So an attribute is Python's attribute, a call is a call, a macro a function, and a text of the site
stands in the code. What a template cannot have, it is refused; what is not there still raises.

Whatever a template shows still goes through the environment's `finalize`, unless it is exactly a
`Markup`, which that would return as it is.
"""

from collections.abc import Callable, Iterator
from typing import Any, cast

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.utils import missing
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from dossier.texts import TEXTS, pieces

TEXT = "t"
"""What templates call the function that returns the site's own texts."""


class Generator(CodeGenerator):
    """Writes the code of templates."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802
        """Write a template's code, in which texts without values are spelt out."""
        super().visit_Template(_SpeltOut().visit(node), frame)

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:  # noqa: N802
        """Write what shows expressions, of a text its words and values one after the other."""
        parts = [part for child in node.nodes for part in _parts(child)]
        super().visit_Output(nodes.Output(parts, lineno=node.lineno), frame)

    def write_commons(self) -> None:
        """Write what every template's code starts with."""
        super().write_commons()
        self.writeline("shown = environment.finalize")
        self.writeline("made = environment.made")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        """Write an attribute, which no item stands in for."""
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:  # noqa: N802
        """Write an item, which no attribute stands in for."""
        self.visit(node.node, frame)
        self.write("[")
        self.visit(node.arg, frame)
        self.write("]")

    def visit_Test(self, node: nodes.Test, frame: Frame) -> None:  # noqa: N802
        """Write a test; whether something is None, or has an attribute, Python itself can say."""
        if node.name == "none":
            self.write("(")
            self.visit(node.node, frame)
            self.write(" is None)")
        elif node.name == "defined" and isinstance(node.node, nodes.Getattr):
            self.write("hasattr(")
            self.visit(node.node.node, frame)
            self.write(f", {node.node.attr!r})")
        else:
            super().visit_Test(node, frame)

    def visit_Const(self, node: nodes.Const, frame: Frame) -> None:  # noqa: N802
        """Write a constant, also one that a text has become."""
        if isinstance(node.value, Markup):
            self.write(f"made({str(node.value)!r})")
        else:
            super().visit_Const(node, frame)

    def visit_TemplateData(self, node: nodes.TemplateData, frame: Frame) -> None:  # noqa: ARG002, N802
        """Write a text that is given to something."""
        self.write(f"made({node.data!r})")

    def visit_Call(  # noqa: N802
        self,
        node: nodes.Call,
        frame: Frame,
        forward_caller: bool = False,  # noqa: FBT001, FBT002
    ) -> None:
        """Write a call, of a function to which Jinja has nothing to add."""
        if forward_caller or node.dyn_args or node.dyn_kwargs:
            raise TypeError(f"{self.name}:{node.lineno}: a call that is more than one")
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: ARG002, N802
        """Refuse what would join texts behind our back."""
        raise TypeError(f"{self.name}:{node.lineno}: `~` escapes for HTML but not for Markdown")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:  # noqa: ARG002
        """Write a macro: a function that takes its arguments by position and returns markup."""
        if macro_ref.accesses_caller or macro_ref.accesses_kwargs or macro_ref.accesses_varargs:
            raise TypeError(f"{self.name}:{macro_ref.node.lineno}: a macro with hidden arguments")
        macro = cast("nodes.Macro", macro_ref.node)
        name = f"{self.name}:{macro.name}"
        self.write(f"environment.macro(macro, {name!r}, {len(macro.defaults)})")

    def return_buffer_contents(self, frame: Frame, force_unescaped: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002
        """Write how a macro ends: what it has put together is markup."""
        self.writeline(f"return made(concat({frame.buffer}))")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ARG002
        self.write("(value if type(value := ")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ARG002
        self.write(") is Markup else shown(value))")


class _SpeltOut(NodeTransformer):
    """Puts texts that ask for no values in the place of the calls that return them."""

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        match _text(node):
            case str() as key if all(name is None for _, name in pieces(key)):
                words = "".join(words for words, _ in pieces(key))
                return nodes.TemplateData(words, lineno=node.lineno)
            case _:
                return node


def _parts(shown: nodes.Expr) -> Iterator[nodes.Expr]:
    """Yield what is shown of an expression: of a text, its words and the values between them."""
    key = _text(shown)
    values = (
        {each.key: each.value for each in shown.kwargs} if isinstance(shown, nodes.Call) else {}
    )
    if key is None or not {name for _, name in pieces(key) if name} <= values.keys():
        yield shown
        return
    for words, name in pieces(key):
        yield nodes.TemplateData(words, lineno=shown.lineno)
        if name is not None:
            yield values[name]


def _text(node: nodes.Expr) -> str | None:
    """Return the key of the text that a call returns, where the template itself says which."""
    if not (isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name)):
        return None
    if node.node.name != TEXT or not all(isinstance(each, nodes.Const) for each in node.args):
        return None
    key = key_of(*(each.value for each in cast("list[nodes.Const]", node.args)))
    return key if key in TEXTS else None


def key_of(area: str, variant: str | None = None) -> str:
    """Return the key of a text.

    Args:
        area: The key, or the start of it.
        variant: The rest of it, after a full stop where `area` has none, else a hyphen.
    """
    if variant is None:
        return area
    return f"{area}-{variant}" if "." in area else f"{area}.{variant}"


def with_defaults(macro: Callable[..., Markup], count: int) -> Callable[..., Markup]:
    """Let the last arguments of a macro's function be left out; its code puts defaults there."""
    macro.__defaults__ = (missing,) * count
    return macro
