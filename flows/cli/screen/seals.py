"""What `dondoc verify` says of the seals in a pack of evidence."""

from typing import TYPE_CHECKING

from flows.cli.app import print_text
from models.errors import UserError

if TYPE_CHECKING:
    from tasks.papers.seals import SealFound

LEAST_CODE = 16
"""Characters of a code that are compared at the least."""


def print_seals(seals: "tuple[SealFound, ...]", code: str) -> None:
    """How many there are and what time they prove; whether a code from a letter is among them.

    Raises UserError for a code that is not.
    """
    if seals:
        last = seals[-1]
        print_text(f"Mã niêm phong của {len(seals)} ngày khớp với nhật ký; ngày {last.day:%d/%m/%Y}: {last.code}")
        _print_stamps(seals)
    if code:
        _find_code(seals, "".join(code.split()).lower())


def _print_stamps(seals: "tuple[SealFound, ...]") -> None:
    stamped = [(seal.stamped_at, seal) for seal in seals if seal.stamped_at]
    if not stamped:
        return
    at, last = stamped[-1]
    print_text(
        f"Dấu thời gian của {len(stamped)} ngày; mới nhất lúc {at:%H:%M:%S ngày %d/%m/%Y} (UTC), "
        f"{last.events} dòng nhật ký, "
        f"người ký {last.authority or '(không rõ)'}"
    )
    if not last.trusted:
        print_text(
            "  chưa đối chiếu người ký; hãy thêm --certificates TỆP_PEM là chứng thư của cơ quan cấp dấu thời gian"
        )


def _find_code(seals: "tuple[SealFound, ...]", code: str) -> None:
    if len(code) < LEAST_CODE:
        raise UserError(f"mã niêm phong phải có ít nhất {LEAST_CODE} ký tự")
    for seal in seals:
        if seal.code.startswith(code):
            day = f"{seal.day:%d/%m/%Y}"
            print_text(f"Mã trong thư là mã niêm phong ngày {day}: {seal.events} dòng đầu của nhật ký còn nguyên.")
            return
    raise UserError("hồ sơ không có mã niêm phong này; nhật ký đã bị lập lại, hoặc thư ở thời gian khác")
