"""Is the sender who he says he is? By the word of our own mail server only (RFC 8601), on one plain From (RFC 5322).

Anybody can write an Authentication-Results header: which one is ours, tasks/inbox/mail/border.py finds. It is read by
authres, strictly.

Aligned (RFC 7489, 3.1, relaxed, and narrower): the domain that was checked is that of the From address or one above it.
Neither one below nor a neighbour: a commune does not vouch for its district, nor for the next commune.
"""

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from authres import FeatureContext
from authres.core import AuthenticationResultProperty, AuthenticationResultsHeader, AuthResError

from tasks.inbox.mail.border import word_of_border

LONGEST_RESULT = 8_000
"""Characters of an Authentication-Results header that is read."""

HOST = re.compile(r"(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")


class Result(NamedTuple):
    """One result: the method, what it came to, the domains of its properties by `type.name`."""

    method: str
    outcome: str
    domains: dict[str, set[str]]


class _Strict(AuthenticationResultsHeader):  # type: ignore[misc]  # authres has no types
    """Fails on a property that it cannot read, where authres passes over it."""

    def __init__(self, context: FeatureContext) -> None:
        super().__init__(context, strict=True)

    def _parse_propspec(self) -> AuthenticationResultProperty | None:
        """A property of any type (RFC 8601, 2.2: a keyword), where authres knows the four of the first edition."""
        if not (kind := self._parse_key_atom()):
            return None
        if kind.lower() == "action" and self._parse_pattern("="):  # Microsoft's, of no type
            return AuthenticationResultProperty("policy", "action", self._parse_pvalue())
        if not (self._parse_pattern(r"\.") and (name := self._parse_dot_key_atom()) and self._parse_pattern("=")):
            raise AuthResError("no property")
        if (value := self._parse_pvalue()) is None:
            raise AuthResError("no value of a property")
        return AuthenticationResultProperty(kind, name, value)


def authentic(
    headers: Iterable[tuple[str, str]], sender: str, authserv_id: str, inner: tuple[str, ...] = ()
) -> bool | None:
    """True when our server vouches for the sender, False when it found him false, None when it said nothing.

    `headers` are pairs of lower-case name and unfolded value, from the top; `sender` is the one plain From address;
    `inner` names servers of the house behind the one that takes mail in. DMARC decides; without it, DKIM or SPF for
    the sender's own domain.
    """
    domain = sender.rpartition("@")[2].lower()
    word = word_of_border(headers, authserv_id.lower(), {name.lower() for name in inner})
    if not (domain and authserv_id and word):
        return None
    results = _results(word)
    if any(r.method == "dmarc" and r.outcome in ("fail", "pass") for r in results):
        return _by_dmarc(results, domain)
    return _by_checks(results, domain)


def _results(word: str) -> list[Result]:
    """What the header says; nothing where it cannot be read whole, or is of a version that we do not know."""
    if len(word) > LONGEST_RESULT:
        return []
    try:
        found = _Strict.parse_value(FeatureContext(), word.rstrip("; \t"))
    except (AuthResError, RecursionError):
        return []
    return [Result(r.method.lower(), r.result.lower(), _domains(r.properties)) for r in found.results]


def _domains(properties: Iterable[object]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for one in properties:
        kind, name, value = (str(getattr(one, part)) for part in ("type", "name", "value"))
        found.setdefault(f"{kind}.{name}".lower(), set()).add(_domain(value))
    return found


def _domain(value: str) -> str:
    """The domain of an address or a host name; "" for anything else, as an address within quotes."""
    local, _, domain = value.lower().rpartition("@")
    domain = domain.rstrip(".")
    return domain if HOST.fullmatch(domain) and '"' not in value and "@" not in local else ""


def _by_dmarc(results: list[Result], domain: str) -> bool | None:
    """Every verdict must be a pass, on the domain of the very address that we read in From."""
    verdicts = [r for r in results if r.method == "dmarc"]
    if any(r.outcome == "fail" for r in verdicts):
        return False
    named = [r.domains.get("header.from", set()) for r in verdicts]
    if any(not _all(by, lambda one: _aligned(domain, one)) for by in named if by):
        return False
    if not all(named):
        return True if _by_checks(results, domain) else None
    return True if all(r.outcome == "pass" for r in verdicts) else None


def _by_checks(results: list[Result], domain: str) -> bool | None:
    checks = [(r.outcome, _checked(r)) for r in results if r.method in ("dkim", "spf")]
    if any(outcome == "pass" and _all(by, lambda one: _aligned(domain, one)) for outcome, by in checks):
        return True
    return False if any(outcome in ("fail", "softfail", "permerror") for outcome, _ in checks) else None


def _checked(result: Result) -> set[str]:
    """The domain that a check is about: the signer's, or that of the envelope's sender; never that of a greeting."""
    if result.method == "spf":
        return result.domains.get("smtp.mailfrom", set())
    return result.domains.get("header.d") or result.domains.get("header.i", set())


def _all(domains: set[str], fits: Callable[[str], bool]) -> bool:
    return bool(domains) and all(fits(one) for one in domains)


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
