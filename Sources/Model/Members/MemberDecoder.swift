/// Reads the members of a value one after the other.
struct MemberDecoder<Owner>: MemberVisitor {
  typealias Failure = MalformedReply

  /// What has been read so far.
  private(set) var owner: Owner
  private let reader: MemberReader

  /// Begins with a value of which every member that must be there is written over.
  init(_ blank: Owner, _ reader: MemberReader) {
    owner = blank
    self.reader = reader
  }

  @inline(__always)
  mutating func member<Value: MemberValue>(
    _ name: StaticString, _ path: WritableKeyPath<Owner, Value>, _ facts: MemberFacts
  ) throws(MalformedReply) {
    owner[keyPath: path] = try Value.read(name, reader)
  }

  @inline(__always)
  mutating func member<Value: MemberValue>(
    _ name: StaticString, _ path: WritableKeyPath<Owner, Value?>, _ facts: MemberFacts
  ) throws(MalformedReply) {
    if reader.has(name) { owner[keyPath: path] = try Value.read(name, reader) }
  }

  mutating func fields(
    _ fields: ArraySlice<ArticleField>, of path: WritableKeyPath<Owner, FieldValues>
  ) throws(MalformedReply) {
    for field in fields where reader.has(field.name) {
      owner[keyPath: path][field] =
        switch field.kind {
        case .text, .languageTag, .date: .text(try reader.string(field.name))
        case .list: .list(try String.readAll(field.name, reader))
        }
    }
  }

  mutating func members<Part: Modelled>(
    of path: WritableKeyPath<Owner, Part?>, where name: StaticString
  ) throws(MalformedReply) {
    if reader.has(name) { owner[keyPath: path] = try Part(reader) }
  }
}
