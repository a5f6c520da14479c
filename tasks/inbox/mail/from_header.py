"""The sender of a mail: exactly one plain address in one From header (RFC 5322, 3.6.2), or nobody is believed.

What two programs may read differently is refused: the server that checks a From must have read the same address as
we do. So the whole header has to fit a narrow form, and the library's reading has to agree.
"""

import re
import unicodedata
from collections.abc import Sequence
from email.header import decode_header, make_header
from email.policy import default

LONGEST_FROM = 2_000
"""Characters of a From header that is read."""

LINE = re.compile(rb"(?:[!-9;-~]+:|[ \t])[^\0\r]*\r?")
"""A line of a mail's head (RFC 5322, 2.2): no blank before the colon, no NUL, no lone CR."""

_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_ADDRESS = rf"{_ATOM}(?:\.{_ATOM})*@{_LABEL}(?:\.{_LABEL})+"
_NAME = r'(?:"(?:[^"\\]|\\.)*"|[^"\\<>()\[\]@,:;])*'
_PLAIN = re.compile(rf"\s*(?:(?P<name>{_NAME})<(?P<inside>{_ADDRESS})>|(?P<bare>{_ADDRESS}))\s*")


def sound_head(raw: bytes) -> bool:
    """True when every line of a mail's head is one that all programs read alike."""
    head = re.split(rb"\n\r?\n", raw, maxsplit=1)[0].removesuffix(b"\n")
    return all(LINE.fullmatch(line) for line in head.split(b"\n"))


def plain_address(values: Sequence[str]) -> str:
    """The address of a mail's From headers, given as they stand; "" unless there is one header with one plain address.

    A name before it is ignored; one that looks like another address is refused.
    """
    value = _one_line(values)
    found = _PLAIN.fullmatch(value)
    if not found:
        return ""
    address = (found["inside"] or found["bare"]).lower()
    return address if _harmless(found["name"] or "", address) and _library_reads(value) == address else ""


def _one_line(values: Sequence[str]) -> str:
    if len(values) != 1 or len(values[0]) > LONGEST_FROM:
        return ""
    try:
        whole = values[0].encode("utf-8", "surrogateescape").decode()
    except UnicodeError:
        return ""
    return re.sub(r"\r?\n(?=[ \t])", "", whole)


def _harmless(name: str, address: str) -> bool:
    """False for a name that holds an address other than the real one, or what no name holds."""
    try:
        shown = unicodedata.normalize("NFKC", str(make_header(decode_header(name))))
    except Exception:  # a broken encoded word: binascii, LookupError, UnicodeError and others
        return False
    if any(unicodedata.category(letter) in ("Cc", "Cs") for letter in shown) or set("<>") & set(shown):
        return False
    inside = re.findall(r"[^\s\"'(),;:\[\]]*@[^\s\"'(),;:\[\]]*", shown)
    return all(one.lower() == address for one in inside)


def _library_reads(value: str) -> str:
    try:
        header = default.header_factory("From", value)
        (address,), (group,) = header.addresses, header.groups
    except Exception:  # the header parser fails on some hostile values with IndexError, AttributeError and others
        return ""
    return "" if group.display_name is not None else str(address.addr_spec).lower()


def sent_by_another(values: Sequence[str], address: str) -> bool:
    """True when a Sender header (RFC 5322, 3.6.2) names somebody of another domain than the From address."""
    return bool(values) and plain_address(values).rpartition("@")[2] != address.rpartition("@")[2]
