package parser

// The loader calls
//
//	parseSource(f *source.File, m *Module, env *cfgEnv, report *diag.Report)
//
// (syntax.go) for each file. It appends to m.Items the items of f that env
// keeps, to m.Attrs and m.Doc what the inner attributes and //! say (m may hold
// outer ones already), and leaves everything else of m alone. Items get m as
// Head().Module, inline modules get m as Parent and f as File, `mod x;` gets m
// as Parent and no File. Where a #![cfg] of the file is false, m.Items is left
// as it is.
