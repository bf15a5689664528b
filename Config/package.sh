#!/usr/bin/env bash
# Builds a Debian package of Shirabe for this machine's architecture, and prints its path.
#
# usage: Config/package.sh [--output DIR] [--binaries DIR] [--quick]
#
#   --output DIR     the folder for shirabe_VERSION_ARCHITECTURE.deb; the current one by default
#   --binaries DIR   the programs are in DIR already: build nothing. Libraries that no Debian package has, such as those of
#                    Swift in a build for development, are then left to the machine.
#   --quick          compresses nothing, for a trial
#
# Nothing is started when it is installed: there is no index yet. DEBFULLNAME and DEBEMAIL name the maintainer.
set -euo pipefail
invoked_in=$PWD
cd "$(dirname "${BASH_SOURCE[0]}")/.."

usage() { sed -n 's/^# \{0,1\}//; 4,10p' Config/package.sh >&2; exit 2; }
absolute() { (cd "$invoked_in" && realpath -m -- "$1"); }

output=$invoked_in binaries=() missing=() compression=(-Zxz)
while [ $# -gt 0 ]; do
  case $1 in
    --quick) compression=(-Znone); shift; continue ;;
    --output | --binaries) [ $# -ge 2 ] && [ -n "$2" ] || usage ;;
    *) usage ;;
  esac
  case $1 in
    --output) output=$(absolute "$2") ;;
    --binaries) binaries=(--binaries "$(absolute "$2")") missing=(--ignore-missing-info) ;;
  esac
  shift 2
done

. Config/packages.sh
install_packages dpkg-dev binutils

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
root=$work/root
umask 022
Config/install.sh --prefix /usr --destdir "$root" ${binaries[@]+"${binaries[@]}"} 2>"$work/log" || {
  cat "$work/log" >&2
  exit 1
}
# What is installed is dpkg's to know.
rm "$root/usr/share/shirabe/installed"

version=$("$root/usr/bin/shirabe" --version)
architecture=$(dpkg --print-architecture)
maintainer="${DEBFULLNAME:-Shirabe} <${DEBEMAIL:-shirabe@localhost}>"

# Whose work is linked in, and on what terms.
copyright=$root/usr/share/doc/shirabe/copyright
mkdir -p "${copyright%/*}"
{
  echo "Shirabe $version"
  echo
  echo "The programs contain the Swift standard library and Foundation (https://www.swift.org, Apache License 2.0 with"
  echo "Runtime Library Exception), shirabe also the GNU C Library (LGPL 2.1 or later), and these packages:"
  for checkout in .build-install/checkouts .build/checkouts; do
    [ -d "$checkout" ] || continue
    for license in "$checkout"/*/LICENSE*; do
      echo
      echo "$(basename "$(dirname "$license")"):"
      if grep -q 'Apache License' "$license"; then
        echo "  Apache License 2.0$(grep -qi 'Runtime Library Exception' "$license" && echo ' with Runtime Library Exception')"
      else
        sed 's/^\(.\)/  \1/' "$license"
      fi
    done
    break
  done
  echo
  echo "On Debian systems the Apache License 2.0 is in /usr/share/common-licenses/Apache-2.0, the LGPL 2.1 in"
  echo "/usr/share/common-licenses/LGPL-2.1."
} >"$copyright"
{
  echo "shirabe ($version) stable; urgency=medium"
  echo
  echo "  * Version $version."
  echo
  echo " -- $maintainer  $(date -R -u -d "@${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || date +%s)}")"
} | gzip -9n >"$root/usr/share/doc/shirabe/changelog.gz"

# The libraries that the programs are linked against say which packages they need.
mkdir -p "$work/source/debian" "$root/DEBIAN"
printf 'Source: shirabe\n\nPackage: shirabe\nArchitecture: any\n' >"$work/source/debian/control"
depends=$(
  cd "$work/source"
  dpkg-shlibdeps -O ${missing[@]+"${missing[@]}"} -e "$root/usr/bin/shirabe-index" -e "$root/usr/bin/shirabed" 2>"$work/log" \
    || { cat "$work/log" >&2; exit 1; }
)
cat >"$root/DEBIAN/control" <<END
Package: shirabe
Version: $version
Architecture: $architecture
Maintainer: $maintainer
Installed-Size: $(du -sk --exclude=DEBIAN "$root" | cut -f1)
Depends: ${depends#shlibs:Depends=}
Recommends: poppler-utils
Section: text
Priority: optional
Description: full-text search for Japanese, Chinese and Korean articles
 An indexer loads articles into SQLite FTS5, a daemon answers searches over
 a Unix socket, and a client asks it for people and for scripts. Every phrase
 of any length is found in every article that has it, and in no other.
END
echo /etc/shirabe/shirabe.yaml >"$root/DEBIAN/conffiles"

# systemd is told of the units where it runs; under another root (dpkg --root) it is none of its business.
units="shirabed.service shirabed.socket shirabe-index-watch.service"
cat >"$root/DEBIAN/postinst" <<END
#!/bin/sh
set -e
if [ -z "\$DPKG_ROOT" ] && [ -d /run/systemd/system ]; then
  systemctl daemon-reload || true
  # A daemon that runs is the old one.
  if [ -n "\$2" ]; then systemctl try-restart $units || true; fi
fi
END
cat >"$root/DEBIAN/prerm" <<END
#!/bin/sh
set -e
if [ "\$1" = remove ] && [ -z "\$DPKG_ROOT" ] && [ -d /run/systemd/system ]; then
  systemctl --no-reload disable --now $units || true
fi
END
# The index in /var/lib/shirabe is the user's own and stays.
cat >"$root/DEBIAN/postrm" <<END
#!/bin/sh
set -e
if [ -z "\$DPKG_ROOT" ] && [ -d /run/systemd/system ]; then systemctl daemon-reload || true; fi
END
chmod 755 "$root/DEBIAN/postinst" "$root/DEBIAN/prerm" "$root/DEBIAN/postrm"
(cd "$root" && find . -path ./DEBIAN -prune -o -type f -printf '%P\0' | sort -z | xargs -0 md5sum) >"$work/md5sums"
mv "$work/md5sums" "$root/DEBIAN/md5sums"

mkdir -p "$output"
package=$output/shirabe_${version}_$architecture.deb
dpkg-deb --root-owner-group "${compression[@]}" --build "$root" "$package" >/dev/null
echo "$package"
