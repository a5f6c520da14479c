"""The normalising layer: what it mends, what it leaves alone, and that every offset leads back."""

import time
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.read.normal import normalised
from tasks.read.normal.figures import figures
from tasks.read.normal.markers import fixed_words
from tasks.read.normal.offsets import Edit
from tasks.read.normal.runs import run_ons
from tasks.read.normal.syllables import lost_blanks
from tests.support import brief

MENDED = [
    ("2. Báocáo vềBan Chỉ huy trước ngày14/8/2017", "2. Báo cáo về Ban Chỉ huy trước ngày 14/8/2017"),
    ("BANCHỈ HUY", "BAN CHỈ HUY"),
    ("xong trước18giờ ngày 12/8", "xong trước 18 giờ ngày 12/8"),
    ("kể từ ngày banhành", "kể từ ngày ban hành"),
    ("gửi các cơquan, đơnvị", "gửi các cơ quan, đơn vị"),
    ("ĐIỆN:Công ty Điện lực", "ĐIỆN: Công ty Điện lực"),
    ("- Như trên;- Văn phòng", "- Như trên; - Văn phòng"),
    ("Kinh gưi: Sở Y tế", "Kính gửi: Sở Y tế"),
    ("NƠI NHÂN:", "Nơi nhận:"),
    ("THÔNG BẢO", "THÔNG BÁO"),
    ("QUYÉT ĐỊNH:", "QUYẾT ĐỊNH:"),
    ("CÔNG HÒA XÃ HỘI CHỦ NGHĨA. VIỆT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    ("Đôc lâp - Tư do - Hanh phúc", "Độc lập - Tự do - Hạnh phúc"),
    ("số: 12/SYT-VP", "số: 12/SYT-VP"),
    ("Só: 12/SYT-VP", "Số: 12/SYT-VP"),
    ("KT, GIÁM ĐỐC", "KT. GIÁM ĐỐC"),
    ("trước ngày l5 tháng 02 năm 2012", "trước ngày 15 tháng 02 năm 2012"),
    ("ngảy 15 thảng O2 nãm 2O12", "ngày 15 tháng 02 năm 2012"),
    ("từ 0l/6/2O23 đến 30/6/2023", "từ 01/6/2023 đến 30/6/2023"),
    ("Số: l2O/SYT-NV", "Số: 120/SYT-NV"),
    ("UBND TỈNH HÀ TRUNG CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "UBND TỈNH HÀ TRUNG\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    ("Số: 7/SXD-VP Hà Trung, ngày 06 tháng 5 năm 2026", "Số: 7/SXD-VP\nHà Trung, ngày 06 tháng 5 năm 2026"),
]
LEFT_ALONE = [
    "Số: 412/SLĐTBXH-BTXH", "QĐUBND", "Nguyễn Thị Hoàng Yến", "xã Krông Nô, huyện Đắk Lắk", "H5N1, QH14, 5ha, 8h00",
    "IOC, Io, lO", "mục I, II, III", "Internet, e-mail: thu@xa.gov.vn", "https://dichvucong.gov.vn:8443/a",
    "thôn l và thôn O", "Người ký: SỞ XÂY DỰNG", "Trần Thông Bảo", "KTTV, TMĐT",
]  # fmt: skip


@pytest.mark.parametrize(("printed", "read_as"), MENDED)
def test_spoilt_text_is_mended(printed: str, read_as: str) -> None:
    assert normalised(printed).text == read_as


@pytest.mark.parametrize("printed", LEFT_ALONE)
def test_what_is_right_is_left_alone(printed: str) -> None:
    assert normalised(printed).text == printed


def test_a_mended_figure_is_doubtful_and_its_evidence_is_as_printed() -> None:
    from tasks.read import read_text
    from tasks.read.facts import DOUBTFUL

    reading = read_text(brief.LETTER.format(body="Các đơn vị gửibáo cáo về Sở trước ngày l5/4/2024."))
    (deadline,) = reading.deadlines
    assert (deadline.due.isoformat() if deadline.due else None, deadline.confidence) == ("2024-04-15", DOUBTFUL)
    assert "l5/4/2024" in deadline.evidence
    assert reading.text[deadline.start : deadline.end] == deadline.evidence
    assert deadline.evidence in deadline.sentence


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from([*(a for a, _ in MENDED), *LEFT_ALONE, " ", "\n", "\t| "]), max_size=12).map("".join))
def test_each_offset_leads_back(text: str) -> None:
    traced = normalised(text)
    assert len(traced.text) == len(traced.at if traced.at is not None else traced.text)
    for i, c in enumerate(traced.text):
        assert 0 <= traced.origin(i) < len(text)
        if text[traced.origin(i)] == c:
            assert traced.source[slice(*traced.span(i, i + 1))] == c
    origins = [traced.origin(i) for i in range(len(traced.text))]
    assert origins == sorted(origins)


@pytest.mark.alone
@pytest.mark.parametrize("layer", [lost_blanks, fixed_words, figures, run_ons])
@pytest.mark.parametrize(
    "said", ["Kính gửi", "Báocáo", "ngày l", "Số: ", "ngày 1 tháng ", "KT,A", "a;", "Độc lập - ", "| "]
)
def test_each_layer_is_linear(layer: Callable[[str], Iterator[Edit]], said: str) -> None:
    started = time.process_time()
    list(layer(said * (100_000 // len(said))))
    assert time.process_time() - started < 2.0
