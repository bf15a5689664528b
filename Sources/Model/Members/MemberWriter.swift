import ShirabeJSON

/// Writes the members of a value.
///
/// It holds the writer while it goes through the list, and gives it back.
struct MemberWriter<Owner>: MemberVisitor {
  typealias Failure = Never

  private let owner: Owner
  private var writer = JSONWriter()

  /// Takes a writer, in which an object is open.
  @inline(__always)
  init(_ owner: Owner, _ writer: inout JSONWriter) {
    self.owner = owner
    swap(&self.writer, &writer)
  }

  /// Gives the writer back.
  @inline(__always)
  mutating func giveBack(_ writer: inout JSONWriter) { swap(&self.writer, &writer) }

  @inline(__always)
  mutating func member<Value: MemberValue>(
    _ name: StaticString, _ path: WritableKeyPath<Owner, Value>, _ facts: MemberFacts
  ) {
    writer.appendKey(name)
    owner[keyPath: path].append(to: &writer)
  }

  @inline(__always)
  mutating func member<Value: MemberValue>(
    _ name: StaticString, _ path: WritableKeyPath<Owner, Value?>, _ facts: MemberFacts
  ) {
    guard let value = owner[keyPath: path] else { return }
    writer.appendKey(name)
    value.append(to: &writer)
  }

  @inline(__always)
  mutating func fields(_ fields: ArraySlice<ArticleField>, of path: WritableKeyPath<Owner, FieldValues>) {
    let values = owner[keyPath: path]
    for field in fields {
      guard let value = values[field] else { continue }
      writer.appendKey(field.name)
      switch value {
      case .text(let text): text.append(to: &writer)
      case .list(let texts): texts.append(to: &writer)
      }
    }
  }

  @inline(__always)
  mutating func members<Part: Modelled>(of path: WritableKeyPath<Owner, Part?>, where name: StaticString) {
    if let part = owner[keyPath: path] { append(part) }
  }

  @inline(__always)
  private mutating func append<Part: Modelled>(_ part: Part) {
    var visitor = MemberWriter<Part>(part, &writer)
    Part.visitMembers(&visitor)
    visitor.giveBack(&writer)
  }
}
