"""XML from outside to elements with their places in the source: parsed by expat, which is given nothing to open.

No external entity, DTD or inclusion is ever opened: expat opens nothing by itself, and no handler here does. Of the
entities that a document declares itself, only plain short texts are put in; one whose value holds markup or another
entity is refused, and so is a document that grows by more than 1 MB ("billion laughs", "quadratic blow-up"). XML 1.0,
fifth edition.
"""

from __future__ import annotations

import html.entities
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from .extract import Piece

_GROWTH = 1_000_000
"""Characters by which entities may make a document longer."""
_MOST_ELEMENTS = 500_000
_DEEPEST = 500


class XmlError(ValueError):
    """A document is not well-formed, or is refused; the text says why and where."""


@dataclass(slots=True)
class Element:
    """An element: its name without prefix, its attributes without theirs, and what stands in it, in order.

    `start` and `end` are the source with its tags; `end` is -1 where no end was seen. A piece of text is the characters
    that it means, with the code points of the source that say them.
    """

    name: str
    attributes: dict[str, str]
    start: int
    end: int = -1
    content: list[Element | Piece] = field(default_factory=list)

    @property
    def elements(self) -> Iterator[Element]:
        """The elements directly in this one."""
        return (one for one in self.content if isinstance(one, Element))

    def first(self, *path: str) -> Element | None:
        """The first element on a path of names."""
        here: Element | None = self
        for name in path:
            here = next((one for one in here.elements if one.name == name), None) if here else None
        return here

    def all(self, name: str) -> Iterator[Element]:
        """All elements of this name, in order, this one and those inside others of the name too."""
        waiting = [self]
        while waiting:
            here = waiting.pop()
            if here.name == name:
                yield here
            waiting.extend(reversed(list(here.elements)))

    @property
    def text(self) -> str:
        """The text of this element and all in it, with one blank where several meet."""
        parts: list[str] = []
        waiting: list[Element | Piece] = [self]
        while waiting:
            here = waiting.pop()
            if isinstance(here, Element):
                waiting.extend(reversed(here.content))
            else:
                parts.append(here[0])
        return " ".join("".join(parts).split())


def parsed(source: str) -> tuple[Element, XmlError | None]:
    """The root element, and the error where the document is not well-formed to its end.

    Raises `XmlError` where not even a root begins, and where the document is refused.
    """
    builder = _Builder(source)
    try:
        builder.parser.Parse(builder.data, True)
    except expat.ExpatError as error:
        why = XmlError(f"no well-formed XML: {expat.ErrorString(error.code)}, line {error.lineno}")
        if builder.root is None:
            raise why from None
        return builder.root, why
    assert builder.root  # noqa: S101 - a document without a root is not well-formed
    return builder.root, None


class _Builder:
    """Builds elements from what expat reports; its byte offsets are turned into code points of the source."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.data = source.encode("utf-8", "replace")
        self.root: Element | None = None
        self.open: list[Element] = []
        self.elements = self.put_in = self._bytes = self._chars = 0
        self._pending: tuple[str, int] | None = None
        self.parser = parser = expat.ParserCreate("utf-8")
        parser.buffer_text = False
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.SkippedEntityHandler = self._skipped
        parser.EntityDeclHandler = self._declared
        for name in ("Comment", "ProcessingInstruction", "StartCdataSection", "EndCdataSection"):
            setattr(parser, f"{name}Handler", self._passed)

    def _here(self) -> int:
        """The code point at which the parser is; what text came before ends here."""
        at = self.parser.CurrentByteIndex
        if at > self._bytes:
            self._chars += len(self.data[self._bytes : at].decode("utf-8", "replace"))
            self._bytes = at
        if self._pending and self.open and self._chars > self._pending[1]:
            characters, start = self._pending
            self.open[-1].content.append((characters, start, self._chars))
            self._pending = None
        return self._chars

    def _passed(self, *_: object) -> None:
        self._here()

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        at = self._here()
        self.elements += 1
        if self.elements > _MOST_ELEMENTS or len(self.open) >= _DEEPEST:
            raise XmlError(f"more than {_MOST_ELEMENTS:,} elements, or {_DEEPEST} in one another")
        made = Element(name.rpartition(":")[2], {k.rpartition(":")[2]: v for k, v in attributes.items()}, at)
        if self.open:
            self.open[-1].content.append(made)
        else:
            self.root = made
        self.open.append(made)

    def _end(self, _: str) -> None:
        at = self._here()
        if self.source.startswith("</", at):
            at = self.source.find(">", at) + 1
        elif not self.source.startswith(">", at - 1):  # an empty element, whose end is reported at its start
            at = self.source.find("/>", at) + 2
        self.open.pop().end = at

    def _text(self, characters: str) -> None:
        at = self._here()
        if self._pending and self._pending[1] == at:  # an entity's value comes in several calls
            characters = self._pending[0] + characters
        self._pending = (characters, at)
        self.put_in += len(characters)
        if self.put_in > len(self.source) + _GROWTH:
            raise XmlError(f"its entities make it longer by more than {_GROWTH:,} characters")

    def _skipped(self, name: str, is_parameter: bool) -> None:
        if not is_parameter:
            self._text(html.entities.html5.get(name + ";", f"&{name};"))

    def _declared(self, name: str, is_parameter: bool, value: str | None, *_: object) -> None:
        if not is_parameter and value is not None and ("&" in value or "<" in value):
            raise XmlError(f"it declares the entity {name[:40]!r}, whose value holds markup or other entities")
