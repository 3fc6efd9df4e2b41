package abi

// ErrorKind is one number of the `kind` field of CRATE_error.
type ErrorKind struct {
	Name   string // VALUE; the C constant is CRATE_ERROR_VALUE
	Number int
	Python string // the builtin exception
}

// ErrorKinds is the table of docs/abi.md in order. The runtime crate has the
// same numbers; a test compares them.
var ErrorKinds = []ErrorKind{
	{"PANIC", 1, "SystemError"},
	{"RUNTIME", 2, "RuntimeError"},
	{"TYPE", 3, "TypeError"},
	{"VALUE", 4, "ValueError"},
	{"OVERFLOW", 5, "OverflowError"},
	{"INDEX", 6, "IndexError"},
	{"KEY", 7, "KeyError"},
	{"ATTRIBUTE", 8, "AttributeError"},
	{"ARITHMETIC", 9, "ArithmeticError"},
	{"ZERO_DIVISION", 10, "ZeroDivisionError"},
	{"FLOATING_POINT", 11, "FloatingPointError"},
	{"ASSERTION", 12, "AssertionError"},
	{"LOOKUP", 13, "LookupError"},
	{"MEMORY", 14, "MemoryError"},
	{"NOT_IMPLEMENTED", 15, "NotImplementedError"},
	{"OS", 16, "OSError"},
	{"FILE_NOT_FOUND", 17, "FileNotFoundError"},
	{"FILE_EXISTS", 18, "FileExistsError"},
	{"PERMISSION", 19, "PermissionError"},
	{"NOT_A_DIRECTORY", 20, "NotADirectoryError"},
	{"IS_A_DIRECTORY", 21, "IsADirectoryError"},
	{"BROKEN_PIPE", 22, "BrokenPipeError"},
	{"CONNECTION", 23, "ConnectionError"},
	{"CONNECTION_REFUSED", 24, "ConnectionRefusedError"},
	{"CONNECTION_RESET", 25, "ConnectionResetError"},
	{"CONNECTION_ABORTED", 26, "ConnectionAbortedError"},
	{"TIMEOUT", 27, "TimeoutError"},
	{"INTERRUPTED", 28, "InterruptedError"},
	{"BLOCKING_IO", 29, "BlockingIOError"},
	{"EOF", 30, "EOFError"},
	{"IMPORT", 31, "ImportError"},
	{"NAME", 32, "NameError"},
	{"STOP_ITERATION", 33, "StopIteration"},
	{"REFERENCE", 34, "ReferenceError"},
	{"UNICODE", 35, "UnicodeError"},
	{"BUFFER", 36, "BufferError"},
	{"SYSTEM", 37, "SystemError"},
	{"EXCEPTION", 38, "Exception"},
	{"BASE_EXCEPTION", 39, "BaseException"},
}
