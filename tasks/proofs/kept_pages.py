"""The pages and files that were kept as proof of a publication, as a pack of evidence and the desk have them."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from sqlmodel import Session, col, select

from models.campaign import Campaign
from models.proof import Proof
from tasks.storage.attachments import describe_file


class KeptPage(NamedTuple):
    """One of them: its address, SHA-256, and the ending by which it is put into the pack."""

    url: str
    sha256: str
    ending: str


def kept_pages(session: Session, campaign: Campaign) -> list[KeptPage]:
    """What was kept of every look, each once, in the order of the looks."""
    return list(dict.fromkeys(_kept(session, campaign)))


def newest_page(proof: Proof) -> dict[str, Any] | None:
    """The newest page that came, as a file to be saved (tasks/storage/attachments.py); None where none did."""
    if not proof.sha256:
        return None
    return describe_file(f"bai-dang-{proof.id}{_ending(proof.media_type)}", "", proof.size, proof.sha256)


def _kept(session: Session, campaign: Campaign) -> Iterator[KeptPage]:
    for proof in session.exec(select(Proof).where(Proof.campaign_id == campaign.id).order_by(col(Proof.id))):
        for look in proof.looks:
            if look["sha256"]:
                yield KeptPage(look["url"], look["sha256"], _ending(proof.media_type))
            for file in look["files"]:
                yield KeptPage(file["url"], file["sha256"], ".bin")
        if proof.sha256:
            yield KeptPage(proof.final_url, proof.sha256, _ending(proof.media_type))


def _ending(media_type: str) -> str:
    """A page is laid down as text, to be read: its scripts are not to run where somebody opens the pack."""
    if "pdf" in media_type.lower():
        return ".pdf"
    return ".txt" if any(word in media_type.lower() for word in ("html", "text", "xml")) else ".bin"
