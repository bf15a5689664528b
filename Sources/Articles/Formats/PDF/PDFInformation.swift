/// What `pdfinfo` prints of a document's own description.
struct PDFInformation {
  private(set) var title: String?
  private(set) var author: String?

  /// Ends of titles that are the name of the file it was made from.
  private static let fileEndings = [
    ".doc", ".docx", ".indd", ".jtd", ".rtf", ".odt", ".tex", ".dvi", ".hwp", ".pdf", ".wpd",
  ]

  init(_ output: [UInt8]) {
    for line in TextLines(String(decoding: output, as: UTF8.self)) {
      if line.hasPrefix("Title:") { title = PDFInformation.value(line) }
      if line.hasPrefix("Author:") { author = PDFInformation.value(line) }
    }
    if let name = title?.lowercased(), PDFInformation.fileEndings.contains(where: name.hasSuffix) || name == "untitled"
    {
      title = nil
    }
  }

  private static func value(_ line: Substring) -> String? {
    let value = Whitespace.collapsed(String(line.drop { $0 != ":" }.dropFirst()))
    return value.isEmpty ? nil : value
  }
}
