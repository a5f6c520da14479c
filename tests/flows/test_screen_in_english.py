"""The commands of the README, the boards, the forms and the help with language = "en": no Vietnamese is left but names,
the words of documents, and what people wrote.
"""

import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect, text

from models.config import config_file
from tests.support.commands import CAMPAIGN, Failed, Run
from tests.support.messages import VIETNAMESE
from tests.support.paths import EXAMPLE

DONDOC = Path(sys.executable).with_name("dondoc")
KEPT = {
    "agency": ["name"],
    "agencygroup": ["name"],
    "contact": ["name"],
    "directive": ["subject", "text", "signer"],
    "window": ["topic", "evidence"],
    "obligation": ["title", "evidence"],
    "recipient": ["name"],
    "message": ["subject", "outcome"],
    "event": ["reason"],
}
"""What the tables keep of names, of documents and of the record's own words: shown as it is (decision 0073)."""
OURS = ("Đôn Đốc", "Cán bộ", "ở xa", "bão lũ", "06 tin, bài", "thiếu số liệu", "đã nộp thiếu", "kiểm tra", "NĐ-CP")


@pytest.fixture
def english(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The screen speaks English from here to the end of the test."""
    monkeypatch.setenv("DONDOC_LANGUAGE", "en")
    monkeypatch.setenv("COLUMNS", "1000")  # or a table breaks names in two
    yield
    monkeypatch.delenv("DONDOC_LANGUAGE")
    config_file.speaks_english.cache_clear()


def kept(data: Path) -> set[str]:
    """Every name and every text of a document in the database."""
    found = set(OURS) | {"SỞ THÔNG TIN VÀ TRUYỀN THÔNG"}
    engine = create_engine(f"sqlite:///{data / 'dondoc.sqlite'}")
    with engine.connect() as rows:
        there = inspect(engine)
        for table, columns in KEPT.items():
            for column in {one["name"] for one in there.get_columns(table)} & set(columns):
                for (value,) in rows.execute(text(f"select {column} from {table}")):
                    found |= {value, *str(value).split("; "), re.sub(r"^\[.*?\] ", "", str(value))}
    engine.dispose()
    return {" ".join(str(one).split()) for one in found if one}


def vietnamese(said: str, names: set[str]) -> list[str]:
    """The lines that still speak Vietnamese once the names are out."""
    left = []
    for line in said.splitlines():
        rest = " ".join(line.split())
        for name in sorted(names, key=len, reverse=True):
            rest = re.sub(re.escape(name), "", rest, flags=re.IGNORECASE)
        if VIETNAMESE.search(rest):
            left.append(rest)
    return left


@pytest.fixture
def say(run: Run, tmp_path: Path) -> Callable[..., str]:
    """Run a command, succeed or not; gives back what it said, after a look that it is English."""

    def go(*words: str) -> str:
        try:
            said = run(*words)
        except Failed as refused:
            said = str(refused)
        assert said.strip()
        typed = {word for word in words if VIETNAMESE.search(word)}
        if words[0] == "read":
            typed |= set(re.findall(r"\w+", (EXAMPLE / "directive.txt").read_text("utf-8")))
        if words[0] == "rehearse":  # whose letters no table keeps: a line's time and state
            said = "\n".join(re.sub(r"(:\d\d   ).*   ", r"\1", line) for line in said.splitlines())
        assert vietnamese(said, kept(tmp_path / "data") | typed) == [], words
        return said

    return go


def test_a_campaign_from_its_draft_to_its_end(
    say: Callable[..., str], campaign: str, english: None, tmp_path: Path
) -> None:
    assert "17 letters" in say("messages") and "outstanding, due 17:00 25/01/2022" in say("status")
    said = say("history", campaign)
    assert "distribution begun" in said and "approved, campaign made" in said and "(the system)" in said
    say("agencies", "list")
    say("rehearse", campaign)
    say("rehearse", str(EXAMPLE))
    say("record", campaign, "bao-lang-son", "--kind", "acknowledge", "--at", "2022-01-24T10:00")
    assert "chase for the acknowledgement" in say("patrol", "--at", "2022-01-26T08:00")
    said = say(
        "request", campaign, "--window", "phong-chong-dich-covid-19", "--due", "2022-02-18", "--at", "2022-02-16T09:30"
    )
    assert said.startswith("Asked 13 agencies for the report, due 18/02/2022 · ")
    say("patrol", "--at", "2022-02-16T09:35")
    number = re.findall(r"#(\d+)", say("extend", campaign, "dai-pt-th", "--until", "2022-02-24", "--reason", "ở xa"))
    assert "Article 147" in say("explain", "03 ngày làm việc kể từ ngày 24/01/2022").replace("Đếm", "")
    assert "Late only after 24:00" in say("explain", number[0]) and "extension" in say("history", number[0])
    say("record", campaign, "Báo Lạng Sơn", "--text", "06 tin, bài")
    say("return", campaign, "bao-lang-son", "--reason", "thiếu số liệu")
    say("extend", campaign, "bao-lang-son", "--until", "2022-03-01", "--reason", "ở xa", "--asked")
    say("record", campaign, "bao-lang-son", "--nil")
    say("accept", campaign, "bao-lang-son")
    say("waive", campaign, "vhtt-bac-son", "--reason", "đã nộp thiếu")
    say("pause", campaign, "--agency", "dai-pt-th", "--reason", "bão lũ")
    say("resume", campaign, "--agency", "dai-pt-th")
    say("pause", campaign, "--reason", "kiểm tra")
    say("resume", campaign)
    say("agencies", "absent", "so-tttt", "Lê Hải Yến")
    say("patrol", "--at", "2022-02-22T08:00")
    assert "overdue" in say("status", campaign) and "report: returned" in say("history", campaign)
    assert "escalation" not in say("messages")
    say("calendar", "diff")
    for by in ("campaign", "agency", "group", "period"):
        say("figures", "--by", by)
    for what in ("table", "report"):
        say("export", campaign, what, "-o", str(tmp_path / f"{what}.out"))
    say("export", campaign, "chase")
    say("ics")
    say("ics")
    say("inbox")
    say("inbox", "read")
    say("doctor")
    say("restore")
    say("link", "give", campaign, "bao-lang-son")
    say("close", campaign, "--window", "phong-chong-dich-covid-19", "--at", "2022-03-07T09:00")
    say("record", campaign, "dai-pt-th")
    say("close", campaign)
    say("patrol", "--at", "2022-03-07T09:05")
    say("evidence", campaign)
    say("verify", str(tmp_path / "data" / "evidence" / "123-stttt-ttbcxb-2022.zip"))
    page = tmp_path / "board.html"
    say("board", "--html", str(page))
    shown = re.sub(r"<style>.*?</style>|<[^>]*?>", "\n", page.read_text("utf-8"), flags=re.S)
    titles = "\n".join(re.findall(r'(?:title|aria-label)="([^"]*)"', page.read_text("utf-8")))
    assert vietnamese(shown + titles, kept(tmp_path / "data")) == [] and "Agencies by period" in shown


def test_a_withdrawal_and_a_document_that_is_read(say: Callable[..., str], campaign: str, english: None) -> None:
    assert "17 letters" in say("messages")
    assert "16 recipients to be told" in say("withdraw", campaign, "--reason", "bão lũ").replace("17", "16")
    assert "directive withdrawn" in say("history", campaign)
    said = say("read", str(EXAMPLE / "directive.txt"))
    assert "legal basis" in said and "day of issue" in said


@pytest.mark.parametrize(
    "words",
    [
        ["status", "999/XYZ"],
        ["record", CAMPAIGN, "bao-lang-xon"],
        ["record", CAMPAIGN, "bao-lang-son"],
        ["request", CAMPAIGN, "--due", "2021-01-01"],
        ["request", CAMPAIGN, "--due", "2022-02-18", "--window", "x"],
        ["accept", CAMPAIGN, "bao-lang-son", "--kind", "acknowledge"],
        ["history", "99999"],
        ["messages", "--state", "delivered"],
        ["patrol", "--at", "2020-01-01T00:00"],
        ["read", "khong-co.txt"],
        ["launch", "khong-co.toml"],
        ["rehearse", "khong-co"],
        ["agencies", "import", "khong-co.toml"],
        ["resend", "99"],
        ["resend"],
        ["settle", "99", "--arrived"],
        ["inbox", "show", "99"],
        ["inbox", "accept", "99"],
        ["watch", "--once"],
        ["uphold", CAMPAIGN, "bao-lang-son", "--kind", "acknowledge", "--reason", "x"],
        ["fill", CAMPAIGN, "bao-lang-son", "--kind", "acknowledge", "--value", "a=1"],
        ["explain", "05 ngày làm việc kể từ ngày nhận được"],
        ["verify", str(EXAMPLE / "directive.txt")],
    ],
)
def test_a_mistake_is_told_in_english(say: Callable[..., str], campaign: str, words: list[str], english: None) -> None:
    quoted = say(*words)
    status = "78: " if words[0] == "watch" else "1: "  # what only the configuration can mend
    assert quoted.startswith(status) and "Error: " in quoted or words[0] == "read"
