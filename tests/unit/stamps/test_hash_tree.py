"""The tree over the histories: each leaf leads to the one root, and no other thing does."""

import pytest

from tasks.stamps.hash_tree import follow_path, leaf_hash, path_to_root, root_hash


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 7, 8, 9, 33])
def test_each_leaf_leads_to_the_root_and_no_other_does(count: int) -> None:
    leaves = [leaf_hash(f"đợt-{n}", n + 1, "ab" * 32) for n in range(count)]
    root = root_hash(leaves)
    stranger = leaf_hash("đợt-0", 2, "ab" * 32)
    for at, leaf in enumerate(leaves):
        path = path_to_root(leaves, at)
        assert follow_path(leaf, path) == root
        assert follow_path(stranger, path) != root


def test_the_root_says_every_fact_of_every_leaf() -> None:
    facts = [("a", 1, "00"), ("b", 2, "11")]
    others = [
        [("a", 2, "00"), facts[1]],
        [("c", 1, "00"), facts[1]],
        [("a", 1, "01"), facts[1]],
        facts[::-1],
        facts[:1],
    ]
    roots = {root_hash([leaf_hash(*one) for one in some]) for some in [facts, *others]}
    assert len(roots) == 6


def test_two_histories_are_not_one_with_a_longer_name() -> None:
    assert leaf_hash("a", 11, "x") != leaf_hash("a1", 1, "x")
    with pytest.raises(ValueError, match="no leaves"):
        root_hash([])
