"""What the office's bot says at once in a chat."""

HOW = (
    "Kính chào quý cơ quan. Để nhận và trả lời văn bản qua Zalo, đề nghị nhắn mã liên kết 8 ký tự ghi trên trang dành "
    "riêng cho cơ quan hoặc trong thư của chúng tôi. Tin nhắn gửi trước khi liên kết không được ghi nhận."
)
WRONG = "Mã liên kết không đúng, đã được dùng hoặc đã hết hạn; đề nghị xem lại mã trên trang dành riêng cho cơ quan."
NO_FILES = (
    "Hệ thống không nhận ảnh và tệp qua Zalo; đề nghị quý cơ quan gửi trên trang dành riêng hoặc qua thư điện tử. "
    "Tin nhắn vừa rồi chưa được ghi nhận là báo cáo."
)
BOUND = (
    "Đã liên kết Zalo này với {person}, {agency}. Từ nay văn bản gửi quý cơ quan cũng được báo tại đây; quý cơ quan có "
    "thể trả lời ngay bằng tin nhắn chữ. Tệp đề nghị gửi qua trang dành riêng hoặc thư điện tử."
)
