"""The codes of edXML envelopes (QCVN 102:2016/BTTTT, Thông tư 01/2022/TT-BTTTT)."""

WITHDRAWAL = "1"
"""BussinessDocType of a document that takes another back; it may come without any file."""
STATUS_WORDS = {
    "01": "đã đến", "02": "từ chối tiếp nhận", "03": "đã tiếp nhận", "04": "phân công", "05": "đang xử lý",
    "06": "hoàn thành", "13": "xin lấy lại", "14": "đồng ý cập nhật, lấy lại", "15": "đồng ý cập nhật, lấy lại",
    "16": "từ chối cập nhật, lấy lại",
}  # fmt: skip
"""What a status message says of a document, by its StatusCode; 14 is what one client writes for 15."""
