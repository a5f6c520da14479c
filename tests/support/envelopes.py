"""Invented edXML envelopes in the form that the SDK of the Government's axis writes (QCVN 102:2016/BTTTT).

Its prefix is declared on edXMLEnvelope and used beyond it, and the content stands under ContentTransferEncoded: the
base64 of the file, or of a zip that holds it alone.
"""

from __future__ import annotations

import base64
import io
import zipfile
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

NAMESPACE = "http://www.mic.gov.vn/TBT/QCVN_102_2016"


def zipped(*files: tuple[str, bytes]) -> bytes:
    """A zip of these files, as the SDK makes one of each attachment."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in files:
            archive.writestr(name, raw)
    return packed.getvalue()


@dataclass(frozen=True)
class Document:
    """A document in an envelope; `attached` are name, content as it stands in the XML, and description."""

    number: str = "215"
    symbol: str = "SVHTTDL-QLDL"
    day: str = "2026/03/02"
    place: str = "Hà Giang"
    signer: str = "Lò Văn Thử"
    due: str = ""
    to_places: tuple[str, ...] = ("Như trên", "Lưu: VT")
    organ_id: str = "H22.8"
    business: str = "0"
    answers: str = "<edXML:ResponseFor />"
    attached: tuple[tuple[str, str, str], ...] = ()
    listed: tuple[str, ...] = ()


def encoded(raw: bytes) -> str:
    """Base64 in lines, as a Java encoder writes it."""
    return base64.encodebytes(raw).decode()


def attachment(name: str, raw: bytes, said: str = "Văn bản chính") -> tuple[str, str, str]:
    """An attachment as a zip that holds it alone, under a name made by a machine."""
    return name, encoded(zipped((f"3f0c1a.{name.rsplit('.', 1)[-1]}", raw))), said


def e(name: str, *inner: str) -> str:
    return f"<edXML:{name}>{''.join(inner)}</edXML:{name}>"


def document(one: Document) -> bytes:
    """The envelope of a document."""
    header = (
        e("From", e("OrganId", one.organ_id), e("OrganName", "Sở Văn hóa, Thể thao và Du lịch"))
        + e("To", e("OrganId", "H22.60.1"), e("OrganName", "UBND xã Thử Một"))
        + e("DocumentId", f"{one.organ_id},{one.day},{one.number}/{one.symbol}")
        + e("Code", e("CodeNumber", one.number), e("CodeNotation", one.symbol))
        + e("PromulgationInfo", e("Place", one.place), e("PromulgationDate", one.day))
        + e("DocumentType", e("Type", "2"), e("TypeDetail", "0"), e("TypeName", "Công văn"))
        + e("Subject", "Tổ chức lễ hội hoa ban")
        + e("SignerInfo", e("Competence", "KT. GIÁM ĐỐC"), e("Position", "Phó Giám đốc"), e("FullName", one.signer))
        + (e("DueDate", one.due) if one.due else "")
        + e("OtherInfo", e("Priority", "0"))
        + one.answers
        + e("SteeringType", "1")
        + e("ToPlaces", *(e("Place", escape(place)) for place in one.to_places))
    )
    trace = e("Bussiness", e("BussinessDocType", one.business), e("BussinessDocReason", "…"))
    keys = [f"k{i}" for i in range(len(one.attached))]
    manifest = "".join(
        e("Reference", e("ContentId", key), e("ContentType", "application/pdf"), e("AttachmentName", name))
        for key, name in [*zip(keys, [name for name, _, _ in one.attached], strict=True), *((n, n) for n in one.listed)]
    )
    files = "".join(
        e(
            "Attachment", e("ContentId", key), e("AttachmentName", name), e("Description", said),
            e("ContentType", "application/pdf"), e("ContentTransferEncoded", content),
        )
        for key, (name, content, said) in zip(keys, one.attached, strict=True)
    )  # fmt: skip
    body = e("edXMLBody", e("edXMLManifest", manifest))
    return _whole(e("MessageHeader", header) + e("TraceHeaderList", trace), body, e("AttachmentEncoded", files))


@dataclass(frozen=True)
class Status:
    """A status message about a document of ours."""

    code: str
    organ_id: str = "H22.60.1"
    answers: dict[str, str] = field(
        default_factory=lambda: {"OrganId": "H22.8", "Code": "215/SVHTTDL-QLDL", "PromulgationDate": "2026/03/02"}
    )
    at: str = "2026/03/02 16:40:01"
    description: str = "…"


def status(one: Status) -> bytes:
    """The envelope of a status message: no To, no body."""
    header = (
        e("From", e("OrganId", one.organ_id), e("OrganName", "UBND xã Thử Một"))
        + e("ResponseFor", *(e(name, escape(value)) for name, value in one.answers.items()))
        + e("StaffInfo", e("Department", "Văn thư"), e("Staff", "Sùng Thị Thử"))
        + e("StatusCode", one.code)
        + e("Description", escape(one.description))
        + e("Timestamp", one.at)
    )
    return _whole(e("MessageHeader", header), "", "")


def _whole(header: str, body: str, files: str) -> bytes:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<edXML xmlns="{NAMESPACE}">'
        f'<edXML:edXMLEnvelope xmlns:edXML="{NAMESPACE}"><edXML:edXMLHeader>{header}</edXML:edXMLHeader>{body}'
        f"</edXML:edXMLEnvelope>{files}</edXML>"
    ).encode()
