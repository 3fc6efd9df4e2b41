package main

import (
	"fmt"
	"io"

	"github.com/spf13/pflag"

	"example.com/bindgen/internal/config"
)

func checkCommand() *command {
	return &command{
		name: "check", args: "[CRATE]", maxArgs: 1,
		summary: "find outputs that are out of date",
		details: "Does what gen does, but writes nothing: prints what gen would change as unified\n" +
			"diffs on stdout (`git apply` takes them) and exits with 1 if there is anything.\n" +
			"Meant for CI, where the outputs are committed.",
		examples: []example{
			{"bindgen check", "the crate of ./bindgen.toml, ./Cargo.toml or ./rust"},
			{"bindgen check rust | git apply", "bring the outputs up to date by the diff"},
			{"bindgen check --format json rust", "the same for a program"},
		},
		flags: func(o *options, flags *pflag.FlagSet) {
			o.crateFlags(flags)
			o.outputFlags(flags)
			o.vendorFlag(flags)
		},
		run: runCheck,
	}
}

func runCheck(inv *invocation) int {
	stop := inv.progress()
	doc := compare(inv)
	stop()
	code := inv.finish(doc)
	if code != exitDrift || inv.options.format != "text" {
		return code
	}
	for _, c := range doc.Changes {
		if _, err := io.WriteString(inv.out, c.Diff); err != nil {
			return exitTrouble
		}
	}
	fmt.Fprintf(inv.err, "%s out of date: run `%s`\n", files(len(doc.Changes)), doc.Mend)
	return code
}

func compare(inv *invocation) *document {
	doc := &document{}
	walk := inv.pipeline()
	if walk == nil {
		return doc
	}
	plan := walk.Plan()
	vendor := inv.vendor()
	if inv.report.Failed() {
		return doc
	}
	doc.add(plan, walk.Project.Dir, withDiff)
	doc.add(vendor.plan, vendor.at.Dir, withDiff)
	if len(doc.Changes) > 0 {
		doc.ExitCode = exitDrift
		doc.Mend = inv.mend()
	}
	return doc
}

// mend returns the command line that brings the outputs up to date: this one,
// with gen for check.
func (inv *invocation) mend() string {
	words := append([]string{"bindgen", "gen"}, inv.args...)
	words = append(words, inv.options.crate.Args()...)
	if inv.options.vendor != "" {
		words = append(words, "--vendor-runtime", inv.options.vendor)
	}
	return config.CommandLine(words)
}

func files(n int) string {
	if n == 1 {
		return "1 file is"
	}
	return fmt.Sprintf("%d files are", n)
}
