"""The envelopes that bring a directive to its recipients by the axis for documents, to be handed over by hand."""

from collections.abc import Iterator

from pendulum import DateTime
from sqlmodel import Session, col, select

from models.agency import EDXML, Agency
from models.app import App
from models.campaign import Campaign, Recipient
from models.directive import Attachment, Directive
from models.due import Due
from models.enums import Role
from models.text import tr
from tasks.delivery.channels.edxml import SUFFIX, envelope_xml
from tasks.errors import Refused
from tasks.letters.compose import Letter, files_of
from tasks.letters.envelope import directive_facts
from tasks.render import Words


def directive_envelopes(app: App, session: Session, campaign: Campaign, now: DateTime) -> Iterator[tuple[str, bytes]]:
    """File name and content of an envelope for each recipient that has a code on the axis.

    Raises Refused where our own code is not configured, or no recipient has one.
    """
    if not app.settings.edxml.organ_id:
        raise Refused(tr("chưa có mã định danh của cơ quan gửi; ghi edxml.organ_id trong config.toml, như H37.12"))
    directive = session.get_one(Directive, campaign.directive_id)
    query = select(Recipient, Agency).join(Agency).where(Recipient.campaign_id == campaign.id, Agency.organ_id != "")
    query = query.where(Recipient.role != Role.RECORDS, col(Recipient.parent_id).is_(None)).order_by(col(Recipient.id))
    found = session.exec(query).all()
    if not found:
        raise Refused(tr("không nơi nhận nào có mã định danh; ghi organ_id trong danh bạ (dondoc agencies form)"))
    issuer = session.get_one(Agency, directive.issuer_id).name
    attached = session.exec(select(Attachment).where(Attachment.directive_id == directive.id)).all()
    for recipient, agency in found:
        dues = session.exec(select(Due).where(Due.recipient_id == recipient.id))
        first = min((due.stated_on for due in dues if due.stated_on), default=None)
        letter = Letter(
            letter_id=f"{campaign.slug}.{agency.code}", channel=EDXML, address=f"{EDXML}://{agency.organ_id}",
            to_name=agency.name, words=Words(directive.subject, "", ""), date=now,
            files=files_of(session, app.settings.data, directive, attached),
            envelope=directive_facts(app.settings, directive, issuer, agency, first),
        )  # fmt: skip
        yield f"{campaign.slug}-{agency.organ_id}{SUFFIX}", envelope_xml(letter)
