# Mends what cmark-gfm writes for man(7): its tables run off the screen, its font of code is one that terminals have not,
# and in code it leaves alone what roff takes for requests, curly quotes and accents.
#
# -v page=NAME -v version=VERSION -v summary=TEXT

function escaped(text) { gsub(/-/, "\\-", text); return text }

# Code as it is to be copied.
function plain(text) {
  gsub(/\047/, "\\(aq", text); gsub(/`/, "\\(ga", text); gsub(/\^/, "\\(ha", text); gsub(/~/, "\\(ti", text)
  return text
}

# A line of text: code in bold, links to guides as references to pages, other links as their text.
function mended(line,    start, end, done) {
  while ((start = index(line, "\\f[C]")) > 0) {
    end = index(substr(line, start), "\\f[]")
    if (end == 0) break
    done = done substr(line, 1, start - 1) "\\fB" plain(substr(line, start + 5, end - 6)) "\\fR"
    line = substr(line, start + end + 3)
  }
  line = done line
  gsub(/\\f\[[CB]\]/, "\\fB", line); gsub(/\\f\[I\]/, "\\fI", line); gsub(/\\f\[\]/, "\\fR", line)
  gsub(/ \(#[^ )]*\)/, "", line)
  while (match(line, / \(shirabe\\-[a-z]+\.md(#[^ )]*)?\)/)) {
    start = substr(line, 1, RSTART - 1); end = substr(line, RSTART + 2, RLENGTH - 3)
    sub(/\.md.*/, "", end)
    # [shirabe-query(7)](shirabe-query.md) names the page itself.
    if (substr(start, length(start) - length(end) - 2) == end "(7)") end = ""
    line = start (end == "" ? "" : " (\\fB" end "\\fR(7))") substr(line, RSTART + RLENGTH)
  }
  return line
}

function guarded(line) { return line ~ /^[.\047]/ ? "\\&" line : line }

# A row: its first cell, and below it the others, each under the name of its column where there are several.
function row(line,    count, cells, i, text) {
  count = split(line, cells, "@")
  if (!columns) { columns = count; for (i = 1; i <= count; i++) names[i] = mended(cells[i]); return }
  for (i = 1; i <= count; i++) { gsub(/\\\|/, "|", cells[i]); cells[i] = mended(cells[i]) }
  print ".TP\n" guarded(cells[1])
  if (columns == 2) { print guarded(cells[2]); return }
  for (i = 2; i <= count; i++) if (cells[i] != "") {
    print (text++ ? ".br\n" : "") guarded(names[i] ": " cells[i])
  }
}

BEGIN {
  printf ".TH \"%s\" 7 \"\" \"Shirabe %s\" \"Shirabe\"\n.ad l\n.nh\n", escaped(toupper(page)), version
  printf ".SH NAME\n%s \\- %s\n", escaped(page), escaped(summary)
}

code && $0 == "\\f[]" { next }
code && $0 == ".fi" { print ".fi\n.RE"; code = 0; next }
code { print guarded(plain($0)); next }
$0 == ".IP" { indented = 1; next }
indented && $0 == ".nf" { print ".PP\n.RS 4\n.nf"; indented = 0; opening = 1; next }
opening && $0 == "\\f[C]" { opening = 0; code = 1; next }

$0 == ".TS" { table = 1; columns = 0; next }
$0 == ".TE" { table = 0; next }
table && (/^tab\(@\);$/ || /^[lcr]+\.$/) { next }
table { row($0); next }

# A line that ends where it was written: "text.PD 0", ".P", ".PD".
/\.PD 0$/ { sub(/\.PD 0$/, "") }
$0 == ".P" { print ".br"; next }
$0 == ".PD" { next }

$0 == ".SH" { print; getline; print mended(toupper($0)); next }
{ print mended($0) }
