package abi

// document is abi.json. Its fields are in the order in which they are written;
// there are no maps, so that equal modules give equal bytes.
type document struct {
	Generated  string          `json:"generated,omitempty"`
	Format     int             `json:"format"`
	Crate      string          `json:"crate"`
	Version    string          `json:"version,omitempty"`
	Hash       string          `json:"hash,omitempty"`
	Cfg        []string        `json:"cfg"`
	Namespaces []namespaceJSON `json:"namespaces"`
	Functions  []functionJSON  `json:"functions"`
	Classes    []classJSON     `json:"classes"`
	Records    []recordJSON    `json:"records"`
	Unions     []unionJSON     `json:"unions,omitempty"`
	Enums      []enumJSON      `json:"enums"`
	Exceptions []exceptionJSON `json:"exceptions"`
	Constants  []constantJSON  `json:"constants"`
	Structs    []structJSON    `json:"structs"`
	Native     *nativeJSON     `json:"native,omitempty"`
}

type namespaceJSON struct {
	Path []string `json:"path"`
	Doc  string   `json:"doc,omitempty"`
}

type functionJSON struct {
	Name      string      `json:"name"`
	Namespace []string    `json:"namespace,omitempty"`
	Kind      string      `json:"kind,omitempty"`
	Variant   string      `json:"variant,omitempty"`
	Receiver  string      `json:"receiver,omitempty"`
	Symbol    string      `json:"symbol"`
	C         string      `json:"c"`
	Params    []paramJSON `json:"params"`
	Result    string      `json:"result"`
	Fallible  bool        `json:"fallible,omitempty"`
	Doc       string      `json:"doc,omitempty"`
}

type paramJSON struct {
	Name    string     `json:"name"`
	Type    string     `json:"type"`
	Kind    string     `json:"kind"`
	Default *valueJSON `json:"default,omitempty"`
}

type valueJSON struct {
	Kind  string `json:"kind"`
	Value string `json:"value,omitempty"`
}

type classJSON struct {
	Name      string            `json:"name"`
	Namespace []string          `json:"namespace"`
	C         string            `json:"c"`
	Base      string            `json:"base,omitempty"`
	Upcast    string            `json:"upcast,omitempty"`
	Frozen    bool              `json:"frozen,omitempty"`
	Subclass  bool              `json:"subclass,omitempty"`
	Weakref   bool              `json:"weakref,omitempty"`
	Dict      bool              `json:"dict,omitempty"`
	Generic   bool              `json:"generic,omitempty"`
	Protocol  string            `json:"protocol,omitempty"`
	Free      string            `json:"free"`
	Doc       string            `json:"doc,omitempty"`
	Variants  []dataVariantJSON `json:"variants,omitempty"`
	Functions []functionJSON    `json:"functions"`
}

// dataVariantJSON is a variant of a data enum. Its functions are among those of
// the class.
type dataVariantJSON struct {
	Name   string   `json:"name"`
	C      string   `json:"c"`
	Tuple  bool     `json:"tuple,omitempty"`
	Fields []string `json:"fields"`
	Doc    string   `json:"doc,omitempty"`
}

type recordJSON struct {
	Name      string            `json:"name"`
	Namespace []string          `json:"namespace"`
	C         string            `json:"c"`
	Shape     string            `json:"shape"`
	Class     string            `json:"class,omitempty"`
	From      bool              `json:"from,omitempty"`
	Into      bool              `json:"into,omitempty"`
	Tuple     bool              `json:"tuple,omitempty"`
	Doc       string            `json:"doc,omitempty"`
	Fields    []recordFieldJSON `json:"fields"`
}

type recordFieldJSON struct {
	Name    string     `json:"name"`
	Type    string     `json:"type"`
	Default *valueJSON `json:"default,omitempty"`
	Doc     string     `json:"doc,omitempty"`
}

type unionJSON struct {
	Name      string             `json:"name"`
	Namespace []string           `json:"namespace"`
	C         string             `json:"c"`
	From      bool               `json:"from,omitempty"`
	Into      bool               `json:"into,omitempty"`
	Doc       string             `json:"doc,omitempty"`
	Variants  []unionVariantJSON `json:"variants"`
}

type unionVariantJSON struct {
	Name  string `json:"name"`
	C     string `json:"c"`
	Label string `json:"label"`
	Type  string `json:"type"`
	Doc   string `json:"doc,omitempty"`
}

type enumJSON struct {
	Name      string        `json:"name"`
	Namespace []string      `json:"namespace"`
	C         string        `json:"c"`
	Repr      string        `json:"repr"`
	Int       bool          `json:"int,omitempty"`
	Doc       string        `json:"doc,omitempty"`
	Variants  []variantJSON `json:"variants"`
	// Functions are its members; most enums have none.
	Functions []functionJSON `json:"functions,omitempty"`
}

type variantJSON struct {
	Name  string `json:"name"`
	C     string `json:"c"`
	Value int64  `json:"value"`
	Doc   string `json:"doc,omitempty"`
}

type exceptionJSON struct {
	Name      string               `json:"name"`
	Namespace []string             `json:"namespace"`
	C         string               `json:"c"`
	Exported  bool                 `json:"exported,omitempty"`
	Qualified string               `json:"qualified"`
	Builtin   string               `json:"builtin"`
	Imported  bool                 `json:"imported,omitempty"`
	Base      string               `json:"base,omitempty"`
	Doc       string               `json:"doc,omitempty"`
	Fields    []exceptionFieldJSON `json:"fields"`
}

type exceptionFieldJSON struct {
	Name string `json:"name"`
	Type string `json:"type"`
}

type constantJSON struct {
	Name      string    `json:"name"`
	Namespace []string  `json:"namespace"`
	C         string    `json:"c"`
	Value     valueJSON `json:"value"`
	Doc       string    `json:"doc,omitempty"`
}

type structJSON struct {
	Name   string      `json:"name"`
	Free   string      `json:"free,omitempty"`
	Size   int         `json:"size"`
	Align  int         `json:"align"`
	Fields []fieldJSON `json:"fields"`
}

type fieldJSON struct {
	Name   string `json:"name"`
	Type   string `json:"type"`
	Offset int    `json:"offset"`
}
