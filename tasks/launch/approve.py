"""An approved draft becomes rows: directive, campaign, windows, recipients, obligations. Nothing is sent here."""

from functools import lru_cache
from pathlib import Path

import pendulum
from pendulum import DateTime
from sqlmodel import Session, select

from models.app import App
from models.campaign import Campaign, Obligation, Recipient, Window
from models.directive import Attachment, Directive
from models.enums import ObligationKind, Role
from models.errors import os_words
from models.event import Ledger
from models.instant import to_local
from models.text import join_texts, mark_text, tr, trn
from tasks.agencies.contacts import Party, parties_of
from tasks.agencies.resolver import agency_by_code
from tasks.campaigns.consultation.rules import rules_as_json
from tasks.campaigns.context import Context
from tasks.campaigns.lookup import find_campaign
from tasks.campaigns.outbox import insert_rows
from tasks.campaigns.schedule import next_window_step
from tasks.campaigns.withdrawal import check_replaceable
from tasks.errors import Refused, repeated_names
from tasks.launch.draft import Draft, ObligationPart, slug_of
from tasks.launch.recipients import Parties, recipients_of
from tasks.read import DocumentRefused, read_file
from tasks.report_forms.schema import Field, read_form
from tasks.storage.blobs import sha256_of
from tasks.storage.store import content_of_file, store_for_good

LONGEST_FIELD = 40
"""Characters of a reference number in the name of its campaign, which is the key of its boards too."""


def approve_launch(
    app: App, session: Session, draft: Draft, folder: Path, confirmed: str, now: DateTime, actor: str
) -> Campaign:
    """Write the rows of a campaign within the caller's transaction; its first patrol distributes it.

    `folder` is where the draft's files are. Raises Refused, with everything that is missing, and changes nothing.
    """
    if gaps := draft.missing():
        raise Refused(join_texts("\n  ", [mark_text("chưa thể gửi, còn thiếu:"), *gaps]))
    for part in draft.obligation:
        fields_of(part, folder)
    parties = recipients_of(session, draft)
    asked = parties.asked
    if confirmed.strip() != asked.short:
        raise Refused(
            trn(
                "cần xác nhận {count} nơi nhận, mã danh sách {list}: xem lại danh sách rồi thêm --confirm {short}",
                asked.count,
                list=asked.list_hash[:12],
                short=asked.short,
            )
        )
    campaign = launch_rows(app, session, draft, folder, parties, now, actor)
    _keep_files(session, campaign)
    return campaign


def launch_rows(
    app: App, session: Session, draft: Draft, folder: Path, parties: Parties, now: DateTime, actor: str
) -> Campaign:
    """The writing itself, when the brake is off: `approve_launch`, and the rehearsal, which reaches nobody."""
    _check_dates(app, draft, now)
    directive = _directive(app, session, draft, folder)
    moment = draft.directive.dispatch_at
    wished = to_local(pendulum.instance(moment, tz=app.settings.time_zone)) if moment else now
    start = max(wished, now)
    campaign = Campaign(
        directive_id=directive.id,
        slug=_slug(session, directive),
        recipient_count=parties.asked.count,
        list_hash=parties.asked.list_hash,
        approved_by=actor,
        approved_at=now,
        next_step_at=start if directive.urgent else app.calendar.opens(start),
        replaces_id=_replaced(session, draft),
    )
    session.add(Ledger(name=campaign.slug))
    session.add(campaign)
    session.flush()
    _windows(app, session, draft, campaign)
    _parties(session, draft, folder, campaign, parties)
    ctx = Context(app, session, campaign, now, actor)
    ctx.note("campaign.approved", new=directive.reference_no, reason=parties.asked.short)
    return campaign


def _replaced(session: Session, draft: Draft) -> int | None:
    """The campaign whose place this one takes, as its draft says."""
    carries = {o.key: o.carries for o in draft.obligation if o.carries}
    if not draft.directive.replaces:
        if carries:
            raise Refused("carries (tính báo cáo đã nộp) chỉ dùng khi directive.replaces nêu văn bản được thay thế")
        return None
    old = find_campaign(session, draft.directive.replaces)
    check_replaceable(session, old, carries)
    return old.id


def _slug(session: Session, directive: Directive) -> str:
    """The campaign's name. Numbers restart each year (Nghị định 30/2020/NĐ-CP, Điều 15): one year has each once.
    Without diacritics 5/HĐ-X and 5/HD-X are alike: the second gets a number behind it.
    """
    first = name = f"{slug_of(directive.reference_no)[:LONGEST_FIELD]}-{directive.issued_on.year}"
    number = 1
    while held := session.exec(select(Campaign).where(Campaign.slug == name)).first():
        if session.get_one(Directive, held.directive_id).reference_no.casefold() == directive.reference_no.casefold():
            raise Refused(
                tr(
                    "số {directive} của năm {year} đã có đợt {name} rồi",
                    directive=directive.reference_no,
                    year=directive.issued_on.year,
                    name=name,
                )
            )
        number += 1
        name = f"{first}-{number}"
    return name


def _check_dates(app: App, draft: Draft, now: DateTime) -> None:
    today = app.calendar.local(now).date()
    wrong = [
        tr("nghĩa vụ “{obligation}”: hạn {due_on:%d/%m/%Y} đã qua", obligation=o.key, due_on=o.due_on)
        for o in draft.obligation
        if o.due_on and o.due_on < today
    ]
    for window in draft.window:
        if window.starts_on and window.ends_on and window.ends_on < window.starts_on:
            wrong.append(tr("khung thời gian “{window_key}” kết thúc trước khi bắt đầu", window_key=window.key))
    issued = draft.directive.issued_on
    if issued and issued > today:
        wrong.append(tr("ngày ban hành {issued:%d/%m/%Y} ở tương lai; chưa ban hành thì chưa gửi được", issued=issued))
    ends = {w.key for w in draft.window if w.ends_on}
    wrong += [
        tr(
            "nghĩa vụ “{obligation}”: không có khung thời gian “{window}” có ngày kết thúc",
            obligation=o.key,
            window=o.term.window,
        )
        for o in draft.obligation
        if o.term and o.term.window and o.term.window not in ends
    ]
    keys = [w.key for w in draft.window] + [o.key for o in draft.obligation]
    wrong += [tr("khóa “{key}” được dùng hai lần", key=key) for key in repeated_names(keys)]
    if wrong:
        raise Refused(join_texts("\n  ", [mark_text("dự thảo có ngày hoặc khóa không dùng được:"), *wrong]))


def _directive(app: App, session: Session, draft: Draft, folder: Path) -> Directive:
    part = draft.directive
    issuer = agency_by_code(session, part.issuer)
    if issuer.code != app.settings.office.agency:
        ours = app.settings.office.agency
        raise Refused(
            tr(
                "văn bản của {issuer} ({code}), nhưng cấu hình office.agency là “{ours}”",
                issuer=issuer.name,
                code=issuer.code,
                ours=ours,
            )
        )
    text = _text_of(folder / part.source, ocr=part.scan_checked is not None)
    issued_on = part.issued_on
    if issued_on is None:
        raise Refused("directive.issued_on: chưa có ngày ban hành")
    twin = select(Directive).where(
        Directive.issuer_id == issuer.id,
        Directive.reference_no == draft.reference_no,
        Directive.issued_on == issued_on,
    )
    if session.exec(twin).first():
        raise Refused(
            tr(
                "văn bản {directive} ngày {issued_on:%d/%m/%Y} đã có một đợt rồi",
                directive=draft.reference_no,
                issued_on=issued_on,
            )
        )
    directive = Directive(
        issuer_id=issuer.id,
        reference_no=draft.reference_no,
        issued_on=issued_on,
        doc_type=part.doc_type,
        subject=part.subject,
        urgency=part.urgency or None,
        signer=part.signer,
        duties=[duty.model_dump() for duty in draft.duty],
        text=text,
        path=str((folder / part.source).resolve()),
        sha256=sha256_of(folder / part.source),
    )
    session.add(directive)
    session.flush()
    for attachment in draft.attachment:
        session.add(_attachment(directive, attachment.name, folder / attachment.path if attachment.path else None))
    return directive


def _text_of(path: Path, *, ocr: bool) -> str:
    """The text of the document. Raises Refused where it cannot be read, or has gone."""
    try:
        return _text_once(path, sha256_of(path), ocr=ocr)
    except (DocumentRefused, OSError) as error:
        raise Refused(
            tr(
                "không đọc được văn bản {path}: {why}",
                path=path,
                why=os_words(error) if isinstance(error, OSError) else error,
            )
        ) from None


@lru_cache(maxsize=16)
def _text_once(path: Path, sha256: str, *, ocr: bool) -> str:
    """Read once in a process: a scan that is rehearsed and then launched takes minutes each time."""
    return read_file(path, ocr=ocr).text


def _attachment(directive: Directive, name: str, path: Path | None) -> Attachment:
    if path and not path.is_file():
        raise Refused(tr("không có tệp kèm theo {path}", path=path))
    return Attachment(
        directive_id=directive.id,
        name=name,
        path=str(path.resolve()) if path else None,
        sha256=sha256_of(path) if path else None,
    )


def _keep_files(session: Session, campaign: Campaign) -> None:
    """Store the documents: what is sent along must not vanish or change.

    Raises Refused when one was changed or taken away since it was read.
    """
    directive = session.get_one(Directive, campaign.directive_id)
    files = session.exec(select(Attachment).where(Attachment.directive_id == directive.id)).all()
    rows: list[Directive | Attachment] = [directive, *files]
    given = [(row, Path(row.path)) for row in rows if row.path]
    try:
        store_for_good(session, [content_of_file(path, row.sha256 or "") for row, path in given])
    except OSError as error:
        raise Refused(
            tr("không đọc được tệp {path} ({strerror})", path=error.filename or "", strerror=os_words(error))
        ) from None
    for row, path in given:
        row.path = f"files/{row.sha256}{path.suffix}"


def _windows(app: App, session: Session, draft: Draft, campaign: Campaign) -> None:
    for part in draft.window:
        window = Window(campaign_id=campaign.id, stepped_at=campaign.approved_at, **part.model_dump())
        window.next_step_at = next_window_step(app, window)
        session.add(window)


def fields_of(part: ObligationPart, folder: Path) -> tuple[Field, ...]:
    """The form of an obligation, from its own tables or its file in `folder`. Raises Refused."""
    return read_form(folder / part.form) if part.form else tuple(part.field)


def _parties(session: Session, draft: Draft, folder: Path, campaign: Campaign, parties: Parties) -> None:
    codes = {party.code for party in parties.rows}
    strange = [(part.key, code) for part in draft.obligation for code in part.binds if code not in codes]
    if strange:
        wrong = (tr("nghĩa vụ “{key}”: “{code}” không có trong nơi nhận", key=key, code=code) for key, code in strange)
        raise Refused(join_texts("\n", wrong))
    rows = [
        {"campaign_id": campaign.id, "agency_id": p.agency_id, "role": p.role, "name": p.name, "group": p.group}
        for p in parties.rows
    ]
    insert_rows(session, Recipient, rows)
    written = parties_of(session, campaign)
    for part in draft.obligation:
        _units(session, campaign, part, written)
        session.add(
            Obligation(
                campaign_id=campaign.id,
                key=part.key,
                kind=part.kind,
                title=part.title,
                evidence=part.evidence,
                binds=[party.recipient_id for party in written if _binds(part, party)],
                due_on=part.due_on,
                due_time=part.due_time,
                before=part.before,
                timing=part.timing,
                rule=part.rule,
                lower=part.lower,
                carries=part.carries,
                consultation=rules_as_json(part.consultation.rules) if part.consultation else {},
                levels=part.levels,
                fields=[field.model_dump(mode="json") for field in fields_of(part, folder)],
            )
        )


def _units(session: Session, campaign: Campaign, part: ObligationPart, written: list[Party]) -> None:
    """The sub-units to which an obligation is handed down, each under the recipient that is its parent office."""
    parents = {party.agency_id: party.recipient_id for party in written if _binds(part, party)} if part.units else {}
    known = {party.agency_id for party in written}
    for code in part.units:
        unit = agency_by_code(session, code)
        if unit.parent_id not in parents:
            raise Refused(
                tr(
                    "nghĩa vụ “{part}”: cơ quan cấp trên của {unit} ({code}) không phải thực hiện",
                    part=part.key,
                    unit=unit.name,
                    code=code,
                )
            )
        if unit.id in known:
            raise Refused(
                tr(
                    "nghĩa vụ “{part}”: {unit} ({code}) đã là nơi nhận trực tiếp",
                    part=part.key,
                    unit=unit.name,
                    code=code,
                )
            )
        query = select(Recipient).where(Recipient.campaign_id == campaign.id, Recipient.agency_id == unit.id)
        if session.exec(query).first() is None:
            below = Recipient(
                campaign_id=campaign.id,
                agency_id=unit.id,
                role=Role.ACTION,
                name=unit.name,
                parent_id=parents[unit.parent_id or 0],
            )
            session.add(below)
    session.flush()


def _binds(part: ObligationPart, party: Party) -> bool:
    role = Role.PUBLISH if part.kind is ObligationKind.PUBLISH else Role.ACTION
    return party.role is role and (not part.binds or party.code in part.binds)
