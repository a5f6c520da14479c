"""What the decision about an answer is taken on, and what it comes to."""

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum

from tasks.inbox.answer.answer_files import Sorted
from tasks.inbox.answer.enclosed import Enclosed


class Says(StrEnum):
    """What an answer says."""

    REPORT = "report"
    NIL = "nil"
    RECEIVED = "acknowledge"
    PUBLISHED = "publish"
    OPINION = "consultation"
    NOTHING = ""


@dataclass(frozen=True)
class Classified:
    """What the decision is taken on. `own` are the writer's own words, `subject` the mail's subject as it came.

    `form` is True when a file is the obligation's form, `ours` are the subjects of our letters to that agency, `told`
    of those among them that it answers, `names`
    those of offices (the agency's, ours) and what was asked about, `numbers` the số/ký hiệu of the directives that it
    may answer, `since` the day of issue of the oldest of them. `agency` are the names of the agency, `us` ours,
    `beside` the topics of those directives on which nothing is asked now. `enclosed` are the documents, as far as read,
    `labels` those of the form in which is to be reported.
    """

    own: str = ""
    subject: str = ""
    files: Sorted = field(default_factory=Sorted)
    form: bool = False
    ours: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    since: dt.date | None = None
    agency: tuple[str, ...] = ()
    us: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    enclosed: tuple[Enclosed, ...] = ()
    labels: tuple[str, ...] = ()
    told: tuple[str, ...] = ()


@dataclass(frozen=True)
class Verdict:
    """What it says, or NOTHING and why a person must look. `thought` is what it may be then.

    `named` is True for a report whose words, or the name of whose file, say that it is one. `remark` is what a person
    may want to know of one that is counted. `words_only` is True where neither document nor picture came. `opinion` is
    what is said of a draft, a word of Opinion.
    """

    says: Says
    why: str = ""
    thought: Says = Says.NOTHING
    named: bool = False
    remark: str = ""
    words_only: bool = False
    opinion: str = ""
