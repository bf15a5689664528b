#!/usr/bin/env bash
# Loads a daemon for long, which the tests do for seconds, while its index is written.
#
# usage: Config/soak.sh [MINUTES] [CONNECTIONS] [PATH…]
#
# MINUTES is 30, CONNECTIONS 500, and PATH (articles, as shirabe-index takes them) Index/articles, if nothing else is said.
# Clients ask in all manners: dialogs, byte by byte, slow readers, many requests at once, batches, going away in the middle.
# It ends with the memory and descriptors of the daemon in each quarter of the time, which must not grow, and with status 0
# where every reply was right and no error came but "busy".
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

minutes=${1:-30}
connections=${2:-500}
shift $(($# < 2 ? $# : 2))
swift build -c release --product shirabed >&2
swift build -c release --product shirabe-bench >&2
exec "$(swift build -c release --show-bin-path)/shirabe-bench" --only soak --connections "$connections" \
  --seconds "$((minutes * 60))" "$@"
