# shellcheck shell=sh
# shellcheck disable=SC2034,SC2154 # a sourced file shares its variables with the script that sources it
# Builds a checkout when its sources are newer than its program. Sourced by ./portzero, which sets `root` and `program`
# and has found a JDK.

build_if_outdated() {
    is_outdated || return 0
    if [ ! -w "$root" ]; then
        [ ! -f "$program/lib/portzero.jar" ] || return 0
        say "is not built yet, and $root cannot be written"
        exit 126
    fi
    # Two first runs at once must not build into the same folder.
    if command -v flock >/dev/null; then
        {
            flock 9
            if is_outdated; then build 9<&-; fi
        } 9<"$root/pom.xml"
    else
        take_lock
        if is_outdated; then build; fi
        drop_lock
    fi
}

# Folders count too: their time tells of removed files.
is_outdated() {
    [ -f "$program/lib/portzero.jar" ] || return 0
    [ -n "$(find "$root/pom.xml" "$root/.mvn" "$root"/*/pom.xml "$root"/*/src/main \
        -newer "$program/lib/portzero.jar" -print 2>/dev/null | head -n 1)" ]
}

# Only what the program is made of: other rooms bring libraries of their own, some of them hundreds of megabytes.
build() {
    say 'building (the first time also fetches Maven and libraries)'
    # shellcheck source=launch/maven.sh
    . "$root/launch/maven.sh"
    mkdir -p "$root/target" || exit 126
    build_log=$root/target/build.log
    build_start=$root/target/build.start
    : >"$build_start"
    if run_maven -q -Dquick -Dmaven.test.skip=true -pl app -am package >"$build_log" 2>&1; then
        # An edit made while Maven ran must count as newer.
        touch -r "$build_start" "$program/lib/portzero.jar"
    else
        cat "$build_log" >&2
        say 'the build failed, see above'
        exit 126
    fi
}

# Where there is no flock: a folder can be made only once, and a lock whose owner is gone is nobody's.
take_lock() {
    lock=$root/target/build.lock
    mkdir -p "$root/target"
    until mkdir "$lock" 2>/dev/null; do
        lock_owner=$(cat "$lock/owner" 2>/dev/null) || lock_owner=''
        if [ -n "$lock_owner" ] && ! kill -0 "$lock_owner" 2>/dev/null; then
            rm -rf "$lock"
        else
            sleep 1
        fi
    done
    echo $$ >"$lock/owner"
    trap drop_lock EXIT
    trap 'exit 130' INT TERM
}

drop_lock() {
    rm -rf "$lock"
    trap - EXIT INT TERM
}
