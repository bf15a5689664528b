import ShirabeJSON

/// Writes parameters that must be there or differ from their defaults.
///
/// It holds the writer while it goes through the list, and gives it back.
struct ParameterWriter<Owner>: ParameterVisitor {
  typealias Failure = Never

  private let owner: Owner
  private let blank: Owner
  private var writer = JSONWriter()

  /// Takes a writer, in which an object is open.
  init(_ owner: Owner, _ blank: Owner, _ writer: inout JSONWriter) {
    self.owner = owner
    self.blank = blank
    swap(&self.writer, &writer)
  }

  /// Gives the writer back.
  mutating func giveBack(_ writer: inout JSONWriter) { swap(&self.writer, &writer) }

  @inline(__always)
  mutating func required<Value: ParameterValue>(
    _ name: StaticString, _ path: WritableKeyPath<Owner, Value>, _ limits: Value.Limits, _ text: StaticString
  ) {
    append(name, owner[keyPath: path])
  }

  @inline(__always)
  mutating func optional<Value: ParameterValue>(
    _ name: StaticString, _ path: WritableKeyPath<Owner, Value>, _ limits: Value.Limits, _ text: StaticString
  ) {
    let value = owner[keyPath: path]
    if value != blank[keyPath: path] { append(name, value) }
  }

  @inline(__always)
  mutating func optional<Value: ParameterValue>(
    _ name: StaticString, _ path: WritableKeyPath<Owner, Value?>, _ limits: Value.Limits, _ text: StaticString
  ) {
    if let value = owner[keyPath: path] { append(name, value) }
  }

  mutating func parameters<List: ParameterList>(
    of path: WritableKeyPath<Owner, List.Parameters>, _ list: List.Type
  ) {
    var visitor = ParameterWriter<List.Parameters>(owner[keyPath: path], List.blank, &writer)
    List.visitParameters(&visitor)
    visitor.giveBack(&writer)
  }

  private mutating func append(_ name: StaticString, _ value: some ParameterValue) {
    writer.appendKey(name)
    value.append(to: &writer)
  }
}
