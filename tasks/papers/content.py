"""What the office's own documents about a campaign say: the công văn đôn đốc, the request, the summary report."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from pendulum import DateTime
from sqlmodel import Session, col, select

from models.agency import Agency
from models.app import App
from models.campaign import Campaign, Recipient, Window
from models.deadline import rest_hint
from models.directive import Directive
from models.states import DueState
from models.text import tr
from tasks.campaigns.request import find_report_on_request
from tasks.due_times import short_deadline
from tasks.errors import Refused
from tasks.figures.counts import Figures, Standing, count_figures, due_line
from tasks.figures.summary import Summary, newest_summaries, report_summaries
from tasks.figures.summary_words import SUM_HEADS, few_names, left_out_words, sum_lines
from tasks.labels import standing_words
from tasks.papers.chosen_reports import WantedPaper, due_so_far, report_to_chase, rows_of_report
from tasks.papers.document import Annex, DocumentTable, Paper
from tasks.papers.symbol import own_symbol, unit_of
from tasks.proofs.standing import count_publications, count_words, publications_of
from tasks.render import capitalised, day_words, render_document, two_digits
from tasks.report_forms.schema import in_words

FEW = 5
"""As many addressees stand below "Kính gửi"; more are named in the annex."""
NAMED_IN_BODY, REPORTS_IN_BODY = 15, 12
"""Agencies that the body of a report names in a list, and reports in its table; the annexes have all."""


def chase_document(app: App, session: Session, campaign: Campaign, wanted: WantedPaper, now: DateTime) -> Paper:
    """The công văn đôn đốc on what is overdue: how many have reported, who has not (annex), the new day.

    Raises Refused when nobody is missing, several reports are and none is named, or the day is no working day to come.
    """
    due_on = _checked_day(app, wanted, now)
    about, rows = report_to_chase(session, campaign, wanted, now)
    behind = [row for row in rows if row.overdue(now) or row.due.state is DueState.RETURNED]
    missing = behind or [row for row in rows if row.owed]
    facts = paper_facts(app, session, campaign, now) | {
        "what": about, "figures": count_figures(rows, now), "missing": missing, "due_on": due_on,
        "returned": sum(row.due.round > 1 for row in missing), "until": _common_day(rows),
        "in_annex": len(missing) > FEW,
    }  # fmt: skip
    names = tuple(row.recipient.name for row in missing)
    annex = DocumentTable(
        ("STT", "Cơ quan, đơn vị", "Hạn báo cáo", "Tình trạng"),
        (15, 78, 28, 44),
        tuple(_missing_line(number, row, now) for number, row in enumerate(missing, start=1)),
    )
    return paper_of(
        facts,
        "chase",
        to=names if len(names) <= FEW else ("Các cơ quan, đơn vị có tên tại Phụ lục kèm theo.",),
        annexes=(Annex("Danh sách cơ quan, đơn vị chưa báo cáo", annex),),
    )


def request_document(app: App, session: Session, campaign: Campaign, wanted: WantedPaper, now: DateTime) -> Paper:
    """The công văn that asks for a report "khi có yêu cầu". `report` names the obligation where there are several.

    Raises Refused when the directive owes none.
    """
    due_on, window = _checked_day(app, wanted, now), wanted.window
    obligation = find_report_on_request(session, campaign, wanted.report or None)
    bound = select(Recipient).where(col(Recipient.id).in_(obligation.binds)).order_by(col(Recipient.id))
    recipients = session.exec(bound).all()
    facts = paper_facts(app, session, campaign, now)
    what = f"{obligation.title} về {window.topic}" if window else obligation.title
    facts |= {"what": what, "due_on": due_on}
    return paper_of(facts, "request", to=_grouped(recipients))


def report_document(app: App, session: Session, campaign: Campaign, wanted: WantedPaper, now: DateTime) -> Paper:
    """The summary report on what is due: the figures of each report, what those in a form add up to, who was late, who
    is missing; agency by agency in the annexes. Without the annexes it has three pages, however many agencies.

    Raises Refused when no report has been asked for, or none is due yet and none is named.
    """
    window, every = wanted.window, rows_of_report(session, campaign, wanted)
    if not every:
        raise Refused(f"đợt {campaign.slug} chưa yêu cầu báo cáo nào; chưa có số liệu để tổng hợp")
    groups = {name: due for name, some in every.items() if (due := some if wanted.report else due_so_far(some, now))}
    if not groups:
        raise Refused(f"chưa có báo cáo nào đến hạn hay đã nộp; hãy nêu --report: {'; '.join(every)}")
    rows = sorted((row for some in groups.values() for row in some), key=lambda row: row.due.id)
    found = report_summaries(session, campaign, now, window_id=window.id if window else None, rows=rows)
    sums = newest_summaries(found)
    facts = paper_facts(app, session, campaign, now) | {
        "figures": count_figures(rows, now), "window": window, "most": NAMED_IN_BODY,
        "published": "" if window else _published(session, campaign),
        "late": [row for row in rows if row.late], "missing": [row for row in rows if row.owed],
        "sums": [
            {"title": capitalised(one.title), "apart": [(word, few_names(some)) for word, some in left_out_words(one)]}
            for one in sums
        ],
    }  # fmt: skip
    lines = [_figures_line(about, count_figures(some, now)) for about, some in _newest(groups).items()]
    if len(groups) > 1:
        lines.append(_figures_line("Cộng", count_figures(rows, now)))
    heads = ("Nội dung", "Phải nộp", "Đã nộp", "Đúng hạn", "Chậm", "Gia hạn", "Miễn", "Chưa nộp", "Tỷ lệ")
    annex = DocumentTable(
        ("STT", "Cơ quan, đơn vị", "Hạn", "Ngày nhận", "Tình trạng"),
        (15, 67, 26, 26, 31),
        tuple(_line(number, row, now) for number, row in enumerate(rows, start=1)),
    )
    return paper_of(
        facts,
        "report",
        name="Báo cáo",
        to=(),
        figures=(DocumentTable(heads, (33, 15, 15, 15, 17, 15, 16, 17, 22), tuple(lines)), *map(_sums_table, sums)),
        annexes=(Annex("Kết quả của từng cơ quan, đơn vị", annex), *_figures_annex(sums)),
    )


def _published(session: Session, campaign: Campaign) -> str:
    """How many of the publications are proved, in one sentence; "" where none is asked for."""
    found = publications_of(session, campaign)
    return str(count_words(count_publications(found))) if found else ""


def _newest(groups: dict[str, list[Standing]]) -> dict[str, list[Standing]]:
    """The reports of the table in the body: of very many the newest, and those before together."""
    names = list(groups)
    if len(names) <= REPORTS_IN_BODY:
        return {capitalised(name): groups[name] for name in names}
    before, last = names[:-REPORTS_IN_BODY], names[-REPORTS_IN_BODY:]
    earlier = {f"{len(before):02d} báo cáo trước đó": [row for name in before for row in groups[name]]}
    return earlier | {capitalised(name): groups[name] for name in last}


def _sums_table(one: Summary) -> DocumentTable:
    return DocumentTable(SUM_HEADS, (60, 24, 48, 33), tuple(sum_lines(one.sums)))


def _figures_annex(sums: Sequence[Summary]) -> Iterator[Annex]:
    """What each agency reported, all in one table; who reported no figures is there with how it stands."""
    told = [(one, answer) for one in sums for answer in one.answers]
    rows = tuple(
        (str(number), answer.agency, capitalised(one.title), in_words(one.fields, answer.values) or answer.says)
        for number, (one, answer) in enumerate(told, start=1)
    )
    if rows:
        yield Annex(
            "Số liệu của từng cơ quan, đơn vị",
            DocumentTable(("STT", "Cơ quan, đơn vị", "Báo cáo", "Số liệu"), (13, 42, 40, 70), rows),
        )


def paper_of(facts: dict[str, Any], template: str, **parts: Any) -> Paper:
    """A paper from its template and facts, with the head and foot of the office."""
    settings, name = facts["office"], parts.get("name", "")
    subject, body = render_document(f"paper_{template}.j2", facts)
    symbol = own_symbol(facts["directive"].reference_no, name)
    unit = unit_of(facts["directive"].reference_no)
    same = ("- Như trên;",) if parts["to"] else ()
    return Paper(
        parent=settings.parent,
        letterhead=settings.letterhead,
        issuer=facts["issuer"],
        symbol=symbol,
        place=settings.place,
        month=facts["today"],
        subject=subject,
        body=tuple(body),
        copies=(*same, "- Lãnh đạo cơ quan (để b/c);", f"- Lưu: VT{', ' + unit if unit else ''}."),
        signature=settings.signature,
        **parts,
    )


def paper_facts(app: App, session: Session, campaign: Campaign, now: DateTime) -> dict[str, Any]:
    """What every paper about a campaign says."""
    directive = session.get_one(Directive, campaign.directive_id)
    here = app.calendar.local(now)
    return {
        "office": app.settings.office,
        "issuer": session.get_one(Agency, directive.issuer_id).name,
        "directive": directive,
        "campaign": campaign,
        "now": here,
        "today": here.date(),
    }


def _checked_day(app: App, wanted: WantedPaper, now: DateTime) -> dt.date:
    due_on, today = wanted.due_on, app.calendar.local(now).date()
    if due_on is None:
        raise Refused(tr("công văn phải nêu thời hạn; hãy thêm --due, như --due 2022-03-10"))
    if due_on <= today:
        raise Refused(f"thời hạn {due_on:%d/%m/%Y} phải sau hôm nay ({today:%d/%m/%Y})")
    if hint := rest_hint(due_on, app.calendar):
        raise Refused(hint)
    return due_on


def window_of(session: Session, campaign: Campaign, key: str | None) -> Window | None:
    """The window of a key. Raises Refused when the campaign has no such window."""
    if key is None:
        return None
    windows = session.exec(select(Window).where(Window.campaign_id == campaign.id).order_by(col(Window.id))).all()
    for window in windows:
        if window.key == key:
            return window
    raise Refused(
        tr(
            "không có khung thời gian “{key}”; hãy dùng một trong: {keys}",
            key=key,
            keys=", ".join(w.key for w in windows),
        )
    )


def _common_day(rows: Sequence[Standing]) -> dt.date | None:
    """The day that was set for all; None where each has its own."""
    days = {row.due.stated_on for row in rows if not row.due.extended and row.due.round == 1}
    return days.pop() if len(days) == 1 else None


def _grouped(recipients: Sequence[Recipient]) -> tuple[str, ...]:
    """The names as the directive wrote them: a group once, instead of each of its members."""
    return tuple(dict.fromkeys(r.group or r.name for r in recipients))


def _missing_line(number: int, row: Standing, now: DateTime) -> tuple[str, ...]:
    return (str(number), row.recipient.name, _deadline(row), standing_words(due_line(row, now)))


def _line(number: int, row: Standing, now: DateTime) -> tuple[str, ...]:
    came = _day(row.first.received_at) if row.first else "–"
    return (str(number), row.recipient.name, _deadline(row), came, standing_words(due_line(row, now)))


def _figures_line(about: str, some: Figures) -> tuple[str, ...]:
    counts = (some.expected, some.received, some.on_time, some.late, some.extended, some.waived, some.outstanding)
    rate = some.shown()["reporting_rate"]
    return (
        about,
        *(two_digits(n) for n in counts),
        f"{100 * rate:.2f}%".replace(".", ",") if rate is not None else "–",
    )


def _deadline(row: Standing) -> str:
    return short_deadline(row.deadline) if row.deadline else "–"


def _day(value: dt.date | None) -> str:
    return day_words(value) if value else "–"


DOCUMENTS = {"chase": chase_document, "request": request_document, "report": report_document}
"""The documents by the name of each on the command line."""
