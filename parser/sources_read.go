package parser

// Sources returns the path of each file that was read so far, in the order of
// reading: those of the crate, Cargo.lock and those of its dependencies.
func (c *Crate) Sources() []string {
	var out []string
	for _, f := range c.Files {
		out = append(out, f.Path)
	}
	if c.sources.lock != nil {
		out = append(out, c.sources.lock.file.Path)
	}
	for _, dependency := range c.sources.order {
		for _, f := range dependency.Files {
			out = append(out, f.Path)
		}
	}
	return out
}
