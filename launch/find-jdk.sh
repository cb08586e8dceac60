# shellcheck shell=sh
# shellcheck disable=SC2034,SC2154 # a sourced file shares its variables with the script that sources it
# Finds a JDK that is new enough without starting one: every JDK tells its version in a file called `release`.
# Sourced by ./portzero, ./verify and ./release, which set `root`, this checkout's or bundle's folder.

# Before 25.0.3, JDK 25 can move pinned objects, which corrupts data that native codecs write.
least_jdk=25.0.3

# Tests point this at a folder that stands for /.
search_root=${PORTZERO_SEARCH_ROOT-}

# find_jdk java|javac: sets jdk_home, jdk_version and jdk_build to the first JDK that has this program and is new enough.
# Fails when there is none; a PORTZERO_JDK that does not fit is never passed over in silence.
find_jdk() {
    jdk_program=$1 jdk_home='' jdk_refused=''
    if [ -n "${PORTZERO_JDK-}" ]; then
        offer_jdk "$PORTZERO_JDK"
        return
    fi
    for jdk_place in \
        "$root/runtime" \
        "${JAVA_HOME:-/dev/null}" \
        "$search_root"/usr/lib/jvm/* \
        "$search_root"/opt/* \
        "$search_root"/opt/java/* \
        "$search_root"/usr/java/* \
        "${SDKMAN_DIR:-${HOME-}/.sdkman}"/candidates/java/* \
        "${HOME-}"/.jdks/* \
        "${MISE_DATA_DIR:-${XDG_DATA_HOME:-${HOME-}/.local/share}/mise}"/installs/java/* \
        "${ASDF_DATA_DIR:-${HOME-}/.asdf}"/installs/java/* \
        "$search_root"/opt/homebrew/opt/openjdk*/libexec/openjdk.jdk \
        "$search_root"/usr/local/opt/openjdk*/libexec/openjdk.jdk \
        "$search_root"/home/linuxbrew/.linuxbrew/opt/openjdk*/libexec \
        "$search_root"/Library/Java/JavaVirtualMachines/* \
        "${HOME-}"/Library/Java/JavaVirtualMachines/*; do
        offer_jdk "$jdk_place" && return
    done
    jdk_place=$(command -v java) || return 1
    jdk_place=$(resolve_links "$jdk_place")
    offer_jdk "${jdk_place%/bin/java}"
}

# offer_jdk FOLDER: takes it as jdk_home if it will do.
offer_jdk() {
    if [ ! -x "$1/bin/$jdk_program" ]; then
        # macOS wraps its JDKs.
        [ -x "$1/Contents/Home/bin/$jdk_program" ] || return 1
        set -- "$1/Contents/Home"
    fi
    read_jdk_release "$1" || return 1
    if is_new_enough "$jdk_version"; then
        jdk_home=$1
    else
        jdk_refused="$jdk_version in $1"
        return 1
    fi
}

read_jdk_release() {
    jdk_version='' jdk_build=''
    [ -r "$1/release" ] || return 1
    while IFS='=' read -r release_key release_value || [ -n "$release_key" ]; do
        release_value=${release_value#\"}
        release_value=${release_value%%\"*}
        case $release_key in
        JAVA_VERSION) jdk_version=$release_value ;;
        JAVA_RUNTIME_VERSION) jdk_build=$release_value ;;
        esac
    done <"$1/release"
    jdk_build=${jdk_build:-$jdk_version}
    [ -n "$jdk_version" ]
}

# A version without minor or patch stands for zeros there: 25 is 25.0.0.
is_new_enough() {
    split_version "$1"
    offered_major=$major offered_minor=$minor offered_patch=$patch
    split_version "$least_jdk"
    [ "$offered_major" -eq "$major" ] || { [ "$offered_major" -gt "$major" ]; return; }
    [ "$offered_minor" -eq "$minor" ] || { [ "$offered_minor" -gt "$minor" ]; return; }
    [ "$offered_patch" -ge "$patch" ]
}

split_version() {
    numbers=${1%%[!0-9.]*}.0.0
    major=${numbers%%.*} numbers=${numbers#*.}
    minor=${numbers%%.*} numbers=${numbers#*.}
    patch=${numbers%%.*}
    major=${major:-0} minor=${minor:-0} patch=${patch:-0}
}

# resolve_links FILE: macOS had no `readlink -f` for long.
resolve_links() {
    linked=$1
    while [ -L "$linked" ]; do
        link_target=$(readlink "$linked")
        case $link_target in
        /*) linked=$link_target ;;
        *) linked=${linked%/*}/$link_target ;;
        esac
    done
    printf '%s\n' "$linked"
}

# explain_missing_jdk NAME: one line, then the shell's own status for "there is no such program".
explain_missing_jdk() {
    if [ -n "${PORTZERO_JDK-}" ]; then
        missing="PORTZERO_JDK=$PORTZERO_JDK is not one"
    else
        missing='none was found'
    fi
    echo "$1: needs a JDK $least_jdk or newer, and $missing${jdk_refused:+ (only $jdk_refused)}:" \
        "install one (Debian, Ubuntu: apt install openjdk-25-jdk; macOS: brew install openjdk@25;" \
        "anywhere: https://adoptium.net) or set PORTZERO_JDK to its folder" >&2
    exit 127
}
