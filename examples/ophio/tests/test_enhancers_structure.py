"""Stack trace rules that come as a config structure, which is MessagePack."""

import random
import struct

import pytest
from ophio.enhancers import Cache, Component, Enhancements, EnhancementsError

NO_EXCEPTION = {"ty": None, "value": None, "mechanism": None}


def pack(value):
    """As much of MessagePack as is needed here, in its shortest forms."""
    if value is None or isinstance(value, bool):
        return {None: b"\xc0", False: b"\xc2", True: b"\xc3"}[value]
    if isinstance(value, int):
        if -32 <= value < 0:
            return struct.pack("b", value)
        if value < 0:
            return b"\xd3" + struct.pack(">q", value)
        if value < 128:
            return bytes([value])
        for limit, tag, form in [(8, 0xCC, "B"), (16, 0xCD, ">H"), (32, 0xCE, ">I")]:
            if value < 1 << limit:
                return bytes([tag]) + struct.pack(form, value)
        return b"\xcf" + struct.pack(">Q", value)
    if isinstance(value, float):
        return b"\xcb" + struct.pack(">d", value)
    if isinstance(value, bytes):
        return b"\xc4" + bytes([len(value)]) + value
    if isinstance(value, str):
        data = value.encode()
        return head(len(data), 0xA0, 31, (0xD9, 0xDA, 0xDB)) + data
    if isinstance(value, dict):
        pairs = [pack(part) for pair in value.items() for part in pair]
        return bytes([0x80 + len(value)]) + b"".join(pairs)
    return head(len(value), 0x90, 15, (None, 0xDC, 0xDD)) + b"".join(map(pack, value))


def head(size, short, most, tags):
    if size <= most:
        return bytes([short + size])
    for tag, limit, form in zip(tags, (8, 16, 32), ("B", ">H", ">I")):
        if tag and size < 1 << limit:
            return bytes([tag]) + struct.pack(form, size)
    raise AssertionError(size)


def read(data):
    return Enhancements.from_config_structure(data, Cache(100))


def rule(*matchers, actions=(1,)):
    return [list(matchers), list(actions)]


def structure(*rules, version=2, bases=()):
    return pack([version, list(bases), list(rules)])


def frames():
    names = [b"a", b"b", b"c", b"std::sort"]
    return [
        {
            "category": b"ui",
            "family": b"native",
            "function": name,
            "module": b"m.n",
            "package": b"/usr/lib/Foo.so",
            "path": b"C:\\x\\y.c",
            "in_app": False,
        }
        for name in names
    ]


EXCEPTION = {"ty": b"Type", "value": b"a value", "mechanism": b"mech"}


def effects(enhancements):
    components = [Component(c) for c in (True, False, None, True)]
    result = enhancements.assemble_stacktrace_component(frames(), EXCEPTION, components)
    return (
        enhancements.apply_modifications_to_frames(frames(), EXCEPTION),
        [(component.contributes, component.hint) for component in components],
        (result.contributes, result.hint, result.invert_stacktrace),
    )


# A rule as it is packed, and as text. A flag action is its flag (0 is group, 1 is
# app) and, in the next byte, what is done to it: 0, 1 and 2 set it here, up and
# down, 3, 4 and 5 clear it.
SAME = [
    (rule("fa"), "function:a +app"),
    (rule("!fa"), "!function:a +app"),
    (rule("fstd::*", actions=[0x000]), "function:std::* +group"),
    (rule("fb", actions=[0x100]), "function:b ^+group"),
    (rule("fb", actions=[0x200]), "function:b v+group"),
    (rule("fb", actions=[0x300]), "function:b -group"),
    (rule("fb", actions=[0x400]), "function:b ^-group"),
    (rule("fb", actions=[0x500]), "function:b v-group"),
    (rule("fb", actions=[0x101, 0x501, 0x301]), "function:b ^+app v-app -app"),
    (
        rule("mm.*", "P**/foo.so", "pc:/x/**"),
        "module:m.* package:**/foo.so path:c:/x/** +app",
    ),
    (rule("FNJ"), "family:native,javascript +app"),
    (rule("FO"), "family:other +app"),
    (rule("Fa"), "family:all +app"),
    (rule("!FNz"), "!family:native +app"),
    (rule("a1"), "app:1 +app"),
    (rule("a0"), "app:0 +app"),
    (rule("cui"), "category:ui +app"),
    (rule("tType"), "type:Type +app"),
    (rule("va *", "Mmech"), 'value:"a *" mechanism:mech +app'),
    (rule("[fa]|", "fb"), "[ function:a ] | function:b +app"),
    (rule("[!fa]|", "fc"), "[ !function:a ] | function:c +app"),
    (rule("fb", "|[fc]"), "function:b | [ function:c ] +app"),
    (rule("[fa]|", "fb", "|[fc]"), "[ function:a ] | function:b | [ function:c ] +app"),
    (rule("f[ab]"), "function:[ab] +app"),
    (rule("fa", actions=[["category", "x"]]), "function:a category=x"),
    (rule("fa", actions=[["max-frames", 1]]), "function:a max-frames=1"),
    (rule("fa", actions=[["max-frames", 300]]), "function:a max-frames=300"),
    (rule("fa", actions=[["min-frames", 9]]), "function:a min-frames=9"),
    (rule("fa", actions=[["min-frames", 1 << 40]]), f"function:a min-frames={1 << 40}"),
    (
        rule("fa", actions=[["invert-stacktrace", True]]),
        "function:a invert-stacktrace=1",
    ),
    (
        rule("fa", actions=[["invert-stacktrace", False]]),
        "function:a invert-stacktrace=0",
    ),
]


@pytest.mark.parametrize("packed, text", SAME)
@pytest.mark.parametrize("version", [2, 3])
def test_the_same_as_text(packed, text, version):
    data = structure(packed, version=version, bases=["some:v1", "others"])
    assert effects(read(data)) == effects(Enhancements.parse(text, Cache(9)))


def test_all_together():
    data = structure(*(packed for packed, _ in SAME))
    text = "\n".join(text for _, text in SAME)
    assert effects(read(data)) == effects(Enhancements.parse(text, Cache(9)))
    assert repr(read(data)) == f"<Enhancements of {len(SAME)} rules>"


def test_none_and_many():
    assert repr(read(structure())) == "<Enhancements of 0 rules>"
    data = structure(*[rule("f" + "x" * (i % 300)) for i in range(70_000)])
    assert repr(read(data)) == "<Enhancements of 70000 rules>"


def test_other_forms_of_the_same():
    version, bases = b"\xd3" + struct.pack(">q", 2), b"\xdd\0\0\0\0"
    matchers = b"\xdc\0\1" + b"\xdb\0\0\0\2fa"
    actions = b"\xdd\0\0\0\1" + b"\xd1\0\1"
    rules = b"\xdc\0\1" + b"\xdd\0\0\0\2" + matchers + actions
    data = b"\xdc\0\3" + version + bases + rules
    assert effects(read(data)) == effects(
        Enhancements.parse("function:a +app", Cache(9))
    )
    assert effects(read(bytearray(data))) == effects(read(memoryview(data)))


WANTED = "an array of a version, bases and rules"


@pytest.mark.parametrize(
    "data, wrong",
    [
        # the structure
        (b"", "byte 0: the input ends too early"),
        (b"\xc1", "byte 0: 0xc1 begins nothing in MessagePack"),
        (pack({}), f"byte 0: expected {WANTED}, not a map"),
        (pack("text"), f"byte 0: expected {WANTED}, not the text `text`"),
        (pack(None), f"byte 0: expected {WANTED}, not nil"),
        (pack([2, []]), f"byte 0: expected {WANTED}, not an array of 2"),
        (pack([2, [], [], 4]), f"byte 0: expected {WANTED}, not an array of 4"),
        (pack([rule("fa")]), f"byte 0: expected {WANTED}, not an array of 1"),
        (pack([1, [], []]), "byte 1: version 1 is not known, only 2 and 3 are"),
        (pack([4, [], []]), "byte 1: version 4 is not known"),
        (pack([-2, [], []]), "byte 1: expected a version, not a negative number"),
        (pack([2.0, [], []]), "byte 1: expected a version, not a float"),
        (pack([2, {}, []]), "byte 2: expected an array of names of bases, not a map"),
        (pack([2, [7], []]), "byte 3: expected the name of a base, not the number 7"),
        (pack([2, [], 300]), "byte 3: expected an array of rules, not the number 300"),
        (pack([2, [], []]) + b"\0", "byte 4: something follows the rules"),
        # rules
        (structure(True), "rule 1: byte 4: expected an array of matchers and actions"),
        (structure(rule("fa"), []), "rule 2: byte 11: expected an array of matchers"),
        (structure([["fa"]]), "matchers and actions, not an array of 1"),
        # matchers
        (
            structure([{}, [1]]),
            "failed to parse matchers: byte 5: expected an array of",
        ),
        (structure(rule()), "failed to parse matchers: byte 5: expected a matcher of"),
        (
            structure(rule("[fa]|")),
            "failed to parse matchers: byte 5: expected a matcher",
        ),
        (structure(rule("za")), "byte 6: unknown matcher `z` in `za`"),
        (structure(rule("fa", "\u00e9")), "byte 9: unknown matcher `\u00e9`"),
        (structure(rule("")), "byte 6: no matcher in ``"),
        (structure(rule("!")), "byte 6: no matcher in `!`"),
        (structure(rule("[!]|")), "byte 6: no matcher in `[!]|`"),
        (structure(rule("[fa")), "byte 6: unknown matcher `[` in `[fa`"),
        (structure(rule("ax")), "byte 6: expected `yes` or `no`, not `x` in `ax`"),
        (
            structure(rule("fa", "[fb]|", "[fc]|")),
            "a second caller or callee in `[fc]|`",
        ),
        (structure(rule("|[fb]", "|[fc]")), "a second caller or callee in `|[fc]`"),
        (
            structure(rule("f" + "x" * 5000)),
            "the pattern has 5000 bytes, more than 4096",
        ),
        (structure(rule(b"fa")), "byte 6: expected a matcher, not binary data"),
        (structure(rule(3)), "byte 6: expected a matcher, not the number 3"),
        (b"\x93\2\x90\x91\x92\x91\xa2f\xff\x91\1", "byte 6: a text that is not UTF-8"),
        # actions
        (
            structure([["fa"], 1]),
            "failed to parse actions: byte 9: expected an array of",
        ),
        (structure(rule("fa", actions=[])), "actions: byte 9: expected an action"),
        (structure(rule("fa", actions=[2])), "byte 10: unknown flag action 2"),
        (structure(rule("fa", actions=[0x61])), "byte 10: unknown flag action 97"),
        (structure(rule("fa", actions=[0x600])), "byte 10: unknown flag action 1536"),
        (
            structure(rule("fa", actions=[2**64 - 1])),
            f"unknown flag action {2**64 - 1}",
        ),
        (structure(rule("fa", actions=[-1])), "expected an action, not a negative"),
        (structure(rule("fa", actions=[True])), "expected an action, not `true`"),
        (structure(rule("fa", actions=["+app"])), "an action, not the text `+app`"),
        (structure(rule("fa", actions=[["category"]])), "an action, not an array of 1"),
        (
            structure(rule("fa", actions=[[1, 2]])),
            "byte 11: expected the name of a var",
        ),
        (
            structure(rule("fa", actions=[["foo", 1]])),
            "byte 11: unknown variable `foo`",
        ),
        (
            structure(rule("fa", actions=[["category", 1]])),
            "expected a name, not the number",
        ),
        (structure(rule("fa", actions=[["category", ""]])), "`category` takes a name"),
        (
            structure(rule("fa", actions=[["max-frames", "1"]])),
            "expected a number, not the",
        ),
        (
            structure(rule("fa", actions=[["min-frames", -1]])),
            "expected a number, not a neg",
        ),
        (
            structure(rule("fa", actions=[["invert-stacktrace", 1]])),
            "expected a truth value",
        ),
    ],
)
def test_malformed(data, wrong):
    with pytest.raises(EnhancementsError) as raised:
        read(data)
    assert str(raised.value).startswith("failed to read the config structure: ")
    assert wrong in str(raised.value)


def test_input_that_ends_too_early():
    data = structure(*(packed for packed, _ in SAME))
    for end in range(len(data)):
        with pytest.raises(EnhancementsError, match="ends too early"):
            read(data[:end])


@pytest.mark.parametrize(
    "data",
    [
        b"\xdd\xff\xff\xff\xff",
        b"\x93\x02\xdd\xff\xff\xff\xff",
        b"\x93\x02\x90\xdd\xff\xff\xff\xff",
        b"\x93\x02\x90\x91\x92\xdd\xff\xff\xff\xff\xdb\xff\xff\xff\xff",
        b"\x93\x02\xdc\xff\xff" + b"\xa0" * 65_000,
        b"\x91" * 1_000_000,
        b"\x93" * 1_000_000,
        b"\x93\x02\x90" + b"\x92" * 1_000_000,
        b"\x93\x02" + b"\x91" * 1_000_000,
    ],
)
def test_input_that_claims_much(data):
    with pytest.raises(EnhancementsError):
        read(data)


def test_damaged_input():
    rng = random.Random(5)
    whole = structure(*(packed for packed, _ in SAME))
    enhancements, errors = 0, 0
    for _ in range(3_000):
        data = bytearray(whole)
        for _ in range(rng.randint(1, 4)):
            at = rng.randrange(len(data))
            data[at : at + rng.randint(0, 2)] = rng.randbytes(rng.randint(0, 2))
        try:
            effects(read(bytes(data)))
            enhancements += 1
        except EnhancementsError:
            errors += 1
    assert errors > 1_000 and enhancements > 100
