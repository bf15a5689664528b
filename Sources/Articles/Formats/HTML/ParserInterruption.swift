import CLibXML2

/// Stops libxml2 where the time for a file is over.
enum ParserInterruption {
  /// Looks at the time with everything that the parser finds: elements, texts, comments and instructions. What it made of the
  /// text before it stopped is a tree all the same, so whoever parses must ask for the time as well.
  ///
  /// - Parameter isXML: Whether it is libxml2's parser of XML; that of HTML passes over white space by another handler.
  static func watch(_ parser: xmlParserCtxtPtr, isXML: Bool) {
    guard let handlers = parser.pointee.sax else { return }
    handlers.pointee.startElement = { context, name, attributes in
      ParserInterruption.look(context)
      xmlSAX2StartElement(context, name, attributes)
    }
    handlers.pointee.startElementNs = {
      context, name, prefix, address, namespaceCount, namespaces, attributeCount, defaultCount, attributes in
      ParserInterruption.look(context)
      xmlSAX2StartElementNs(
        context, name, prefix, address, namespaceCount, namespaces, attributeCount, defaultCount, attributes)
    }
    handlers.pointee.characters = characters
    // The parser of XML tells white space from text only where the two handlers are not one.
    if isXML { handlers.pointee.ignorableWhitespace = characters }
    handlers.pointee.comment = { context, text in
      ParserInterruption.look(context)
      xmlSAX2Comment(context, text)
    }
    handlers.pointee.processingInstruction = { context, target, data in
      ParserInterruption.look(context)
      xmlSAX2ProcessingInstruction(context, target, data)
    }
  }

  private static let characters: charactersSAXFunc = { context, text, count in
    ParserInterruption.look(context)
    xmlSAX2Characters(context, text, count)
  }

  private static func look(_ context: UnsafeMutableRawPointer?) {
    guard ProcessorTimeLimit.isOver else { return }
    xmlStopParser(context?.assumingMemoryBound(to: xmlParserCtxt.self))
  }
}
