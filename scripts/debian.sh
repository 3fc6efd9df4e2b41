# Packages of another suite of Debian than this machine's, or for another
# architecture, without touching what is installed. To be sourced.

mirror() { # of Debian, as apt on this machine has it
    if [ -n "${DEBIAN_MIRROR:-}" ]; then
        echo "$DEBIAN_MIRROR"
        return
    fi
    cat /etc/apt/sources.list /etc/apt/sources.list.d/* 2>/dev/null |
        awk '$1 == "URIs:" || $1 == "deb" { for (i = 2; i <= NF; i++) if ($i ~ /^[a-z]+:\/\/.*\/debian\/?$/) { print $i; exit } }'
}

# private_apt DIR SUITE [ARCHITECTURE...]: `apt DIR …` then has an archive of its
# own, and the host's knows nothing of it.
private_apt() {
    local dir=$1 suite=$2 from keys=/usr/share/keyrings/debian-archive-keyring.gpg
    from=$(mirror)
    if [ -z "$from" ]; then
        echo "no mirror of Debian in this machine's apt sources: set DEBIAN_MIRROR"
        return 1
    fi
    mkdir -p "$dir/state/lists/partial" "$dir/cache/archives/partial"
    : >"$dir/status"
    printf 'deb [signed-by=%s] %s %s main\n' "$keys" "$from" "$suite" >"$dir/sources"
    printf 'deb-src [signed-by=%s] %s %s main\n' "$keys" "$from" "$suite" >>"$dir/sources"
    : >"$dir/options"
    for suite in "${@:3}"; do printf 'APT::Architectures:: "%s";\n' "$suite" >>"$dir/options"; done
    apt "$dir" update
}
apt() {
    local dir=$1
    shift
    apt-get -qq -c "$dir/options" -o Dir::Etc::SourceList="$dir/sources" -o Dir::Etc::SourceParts=/dev/null \
        -o Dir::Etc::PreferencesParts=/dev/null -o Dir::State="$dir/state" \
        -o Dir::State::status="$dir/status" -o Dir::Cache="$dir/cache" \
        -o Acquire::Check-Valid-Until=false -o APT::Install-Recommends=0 \
        -o APT::Sandbox::User="$(id -un)" -o Debug::NoLocking=1 "$@"
}
