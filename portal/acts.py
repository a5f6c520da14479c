"""What the forms of the page do: checked, then done by the desk's own verbs under the campaign's lock.

A form says for which round of which thing owed it was drawn, and when. So a form handed in twice, or again after the
thing has gone on, does nothing more: it is answered with how the thing stands.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from pendulum import DateTime
from sqlmodel import Session, col, select

from models.campaign import Campaign
from models.database import writing
from models.due import Due
from models.event import Event
from models.office import Office
from models.states import UNFINISHED
from models.words import ObligationKind, Via
from portal.owed import Moment
from portal.thing import Nowhere, Thing, thing
from portal.who import Visitor, visitor
from tasks.amend import extend
from tasks.common import lock
from tasks.disown import disown
from tasks.errors import Refused
from tasks.links import BadLink, Seal
from tasks.receive import Given, receive
from tasks.uploads import Staged, Upload, discard, keep, stage

FORM_HOURS = 24
"""How long after it was drawn a form is still taken."""

LONGEST = {"text": 20_000, "reason": 2_000, "officer": 120, "telephone": 40, "until": 10}
"""Characters of each field."""

STALE = "Trang này đã mở quá lâu hoặc không còn đúng; xin kiểm tra lại nội dung dưới đây rồi gửi một lần nữa."


class Wrong(Exception):
    """A form that cannot be taken: a sentence for each field, and under "" for the form itself. Nothing was changed."""

    def __init__(self, errors: dict[str, str]) -> None:
        self.errors = errors


@dataclass(frozen=True)
class Handed:
    """A form as it came in: its fields, cleaned, and its files."""

    fields: Mapping[str, str]
    uploads: tuple[Upload, ...] = ()

    def get(self, name: str) -> str:
        return self.fields.get(name, "")


@dataclass(frozen=True)
class Turn:
    """One handing-in within its transaction: the campaign is locked. `drawn` is when its form was."""

    office: Office
    session: Session
    visitor: Visitor
    campaign: Campaign
    thing: Thing
    handed: Handed
    staged: list[Staged]
    now: DateTime
    drawn: DateTime

    @property
    def actor(self) -> str:
        for_unit = f", trả lời thay {self.thing.for_unit}" if self.thing.for_unit else ""
        return f"{self.visitor.actor}{for_unit}"

    def said_since(self, what: str, *same: object) -> bool:
        """Whether the same was said since the form was drawn: it is the same form once more."""
        query = select(Event.id).where(Event.due_id == self.thing.due.id, Event.what == what)
        return self.session.exec(query.where(col(Event.at) >= self.drawn, *same)).first() is not None  # type: ignore[arg-type]


def clean(name: str, value: str) -> str:
    """A field as it is kept: NFC, line ends as one sign, nothing that hides or turns around what is written."""
    text = unicodedata.normalize("NFC", value.replace("\r\n", "\n").replace("\r", "\n"))
    kept = "".join(sign for sign in text if sign in "\n\t" or unicodedata.category(sign)[0] != "C")
    return (kept if name in ("text", "reason") else " ".join(kept.split())).strip()


def form_token(office: Office, visitor: Visitor, act: str, due: Due, now: DateTime) -> str:
    """What a form carries: which act on which round of what, for this link alone, and when it was drawn."""
    return _seal(office, visitor, now).sign(f"{act}.{due.id}.{due.round}")


def take(office: Office, token: str, due_id: int, handed: Handed, now: DateTime) -> bool:
    """Do what a form asks for; False when it was so before. Raises BadLink, Nowhere or Wrong, with nothing changed."""
    staged: list[Staged] = []
    try:
        with writing(office.engine) as session:
            act, _, _ = _read(office, visitor(office, session, token, now), due_id, handed, now)
        errors = CHECKS[act](handed)
        if not errors and act == "report":
            staged = _stage(office, handed)
        if errors:
            raise Wrong(errors)
        with writing(office.engine) as session:
            return _take(office, session, token, due_id, handed, staged, now)
    finally:
        discard(staged)


def _take(
    office: Office, session: Session, token: str, due_id: int, handed: Handed, staged: list[Staged], now: DateTime
) -> bool:
    who = visitor(office, session, token, now)
    found = session.get(Due, due_id)
    if found is None:
        raise Nowhere
    campaign = lock(session, found.campaign_id)
    about = thing(session, who, due_id, Moment(office.calendar, now))
    act, drawn_for, drawn = _read(office, who, due_id, handed, now)
    if drawn_for != about.due.round or about.due.state not in UNFINISHED:
        return False
    turn = Turn(office, session, who, campaign, about, handed, staged, now, drawn)
    try:
        done = DO[act](turn)
    except Refused as error:
        raise Wrong({"": f"{str(error)[:1].upper()}{str(error)[1:]}."}) from None
    if done:
        keep(staged)
        who.link.used_at = now
        session.add(who.link)
    return done


def _read(office: Office, who: Visitor, due_id: int, handed: Handed, now: DateTime) -> tuple[str, int, DateTime]:
    """The act, the round, and when the form was drawn. Raises Wrong for a form that is not ours, or too old."""
    try:
        text, drawn = _seal(office, who, now).read(handed.get("form"))
        act, number, turn = text.split(".")
    except (BadLink, ValueError):
        raise Wrong({"": STALE}) from None
    if act not in DO or int(number) != due_id or drawn.add(hours=FORM_HOURS) < now:
        raise Wrong({"": STALE})
    return act, int(turn), drawn


def _seal(office: Office, who: Visitor, now: DateTime) -> Seal:
    return Seal(office.settings, f"form.{who.link.id}.{who.link.revision}", now)


def _stage(office: Office, handed: Handed) -> list[Staged]:
    try:
        return stage(office.settings, handed.uploads)
    except Refused as error:
        raise Wrong({"files": f"{str(error)[:1].upper()}{str(error)[1:]}."}) from None


def _too_long(handed: Handed, *names: str) -> dict[str, str]:
    return {
        name: f"Quá dài: nhiều nhất {LONGEST[name]} ký tự, đang có {len(handed.get(name))}."
        for name in names
        if len(handed.get(name)) > LONGEST[name]
    }


def _check_acknowledge(handed: Handed) -> dict[str, str]:
    errors = _too_long(handed, "officer", "telephone")
    if not handed.get("officer"):
        errors["officer"] = "Hãy ghi họ tên cán bộ theo dõi."
    if not re.fullmatch(r"\+?[\d .()-]{6,40}", handed.get("telephone")):
        errors["telephone"] = "Hãy ghi số điện thoại, như 0205 3812 345."
    return errors


def _check_report(handed: Handed) -> dict[str, str]:
    errors, nil = _too_long(handed, "text"), bool(handed.get("nil"))
    if nil and (handed.get("text") or handed.uploads):
        errors["nil"] = "Đã chọn “Không có nội dung báo cáo” thì không ghi nội dung và không gửi tệp; hãy bỏ một bên."
    if not nil and not handed.get("text") and not handed.uploads:
        errors["text"] = "Hãy ghi nội dung, hoặc chọn tệp gửi kèm."
    return errors


def _check_extend(handed: Handed) -> dict[str, str]:
    errors = _too_long(handed, "reason")
    if _day(handed.get("until")) is None:
        errors["until"] = "Hãy chọn ngày, hoặc viết như 25/02/2022."
    if not handed.get("reason"):
        errors["reason"] = "Hãy nêu lý do."
    return errors


def _check_disown(handed: Handed) -> dict[str, str]:
    return _too_long(handed, "reason") or ({} if handed.get("reason") else {"reason": "Hãy nêu lý do."})


def _day(text: str) -> dt.date | None:
    """2022-02-25, as a browser's calendar gives it, or 25/02/2022."""
    found = re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", text)
    try:
        return dt.date(int(found[3]), int(found[2]), int(found[1])) if found else dt.date.fromisoformat(text)
    except ValueError:
        return None


def _acknowledge(turn: Turn) -> bool:
    if turn.thing.due.kind is not ObligationKind.ACKNOWLEDGE:
        raise Nowhere
    handed = turn.handed
    return _receive(turn, turn.thing.due, _given(f"{handed.get('officer')}, điện thoại {handed.get('telephone')}"))


def _report(turn: Turn) -> bool:
    due, nil = turn.thing.due, bool(turn.handed.get("nil"))
    if due.kind is ObligationKind.ACKNOWLEDGE or (nil and not turn.thing.nil_allowed):
        raise Nowhere
    files = tuple(file.described() for file in turn.staged)
    done = _receive(turn, due, Given(turn.handed.get("text"), nil, Via.PAGE, files=files))
    query = select(Due).where(Due.recipient_id == due.recipient_id, Due.kind == ObligationKind.ACKNOWLEDGE)
    for receipt in turn.session.exec(query.where(col(Due.state).in_(UNFINISHED))):
        _receive(turn, receipt, _given("đã gửi báo cáo"))  # who reports on a document has received it
    return done


def _given(text: str) -> Given:
    return Given(text, via=Via.PAGE)


def _receive(turn: Turn, due: Due, given: Given) -> bool:
    receive(turn.office, turn.session, turn.campaign, due, given, turn.now, turn.actor)
    return True


def _extend(turn: Turn) -> bool:
    due, until = turn.thing.due, _day(turn.handed.get("until"))
    assert until is not None
    if turn.said_since("extension.asked", Event.new == f"{until:%d/%m/%Y}"):
        return False
    try:
        extend(
            turn.office, turn.session, turn.campaign, due, until, turn.handed.get("reason"), turn.now, turn.actor,
            ask=True,
        )  # fmt: skip
    except Refused as error:
        raise Wrong({"until": f"{str(error)[:1].upper()}{str(error)[1:]}."}) from None
    return True


def _disown(turn: Turn) -> bool:
    reason = turn.handed.get("reason")
    if turn.thing.due.disowned or turn.said_since("due.disowned", Event.reason == reason):
        return False
    disown(turn.session, turn.campaign, turn.thing.due, reason, turn.now, turn.actor)
    return True


CHECKS = {
    "acknowledge": _check_acknowledge,
    "report": _check_report,
    "extend": _check_extend,
    "disown": _check_disown,
}
DO = {"acknowledge": _acknowledge, "report": _report, "extend": _extend, "disown": _disown}
"""The acts that a form can ask for."""
