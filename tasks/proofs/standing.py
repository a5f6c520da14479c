"""How far the publications of a campaign are proved: a line for each publishing Due, with its pages."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select

from models.campaign import Campaign, Recipient
from models.due import Due
from models.enums import ObligationKind
from models.instant import iso_text
from models.proof import HUMAN_STATES, SHOWN_STATES, Proof, ProofState
from models.states import FILED_STATES, DueState
from models.text import join_texts, mark_text, tr
from tasks.labels import PROOF_LABELS, STATE_LABELS

NO_ADDRESS = "không có địa chỉ bài đăng"


UNPROVED: tuple[ColumnElement[bool], ...] = (
    col(Proof.state).in_(HUMAN_STATES),
    col(Proof.round) == col(Due.round),
    col(Due.state) == DueState.ACCEPTED,
)
"""A page that waits for a person's word, of a query for Proof and Due."""


@dataclass(frozen=True)
class Publication:
    """One publishing Due, with the pages that were named for its present round."""

    due: Due
    agency: str
    pages: tuple[Proof, ...]

    @property
    def state(self) -> ProofState | None:
        """How far it is proved: one page on which the document stands is enough; None where nothing was handed in."""
        if self.due.state not in FILED_STATES:
            return None
        states = {page.state for page in self.pages}
        for one in (*SHOWN_STATES, ProofState.GONE, ProofState.CLAIMED, ProofState.UNCHECKED):
            if one in states:
                return one
        return ProofState.CLAIMED_ONLY

    @property
    def words(self) -> str:
        """The state as a person says it."""
        if self.state is None:
            return "chưa đăng" if self.due.state is DueState.OPEN else STATE_LABELS[self.due.state]
        if not self.pages:
            return join_texts(", ", map(mark_text, (PROOF_LABELS[ProofState.CLAIMED_ONLY], NO_ADDRESS)))
        return PROOF_LABELS[self.state]


def publications_of(session: Session, campaign: Campaign) -> list[Publication]:
    """The publishing Dues of a campaign, in the order of its recipients."""
    query = select_columns(Due, col(Recipient.name)).join(Recipient, col(Due.recipient_id) == Recipient.id)
    query = query.where(col(Due.campaign_id) == campaign.id, col(Due.kind) == ObligationKind.PUBLISH)
    pages = _pages(session, col(Proof.campaign_id) == campaign.id)
    rows = session.execute(query.order_by(col(Recipient.id), col(Due.id))).all()
    return [Publication(due, name, tuple(pages[due.id, due.round])) for due, name in rows]


def _pages(session: Session, where: ColumnElement[bool]) -> dict[tuple[int, int], list[Proof]]:
    """The pages by Due and round."""
    found: dict[tuple[int, int], list[Proof]] = defaultdict(list)
    for proof in session.exec(select(Proof).where(where).order_by(col(Proof.id))):
        found[proof.due_id, proof.round].append(proof)
    return found


def proof_words(session: Session, dues: Iterable[Due]) -> dict[int, str]:
    """How far each publication among some Dues is proved, by their numbers; what was not handed in is left out."""
    published = [due for due in dues if due.kind is ObligationKind.PUBLISH and due.state in FILED_STATES]
    if not published:
        return {}
    pages = _pages(session, col(Proof.due_id).in_([due.id for due in published]))
    return {due.id: Publication(due, "", tuple(pages[due.id, due.round])).words for due in published}


def count_publications(found: Sequence[Publication]) -> dict[str, int]:
    """How many are to be published, and how many of them stand where; what is waived is not expected."""
    owed = [one for one in found if one.due.state is not DueState.WAIVED]
    states = Counter(one.state for one in owed)
    return {
        "expected": len(owed),
        "proved": sum(states[one] for one in SHOWN_STATES),
        "claimed_only": states[ProofState.CLAIMED_ONLY],
        "gone": states[ProofState.GONE],
        "unchecked": states[ProofState.UNCHECKED],
        "looking": states[ProofState.CLAIMED],
        "open": states[None],
    }


def count_words(counted: dict[str, int]) -> str:
    """The counts in one sentence; what is none is not named, but for what is proved."""
    named = {
        "claimed_only": "chỉ mới báo", "gone": "đã đăng nay không còn", "unchecked": "chưa kiểm được",
        "looking": "đang kiểm", "open": "chưa đăng",
    }  # fmt: skip
    rest = [
        tr("{number} {word}", number=counted[key], word=mark_text(word)) for key, word in named.items() if counted[key]
    ]
    proved = tr("{proved}/{expected} đã chứng minh đăng tải", proved=counted["proved"], expected=counted["expected"])
    return join_texts("; ", [proved, *rest])


def publication_json(one: Publication) -> dict[str, Any]:
    """A line as plain values, for programs."""
    return {
        "due": one.due.id, "agency": one.agency, "due_state": one.due.state.value,
        "state": one.state.value if one.state else None, "pages": [_page_json(page) for page in one.pages],
    }  # fmt: skip


def _page_json(page: Proof) -> dict[str, Any]:
    instants = ("claimed_at", "proved_at", "fetched_at", "next_look_at")
    plain = ("url", "reason", "claimed_by", "final_url", "sha256", "size", "media_type", "found", "looks")
    return {
        "state": page.state.value,
        **{name: getattr(page, name) for name in plain},
        **{name: iso_text(getattr(page, name)) for name in instants},
    }


def page_words(page: Proof) -> str:
    """What is known of one page, in one line: why, since when, what comes next."""
    seen = tr("thấy {found}", found=join_texts(", ", map(mark_text, page.found))) if page.found else ""
    proved = tr("thấy lần đầu {proved_at:%H:%M %d/%m/%Y}", proved_at=page.proved_at) if page.proved_at else ""
    looked = tr("mở lần cuối {fetched_at:%H:%M %d/%m/%Y}", fetched_at=page.fetched_at) if page.fetched_at else ""
    ahead = tr("kiểm tiếp {next_look_at:%H:%M %d/%m/%Y}", next_look_at=page.next_look_at) if page.next_look_at else ""
    return join_texts("; ", map(mark_text, filter(None, (page.reason, seen, proved, looked, ahead))))
