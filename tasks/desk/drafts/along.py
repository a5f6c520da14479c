"""The files that go along with a document: which of those that it names each is, or a further one, or none."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tasks.desk.drafts.cards import Choices, Entry, Option, tick
from tasks.launch.draft import AttachmentPart, one_line, slug_of
from tasks.storage.attachments import file_name_of

OWN, NOT_SENT = "own", "-"


def files_along(
    named: Sequence[AttachmentPart], files: Sequence[dict[str, Any]], choices: Choices
) -> tuple[tuple[Entry, ...], list[AttachmentPart]]:
    """The entries for files and names, and what is sent along: each named document once, with its file if given."""
    others = [file for file in files if file["kind"] not in ("main", "document")]
    options: tuple[Option, ...] = tuple((str(i), one_line(part.name)) for i, part in enumerate(named))
    options = (*options, (OWN, "tệp kèm theo khác"), (NOT_SENT, "không gửi kèm"))
    entries: list[Entry] = []
    given: dict[int, str] = {}
    more: list[AttachmentPart] = []
    for file in others:
        name = f"a.{file['sha256'][:12]}"
        chosen = choices.text(name, _guess(file["name"], named))
        chosen = chosen if chosen in dict(options) else OWN
        entries.append(Entry(name, file["name"], chosen, "choice", options, wide=True))
        if chosen == OWN:
            more.append(AttachmentPart(name=Path(file["name"]).stem, path=file_name_of(file)))
        elif chosen != NOT_SENT:
            given[int(chosen)] = file_name_of(file)
    keeps = [tick(f"n.{i}", f"Nêu trong thư: {one_line(part.name)}", choices) for i, part in enumerate(named)]
    parts = [
        part.model_copy(update={"path": given.get(i, "")})
        for i, (part, keep) in enumerate(zip(named, keeps, strict=True))
        if keep.ticked or i in given
    ]
    return (*entries, *keeps), [*parts, *more]


def not_uploaded(parts: Sequence[AttachmentPart]) -> list[str]:
    """A sentence for what the document says goes along and of which there is no file; none where all are there."""
    named = [one_line(part.name) for part in parts if not part.path]
    if not named:
        return []
    names = "”, “".join(named)
    return [f"Văn bản ghi kèm theo “{names}” nhưng chưa có tệp: thêm tệp, hoặc bỏ đánh dấu để thư không nêu."]


def _guess(file_name: str, named: Sequence[AttachmentPart]) -> str:
    """The one named document whose number the file's name bears; OWN where none or several may be meant."""
    plain = re.sub(r"[^a-z0-9]", "", slug_of(Path(file_name).stem))
    fits = [i for i, part in enumerate(named) if (number := _number_of(part.name)) and number in plain]
    return str(fits[0]) if len(fits) == 1 else OWN


def _number_of(name: str) -> str:
    """03/KH-TBTT as 03khtbtt; "" where the name has no number."""
    found = re.search(r"(\d+)\s*[-/]\s*([A-ZĐ][\w-]*(?:-[\w-]+)*)", name)
    return re.sub(r"[^a-z0-9]", "", slug_of(found[1] + found[2])) if found else ""
