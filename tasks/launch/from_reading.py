"""What was read, made into the draft that an officer completes. What the document leaves blank stays blank."""

import datetime as dt
from typing import Any

from sqlmodel import Session

from models.enums import ObligationKind, Role
from models.regime import Every
from models.text import tr
from tasks.agencies.resolver import NameResolver
from tasks.launch.consulting import consultation_fields, is_consultation
from tasks.launch.draft import (
    AttachmentPart,
    DirectivePart,
    Draft,
    DutyPart,
    RecipientPart,
    UnresolvedPart,
    WindowPart,
    one_line,
    slug_of,
)
from tasks.launch.draft_timing import ObligationPart, timing_of
from tasks.launch.named import addressed_names, codes_named, unknown_doers
from tasks.read import Reading
from tasks.read.facts import Deadline, Duty
from tasks.read.patterns import anycase

_LONGEST_DUTY = 1500  # characters of an item that a letter repeats


def make_draft(session: Session, reading: Reading, source: str) -> Draft:
    """A draft of what was read, its addressees looked up in the directory as it was on the day of issue."""
    return draft_by(NameResolver(session, day_of_names(reading)), reading, source)


def day_of_names(reading: Reading) -> dt.date | None:
    """The day on whose directory the names of a document are looked up: that of its issue, as far as it says one."""
    return reading.issued_on or _middle(reading.issued_month)


def draft_by(finder: NameResolver, reading: Reading, source: str) -> Draft:
    """The same with a directory that is looked up already."""
    recipients, unresolved = _recipients(finder, reading)
    number = reading.number.split("/")[0].strip() if reading.number else ""
    issuer = finder.find(reading.issuer or "")
    windows = _windows(reading)
    return Draft(
        directive=DirectivePart(
            number=number,
            symbol=reading.symbol or "",
            issued_on=reading.issued_on,
            issuer=issuer.agencies[0].code if len(issuer.agencies) == 1 else "",
            doc_type=reading.doc_type or "công văn",
            subject=reading.subject or "",
            urgency=reading.urgency or "",
            signer=_signer(reading),
            source=source,
            scan_checked=False if reading.scanned else None,
        ),
        recipient=recipients,
        unresolved=unresolved + _unknown_doers(finder, reading, unresolved),
        window=windows,
        duty=_duties(finder, reading),
        obligation=_obligations(finder, reading, recipients, windows),
        attachment=[AttachmentPart(name=a.name) for a in reading.attachments],
    )


def _middle(month: str | None) -> dt.date | None:
    return dt.date.fromisoformat(f"{month}-15") if month else None


def _signer(reading: Reading) -> str:
    signer = reading.signer
    return ", ".join(part for part in (signer.title, signer.name) if part) if signer else ""


def _recipients(finder: NameResolver, reading: Reading) -> tuple[list[RecipientPart], list[UnresolvedPart]]:
    found: dict[str, RecipientPart] = {}
    unknown: list[UnresolvedPart] = []
    for line in addressed_names(finder, reading):
        if not line.found.agencies:
            unknown.append(UnresolvedPart(name=line.name, role=line.role, nearest=list(line.found.nearest)))
        for agency in line.found.agencies:
            part = RecipientPart(agency=agency.code, role=line.role, group=line.found.group or line.heading)
            found.setdefault(agency.code, part)
    return list(found.values()), unknown


def _windows(reading: Reading) -> list[WindowPart]:
    parts: list[WindowPart] = []
    periods: list[tuple[str, dt.date | None, dt.date | None, bool, str]] = [
        (w.about or w.evidence, w.start_on, w.end_on, False, w.evidence) for w in reading.windows
    ]
    periods += [(h.topic, h.start_on, h.end_on, True, h.evidence) for h in reading.horizons]
    for topic, start, end, horizon, evidence in periods:
        key, number = slug_of(topic) or "khung", 2
        while any(part.key == key for part in parts):
            key, number = f"{slug_of(topic)}-{number}", number + 1
        parts.append(
            WindowPart(key=key, topic=topic, starts_on=start, ends_on=end, horizon=horizon, evidence=one_line(evidence))
        )
    return parts


def _unknown_doers(finder: NameResolver, reading: Reading, known: list[UnresolvedPart]) -> list[UnresolvedPart]:
    """Bodies that an item binds by name and the directory does not know: a question, or the item would bind all."""
    asked = {part.name for part in known}
    return [
        UnresolvedPart(name=line.name, role=line.role, nearest=list(line.found.nearest))
        for line in unknown_doers(finder, reading)
        if line.name not in asked
    ]


def _duties(finder: NameResolver, reading: Reading) -> list[DutyPart]:
    return [
        DutyPart(
            number=d.number,
            title=one_line(f"{d.title}: {below}" if (below := _below(d)) and (d.cascade or d.binds) else d.title),
            binds=codes_named(finder, reading, d.binds or ()),
        )
        for d in reading.duties
    ]


def _below(duty: Duty) -> str:
    """What stands under the heading of an item, where the heading is only the name of who is to do it."""
    _, _, rest = one_line(duty.text).partition(duty.title)
    rest = rest.strip(" :.;/-")
    if len(rest) > _LONGEST_DUTY:
        rest = rest[:_LONGEST_DUTY].rsplit(" ", 1)[0] + " …"
    return rest[:1].lower() + rest[1:]


def _obligations(
    finder: NameResolver, reading: Reading, recipients: list[RecipientPart], windows: list[WindowPart]
) -> list[ObligationPart]:
    parts = [ObligationPart(key="acknowledge", kind=ObligationKind.ACKNOWLEDGE, title=tr("xác nhận đã nhận văn bản"))]
    if any(r.role is Role.PUBLISH for r in recipients):
        parts.append(ObligationPart(key="publish", kind=ObligationKind.PUBLISH, title=tr("đăng tải văn bản")))
    for duty in reading.duties:
        if duty.cascade:
            units = "; ".join(duty.cascade)
            parts.append(
                ObligationPart(
                    key=f"cascade-{slug_of(duty.number)}",
                    kind=ObligationKind.CASCADE,
                    title=tr("giao xuống đơn vị trực thuộc: {units}", units=one_line(units)),
                    binds=codes_named(finder, reading, duty.binds or ()),
                    evidence=one_line(duty.evidence),
                )
            )
    ends = [(w.key, w.ends_on) for w in windows if not w.horizon]
    wanted = [(d, timing) for d in reading.deadlines if (timing := timing_of(d, ends)) is not None]
    parts[0] = _acknowledgement(parts[0], wanted)
    reports = [(d, _within_campaign(timing, ends, reading)) for d, timing in wanted if not _acknowledges(d)]
    named = [codes_named(finder, reading, (d.who,) if d.who else ()) for d, _ in reports]
    return parts + [
        _asked(number, d, timing, binds, reading)
        for number, ((d, timing), binds) in enumerate(zip(reports, named, strict=True), start=1)
    ]


_RECEIPT = anycase(
    r"(?:xác nhận|báo|phản hồi)(?: lại)?(?: việc| về việc)? (?:đã )?(?:tiếp )?nhận(?: được)?"
    r" (?:(?:công )?văn|chỉ thị|kế hoạch)(?!.*(?:báo cáo|gửi|nộp))"
)


def _acknowledges(found: Deadline) -> bool:
    """ "Đề nghị các đơn vị xác nhận đã nhận được văn bản này trước ngày 10/3": receipt, no report."""
    before = one_line(found.sentence).partition(one_line(found.evidence))[0]
    return bool(found.due and _RECEIPT.search(before.rpartition(";")[2]))


def _acknowledgement(part: ObligationPart, wanted: list[tuple[Deadline, dict[str, Any]]]) -> ObligationPart:
    """With the day by which receipt is to be acknowledged, where the document names one."""
    for found, timing in wanted:
        if _acknowledges(found):
            return part.model_copy(update={**timing, "evidence": one_line(found.evidence)})
    return part


def _within_campaign(
    timing: dict[str, Any], ends: list[tuple[str, dt.date | None]], reading: Reading
) -> dict[str, Any]:
    """A daily or weekly regime ends with the campaign unless the document says otherwise: with its last window, or
    where it has none with the last day on which something is due once.
    """
    periodic = timing.get("periodic")
    if periodic is None or periodic.until or periodic.every not in (Every.DAY, Every.WEEK):
        return timing
    last = [end for _, end in ends if end] or [d.due for d in reading.deadlines if d.due]
    return {**timing, "periodic": periodic.model_copy(update={"until": max(last)})} if last else timing


def _asked(
    number: int, deadline: Deadline, timing: dict[str, Any], binds: list[str], reading: Reading
) -> ObligationPart:
    """A consultation where the document asks for opinions on a draft, else a report."""
    part = _report(number, deadline, timing, binds)
    if not (part.due_on or part.term) or not is_consultation(deadline, reading):
        return part
    key = "opinion" if number == 1 else f"opinion-{number}"
    return part.model_copy(update={**consultation_fields(deadline, reading), "key": key})


def _report(number: int, deadline: Deadline, timing: dict[str, Any], binds: list[str]) -> ObligationPart:
    return ObligationPart(
        key="report" if number == 1 else f"report-{number}",
        kind=ObligationKind.REPORT,
        title=f"báo cáo {one_line(deadline.what)}" if deadline.what else tr("báo cáo kết quả thực hiện"),
        binds=binds,
        evidence=one_line(deadline.evidence),
        **timing,
    )
