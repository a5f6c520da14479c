"""What comes by the axis for documents: status messages and answers in edXML."""

import json as jsonlib
import sys
from pathlib import Path

from cyclopts import App

from flows.cli.app import Act, print_text, program, the_office
from models.plain_line import seen_line
from models.text import mark_text, tr
from tasks.i18n import shown

edxml = App(name="edxml", help="Gói edXML của trục liên thông văn bản: trạng thái xử lý và văn bản trả lời.")
program.command(edxml)


@edxml.command
def take(*paths: Path, json: bool = False, act: Act = Act()) -> int:
    """Nhận các gói edXML: trạng thái (01–06, 13–16) được ghi nhận một lần; văn bản trả lời chờ cán bộ xem.

    Parameters
    ----------
    paths
        Các tệp .edxml, .xml, hoặc thư mục chứa chúng. Tệp được để nguyên; nhận lại không đổi gì.
    json
        In một đối tượng JSON cho mỗi tệp.
    """
    from models.errors import UserError
    from tasks.inbox.axis.take import Taken, files_in, take_files
    from tasks.labels import MAIL_LABELS

    if not paths:
        raise UserError("chưa có gói nào để nhận; hãy ghi tên tệp hoặc thư mục, như: dondoc edxml take den/")
    refused = 0
    with the_office(act) as (app, now):
        for taken in take_files(app, files_in(paths), now, act.actor):
            if not isinstance(taken, Taken):
                refused += 1
                name, error = taken
                line = {"file": name, "refused": error.code, "message": str(error)}
                said = tr("{name}: {error}", name=seen_line(name), error=mark_text(error))
                print(jsonlib.dumps(line, ensure_ascii=False)) if json else print_text(said, file=sys.stderr)
            elif json:
                print(jsonlib.dumps(_line(taken), ensure_ascii=False))
            else:
                word = MAIL_LABELS[taken.state] if taken.state else "đã có"
                parts = (taken.code or "văn bản", taken.agency, word, taken.reason)
                print(f"{seen_line(taken.file)}: {' · '.join(map(shown, filter(None, parts)))}")
    return 1 if refused and not json else 0


def _line(taken: object) -> dict[str, object]:
    line = dict(vars(taken))
    return line | {"state": line["state"].value if line["state"] else "known"}
