// Package sdist writes source distributions.
package sdist
