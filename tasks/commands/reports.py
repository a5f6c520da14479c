"""Acts on reports: ask for them, record what came and its figures."""

import datetime as dt
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any, Literal

from pendulum import DateTime
from pydantic import Field, PrivateAttr, field_validator, model_validator
from sqlmodel import Session

from models.app import App
from models.due import Due
from models.enums import ObligationKind, Via
from models.errors import FAMILIES, UserError
from models.instant import parse_day_or_instant, parse_instant
from models.states import FILED_STATES, UNFINISHED_STATES, DueState
from models.text import mark_text, tr, trn
from tasks.agencies.resolver import agency_by_code
from tasks.campaigns.context import Context
from tasks.campaigns.figures_entry import fill_figures, read_figures
from tasks.campaigns.form_file import (
    FormFile,
    figures_of_form,
    find_due_of_form,
    form_file_among,
    keep_form_file,
    read_form_file,
)
from tasks.campaigns.request import Wanted, cite_document, request_reports
from tasks.campaigns.submissions import Given, check_something_said, fields_of_due
from tasks.commands.catalogue import CATALOGUE
from tasks.commands.command import AgencyCommand, Command, Typed, day_text
from tasks.errors import Refused
from tasks.labels import KIND_LABELS, OPINION_LABELS
from tasks.proofs.claims import record_publication, with_pages
from tasks.report_forms.schema import in_words, key_value_pairs
from tasks.storage.uploads import Staged, Upload, discard_staged, keep_staged, open_named, stage_uploads

VIAS = {
    "thư điện tử": Via.EMAIL,
    "hệ thống quản lý văn bản": Via.SYSTEM,
    "văn bản giấy": Via.PAPER,
    "điện thoại": Via.TELEPHONE,
}
ViaWord = Literal["thư điện tử", "hệ thống quản lý văn bản", "văn bản giấy", "điện thoại"]
VIA_WORDS = {via.value: word for word, via in VIAS.items()}

OpinionWord = Literal["", "đồng ý", "đồng ý, có góp ý", "không đồng ý", "không có ý kiến"]
OPINION_WORDS = {opinion.value: word for opinion, word in OPINION_LABELS.items()}


class Request(Command):
    """Ask for the report that is owed on request; `due_on` may be given as 2022-02-18T10:00, hour and all."""

    entry = CATALOGUE["request"]

    agencies: Annotated[list[str], Typed(positional=True)] = Field(
        [], title="Chỉ các cơ quan này", description="Mã hoặc tên; để trống là tất cả"
    )
    due_on: Annotated[dt.date, Typed("due")] = Field(title="Hạn", description="Chậm nhất ngày này, một ngày làm việc")
    hour: str = Field("", title="Giờ", description="Như 10:00, khi hạn đúng giờ đó; để trống là cả ngày")
    window: str = Field("", title="Khung thời gian", description="Khóa của khung được báo cáo; để trống là cả văn bản")
    report: str = Field("", title="Báo cáo nào", description="Khóa của báo cáo, khi văn bản có nhiều")
    document: str = Field(
        "", title="Số của văn bản yêu cầu", description="Khi yêu cầu bằng văn bản riêng, như 145/STTTT-TTBCXB"
    )
    dated: str = Field("", title="Ngày của văn bản đó", description="Như 16/02/2022")

    @model_validator(mode="before")
    @classmethod
    def _split_hour(cls, given: Any) -> Any:
        """A moment is a day and an hour."""
        if isinstance(given, dict) and isinstance(due := given.get("due_on"), str) and "T" in due:
            day, hour = parse_day_or_instant(due)
            return given | {"due_on": day, "hour": given.get("hour") or f"{hour:%H:%M}"}
        return given

    @field_validator("dated")
    @classmethod
    def _check_dated(cls, dated: str) -> str:
        """A day, or that of a moment; "" for none. No `date | None`, which Prefect draws as a switch."""
        return day_text(dated)

    @field_validator("hour")
    @classmethod
    def _check_hour(cls, hour: str) -> str:
        """An hour, or that of a moment; "" for none."""
        clock = hour.strip().rpartition("T")[2]
        try:
            return f"{dt.time.fromisoformat(clock):%H:%M}" if clock else ""
        except ValueError:
            raise ValueError(FAMILIES["time"]) from None

    def run(self, ctx: Context) -> str:
        named = tuple(agency_by_code(ctx.session, name.strip()) for name in self.agencies if name.strip())
        hour = dt.time.fromisoformat(self.hour) if self.hour else None
        wanted = Wanted(
            self.due_on, hour, self.window.strip() or None, named, self.report.strip() or None,
            cite_document(self.document, dt.date.fromisoformat(self.dated) if self.dated else None),
        )  # fmt: skip
        dues = request_reports(ctx, wanted)
        day = f"{self.hour} {self.due_on:%d/%m/%Y}".strip()
        return trn("đã yêu cầu {count} cơ quan báo cáo, hạn {day}", len(dues), day=day)


class Record(AgencyCommand):
    """Take in what an agency handed in by another way than its page or a mail that was read."""

    entry = CATALOGUE["record"]
    states = (*UNFINISHED_STATES, DueState.CONSENTED)

    opinion: Annotated[OpinionWord, Typed(choices=OPINION_WORDS)] = Field(
        "", title="Ý kiến", description="Của cơ quan được lấy ý kiến; để trống với mọi việc khác"
    )
    via: Annotated[ViaWord, Typed(choices=VIA_WORDS)] = Field("thư điện tử", title="Nhận bằng cách nào")
    text: str = Field("", title="Nội dung", description="Tóm tắt, như: 06 tin, bài")
    nil: bool = Field(False, title="Báo cáo không có nội dung")
    received: str = Field("", title="Nhận lúc", description="Như 18/02/2022 16:00; để trống là bây giờ")
    values: Annotated[list[str], Typed("value")] = Field(
        [], title="Số liệu", description="Mỗi dòng một mục của biểu mẫu, như tin_bai=12"
    )
    file: str = Field(
        "",
        title="Tệp biểu mẫu đã điền",
        description="Đường dẫn trên máy này của tệp .xlsx không đến qua thư; tệp được giữ cùng báo cáo",
    )
    files: Annotated[list[str], Typed("attach")] = Field(
        [], title="Tệp kèm theo", description="Đường dẫn trên máy này, mỗi dòng một tệp; được giữ cùng báo cáo"
    )
    later: bool = Field(False, title="Số liệu đến sau", description="Ghi nhận trước, bổ sung bằng “Ghi số liệu”")
    urls: Annotated[list[str], Typed("url")] = Field(
        [],
        title="Địa chỉ bài đăng",
        description="Khi là việc đăng tải, mỗi dòng một địa chỉ; hệ thống mở xem, và xem lại vào ngày cuối của khung",
    )

    _uploads: tuple[Upload, ...] = PrivateAttr(())
    _staged: list[Staged] = PrivateAttr(default_factory=list)

    @model_validator(mode="before")
    @classmethod
    def _opinion_means_consultation(cls, given: Any) -> Any:
        """Only a consultation is answered by an opinion."""
        if isinstance(given, dict) and given.get("opinion") and not given.get("kind"):
            return given | {"kind": KIND_LABELS[ObligationKind.CONSULTATION]}
        return given

    @field_validator("opinion", mode="before")
    @classmethod
    def _opinion_in_words(cls, opinion: object) -> object:
        return OPINION_WORDS.get(str(opinion), opinion)

    @field_validator("via", mode="before")
    @classmethod
    def _via_in_words(cls, via: object) -> object:
        return VIA_WORDS.get(str(via), via)

    @field_validator("received")
    @classmethod
    def _check_received(cls, received: str) -> str:
        """An instant; "" for now."""
        try:
            return parse_instant(received).isoformat() if received.strip() else ""
        except UserError:
            raise ValueError(FAMILIES["datetime"]) from None

    def attach(self, uploads: Iterable[Upload]) -> "Record":
        """The same with files that a browser handed in; they must stay open until it is done."""
        self._uploads = tuple(uploads)
        return self

    @cached_property
    def brought(self) -> FormFile | None:
        """The form that was brought, read once. Raises Refused when it cannot be read, or figures are given too."""
        named = self.file.strip()
        form = read_form_file(Path(named)) if named else form_file_among(self._staged)
        if form and (self.values or self.nil or self.later):
            raise Refused(
                "đã đưa tệp biểu mẫu (--file) thì không ghi --value, --nil hoặc --later; hãy bỏ một trong hai"
            )
        return form

    def begin(self, app: App, session: Session, now: DateTime) -> Context:
        """The files are kept aside, and a form is read by a child process, before the campaign is locked."""
        with open_named(self.files) as named:
            self._staged = stage_uploads(app.settings, (*self._uploads, *named))
        _ = self.brought
        return super().begin(app, session, now)

    def release(self) -> None:
        """What was not taken does not stay aside."""
        discard_staged(self._staged)

    def act_on(self, ctx: Context, due: Due) -> str:
        brought = self.brought
        if brought:
            values = figures_of_form(ctx.session, due, brought.form)
        else:
            values = read_figures(ctx.session, due, written(self.values), nil=self.nil, later=self.later)
        files = [file.described() for file in self._staged]
        if brought and brought.described["sha256"] not in {file["sha256"] for file in files}:
            files.append(brought.described)
        came = parse_instant(self.received) if self.received.strip() else None
        opinion = next((one for one, word in OPINION_LABELS.items() if word == self.opinion), None)
        text = with_pages(self.text.strip(), self.urls)
        check_something_said(due, text, len(files))
        given = Given(text, self.nil, VIAS[self.via], came, values, tuple(files), opinion=opinion)
        record_publication(ctx, due, given, self.urls)
        keep_staged(ctx.session, self._staged)
        if brought:
            keep_form_file(ctx.session, brought)
        return tr("đã ghi nhận {kind} qua {via}", kind=mark_text(self.kind), via=mark_text(self.via))

    def find(self, ctx: Context) -> Due:
        """The Due that the form was sent out for, where one was brought."""
        if not (brought := self.brought):
            return super().find(ctx)
        agency = agency_by_code(ctx.session, self.agency.strip())
        number = find_due_of_form(ctx.session, ctx.campaign, agency, brought.form, self.number or None)
        return self.pick(ctx, number)


def written(lines: Iterable[str]) -> dict[str, str]:
    """The figures of a command's lines; empty ones do not count."""
    return key_value_pairs(line for line in lines if line.strip())


class Fill(AgencyCommand):
    """Enter or correct the figures of a report that has come."""

    entry = CATALOGUE["fill"]
    states = FILED_STATES

    values: Annotated[list[str], Typed("value")] = Field(
        title="Số liệu", description="Mỗi dòng một mục của biểu mẫu, như tin_bai=12"
    )

    def act_on(self, ctx: Context, due: Due) -> str:
        report = fill_figures(ctx, due, written(self.values))
        return tr("đã ghi số liệu: {figures}", figures=in_words(fields_of_due(ctx.session, due), report.values))
