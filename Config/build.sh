# Builds the three programs for release, in one go, and says how far it is. Sourced by run.sh and install.sh.
#
# usage: . Config/build.sh; build_programs [OPTION...]      OPTION: of swift build

build_programs() {
  # Without tests and shirabe-bench. What it says comes by a pipe, in which it tells a step a line.
  swift build -c release "$@" --target ShirabePrograms 2>&1 | tell_steps >&2
}

# Passes on what a build says, but of its steps no more than one every few seconds; while it says nothing, that it goes on.
tell_steps() {
  local line rest='' step='' told=-5
  SECONDS=0
  while true; do
    if IFS= read -r -t 5 line; then
      line=$rest$line rest=''
      # [12/345] Compiling ShirabeText Tokenizer.swift
      if [[ $line =~ ^\[([0-9]+/[0-9]+)\]\ (.*) ]]; then
        step="${BASH_REMATCH[1]}, ${BASH_REMATCH[2]}"
        [ $((SECONDS - told)) -ge 5 ] || continue
        line="  $SECONDS s: step $step" told=$SECONDS
      fi
      printf '%s\n' "$line"
    elif [ $? -gt 128 ]; then
      rest+=$line
      printf '  %s s: still at it%s\n' "$SECONDS" "${step:+, after step $step}"
      told=$SECONDS
    else
      [ -z "$rest$line" ] || printf '%s\n' "$rest$line"
      return 0
    fi
  done
}
