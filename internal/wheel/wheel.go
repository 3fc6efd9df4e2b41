// Package wheel writes wheels: their tag, their files, the deterministic zip.
package wheel
