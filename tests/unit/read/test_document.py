"""Head, parties, refusals, files: the parts of a document and the documents that are not read."""

import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.read import DocumentRefused, Reading, read_file, read_text
from tasks.read.doubt import doubted
from tasks.read.facts import Role
from tests.support import brief
from tests.support.paths import DIRECTIVE


def letter(head: str, to: str = "Kính gửi: UBND các huyện.", foot: str = "", body: str = "Đề nghị báo cáo.") -> Reading:
    foot = foot or "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\nGIÁM ĐỐC\n\nTrần Văn An\n"
    return read_text(f"{head}\n\n{to}\n\n{body}\n\n{foot}")


def numbered(line: str) -> Reading:
    return letter(f"SỞ Y TẾ\n{line}\nV/v báo cáo\nHà Nam, ngày 10 tháng 3 năm 2024")


NUMBERS = [
    ("Số: 412/STTTT-CNTT", "412/STTTT-CNTT", "STTTT-CNTT"),
    ("Số: 3478 /BTTTT-VP", "3478/BTTTT-VP", "BTTTT-VP"),
    ("Số: 19 /CT-UBND", "19/CT-UBND", "CT-UBND"),
    ("Số: 15/2024/QĐ-UBND", "15/2024/QĐ-UBND", "QĐ-UBND"),
    ("Số: 31-HD/TĐTN-PT", "31-HD/TĐTN-PT", "HD/TĐTN-PT"),
    ("Số 67 - HD/BTGTU", "67-HD/BTGTU", "HD/BTGTU"),
    ("Số: 23 – HD/BTGHU", "23-HD/BTGHU", "HD/BTGHU"),
    ("Số: 77/KH-BCĐLNVSATTP", "77/KH-BCĐLNVSATTP", "KH-BCĐLNVSATTP"),
    ("Số:      /UBND-KGVX", None, "UBND-KGVX"),
    ("Số: /STTTT-TTBCXB", None, "STTTT-TTBCXB"),
    ("Số: ....../TB-UBND", None, "TB-UBND"),
    ("Số:       -HD/BTGTU", None, "HD/BTGTU"),
]


@pytest.mark.parametrize(("line", "number", "symbol"), NUMBERS)
def test_number(line: str, number: str | None, symbol: str) -> None:
    reading = numbered(line)
    assert (reading.number, reading.symbol) == (number, symbol)


DATES = [
    ("Hà Nam, ngày 10 tháng 3 năm 2024", "Hà Nam", date(2024, 3, 10), None),
    ("Hà Nam, ngày 10 tháng 3 năm\n2024", "Hà Nam", date(2024, 3, 10), None),
    ("Hà Nam, ngày     tháng 02 năm 2025", "Hà Nam", None, "2025-02"),
    ("Hà Nam, ngày ... tháng 02 năm 2025", "Hà Nam", None, "2025-02"),
    ("Hà Nam, ngày tháng năm 2025", "Hà Nam", None, None),
    ("TP. Hồ Chí Minh, ngày 01 tháng 7 năm 2025", "TP. Hồ Chí Minh", date(2025, 7, 1), None),
    ("Bà Rịa - Vũng Tàu, ngày 01 tháng 7 năm 2025", "Bà Rịa - Vũng Tàu", date(2025, 7, 1), None),
    ("Đắk Lắk, ngày 31 tháng 02 năm 2025", "Đắk Lắk", None, "2025-02"),
]


@pytest.mark.parametrize(("line", "place", "day", "month"), DATES)
def test_place_and_date(line: str, place: str, day: date | None, month: str | None) -> None:
    reading = letter(f"SỞ Y TẾ\nSố: 5/SYT-VP\nV/v báo cáo\n\n{line}")
    assert (reading.place, reading.issued_on, reading.issued_month) == (place, day, month)


ISSUERS = [
    ("UBND TỈNH YÊN BÁI\nSỞ THÔNG TIN VÀ TRUYỀN THÔNG", "UBND TỈNH YÊN BÁI / SỞ THÔNG TIN VÀ TRUYỀN THÔNG"),
    ("ỦY BAN NHÂN DÂN\nTỈNH SƠN LA", "ỦY BAN NHÂN DÂN TỈNH SƠN LA"),
    ("BỘ NÔNG NGHIỆP\nVÀ PHÁT TRIỂN NÔNG THÔN", "BỘ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN"),
    ("HUYỆN ỦY ĐOAN HÙNG\nBAN TUYÊN GIÁO\n*", "HUYỆN ỦY ĐOAN HÙNG / BAN TUYÊN GIÁO"),
    ("UBND TỈNH NGHỆ AN\nHỎA TỐC", "UBND TỈNH NGHỆ AN"),
    ("SỞ Y TẾ          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "SỞ Y TẾ"),
    ("SỞ Y TẾ CỘNG HÒA XÃ HỘI CHỦ NGHĨA\nVIỆT NAM\nĐộc lập - Tự do - Hạnh phúc", "SỞ Y TẾ"),
]


@pytest.mark.parametrize(("lines", "issuer"), ISSUERS)
def test_issuer(lines: str, issuer: str) -> None:
    assert letter(f"{lines}\nSố: 5/SYT-VP\nV/v báo cáo\nHà Nam, ngày 10 tháng 3 năm 2024").issuer == issuer


@pytest.mark.parametrize(
    ("lines", "subject"),
    [
        ("V/v báo cáo quý", "báo cáo quý"),
        ("V/v: báo cáo quý", "báo cáo quý"),
        ("Vv báo cáo quý", "báo cáo quý"),
        ("Về việc báo cáo quý", "báo cáo quý"),
        ("V/v báo cáo\nquý I và\nquý II", "báo cáo quý I và quý II"),
        ("V/v báo cáo Hà Nam, ngày 10 tháng 3 năm 2024\nquý I", "báo cáo quý I"),
        ("KẾ HOẠCH\nVề việc báo cáo quý\n", "báo cáo quý"),
        ("“V/v báo cáo quý”", "báo cáo quý"),
        ("CHỈ THỊ\nCỦA BAN THƯỜNG VỤ HUYỆN ỦY\nvề đại hội chi bộ\n", "đại hội chi bộ"),
        ("THÔNG BÁO\nKết luận cuộc họp về\ntiến độ dự án\n", "Kết luận cuộc họp về tiến độ dự án"),
    ],
)
def test_subject(lines: str, subject: str) -> None:
    assert letter(f"SỞ Y TẾ\nSố: 5/SYT-VP\n{lines}").subject == subject


def test_urgency_and_type() -> None:
    reading = letter("UBND TỈNH HÀ TĨNH\nSố: 12/CĐ-UBND\nHOẢ TỐC\n\nCÔNG ĐIỆN\nVề việc ứng phó mưa lũ")
    assert (reading.urgency, reading.doc_type) == ("hỏa tốc", "công điện")
    assert numbered("Số: 5/KH-SYT").doc_type == "kế hoạch"
    assert numbered("Số: 5/SYT-VP").doc_type == "công văn"
    assert numbered("Số: 1156/TTr-P4").doc_type == "công văn"  # the Thanh tra tỉnh; a tờ trình bears its title


TO = [
    ("Kính gửi: UBND các huyện, thành phố.", ["UBND các huyện, thành phố"]),
    ("Kính gửi: Sở A; Sở B", ["Sở A", "Sở B"]),
    ("Kính gửi:\n- Các sở, ban, ngành;\n- UBND các huyện, thành phố;", ["Các sở, ban, ngành", "UBND các "
        "huyện, thành phố"]),
    ("Kính gửi:\n- Báo Yên Bái; Đài Phát thanh tỉnh\n- Sở Y tế,", ["Báo Yên Bái", "Đài Phát thanh tỉnh",
        "Sở Y tế"]),
    ("Kính gửi:\n- Các Bộ: Công an, Quốc phòng;\n- Sở Y tế", ["Các Bộ: Công an, Quốc phòng", "Sở Y tế"]),
    ("Kính gửi: Giám đốc các đơn vị (gọi chung là các đơn vị).", ["Giám đốc các đơn vị (gọi chung là các "
        "đơn vị)"]),
    ("Kính gửi: Sở Nông nghiệp và Môi trường các tỉnh,\nthành phố phía Bắc.", ["Sở Nông nghiệp và Môi "
        "trường các tỉnh, thành phố phía Bắc"]),
    ("CHỦ TỊCH UBND TỈNH điện:\n- Giám đốc các sở;\n- Chủ tịch UBND các huyện.", ["Giám đốc các sở", "Chủ "
        "tịch UBND các huyện"]),
]  # fmt: skip


@pytest.mark.parametrize(("to", "names"), TO)
def test_addressees(to: str, names: list[str]) -> None:
    reading = letter("SỞ Y TẾ\nSố: 5/SYT-VP\nV/v báo cáo\nHà Nam, ngày 10 tháng 3 năm 2024", to=to)
    assert [a.name for a in reading.addressees] == names


def test_two_columns_at_the_foot() -> None:
    foot = (
        "Nơi nhận:\n- Như trên;                         KT. CHỦ TỊCH\n"
        "- Cổng TTĐT (để đăng);                PHÓ CHỦ TỊCH\n- Lưu: VT, NL1.\n"
        "                                      Phan Đình Khôi\n"
    )
    reading = letter("UBND TỈNH HÀ TĨNH\nSố: 5/UBND-VP\nV/v báo cáo", foot=foot)
    assert [(c.printed, c.role) for c in reading.copies] == [
        ("Như trên", Role.ACTION),
        ("Cổng TTĐT (để đăng)", Role.PUBLISH),
        ("Lưu: VT, NL1", Role.RECORDS),
    ]
    assert reading.signer is not None
    assert (reading.signer.authority, reading.signer.name) == ("KT. CHỦ TỊCH", "Phan Đình Khôi")


def test_steps_of_authority_and_the_annex_behind() -> None:
    foot = (
        "Nơi nhận:\n- Như trên;\n- Lưu VT.\nTL. BỘ TRƯỞNG\nKT. CỤC TRƯỞNG CỤC TRỒNG TRỌT\nPHÓ CỤC "
        "TRƯỞNG\n(đã ký)\n\n"
        "Ngô Đức Toàn\n\nPHỤ LỤC\nTHỐNG KÊ\n(Kèm theo Công văn số 9/BNN-TT ngày 06/3/2024)\nHạn: trước "
        "ngày 01/4/2024\n"
    )
    reading = letter("BỘ NÔNG NGHIỆP\nSố: 5/BNN-TT\nV/v báo cáo\nHà Nội, ngày 01 tháng 3 năm 2024", foot=foot)
    assert reading.signer is not None
    assert reading.signer.authority == "TL. BỘ TRƯỞNG / KT. CỤC TRƯỞNG CỤC TRỒNG TRỌT"
    assert (reading.signer.title, reading.signer.name) == ("PHÓ CỤC TRƯỞNG", "Ngô Đức Toàn")
    assert reading.deadlines == () and reading.bases == ()


def test_two_signers_beside_each_other() -> None:
    foot = (
        "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\nKT. GIÁM ĐỐC SỞ Y TẾ                KT. GIÁM ĐỐC SỞ TÀI "
        "CHÍNH\n"
        "PHÓ GIÁM ĐỐC                        PHÓ GIÁM ĐỐC\n\nTrần Văn An                         Lê Thị "
        "Bình\n"
    )
    reading = letter("SỞ Y TẾ\nSố: 5/SYT-VP\nV/v báo cáo", foot=foot)
    assert [s.name for s in (reading.signer, *reading.co_signers) if s] == ["Trần Văn An", "Lê Thị Bình"]


def test_what_no_longer_holds_is_no_base() -> None:
    body = "Căn cứ Luật số 59/2010/QH12; Kế hoạch số 7 - KH/TU, ngày 02/01/2024; Công văn số 9/SYT-VP bị bãi bỏ."
    reading = letter("SỞ Y TẾ\nSố: 5/SYT-VP\nV/v báo cáo", body=body)
    assert [(b.number, b.date) for b in reading.bases] == [
        ("59/2010/QH12", None),
        ("7-KH/TU", date(2024, 1, 2)),
    ]


@pytest.mark.parametrize(
    ("body", "numbers"),
    [
        ("Căn cứ Thông tư số 8/2024/TT-BYT ngày 01/02/2024 sửa đổi, bãi bỏ một số điều của các Thông tư.",
         ["8/2024/TT-BYT"]),
        ("Thực hiện Kế hoạch số 12/KH-SYT, rà soát, kiến nghị bãi bỏ văn bản không còn phù hợp.", ["12/KH-SYT"]),
        ("Bãi bỏ chế độ báo cáo quý quy định tại Kế hoạch số 12/KH-SYT ngày 01/02/2023.", []),
        ("Kế hoạch số 12/KH-SYT của Sở Y tế đã hết hiệu lực.", []),
        ("Văn bản này thay thế cho Công văn số 12/SYT-VP.", []),
    ],
)  # fmt: skip
def test_a_base_ends_only_by_words_beside_it(body: str, numbers: list[str]) -> None:
    reading = letter("SỞ Y TẾ\nSố: 5/SYT-VP\nV/v báo cáo", body=body)
    assert [b.number for b in reading.bases] == numbers


# --- files and refusals


def code_of(path: Path) -> str:
    with pytest.raises(DocumentRefused) as refused:
        read_file(path)
    assert str(refused.value).endswith(".")
    return refused.value.code


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read_file(DIRECTIVE)


@pytest.mark.parametrize(
    ("name", "encoding", "form"),
    [
        ("a.txt", "utf-8", "NFD"),
        ("a.md", "utf-8-sig", "NFC"),
        ("a", "utf-16", "NFD"),
        ("A.TXT", "utf-16", "NFC"),
    ],
)
def test_encodings(tmp_path: Path, reading: Reading, name: str, encoding: str, form: str) -> None:
    path = tmp_path / name
    path.write_text(unicodedata.normalize(form, DIRECTIVE.read_text("utf-8")), encoding)  # type: ignore[arg-type]
    assert read_file(path) == reading


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.docx", b"PK\x03\x04", "unsupported"),
        ("a.docx", b"PK\x03\x04.....word/document.xml", "unreadable"),
        ("a.pdf", b"%PDF-1.7", "unreadable"),
        ("a.txt", b"", "no_text"),
        ("a.txt", b" \n\t\r\n", "no_text"),
        ("a.txt", b"- 1 -\n\n2\n", "no_text"),
        ("a.txt", "Số: 5/SYT".encode("utf-16-le")[1:] + b"\xff", "unreadable"),
        ("a.txt", b"S\xe8: 5/SYT-VP", "unreadable"),
        ("a.txt", b"abc\x00def", "unreadable"),
        ("a.txt", b"a" * (5 * 1024 * 1024 + 1), "too_large"),
    ],
)
def test_files_that_are_refused(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert code_of(path) == code


def test_a_missing_file_is_unreadable(tmp_path: Path) -> None:
    assert code_of(tmp_path / "none.txt") == "unreadable"
    assert code_of(tmp_path) == "unreadable"


@pytest.mark.parametrize("stamp", ["MẬT", "TỐI MẬT", "TUYỆT MẬT", "Độ mật: Mật", "[MẬT]", "M Ậ T", "* TỐI MẬT *"])
def test_secrecy_is_refused(stamp: str) -> None:
    for head in (
        f"SỞ Y TẾ\nSố: 5/SYT-VP\n{stamp}\nV/v báo cáo",
        f"{stamp}\nSỞ Y TẾ\nSố: 5/SYT-VP\nV/v báo cáo",
    ):
        with pytest.raises(DocumentRefused) as refused:
            letter(head)
        assert refused.value.code == "secrecy"


def test_secrecy_beside_the_number() -> None:
    with pytest.raises(DocumentRefused) as refused:
        numbered("Số: 5/SYT-VP     MẬT")
    assert refused.value.code == "secrecy"


def test_writing_about_secrets_is_no_stamp() -> None:
    assert letter("SỞ Y TẾ\nSố: 5/SYT-VP\nV/v bảo vệ bí mật nhà nước").number == "5/SYT-VP"
    assert letter("SỞ Y TẾ\nSố: 5/KH-SYT\n\nKẾ HOẠCH\nBẢO VỆ BÍ MẬT NHÀ NƯỚC\n").number == "5/KH-SYT"


@pytest.mark.parametrize(
    "text",
    [
        "DANH SÁCH MUA ĐỒ\n\n- Bánh ngọt 3 hộp (đặt trước ngày 12/11)\n- Hoa quả: cam 5 kg, dưa hấu 3 quả\n",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nĐƠN XIN NGHỈ PHÉP\n\nKính gửi: Ban Giám đốc\n\nTôi xin nghỉ 03 ngày.\n",
        "Theo Công văn số 12/SYT-VP ngày 01/02/2024, người dân cần báo cáo trước ngày 20/02/2024, báo chí đưa tin.\n",
        "SỞ Y TẾ\nSố: 5/GM-SYT\nHà Nam, ngày 10 tháng 3 năm 2024\n\nGIẤY MỜI\nHọp giao ban\n\nNơi nhận:\n- Lưu: VT.\n",
        "SỞ Y TẾ\nSố: 5/TTr-SYT\n\nTỜ TRÌNH\nVề kinh phí\n\nKính gửi: UBND tỉnh.\n\nNơi nhận:\n- Như trên;\n",
        "SỞ Y TẾ\nSố: 5/HĐ-SYT\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nHỢP ĐỒNG\nMua bán vật tư\n\nBên A: Sở Y tế\n",
    ],
)
def test_what_is_no_directive(text: str) -> None:
    with pytest.raises(DocumentRefused) as refused:
        read_text(text)
    assert refused.value.code == "not_a_directive"


PIECES = st.sampled_from(
    ["Số: ", "/UBND-VX", "12", "Kính gửi: ", "Nơi nhận:", "- ", ";", ".", "\n", "\n\n", "Hà Nam, ngày ",
        " tháng ",
     " năm 2024", "trước ngày ", "31/02", "từ ngày ", " đến hết ngày ", "hằng quý", "99/99/2024", "V/v ",
         "KT. GIÁM ĐỐC",
     "Trần Văn An", "giai đoạn 2030 - 2021", "trong vòng 03 ngày kể từ ", "(", ")", "“", "1. ", "a) ", "I. ",
         "|", "**",
     "khi có yêu cầu", "báo cáo ", "29/02", "CHỈ THỊ", "quý IV", "trong tháng 13", "24 giờ", "tháng 0/2024",
         "điện:"]
)  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=60).map("".join)))
def test_no_text_breaks_the_reader(text: str) -> None:
    for whole in (text, f"SỞ Y TẾ\nSố: 5/SYT-VP\nV/v báo cáo\n{text}\nNơi nhận:\n- Như trên."):
        try:
            reading = read_text(whole)
        except DocumentRefused:
            continue
        for fact in (
            *reading.windows,
            *reading.deadlines,
            *reading.bases,
            *reading.duties,
            *reading.addressees,
        ):
            assert reading.text[fact.start : fact.end] == fact.evidence


INVITED = (
    "SỞ Y TẾ\nSố: 5/GM-SYT\nHà Nam, ngày 10 tháng 3 năm 2024\n\nGIẤY MỜI\nDự tập huấn\n\nKính gửi: Các trạm y tế.\n\n"
    "Thời gian: 8 giờ ngày 20/3/2024.\n{demand}\n\nNơi nhận:\n- Lưu: VT.\nGIÁM ĐỐC\nTrần Văn An\n"
)


def test_an_invitation_that_demands_something_by_a_day_is_read() -> None:
    reading = read_text(INVITED.format(demand="Đề nghị gửi danh sách về Sở trước ngày 15/3/2024."))
    assert [d.due for d in reading.deadlines] == [date(2024, 3, 15)]
    with pytest.raises(DocumentRefused):
        read_text(INVITED.format(demand="Kính mong các đồng chí tham dự."))


SPOILT_HEADS = [
    # the motto, "Kính gửi" and V/v are enough, whatever else is lost
    "CÔNG HOÀ XÃ HÔI CHỦ NGHĨA VIỆT NAM\nV/v báo cáo\n\nKinh gưi: Các phòng y tế\n\n"
    "Đề nghị báo cáo trước ngày 15/3/2024.",
    "SỞ Y TẾ\nSố: ¿¿/SYT-VP\nHà Nam, ngày ¿ tháng 3 năm 2024\n\nĐề nghị gửi báo cáo trước ngày 15/3/2024.\n"
    "GIÁM ĐỐC\nTrần Văn An",
]


@pytest.mark.parametrize("text", SPOILT_HEADS)
def test_one_missing_sign_refuses_nothing(text: str) -> None:
    assert [d.due and d.due.day for d in read_text(text).deadlines] == [15]


@pytest.mark.parametrize("title", ["ĐƠN XIN NGHỈ PHÉP", "GIẤY ĐỀ NGHỊ THANH TOÁN", "BẢN CAM KẾT", "TỜ KHAI LÝ LỊCH"])
def test_a_petition_is_no_directive_however_it_is_set(title: str) -> None:
    with pytest.raises(DocumentRefused) as refused:
        read_text(
            f"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nHà Nam, ngày 10 tháng 3 năm 2024\n\n{title}\n\nKính gửi: Ban\n\n"
            "Tôi xin báo cáo và nộp hồ sơ trước ngày 15/3/2024.\n\nGIÁM ĐỐC\nTrần Văn An\n"
        )
    assert refused.value.code == "not_a_directive"


BEHIND_THE_PREAMBLE = (
    "SỞ Y TẾ\n{head}\nQUYẾT ĐỊNH\nVề việc phân công\n\n"
    "Căn cứ Quyết định số 27/2012/QĐ-TTg ngày 11 tháng 6 năm 2012;\nCăn cứ Công văn Số: 12/BYT-VP;\n"
    "Hà Nội, ngày 18 tháng 7 năm 2015, Bộ Y tế có văn bản.\nNơi nhận:\n- Lưu: VT.\nGIÁM ĐỐC\nTrần Văn An"
)


@pytest.mark.parametrize("head", ["Số:", "Hà Nội, ngày .... tháng .... năm ......", "Số: ....../QĐ-SYT", ""])
def test_nothing_of_the_head_is_taken_from_behind_the_preamble(head: str) -> None:
    reading = read_text(BEHIND_THE_PREAMBLE.format(head=head))
    assert (reading.number, reading.issued_on, reading.issued_month) == (None, None, None)


SIGNED = [
    ("KT. Giám đốc Sở\nPhó giám đốc\n(đã ký)\nVũ Đình Khang", "Vũ Đình Khang"),
    ("Hiệu trưởng\nTh.s Doãn Bá Tước", "Doãn Bá Tước"),
    ("GIÁM ĐỐC\n(đã ký) Lý Quang Đạo", "Lý Quang Đạo"),
    ("Tổng cục trưởng\nKHUẤT DUY TÍN", "KHUẤT DUY TÍN"),
    ("Người lập kế hoạch\n\nKiều Bá Sơn", "Kiều Bá Sơn"),
    ("Ñ: : Su ĐÓC\nBế Văn Cầu", "Bế Văn Cầu"),
    ("PGS.TS. Trần Văn An", "Trần Văn An"),
]


@pytest.mark.parametrize(("foot", "name"), SIGNED)
def test_signers_in_other_shapes(foot: str, name: str) -> None:
    reading = letter("SỞ Y TẾ\nSố: 5/SYT-VP\nV/v báo cáo", foot=f"Nơi nhận:\n- Như trên;\n- Lưu: VT.\n{foot}\n")
    assert reading.signer is not None and reading.signer.name == name


def test_the_stamp_of_a_letter_received_is_no_part_of_the_head() -> None:
    reading = letter(
        "UBND HUYỆN A LƯỚI\nPHÒNG Y TẾ\nCÔNG VĂN ĐẾN\nSố: 1234\nNgày: 15/3/2024\nSố: 5/PYT\nV/v báo cáo dịch\n"
        "A Lưới, ngày 12 tháng 3 năm 2024"
    )
    assert (reading.number, reading.issued_on, reading.place) == ("5/PYT", date(2024, 3, 12), "A Lưới")
    assert (reading.subject, reading.issuer) == ("báo cáo dịch", "UBND HUYỆN A LƯỚI / PHÒNG Y TẾ")


def test_a_body_right_under_the_addressee_is_none_of_them() -> None:
    reading = read_text(
        "SỞ Y TẾ\nSố: 5/SYT-VP\nV/v báo cáo\nHà Nam, ngày 10 tháng 3 năm 2024\nKính gửi: Trạm Y tế các xã\n"
        "Đề nghị gửi báo cáo trước ngày 20/3/2024.\nNơi nhận:\n- Như trên.\nGIÁM ĐỐC\nTrần Văn An\n"
    )
    assert [a.name for a in reading.addressees] == ["Trạm Y tế các xã"]
    assert [d.due for d in reading.deadlines] == [date(2024, 3, 20)]


def test_a_schedule_right_under_the_addressee_is_none_of_them() -> None:
    reading = read_text(
        "SỞ Y TẾ\nSố: 5/SYT-VP\nV/v báo cáo\nHà Nam, ngày 10 tháng 3 năm 2024\nKính gửi: Trưởng các thôn, khu phố\n"
        "Sở Y tế thông báo lịch phun khử khuẩn như sau:\n- Ngày 24 và 25/3/2024: thôn Cổ Lương.\n"
        "- Sáng 26/3: khu phố Nam Quan.\nĐề nghị báo cáo; quá ngày 05/4/2024 coi như không thực hiện.\n"
        "Nơi nhận:\n- Như trên.\nGIÁM ĐỐC\nTrần Văn An\n"
    )
    assert [a.name for a in reading.addressees] == ["Trưởng các thôn, khu phố"]
    assert [(w.start_on, w.end_on) for w in reading.windows] == [
        (date(2024, 3, 24), date(2024, 3, 25)), (date(2024, 3, 26), date(2024, 3, 26)),
    ]  # fmt: skip
    assert [p.evidence for p in reading.passed_over] == ["ngày 05/4/2024"], "a day to come is told, if not taken"


NAMED = [
    ("trước 17 giờ, thứ Sáu, ngày 15/3/2024", None),
    ("chậm nhất thứ Năm, ngày 15/3/2024", "ngày 15/03/2024 là thứ Sáu, không phải thứ Năm"),
    ("chậm nhất ngày 15/3 (thứ Hai)", "ngày 15/03/2024 là thứ Sáu, không phải thứ Hai"),
    ("trước ngày 15 tháng 3 năm 2024, Chủ nhật", "ngày 15/03/2024 là thứ Sáu, không phải Chủ nhật"),
    ("lần thứ hai, chậm nhất ngày 15/3/2024", None),
]


@pytest.mark.parametrize(("when", "doubt"), NAMED)
def test_a_date_beside_the_day_of_another_date_is_doubtful_and_says_so(when: str, doubt: str | None) -> None:
    head = "SỞ Y TẾ\nSố: 12/SYT-VP\nV/v báo cáo\nHà Nam, ngày 10 tháng 3 năm 2024"
    [due] = letter(head, body=f"Đề nghị các đơn vị gửi báo cáo về Sở Y tế {when}.").deadlines
    assert due.due == date(2024, 3, 15) and due.doubt == doubt
    assert (due.confidence < 0.7) is (doubt is not None)


@pytest.mark.parametrize(("symbol", "told"), [("SGTVT-QIVT", False), ("SGTVT-QLVT", True)])
def test_a_letter_of_a_scanned_symbol_that_cannot_be_told_leaves_it_blank(symbol: str, told: bool) -> None:
    reading = doubted(read_text(brief.letter("Báo cáo trước ngày 15/4/2024.").replace("55/SYT-VP", f"12/{symbol}")))
    assert (reading.number, reading.symbol) == ((f"12/{symbol}", symbol) if told else (None, None))
    assert told or "không rõ" in reading.blank["number"]
