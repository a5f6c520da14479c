"""Borders that write otherwise than RFC 8601 says: Gmail beneath its Received, Microsoft 365 without its name.

The order of headers, their folding left out, is that of real mails of both.
"""

import pytest

from tasks.inbox.mail.border import GOOGLE, MICROSOFT
from tasks.inbox.mail.sender_authentication import authentic

LATE = "cham@huyen.example"

Header = tuple[str, str]

STORE = ("received", "by 2002:a05:6102:22c6:0:0:0:0 with SMTP id a6csp126141vsh; Mon, 24 Jan 2022 09:00:02 -0700 (PDT)")
OLD_STORE = ("received", "by 10.31.3.33 with SMTP id 33csp225820vkd; Mon, 24 Jan 2022 09:00:02 -0700 (PDT)")
AT_GOOGLE = (
    "received",
    "from mail.huyen.example (mail.huyen.example. [192.0.2.1]) by mx.google.com with ESMTPS id d71si833482jab.10 "
    "for <baocao@so.example> (version=TLS1_2 cipher=ECDHE bits=128/128); Mon, 24 Jan 2022 09:00:01 -0700 (PDT)",
)
SPF = ("received-spf", "pass (google.com: domain of a@huyen.example designates 192.0.2.1) client-ip=192.0.2.1;")


def google(text: str = "dmarc=pass (p=NONE sp=NONE dis=NONE) header.from=huyen.example", by: str = GOOGLE) -> Header:
    dkim = "dkim=pass header.i=@huyen.example header.s=k1 header.b=lhk5qU4z;"
    spf = "spf=pass (google.com: domain of x@huyen.example designates 192.0.2.1) smtp.mailfrom=x@huyen.example;"
    return ("authentication-results", f"{by}; {dkim} {spf} {text}")


ARC = ("arc-authentication-results", f"i=1; {google()[1]}")
HEAD: list[Header] = [("delivered-to", "baocao@so.example"), STORE, ("x-received", "by 2002:a"), ARC]
SENDERS: list[Header] = [("received", "from pc by mail.huyen.example with ESMTP"), ("from", LATE)]
FORGED = google()
NOTHING = google("dmarc=fail (p=NONE) header.from=huyen.example")


@pytest.mark.parametrize(
    ("headers", "verdict"),
    [
        ([*HEAD, AT_GOOGLE, SPF, google(), *SENDERS], True),
        ([OLD_STORE, ("return-path", "<x@huyen.example>"), AT_GOOGLE, SPF, google(), *SENDERS], True),
        ([AT_GOOGLE, google(), *SENDERS], True),
        ([("received", "from x by kho.so.example with LMTP"), *HEAD, AT_GOOGLE, SPF, google(), *SENDERS], True),
        ([*HEAD, AT_GOOGLE, SPF, NOTHING, FORGED, *SENDERS], False),
        ([*HEAD, AT_GOOGLE, SPF, google("dmarc=pass header.from=evil.example"), FORGED, *SENDERS], False),
        ([*HEAD, AT_GOOGLE, SPF, *SENDERS, FORGED], None),
        ([*HEAD, AT_GOOGLE, SPF, SENDERS[0], FORGED, SENDERS[1]], None),
        ([*HEAD, AT_GOOGLE, ("x-a", "b"), FORGED, *SENDERS], None),
        ([*HEAD, AT_GOOGLE, SPF, google(by="evil.example"), FORGED, *SENDERS], None),
        ([*HEAD, AT_GOOGLE, SPF, google(by=f"{GOOGLE}.evil.example"), *SENDERS], None),
        ([*HEAD, AT_GOOGLE, SPF, ("x-original-authentication-results", FORGED[1]), *SENDERS], None),
        ([*HEAD, FORGED, *SENDERS], None),
        ([("received", "from x by mx.evil.example with ESMTP"), AT_GOOGLE, SPF, FORGED, *SENDERS], None),
        ([("received", "from by mx.google.com by mx.evil.example with ESMTP"), FORGED, *SENDERS], None),
        ([("from", LATE), AT_GOOGLE, FORGED], None),
        (HEAD, None),
        ([], None),
    ],
)
def test_of_gmail_what_stands_right_beneath_its_received_counts(headers: list[Header], verdict: bool | None) -> None:
    assert authentic(headers, LATE, GOOGLE) is verdict


INNER = (
    "received",
    "from A.namprd07.prod.outlook.com (2603:10b6::22) by B.namprd07.prod.outlook.com (2603::19) with HTTPS",
)
FRONT = (
    "received",
    "from C.eop-nam12.prod.protection.outlook.com (2a01::207) by D.outlook.office365.com (2603:10b6:4:ae::22) with "
    "Microsoft SMTP Server (version=TLS1_2, cipher=X) id 15.20.2538.15 via Frontend Transport; Mon, 24 Jan 2022",
)
AT_MICROSOFT = (
    "received",
    "from mail.huyen.example (192.0.2.1) by C.mail.protection.outlook.com (10.13.181.67) with Microsoft SMTP Server "
    "(version=TLS1_2, cipher=X) id 15.20.2538.16 via Frontend Transport; Mon, 24 Jan 2022 15:15:49 +0000",
)
MS_SPF = ("received-spf", "Pass (protection.outlook.com: domain of huyen.example designates 192.0.2.1)")


def microsoft(dmarc: str = "dmarc=pass action=none header.from=huyen.example") -> Header:
    checks = (
        "spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=huyen.example; dkim=none (message not signed) header.d=none"
    )
    return ("authentication-results", f"{checks};{dmarc};compauth=pass reason=100")


HOPS = [INNER, FRONT]


@pytest.mark.parametrize(
    ("headers", "verdict"),
    [
        ([*HOPS, microsoft(), MS_SPF, AT_MICROSOFT, *SENDERS], True),
        ([INNER, ("x-ms-a", "b"), FRONT, microsoft(), MS_SPF, AT_MICROSOFT, ("from", LATE)], True),
        (
            [microsoft("dmarc=bestguesspass action=none header.from=huyen.example"), AT_MICROSOFT],
            True,
        ),  # spf is aligned
        ([microsoft("dmarc=fail action=oreject header.from=huyen.example"), AT_MICROSOFT], False),
        ([microsoft("dmarc=pass action=none header.from=evil.example"), AT_MICROSOFT], False),
        ([*HOPS, AT_MICROSOFT, microsoft(), *SENDERS], None),
        ([*HOPS, MS_SPF, AT_MICROSOFT, microsoft(), MS_SPF, AT_MICROSOFT, *SENDERS], None),
        ([*HOPS, microsoft(), *SENDERS], None),
        ([*HOPS, microsoft(), ("received", "from x by C.mail.protection.outlook.com.evil.example"), *SENDERS], None),
        ([*HOPS, microsoft(), ("received", "from x by evilmail.protection.outlook.com"), *SENDERS], None),
        ([*HOPS, microsoft(), INNER, AT_MICROSOFT, *SENDERS], None),
        ([*HOPS, microsoft(), microsoft(), AT_MICROSOFT, *SENDERS], None),
        ([*HOPS, microsoft(), ("from", LATE), AT_MICROSOFT], None),
        ([*HOPS, microsoft(), ("list-id", "x"), AT_MICROSOFT], None),
        ([("received", "from x by mail.huyen.example"), microsoft(), AT_MICROSOFT], None),
        ([INNER, ("authentication-results-original", microsoft()[1]), AT_MICROSOFT], None),
        ([*HOPS, ("authentication-results", f"evil.example; {microsoft()[1]}"), AT_MICROSOFT], None),
        ([*HOPS, ("authentication-results", f"{microsoft()[1]}; huyen.example; dkim=pass"), AT_MICROSOFT], None),
        (HOPS, None),
    ],
)
def test_of_microsoft_what_stands_above_its_received_counts(headers: list[Header], verdict: bool | None) -> None:
    assert authentic(headers, LATE, MICROSOFT) is verdict


@pytest.mark.parametrize("name", ["so.example", "mx.google.com.evil.example", "protection.outlook.com", ""])
def test_neither_is_believed_where_it_is_not_named(name: str) -> None:
    assert authentic([*HEAD, AT_GOOGLE, SPF, google(), *SENDERS], LATE, name) is None
    assert authentic([*HOPS, microsoft(), MS_SPF, AT_MICROSOFT, *SENDERS], LATE, name) is None
