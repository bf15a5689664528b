import ShirabeModel

/// What hits are asked for.
enum HitSubject: Equatable {
  /// Articles that match a query; how its words combine may be left to the format.
  case query(String, Match?)
  /// Articles like the one of this id.
  case similar(id: String)
}
