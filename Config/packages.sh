# Installs what building and testing need and this machine lacks. Sourced by run.sh and test.sh.
#
# usage: . Config/packages.sh; need_commands swift; install_packages PACKAGE...

# What every build needs besides Swift.
build_packages=(
  libsqlite3-dev libxml2-dev libuchardet-dev libarchive-dev zlib1g-dev libzstd-dev libxxhash-dev libcmark-gfm-dev
  libcmark-gfm-extensions-dev libc6-dev libstdc++-12-dev pkg-config
)

# What makes pages of the manual from the guides.
manual_packages=(cmark-gfm)

# Ends with a clear word where a command is missing that no Debian package brings.
need_commands() {
  local command
  for command in "$@"; do
    command -v "$command" >/dev/null && continue
    echo "Config: '$command' is missing; Shirabe needs Swift 6.3 (https://www.swift.org/install/linux/)" >&2
    exit 1
  done
}

# Installs the Debian packages that are not there yet, as root or by sudo.
install_packages() {
  local package missing=() as_root=()
  for package in "$@"; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  [ "$(id -u)" -eq 0 ] || as_root=(sudo)
  echo "Config: installing ${missing[*]}" >&2
  "${as_root[@]}" apt-get update -qq >&2
  DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2
}
