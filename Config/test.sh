#!/usr/bin/env bash
# Installs what is missing and runs every check and test of the project.
#
# usage: Config/test.sh
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

. Config/packages.sh
need_commands swift git
install_packages "${build_packages[@]}" "${manual_packages[@]}" netcat-openbsd socat jq poppler-utils python3 gzip xz-utils zstd systemd \
  groff-base man-db zsh fish dpkg-dev binutils python3-venv
# Python's binding of the newest SQLite, which writes tables that have to be refused; tests are skipped without it.
if ! .build/python/bin/python3 -c 'import apsw' 2>/dev/null; then
  { python3 -m venv .build/python && .build/python/bin/python3 -m pip install --quiet apsw; } >&2 || true
fi

echo "== format"
swift format lint --strict --recursive Sources Tests Package.swift

echo "== build"
swift build --build-tests

echo "== bench, once over the samples"
"$(swift build --show-bin-path)/shirabe-bench" --passes 1 --queries 5 --seconds 0.3 Index/articles

echo "== test"
swift test --skip-build
