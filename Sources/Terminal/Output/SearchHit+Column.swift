import ShirabeModel

extension SearchHit {
  /// A member as text: tags separated by commas, of a snippet its text; empty where the hit does not have it.
  func column(_ field: HitField) -> String {
    switch field {
    case .id: id ?? ""
    case .score: score.map { "\($0)" } ?? ""
    case .field(let field): fields[field]?.texts.joined(separator: ",") ?? ""
    case .snippet: snippet?.text ?? snippets?.first?.text ?? ""
    }
  }

  /// A member as a cell of CSV; the score stays a number, also where cells are to be safe for spreadsheets.
  func cell(_ field: HitField, isSafe: Bool) -> CSVCell {
    isSafe && field != .score ? CSVCell(safeForSpreadsheets: column(field)) : CSVCell(column(field))
  }
}
