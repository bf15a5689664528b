import ShirabeJSON

/// Results for the fake daemon to give.
enum Samples {
  static let hit: JSON = [
    "id": "a.txt", "title": "麻薬対策", "score": 7.31, "published": "2026-02-04", "source": "見本",
    "snippet": ["text": "新しい麻薬の対策", "marks": [[9, 15], [18, 24]]],
  ]

  /// A hit whose text would play tricks on a terminal or a reader of columns.
  static let hostileHit: JSON = [
    "id": "b", "title": "a\u{1B}[31mb\tc\nd\\e", "score": 1,
    "snippet": ["text": "x\u{9B}y\u{202E}z\u{7F}\r\n", "marks": []],
  ]

  static func result(_ hits: [JSON], total: Int? = nil, matched: String = "all", next: String? = nil) -> JSON {
    var members = JSON.Object([
      .init(name: "hits", value: .array(hits)), .init(name: "total", value: JSON(total ?? hits.count)),
      .init(name: "matched", value: .string(matched)), .init(name: "tookMicroseconds", value: 153),
      .init(name: "generation", value: 17),
    ])
    members["next"] = next.map(JSON.string)
    return .object(members)
  }

  /// How a result of Shirabe's own is printed as JSON.
  static func printed(_ result: JSON) -> String {
    "\(JSON.object(.init([.init(name: "format", value: 1)] + (result.object?.members ?? []))))\n"
  }
}
