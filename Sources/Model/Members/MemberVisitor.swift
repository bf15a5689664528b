/// Who goes through the members of a type: to write them, to read them, or to tell what they are.
///
/// A type names its members once, in ``Modelled/visitMembers(_:)``, and every visitor makes something else of the list. It is
/// a generic function and not an array of members so that the compiler makes of it what would be written by hand: an array
/// of closures took two to three times as long for a hit, one of key paths five times.
protocol MemberVisitor {
  associatedtype Owner
  associatedtype Failure: Error

  /// A member that is always there.
  mutating func member<Value: MemberValue>(
    _ name: StaticString, _ path: WritableKeyPath<Owner, Value>, _ facts: MemberFacts
  ) throws(Failure)

  /// A member that is left out where it is nil.
  mutating func member<Value: MemberValue>(
    _ name: StaticString, _ path: WritableKeyPath<Owner, Value?>, _ facts: MemberFacts
  ) throws(Failure)

  /// Fields of an article, each left out where there is no value.
  mutating func fields(
    _ fields: ArraySlice<ArticleField>, of path: WritableKeyPath<Owner, FieldValues>
  ) throws(Failure)

  /// The members of a part that is nil where the member called `name` is not there.
  mutating func members<Part: Modelled>(
    of path: WritableKeyPath<Owner, Part?>, where name: StaticString
  ) throws(Failure)
}

extension MemberVisitor {
  /// A member of which its name and type say all.
  @inline(__always)
  mutating func member<Value: MemberValue>(
    _ name: StaticString, _ path: WritableKeyPath<Owner, Value>, _ text: StaticString? = nil
  ) throws(Failure) {
    try member(name, path, MemberFacts(text))
  }

  /// A member of which its name and type say all, left out where it is nil.
  @inline(__always)
  mutating func member<Value: MemberValue>(
    _ name: StaticString, _ path: WritableKeyPath<Owner, Value?>, _ text: StaticString? = nil
  ) throws(Failure) {
    try member(name, path, MemberFacts(text))
  }
}
