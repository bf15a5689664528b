#!/usr/bin/env bash
# Proves at full size that nothing is lost, which the tests do at a bounded one.
#
# usage: Config/proof.sh PART [COUNT]
#
#   kills    COUNT (1000) times the indexer is killed while it writes, and a tenth as often repairs, restores and upgrades
#   disk     the disk is full at COUNT (500) sizes
#   faults   the file system fails at every call, once and for good, or at about COUNT of them
#   flips    one or two bytes are altered at COUNT (1000) places of a shard
#   all      all of these
#
# Each part ends with a line that says what it came to, and with status 0 where nothing was lost.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

part=${1:-}
count=${2:-}
swift build --build-tests >&2

# Runs the tests of a name with the sizes of proofs given as NAME=NUMBER.
prove() {
  local tests=$1
  shift
  env "${@/#/SHIRABE_PROOF_}" swift test --skip-build --filter "$tests"
}

run_part() {
  case $1 in
  kills)
    prove 'InterruptionTests|killingAnUpgrade' "KILLS=${count:-1000}" "KILLED_REPAIRS=$((${count:-1000} / 10 + 1))" \
      "KILLED_UPGRADES=$((${count:-1000} / 10 + 1))"
    ;;
  disk) prove 'aFullDiskIsSaidAndHarmsNothing|aSmallFileSystem' "DISK=${count:-500}" ;;
  faults) prove 'SurvivesAnyFailure' "FAULTS_WRITING=${count:-1000000}" "FAULTS_SEARCHING=${count:-1000000}" ;;
  flips) prove FlippedByteTests "FLIPS=${count:-1000}" ;;
  *)
    echo "usage: Config/proof.sh kills|disk|faults|flips|all [COUNT]" >&2
    exit 2
    ;;
  esac
}

if [ "$part" = all ]; then
  for part in kills disk faults flips; do run_part "$part"; done
else
  run_part "$part"
fi
