"""Keep a text's controls of direction to itself (Unicode Bidirectional Algorithm, UAX #9).

A text that turns the direction and does not turn it back turns what follows it on the page, too: a
status beside a name would be read backwards. Neither `<bdi>` nor `dir` help, for the end of an
isolate that was left open is taken to be theirs.
"""

import re

# What a start opens, and by which sign it is closed.
_ENDS = {
    **dict.fromkeys("\u202a\u202b\u202d\u202e", "\u202c"),
    **dict.fromkeys("\u2066\u2067\u2068", "\u2069"),
}
_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")


def closed(words: str) -> str:
    """Return a text in which whatever it opens is closed, and what it closes was opened."""
    if words.isprintable():  # controls are not
        return words
    opened: list[str] = []
    strays = 0
    for control in _CONTROLS.findall(words):
        if control in _ENDS:
            opened.append(_ENDS[control])
        elif control == "\u202c":
            if opened[-1:] == [control]:  # it ends nothing that is outside of an isolate
                opened.pop()
        elif control in opened:
            while opened.pop() != control:  # an isolate's end also ends the embeddings in it
                pass
        else:
            strays += 1
    return "\u2068" * strays + words + "".join(reversed(opened))
