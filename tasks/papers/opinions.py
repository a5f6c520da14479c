"""The table of opinions of a consultation: who agrees, who does not, who was silent; as a document and as a sheet."""

import datetime as dt
import io
from collections import Counter
from dataclasses import dataclass

from pendulum import DateTime
from sqlmodel import Session, col, select

from models.app import App
from models.campaign import Campaign, Obligation
from models.directive import Directive
from models.due import Submission
from models.enums import ObligationKind, Opinion
from models.states import FILED_STATES, DueState
from models.text import tr
from tasks.campaigns.consultation.opinions import came_after_consent
from tasks.campaigns.consultation.rules import rules_from_json
from tasks.errors import Refused
from tasks.figures.counts import Standing, standings_of
from tasks.labels import OPINION_LABELS
from tasks.papers.content import paper_facts, paper_of
from tasks.papers.document import Annex, DocumentTable, Paper, build_docx
from tasks.render import capitalised
from tasks.report_forms.cells import TITLE_ROWS, shape_sheet, write_row

HEADS = {
    "STT": (11, 6), "Cơ quan, đơn vị": (38, 44), "Ý kiến": (28, 26), "Nội dung góp ý": (40, 60), "Ngày nhận": (24, 17),
    "Tệp": (24, 34),
}  # fmt: skip
"""The columns: their widths in mm on paper, and in characters in a sheet."""

CONSENTED, SILENT = "coi như đồng ý", "chưa trả lời"
ORDER = (*OPINION_LABELS.values(), CONSENTED, SILENT, "được miễn")
"""What is counted, in the order in which it is told."""


@dataclass(frozen=True)
class OpinionLine:
    """What one agency said, or did not. `counted` is what it is counted as, `said` how it is told."""

    about: str
    agency: str
    counted: str
    said: str
    remarks: str = ""
    received_at: DateTime | None = None
    files: str = ""


def opinion_lines(session: Session, campaign: Campaign, now: DateTime) -> list[OpinionLine]:
    """The opinions of a campaign's consultations, in the order of its recipients.

    Raises Refused when it consults nobody, or nobody has been asked yet.
    """
    rows = standings_of(session, campaign.id, ObligationKind.CONSULTATION)
    if not rows:
        raise Refused(tr("đợt {campaign} chưa lấy ý kiến của cơ quan nào", campaign=campaign.slug))
    query = select(Obligation).where(Obligation.campaign_id == campaign.id).order_by(col(Obligation.id))
    asked = {one.id: one for one in session.exec(query)}
    return [_line(row, asked[row.due.obligation_id], now) for row in rows]


def _line(row: Standing, asked: Obligation, now: DateTime) -> OpinionLine:
    given, article = row.last, rules_from_json(asked.consultation).silence
    counted, said = _counted(row, given, article, now)
    if given is None:
        return OpinionLine(asked.title, row.recipient.name, counted, said)
    label = OPINION_LABELS[Opinion(given.opinion)] if given.opinion else ""
    after = counted == CONSENTED and bool(label)
    remarks = f"Ý kiến gửi sau thời hạn: {label}. {given.text}".strip() if after else given.text
    files = "; ".join(file["name"] for file in given.files or ())
    return OpinionLine(asked.title, row.recipient.name, counted, said, remarks, given.received_at, files)


def _counted(row: Standing, given: Submission | None, article: str, now: DateTime) -> tuple[str, str]:
    """What an agency is counted as, and how the table says it."""
    due = row.due
    if due.state is DueState.WAIVED:
        return "được miễn", "được miễn"
    if due.state in FILED_STATES and given is not None and given.opinion:
        label = OPINION_LABELS[Opinion(given.opinion)]
        if due.state is DueState.ACCEPTED:
            return label, f"{label}, sau thời hạn" if given.late else label
        if came_after_consent(due, given):
            return CONSENTED, f"{CONSENTED} (theo {article}); ý kiến gửi sau thời hạn đang xem xét"
        return label, f"{label}{', sau thời hạn' if given.late else ''}, đang xem xét"
    if due.state is DueState.CONSENTED:
        return CONSENTED, f"{CONSENTED} (theo {article})"
    if due.state is DueState.RETURNED:
        return SILENT, "trả lại, chờ gửi lại"
    return SILENT, f"{SILENT}, quá hạn" if row.overdue(now) else SILENT


def tally(lines: list[OpinionLine]) -> list[tuple[str, int]]:
    """How many of each, in order; nought is left out."""
    counts = Counter(line.counted for line in lines)
    return [(word, counts[word]) for word in ORDER if counts[word]]


def opinions_document(app: App, session: Session, campaign: Campaign, now: DateTime) -> Paper:
    """The report that sums up the opinions, with the table as its annex. Raises as `opinion_lines` does."""
    lines = opinion_lines(session, campaign, now)
    facts = paper_facts(app, session, campaign, now)
    facts |= {"about": list(dict.fromkeys(line.about for line in lines)), "tally": tally(lines), "asked": len(lines)}
    table = DocumentTable(
        tuple(HEADS), tuple(width for width, _ in HEADS.values()),
        tuple(_cells(number, line) for number, line in enumerate(lines, start=1)),
    )  # fmt: skip
    annex = Annex("Bảng tổng hợp ý kiến", table)
    return paper_of(facts, "opinions", name="Báo cáo", to=(), annexes=(annex,))


def _cells(number: int, line: OpinionLine) -> tuple[str, ...]:
    day = f"{line.received_at:%d/%m/%Y}" if line.received_at else ""
    return str(number), line.agency, capitalised(line.said), line.remarks, day, line.files


def opinions_workbook(session: Session, campaign: Campaign, now: DateTime) -> bytes:
    """The same table as a sheet, and how many of each on a second one. Raises as `opinion_lines` does."""
    from openpyxl import Workbook

    lines, directive = opinion_lines(session, campaign, now), session.get_one(Directive, campaign.directive_id)
    book = Workbook()
    book.properties.creator, book.properties.title = "Đôn Đốc", directive.reference_no
    book.properties.created = now.naive()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Ý kiến"
    write_row(sheet, 1, [f"Bảng tổng hợp ý kiến, văn bản số {directive.reference_no}"], bold=True)
    write_row(sheet, 2, [capitalised("; ".join(dict.fromkeys(line.about for line in lines)))])
    write_row(sheet, 3, [f"Lúc {now:%H:%M} ngày {now:%d/%m/%Y}"])
    write_row(sheet, TITLE_ROWS + 1, HEADS, bold=True)
    for number, line in enumerate(lines, start=1):
        at = _naive(line.received_at)
        values = (number, line.agency, line.said, line.remarks or None, at, line.files or None)
        write_row(sheet, TITLE_ROWS + 1 + number, values)
    shape_sheet(sheet, [width for _, width in HEADS.values()], TITLE_ROWS + 1 + len(lines))
    sums = book.create_sheet("Tổng hợp")
    write_row(sums, 1, ["Ý kiến", "Số cơ quan"], bold=True)
    for number, pair in enumerate(tally(lines), start=2):
        write_row(sums, number, pair)
    shape_sheet(sums, [30, 14], 1 + len(tally(lines)), head=1)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _naive(moment: DateTime | None) -> dt.datetime | None:
    """An instant on the office's clock, because a sheet knows no time zone."""
    return moment.naive() if moment else None


def opinion_files(app: App, session: Session, campaign: Campaign, now: DateTime) -> dict[str, bytes]:
    """The document and the sheet, by their endings. Raises as `opinion_lines` does."""
    document = build_docx(opinions_document(app, session, campaign, now), now)
    return {".docx": document, ".xlsx": opinions_workbook(session, campaign, now)}
