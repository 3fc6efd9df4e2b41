package abi

import (
	"strconv"
	"strings"

	"example.com/bindgen/abi/native"
	"example.com/bindgen/parser"
)

// nativeJSON is the part of abi.json about native items. Types are spelled as C
// declares them.
type nativeJSON struct {
	Types     []nativeTypeJSON     `json:"types"`
	Functions []nativeFunctionJSON `json:"functions"`
	Statics   []nativeStaticJSON   `json:"statics"`
	Constants []nativeConstantJSON `json:"constants"`
}

type nativeTypeJSON struct {
	Name     string              `json:"name"`
	Rust     string              `json:"rust"`
	Kind     string              `json:"kind"` // struct, union, enum, tagged, alias, opaque
	Type     string              `json:"type,omitempty"`
	Size     int                 `json:"size,omitempty"`
	Align    int                 `json:"align,omitempty"`
	Fields   []nativeFieldJSON   `json:"fields,omitempty"`
	Variants []nativeVariantJSON `json:"variants,omitempty"`
	Doc      string              `json:"doc,omitempty"`
}

type nativeFieldJSON struct {
	Name   string `json:"name"`
	Type   string `json:"type"`
	Offset int    `json:"offset"`
}

type nativeVariantJSON struct {
	Name   string            `json:"name"`
	Value  string            `json:"value"`
	Fields []nativeFieldJSON `json:"fields,omitempty"`
}

type nativeFunctionJSON struct {
	Name     string            `json:"name"`
	Symbol   string            `json:"symbol,omitempty"` // where it is not name
	Rust     string            `json:"rust"`
	ABI      string            `json:"abi"`
	Import   bool              `json:"import,omitempty"`
	Params   []nativeValueJSON `json:"params"`
	Variadic bool              `json:"variadic,omitempty"`
	Result   *nativeValueJSON  `json:"result,omitempty"`
	NoReturn bool              `json:"no_return,omitempty"`
	Doc      string            `json:"doc,omitempty"`
}

// nativeValueJSON is a parameter or a result. The name of a parameter is
// documentation.
type nativeValueJSON struct {
	Name    string `json:"name,omitempty"`
	Type    string `json:"type"`
	NotNull bool   `json:"not_null,omitempty"` // Rust's type has no null
	Owned   bool   `json:"owned,omitempty"`    // whoever has it releases what it points at
}

type nativeStaticJSON struct {
	Name    string `json:"name"`
	Symbol  string `json:"symbol,omitempty"`
	Rust    string `json:"rust"`
	Type    string `json:"type"`
	Mutable bool   `json:"mutable,omitempty"`
	Doc     string `json:"doc,omitempty"`
}

type nativeConstantJSON struct {
	Name  string `json:"name"`
	Rust  string `json:"rust"`
	Type  string `json:"type,omitempty"`
	Value string `json:"value,omitempty"` // where bindgen can compute it
	Doc   string `json:"doc,omitempty"`
}

func nativeDocument(m *native.Module) *nativeJSON {
	if m == nil {
		return nil
	}
	d := &nativeJSON{
		Types: []nativeTypeJSON{}, Functions: []nativeFunctionJSON{},
		Statics: []nativeStaticJSON{}, Constants: []nativeConstantJSON{},
	}
	for _, t := range m.Types {
		if _, again := t.(*native.Forward); !again {
			d.Types = append(d.Types, nativeType(t))
		}
	}
	for _, f := range m.Functions {
		d.Functions = append(d.Functions, nativeFunction(f))
	}
	for _, s := range m.Statics {
		d.Statics = append(d.Statics, nativeStaticJSON{
			Name: s.Name, Symbol: otherSymbol(s.Symbol, s.Name), Rust: s.Rust, Type: s.Type.String(), Mutable: s.Mut, Doc: s.Doc,
		})
	}
	for _, c := range m.AllConstants() {
		j := nativeConstantJSON{Name: c.Name, Rust: c.Rust, Value: computed(c.Computed), Doc: c.Doc}
		if c.Type != nil {
			j.Type = c.Type.String()
		}
		d.Constants = append(d.Constants, j)
	}
	return d
}

// computed spells a value, one with parts as {1, 2}; "" for one that is not known.
func computed(v *parser.Value) string {
	if v == nil {
		return ""
	}
	switch v.Kind {
	case parser.ValueInt, parser.ValueVariant:
		return v.Int.String()
	case parser.ValueFloat:
		return strconv.FormatFloat(v.Float, 'g', -1, 64)
	case parser.ValueBool:
		return strconv.FormatBool(v.Bool)
	case parser.ValueChar, parser.ValueStr:
		return v.Text
	case parser.ValueStruct, parser.ValueTuple, parser.ValueArray:
		var parts []string
		for i := range v.Elems {
			parts = append(parts, computed(&v.Elems[i]))
		}
		return "{" + strings.Join(parts, ", ") + "}"
	default:
		return ""
	}
}

func otherSymbol(symbol, name string) string {
	if symbol == name {
		return ""
	}
	return symbol
}

func nativeType(d native.Decl) nativeTypeJSON {
	base := d.Base()
	j := nativeTypeJSON{Name: base.Name, Rust: base.Rust, Doc: base.Doc}
	var layout native.Layout
	switch d := d.(type) {
	case *native.Record:
		j.Kind, layout = "struct", d.Layout
		if d.Union {
			j.Kind = "union"
		}
		j.Fields = nativeFields(d.Fields)
	case *native.Enum:
		j.Kind, layout = "enum", d.Layout
		if d.Repr != nil {
			j.Type = d.Repr.String()
		}
		for _, v := range d.Variants {
			j.Variants = append(j.Variants, nativeVariantJSON{Name: v.Name, Value: computed(v.Number)})
		}
	case *native.Tagged:
		j.Kind, layout = "tagged", d.Layout
		if d.Enum.Repr != nil {
			j.Type = d.Enum.Repr.String()
		}
		for _, v := range d.Variants {
			variant := nativeVariantJSON{Name: v.Variant.Name, Value: computed(v.Variant.Number)}
			if v.Body != nil {
				variant.Fields = nativeFields(v.Body.Fields)
			}
			j.Variants = append(j.Variants, variant)
		}
	case *native.Alias:
		j.Kind, j.Type = "alias", d.Type.String()
	case *native.Opaque:
		j.Kind = "opaque"
	}
	if layout.Known {
		j.Size, j.Align = layout.Size, layout.Align
	}
	return j
}

func nativeFields(fields []*native.Field) []nativeFieldJSON {
	var list []nativeFieldJSON
	for _, f := range fields {
		list = append(list, nativeFieldJSON{Name: f.Name, Type: f.Type.String(), Offset: f.Offset})
	}
	return list
}

func nativeFunction(f *native.Function) nativeFunctionJSON {
	j := nativeFunctionJSON{
		Name: f.Name, Symbol: otherSymbol(f.Symbol, f.Name), Rust: f.Rust, ABI: f.ABI, Import: f.Import,
		Params: []nativeValueJSON{}, Variadic: f.Variadic, NoReturn: f.NoReturn, Doc: f.Doc,
	}
	for _, p := range f.Params {
		value := nativeValue(p.Type)
		value.Name = p.Name
		j.Params = append(j.Params, value)
	}
	if f.Result != nil {
		value := nativeValue(f.Result)
		j.Result = &value
	}
	return j
}

func nativeValue(t *native.Type) nativeValueJSON {
	return nativeValueJSON{Type: t.String(), NotNull: t.NonNull, Owned: t.Owned}
}

// dropDocs removes what is documentation only.
func (d *nativeJSON) dropDocs() {
	if d == nil {
		return
	}
	for i := range d.Types {
		d.Types[i].Doc = ""
	}
	for i := range d.Functions {
		d.Functions[i].Doc = ""
		for j := range d.Functions[i].Params {
			d.Functions[i].Params[j].Name = ""
		}
	}
	for i := range d.Statics {
		d.Statics[i].Doc = ""
	}
	for i := range d.Constants {
		d.Constants[i].Doc = ""
	}
}
