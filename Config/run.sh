#!/usr/bin/env bash
# Builds Shirabe, indexes the sample articles, starts the daemon and shows three searches.
#
# usage: Config/run.sh [PATH...]      PATH: articles of your own, files or folders, indexed beside the samples
#
# The index is Index/default; the daemon stays up when this script ends, and running the script again starts it anew.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
root=$PWD
own=()
for path in "$@"; do own+=("$(cd "$OLDPWD" && realpath -- "$path")"); done

. Config/packages.sh
need_commands swift git
install_packages "${build_packages[@]}"

. Config/build.sh
echo "Building for release (a few minutes the first time) ..."
build_programs
bin=$(swift build -c release --show-bin-path)

show() {
  printf '\n$ %s\n' "$1"
  PATH="$bin:$PATH" bash -c "$1" || true
}

index=$root/Index/default
echo
"$bin/shirabe-index" --index "$index" Index/articles ${own[@]+"${own[@]}"} || [ $? -eq 1 ]

# A daemon of an earlier run may have the old program in it.
pid_file=$index/daemon.pid
if [ -f "$pid_file" ] && pid=$(cat "$pid_file") && [ "$(cat "/proc/$pid/comm" 2>/dev/null)" = shirabed ]; then
  kill "$pid"
  while [ -d "/proc/$pid" ]; do sleep 0.05; done
fi
setsid "$bin/shirabed" --index "$index" </dev/null >/dev/null 2>"$index/daemon.log" &
echo $! >"$pid_file"
if ! "$bin/shirabe" ping --wait 10 >/dev/null; then
  cat "$index/daemon.log" >&2
  exit 1
fi

show "shirabe search 麻薬 対策"
show "shirabe phrase 'F-35'"
show "shirabe search --format jsonl --fields id,score,published 通訳 | head -3"
cat <<END

The daemon is up (process $(cat "$pid_file")); to stop it: kill $(cat "$pid_file")
The programs are in $bin
END
