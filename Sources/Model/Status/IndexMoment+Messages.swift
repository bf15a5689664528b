/// How a moment stands in messages: as their members `generation` and `indexId`.
extension IndexMoment {
  /// What `indexId` is, for schemas.
  static let indexIdText: StaticString = "The index that generation is about."

  /// What reading begins with.
  static var blank: IndexMoment { IndexMoment(0, indexId: "") }

  /// The id of the index, which moments that are told always have.
  var toldIndexId: String {
    get { indexId ?? "" }
    set { indexId = newValue }
  }

  /// Refuses an index without the generation that it was told with.
  static func check(since generation: Int?, indexId: String?) throws(ParameterError) {
    if indexId != nil, generation == nil {
      throw ParameterError(.invalidParameters, "indexId says which index since is about; since is missing")
    }
  }
}
