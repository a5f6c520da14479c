"""Is the sender who he says he is? By the word of our own mail server only (RFC 8601).

Anybody can write an Authentication-Results header. Ours stands at the top, put there by the server that took the mail
from outside: what stands beneath that server's own Received header was written by others and is not looked at.
"""

import re
from collections.abc import Iterable, Iterator

RESULT = re.compile(r"\b(dmarc|dkim|spf)\s*=\s*(\w+)((?:(?!\b(?:dmarc|dkim|spf|arc|auth|iprev)\s*=)[^;])*)", re.I)


def authentic(headers: Iterable[tuple[str, str]], sender: str, authserv_id: str) -> bool | None:
    """True when our server vouches for the sender, False when it found him false, None when it said nothing.

    `headers` are pairs of lower-case name and unfolded value, from the top. DMARC decides; without it, DKIM or SPF
    for the sender's own domain (RFC 7489, 3.1: the same domain or one above it). Without authserv_id: None.
    """
    domain = sender.rpartition("@")[2].lower()
    if not domain or not authserv_id:
        return None
    found: dict[str, list[tuple[str, str]]] = {}
    for said in _ours(headers, authserv_id.lower()):
        for method, result, more in RESULT.findall(re.sub(r"\([^()]*\)", " ", said)):
            found.setdefault(method.lower(), []).append((result.lower(), more))
    if results := [result for result, _ in found.get("dmarc", []) if result in ("pass", "fail")]:
        return results[0] == "pass"
    dkim = [(result, _domain(more, r"header\.(?:d|i)")) for result, more in found.get("dkim", [])]
    spf = [(result, _domain(more, r"smtp\.mailfrom")) for result, more in found.get("spf", [])]
    if any(result == "pass" and _aligned(domain, by) for result, by in dkim + spf):
        return True
    return False if any(result in ("fail", "softfail", "permerror") for result, _ in dkim + spf) else None


def _ours(headers: Iterable[tuple[str, str]], authserv_id: str) -> Iterator[str]:
    """What our server wrote, as far down as our server wrote.

    Milters put it above the server's own Received, some servers right beneath. Hops within the house stand above
    with Received headers of their own; the first that comes after a result, or after the server's own, ends it.
    """
    own = spoke = False
    for name, value in headers:
        if name == "received":
            if own or spoke:
                return
            own = bool(re.search(rf"\bby\s+{re.escape(authserv_id)}(?![\w.-])", value, re.I))
        elif name == "authentication-results":
            who = re.match(r"\s*([^\s;]+)", value)
            if who and who[1].lower() == authserv_id:
                spoke = True
                yield value.partition(";")[2]


def _domain(properties: str, name: str) -> str:
    found = re.search(rf"{name}\s*=\s*\"?(?:[^\s\";@]*@)?([\w.-]+)", properties, re.I)
    return found[1].lower().rstrip(".") if found else ""


def _aligned(domain: str, by: str) -> bool:
    """The domain that was checked is the sender's own, or one above it that is not a bare public suffix of two words.

    gov.vn and edu.vn are such suffixes; three words are asked for where the domain ends in two letters.
    """
    if not by:
        return False
    if by == domain:
        return True
    words = by.split(".")
    least = 3 if len(words[-1]) == 2 and len(words) > 1 and len(words[-2]) <= 3 else 2
    return len(words) >= least and domain.endswith(f".{by}")
