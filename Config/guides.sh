# Renders the guides of Sources/Manual/Guides as pages of the manual. Sourced by install.sh.
#
# usage: . Config/guides.sh; guide_page FILE VERSION      writes the page to standard output; needs the package cmark-gfm

guide_page() {
  local heading page breaks=()
  # # shirabe-query(7) - what a query says
  heading=$(sed -n '1s/^# //p' "$1") page=${1##*/}
  page=${page%.md}
  # Lines of Japanese stay apart: joined, they would have a space between letters.
  [ "$page" != shirabe-nyumon ] || breaks=(--hardbreaks)
  # The title is the page's, so that all other headings are a level higher; in fenced code a # is none.
  sed 1d "$1" | LC_ALL=C awk '/^```/ { fenced = !fenced } !fenced { sub(/^##/, "#") } { print }' \
    | cmark-gfm --to man --extension table ${breaks[@]+"${breaks[@]}"} \
    | LC_ALL=C awk -f Config/guides.awk -v page="$page" -v version="$2" -v summary="${heading#* - }"
}
