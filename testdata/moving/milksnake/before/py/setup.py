import re

from setuptools import find_packages, setup

with open("README", encoding="UTF-8") as f:
    readme = f.read()

with open("../cabi/Cargo.toml", encoding="UTF-8") as f:
    version = re.search(r'(?m)^version\s*=\s*"(.*?)"\s*$', f.read()).group(1)


def build_native(spec):
    build = spec.add_external_build(
        cmd=["cargo", "build", "--release", "--locked"], path="../cabi"
    )
    spec.add_cffi_module(
        module_path="wordbag._lowlevel",
        dylib=lambda: build.find_dylib("wordbag", in_path="target/release"),
        header_filename=lambda: build.find_header("wordbag.h", in_path="include"),
        rtld_flags=["NOW", "NODELETE"],
    )


setup(
    name="wordbag",
    version=version,
    packages=find_packages(exclude=["tests"]),
    author="The wordbag authors",
    author_email="wordbag@example.com",
    license="MIT",
    description="Counts words",
    long_description=readme,
    include_package_data=True,
    package_data={"wordbag": ["py.typed", "stopwords.txt"]},
    entry_points={"console_scripts": ["wordbag=wordbag.__main__:main"]},
    zip_safe=False,
    platforms="any",
    python_requires=">=3.8",
    install_requires=["milksnake>=0.1.6"],
    setup_requires=["milksnake>=0.1.6"],
    milksnake_tasks=[build_native],
)
