import bisect
import copy
import hashlib
import pickle
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
from ophio.ketama import KetamaPool

NODES = [f"10.0.0.{i}:11211" for i in range(1, 11)]
KEYS = [f"key-{i}" for i in range(10_000)]


def place(pool):
    return {key: pool.get_node(key) for key in KEYS}


def reference(nodes):
    """libketama's ring, for nodes of equal weight."""
    ring = []
    for node in nodes:
        for i in range(40):
            digest = hashlib.md5(f"{node}-{i}".encode()).digest()
            for j in range(0, 16, 4):
                ring.append((int.from_bytes(digest[j : j + 4], "little"), node))
    ring.sort()
    points = [point for point, _ in ring]

    def get_node(key):
        number = int.from_bytes(hashlib.md5(key.encode()).digest()[:4], "little")
        return ring[bisect.bisect_left(points, number) % len(ring)][1]

    return {key: get_node(key) for key in KEYS}


def test_agrees_with_libketama():
    assert place(KetamaPool(NODES)) == reference(NODES)


@pytest.mark.parametrize("count", [1, 2, 3, 7])
def test_agrees_with_libketama_for_few_nodes(count):
    assert place(KetamaPool(NODES[:count])) == reference(NODES[:count])


@pytest.mark.parametrize(
    "key", ["", "\0", "a\0b", "é", "日本語", "😀", " ", "\n", "k" * 10_000]
)
def test_any_text_is_a_key(key):
    pool = KetamaPool(NODES)
    assert pool.get_node(key) in NODES
    assert pool.get_node(key) == pool.get_node(key) == KetamaPool(NODES).get_node(key)


@pytest.mark.parametrize("node", ["", "\0", "a\0b", "é", "日本語", "😀", "n" * 10_000])
def test_any_text_is_a_node(node):
    pool = KetamaPool([node])
    assert pool.nodes == [node]
    assert pool.get_node("key") == node
    pool.remove_node(node)
    assert pool.nodes == []


def test_keys_are_shared_out():
    counts = Counter(place(KetamaPool(NODES)).values())
    assert set(counts) == set(NODES)
    assert all(500 < count < 2_000 for count in counts.values())


def test_adding_moves_few_keys_and_removing_restores_them():
    pool = KetamaPool(NODES)
    before = place(pool)
    pool.add_node("new")
    after = place(pool)
    moved = [key for key in KEYS if before[key] != after[key]]
    assert 0 < len(moved) < 2_000
    assert {after[key] for key in moved} == {"new"}
    pool.remove_node("new")
    assert place(pool) == before


@pytest.mark.parametrize("node", NODES)
def test_removing_moves_only_the_keys_of_that_node(node):
    pool = KetamaPool(NODES)
    before = place(pool)
    pool.remove_node(node)
    after = place(pool)
    assert all(before[key] == after[key] for key in KEYS if before[key] != node)
    assert node not in after.values()
    pool.add_node(node)
    assert place(pool) == before


def test_order_does_not_matter():
    expected = place(KetamaPool(NODES))
    assert place(KetamaPool(NODES[::-1])) == expected
    pool = KetamaPool([])
    for node in NODES[5:] + NODES[:5]:
        pool.add_node(node)
    assert place(pool) == expected


def test_nodes():
    pool = KetamaPool(["b", "a"])
    assert pool.nodes == ["b", "a"]
    pool.add_node("c")
    assert pool.nodes == ["b", "a", "c"]
    pool.remove_node("a")
    assert pool.nodes == ["b", "c"]
    assert type(pool.nodes) is list
    assert all(type(node) is str for node in pool.nodes)


def test_nodes_is_a_copy():
    nodes = ["a", "b"]
    pool = KetamaPool(nodes)
    nodes.append("c")
    pool.nodes.append("d")
    assert pool.nodes == ["a", "b"]


def test_nodes_cannot_be_set():
    pool = KetamaPool(["a"])
    with pytest.raises(AttributeError):
        pool.nodes = ["b"]
    assert pool.nodes == ["a"]


def test_adding_twice_changes_nothing():
    pool = KetamaPool(["a", "b", "a"])
    assert pool.nodes == ["a", "b"]
    before = place(pool)
    pool.add_node("a")
    assert pool.nodes == ["a", "b"]
    assert place(pool) == before
    pool.remove_node("a")
    assert pool.nodes == ["b"]


def test_methods_that_return_nothing():
    pool = KetamaPool([])
    assert pool.add_node("a") is None
    assert pool.remove_node("a") is None


def test_removing_an_unknown_node():
    pool = KetamaPool(["a"])
    with pytest.raises(KeyError, match="nobody"):
        pool.remove_node("nobody")
    assert pool.nodes == ["a"]
    pool.remove_node("a")
    with pytest.raises(KeyError):
        pool.remove_node("a")


def test_empty_pool():
    pool = KetamaPool([])
    assert pool.nodes == []
    with pytest.raises(ValueError):
        pool.get_node("key")
    pool.add_node("a")
    assert pool.get_node("key") == "a"
    pool.remove_node("a")
    with pytest.raises(ValueError):
        pool.get_node("key")


def test_pools_are_independent():
    one, two = KetamaPool(["a"]), KetamaPool(["a"])
    one.add_node("b")
    assert (one.nodes, two.nodes) == (["a", "b"], ["a"])


def test_keywords():
    pool = KetamaPool(nodes=["a"])
    assert pool.get_node(key="x") == "a"
    pool.add_node(node="b")
    pool.remove_node(node="a")
    assert pool.nodes == ["b"]


def test_many_pools():
    for i in range(2_000):
        pool = KetamaPool([f"a{i}"])
        assert pool.get_node("x") == f"a{i}"


def test_many_nodes():
    nodes = [f"node-{i}" for i in range(200)]
    pool = KetamaPool(nodes)
    assert pool.nodes == nodes
    assert len(set(place(pool).values())) == 200


def test_concurrent_reads():
    pool = KetamaPool(NODES)
    expected = place(pool)
    with ThreadPoolExecutor(4) as executor:
        for placed in executor.map(lambda _: place(pool), range(4)):
            assert placed == expected


def test_is_a_container():
    pool = KetamaPool(["a", "b"])
    assert len(pool) == 2
    assert "a" in pool
    assert "c" not in pool
    assert bool(pool)
    assert not KetamaPool([])
    assert repr(pool) == 'KetamaPool(["a", "b"])'
    with pytest.raises(TypeError):
        1 in pool  # noqa: B015


def test_equality_is_that_of_the_nodes():
    assert KetamaPool(["a", "b"]) == KetamaPool(["a", "b"])
    assert KetamaPool(["a"]) != KetamaPool(["b"])
    assert KetamaPool(["a"]) != ["a"]
    with pytest.raises(TypeError, match="unhashable"):
        hash(KetamaPool([]))


@pytest.mark.parametrize(
    "twin", [copy.copy, copy.deepcopy, lambda pool: pickle.loads(pickle.dumps(pool))]
)
def test_copies_and_pickles(twin):
    pool = KetamaPool(NODES)
    again = twin(pool)
    assert again == pool
    assert again is not pool
    again.add_node("another")
    assert again != pool
    assert "another" not in pool
