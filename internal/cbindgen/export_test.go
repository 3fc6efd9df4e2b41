package cbindgen

// ForgetPlaces makes c comparable with one that was not read from a file.
func ForgetPlaces(c *Config) { c.places = nil }
