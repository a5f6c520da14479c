"""A time-stamp server (RFC 3161): asked for a token over a code, and its token held against its certificates."""

import datetime as dt
import hashlib
import queue
import threading
import urllib.request
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from typing import TYPE_CHECKING, Any

from models.config.secrets import expand_secrets
from models.errors import BadSettings, UserError, os_words
from models.text import tr

if TYPE_CHECKING:
    from cryptography.x509 import Certificate
    from rfc3161_client import TimeStampRequest, TimeStampResponse

SECONDS = 10
"""The longest that a server is waited for, from the first byte to the last."""
MOST_BYTES = 1 << 16
GRANTED = (0, 1)
"""The states of an answer that carries a token (RFC 3161, 2.4.2)."""
_TYPE = {"Content-Type": "application/timestamp-query", "Accept": "application/timestamp-reply"}


class NoTimeStamp(UserError, ValueError):
    """No token, or one that proves nothing; says why."""


@dataclass(frozen=True)
class TimeStamp:
    """A token that holds: the answer as it came, the time that it states (UTC), and who signed it."""

    token: bytes
    at: dt.datetime
    authority: str


class _Straight(urllib.request.HTTPRedirectHandler):
    """The address may carry a secret: it is given to no other server."""

    def redirect_request(self, *_: Any) -> None:
        return None


def read_certificates(named: str) -> list["Certificate"]:
    """The authority's certificates in a PEM file. Raises BadSettings naming the file, or the setting that is empty."""
    from cryptography.x509 import load_pem_x509_certificates

    if not named:
        raise BadSettings("chưa có tệp chứng thư của cơ quan cấp dấu thời gian (timestamp.certificates)")
    path = Path(named)
    try:
        return load_pem_x509_certificates(path.read_bytes())
    except OSError as error:
        raise BadSettings(
            tr("{path}: không đọc được tệp chứng thư ({strerror})", path=path, strerror=os_words(error))
        ) from None
    except ValueError:
        raise BadSettings(tr("{path}: không phải là tệp chứng thư dạng PEM", path=path)) from None


def ask_time_stamp(url: str, code: str, certificates: list["Certificate"]) -> TimeStamp:
    """A token over a code, checked. Raises NoTimeStamp, and BadSettings where a secret of the address is not set."""
    from rfc3161_client import HashAlgorithm, TimestampRequestBuilder

    request = TimestampRequestBuilder().data(code.encode()).hash_algorithm(HashAlgorithm.SHA256).build()
    return check_time_stamp(_post(expand_secrets(url), request.as_bytes()), code, certificates, request)


def check_time_stamp(
    token: bytes, code: str, certificates: list["Certificate"], request: "TimeStampRequest | None" = None
) -> TimeStamp:
    """What a token proves of a code, with the request where it is the answer to one.

    The certificates need to have been valid at the time that the token states, not now. Without any only the code
    is compared. Raises NoTimeStamp.
    """
    from rfc3161_client import VerificationError, VerifierBuilder

    answer = _parsed(token)
    if answer.tst_info.message_imprint.message != hashlib.sha256(code.encode()).digest():
        raise NoTimeStamp("dấu thời gian là của một mã khác")
    builder = VerifierBuilder.from_request(request) if request else VerifierBuilder()
    for certificate in certificates:
        builder = builder.add_root_certificate(certificate)
    try:
        if certificates:
            builder.build().verify_message(answer, code.encode())
    except (VerificationError, ValueError) as error:
        raise NoTimeStamp(_refused_because(str(error))) from None
    return TimeStamp(token, answer.tst_info.gen_time, _signer(answer))


def _refused_because(error: str) -> str:
    """What the library found, in our words; OpenSSL's own are not for a reader."""
    if "has expired" in error or "not yet valid" in error:
        return "chứng thư của cơ quan cấp dấu thời gian không có hiệu lực vào lúc cấp"
    if "issuer certificate" in error or "self-signed" in error or "self signed" in error:
        return "dấu thời gian không do cơ quan có trong tệp chứng thư cấp"
    return "chữ ký của dấu thời gian không đúng"


def _parsed(token: bytes) -> "TimeStampResponse":
    from rfc3161_client import decode_timestamp_response

    try:
        answer = decode_timestamp_response(token)
        if answer.status in GRANTED:
            _ = answer.tst_info.gen_time, answer.tst_info.message_imprint.message, _signer(answer)
    except Exception:  # whatever a parser of bytes from elsewhere runs into, also where it reads them only when asked
        raise NoTimeStamp("câu trả lời không phải là dấu thời gian theo RFC 3161") from None
    if answer.status not in GRANTED:
        raise NoTimeStamp(tr("máy chủ dấu thời gian từ chối (trạng thái {status})", status=answer.status))
    return answer


def _signer(answer: "TimeStampResponse") -> str:
    """The name of whose key signed, as its certificate says; empty where no certificate came along."""
    from cryptography.x509 import load_der_x509_certificate

    by = {(one.issuer, one.serial_number) for one in answer.signed_data.signer_infos}
    found = [load_der_x509_certificate(raw) for raw in answer.signed_data.certificates]
    return next((one.subject.rfc4514_string() for one in found if (one.issuer, one.serial_number) in by), "")


def _post(url: str, query: bytes) -> bytes:
    """The server's answer, within SECONDS however slowly it comes."""
    answers: queue.Queue[bytes | Exception] = queue.Queue()
    threading.Thread(target=_ask, args=(url, query, answers), daemon=True).start()
    try:
        answer = answers.get(timeout=SECONDS)
    except queue.Empty:
        raise NoTimeStamp(tr("máy chủ dấu thời gian không trả lời trong {seconds} giây", seconds=SECONDS)) from None
    if isinstance(answer, Exception):
        code = getattr(answer, "code", None) or type(answer).__name__
        raise NoTimeStamp(tr("không hỏi được máy chủ dấu thời gian ({code})", code=code))
    return answer


def _ask(url: str, query: bytes, answers: "queue.Queue[bytes | Exception]") -> None:
    try:
        with urllib.request.build_opener(_Straight).open(
            urllib.request.Request(url, query, _TYPE), timeout=SECONDS
        ) as answer:
            answers.put(answer.read(MOST_BYTES))
    except (OSError, ValueError, HTTPException) as error:
        answers.put(error)
