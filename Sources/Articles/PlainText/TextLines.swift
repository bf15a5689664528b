/// The lines of a text, cut at LF, CRLF or CR, without these.
struct TextLines {
  private(set) var lines: [Substring] = []

  init(_ text: String) {
    let bytes = text.utf8
    var start = bytes.startIndex
    var index = start
    while index < bytes.endIndex {
      let byte = bytes[index]
      guard byte == 0x0A || byte == 0x0D else {
        bytes.formIndex(after: &index)
        continue
      }
      lines.append(text[start..<index])
      bytes.formIndex(after: &index)
      if byte == 0x0D, index < bytes.endIndex, bytes[index] == 0x0A { bytes.formIndex(after: &index) }
      start = index
    }
    if start < bytes.endIndex { lines.append(text[start...]) }
  }
}
