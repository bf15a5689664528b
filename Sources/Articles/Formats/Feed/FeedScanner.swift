import CLibXML2

/// Goes through the elements of a feed. Entities are left alone and nothing outside is read, so that a feed cannot blow up.
final class FeedScanner {
  /// What has been read of the feed itself: it stands before the items.
  private(set) var feed = FeedHeader()
  /// What is wrong with the markup and in which line, where what follows it may be lost.
  private(set) var error: (reason: ArticleError, line: Int)?

  private var document: xmlDocPtr?
  private var next: MarkupNode?

  /// Errors of XML that readers of feeds forgive: entities of HTML and ampersands that stand for themselves.
  private static let forgiven = [
    XML_ERR_UNDECLARED_ENTITY, XML_WAR_UNDECLARED_ENTITY, XML_ERR_ENTITYREF_SEMICOL_MISSING, XML_ERR_NAME_REQUIRED,
    XML_ERR_ENTITYREF_NO_NAME,
  ].map { Int32(bitPattern: $0.rawValue) }

  /// Parses the text; throws where it is no feed.
  init(_ text: String) throws(ArticleError) {
    try MarkupBound.check(text, format: "a feed")
    parse(XMLBound.bounded(text))
    try ProcessorTimeLimit.check()
    guard let root = MarkupNode(document.flatMap { xmlDocGetRootElement($0) }) else {
      throw error?.reason ?? .malformed(format: "a feed", reason: "there is no element in it")
    }
    switch (root.name, root.namespace) {
    case ("rss", _), ("RDF", FeedNamespace.rdf): break
    case ("feed", FeedNamespace.atom), ("feed", "http://purl.org/atom/ns#"): feed.language = root.attribute("lang")
    default: throw .unknownXML(root: root.name)
    }
    next = root.firstChild
  }

  deinit { xmlFreeDoc(document) }

  /// The next item; nil at the end of the feed.
  func nextItem() -> FeedItem? {
    while let node = next {
      let name = node.isElement ? FeedNamespace.name(of: node) : nil
      // The channel of RSS 2.0 holds the items; that of RSS 1.0 stands before them. Either way it is gone into.
      if name == "channel", let child = node.firstChild {
        next = child
        continue
      }
      next = node.next ?? node.parent.flatMap { $0.name == "channel" ? $0.next : nil }
      if name == "item" || name == "entry" { return FeedItem(node, line: xmlGetLineNo(node.pointer)) }
      take(name, node)
    }
    return nil
  }

  private func parse(_ text: String) {
    xmlInitParser()
    guard let parser = xmlNewParserCtxt() else { return }
    defer { xmlFreeParserCtxt(parser) }
    ParserInterruption.watch(parser, isXML: true)
    parser.pointee._private = Unmanaged.passUnretained(self).toOpaque()
    parser.pointee.sax.pointee.serror = { context, error in
      guard let error = error?.pointee, let parser = context?.assumingMemoryBound(to: xmlParserCtxt.self),
        let scanner = parser.pointee._private
      else { return }
      Unmanaged<FeedScanner>.fromOpaque(scanner).takeUnretainedValue().note(error)
    }
    let options =
      XML_PARSE_RECOVER.rawValue | XML_PARSE_NONET.rawValue | XML_PARSE_COMPACT.rawValue
      | XML_PARSE_BIG_LINES.rawValue | XML_PARSE_IGNORE_ENC.rawValue
    var text = text
    document = text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        xmlCtxtReadMemory(parser, $0.baseAddress, Int32(clamping: $0.count), nil, "UTF-8", Int32(options))
      }
    }
  }

  private func take(_ name: String?, _ node: MarkupNode) {
    switch name {
    case "title": feed.title = feed.title ?? FeedItem.text(of: node).map(Whitespace.collapsed)
    case "language", "dc:language": feed.language = feed.language ?? node.line
    case "author": feed.author = feed.author ?? FeedItem.author(node)
    default: break
    }
  }

  private func note(_ problem: xmlError) {
    guard error == nil, problem.level == XML_ERR_FATAL, !FeedScanner.forgiven.contains(problem.code) else { return }
    let message = problem.message.map { String(cString: $0) } ?? "an error"
    let line = Int(problem.line)
    error = (
      .malformed(format: "a feed", reason: "\(TextLines.trimmed(message[...])), in line \(line)"), line
    )
  }
}
