"""What an agency says it has published, and what a person decides of it where the machine cannot."""

from collections.abc import Iterable

from sqlmodel import Session, col, select

from models.due import Due, Submission
from models.enums import ObligationKind
from models.proof import HUMAN_STATES, Proof, ProofState
from models.states import FILED_STATES, DueState, move
from models.text import tr
from tasks.campaigns.context import Context
from tasks.campaigns.guards import check_open, check_reason, require_state
from tasks.campaigns.submissions import Given, record_submission, return_report
from tasks.errors import Refused
from tasks.proofs.addresses import MOST_ADDRESSES, read_address


def record_publication(ctx: Context, due: Due, given: Given, pages: Iterable[str]) -> Submission:
    """Take in that something was published, with the addresses of its pages, which are then looked at.

    Raises Refused, with nothing changed, for an address that is never asked, or one given for what is no publication.
    """
    named = checked_pages(ctx, due, pages)
    submission = record_submission(ctx, due, given)
    claim_pages(ctx, due, named)
    return submission


def with_pages(text: str, pages: Iterable[str]) -> str:
    """What was said, with the addresses that it does not name itself."""
    return " · ".join(filter(None, (text, *(page.strip() for page in pages if page.strip() not in text))))


def checked_pages(ctx: Context, due: Due, pages: Iterable[str]) -> list[str]:
    """The addresses, each once. Raises Refused."""
    named = list(dict.fromkeys(filter(None, (page.strip() for page in pages))))
    if named and due.kind is not ObligationKind.PUBLISH:
        raise Refused("chỉ việc đăng tải mới có địa chỉ bài đăng")
    if len(named) > MOST_ADDRESSES:
        raise Refused(tr("nhiều nhất {most} địa chỉ bài đăng một lần", most=MOST_ADDRESSES))
    for page in named:
        read_address(page, ctx.app.settings.proof.inner_hosts)
    return named


def claim_pages(ctx: Context, due: Due, pages: Iterable[str]) -> None:
    """Write down addresses that are to be looked at; one that was given before is looked at anew."""
    known = {proof.url: proof for proof in proofs_of(ctx.session, due)}
    for page in pages:
        proof = known.get(page) or _new_proof(ctx, due, page)
        proof.claimed_at, proof.claimed_by = ctx.now, ctx.actor
        _look_anew(ctx, proof)
        ctx.note("proof.claimed", due, new=page)


def _new_proof(ctx: Context, due: Due, page: str) -> Proof:
    return Proof(
        campaign_id=ctx.campaign.id, due_id=due.id, round=due.round, url=page, claimed_at=ctx.now, claimed_by=ctx.actor
    )


def _look_anew(ctx: Context, proof: Proof) -> None:
    proof.state, proof.reason, proof.attempts = ProofState.CLAIMED, "", 0
    proof.looking_since, proof.next_look_at = None, ctx.now
    ctx.session.add(proof)


def proofs_of(session: Session, due: Due) -> list[Proof]:
    """The addresses that were given for the present round of a Due."""
    query = select(Proof).where(Proof.due_id == due.id, Proof.round == due.round)
    return list(session.exec(query.order_by(col(Proof.id))))


def look_again(ctx: Context, due: Due, pages: Iterable[str] = ()) -> list[str]:
    """Have the pages looked at anew, or further ones for the first time; gives back their addresses.

    Raises Refused where nothing was handed in, or no address is known.
    """
    check_open(ctx, due)
    require_state(due, FILED_STATES, "kiểm chứng")
    named = checked_pages(ctx, due, pages) or [proof.url for proof in proofs_of(ctx.session, due)]
    if not named:
        raise Refused(tr("nghĩa vụ số {due} chưa có địa chỉ bài đăng nào; hãy ghi địa chỉ (--url)", due=due.id))
    claim_pages(ctx, due, named)
    return named


def confirm_pages(ctx: Context, due: Due, reason: str) -> list[str]:
    """A person has seen the document on the pages that the machine could not prove; gives back their addresses.

    Raises Refused where no page waits for a person, AlreadyDone where it was confirmed.
    """
    check_open(ctx, due)
    pages = proofs_of(ctx.session, due)
    waiting = [proof for proof in pages if proof.state in (*HUMAN_STATES, ProofState.CLAIMED)]
    if not waiting:
        if any(proof.state is ProofState.CONFIRMED for proof in pages):
            raise ctx.already("xác nhận bài đăng", ["proof.confirmed"], due)
        raise Refused(tr("nghĩa vụ số {due} không có bài đăng nào chờ xác nhận", due=due.id))
    for proof in waiting:
        ctx.note("proof.confirmed", due, old=proof.state, new=proof.url, reason=reason.strip())
        _settle_by_person(ctx.session, proof, ProofState.CONFIRMED, reason)
    return [proof.url for proof in waiting]


def reject_pages(ctx: Context, due: Due, reason: str) -> None:
    """A person has found that nothing was published: the agency is asked again, by a letter with the reason.

    Raises Refused where nothing was handed in or no reason is given, AlreadyDone where it was rejected.
    """
    if due.state is DueState.RETURNED:
        raise ctx.already("không công nhận bài đăng", ["proof.rejected"], due)
    check_open(ctx, due)
    require_state(due, FILED_STATES, "không công nhận bài đăng")
    check_reason(reason, "không công nhận bài đăng phải nêu lý do (--reason)")
    for proof in proofs_of(ctx.session, due):
        ctx.note("proof.rejected", due, old=proof.state, new=proof.url, reason=reason.strip())
        _settle_by_person(ctx.session, proof, ProofState.REJECTED, reason)
    if due.state is DueState.ACCEPTED:
        move(due, DueState.OPEN)
        move(due, DueState.RECEIVED)
    return_report(ctx, due, reason)


def _settle_by_person(session: Session, proof: Proof, state: ProofState, reason: str) -> None:
    """What a person said stands; the machine looks no more, unless it is told to."""
    proof.state, proof.reason, proof.attempts = state, reason.strip(), 0
    proof.looking_since = proof.next_look_at = None
    session.add(proof)
