#!/bin/sh
# SD Studio for one user; needs no administrator. Double-click it, or run:
#
#     sh @NAME@              install or update
#     sh @NAME@ --uninstall  remove; keeps pictures, models and settings
#
# --prefix FOLDER installs elsewhere than in ~/.local. Below this script is a tar archive.
set -eu

sha256=@SHA256@
oldest_glibc=@GLIBC@
needed_mb=@NEEDED_MB@
# Of an update, the ID of the runtime that it was tested with; see runtime-id.txt in the program.
runtime=@RUNTIME@

prefix="$HOME/.local"
action=install
# A copy of this script, without the archive, is installed under that name.
if [ "${0##*/}" = uninstall ]; then
    action=uninstall
    prefix=$(cd "$(dirname "$0")/../.." && pwd)
fi
while [ $# -gt 0 ]; do
    case "$1" in
    --uninstall) action=uninstall ;;
    --prefix) prefix="$2"; shift ;;
    *) sed -n "2,/^# --prefix/s/^# \{0,1\}//p" "$0"; exit 2 ;;
    esac
    shift
done
case "$prefix" in /*) ;; *) prefix="$PWD/$prefix" ;; esac
program="$prefix/lib/sd-studio"
# What is replaced.
part=lib/sd-studio${runtime:+/_internal/sdstudio}
new="$prefix/lib/.sd-studio.new"
old="$prefix/lib/.sd-studio.old"

# Without a terminal, whoever double-clicked sees a dialog.
tell() {
    echo "$1"
    [ -t 1 ] && return
    if command -v zenity >/dev/null; then
        zenity --info --no-markup --title "SD Studio" --text "$1" 2>/dev/null || true
    elif command -v kdialog >/dev/null; then
        kdialog --title "SD Studio" --msgbox "$1" 2>/dev/null || true
    elif command -v notify-send >/dev/null; then
        notify-send "SD Studio" "$1" 2>/dev/null || true
    fi
}

fail() {
    tell "$1"
    exit 1
}

is_running() {
    for exe in /proc/[0-9]*/exe; do
        [ "$(readlink "$exe" 2>/dev/null)" != "$program/sd-studio" ] || return 0
    done
    return 1
}

# What is outside the program's folder, as installed-files in it lists it.
remove_links() {
    echo "$1" | while IFS= read -r file; do
        [ -z "$file" ] || rm -f "$prefix/$file"
    done
}

# Folders may have been write-protected.
remove() {
    for folder in "$@"; do
        [ ! -d "$folder" ] || chmod -R u+w "$folder"
        rm -rf "$folder"
    done
}

refresh_desktop() {
    share="$prefix/share"
    quietly update-desktop-database -q "$share/applications"
    quietly update-mime-database "$share/mime"
    quietly gtk-update-icon-cache -q -t -f "$share/icons/hicolor"
}

quietly() {
    ! command -v "$1" >/dev/null || "$@" >/dev/null 2>&1 || true
}

uninstall() {
    remove_links "$(cat "$program/installed-files" 2>/dev/null || true)"
    remove "$program" "$new" "$old"
    refresh_desktop
    tell "SD Studio has been removed. Your pictures, models and settings are kept."
}

# What follows the last line of this script.
archive() {
    tail -n +$(($(sed -n '/^exit$/{=;q}' "$0") + 1)) "$0"
}

check_machine() {
    [ "$(uname -m)" = x86_64 ] || fail "SD Studio needs a 64-bit PC (x86-64); this is $(uname -m)."
    found=$(getconf GNU_LIBC_VERSION 2>/dev/null | cut -d ' ' -f 2)
    older=$(printf '%s\n%s\n' "${found:-0}" "$oldest_glibc" | sort -V | head -n 1)
    [ "$older" = "$oldest_glibc" ] ||
        fail "SD Studio needs glibc $oldest_glibc or newer; this system has ${found:-another one}."
    command -v xz >/dev/null || fail "SD Studio needs xz to unpack itself. Install xz or xz-utils."
    ldconfig=$(PATH="$PATH:/sbin:/usr/sbin" command -v ldconfig || true)
    if [ -n "$ldconfig" ]; then
        for library in libstdc++.so.6 libgcc_s.so.1 libEGL.so.1 libGL.so.1 libfontconfig.so.1; do
            "$ldconfig" -p | grep -q "$library" ||
                fail "SD Studio needs $library, which this system lacks."
        done
    fi
    mkdir -p "$prefix/lib"
    free_kb=$(df -Pk "$prefix/lib" | awk 'NR == 2 { print $4 }')
    free_mb=$((free_kb / 1024))
    [ "$free_mb" -gt "$needed_mb" ] ||
        fail "SD Studio needs $needed_mb MB in $prefix; only $free_mb MB is free."
}

failed_move() {
    fail "SD Studio could not be installed; what was installed before is unchanged."
}

# In an Exec line these are quoted, and a backslash is read twice.
quoted() {
    printf '"%s"' "$(printf '%s' "$1" | sed 's/\\/\\\\\\\\/g; s/["`$]/\\\\&/g; s/%/%%/g')"
}

install() {
    check_machine
    [ "$(archive | sha256sum | cut -d ' ' -f 1)" = "$sha256" ] ||
        fail "This file is damaged. Please download it again."
    if [ -n "$runtime" ] && [ "$(cat "$program/runtime-id.txt" 2>/dev/null)" != "$runtime" ]; then
        fail "This update doesn't fit what is installed in $program, so nothing was changed. Use the full installer, which also keeps everything."
    fi
    ! is_running || fail "SD Studio is running. Close it, then start the installer again."
    remove "$new" "$old"
    trap 'remove "$new"' EXIT
    trap 'exit 1' INT TERM HUP
    mkdir "$new"
    # A full disk is reported a thousand times; once is enough.
    errors=$( (archive | xz -dc | tar -xf - -C "$new" --no-same-owner) 2>&1) ||
        fail "SD Studio could not be unpacked; what was installed before is unchanged.
$(echo "$errors" | head -n 1)"
    # Until here nothing was changed; what follows takes a moment.
    if [ -n "$runtime" ]; then
        # A folder that changes its parent needs the permission as well.
        for folder in "$program" "$prefix/${part%/*}" "$prefix/$part"; do
            [ ! -d "$folder" ] || chmod u+w "$folder"
        done
    fi
    links=$(cat "$program/installed-files" 2>/dev/null || true)
    if [ -e "$prefix/$part" ] && ! mv "$prefix/$part" "$old"; then failed_move; fi
    if ! mv "$new/$part" "$prefix/$part"; then
        [ ! -e "$old" ] || mv "$old" "$prefix/$part"
        failed_move
    fi
    remove_links "$links"
    # What an update writes again may be write-protected.
    rm -f "$program/installed-files" "$program/uninstall"
    # What is outside the program's folder.
    (cd "$new" && find bin share ! -type d) >"$program/installed-files"
    # Folders that exist keep their permissions.
    while IFS= read -r file; do
        mkdir -p "$prefix/${file%/*}"
        # Not through a link of a program that has been deleted by hand.
        rm -f "$prefix/$file"
        cp -d "$new/$file" "$prefix/$file"
    done <"$program/installed-files"
    remove "$new" "$old"
    escaped=$(quoted "$prefix/bin/sd-studio" | sed 's/[\\&|]/\\&/g')
    sed -i "s|^Exec=sd-studio|Exec=$escaped|" "$prefix/share/applications/sd-studio.desktop"
    sed '/^exit$/q' "$0" >"$program/uninstall"
    chmod +x "$program/uninstall"
    refresh_desktop
    tell "SD Studio has been installed. You'll find it in the applications menu, or start it with: $prefix/bin/sd-studio
To remove it, run: $program/uninstall"
}

if [ "$action" = uninstall ]; then
    ! is_running || fail "SD Studio is running. Close it, then try again."
    uninstall
else
    install
fi
exit
