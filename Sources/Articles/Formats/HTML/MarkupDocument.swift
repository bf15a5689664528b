import CLibXML2
import CMalloc

/// A page or a fragment of one, parsed as HTML; never fails on malformed markup, as browsers do not.
final class MarkupDocument {
  private static let isReady: Bool = {
    // Before the first parser, and once: libxml2's threads share its tables.
    xmlInitParser()
    return true
  }()

  /// A tree of more text than this leaves the memory so full of holes that it is worth giving back to the system.
  private static let largeByteCount = 1 << 20

  private let document: htmlDocPtr
  private let isLarge: Bool

  /// Parses text; throws where it holds nothing at all or too much markup. Nothing outside the text is ever read.
  init(parsing text: String) throws(ArticleError) {
    guard MarkupDocument.isReady else { throw .noText }
    try MarkupBound.check(text, format: "HTML")
    let options =
      HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
      | HTML_PARSE_NONET.rawValue | HTML_PARSE_COMPACT.rawValue
    var text = AttributeBound.bounded(text, isXML: false)
    isLarge = text.utf8.count > MarkupDocument.largeByteCount
    guard let parser = htmlNewParserCtxt() else { throw .noText }
    defer { htmlFreeParserCtxt(parser) }
    ParserInterruption.watch(parser, isXML: false)
    let document = text.withUTF8 { bytes -> htmlDocPtr? in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        htmlCtxtReadMemory(
          parser, characters.baseAddress, Int32(clamping: characters.count), nil, "UTF-8", Int32(options))
      }
    }
    guard !ProcessorTimeLimit.isOver else {
      xmlFreeDoc(document)
      try ProcessorTimeLimit.check()
      throw .noText
    }
    guard let document else { throw .noText }
    guard xmlDocGetRootElement(document) != nil else {
      xmlFreeDoc(document)
      throw .noText
    }
    self.document = document
  }

  deinit {
    xmlFreeDoc(document)
    if isLarge { malloc_trim(0) }
  }

  /// Gives the `<html>` element to the body, for as long as that runs; nodes must not outlive it.
  func withRoot<Result>(_ body: (MarkupNode) throws(ArticleError) -> Result) throws(ArticleError) -> Result {
    try withExtendedLifetime(self) { () throws(ArticleError) in
      guard let root = MarkupNode(xmlDocGetRootElement(document)) else { throw .noText }
      let result = try body(root)
      try ProcessorTimeLimit.check()
      return result
    }
  }

  /// The text of HTML as readers see it, nothing left out that is shown; nil where it holds none.
  static func text(of html: String) -> String? {
    guard let page = try? MarkupDocument(parsing: html) else { return nil }
    return try? page.withRoot { TextExtractor.text(of: $0, dropsFurniture: false) }
  }
}
