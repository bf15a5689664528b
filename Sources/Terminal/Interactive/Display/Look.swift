/// How a stretch of text on the screen stands out (ECMA-48, SGR). Without colour some looks are told apart by underlines and
/// reversed letters, which are no colours.
enum Look {
  case plain
  case title
  /// The title of the hit that Enter opens, while keys go to the list.
  case chosen
  case match
  /// The match that the reader is at.
  case currentMatch
  case detail
  case problem

  /// The attributes, or nil where it looks like any text.
  func attributes(isColored: Bool) -> String? {
    switch self {
    case .plain: nil
    case .title: isColored ? "1" : nil
    case .chosen: isColored ? "1;7" : "7"
    case .match: isColored ? "1;31" : "4"
    case .currentMatch: isColored ? "1;7;31" : "7"
    case .detail: isColored ? "2" : nil
    case .problem: isColored ? "31" : nil
    }
  }
}
