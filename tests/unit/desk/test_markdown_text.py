"""What anybody wrote stands on the boards as text: no link, picture, HTML or further cell is made from it."""

import re

import pytest
from markdown_it import MarkdownIt

from tasks.desk.markdown import markdown_row, markdown_text

HOSTILE = [
    "![x](http://bad.example/pixel.png)",
    "[Bấm vào đây](javascript:alert(1))",
    "[Bấm][1]\n\n[1]: http://bad.example",
    "<img src=x onerror=alert(1)>",
    "<a href='javascript:alert(1)'>x</a>",
    "<http://bad.example>",
    "<!-- ẩn",
    "a | b | c",
    "a\\| b",
    "dòng một\n\n# Đầu đề giả\r\n> trích",
    "# Đầu đề",
    "- một",
    "+ một",
    "===",
    "```mermaid",
    "~~~",
    "**đậm** _nghiêng_ `mã` ~~bỏ~~",
    "\\[x](http://bad.example)",
    "\\\\[x](http://bad.example)",
    "&lt;img src=x&gt;",
    "dòng\u2028nữa\u2029nữa\x0bnữa\x0cnữa\x85nữa",
]
PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


@pytest.mark.parametrize("text", HOSTILE)
def test_a_line_of_a_table_stays_one_line_of_plain_cells(text: str) -> None:
    page = PARSER.render("\n".join([markdown_row(["một", "hai"]), "|---|---|", markdown_row([text, "cuối"])]))
    assert re.findall(r"<(\w+)", page) == ["table", "thead", "tr", "th", "th", "tbody", "tr", "td", "td"]
    assert page.rstrip().endswith("<td>cuối</td>\n</tr>\n</tbody>\n</table>")


@pytest.mark.parametrize("text", HOSTILE)
def test_a_paragraph_stays_one_and_says_what_was_written(text: str) -> None:
    (opened, inline, closed) = PARSER.parse(markdown_text(text))
    assert (opened.type, closed.type) == ("paragraph_open", "paragraph_close")
    assert {child.type for child in inline.children or ()} <= {"text", "text_special"}
    said = "".join(child.content for child in inline.children or ())
    assert said == " ".join(text.split()).replace("&lt;", "<").replace("&gt;", ">")
