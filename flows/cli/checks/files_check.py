"""Whether every file that the rows name is there."""

from flows.cli.checks.check import Check
from models.app import App
from models.text import trn
from tasks.ops.earlier_files import is_whole, unstored_files

NAMED = 3
"""Files that are named where they are lost."""


def check_files(app: App) -> Check:
    """What the database does not have: still in the folder, to be taken in, or lost."""
    name, guard = "tệp đã lưu", "data.files"
    found = {file.sha256: file for file in unstored_files(app)}.values()
    lost = [file for file in found if not is_whole(file)]
    if lost:
        named = ", ".join(file.name for file in lost[:NAMED])
        what = trn(
            "{count} tệp không còn nguyên vẹn ở cơ sở dữ liệu lẫn thư mục dữ liệu ({named}); hãy chép lại thư mục "
            "files từ bản sao lưu",
            len(lost),
            named=named,
        )
        return Check(name, "error", what, guard)
    if found:
        what = trn("{count} tệp chỉ có trong thư mục dữ liệu, đang được đưa vào cơ sở dữ liệu", len(found))
        return Check(name, "warning", what, guard)
    return Check(name, "ok", "đều có trong cơ sở dữ liệu", guard)
