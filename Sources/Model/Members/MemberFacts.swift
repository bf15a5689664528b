/// What is said of a member besides its name and type: for the schema, not for the writer.
struct MemberFacts: Sendable {
  /// What the member is, where its name does not say it all.
  var text: StaticString?
  /// The least that a whole number may be, and each of several; nil for any.
  var minimum: Int?
  /// The greatest that a whole number may be; nil for any.
  var maximum: Int?
  /// The fewest code points of a string.
  var minimumLength: Int?
  /// The fewest elements of an array.
  var minimumCount: Int?
  /// The most elements of an array.
  var maximumCount: Int?
  /// A word of the protocol that never stands here.
  var excluded: StaticString?

  /// States facts; whole numbers are no less than 0 where nothing else is said.
  init(
    _ text: StaticString? = nil, minimum: Int? = 0, maximum: Int? = nil, minimumLength: Int? = nil,
    minimumCount: Int? = nil, maximumCount: Int? = nil, excluding excluded: StaticString? = nil
  ) {
    self.text = text
    self.minimum = minimum
    self.maximum = maximum
    self.minimumLength = minimumLength
    self.minimumCount = minimumCount
    self.maximumCount = maximumCount
    self.excluded = excluded
  }
}
