"""Which Authentication-Results header of a mail our own border wrote (RFC 8601, 5): found by where it stands.

A server that takes a mail in puts its headers above those that are there. So what stands above the Received header of
our border was written by us, and what stands beneath it by others; a sender can write neither above nor in between.

Three borders are known:
1. One that writes its name, `inbox.authserv_id`, above its Received (RFC 8601).
2. Gmail and Google Workspace, by the name mx.google.com: the header stands right beneath their Received, with at most a
   Received-SPF between. They write it into every mail that comes in, so that a sender's own never stands there.
3. Microsoft 365, by the name mail.protection.outlook.com: the header bears no name, and stands above the Received of a
   server of that domain, with nothing but Received-SPF and headers that begin with X- or ARC- between.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import dropwhile

Header = tuple[str, str]
"""A lower-case name and an unfolded value."""

GOOGLE = "mx.google.com"
MICROSOFT = "mail.protection.outlook.com"
OF_MICROSOFT = (".prod.outlook.com", ".outlook.office365.com", ".prod.protection.outlook.com")
"""The servers of Microsoft 365 that a mail passes behind its border."""

BETWEEN = ("received-spf", "x-", "arc-")
"""How headers begin that Microsoft writes between its word and its Received."""

LOCAL_PROTOCOLS = {"lmtp", "lmtps", "lmtpa", "lmtpsa"}
"""What a server says when it hands a mail to its own store (RFC 2033, 3848); nobody outside is let in by it."""

WRITTEN = {"from", "sender", "to", "cc", "subject", "date", "message-id", "mime-version", "content-type", "reply-to"}
"""Headers that the sender writes: what stands beneath one of them may be his too."""

RESULTS = "authentication-results"


def word_of_border(headers: Iterable[Header], authserv_id: str, inner: set[str]) -> str | None:
    """The value of the header that our border wrote, beginning with `authserv_id`; None where there is none.

    `inner` names servers of the house behind the border. All names are in lower case.
    """
    behind = _without_hops(headers, inner)
    if authserv_id == GOOGLE:
        return _word_of_google(behind)
    if authserv_id == MICROSOFT:
        return _word_of_microsoft(behind)
    for name, value in behind:
        if name in WRITTEN or name == "received":
            return None
        if name == RESULTS and _signed(value, authserv_id):
            return value
    return None


def _without_hops(headers: Iterable[Header], inner: set[str]) -> Iterator[Header]:
    """The headers without the Received of hops within the house (RFC 5321, 4.4), down to the first other one."""
    rest = iter(headers)
    for name, value in rest:
        if name == "received":
            by, protocol = _hop(value)
            if by and (protocol in LOCAL_PROTOCOLS or by in inner):
                continue
            yield name, value
            break
        yield name, value
    yield from rest


def _word_of_google(headers: Iterator[Header]) -> str | None:
    for name, value in headers:
        by = _hop(value)[0] if name == "received" else ""
        if name in WRITTEN or (
            name == "received" and by != GOOGLE and not re.fullmatch(r"[0-9a-f]*[.:][0-9a-f.:]*", by)
        ):
            return None
        if by == GOOGLE:
            break
    name, value = next(dropwhile(lambda header: header[0] == "received-spf", headers), ("", ""))
    return value if name == RESULTS and _signed(value, GOOGLE) else None


def _word_of_microsoft(headers: Iterator[Header]) -> str | None:
    """The one header above the border; of two nobody knows which."""
    words: list[str] = []
    for name, value in headers:
        by = _hop(value)[0] if name == "received" else ""
        if by.endswith(f".{MICROSOFT}"):
            return f"{MICROSOFT}; {words[0]}" if len(words) == 1 else None
        if name == RESULTS:
            words.append(value)
        elif (
            words
            and not name.startswith(BETWEEN)
            or name in WRITTEN
            or (name == "received" and not by.endswith(OF_MICROSOFT))
        ):
            return None
    return None


def _signed(value: str, authserv_id: str) -> bool:
    who = re.match(r'\s*([^\s;()"]+)', value)
    return who is not None and who[1].lower() == authserv_id


def _hop(received: str) -> tuple[str, str]:
    """By which server, and with which protocol; "" where that is not said, or in two ways."""
    words = _outside_comments(received).partition(";")[0].lower().split()
    return _only(words, "by").rstrip("."), _only(words, "with")


def _only(words: list[str], name: str) -> str:
    """The word behind the one occurrence of `name`; "" for none or several: a greeting of a client may hold it."""
    at = [number for number, word in enumerate(words) if word == name]
    return words[at[0] + 1] if len(at) == 1 and at[0] + 1 < len(words) else ""


def _outside_comments(value: str) -> str:
    depth, kept = 0, []
    for letter in value:
        depth += (letter == "(") - (letter == ")" and depth > 0)
        kept.append(" " if depth or letter == ")" else letter)
    return "".join(kept)
