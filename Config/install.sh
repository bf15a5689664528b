#!/usr/bin/env bash
# Builds Shirabe for release and installs it: programs, manual pages, guides, completions, systemd units, a sample configuration.
#
# usage: Config/install.sh [--prefix DIR] [--destdir DIR] [--binaries DIR] [--uninstall]
#
#   --prefix DIR     where it is to live; /usr/local by default. With /usr or /usr/local the units are the system's and a
#                    user's (PREFIX/lib/systemd) and the configuration is /etc/shirabe/shirabe.yaml; with any other, such
#                    as ~/.local, a user's (PREFIX/share/systemd/user), and there is a sample (PREFIX/share/shirabe).
#   --destdir DIR    a folder that stands for the root of the file system, for packages
#   --binaries DIR   the programs are in DIR already: build nothing
#   --uninstall      takes away what was installed under the prefix, and nothing else
#
# Both may be done again. A configuration that was edited is neither overwritten nor taken away; nor is an index.
set -euo pipefail
invoked_in=$PWD
cd "$(dirname "${BASH_SOURCE[0]}")/.."

usage() { sed -n 's/^# \{0,1\}//; 4,13p' Config/install.sh >&2; exit 2; }
absolute() { (cd "$invoked_in" && realpath -m -- "$1"); }

prefix=/usr/local destdir='' binaries='' uninstall=
while [ $# -gt 0 ]; do
  case $1 in
    --uninstall) uninstall=yes; shift; continue ;;
    --prefix | --destdir | --binaries) [ $# -ge 2 ] && [ -n "$2" ] || usage ;;
    --prefix=?* | --destdir=?* | --binaries=?*) set -- "${1%%=*}" "${1#*=}" "${@:2}" ;;
    *) usage ;;
  esac
  case $1 in
    --prefix) prefix=$(absolute "$2") ;;
    --destdir) destdir=$(absolute "$2") ;;
    --binaries) binaries=$(absolute "$2") ;;
  esac
  shift 2
done
[ "$destdir" != / ] || destdir=

# Where things go. Debian's own packages have the vendor's folders of zsh.
zsh=$prefix/share/zsh/site-functions units='' user_units=$prefix/share/systemd/user configuration=''
case $prefix in
  /usr) zsh=$prefix/share/zsh/vendor-completions ;;
esac
case $prefix in
  /usr | /usr/local) units=$prefix/lib/systemd/system user_units=$prefix/lib/systemd/user configuration=/etc/shirabe ;;
esac
list=$prefix/share/shirabe/installed
sample=$prefix/share/shirabe/shirabe.yaml

remove() {
  local path
  # The configuration goes if it is still the sample.
  if [ -n "$configuration" ] && cmp -s "$destdir$sample" "$destdir$configuration/shirabe.yaml"; then
    rm -f "$destdir$configuration/shirabe.yaml"
  fi
  while IFS= read -r path; do rm -f "$destdir$path"; done
  rm -f "$destdir$list"
}

# Takes away the folders that were made for Shirabe, and those that are empty then and were not there before it.
prune() {
  local folder
  while IFS= read -r folder; do
    rmdir -- "$destdir$folder" 2>/dev/null || true
  done
}

if [ -n "$uninstall" ]; then
  if [ ! -f "$destdir$list" ]; then
    echo "Config/install.sh: nothing of Shirabe is installed under $destdir$prefix" >&2
    exit 0
  fi
  installed=$(cat "$destdir$list")
  grep -v '/$' <<<"$installed" | remove
  grep '/$' <<<"$installed" | sort -r | prune
  if [ -n "$configuration" ] && [ -e "$destdir$configuration/shirabe.yaml" ]; then
    echo "Config/install.sh: $destdir$configuration/shirabe.yaml was edited and stays" >&2
  fi
  exit 0
fi

. Config/packages.sh
if [ -z "$binaries" ]; then
  need_commands swift git
  install_packages "${build_packages[@]}"
  . Config/build.sh
  echo "Building for release (a few minutes the first time) ..." >&2
  # A build folder of its own: the daemon and the indexer are linked otherwise here than for development.
  build=(--static-swift-stdlib --scratch-path .build-install)
  build_programs "${build[@]}"
  binaries=$(swift build -c release "${build[@]}" --show-bin-path)
fi
for program in shirabe shirabe-index shirabed; do
  [ -x "$binaries/$program" ] && continue
  echo "Config/install.sh: there is no program $binaries/$program; build it, or leave out --binaries" >&2
  exit 1
done
install_packages "${manual_packages[@]}"

# What is put and what is made on the way is noted, so that just this can be taken away; what an earlier run made too.
notes=$(mktemp)
trap 'rm -f "$notes"' EXIT
if [ -f "$destdir$list" ]; then grep '/$' "$destdir$list" >"$notes" || true; fi

folder() {
  [ -d "$destdir$1" ] && return
  folder "$(dirname "$1")"
  mkdir -m 755 "$destdir$1"
  echo "$1/" >>"$notes"
}

# put MODE PATH: installs standard input; the old file is replaced at once, also where it is a program that runs.
put() {
  folder "$(dirname "$2")"
  cat >"$destdir$2.new"
  chmod "$1" "$destdir$2.new"
  mv -f "$destdir$2.new" "$destdir$2"
  echo "$2" >>"$notes"
}

# The units call the programs where they are, and need not say any more how they are put in place.
unit() { sed "s|/usr/local/bin/|$prefix/bin/|g; /^#   cp Config/d" "$1"; }

[ -z "$destdir" ] || mkdir -p "$destdir"
old=$([ -f "$destdir$list" ] && grep -v '/$' "$destdir$list" || true)
had_sample=$([ -f "$destdir$sample" ] && cksum <"$destdir$sample" || true)

stripped=$(mktemp -d)
trap 'rm -rf "$notes" "$stripped"' EXIT
for program in shirabe shirabe-index shirabed; do
  strip -o "$stripped/$program" "$binaries/$program"
  put 755 "$prefix/bin/$program" <"$stripped/$program"
  section=1
  [ "$program" != shirabed ] || section=8
  "$binaries/$program" --generate-manual | gzip -9n | put 644 "$prefix/share/man/man$section/$program.$section.gz"
  "$binaries/$program" --generate-completion-script bash | put 644 "$prefix/share/bash-completion/completions/$program"
  "$binaries/$program" --generate-completion-script zsh | put 644 "$zsh/_$program"
  "$binaries/$program" --generate-completion-script fish | put 644 "$prefix/share/fish/vendor_completions.d/$program.fish"
done
. Config/guides.sh
version=$("$binaries/shirabe" --version)
for guide in Sources/Manual/Guides/*.md; do
  page=$(basename "$guide" .md)
  guide_page "$guide" "$version" | gzip -9n | put 644 "$prefix/share/man/man7/$page.7.gz"
done
if [ -n "$units" ]; then
  for unit in Config/systemd/*.service Config/systemd/*.socket; do unit "$unit" | put 644 "$units/$(basename "$unit")"; done
fi
for unit in Config/systemd/user/*; do unit "$unit" | put 644 "$user_units/$(basename "$unit")"; done
put 644 "$sample" <Config/shirabe.yaml
put 644 "$prefix/share/shirabe/boilerplate.txt" <Config/boilerplate.txt

# The configuration is the user's own once it differs from the sample that was put there.
if [ -n "$configuration" ]; then
  folder "$configuration"
  if [ ! -e "$destdir$configuration/shirabe.yaml" ] \
    || [ "$(cksum <"$destdir$configuration/shirabe.yaml")" = "$had_sample" ]; then
    cp -f Config/shirabe.yaml "$destdir$configuration/shirabe.yaml"
    chmod 644 "$destdir$configuration/shirabe.yaml"
  fi
fi

# What an older version put and this one does not.
if [ -n "$old" ]; then
  comm -23 <(sort -u <<<"$old") <(grep -v '/$' "$notes" | sort -u) | while IFS= read -r path; do rm -f "$destdir$path"; done
fi
sort -u "$notes" | put 644 "$list"

undo="Config/install.sh"
[ "$prefix" = /usr/local ] || undo+=" --prefix ${prefix@Q}"
[ -z "$destdir" ] || undo+=" --destdir ${destdir@Q}"
echo "Shirabe $version is installed under $destdir$prefix; $undo --uninstall takes it away again" >&2
