package pyview

import "example.com/bindgen/abi"

// A record leaves Rust as a dict, described by a TypedDict of its name, and
// comes in as any object with the attributes or items, described by a Protocol
// or TypedDict whose name ends in Like. A dataclass is the class of its name for
// all that is given; a typed_dict is one TypedDict for both ways.

// OutName returns the name of the class that describes what r gives.
func OutName(r *abi.Record) string { return r.Name }

// InName returns the name of the class that describes what r is read from.
func InName(r *abi.Record) string {
	if r.Class == abi.TypedDict {
		return r.Name
	}
	return r.Name + "Like"
}

// RecordNames returns the names of the classes that describe r.
func RecordNames(r *abi.Record) []string {
	var names []string
	if r.From && r.Class != abi.TypedDict {
		names = append(names, InName(r))
	}
	if r.Into || r.Class != abi.NoRecordClass {
		names = append(names, OutName(r))
	}
	return names
}

// RecordMembers returns the names of the fields of n's records, which the bodies of
// their classes hold.
func (n *Namespace) RecordMembers() []string {
	var names []string
	for _, r := range n.Records {
		for _, f := range r.Fields {
			names = append(names, f.Name)
		}
	}
	return names
}
