//! The numbers of the slots of a type.

/// The number of a slot, as typeslots.h has it.
#[doc(hidden)]
#[macro_export]
macro_rules! __glue_slot {
    (binary add) => {
        7
    };
    (binary sub) => {
        36
    };
    (binary mul) => {
        29
    };
    (binary matmul) => {
        75
    };
    (binary truediv) => {
        37
    };
    (binary floordiv) => {
        12
    };
    (binary mod) => {
        34
    };
    (binary divmod) => {
        10
    };
    (binary lshift) => {
        28
    };
    (binary rshift) => {
        35
    };
    (binary and) => {
        8
    };
    (binary or) => {
        31
    };
    (binary xor) => {
        38
    };
    (inplace iadd) => {
        14
    };
    (inplace isub) => {
        23
    };
    (inplace imul) => {
        18
    };
    (inplace imatmul) => {
        76
    };
    (inplace itruediv) => {
        24
    };
    (inplace ifloordiv) => {
        16
    };
    (inplace imod) => {
        21
    };
    (inplace ilshift) => {
        17
    };
    (inplace irshift) => {
        22
    };
    (inplace iand) => {
        15
    };
    (inplace ior) => {
        19
    };
    (inplace ixor) => {
        25
    };
    (unary repr) => {
        66
    };
    (unary str) => {
        70
    };
    (unary iter) => {
        62
    };
    (unary neg) => {
        30
    };
    (unary pos) => {
        32
    };
    (unary abs) => {
        6
    };
    (unary invert) => {
        27
    };
    (unary int) => {
        26
    };
    (unary index) => {
        13
    };
    (unary float) => {
        11
    };
    (tp_hash) => {
        59
    };
    (tp_iternext) => {
        63
    };
    (nb_bool) => {
        9
    };
    (nb_power) => {
        33
    };
    (nb_inplace_power) => {
        20
    };
    (mp_length) => {
        4
    };
    (sq_length) => {
        45
    };
    (mp_subscript) => {
        5
    };
    (sq_item) => {
        44
    };
    (mp_ass_subscript) => {
        3
    };
    (sq_ass_item) => {
        39
    };
    (sq_contains) => {
        41
    };
    (tp_call) => {
        50
    };
    (tp_getattro) => {
        58
    };
    (tp_setattro) => {
        69
    };
    (tp_richcompare) => {
        67
    };
}
