"""What `dondoc verify` says of the seals in a pack of evidence."""

from typing import TYPE_CHECKING

from flows.cli.app import print_text
from models.errors import UserError
from models.text import mark_text, tr, trn

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
        print_text(
            trn(
                "Mã niêm phong của {count} ngày khớp với nhật ký; ngày {day:%d/%m/%Y}: {last_code}",
                len(seals),
                day=last.day,
                last_code=last.code,
            )
        )
        _print_stamps(seals)
    if code:
        _find_code(seals, "".join(code.split()).lower())


def _print_stamps(seals: "tuple[SealFound, ...]") -> None:
    stamped = [(seal.stamped_at, seal) for seal in seals if seal.stamped_at]
    if not stamped:
        return
    at, last = stamped[-1]
    print_text(
        trn(
            "Dấu thời gian của {count} ngày; mới nhất lúc {at:%H:%M:%S ngày %d/%m/%Y} (UTC), {lines}, "
            "người ký {authority}",
            len(stamped),
            at=at,
            lines=trn("{count} dòng nhật ký", last.events),
            authority=last.authority or mark_text("(không rõ)"),
        )
    )
    if not last.trusted:
        print_text(
            "  chưa đối chiếu người ký; hãy thêm --certificates TỆP_PEM là chứng thư của cơ quan cấp dấu thời gian"
        )


def _find_code(seals: "tuple[SealFound, ...]", code: str) -> None:
    if len(code) < LEAST_CODE:
        raise UserError(tr("mã niêm phong phải có ít nhất {least_code} ký tự", least_code=LEAST_CODE))
    for seal in seals:
        if seal.code.startswith(code):
            day = f"{seal.day:%d/%m/%Y}"
            print_text(
                trn(
                    "Mã trong thư là mã niêm phong ngày {day}: {count} dòng đầu của nhật ký còn nguyên.",
                    seal.events,
                    day=day,
                )
            )
            return
    raise UserError("hồ sơ không có mã niêm phong này; nhật ký đã bị lập lại, hoặc thư ở thời gian khác")
