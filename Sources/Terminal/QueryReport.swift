import Glibc
import ShirabeClient
import ShirabeConsole
import ShirabeJSON
import ShirabeModel

/// Makes a call; where the daemon cannot read the query, shows the place in it on standard error and gives nil.
func reportingQuery(
  _ query: String, _ call: () throws(ClientError) -> JSON
) throws(ClientError) -> JSON? {
  do throws(ClientError) {
    return try call()
  } catch {
    guard case .refused(let refusal) = error, refusal.errorCode == .queryNotUnderstood,
      let offset = refusal.data?["offset"]?.int64, offset >= 0, offset <= query.utf8.count
    else { throw error }
    report(refusal.message)
    // There is no place in nothing.
    if query.allSatisfy(\.isWhitespace) { return nil }
    var lines = Output()
    lines.append(underlined(query, at: Int(offset)))
    _ = write(lines.bytes, to: STDERR_FILENO)
    return nil
  }
}

/// The query on a line and a caret under the character at this byte offset on the next.
func underlined(_ query: String, at offset: Int) -> String {
  var before = String.UnicodeScalarView()
  var position = 0
  for scalar in query.unicodeScalars {
    position += UTF8.width(scalar)
    if position > offset { break }
    before.append(scalar)
  }
  let column = TerminalColumns.width(of: ControlCharacters.replaced(in: String(before)))
  return "  \(ControlCharacters.replaced(in: query))\n  \(String(repeating: " ", count: column))^\n"
}
