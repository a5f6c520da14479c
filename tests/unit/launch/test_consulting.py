"""Documents that consult: recognised where unmistakable, with the ground on which silence is agreement, or none."""

import pytest

from models.enums import ObligationKind
from tasks.launch.consultation_part import ConsultationPart
from tasks.launch.consulting import consultation_fields, ground_of_silence, is_consultation
from tasks.read import Reading, read_text

HEAD = """ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
SỞ THÔNG TIN VÀ TRUYỀN THÔNG              Độc lập - Tự do - Hạnh phúc
Số: 40/STTTT-TTBCXB                     Lạng Sơn, ngày 16 tháng 11 năm 2026
V/v {subject}

Kính gửi:
- Sở Tài chính;
- Sở Tư pháp.

{body}

Nơi nhận:
- Như trên;
- Lưu: VT, TTBCXB.
                                   GIÁM ĐỐC
                                   Nguyễn Văn A
"""
BY = "gửi về Sở trước ngày 20/11/2026"
ARTICLE = "khoản 2 Điều 17 Nghị định số 191/2026/NĐ-CP"


def document(subject: str, body: str) -> Reading:
    return read_text(HEAD.format(subject=subject, body=body))


@pytest.mark.parametrize(
    ("subject", "body", "title"),
    [
        ("lấy ý kiến góp ý dự thảo Quy chế", f"Đề nghị các cơ quan tham gia ý kiến đối với dự thảo, {BY}.", "Quy chế"),
        ("góp ý dự thảo Quyết định", f"Sở gửi dự thảo Quyết định. Ý kiến góp ý của các cơ quan {BY}.", "Quyết định"),
        ("tham gia ý kiến dự thảo Đề án", "Đề nghị quý cơ quan có ý kiến bằng văn bản, gửi về Sở trong 05 ngày làm "
         "việc kể từ ngày nhận được văn bản này.", "Đề án"),
        ("góp ý dự thảo Báo cáo tổng kết", f"Đề nghị các cơ quan góp ý dự thảo Báo cáo tổng kết, {BY}.",
         "Báo cáo tổng kết"),
        ("báo cáo kết quả", f"Đề nghị các cơ quan báo cáo kết quả lấy ý kiến đối với dự thảo Luật, {BY}.", ""),
        ("góp ý dự thảo Luật", f"Đề nghị UBND các xã lấy ý kiến nhân dân đối với dự thảo Luật, tổng hợp {BY}.", ""),
        ("tăng cường tuyên truyền", f"Đề nghị các cơ quan triển khai, có ý kiến {BY}.", ""),
    ],
)  # fmt: skip
def test_a_demand_for_opinions_on_a_draft_is_a_consultation(subject: str, body: str, title: str) -> None:
    reading = document(subject, body)
    (demand,) = reading.deadlines
    assert is_consultation(demand, reading) == bool(title)
    if title:
        given = consultation_fields(demand, reading)
        assert (given["kind"], given["title"]) == (ObligationKind.CONSULTATION, f"góp ý dự thảo {title}")


@pytest.mark.parametrize(
    ("said", "ground"),
    [
        (
            f"Quá thời hạn trên, cơ quan nào không có ý kiến thì coi như thống nhất, theo quy định tại {ARTICLE}",
            ARTICLE,
        ),
        ("Nếu không có văn bản trả lời thì coi như đồng ý", "“"),
        ("Quá thời hạn trên, nếu không nhận được ý kiến, Sở xem như quý cơ quan thống nhất với dự thảo", "“"),
        ("Hết thời hạn, đơn vị nào không tham gia ý kiến được coi là nhất trí với dự thảo", "“"),
        ("Việc không có ý kiến không được coi là đồng ý", ""),
        ("Quá thời hạn trên, cơ quan chịu trách nhiệm theo quy định", ""),
    ],
)
def test_silence_is_agreement_only_by_the_documents_own_sentence(said: str, ground: str) -> None:
    body = f"Đề nghị các cơ quan góp ý dự thảo Quy chế, {BY}.\n{said}."
    expected = f"nội dung đã nêu tại văn bản: “{said}”" if ground == "“" else ground
    reading = document("góp ý dự thảo Quy chế", body)
    assert ground_of_silence(reading) == expected
    part = consultation_fields(reading.deadlines[0], reading)["consultation"]
    assert isinstance(part, ConsultationPart) and part.silence == expected
