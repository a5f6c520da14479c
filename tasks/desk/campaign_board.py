"""The picture of a campaign: its windows, who owes what, what comes next; in the words of an office."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from textwrap import shorten

from pendulum import DateTime
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, func, select

from models.app import App
from models.campaign import Campaign, Recipient, Window
from models.database import reading
from models.directive import Directive
from models.due import Due
from models.enums import MessageKind, ObligationKind
from models.incoming_mail import IncomingMail
from models.message import Message
from models.states import REVIEW_STATES, DueState
from models.text import join_texts, mark_text, tr, trn
from tasks.agencies.contacts import bounced_contacts
from tasks.campaigns.decide import ALIVE
from tasks.campaigns.planner import Decided
from tasks.campaigns.recalculate import unapplied_calendar_words
from tasks.desk.markdown import markdown_row, markdown_text
from tasks.desk.worst_first import agencies_to_look_at
from tasks.due_times import short_deadline
from tasks.figures.counts import Figures, Standing, due_line, figures_by, line_urgency, standings_of
from tasks.figures.queries import window_state
from tasks.figures.summary import Summary, newest_summaries, report_summaries
from tasks.figures.summary_words import (
    SUM_HEADS,
    answer_heads,
    answer_line,
    brief_text,
    few_names,
    left_out_words,
    sum_lines,
)
from tasks.figures.work_item import count_work, items_of
from tasks.figures.work_queue import work_items
from tasks.files.status_codes import STATUS_WORDS
from tasks.i18n import shown
from tasks.labels import KIND_LABELS, LETTER_LABELS, STATE_LABELS, period_text, short_period
from tasks.mailbox_health import unread_words
from tasks.ops.rehearse import rehearse_campaign
from tasks.proofs.standing import count_publications, count_words, proof_words, publications_of
from tasks.render import as_sentence, capitalised

WINDOW_WORDS = {"closed": "đã đóng", "upcoming": "chưa bắt đầu", "open": "đang diễn ra", "ended": "đã hết thời gian"}
BOARD_COLUMNS = tuple(ObligationKind)
OUTSIDE = "ngoài các khung thời gian"
AHEAD_WORKING_DAYS = 10
REHEARSED_UP_TO = 500
"""Recipients; a larger campaign is not rehearsed for its board, which would take seconds of each patrol."""
AGENCIES_SHOWN = 60
"""Agencies of the matrix: those that need looking at; the rest stands on the campaign's own page."""
SHOWN_UP_TO = 500
"""Agencies whose figures a board shows one by one; the table has all."""
GANTT_LOOK = {
    "theme": "dark",  # the UI draws it on dark ground
    "gantt": {"useWidth": 560, "fontSize": 13, "barHeight": 24, "barGap": 6, "leftPadding": 24, "rightPadding": 24},
    "themeVariables": {
        **dict.fromkeys(("taskTextColor", "taskTextLightColor", "taskTextDarkColor", "taskTextOutsideColor"), "#fff"),
        "taskBkgColor": "#2f5d9b", "taskBorderColor": "#6f9ddb",
        "activeTaskBkgColor": "#1f6f54", "activeTaskBorderColor": "#5cb894",
        "doneTaskBkgColor": "#5a6472", "doneTaskBorderColor": "#8a94a2",
        "critBkgColor": "#8a2b2b", "critBorderColor": "#cc6666",
    },
}  # fmt: skip
"""How mermaid is to draw the windows: as wide as the column they stand in, or its letters shrink beyond reading."""
NO_WORD = re.compile(r"[^\w\s.,()/–-]")
"""What a topic's bar does without: signs that mermaid reads as its own."""
NUMBERED = (MessageKind.CHASE, MessageKind.ACKNOWLEDGE_CHASE, MessageKind.CASCADE_CHASE, MessageKind.ESCALATION)


def campaign_headline(decided: Decided) -> str:
    """A campaign's turn in one line: 123/STTTT-TTBCXB · đôn đốc lần 2 · 3 cơ quan."""
    said = [
        trn("{letter} · {count} cơ quan", agencies, letter=mark_text(letter_word(kind, ordinal)))
        for (kind, ordinal), agencies in decided.agencies.items()
    ]
    nothing = tr("{directive} · không có gì phải gửi", directive=decided.reference_no)
    return join_texts(" · ", [decided.reference_no, *said]) if said else nothing


def letter_word(kind: MessageKind, ordinal: int) -> str:
    """đôn đốc lần 2; where letters of a kind are not numbered, its word alone."""
    return (
        tr("{letter} lần {ordinal}", letter=mark_text(LETTER_LABELS[kind]), ordinal=ordinal)
        if kind in NUMBERED and ordinal
        else LETTER_LABELS[kind]
    )


def standing_word(row: Standing, now: DateTime) -> str:
    """The state of a Due as a person would say it, with a mark that reads without colour, and its period."""
    due = row.due
    if row.owed:
        word = _owed_word(row, short_deadline(due.remind_by)[:-5] if due.remind_by else "", now)  # without the year
        return join_texts(" · ", [word, short_period(period_text(due.period, due.label))]) if due.label else word
    if due.state is DueState.WAIVED:
        return "⚪ được miễn"
    if due.state is DueState.CONSENTED:
        return "🟢 coi như đồng ý"
    waits = {DueState.RECEIVED: "đã nhận", DueState.PROPOSED: "chờ lãnh đạo duyệt"}
    word = "báo cáo không" if row.last and row.last.nil else waits.get(due.state, "xong")
    late = tr("{word}, chậm", word=mark_text(word)) if row.late else mark_text(word)
    return join_texts(" ", ["🟡" if due.state in REVIEW_STATES or row.late else "🟢", late])


def _owed_word(row: Standing, until: str, now: DateTime) -> str:
    if row.overdue(now):
        return tr("🔴 quá hạn {until}", until=until)
    if row.due.state is DueState.RETURNED:
        return tr("🟠 trả lại, hạn {until}", until=until) if until else "🟠 trả lại"
    return tr("🔵 hạn {until}", until=until) if until else "⚪ chưa có, không hạn"


def campaign_board(app: App, session: Session, campaign: Campaign, now: DateTime) -> str:
    """The board as Markdown, for Prefect's artifact. The same rows give the same text."""
    directive = session.get_one(Directive, campaign.directive_id)
    chosen, total = agencies_to_look_at(session, campaign.id, now, AGENCIES_SHOWN)
    rows = standings_of(session, campaign.id, recipients=chosen)
    counted = figures_by(session, now, Due.campaign_id == campaign.id, by=(col(Due.kind), col(Due.window_id)))
    windows = session.exec(select(Window).where(Window.campaign_id == campaign.id).order_by(col(Window.id))).all()
    title = tr(
        "{directive} ngày {issued_on:%d/%m/%Y}: {state}",
        directive=directive.reference_no,
        issued_on=directive.issued_on,
        state=mark_text(STATE_LABELS[campaign.state]),
    )
    parts = [
        f"# {markdown_text(shown(title))}",
        markdown_text(as_sentence(directive.subject)),
        *(
            f"⚠️ {markdown_text(as_sentence(shown(what)))}: {markdown_text(shown(why))}"
            for what, why in _warnings(app, session)
        ),
        _trouble(app, session, campaign),
        _matrix(session, rows, total, campaign, now),
        _publications(session, campaign, counted),
        _figures(counted, windows),
        _gantt(windows, now),
        _on_axis(session, campaign),
        _sums(report_summaries(session, campaign, now), campaign),
        _ahead(app, campaign, now),
    ]
    return "\n\n".join(part for part in parts if part)


def _warnings(app: App, session: Session) -> list[tuple[str, str]]:
    """What holds for every board: what is not read, and by which calendar it is counted."""
    edited = unapplied_calendar_words(app)
    return [*unread_words(session, app), *([edited] if edited else [])]


Counted = Mapping[tuple[ObligationKind, int | None], Figures]
"""The figures of each kind and window (None: of no window)."""


def figure_lines(counted: Counted, windows: Sequence[Window]) -> list[tuple[ObligationKind, str, Figures]]:
    """The figures of each kind that is owed, under ""; beneath it those of its parts by their topics, if several."""
    lines = []
    topics: dict[int | None, str] = {window.id: window.topic for window in windows} | {None: OUTSIDE}
    for kind in BOARD_COLUMNS:
        if mine := {number: some for (its, number), some in counted.items() if its is kind}:
            lines.append((kind, "", sum(mine.values(), Figures())))
            parts = [number for number in topics if number in mine] if len(mine) > 1 else []
            lines += [(kind, topics[number], mine[number]) for number in parts]
    return lines


def _figures(counted: Counted, windows: Sequence[Window]) -> str:
    heads = ("", "phải nộp", "đã nộp", "đúng hạn", "chậm", "quá hạn", "chưa đến hạn", "được miễn")
    lines = [markdown_row(heads), "|---|--:|--:|--:|--:|--:|--:|--:|"]
    for kind, topic, some in figure_lines(counted, windows):
        name = join_texts(" ", ["–", mark_text(topic)]) if topic else KIND_LABELS[kind]
        counts = (
            some.expected, some.received, some.on_time, some.late, some.overdue, some.ahead, some.waived,
        )  # fmt: skip
        lines.append(markdown_row([name, *map(str, counts)]))
    return "\n".join(lines)


def _sums(found: list[Summary], campaign: Campaign) -> str:
    """What the reports in a form add up to; agency by agency the last period of each."""
    last, blocks = newest_summaries(found), [f"## {shown('Số liệu tổng hợp')}"] if found else []
    for one in found:
        blocks += [f"### {markdown_text(capitalised(shown(one.title)))}", _table(SUM_HEADS, sum_lines(one.sums))]
        apart = [(shown(word), markdown_text(shown(few_names(names)))) for word, names in left_out_words(one)]
        blocks.append("\n".join(f"- {word}: {names}" for word, names in apart))
        if any(one is each for each in last):
            where = tr("Từng đơn vị: `dondoc export {campaign} table`.", campaign=campaign.slug)
            blocks.append(shown(where) if len(one.answers) > SHOWN_UP_TO else _agencies(one))
    return "\n\n".join(block for block in blocks if block)


def _agencies(one: Summary) -> str:
    return _table(
        answer_heads(one), ([brief_text(shown(word)) for word in answer_line(one, answer)] for answer in one.answers)
    )


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    return "\n".join([markdown_row(heads), f"|{'---|' * len(heads)}", *map(markdown_row, rows)])


def _gantt(windows: Sequence[Window], now: DateTime) -> str:
    """A mermaid gantt of what has both ends; a mark for each window's state."""
    bars = [w for w in windows if w.starts_on and w.ends_on]
    if not bars:
        return ""
    lines = [
        f"## {shown('Khung thời gian')}",
        "",
        "```mermaid",
        f"%%{{init: {json.dumps(GANTT_LOOK)}}}%%",
        "gantt",
        "dateFormat YYYY-MM-DD",
        "axisFormat %m/%Y",
    ]
    for window in bars:
        mark = {"closed": "done, ", "ended": "crit, ", "open": "active, "}.get(window_state(window, now), "")
        title = shorten(NO_WORD.sub(" ", window.topic), 50, placeholder=" …")
        state = shown(WINDOW_WORDS[window_state(window, now)])
        lines.append(f"{title} ({state}) :{mark}{window.starts_on}, {window.ends_on}")
    return "\n".join([*lines, "```"])


def _publications(session: Session, campaign: Campaign, counted: Counted) -> str:
    """How many of the publications are proved, in one sentence; nothing where none is asked for."""
    if not any(kind is ObligationKind.PUBLISH for kind, _ in counted):
        return ""
    words = count_words(count_publications(publications_of(session, campaign)))
    return f"## {shown('Chứng minh đăng tải')}\n\n{shown(words)}."


def _matrix(session: Session, rows: list[Standing], total: int, campaign: Campaign, now: DateTime) -> str:
    """Agencies x obligations, what needs looking at first; of several periods the nearest open one stands."""
    kinds = [kind for kind in BOARD_COLUMNS if any(row.due.kind is kind for row in rows)]
    cells: dict[str, dict[ObligationKind, str]] = {}
    proofs = proof_words(session, (row.due for row in rows))
    for row in sorted(rows, key=lambda row: line_urgency(due_line(row, now))):
        proof = proofs.get(row.due.id, "")
        word = join_texts(" · ", filter(None, (standing_word(row, now), mark_text(proof))))
        cells.setdefault(row.recipient.name, {}).setdefault(row.due.kind, word)
    if not cells:
        return ""
    lines = [markdown_row(["cơ quan", *(KIND_LABELS[kind] for kind in kinds)]), f"|---|{'---|' * len(kinds)}"]
    lines += [markdown_row([name, *(mine.get(kind, "") for kind in kinds)]) for name, mine in cells.items()]
    rest = total - len(cells)
    more = trn("Và {count} cơ quan khác: `dondoc status {campaign}`.", rest, campaign=campaign.slug)
    return "\n".join([f"## {shown('Ai còn nợ gì')}", "", *lines, *(["", shown(more)] if rest > 0 else [])])


def _on_axis(session: Session, campaign: Campaign) -> str:
    """How far each agency says, by the axis for documents, that it has come: its newest status."""
    query = select_columns(Recipient.name, IncomingMail.status, IncomingMail.received_at, IncomingMail.text)  # type: ignore[call-overload]
    query = query.join(Due, col(IncomingMail.due_id) == Due.id).join(Recipient, col(Due.recipient_id) == Recipient.id)
    query = query.where(Due.campaign_id == campaign.id, col(IncomingMail.status) != "").order_by(
        IncomingMail.received_at, IncomingMail.id
    )
    newest = {name: (status, at, text) for name, status, at, text in session.execute(query)}
    lines = [
        markdown_row(
            [name, f"{status} {shown(STATUS_WORDS.get(status, ''))}", f"{at:%H:%M %d/%m/%Y}", brief_text(text)]
        )
        for name, (status, at, text) in sorted(newest.items())
    ]
    heads = markdown_row(["cơ quan", "trạng thái", "lúc", "ghi chú"])
    head = [f"## {shown('Trên trục liên thông')}", "", heads, "|---|---|---|---|"]
    return "\n".join([*head, *lines]) if lines else ""


def _ahead(app: App, campaign: Campaign, now: DateTime) -> str:
    """What would go out in the next ten working days if nothing happened until then: the rehearsal says."""
    today = app.calendar.local(now).date()
    until = app.calendar.end_of(app.calendar.shift(today, AHEAD_WORKING_DAYS))
    if campaign.state not in ALIVE:
        return ""
    if campaign.recipient_count > REHEARSED_UP_TO:
        large = tr("Chạy `dondoc rehearse {campaign}`: đợt lớn, bảng này không diễn tập.", campaign=campaign.slug)
        return f"## {shown('Sắp tới')}\n\n{shown(large)}"
    done = rehearse_campaign(app, campaign.slug, now, until, digests=False)
    by = (col(Message.sent_at), col(Message.kind), col(Message.ordinal))
    query = select_columns(*by, func.count(func.distinct(Message.agency_id))).where(col(Message.id) > done.since)
    with reading(done.office.engine) as session:
        said = session.execute(query.group_by(*by).order_by(*by)).all()
    done.close()
    lines = [
        markdown_row([f"{at:%H:%M %d/%m/%Y}", letter_word(kind, nth), str(number)]) for at, kind, nth, number in said
    ]
    head = [
        f"## {shown('Sẽ gửi trong 10 ngày làm việc tới')}",
        "",
        markdown_row(["lúc", "thư", "cơ quan"]),
        "|---|---|--:|",
    ]
    return "\n".join([*head, *lines] if lines else [head[0], "", shown("Không có thư nào.")])


def _trouble(app: App, session: Session, campaign: Campaign) -> str:
    """What of it waits for a person: the lines of the one list, and its contacts that no letter reaches."""
    mine = items_of(work_items(app, session), campaign.slug)
    lines = [markdown_row([r.what, r.who, r.todo]) for r in mine] + _bounced(session, campaign)
    title = shown(tr("Cần người xử lý: {items}", items=count_work(mine)))
    head = [f"## {title}", "", markdown_row(["việc", "ai, ở đâu", "cần làm"]), "|---|---|---|"]
    return "\n".join([*head, *lines]) if lines else ""


def _bounced(session: Session, campaign: Campaign) -> list[str]:
    """The campaign's contacts that no letter reaches."""
    found = bounced_contacts(session)
    mine = select(Recipient.agency_id).where(Recipient.campaign_id == campaign.id)
    agencies = (
        set(session.exec(mine.where(col(Recipient.agency_id).in_({c.agency_id for c, _ in found})))) if found else ()
    )
    return [
        markdown_row(
            [
                tr(
                    "liên hệ {name} không nhận được thư: {bounced}",
                    name=contact.name,
                    bounced=mark_text(contact.bounced),
                ),
                ", ".join(contact.channels),
                "sửa địa chỉ trong danh bạ",
            ]
        )
        for contact, _ in found
        if contact.agency_id in agencies
    ]
