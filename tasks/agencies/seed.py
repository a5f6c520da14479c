"""The communes of a province since 2025-07-01 (Luật 72/2025/QH15; NQ 202/2025/QH15), with the desks that answer.

From the package vietnam-provinces, offline. Each commune has its UBND and its Phòng Văn hóa - Xã hội (NĐ
150/2025/NĐ-CP); their people and addresses are for the office to fill in.
"""

import datetime as dt

from tasks.agencies.directory import AgencyIn, DirectoryIn, GroupIn
from tasks.errors import Refused

TWO_LEVELS = dt.date(2025, 7, 1)
"""The day from which there are no districts."""


def seed_directory(province: int) -> DirectoryIn:
    """The agencies of a province's communes, by its code of the General Statistics Office, as 20 of Lạng Sơn.

    Raises Refused for a code that no province has.
    """
    from vietnam_provinces import Province, Ward

    provinces = {int(one.code): one for one in Province.iter_all()}
    known = {code: one.name for code, one in provinces.items()}
    if province not in known:
        raise Refused(f"không có tỉnh, thành phố mã {province}; các mã: {_listed(known)}")
    communes = sorted(
        Ward.iter_by_province(provinces[province].code), key=lambda ward: (str(ward.division_type), ward.codename)
    )
    name = known[province]
    units = GroupIn(
        code="ubnd-xa-phuong", name=f"Ủy ban nhân dân các xã, phường ({name})",
        aliases=["UBND các xã, phường", "Ủy ban nhân dân các xã, phường", "UBND cấp xã"],
    )  # fmt: skip
    desks = GroupIn(
        code="phong-vhxh", name=f"Phòng Văn hóa - Xã hội các xã, phường ({name})",
        aliases=["Phòng Văn hóa - Xã hội các xã, phường", "Phòng VH-XH các xã, phường"],
    )  # fmt: skip
    agencies = []
    for ward in communes:
        code = ward.codename.replace("_", "-")
        kind, _, own = ward.name.partition(" ")
        place = f"{kind.lower()} {own}"
        agencies.append(
            AgencyIn(
                code=f"ubnd-{code}", name=f"Ủy ban nhân dân {place}", aliases=[f"UBND {place}"],
                groups=[units.code], valid_from=TWO_LEVELS,
            )
        )  # fmt: skip
        agencies.append(
            AgencyIn(
                code=f"vhxh-{code}", name=f"Phòng Văn hóa - Xã hội {place}", groups=[desks.code],
                parent=f"ubnd-{code}", valid_from=TWO_LEVELS,
            )
        )  # fmt: skip
    return DirectoryIn(group=[units, desks], agency=agencies)


def _listed(known: dict[int, str]) -> str:
    return ", ".join(f"{code} {name}" for code, name in sorted(known.items()))
