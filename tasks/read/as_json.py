"""A reading as plain values for json.dumps: the fields of the gold files, and some more."""

from __future__ import annotations

import datetime as dt
from typing import Any

from tasks.read.facts import Deadline, Duty, Fact, Horizon, Reading, Recurrence, Relative, Signer, Window


def reading_as_json(reading: Reading, file: str) -> dict[str, Any]:
    """One JSON object per document."""
    return {
        "file": file,
        "number": reading.number,
        "symbol": reading.symbol,
        "issued_on": _iso(reading.issued_on),
        "issued_month": reading.issued_month,
        "place": reading.place,
        "issuer": reading.issuer,
        "doc_type": reading.doc_type,
        "urgency": reading.urgency,
        "subject": reading.subject,
        "addressees": [a.name for a in reading.addressees],
        "copies": [c.printed for c in reading.copies],
        "copy_roles": [{"name": c.name, "tag": c.tag, "role": c.role.value} for c in reading.copies],
        "signer": _signer(reading.signer) if reading.signer else None,
        "co_signers": [_signer(s) for s in reading.co_signers],
        "bases": [
            {"number": b.number, "date": _iso(b.date), "title": b.title, "issuer": b.issuer, **_place(b)}
            for b in reading.bases
        ],
        "windows": [_window(w) for w in reading.windows],
        "horizons": [_horizon(h) for h in reading.horizons],
        "deadlines": [_deadline(d) for d in reading.deadlines],
        "duties": [_duty(d) for d in reading.duties],
        "attachments": [{"name": a.name, **_place(a)} for a in reading.attachments],
        "found": {name: _place(f) for name, f in reading.evidence.items()},
        "from_scan": reading.scanned,
        "notes": list(reading.notes),
        "envelope": dict(reading.envelope) if reading.envelope is not None else None,
        "from_envelope": list(reading.from_envelope),
        "blank": dict(reading.blank),
        "passed_over": [{"why": p.why, **_place(p)} for p in reading.passed_over],
    }


def _place(fact: Fact) -> dict[str, Any]:
    return {
        "evidence": fact.evidence,
        "sentence": fact.sentence,
        "start_at": fact.start,
        "end_at": fact.end,
        "confidence": round(fact.confidence, 2),
        **({"doubt": fact.doubt} if fact.doubt else {}),
    }


def _iso(day: dt.date | None, time: dt.time | None = None) -> str | None:
    """2022-02-15, or 2022-02-15T16:00 where a time of day is printed."""
    if day is None:
        return None
    return f"{day.isoformat()}T{time:%H:%M}" if time else day.isoformat()


def _signer(signer: Signer) -> dict[str, Any]:
    return {"authority": signer.authority, "title": signer.title, "name": signer.name}


def _window(w: Window) -> dict[str, Any]:
    start, end = _iso(w.start_on, w.start_time), _iso(w.end_on, w.end_time)
    inferred = {"year_inferred": True} if w.year_inferred else {}
    return {"start": start, "end": end, "about": w.about, "note": w.note, **inferred, **_place(w)}


def _horizon(h: Horizon) -> dict[str, Any]:
    return {"topic": h.topic, "start": _iso(h.start_on), "end": _iso(h.end_on), **_place(h)}


def _deadline(d: Deadline) -> dict[str, Any]:
    inferred = {"year_inferred": True} if d.year_inferred else {}
    return {
        "kind": d.kind.value,
        "due": _iso(d.due, d.due_time),
        "recurrence": _recurrence(d.recurrence) if d.recurrence else None,
        "relative": _relative(d.relative) if d.relative else None,
        "who": d.who, "to": d.to, "what": d.what, **inferred, **_place(d),
    }  # fmt: skip


def _recurrence(rec: Recurrence) -> dict[str, Any]:
    return {
        "every": rec.every.value, "day": rec.day, "month": rec.month,
        "time": f"{rec.time:%H:%M}" if rec.time else None,
        "from": _iso(rec.since), "until": _iso(rec.until), "interval": rec.interval,
    }  # fmt: skip


def _relative(relative: Relative) -> dict[str, Any]:
    return {"count": relative.count, "unit": relative.unit.value, "after": relative.after.value}


def _duty(d: Duty) -> dict[str, Any]:
    return {
        "number": d.number, "title": d.title, "text": d.text, "binds": list(d.binds) if d.binds else None,
        "cascade": list(d.cascade), "windows": [_window(w) for w in d.windows],
        "horizons": [_horizon(h) for h in d.horizons],
    }  # fmt: skip
