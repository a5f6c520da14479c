"""Whether what was to be published stands where the agencies say."""

import json as jsonlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

from flows.cli.app import print_text, program, the_office

if TYPE_CHECKING:
    from tasks.proofs.standing import Publication


@program.command
def proof(campaign: str, *, json: bool = False) -> None:
    """Chứng minh đăng tải: mỗi bài đăng đã chứng minh, chỉ mới báo, không còn, hay chưa kiểm được; và vì sao.

    Hệ thống mở địa chỉ mà cơ quan báo, rồi mở lại vào ngày cuối của khung thời gian; trang được giữ kèm mã SHA-256.

    Parameters
    ----------
    campaign
        Số/ký hiệu của văn bản, hoặc khóa của đợt.
    json
        In một đối tượng JSON.
    """
    from models.database import reading
    from tasks.campaigns.lookup import find_campaign
    from tasks.proofs.standing import count_publications, publication_json, publications_of

    with the_office() as (app, _), reading(app.engine) as session:
        one = find_campaign(session, campaign)
        found = publications_of(session, one)
        counted = count_publications(found)
    if json:
        lines = [publication_json(line) for line in found]
        print(jsonlib.dumps({"campaign": one.slug, **counted, "publications": lines}, ensure_ascii=False))
    elif not found:
        print_text("Đợt này không giao đăng tải cho cơ quan nào.")
    else:
        _print_publications(found, counted)


def _print_publications(found: "Sequence[Publication]", counted: dict[str, int]) -> None:
    from rich import box
    from rich.markup import escape
    from rich.table import Table

    from flows.cli.screen.tables import console
    from tasks.i18n import shown
    from tasks.labels import PROOF_LABELS
    from tasks.proofs.standing import count_words, page_words

    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0))
    for head in ("số", "cơ quan", "tình trạng", "bài đăng"):
        table.add_column(shown(head), overflow="fold")
    for one in found:
        number, name, state = f"#{one.due.id}", escape(one.agency), shown(one.words)
        for page in one.pages or (None,):
            said = f"{shown(PROOF_LABELS[page.state])}: {shown(page_words(page))}" if page else ""
            table.add_row(number, name, state, escape(f"{page.url}\n{said}") if page else "–")
            number = name = state = ""
    console().print(table)
    print(f"{shown(count_words(counted))}.")
