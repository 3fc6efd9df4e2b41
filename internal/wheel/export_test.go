package wheel

// CheckSize is checkSize, as no test writes 100 MiB.
var CheckSize = checkSize
