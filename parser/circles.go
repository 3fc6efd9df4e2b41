package parser

import "slices"

// imported is what an import means: of a glob the target, of others what the name
// is bound to.
type imported struct {
	found  []binding
	target globTarget
}

func (a imported) same(b imported) bool {
	return slices.EqualFunc(a.found, b.found, sameDef) && a.target.same(b.target)
}

// circles finds the imports of a dependency, which may lead to each other in
// circles: one that leads back to itself brings nothing by that way at first.
//
// What was found with such a gap is good only until the outermost import is done.
// Then all is gone through again, with the results of the round before in the
// gaps, until nothing changes. In a round each import is gone through once:
// without that, imports that name each other take exponential time.
type circles struct {
	busy   map[importKey]bool      // those that are being followed
	before map[importKey]imported  // what the round before has found
	round  map[importKey]imported  // what this one has found with a gap
	gaps   map[importKey]bool      // those that were asked for while they were busy
	names  map[lookupKey][]binding // answers of this round that have a gap
	cut    bool                    // what is being found has a gap
	steps  int                     // how often an import was gone through
}

func newCircles() *circles {
	return &circles{busy: map[importKey]bool{}, round: map[importKey]imported{}, gaps: map[importKey]bool{}, names: map[lookupKey][]binding{}}
}

// find returns the meaning of key, which follow finds. keep is called with what
// will not change.
func (c *circles) find(key importKey, follow func() imported, keep func(importKey, imported)) imported {
	if meaning, ok := c.round[key]; ok {
		c.cut = true
		return meaning
	}
	if c.busy[key] {
		c.cut, c.gaps[key] = true, true
		return c.before[key]
	}
	if len(c.busy) > 0 {
		return c.once(key, follow, keep)
	}
	meaning := c.once(key, follow, keep)
	for range maxRounds {
		if c.settled() {
			break
		}
		c.before = c.round
		c.forget()
		meaning = c.once(key, follow, keep)
	}
	for inner, meaning := range c.round {
		keep(inner, meaning)
	}
	c.before, c.cut = nil, false
	c.forget()
	return meaning
}

// name returns what a name means, which search finds. The answer is put into done
// if it will not change.
func (c *circles) name(key lookupKey, search func() []binding, done map[lookupKey][]binding) []binding {
	if found, ok := c.names[key]; ok {
		c.cut = true
		return found
	}
	outside := c.cut
	c.cut = false
	found := search()
	if c.cut {
		c.names[key] = found
	} else {
		done[key] = found
	}
	c.cut = c.cut || outside
	return found
}

// once follows key in the round that is under way.
func (c *circles) once(key importKey, follow func() imported, keep func(importKey, imported)) imported {
	outside := c.cut
	c.busy[key], c.cut = true, false
	c.steps++
	meaning := follow()
	delete(c.busy, key)
	if c.cut {
		c.round[key] = meaning
	} else {
		keep(key, meaning)
	}
	c.cut = c.cut || outside
	return meaning
}

// settled reports whether the round has found what it took to be in its gaps.
func (c *circles) settled() bool {
	for key := range c.gaps {
		if !c.round[key].same(c.before[key]) {
			return false
		}
	}
	return true
}

// forget starts a round.
func (c *circles) forget() {
	c.round, c.gaps, c.names = map[importKey]imported{}, map[importKey]bool{}, map[lookupKey][]binding{}
}
