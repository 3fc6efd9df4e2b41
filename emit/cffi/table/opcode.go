package table

import "fmt"

// The operations of a slot.
const (
	opPrimitive    = 1
	opPointer      = 3
	opArray        = 5 // the slot after it is a length
	opStruct       = 9
	opFunction     = 13
	opFunctionEnd  = 15
	opNoop         = 17 // the same type as in another slot
	opBitfield     = 19
	opConstantInt  = 31
	opVariable     = 33
	opDlopenFunc   = 35
	flagVariadic   = 1  // of a function's end
	flagUnion      = 1  // of a struct
	flagComplete   = 2  // of a struct: its fields are all of them, under their own names
	flagPacked     = 4  // of a struct
	flagOpaque     = 16 // of a struct: it has no fields
	formatVersion  = 0x2601
	maxSlots       = 1 << 23 // the argument of a slot has 24 bits with its sign
	unresolvedSlot = -1
)

// primitives are the numbers of the primitive types that bindgen declares.
var primitives = map[string]int32{
	"void": 0, "_Bool": 1, "char": 2, "signed char": 3, "unsigned char": 4, "short": 5, "unsigned short": 6,
	"int": 7, "unsigned int": 8, "long": 9, "unsigned long": 10, "long long": 11, "unsigned long long": 12,
	"float": 13, "double": 14,
	"int8_t": 17, "uint8_t": 18, "int16_t": 19, "uint16_t": 20, "int32_t": 21, "uint32_t": 22,
	"int64_t": 23, "uint64_t": 24, "intptr_t": 25, "uintptr_t": 26, "ptrdiff_t": 27, "size_t": 28,
	"ssize_t": 29,
}

// slot is an operation with its argument. A negative operation is none: the
// argument is a length.
type slot struct{ op, arg int32 }

// opLength marks the slot after that of an array.
const opLength = -1

// literal spells the four bytes of n for a bytes literal.
func literal(n int32) string {
	u := uint32(n)
	return fmt.Sprintf(`\x%02x\x%02x\x%02x\x%02x`, byte(u>>24), byte(u>>16), byte(u>>8), byte(u))
}

func (s slot) literal() string {
	if s.op == opLength {
		return literal(s.arg)
	}
	return literal(s.arg<<8 | s.op)
}
