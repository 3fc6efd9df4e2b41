// The shared source on nanobind.
#include <cmath>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <nanobind/nanobind.h>
#include <nanobind/ndarray.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/string_view.h>
#include <nanobind/stl/vector.h>

namespace nb = nanobind;
using namespace nb::literals;

static int64_t wrapping_sum(const int64_t *values, size_t len)
{
    uint64_t sum = 0;
    for (size_t i = 0; i < len; i++) {
        sum += static_cast<uint64_t>(values[i]);
    }
    return static_cast<int64_t>(sum);
}

struct Point {
    double x, y;
    double norm() const { return std::sqrt(x * x + y * y); }
};

struct Counter {
    int64_t value;
    int64_t bump(int64_t by) { return value += by; }
};

NB_MODULE(calls, m)
{
    m.def("noop", [] {});
    m.def("add", [](int64_t a, int64_t b) { return a + b; }, "a"_a, "b"_a);
    m.def("kw", [](int64_t a, int64_t b) { return a - b; }, "a"_a, "b"_a = 2);
    m.def("mul", [](double a, double b) { return a * b; }, "a"_a, "b"_a);
    m.def("length", [](std::string_view text) { return text.size(); }, "text"_a);
    m.def("upper", [](std::string_view text) {
        std::string out(text);
        for (char &c : out) {
            c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
        }
        return out;
    }, "text"_a);
    m.def("flip", [](nb::bytes data) {
        std::string out(data.c_str(), data.size());
        for (char &c : out) {
            c = static_cast<char>(~c);
        }
        return nb::bytes(out.data(), out.size());
    }, "data"_a);
    m.def("total", [](const std::vector<int64_t> &values) {
        return wrapping_sum(values.data(), values.size());
    }, "values"_a);
    m.def("ramp", [](size_t count) {
        std::vector<double> out(count);
        for (size_t i = 0; i < count; i++) {
            out[i] = static_cast<double>(i);
        }
        return out;
    }, "count"_a);
    m.def("join", [](const std::vector<std::string> &words) {
        std::string out;
        for (const std::string &word : words) {
            out += word;
        }
        return out;
    }, "words"_a);
    m.def("sum", [](nb::ndarray<const int64_t, nb::ndim<1>, nb::c_contig> values) {
        return wrapping_sum(values.data(), values.size());
    }, "values"_a);
    m.def("fail", [] { throw nb::value_error("no"); });
    nb::class_<Point>(m, "Point")
        .def(nb::init<double, double>(), "x"_a, "y"_a)
        .def_prop_ro("x", [](const Point &p) { return p.x; })
        .def("norm", &Point::norm);
    nb::class_<Counter>(m, "Counter")
        .def(nb::init<int64_t>(), "value"_a)
        .def("bump", &Counter::bump, "by"_a);
}
