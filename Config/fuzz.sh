#!/usr/bin/env bash
# Tries inputs that nobody would send, a million of each kind where the tests try a few, or looks for races.
#
# usage: Config/fuzz.sh [INPUTS] [SUITES]
#        Config/fuzz.sh --threads [SUITES]
#
#   INPUTS      so many (1000000) bytes, texts, queries and lines, and a fiftieth as many files, for every fuzzer, under
#               AddressSanitizer; SHIRABE_FUZZ_SEED=2 makes others. The same seed and number make the same input.
#   --threads   the daemon's tests, and the daemons that they start, under ThreadSanitizer
#   SUITES      only the tests that match this
#
# Each has a build of its own below .build. The last line says what it came to; the status is 0 where nothing was found.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# What the tests are made of; the client is left out, since it is linked as no sanitizer can be.
build() {
  local product
  for product in shirabed shirabe-index shirabePackageTests; do swift build --product "$product" "$@" >&2; done
}

# Writes down what the sanitizers say, of the programs that the tests start as well, since these end as they like.
reports=$(mktemp -d)
trap 'rm -rf "$reports"' EXIT
conclude() {
  local status=$1 count
  count=$(find "$reports" -type f | wc -l)
  find "$reports" -type f -exec cat {} + >&2
  echo "$2: tests ended with status $status, $count processes had something reported of them"
  [ "$status" -eq 0 ] && [ "$count" -eq 0 ]
}

status=0
if [ "${1:-}" = --threads ]; then
  mkdir -p .build/thread
  clang -c -O1 Config/races.c -o .build/thread/races.o
  where=(--sanitize=thread --scratch-path .build/thread -Xlinker "$PWD/.build/thread/races.o")
  build "${where[@]}"
  swift build --product shirabe >&2
  install -m 755 "$(swift build --show-bin-path)/shirabe" "$(swift build "${where[@]}" --show-bin-path)/shirabe"
  # What a daemon ends with stays its own affair: the tests look at that.
  TSAN_OPTIONS="log_path=$reports/race exitcode=0 suppressions=$PWD/Config/races.txt"
  TSAN_OPTIONS+=" external_symbolizer_path=$(command -v llvm-symbolizer || true)"
  export TSAN_OPTIONS
  # A daemon that ends gives itself ten seconds to answer, which are few for one that is watched, and an example in Swift
  # is compiled without what watches.
  swift test --skip-build "${where[@]}" --filter "${2:-ShirabeDaemonTests}" --skip 'ShutdownTests|LanguageTests/swift' ||
    status=$?
  conclude "$status" "races"
else
  # For release, which traps where a debugging build does and is many times faster.
  where=(-c release --sanitize=address --scratch-path .build/address)
  build "${where[@]}" -Xswiftc -enable-testing
  # What lives as long as a process is no leak.
  export ASAN_OPTIONS="detect_leaks=0 log_path=$reports/address" SHIRABE_FUZZ_INPUTS=${1:-1000000}
  swift test --skip-build "${where[@]}" --filter "${2:-FuzzTests}" || status=$?
  conclude "$status" "$SHIRABE_FUZZ_INPUTS inputs of each kind"
fi
