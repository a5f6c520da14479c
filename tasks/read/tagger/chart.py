"""Expressions of time put together from their atoms: a cascade of productions over the atoms' letters.

Each production is tried once over the whole line of letters, in their order: no text is read in more than linear
time. It takes the atoms that it matches and leaves one in their place, or none if they do not fit. The letters of
what is put together: d a day, l several, m q h y whole months, R from .. to, P periodic, C a term, S a working day.
"""

from __future__ import annotations

import re

from tasks.read.tagger.atoms import Atom, atoms
from tasks.read.tagger.build_days import (
    Build,
    build_beside,
    build_bounds,
    build_by_moon,
    build_exact,
    build_in_month,
    build_listed,
    build_listed_of_month,
    build_months_in_turn,
    build_months_joined,
    build_named,
    build_open,
    build_part_of,
    build_stretch,
    build_timed,
    build_weekday_alone,
    build_weekday_next,
)
from tasks.read.tagger.build_recurring import (
    build_bounded,
    build_daily,
    build_hourly,
    build_in_months,
    build_last_of_month,
    build_monthly,
    build_regular,
    build_since,
    build_this_span,
    build_weekly,
    build_working,
)
from tasks.read.tagger.build_terms import (
    build_anchored,
    build_compared,
    build_counted,
    build_dropped,
    build_either,
    build_today,
    build_unclear,
)

_GAP = 90  # characters of other words between the parts of one expression
_D = r"(?:\(d\)|d)"
_S = "[mqhy]"
_A = r"(?:a|(?<=[OLbf(])c|c(?=[,(f]*[KA]))"
_TILL = r"(?:\([^()]{1,3}\))?,?p?[T-][fOp]*"
PRODUCTIONS: list[tuple[str, Build]] = [
    # a day with its hour, its day of the week, its part
    (r"Qa&", build_dropped),
    (r"p\(c\)f*d", build_timed),
    (rf"[oO]?o,?{_D}", build_named),
    (r"w[,f]*\(d\)", build_timed),
    (r"d\(w\)", build_timed),
    (r"d,w(?![eXY])", build_timed),
    (r"D+d", build_timed),
    (r"w[,f]*d", build_timed),
    (rf"p?c[,f]*(?:p[,f]*)?{_D}", build_timed),
    (r"c[,f]*o", build_timed),
    (r"c[,f]*n(?=[,f]*[ekXY&,])", build_timed),
    (r"p[,f]*d", build_timed),
    (r"d,?c(?![,f]*[dwneXY#co])", build_beside),
    (r"d(?:,?[OLB]+f*|,?f)c(?![,f]*[dwneXY#co]|,?[FKT])", build_timed),
    (r"(?:c[,f]*)?w[,f]*[XY]", build_weekday_next),
    (r"[nd][XY]", build_in_month),
    (r"D,?[LfO]*N", build_either),
    (r"(?<![LB])D(?!d)", build_today),
    (r"u\(\.?f?d\)", build_by_moon),
    # several days
    (r"[dn#](?:,[dn#])*,?&[OBLU]*[dnl#]", build_listed),
    (r"[dn#](?:,[dn#])*,U?d", build_listed),
    (r"[dn](?:,[dn])+(?=e)", build_listed),
    (r"(?:n|(?<=O)#)(?:,#)*,?&#(?=[,f]*[ek])", build_listed_of_month),
    (r"[mq](?:,[mq])*,?[&-][mq]", build_months_joined),
    (r"m(?:,m)+", build_months_in_turn),
    (r"G[mqyhXY]", build_part_of),
    (r"m\(d\)", build_exact),
    # terms
    (rf"{_A}(?:[,(f]*[KA]|[(f]*F)[f.]?f*(?:\(?d\)?|[io])(?![fp,]*[T-])", build_counted(1)),
    (rf"{_A}[,(f]*[FKA]f*j", build_counted(1)),
    (rf"{_A},?\(?[FKA]f*\.(?:\(d\)|f?d)(?![fp,]*[T-])", build_anchored(1)),
    (rf"{_A},?\.?Bf?\.(?:\(d\)|f?d)", build_anchored(-1)),
    (r"Bf?a\.f?d", build_compared),
    (rf"{_A},?\(?[FKA]f*[.iV]Y?(?![fp,]*[T-])", build_counted(1)),
    (rf"Af*{_A}(?:[.G]|(?=[;,)]|\Z))", build_counted(1)),
    (rf"A[.j]?,?[OLbf]*{_A}(?![,f]*[FKAB])", build_counted(1)),
    (rf"A[.j],\.[OLbf]+{_A}(?![,f]*[FKAB])", build_counted(1)),
    (r"Bd,?[Lbf]*a", build_counted(-1)),
    (rf"{_A},?\.?B(?:d|f?\.|f?j)", build_counted(-1)),
    (rf"Bf?[.j],?[Lbf]*{_A}(?![FKA])", build_counted(-1)),
    (r"(?:F?#T|#-)C", build_unclear),
    # from .. to
    (rf"[FK][Opf]*[dn#mqhyioc]{_TILL}(?:d|{_S}|j|c)", build_stretch),
    (r"(?<![LB])[dn#ioc]-f*[dc](?!e)", build_stretch),
    (rf"(?<![LB])[dioc],?T[fOp]*(?:d|{_S}|c)(?!e)", build_stretch),
    (r"[mq]\(R\)", build_bounds),
    (r"[FK]?[Opf]*(?:d|m|o),?\.?V", build_open),
    (rf"[FK][Opf]*(?:d|{_S}|i|o)(?![.,]?[TV])", build_open),
    # what comes again
    (r"M", build_in_months),
    (r"[nl][,f]*k", build_monthly),
    (rf"[FK][Opf]*n{_TILL}n[,f]*e", build_last_of_month),
    (r"[nl][,f]*e", build_monthly),
    (r"[dl][,f]*e", build_monthly),
    (r"g[,f]*[OBLf]*[dl]", build_regular),
    (r"(?:c[,f]*)?w(?:[,&]w)*[,f]*e(?:,[BLO]*f*c(?![,f]*[dwno]))?", build_weekly),
    (r"c(?:,c)*(?:,?&[BLO]*c)?[,f]*e", build_daily),
    (r"[er][,f]*\(?\.?,?[OLBf]*(?:n|l)(?:[,f]*k)?", build_monthly),
    (r"[er][,f]*\(?\.?[,(]?[OLBf]*(?:d|l)", build_monthly),
    (r"[er][,f]*\(?\.?[,(]?[OLBf]*(?:c[,f]*)?w(?:[,&]w)*", build_weekly),
    (r"[er]O?\.?[,f]*\([OLBfp]*c", build_daily),
    (r"[er](?:d|m)?[,f]*\(?\.?[,(]?[OLBfp]*c(?:,c)*(?:,?&[BLO]*c)?(?![,f]*[dnwo])", build_daily),
    (r"e", build_hourly),
    (r"(?:c[,f]*(?:p[,f]*)?)?W[,f]*(?:[eXYmqy])", build_working),
    (rf"P,?\(?\.?(?:OR|R|O{_S}|T(?:d|{_S}))", build_bounded),
    (r"R,?[.g]?,?P", build_since),
    (r"(?<=[OTLB])[XY]|(?<=[OTLB]f)[XY]", build_this_span),
    (r"(?:p?[,f]*c|p)?[,f]*w(?![,f]*[eXY&])", build_weekday_alone),
]
# Repetitions are bounded: a long run that fits nothing must not be tried from each of its places to its end.
_COMPILED = [(re.compile(pattern.replace("*", "{0,6}").replace("+", "{1,3}")), build) for pattern, build in PRODUCTIONS]


def compose(text: str, start: int = 0) -> list[Atom]:
    """All that stands in a folded text, atoms and what they have been put together to, in its order."""
    line = list(atoms(text, start))
    letters = "".join(atom.letter for atom in line)
    for pattern, build in _COMPILED:
        if pattern.search(letters):
            line = _applied(pattern, build, line, letters)
            letters = "".join(atom.letter for atom in line)
    return line


def _applied(pattern: re.Pattern[str], build: Build, line: list[Atom], letters: str) -> list[Atom]:
    done: list[Atom] = []
    at = 0
    for m in pattern.finditer(letters):
        taken = line[m.start() : m.end()]
        if any(a.letter == "." and a.end - a.start > _GAP for a in taken[:-1]):
            continue
        if (found := build(taken)) is not None:
            done += line[at : m.start()]
            done.append(Atom(found[0], taken[0].start, taken[-1].end, found[1]))
            at = m.end()
    return done + line[at:] if at else line
