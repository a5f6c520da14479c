"""What the forms of a campaign's reports add up to, by agency, by group and in all; counted from the rows, not stored.

Each obligation's periods stand apart, and so do its levels where one adds up what those below it report (`lower`).
What counts is what has come, accepted or not; the part that nobody has accepted yet is shown beside. Every board,
table, report and letter takes its sums from here (docs/decisions/0028).
"""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pendulum import DateTime
from sqlmodel import Session, col, select

from models.agency import AgencyGroup, GroupMember
from models.campaign import Campaign, Obligation, Window
from models.enums import ObligationKind
from models.states import DueState
from models.text import tr
from tasks.figures.counts import Standing, due_line, standings_of
from tasks.labels import phrase_of, standing_words
from tasks.report_forms.aggregate import OUTSIDE_SUMS, AgencyAnswer, Share, Sum, add_up, percent_cut, plain_number
from tasks.report_forms.schema import Field, read_fields

Groups = Mapping[int | None, tuple[str, ...]]
"""The names of the groups in which each recipient is; those in none are left out."""


@dataclass(frozen=True)
class Summary:
    """One report in one period, of all agencies that owe it (on one level)."""

    obligation: str
    window: str
    period: str
    level: int
    title: str
    fields: tuple[Field, ...]
    answers: tuple[AgencyAnswer, ...]
    sums: tuple[Sum, ...]

    def of(self, share: Share) -> list[AgencyAnswer]:
        """The agencies that stand so."""
        return [answer for answer in self.answers if answer.share is share]

    @property
    def whole(self) -> list[Sum]:
        """The lines of all agencies together."""
        return [one for one in self.sums if not one.group]


def report_summaries(
    session: Session,
    campaign: Campaign,
    now: DateTime,
    *,
    window_id: int | None = None,
    rows: Sequence[Standing] | None = None,
) -> list[Summary]:
    """The summaries of a campaign, or of one window, in the order in which the reports were asked for.

    `rows` are its Dues where the caller has them at hand. Empty where no report has a form, or none was asked for yet.
    """
    mine = select(Obligation).where(Obligation.campaign_id == campaign.id, Obligation.kind == ObligationKind.REPORT)
    forms = {one.id: one for one in session.exec(mine.order_by(col(Obligation.id))) if one.fields}
    if not forms:
        return []
    if rows is None:
        rows = standings_of(session, campaign.id, ObligationKind.REPORT, window_id)
    rows = [row for row in rows if row.due.obligation_id in forms and window_id in (None, row.due.window_id)]
    groups = _groups(session, rows)
    levels = {number: _levels(session, campaign, one, rows) for number, one in forms.items()}
    parts: dict[tuple[int, str, int], list[Standing]] = defaultdict(list)
    for row in rows:
        due = row.due
        parts[due.obligation_id, due.period, levels[due.obligation_id].get(due.recipient_id, 0)].append(row)
    found = [_summary(session, forms[key[0]], key[2], some, groups, now) for key, some in parts.items()]
    return _told_apart(found)


def newest_summaries(found: Iterable[Summary]) -> list[Summary]:
    """Of what is reported again and again the last period of each."""
    return list({(one.obligation, one.window, one.level): one for one in found}.values())


def as_json(summary: Summary, *, agencies: bool = True) -> dict[str, Any]:
    """A summary as plain values; the agencies one by one where wanted, else only who is not in the sums."""
    told = {
        "obligation": summary.obligation,
        "window": summary.window,
        "period": summary.period,
        "level": summary.level,
        "title": summary.title,
        "asked": len(summary.answers),
        "given": len(summary.of(Share.GIVEN)),
        "sums": [_line(one) for one in summary.sums],
        **{share.value: [a.agency for a in summary.of(share)] for share in Share if share is not Share.GIVEN},
    }
    if agencies:
        told["agencies"] = [
            {
                "id": answer.due_id, "agency": answer.agency, "groups": list(answer.groups),
                "share": answer.share.value, "says": answer.says, "values": dict(answer.values),
            }
            for answer in summary.answers
        ]  # fmt: skip
    return told


def _line(one: Sum) -> dict[str, Any]:
    share = percent_cut(one.covered, one.wanted)
    return {
        "key": one.field.key, "label": one.field.label, "unit": one.field.unit, "kind": one.field.kind.value,
        "choice": one.choice, "group": one.group, "amount": plain_number(one.amount), "covered": one.covered,
        "wanted": one.wanted, "coverage": None if share is None else float(share / 100), "waiting": one.waiting,
        "waiting_amount": plain_number(one.waiting_amount),
    }  # fmt: skip


def _summary(
    session: Session, obligation: Obligation, level: int, rows: Sequence[Standing], groups: Groups, now: DateTime
) -> Summary:
    due, fields = rows[0].due, read_fields(obligation)
    window = session.get(Window, due.window_id) if due.window_id else None
    several = len({groups.get(row.recipient.id) for row in rows}) > 1  # else the whole says it
    answers = tuple(_answer(row, groups.get(row.recipient.id, (OUTSIDE_SUMS,)) if several else (), now) for row in rows)
    return Summary(
        obligation=obligation.key,
        window=window.key if window else "",
        period=due.period,
        level=level,
        title=phrase_of(obligation.title, window.topic if window else "", due.label),
        fields=fields,
        answers=answers,
        sums=add_up(fields, answers),
    )


def _answer(row: Standing, groups: tuple[str, ...], now: DateTime) -> AgencyAnswer:
    says, share = standing_words(due_line(row, now)), _share(row)
    values = row.last.values if row.last and share is Share.GIVEN else {}
    accepted = row.due.state is DueState.ACCEPTED
    return AgencyAnswer(row.due.id, row.recipient.name, share, says, accepted, values, groups)


def _share(row: Standing) -> Share:
    if row.due.state is DueState.WAIVED:
        return Share.WAIVED
    if row.owed or row.last is None:
        return Share.MISSING
    if row.last.nil:
        return Share.NIL
    return Share.GIVEN if row.last.values else Share.BLANK


def _groups(session: Session, rows: Iterable[Standing]) -> Groups:
    """The group under which the directive named each recipient, else those of the directory that have its agency.

    The first was kept with the campaign, so that it stays when the directory changes.
    """
    recipients = {row.recipient.id: row.recipient for row in rows}
    alone = {one.agency_id for one in recipients.values() if not one.group}
    members = select(GroupMember.agency_id, AgencyGroup.name).join(AgencyGroup)
    named: dict[int, list[str]] = defaultdict(list)
    for agency_id, name in session.exec(members.order_by(col(AgencyGroup.id))) if alone else ():
        named[agency_id].append(name)
    found = {key: (one.group,) if one.group else tuple(named.get(one.agency_id, ())) for key, one in recipients.items()}
    return {key: names for key, names in found.items() if names}


def _levels(session: Session, campaign: Campaign, obligation: Obligation, rows: Iterable[Standing]) -> dict[int, int]:
    """How many of those asked stand above each recipient, where the higher ones add up what the lower ones report."""
    if not obligation.lower:
        return {}
    from tasks.campaigns.dues import levels_of, members_of  # rare, and too much to load for a `dondoc status`

    whose = sorted({row.due.recipient_id for row in rows} | set(obligation.binds))
    everybody = Obligation(**obligation.model_dump() | {"binds": whose})  # those who left handed in too
    return levels_of(session, everybody, members_of(session, campaign))


def _told_apart(found: Sequence[Summary]) -> list[Summary]:
    """Levels, and what would be called alike, are told apart by their titles: the level, the day that was asked for."""
    levels = defaultdict(set)
    for one in found:
        levels[one.obligation, one.period].add(one.level)
    titled = []
    for one in found:
        if len(levels[one.obligation, one.period]) > 1:
            named = (
                tr("{one}, cấp {level}", one=one.title, level=one.level + 1)
                if one.level
                else tr("{one}, cấp 1 (cao nhất)", one=one.title)
            )
            one = replace(one, title=named)
        titled.append(one)
    alike = Counter(one.title for one in titled)
    return [
        replace(one, title=f"{one.title}{_day_asked(one.period)}") if alike[one.title] > 1 else one for one in titled
    ]


def _day_asked(period: str) -> str:
    """The day that a report on request was asked for (tasks/campaigns/request.py): , hạn 18/02/2022"""
    _, mark, day = period.rpartition("@")
    return tr(", hạn {fromisoformat:%d/%m/%Y}", fromisoformat=dt.date.fromisoformat(day)) if mark else ""
