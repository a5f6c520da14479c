"""Whole documents with their gold in one file, gold/{mended,fresh}/*.txt: the document as it was typed, a line of
"=====", then a fact a line, as in brief.py ("O:2024-03-25", "W:2024-04-15..2024-05-15") or "number: 12/KH-UBND".

"?" before a fact: it may be found or not; "!" before words: nothing may be taken of them; "scan: yes": recognised.
"""

from pathlib import Path
from typing import Any

_LISTS = {"to": "addressees", "copy": "copies"}
_NAMES = {"on": "issued_on", "month": "issued_month", "type": "doc_type"}
_EMPTY = ("number", "symbol", "issued_on", "issued_month", "place", "doc_type", "urgency", "subject")
_CUT = "\n=====\n"


def document_of(path: Path) -> str:
    """The document alone."""
    return path.read_text("utf-8").split(_CUT)[0] + "\n"


def gold_of(path: Path) -> dict[str, Any]:
    """The same as a gold file of gold.py."""
    gold: dict[str, Any] = dict.fromkeys(_EMPTY) | {"signer": {"name": None}, "addressees": [], "copies": []}
    gold |= {"bases": [], "windows": [], "deadlines": [], "distractors": []}
    for line in path.read_text("utf-8").split(_CUT)[1].splitlines():
        mark, said = (line[0], line[2:]) if line[0] in "?!" else ("", line)
        name, _, value = said.partition(": ")
        if mark == "!":
            gold["distractors"].append(said)
        elif name in _LISTS:
            gold[_LISTS[name]].append(value)
        elif name == "base":
            number, day = value.rsplit(" ", 1)
            gold["bases"].append({"number": number, "date": day, "optional": mark == "?"})
        elif value:
            gold[_NAMES.get(name, name)] = {"name": value} if name == "signer" else value
        else:
            gold["windows" if said[0] == "W" else "deadlines"].append(_time(said) | {"optional": mark == "?"})
    if gold["number"] and not gold["symbol"]:
        gold["symbol"] = gold["number"].split("/", 1)[1]
    return gold


def _time(said: str) -> dict[str, Any]:
    """A window or a deadline as brief.py writes it; the hour of what comes again is not compared."""
    kind, _, rest = said.partition(":")
    if kind == "W":
        start, end = rest.split("..")
        return {"start": start, "end": None if end == "None" else end}
    if kind == "O":
        return {"kind": "once", "due": rest}
    if kind == "Q":
        return {"kind": "on_request"}
    words = rest.split()
    if kind == "R":
        return {"kind": "relative", "relative": {"count": int(words[0]), "unit": words[1]}}
    day, _, month = next((word for word in words[1:] if ":" not in word), "").partition("/")
    found = {"day": int(day) if day else None, "month": int(month) if month else None}
    return {"kind": "periodic", "recurrence": {"every": words[0], **found}}
