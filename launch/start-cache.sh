# shellcheck shell=sh
# shellcheck disable=SC2034,SC2154 # a sourced file shares its variables with the script that sources it
# Lets the JDK keep what it loads and links at every start in a file. Sourced by ./portzero, which sets `root`, `program`,
# `jar`, `java`, `options`, `compiler` and `demo`. Sets `cache`, empty where none can be had: the program runs all the same.

choose_cache() {
    cache_name=portzero-$jdk_build.aot
    cache=$program/start/$cache_name
    if ! is_fresh_cache; then
        if [ -w "$program" ]; then
            make_cache
        else
            cache_elsewhere
        fi
    fi
    # An empty one says that making it failed, and saves trying again at every start.
    [ -s "$cache" ] || cache=''
}

is_fresh_cache() {
    [ -f "$cache" ] || return 1
    # No program is started for this: that would take longer than the rest of the launcher, which expands no file names.
    set +f
    set -- "$program/lib" "$program"/lib/* "$root/portzero" "$root"/launch/*
    set -f
    for cached; do
        [ ! "$cached" -nt "$cache" ] || return 1
    done
}

# A program in a folder that cannot be written keeps its cache with the user; its path tells it from another copy.
cache_elsewhere() {
    cache_home=${XDG_CACHE_HOME:-${HOME:+$HOME/.cache}}
    if [ -z "$cache_home" ]; then
        cache=''
        return
    fi
    path_mark=$(printf %s "$program" | cksum)
    cache=$cache_home/portzero/${path_mark%% *}-$cache_name
    is_fresh_cache || make_cache
}

make_cache() {
    mkdir -p "${cache%/*}" 2>/dev/null || return 0
    cache_draft=$cache.$$
    trap 'rm -f "$cache_draft" "$cache_draft.config"; exit 130' INT TERM
    set --
    [ ! -f "$demo" ] || set -- "$demo"
    # shellcheck disable=SC2086 # options are words
    "$java" $options $compiler "-XX:AOTCacheOutput=$cache_draft" -cp "$jar" io.portzero.app.CacheTraining "$@" \
        </dev/null >/dev/null 2>&1
    [ -s "$cache_draft" ] || : >"$cache_draft"
    # Whoever starts meanwhile sees no cache or a whole one.
    mv -f "$cache_draft" "$cache"
    trap - INT TERM
} 2>/dev/null
