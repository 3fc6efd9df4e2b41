package abi

import (
	"strings"

	"example.com/bindgen/parser"
)

// systemTypes are the types of the standard library for what the system names
// and measures, by path.
var systemTypes = map[string]Kind{
	"std::path::PathBuf":    Path,
	"std::ffi::OsString":    OsStr,
	"std::time::Duration":   Duration,
	"std::time::SystemTime": Timestamp,
}

// lentTypes are those that are there behind a reference or in a Cow only.
var lentTypes = map[string]Kind{"std::path::Path": Path, "std::ffi::OsStr": OsStr}

// systemType returns the type that path names, or nil.
func systemType(path []string) *Type {
	kind, ok := systemTypes[strings.Join(path, "::")]
	if !ok {
		return nil
	}
	return &Type{Kind: kind}
}

// lentType returns the type that a reference to t is, or nil.
func (l *lowering) lentType(t parser.Type, at spot) *Type {
	kind, ok := lentTypes[strings.Join(l.definition(at.scope, t).External, "::")]
	if !ok {
		return nil
	}
	return &Type{Kind: kind, Borrow: Ref}
}

// lentRef lowers &Path and &OsStr.
func (l *lowering) lentRef(t *parser.RefType, lent *Type, at spot) *Type {
	if t.Mut {
		return l.refuseType(t, at, at.unwritable("a PathBuf or an OsString"))
	}
	return lent
}
