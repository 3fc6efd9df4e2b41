package native

import "example.com/bindgen/parser"

// deprecated returns the note of #[deprecated], #[deprecated = ".."] or
// #[deprecated(note = "..")]; nil without the attribute.
func deprecated(attrs []parser.Attr) *string { return remark(attrs, "deprecated") }

// mustUse returns the reason of #[must_use]; nil without the attribute.
func mustUse(attrs []parser.Attr) *string { return remark(attrs, "must_use") }

func remark(attrs []parser.Attr, name string) *string {
	attr := attribute(attrs, name)
	if attr == nil {
		return nil
	}
	text, _ := attr.Str()
	for i := range attr.Args {
		arg := &attr.Args[i]
		if arg.Name() == "note" && arg.Value != nil && arg.Value.Kind == parser.ExprStr {
			text = arg.Value.Value
		}
	}
	return &text
}

// attribute returns the first of attrs called name.
func attribute(attrs []parser.Attr, name string) *parser.Attr {
	for i := range attrs {
		if len(attrs[i].Path) == 1 && attrs[i].Path[0] == name {
			return &attrs[i]
		}
	}
	return nil
}

// symbol returns the name that head's item has for the linker: what
// #[export_name] says, or its own with #[no_mangle]; nil for an item without
// either, which has a name that C cannot know. attr is the attribute.
func symbol(head *parser.ItemHead) (name string, attr *parser.Attr) {
	if attr := attribute(head.Attrs, "export_name"); attr != nil {
		if name, ok := attr.Str(); ok {
			return name, attr
		}
		return "", attr
	}
	if attr := attribute(head.Attrs, "no_mangle"); attr != nil {
		return head.Name, attr
	}
	return "", nil
}
