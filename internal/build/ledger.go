package build

import (
	"encoding/json"
	"io"
	"os"
	"slices"
	"time"

	"example.com/bindgen/internal/artifact"
	"example.com/bindgen/internal/cargo"
	"example.com/bindgen/internal/diag"
)

// compile runs cargo. Cargo takes a file for unchanged that is older than what was
// made of it, which a file from an archive or a copy of it can be (rust-lang/cargo
// issue 2644). What bindgen knows by the content cargo then makes again.
func (r *run) compile(q cargo.Request) *cargo.Artifact {
	known, start, said := r.ledger(), time.Now(), &diag.Report{}
	made, ok := r.cargo.Build(r.ctx, q, said)
	stale := known.update(r.cargo.Units(q, made), start)
	if ok && known.isOfAnother(made) && !slices.Contains(stale, made.Package) {
		stale = append(stale, made.Package)
	}
	if len(stale) > 0 && r.ctx.Err() == nil {
		if !r.cargo.Clean(r.ctx, q, stale, r.report) {
			return nil
		}
		start, said = time.Now(), &diag.Report{}
		made, ok = r.cargo.Build(r.ctx, q, said)
		known.update(r.cargo.Units(q, made), start)
	}
	r.report.Add(said)
	if ok {
		known[made.Path] = entry{Record: libraryFact(made.Path), Package: made.Package}
	}
	known.write(r.stateFile("ledger") + ".json")
	if !ok {
		return nil
	}
	return made
}

// ledger is what the steps of earlier builds were made from, by their records.
type ledger map[string]entry

// entry is one step.
type entry struct {
	// Record tells whether the step was done again since.
	Record fact `json:"record"`
	// Files are the digests; "?" is that of a file that may have changed meanwhile.
	Files map[string]string `json:"files,omitempty"`
	// Package is the ID of the package of a library. Two of a workspace whose
	// libraries have one name take each other's place, of which cargo knows nothing.
	Package string `json:"package,omitempty"`
}

// libraryFact returns what tells the library at path from one that takes its place;
// cargo may make a link to it anew.
func libraryFact(path string) fact {
	f := observe(path)
	f.Changed = 0
	return f
}

// isOfAnother reports whether the library that cargo names as that of a package is
// one that it has built of another.
func (l ledger) isOfAnother(made *cargo.Artifact) bool {
	before, known := l[made.Path]
	return known && before.Package != made.Package && before.Record == libraryFact(made.Path)
}

// ledger reads the ledger; there is none before the first build.
func (r *run) ledger() ledger {
	out := ledger{}
	text, err := os.ReadFile(r.stateFile("ledger") + ".json")
	if err != nil || json.Unmarshal(text, &out) != nil {
		return ledger{}
	}
	return out
}

// write leaves the ledger; a fault costs the knowledge, and no more.
func (l ledger) write(path string) {
	for record := range l {
		if _, err := os.Stat(record); err != nil {
			delete(l, record)
		}
	}
	text, err := json.Marshal(l)
	if err != nil {
		return
	}
	_ = artifact.Replace(path, func(w io.Writer) error { // see above
		_, err := w.Write(text)
		return err
	})
}

// update takes the steps of a build that began at start into the ledger, and
// returns the packages of those that were not done again, though their files are
// others now.
func (l ledger) update(units []cargo.Unit, start time.Time) (stale []string) {
	for _, u := range units {
		now := entry{Record: observe(u.Record), Files: map[string]string{}}
		now.Record.Changed, now.Record.Inode = 0, 0 // of no matter to cargo, either
		before, known := l[u.Record]
		done := !known || before.Record != now.Record
		for _, path := range u.Files {
			f := read(path)
			if done && f.after(start) {
				f.Digest = "?"
			}
			now.Files[path] = f.Digest
			if !done && before.Files[path] != f.Digest && !slices.Contains(stale, u.Package) {
				stale = append(stale, u.Package)
			}
		}
		if done {
			l[u.Record] = now
		} else if slices.Contains(stale, u.Package) {
			delete(l, u.Record)
		}
	}
	return stale
}
