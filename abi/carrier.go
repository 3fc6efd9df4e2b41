package abi

// Carrier returns the type whose C form t takes: t itself for most kinds. What
// a kind with another carrier checks beyond it is the converters' affair, so
// that C structs and parameters need to know the carriers only.
func (t *Type) Carrier() *Type {
	switch t.Kind {
	case Array:
		if t.Elem().Kind == U8 {
			return &Type{Kind: Bytes}
		}
		return &Type{Kind: Vec, Elems: t.Elems}
	case Set:
		return &Type{Kind: Vec, Elems: t.Elems}
	case Map:
		return &Type{Kind: Vec, Elems: []*Type{{Kind: Tuple, Elems: t.Elems}}}
	case Path, OsStr, Decimal, JSON:
		return &Type{Kind: Str}
	case DateTimeUTC, DateTimeOffset, Timestamp:
		return &Type{Kind: DateTime}
	case Duration:
		return &Type{Kind: TimeDelta}
	default:
		return t
	}
}

// part is a field of the C struct of a kind that has one of its own.
type part struct {
	name string
	kind Kind
}

// parts are the fields of the C structs of the kinds that own nothing and are
// no scalar: one struct a kind, the same in both directions.
var parts = map[Kind][]part{
	I128:      {{"low", U64}, {"high", I64}},
	U128:      {{"low", U64}, {"high", U64}},
	UUID:      {{"high", U64}, {"low", U64}},
	Date:      {{"year", I32}, {"month", U8}, {"day", U8}},
	Time:      {{"hour", U8}, {"minute", U8}, {"second", U8}, {"nanosecond", U32}},
	DateTime:  {{"year", I32}, {"month", U8}, {"day", U8}, {"hour", U8}, {"minute", U8}, {"second", U8}, {"nanosecond", U32}, {"has_offset", Bool}, {"offset", I32}},
	TimeDelta: {{"seconds", I64}, {"nanoseconds", U32}},
	SliceIndex: {
		{"has_start", Bool}, {"has_stop", Bool}, {"has_step", Bool}, {"start", Isize}, {"stop", Isize}, {"step", Isize},
	},
}

// HasParts reports whether a t is a C struct of its own kind, which parameters
// come as a pointer to.
func (t *Type) HasParts() bool { return parts[t.Carrier().Kind] != nil }
