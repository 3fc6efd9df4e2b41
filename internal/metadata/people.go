package metadata

import (
	"regexp"
	"strings"

	"example.com/bindgen/internal/pyproject"
	"example.com/bindgen/parser"
)

// people sets the authors and maintainers. Those with an address are in the
// fields for addresses, as PEP 621 says.
func (b *builder) people() {
	if b.fromCargo("authors") {
		if len(b.crate.Authors) == 0 {
			b.missing("authors", "authors")
		}
		for _, author := range b.crate.Authors {
			b.cargoAuthor(author)
		}
	} else {
		b.m.Author, b.m.AuthorEmail = b.persons("authors", b.project.Authors)
	}
	if b.project != nil {
		b.m.Maintainer, b.m.MaintainerEmail = b.persons("maintainers", b.project.Maintainers)
	}
}

func (b *builder) persons(key string, persons []pyproject.Person) (names, addresses []string) {
	for _, p := range persons {
		name, email := strings.TrimSpace(p.Name.Text), strings.TrimSpace(p.Email.Text)
		ok := b.line(key, text{name, p.Name.Span}) && b.line(key, text{email, p.Email.Span})
		if strings.Contains(name, ",") {
			b.bad(p.Name.Span, "the name `%s` has a comma, which stands between people", name).
				Helpf("make it two entries, or write it without the comma")
			ok = false
		}
		if name == "" && email == "" {
			b.bad(p.Span, "an entry of `%s` has neither a name nor an address", key).
				Helpf("write for instance: %s = [{ name = \"Ada Lovelace\" }]", key)
			ok = false
		}
		if email != "" && !address.MatchString(email) {
			b.bad(p.Email.Span, "`%s` is no email address", email).Helpf("write one such as ada@example.org")
			ok = false
		}
		switch {
		case !ok:
		case email == "":
			names = append(names, name)
		default:
			addresses = append(addresses, mailbox(name, email))
		}
	}
	return names, addresses
}

// address is an email address as far as it is worth checking: RFC 822 allows
// far more, and no index takes it.
var address = regexp.MustCompile(`^[^\s@<>()\[\],;:"\\]+@[^\s@<>()\[\],;:"\\]+$`)

// cargoAuthor takes an author as Cargo.toml has it: "Name <address>".
func (b *builder) cargoAuthor(author parser.PackageText) {
	if !b.line("authors", text{author.Text, author.Span}) {
		return
	}
	name, rest, found := strings.Cut(author.Text, "<")
	name, rest = strings.TrimSpace(name), strings.TrimSuffix(strings.TrimSpace(rest), ">")
	switch {
	case found && address.MatchString(rest):
		b.m.AuthorEmail = append(b.m.AuthorEmail, mailbox(name, rest))
	case name != "":
		b.m.Author = append(b.m.Author, name)
	}
}

// mailbox returns a name with an address as RFC 822 has it.
func mailbox(name, email string) string {
	if name == "" {
		return email
	}
	if strings.ContainsAny(name, `()<>@,:;".[]\`) {
		name = `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(name) + `"`
	}
	return name + " <" + email + ">"
}
