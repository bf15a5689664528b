import CLibXML2

/// A small XML document as a tree; entities are left alone and nothing outside is read.
final class XMLDocument {
  private let document: xmlDocPtr

  /// Parses the text, whatever encoding it names; nil where it is no XML. Throws where it holds too much markup.
  init?(parsing text: String) throws(ArticleError) {
    try MarkupBound.check(text, format: "XML")
    xmlInitParser()
    let options =
      XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue | XML_PARSE_COMPACT.rawValue
      | XML_PARSE_RECOVER.rawValue | XML_PARSE_IGNORE_ENC.rawValue
    guard let parser = xmlNewParserCtxt() else { return nil }
    defer { xmlFreeParserCtxt(parser) }
    ParserInterruption.watch(parser, isXML: true)
    var text = XMLBound.bounded(text)
    let document = text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        xmlCtxtReadMemory(parser, $0.baseAddress, Int32(clamping: $0.count), nil, "UTF-8", Int32(options))
      }
    }
    guard let document else {
      try ProcessorTimeLimit.check()
      return nil
    }
    self.document = document
    try ProcessorTimeLimit.check()
  }

  deinit { xmlFreeDoc(document) }

  /// Calls with every element below the root and the root itself, in the order of the document; nodes must not outlive the call.
  func forEachElement(_ body: (MarkupNode) -> Void) {
    withExtendedLifetime(self) {
      guard let root = MarkupNode(xmlDocGetRootElement(document)) else { return }
      body(root)
      root.forEachDescendant { node in
        if node.isElement { body(node) }
        return true
      }
    }
  }
}
