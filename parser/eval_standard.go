package parser

import "math"

// standard returns a constant of the primitive types and of std::f64::consts.
func (v *evaluator) standard(path []string) (Value, bool) {
	if len(path) > 1 && path[0] == "std" {
		path = path[1:]
	}
	if len(path) == 3 && isFloat(path[0]) && path[1] == "consts" {
		f, ok := floatConsts[path[2]]
		return Value{Kind: ValueFloat, Type: path[0], Float: rounded(f, path[0])}, ok
	}
	if len(path) == 3 && path[0] == "ffi" && cTypes[path[1]] != "" {
		path = []string{cTypes[path[1]], path[2]}
	}
	if len(path) != 2 {
		return Value{}, false
	}
	typ, name := path[0], path[1]
	if width, _, ok := v.bits(typ); ok {
		low, high := v.limits(typ)
		switch name {
		case "MIN":
			return Value{Kind: ValueInt, Type: typ, Int: low}, true
		case "MAX":
			return Value{Kind: ValueInt, Type: typ, Int: high}, true
		case "BITS":
			return intValue("u32", int64(width)), true
		}
	}
	if typ == "char" && name == "MAX" {
		return Value{Kind: ValueChar, Type: "char", Text: "\U0010FFFF"}, true
	}
	f, ok := floatLimits[path[0]][name]
	return Value{Kind: ValueFloat, Type: typ, Float: f}, ok
}

// floatLimits are the associated constants of the float types.
var floatLimits = map[string]map[string]float64{
	"f64": {
		"MAX": math.MaxFloat64, "MIN": -math.MaxFloat64, "EPSILON": 0x1p-52, "MIN_POSITIVE": 0x1p-1022,
		"INFINITY": math.Inf(1), "NEG_INFINITY": math.Inf(-1), "NAN": math.NaN(),
	},
	"f32": {
		"MAX": math.MaxFloat32, "MIN": -math.MaxFloat32, "EPSILON": 0x1p-23, "MIN_POSITIVE": 0x1p-126,
		"INFINITY": math.Inf(1), "NEG_INFINITY": math.Inf(-1), "NAN": math.NaN(),
	},
}

// floatConsts are the constants of std::f64::consts.
var floatConsts = map[string]float64{
	"PI": math.Pi, "TAU": 2 * math.Pi, "E": math.E, "SQRT_2": math.Sqrt2, "LN_2": math.Ln2, "LN_10": math.Ln10,
	"LOG2_E": math.Log2E, "LOG10_E": math.Log10E, "FRAC_PI_2": math.Pi / 2, "FRAC_PI_3": math.Pi / 3, "FRAC_PI_4": math.Pi / 4,
	"FRAC_PI_6": math.Pi / 6, "FRAC_PI_8": math.Pi / 8, "FRAC_1_PI": 1 / math.Pi, "FRAC_2_PI": 2 / math.Pi,
	"FRAC_1_SQRT_2": 1 / math.Sqrt2, "FRAC_2_SQRT_PI": 2 / math.SqrtPi, "LOG2_10": math.Ln10 / math.Ln2, "LOG10_2": math.Ln2 / math.Ln10,
}
