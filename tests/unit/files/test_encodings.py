"""No mojibake: a directive in an encoding from before Unicode is the same reading, or it is refused."""

from __future__ import annotations

import contextlib
import time
import unicodedata
from pathlib import Path

import pytest
from docx.document import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.files.decode import decode_text, tidy_text
from tasks.files.legacy import by_font, encoding_of, is_syllable
from tasks.files.refused import DocumentRefused
from tasks.read import read_file
from tests.support import papers as p
from tests.support.paths import DIRECTIVE

# Lines as they stand in old documents, typed with the fonts .VnTime and VNI-Times.
TCVN3 = (
    "Céng hßa x· héi chñ nghÜa ViÖt Nam\n"
    "§éc lËp - Tù do - H¹nh phóc\n"
    "Uû ban nh©n d©n tØnh L¹ng S¬n ®Ò nghÞ c¸c c¬ quan, ®¬n vÞ"
)
VNI = (
    "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam\n"
    "Ñoäc laäp - Töï do - Haïnh phuùc\n"
    "Uyû ban nhaân daân tænh Laïng Sôn ñeà nghò caùc cô quan, ñôn vò"
)
PLAIN = (
    "Cộng hòa xã hội chủ nghĩa Việt Nam\n"
    "Độc lập - Tự do - Hạnh phúc\n"
    "Uỷ ban nhân dân tỉnh Lạng Sơn đề nghị các cơ quan, đơn vị"
)

# What each letter is in each encoding, spelt out anew from the standard: VN3 of TCVN 5712:1993, and VNI for Windows.
_VOWELS = "aăâeêioôơuưy"
_VN3_BYTES = {
    "a": "B8B5B6B7B9", "ă": "BEBBBCBDC6", "â": "CAC7C8C9CB", "e": "D0CCCECFD1", "ê": "D5D2D3D4D6", "i": "DDD7D8DCDE",
    "o": "E3DFE1E2E4", "ô": "E8E5E6E7E9", "ơ": "EDEAEBECEE", "u": "F3EFF1F2F4", "ư": "F8F5F6F7F9", "y": "FDFAFBFCFE",
}  # fmt: skip
_VN3_PLAIN = {"ă": 0xA8, "â": 0xA9, "ê": 0xAA, "ô": 0xAB, "ơ": 0xAC, "ư": 0xAD, "đ": 0xAE,
              "Ă": 0xA1, "Â": 0xA2, "Ê": 0xA3, "Ô": 0xA4, "Ơ": 0xA5, "Ư": 0xA6, "Đ": 0xA7}  # fmt: skip
_TONES = "\u0301\u0300\u0309\u0303\u0323"
_VNI_TONES = dict(zip(_TONES, "ùøûõï", strict=True))
_VNI_HATS = {"\u0302": "â", "\u0306": "ê"}
_VNI_BOTH = {"\u0302": "áàåãä", "\u0306": "éèúüë"}


def to_tcvn3(text: str) -> bytes:
    """As it was typed: capitals with a tone have no byte of their own, so the small letter stands for them."""
    out = bytearray()
    for c in text:
        parted = unicodedata.normalize("NFD", c)
        tone = next((t for t in parted if t in _TONES), None)
        bare = unicodedata.normalize("NFC", "".join(t for t in parted if t not in _TONES))
        if tone:
            out.append(bytes.fromhex(_VN3_BYTES[bare.lower()])[_TONES.index(tone)])
        else:
            out += bytes([_VN3_PLAIN[c]]) if c in _VN3_PLAIN else c.encode("cp1252")
    return bytes(out)


def to_vni(text: str) -> bytes:
    return "".join(map(_vni, text)).encode("cp1252")


def _vni(c: str) -> str:
    special = {"đ": "ñ", "í": "í", "ì": "ì", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î"}
    if c.lower() in special:
        return special[c.lower()].upper() if c.isupper() else special[c.lower()]
    parted = unicodedata.normalize("NFD", c)
    base, marks = parted[0], parted[1:]
    tone = next((t for t in marks if t in _TONES), "")
    hat = next((t for t in marks if t in _VNI_HATS), "")
    if "\u031b" in marks:
        base = {"o": "ô", "u": "ö", "O": "Ô", "U": "Ö"}[base]
    sign = _VNI_BOTH[hat][_TONES.index(tone)] if hat and tone else _VNI_HATS.get(hat, "") + _VNI_TONES.get(tone, "")
    return base + (sign.upper() if c.isupper() else sign)


def to_1258(text: str) -> bytes:
    """Tone marks stand behind their letter, hats and horns in it."""
    out = ""
    for c in text:
        parted = unicodedata.normalize("NFD", c)
        tone = "".join(t for t in parted if t in _TONES)
        out += unicodedata.normalize("NFC", "".join(t for t in parted if t not in _TONES)) + tone
    return out.encode("cp1258")


ENCODERS = {"TCVN3": to_tcvn3, "VNI": to_vni, "windows-1258": to_1258}


def test_lines_of_old_documents() -> None:
    assert tidy_text(TCVN3) == PLAIN
    assert tidy_text(VNI) == PLAIN
    assert decode_text(TCVN3.encode("cp1252")) == decode_text(VNI.encode("cp1252")) == PLAIN


@pytest.mark.parametrize("name", ENCODERS)
@pytest.mark.parametrize("wrapping", ["raw", "utf-8", "utf-16", "utf-16-le", "utf-16-be"])
def test_an_old_encoding_is_the_same_reading(tmp_path: Path, name: str, wrapping: str) -> None:
    """As bytes, and as text that was once pasted into a Unicode file."""
    text = DIRECTIVE.read_text("utf-8").replace("’", "'")
    raw = ENCODERS[name](text)
    path = tmp_path / "cong-van.txt"
    path.write_bytes(raw if wrapping == "raw" else raw.decode("cp1252").encode(wrapping))
    found, wanted = read_file(path).to_json("a"), read_file(DIRECTIVE).to_json("a")
    assert found == wanted


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_unicode_in_every_form(tmp_path: Path, encoding: str, form: str) -> None:
    path = tmp_path / "cong-van.txt"
    path.write_bytes(unicodedata.normalize(form, DIRECTIVE.read_text("utf-8")).encode(encoding))  # type: ignore[arg-type]
    assert read_file(path) == read_file(DIRECTIVE)


@pytest.mark.parametrize("font", [".VnTime", ".VnTimeH", "VNI-Times"])
def test_fonts_of_an_old_encoding(tmp_path: Path, font: str) -> None:
    """The letterhead in an old font, the rest in Unicode, as in a letter made from an older one."""

    def write(d: Document) -> None:
        p.columns(d, (p.ISSUER, p.MOTTO), ((p.NUMBER, *p.ABOUT), (p.DATE,)))
        for row in d.tables[0].rows[:1]:
            for paragraph in (x for cell in row.cells for x in cell.paragraphs):
                said = paragraph.text.lower() if font.endswith("H") else paragraph.text
                encode = to_vni if font.startswith("VNI") else to_tcvn3
                paragraph.runs[0].text = encode(said).decode("cp1252")
                paragraph.runs[0].font.name = font
        p.paragraphs(d, *p.TO, *p.BODY)
        p.columns(d, (p.COPIES, (*p.SIGNED, "", p.SIGNER)))

    path = tmp_path / "a.docx"
    path.write_bytes(p.docx_bytes(write))
    assert p.facts(read_file(path).to_json("a")) == p.FACTS


def test_fonts_tell_the_encoding() -> None:
    assert by_font(".VnTimeH", "céng hßa") == "CỘNG HÒA"
    assert by_font("VNI-Times", "Coäng hoøa") == "Cộng hòa"
    assert by_font("Times New Roman", "Céng hßa") == "Céng hßa"


@pytest.mark.parametrize(
    "text",
    [
        PLAIN,
        DIRECTIVE.read_text("utf-8"),
        "L'été dernier, à Noël, le garçon naïf a mangé des crêpes à la pêche près de la forêt où l'âne était né.\n" * 9,
        "El niño pequeño comió jamón, camarón y piñón en la montaña, según él. Señor Muñoz llegó mañana.\n" * 9,
        "Größe, Übermut, Käse, Mädchen, Straße, schön, früh, böse, Fuß, Grüße, Bäume, Häuser, Köln, Nürnberg.\n" * 9,
    ],
)
def test_good_unicode_is_never_touched(text: str) -> None:
    assert encoding_of(text) is None
    assert tidy_text(text) == unicodedata.normalize("NFC", text)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(DIRECTIVE.read_text("utf-8").split()), max_size=60), st.text(max_size=40))
def test_unicode_with_anything_in_it_keeps_its_vietnamese(words: list[str], other: str) -> None:
    said = unicodedata.normalize("NFC", " ".join(words))
    assert said in tidy_text(f"{said}\n{other}")


@pytest.mark.parametrize("raw", [b"\xff\xfe\x00", b"S\xe8: 5/SYT-VP", bytes(range(128, 256)) * 20, b"abc\0def"])
def test_what_is_no_vietnamese_is_refused(raw: bytes) -> None:
    with pytest.raises(DocumentRefused) as refused:
        decode_text(raw)
    assert refused.value.code == "unreadable" and "UTF-8" in str(refused.value)


def test_syllables() -> None:
    good = "nghiêng khuỷu oằn quýt giếng gìn ưỡn uỷ khoẻ hoà thuở quyền nguyễn yết xoong rượu khoảng"
    bad = "hßa chñ héix zoom việtt nghĩaa đkl"
    assert [word for word in good.split() if not is_syllable(word)] == []
    assert [word for word in bad.split() if is_syllable(word)] == []


@pytest.mark.alone
@pytest.mark.parametrize("unit", ["·", "«a", "é", "Số: ", "ß ", "¡ª", "\n", "A\x00"])
def test_decoding_takes_linear_time(unit: str) -> None:
    def seconds(size: int) -> float:
        raw = (unit * (size // len(unit))).encode()
        started = time.process_time()
        with contextlib.suppress(DocumentRefused):
            decode_text(raw)
        return time.process_time() - started

    seconds(1_000)
    assert seconds(400_000) < 8 * 3 * max(seconds(50_000), 0.002)
