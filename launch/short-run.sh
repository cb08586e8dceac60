# shellcheck shell=sh
# Tells runs that end before compiling for good has paid for itself. Sourced by ./portzero.

# In blocks of 512 bytes: about 50,000 packets.
longest_short_run=8192

# is_short_run ARGUMENT...: whether all inputs are files, few and small. What files an argument names is not understood
# here: one that exists counts, also where it is to be written.
is_short_run() {
    for argument; do
        shift
        if [ -f "$argument" ]; then
            case $argument in
            -*) return 1 ;;
            esac
            set -- "$@" "$argument"
        elif [ -d "$argument" ] || [ "$argument" = - ]; then
            return 1
        fi
    done
    [ $# -gt 0 ] && [ $# -le 4 ] &&
        [ -z "$(find -L "$@" -size "+$longest_short_run" -print 2>&1)" ]
}
