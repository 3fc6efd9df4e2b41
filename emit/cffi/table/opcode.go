package table

import "fmt"

// The operations of a slot.
const (
	opPrimitive    = 1
	opPointer      = 3
	opStruct       = 9
	opFunction     = 13
	opFunctionEnd  = 15
	opNoop         = 17 // the same type as in another slot
	opDlopenFunc   = 35
	flagComplete   = 2  // of a struct: its fields are all of them
	flagOpaque     = 16 // of a struct: it has none
	formatVersion  = 0x2601
	maxSlots       = 1 << 23 // the argument of a slot has 24 bits with its sign
	unresolvedSlot = -1
)

// primitives are the numbers of the primitive types that bindgen declares.
var primitives = map[string]int32{
	"void": 0, "_Bool": 1, "char": 2, "float": 13, "double": 14,
	"int8_t": 17, "uint8_t": 18, "int16_t": 19, "uint16_t": 20, "int32_t": 21, "uint32_t": 22,
	"int64_t": 23, "uint64_t": 24, "intptr_t": 25, "uintptr_t": 26, "size_t": 28,
}

// slot is an operation with its argument.
type slot struct{ op, arg int32 }

// literal spells the four bytes of n for a bytes literal.
func literal(n int32) string {
	u := uint32(n)
	return fmt.Sprintf(`\x%02x\x%02x\x%02x\x%02x`, byte(u>>24), byte(u>>16), byte(u>>8), byte(u))
}

func (s slot) literal() string { return literal(s.arg<<8 | s.op) }
