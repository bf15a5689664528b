import ShirabeJSON

/// Finds out what parameters a list has: whether an object has others, and what they are all called.
struct ParameterNames<Owner>: ParameterVisitor {
  typealias Failure = Never

  /// How many members of the object are in the list.
  private var knownCount = 0
  /// The names, where they are wanted.
  private var names: [String]?
  private let object: JSON.Object

  private init(_ object: JSON.Object, isTelling: Bool) {
    self.object = object
    names = isTelling ? [] : nil
  }

  @inline(__always)
  mutating func required<Value: ParameterValue>(
    _ name: StaticString, _ path: WritableKeyPath<Owner, Value>, _ limits: Value.Limits, _ text: StaticString
  ) {
    take(name)
  }

  @inline(__always)
  mutating func optional<Value: ParameterValue>(
    _ name: StaticString, _ path: WritableKeyPath<Owner, Value>, _ limits: Value.Limits, _ text: StaticString
  ) {
    take(name)
  }

  @inline(__always)
  mutating func optional<Value: ParameterValue>(
    _ name: StaticString, _ path: WritableKeyPath<Owner, Value?>, _ limits: Value.Limits, _ text: StaticString
  ) {
    take(name)
  }

  mutating func parameters<List: ParameterList>(
    of path: WritableKeyPath<Owner, List.Parameters>, _ list: List.Type
  ) {
    var visitor = ParameterNames<List.Parameters>(object, isTelling: names != nil)
    List.visitParameters(&visitor)
    knownCount += visitor.knownCount
    names = names.map { $0 + (visitor.names ?? []) }
  }

  private mutating func take(_ name: StaticString) {
    knownCount += object.count(named: name)
    names?.append("\(name)")
  }
}

extension ParameterNames {
  /// The params of a request as an object, which has nothing but what a list has.
  static func object<List: ParameterList>(
    _ params: JSON?, of list: List.Type, _ method: String
  ) throws(ParameterError) -> JSON.Object where List.Parameters == Owner {
    // What is said of errors is put together only where there is one: most requests have none.
    func names() -> [String] {
      var visitor = ParameterNames(JSON.Object(), isTelling: true)
      List.visitParameters(&visitor)
      return visitor.names ?? []
    }
    func allowed() -> String { names().isEmpty ? "\(method) takes none" : "\(method) takes \(listed(names()))" }
    let object: JSON.Object
    switch params {
    case nil: object = JSON.Object()
    case .object(let params): object = params
    default: throw ParameterError(.invalidParameters, "params must be an object with named members; \(allowed())")
    }
    var visitor = ParameterNames(object, isTelling: false)
    List.visitParameters(&visitor)
    guard visitor.knownCount < object.members.count else { return object }
    let known = names()
    let unknown = object.members.first { !known.contains($0.name) }?.name ?? ""
    throw ParameterError(.invalidParameters, "no parameter \(JSON.string(unknown)); \(allowed())")
  }
}
