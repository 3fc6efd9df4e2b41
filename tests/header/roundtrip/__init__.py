"""Random Rust crates whose headers are tried: values go from C to Rust and back.

A crate is made of types that C can hold. It is compiled as a library; a C program includes
the header under test, compares sizes, alignments and offsets with what rustc says, passes
every type by value and by pointer in both directions, and reads constants and statics.
"""
