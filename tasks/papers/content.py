"""What the office's own documents about a campaign say: the công văn đôn đốc, the request, the summary report."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from pendulum import DateTime
from sqlmodel import Session, col, select

from models.agency import Agency
from models.app import App
from models.campaign import Campaign, Obligation, Recipient, Window
from models.deadline import rest_hint
from models.directive import Directive
from models.due import Due
from models.enums import ObligationKind
from tasks.campaigns.request import find_report_on_request
from tasks.due_times import short_deadline
from tasks.errors import Refused
from tasks.figures.counts import Figures, Standing, count_figures, due_line, standings_of
from tasks.figures.summary import Summary, report_summaries
from tasks.figures.summary_words import SUM_HEADS, left_out_words, sum_lines
from tasks.labels import standing_words
from tasks.letters.enclosures import what_is_owed
from tasks.papers.document import Annex, DocumentTable, Paper
from tasks.papers.symbol import own_symbol, unit_of
from tasks.render import capitalised, day_words, render_document, two_digits
from tasks.report_forms.schema import in_words

FEW = 5
"""As many addressees stand below "Kính gửi"; more are named in the annex."""


def chase_document(
    app: App, session: Session, campaign: Campaign, window_key: str | None, due_on: dt.date, now: DateTime
) -> Paper:
    """The công văn đôn đốc: how many have reported, who has not (annex), the new day.

    Raises Refused when nobody is missing, several reports are, or the day is no working day to come.
    """
    _check_day(app, due_on, now)
    window = window_of(session, campaign, window_key)
    rows = _one_report(
        session, standings_of(session, campaign.id, ObligationKind.REPORT, window.id if window else None)
    )
    missing = [row for row in rows if row.owed]
    if not missing:
        raise Refused(f"đợt {campaign.slug} không còn đơn vị nào phải báo cáo; không có ai để đôn đốc")
    about = _about(session, missing[0].due)
    facts = _facts(app, session, campaign, now) | {
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
    return _paper(
        facts,
        "chase",
        to=names if len(names) <= FEW else ("Các cơ quan, đơn vị có tên tại Phụ lục kèm theo.",),
        annexes=(Annex("Danh sách cơ quan, đơn vị chưa báo cáo", annex),),
    )


def request_document(
    app: App,
    session: Session,
    campaign: Campaign,
    window_key: str | None,
    due_on: dt.date,
    now: DateTime,
    key: str | None,
) -> Paper:
    """The công văn that asks for a report "khi có yêu cầu". `key` names the obligation where there are several.

    Raises Refused when the directive owes none.
    """
    _check_day(app, due_on, now)
    window = window_of(session, campaign, window_key)
    obligation = find_report_on_request(session, campaign, key)
    bound = select(Recipient).where(col(Recipient.id).in_(obligation.binds)).order_by(col(Recipient.id))
    recipients = session.exec(bound).all()
    facts = _facts(app, session, campaign, now)
    what = f"{obligation.title} về {window.topic}" if window else obligation.title
    facts |= {"what": what, "due_on": due_on}
    return _paper(facts, "request", to=_grouped(recipients))


def report_document(app: App, session: Session, campaign: Campaign, window_key: str | None, now: DateTime) -> Paper:
    """The summary report: the figures of each report asked for, what those in a form add up to, who was late, who is
    missing; agency by agency in the annexes.

    Raises Refused when no report has been asked for.
    """
    window = window_of(session, campaign, window_key)
    rows = standings_of(session, campaign.id, ObligationKind.REPORT, window.id if window else None)
    if not rows:
        raise Refused(f"đợt {campaign.slug} chưa yêu cầu báo cáo nào; chưa có số liệu để tổng hợp")
    groups: dict[str, list[Standing]] = {}
    for row in rows:
        groups.setdefault(_about(session, row.due), []).append(row)
    sums = report_summaries(session, campaign, now, window_id=window.id if window else None, rows=rows)
    facts = _facts(app, session, campaign, now) | {
        "figures": count_figures(rows, now), "rows": rows, "window": window, "groups": groups,
        "sums": [{"title": capitalised(one.title), "apart": left_out_words(one)} for one in sums],
    }  # fmt: skip
    lines = [_figures_line(capitalised(about), count_figures(some, now)) for about, some in groups.items()]
    if len(groups) > 1:
        lines.append(_figures_line("Cộng", count_figures(rows, now)))
    heads = ("Nội dung", "Phải nộp", "Đã nộp", "Đúng hạn", "Chậm", "Gia hạn", "Miễn", "Chưa nộp", "Tỷ lệ")
    annex = DocumentTable(
        ("STT", "Cơ quan, đơn vị", "Hạn", "Ngày nhận", "Tình trạng"),
        (15, 67, 26, 26, 31),
        tuple(_line(number, row, now) for number, row in enumerate(rows, start=1)),
    )
    return _paper(
        facts,
        "report",
        name="Báo cáo",
        to=(),
        figures=(DocumentTable(heads, (33, 15, 15, 15, 17, 15, 16, 17, 22), tuple(lines)), *map(_sums_table, sums)),
        annexes=(Annex("Kết quả của từng cơ quan, đơn vị", annex), *_figures_annex(sums)),
    )


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


def _paper(facts: dict[str, Any], template: str, **parts: Any) -> Paper:
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


def _facts(app: App, session: Session, campaign: Campaign, now: DateTime) -> dict[str, Any]:
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


def _check_day(app: App, due_on: dt.date, now: DateTime) -> None:
    today = app.calendar.local(now).date()
    if due_on <= today:
        raise Refused(f"thời hạn {due_on:%d/%m/%Y} phải sau hôm nay ({today:%d/%m/%Y})")
    if hint := rest_hint(due_on, app.calendar):
        raise Refused(hint)


def window_of(session: Session, campaign: Campaign, key: str | None) -> Window | None:
    """The window of a key. Raises Refused when the campaign has no such window."""
    if key is None:
        return None
    windows = session.exec(select(Window).where(Window.campaign_id == campaign.id).order_by(col(Window.id))).all()
    for window in windows:
        if window.key == key:
            return window
    raise Refused(f"không có khung thời gian “{key}”; hãy dùng một trong: {', '.join(w.key for w in windows)}")


def _one_report(session: Session, rows: list[Standing]) -> list[Standing]:
    """The rows of the one report of which something is missing: "40/63" counts units, so never two reports at once."""
    missing = {(row.due.obligation_id, row.due.window_id, row.due.period) for row in rows if row.owed}
    if len(missing) > 1:
        several = dict.fromkeys(_about(session, row.due) for row in rows if row.owed)
        raise Refused(f"còn thiếu nhiều báo cáo ({'; '.join(several)}); hãy chọn một bằng --window")
    return [row for row in rows if (row.due.obligation_id, row.due.window_id, row.due.period) in missing]


def _about(session: Session, due: Due) -> str:
    window = session.get(Window, due.window_id) if due.window_id else None
    return what_is_owed(session.get_one(Obligation, due.obligation_id), window, due)


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
