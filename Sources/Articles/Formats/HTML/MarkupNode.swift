import CLibXML2
import Glibc

/// A node of libxml2's tree, read in place; it must not outlive its document.
struct MarkupNode: Equatable {
  let pointer: xmlNodePtr

  init?(_ pointer: xmlNodePtr?) {
    guard let pointer else { return nil }
    self.pointer = pointer
  }

  var isElement: Bool { pointer.pointee.type == XML_ELEMENT_NODE }

  var isText: Bool { pointer.pointee.type == XML_TEXT_NODE || pointer.pointee.type == XML_CDATA_SECTION_NODE }

  var parent: MarkupNode? { MarkupNode(pointer.pointee.parent) }

  var firstChild: MarkupNode? { MarkupNode(pointer.pointee.children) }

  var next: MarkupNode? { MarkupNode(pointer.pointee.next) }

  /// The name as it is written, without a prefix where the parser knows namespaces; of one longer than any that is known, the
  /// beginning.
  var name: String { MarkupNode.string(pointer.pointee.name) ?? "" }

  /// What is kept in the node beside libxml2's own: the element's role and the measure of its text.
  private var note: MarkupNote {
    get { MarkupNote(bits: UInt(bitPattern: pointer.pointee._private)) }
    nonmutating set { pointer.pointee._private = UnsafeMutableRawPointer(bitPattern: newValue.bits) }
  }

  /// What the element is to the text by its name; it is told once and then kept in the node.
  var role: ElementRole {
    if let role = note.role { return role }
    let role = ElementRole.of(name)
    note.role = role
    return role
  }

  /// How much text is in the element; the whole tree is measured when the first of its elements is asked.
  var measure: TextMeasure {
    if let measure = note.measure { return measure }
    let root = MarkupNode(xmlDocGetRootElement(pointer.pointee.doc)) ?? self
    root.measureElements()
    if let measure = note.measure { return measure }
    measureElements()
    return note.measure ?? TextMeasure()
  }

  /// Measures this element and all below it, the inmost first.
  private func measureElements() {
    var node = self
    note.measure = TextMeasure()
    while true {
      if node.isText, let parent = node.parent { parent.note.measure?.add(text: node.content) }
      if node.isElement, let child = node.firstChild {
        node = child
        if node.isElement { node.note.measure = TextMeasure() }
        continue
      }
      while true {
        guard node != self else { return }
        if node.isElement, let measure = node.note.measure {
          node.parent?.note.measure?.add(measure, of: node)
        }
        if let next = node.next {
          node = next
          if node.isElement { node.note.measure = TextMeasure() }
          break
        }
        guard let parent = node.parent else { return }
        node = parent
      }
    }
  }

  /// The namespace, where the parser knows them.
  var namespace: String? { pointer.pointee.ns.flatMap { MarkupNode.string($0.pointee.href) } }

  /// The bytes of a text node.
  var content: UnsafeBufferPointer<UInt8> {
    guard let content = pointer.pointee.content else { return UnsafeBufferPointer(start: nil, count: 0) }
    return UnsafeBufferPointer(start: content, count: Int(xmlStrlen(content)))
  }

  var hasAttributes: Bool { isElement && pointer.pointee.properties != nil }

  /// The value of an attribute, whatever its namespace; nil where there is none of the name.
  func attribute(_ name: StaticString) -> String? {
    var next = pointer.pointee.properties
    while let attribute = next {
      if let own = attribute.pointee.name, xmlStrEqual(own, name.utf8Start) == 1 {
        return MarkupNode.value(of: attribute)
      }
      next = attribute.pointee.next
    }
    return nil
  }

  /// The text in the node and those below it, as it is written.
  var wholeText: String {
    var bytes: [UInt8] = []
    forEachDescendant { node in
      if node.isText { bytes.append(contentsOf: node.content) }
      return true
    }
    return StreamSafeText.bounded(bytes)
  }

  /// The text in the node as one line; nil where there is none.
  var line: String? {
    let line = Whitespace.collapsed(wholeText)
    return line.isEmpty ? nil : line
  }

  /// The text in the node as readers see it, as one line.
  var shownLine: String { Whitespace.collapsed(TextExtractor.text(of: self, dropsFurniture: false)) }

  /// Calls with every node below this one in the order of the document; where the answer is false, what is below that node is
  /// passed over. Needs no stack, however deep the tree is.
  func forEachDescendant(_ body: (MarkupNode) -> Bool) {
    guard var node = firstChild else { return }
    while true {
      if body(node), node.isElement, let child = node.firstChild {
        node = child
        continue
      }
      guard let following = node.following(within: self) else { return }
      node = following
    }
  }

  /// The next node that is not below this one, as long as it is below the root.
  private func following(within root: MarkupNode) -> MarkupNode? {
    var node = self
    while node != root {
      if let next = node.next { return next }
      guard let parent = node.parent else { return nil }
      node = parent
    }
    return nil
  }

  /// A name, or the beginning of one that is longer than any that is known: names are compared a lot.
  private static func string(_ bytes: UnsafePointer<xmlChar>?) -> String? {
    guard let bytes else { return nil }
    let count = strnlen(UnsafeRawPointer(bytes).assumingMemoryBound(to: CChar.self), maximumNameByteCount)
    return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  }

  private static let maximumNameByteCount = 256

  private static func value(of attribute: xmlAttrPtr) -> String {
    // Most values are one text node; entity references that were left standing make several.
    var bytes: [UInt8] = []
    var next = MarkupNode(attribute.pointee.children)
    while let node = next {
      if node.isText { bytes.append(contentsOf: node.content) }
      next = node.next
    }
    return StreamSafeText.bounded(bytes)
  }
}
