"""One hash over many histories, and the way from one of them up to it: a Merkle tree as in RFC 6962, 2.1.

A pack of evidence carries the way of its own history alone, so that it tells nothing of the others.
"""

import hashlib
from collections.abc import Sequence
from functools import lru_cache

Step = tuple[str, str]
"""The side of the neighbour ("left" or "right") and its hash in hexadecimal."""


@lru_cache(maxsize=4096)
def leaf_hash(ledger: str, length: int, head: str) -> bytes:
    """The leaf of one history that had come to a length and a head."""
    return hashlib.sha256(b"\x00" + f"{ledger}\n{length}\n{head}".encode()).digest()


def root_hash(leaves: Sequence[bytes]) -> bytes:
    """The root over leaves in their order. Raises ValueError without any."""
    return _root_and_path(leaves, 0)[0]


def path_to_root(leaves: Sequence[bytes], index: int) -> list[Step]:
    """The neighbours from one leaf up to the root."""
    return _root_and_path(leaves, index)[1]


def follow_path(leaf: bytes, path: Sequence[Step]) -> bytes:
    """The root to which a path leads from a leaf. Raises ValueError for a hash that is none."""
    for side, other in path:
        neighbour = bytes.fromhex(other)
        leaf = _node(neighbour, leaf) if side == "left" else _node(leaf, neighbour)
    return leaf


def _root_and_path(leaves: Sequence[bytes], index: int) -> tuple[bytes, list[Step]]:
    if not leaves:
        raise ValueError("no leaves")
    level, path = list(leaves), []
    while len(level) > 1:
        if (other := index ^ 1) < len(level):
            path.append(("left" if other < index else "right", level[other].hex()))
        pairs = [_node(*level[at : at + 2]) for at in range(0, len(level) - 1, 2)]
        level, index = pairs + level[len(pairs) * 2 :], index // 2
    return level[0], path


def _node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()
