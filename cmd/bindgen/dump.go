package main

import (
	"encoding/json"

	"github.com/spf13/pflag"

	"example.com/bindgen/internal/pipeline"
)

func dumpCommand() *command {
	return &command{
		name: "dump", args: "[CRATE]", maxArgs: 1,
		summary: "print what bindgen sees, as JSON",
		details: "Prints one stage of the way from the source to the bindings:\n" +
			"  crate   the modules and items as parsed, with their places\n" +
			"  abi     the description of the ABI, as in abi.json (the default)\n" +
			"  files   the outputs with their text",
		examples: []example{
			{"bindgen dump rust", "the ABI"},
			{"bindgen dump --stage crate rust", "the parsed crate"},
		},
		flags: func(o *options, flags *pflag.FlagSet) {
			o.crateFlags(flags)
			o.outputFlags(flags)
			flags.StringVar(&o.stage, "stage", "abi", "what to print: crate, abi or files")
		},
		run: runDump,
	}
}

func runDump(inv *invocation) int {
	walk := inv.pipeline()
	if walk == nil {
		return inv.finish(&document{})
	}
	text, err := dumpStage(inv.options.stage, walk)
	if inv.report.Failed() || err != nil {
		return inv.finish(&document{ExitCode: exitTrouble})
	}
	if inv.options.format == "json" {
		return inv.finish(&document{Dump: text})
	}
	if code := inv.print(string(text)); code != exitFine {
		return code
	}
	return inv.finish(&document{})
}

// dumpStage returns the JSON of a stage; what it returns after an error of the
// report is worth nothing.
func dumpStage(stage string, walk *pipeline.Run) ([]byte, error) {
	switch stage {
	case "crate":
		return pipeline.DumpCrate(walk.Crate())
	case "files":
		return pipeline.DumpFiles(walk.Outputs())
	default:
		module := walk.Module()
		if module == nil {
			return nil, nil
		}
		return json.RawMessage(module.JSON()), nil
	}
}
