# shellcheck shell=sh
# shellcheck disable=SC2034,SC2154 # a sourced file shares its variables with the script that sources it
# Runs the pinned Maven on the JDK that find-jdk.sh found. Sourced; `root` and `jdk_home` are set.

run_maven() (
    cd "$root" || exit
    JAVA_HOME=$jdk_home
    # Maven's own libraries make JDK 25 print warnings that nobody here can act on.
    MAVEN_OPTS="--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow ${MAVEN_OPTS-}"
    # The wrapper keeps Maven below the home folder, which a bare environment does not name.
    : "${HOME:=$(getent passwd "$(id -u)" | cut -d : -f 6)}"
    export JAVA_HOME MAVEN_OPTS HOME
    exec ./mvnw -B -ntp "$@"
)
