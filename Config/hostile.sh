#!/usr/bin/env bash
# Runs the programs where there is little memory or very much of something, and with a clock that jumps.
#
# usage: Config/hostile.sh PART [COUNT]
#
#   memory      a daemon of 30,000 articles under ulimit -v, from COUNT (200) MiB on: each limit is either refused at the
#               start, by status 74 and a line that says what is needed, or serves all manner of requests
#   cgroup      the same daemon in a control group of COUNT (96) MiB: nothing is killed, and searches go on
#   clock       the time of day jumps by hours, years and back COUNT (3) times while a daemon serves and a watch watches
#   watch       COUNT (100000) files in a thousandth as many folders are watched
#   positions   a word stands COUNT (2200) million times in one index: its list is over 2^31 bytes
#   all         all of these
#
# Each part ends with a line that says what it came to, and with status 0 where all was right or the machine cannot do it,
# which is said. SHIRABE_BIN names a folder of programs that are built already.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

part=${1:-}
count=${2:-}
case $part in
memory | cgroup | clock | watch | positions | all) ;;
*)
  echo "usage: Config/hostile.sh memory|cgroup|clock|watch|positions|all [COUNT]" >&2
  exit 2
  ;;
esac

if [ -z "${SHIRABE_BIN:-}" ]; then
  for product in shirabed shirabe-index shirabe; do swift build -c release --product "$product" >&2; done
  SHIRABE_BIN=$(swift build -c release --show-bin-path)
fi
export SHIRABE_BIN
parts=$part
[ "$part" != all ] || parts="memory cgroup clock watch positions"
for part in $parts; do python3 Config/hostile.py "$part" ${count:+"$count"}; done
