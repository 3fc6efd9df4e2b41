package pyview

import "example.com/bindgen/abi"

// A record leaves Rust as a dict, described by a TypedDict of its name, and
// comes in as any object with the attributes or items, described by a Protocol
// or TypedDict whose name ends in Like.

// OutName returns the name of the TypedDict that r gives.
func OutName(r *abi.Record) string { return r.Name }

// InName returns the name of the class that describes what r is read from.
func InName(r *abi.Record) string { return r.Name + "Like" }

// RecordNames returns the names of the classes that describe r.
func RecordNames(r *abi.Record) []string {
	var names []string
	if r.From {
		names = append(names, InName(r))
	}
	if r.Into {
		names = append(names, OutName(r))
	}
	return names
}
