//! The sizes of tuples that are carried, once for all that is said about them.

macro_rules! all_tuples {
    ($each:ident) => {
        $each! {
            Tuple1 { _0: A }
            Tuple2 { _0: A, _1: B }
            Tuple3 { _0: A, _1: B, _2: C }
            Tuple4 { _0: A, _1: B, _2: C, _3: D }
            Tuple5 { _0: A, _1: B, _2: C, _3: D, _4: E }
            Tuple6 { _0: A, _1: B, _2: C, _3: D, _4: E, _5: F }
            Tuple7 { _0: A, _1: B, _2: C, _3: D, _4: E, _5: F, _6: G }
            Tuple8 { _0: A, _1: B, _2: C, _3: D, _4: E, _5: F, _6: G, _7: H }
            Tuple9 { _0: A, _1: B, _2: C, _3: D, _4: E, _5: F, _6: G, _7: H, _8: I }
            Tuple10 { _0: A, _1: B, _2: C, _3: D, _4: E, _5: F, _6: G, _7: H, _8: I, _9: J }
            Tuple11 { _0: A, _1: B, _2: C, _3: D, _4: E, _5: F, _6: G, _7: H, _8: I, _9: J, _10: K }
            Tuple12 { _0: A, _1: B, _2: C, _3: D, _4: E, _5: F, _6: G, _7: H, _8: I, _9: J, _10: K, _11: L }
        }
    };
}
