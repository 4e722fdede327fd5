# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 The Duebell authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What the commands of this folder share: finding and installing what is missing, and building.
# To be sourced from the top of the source tree.

# shellcheck source=build-aux/packages.sh
. build-aux/packages.sh

lock_fd= # see lock

say () {
  printf '%s: %s\n' "${0##*/}" "$*"
}

die () {
  say "$*" >&2
  exit 1
}

# is_there PROBE: see packages.sh.
is_there () {
  local what=${1#*:}

  case $1 in
    cmd:*) command -v "$what" ;;
    pc:*) pkg-config --exists "$what" ;;
    file:*) compgen -G "$what" ;;
    py:*) system_python -c "import $what" ;;
  esac > /dev/null 2>&1
}

# The Python that meson runs with, and that the distribution's modules are for: another one may stand
# before it in the PATH.
system_python () {
  if [ -x /usr/bin/python3 ]; then /usr/bin/python3 "$@"; else python3 "$@"; fi
}

is_installed () {
  [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2> /dev/null)" = installed ]
}

# find_missing GROUP...: the packages to install, one a line.
find_missing () {
  local group package probe

  while read -r group package probe; do
    [[ " $* " == *" $group "* ]] || continue
    is_there "$probe" || is_installed "$package" || echo "$package"
  done < <(list_needs)
}

has_apt () (
  ID='' ID_LIKE=''
  # shellcheck source=/dev/null
  [ ! -r /etc/os-release ] || . /etc/os-release
  [[ " $ID $ID_LIKE " =~ \ (debian|ubuntu)\  ]] && command -v apt-get > /dev/null
)

as_root () {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

# Without the lock: what packages start would keep it.
apt_get () {
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=600 "$@" \
    {lock_fd}>&-
}

# One short line for many of apt-get's.
show_progress () {
  local line unpacked=0 ready=0

  while read -r line; do
    case $line in
      Unpacking\ *) unpacked=$((unpacked + 1)) ;;
      Setting\ up\ *) ready=$((ready + 1)) ;;
      *) continue ;;
    esac
    [ $(((unpacked + ready) % 50)) != 0 ] || say "$unpacked packages unpacked, $ready ready"
  done
}

# install_packages NAME...: with the whole story in _build/install.log, the end of it if it fails.
install_packages () {
  apt_get update || say "The package lists could not be renewed; going on with the old ones." >&2
  apt_get install -y --no-install-recommends "$@" 2>&1 | tee _build/install.log | show_progress || {
    tail -n 20 _build/install.log >&2
    return 1
  }
}

# need GROUP...: has all that these groups need when it returns. Asks nobody if nothing is missing.
need () {
  local -a missing

  mapfile -t missing < <(find_missing "$@")
  [ ${#missing[@]} -gt 0 ] || return 0

  say "Missing: ${missing[*]}"
  has_apt || die "This is neither Debian nor Ubuntu: install these by the names they have here" \
    "(as Debian calls them: ${missing[*]}), then start again."
  [ "$(id -u)" = 0 ] || command -v sudo > /dev/null ||
    die "To install them this must run as root, or sudo must be there. Nothing was changed."
  say "Installing them with apt-get. This takes a while, once."
  install_packages "${missing[@]}" || die "That did not work; all of it is in _build/install.log."
  mapfile -t missing < <(find_missing "$@")
  [ ${#missing[@]} -eq 0 ] || die "Still missing after that: ${missing[*]}"
  say "Installed."
}

# lock NAME: waits for another run that is at the same step. It is let go by unlock, or at the end.
lock () {
  mkdir -p _build
  exec {lock_fd}> "_build/.$1.lock"
  flock -n "$lock_fd" && return
  say "Another run is at it; waiting for its end."
  flock "$lock_fd"
}

unlock () {
  exec {lock_fd}>&-
}

# configure FOLDER OPTION...: does nothing if it was done before with the same options.
configure () {
  local folder=$1

  shift
  [ "$(cat "$folder/.options" 2> /dev/null)" != "$*" ] || return 0
  say "Configuring $folder"
  if [ -e "$folder/build.ninja" ]; then
    meson configure "$folder" "$@" || return 1
  else
    mkdir -p "$folder"
    meson setup "$folder" "$@" > "$folder/setup.log" || {
      cat "$folder/setup.log"
      return 1
    }
  fi
  echo "$*" > "$folder/.options"
}

# build FOLDER OPTION...
build () {
  configure "$@" || return 1
  say "Building in $1"
  ninja -C "$1" {lock_fd}>&-
}
