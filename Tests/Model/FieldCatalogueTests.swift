import ShirabeJSON
import ShirabeModel
import Testing

struct FieldCatalogueTests {
  static let uses: [(name: String, fields: [ArticleField])] = [
    ("articles", FieldCatalogue.articles), ("hits", FieldCatalogue.hits), ("phrases", FieldCatalogue.phrases),
    ("shownByDefault", FieldCatalogue.shownByDefault), ("queried", FieldCatalogue.queried),
    ("facets", FieldCatalogue.facets), ("completed", FieldCatalogue.completed),
  ]

  @Test(arguments: uses)
  func namesAFieldOnce(name: String, fields: [ArticleField]) {
    #expect(!fields.isEmpty)
    #expect(Set(fields).count == fields.count)
  }

  @Test func articlesAndHitsHaveEveryField() {
    #expect(Set(FieldCatalogue.articles) == Set(ArticleField.allCases))
    #expect(Set(FieldCatalogue.hits) == Set(ArticleField.allCases))
  }

  @Test func whatIsQueriedHasAHint() {
    for field in ArticleField.allCases {
      #expect("\(field.queryHint)".isEmpty != FieldCatalogue.queried.contains(field), "\(field)")
    }
  }

  @Test func wordsAreReadAsTheyAreWritten() {
    for facet in Facet.allCases { #expect(Facet(rawValue: facet.rawValue) == facet) }
    for field in HitField.allCases { #expect(HitField(rawValue: field.rawValue) == field) }
    for field in KeywordField.allCases { #expect(KeywordField(rawValue: field.rawValue) == field) }
    for kind in Completion.Kind.allCases { #expect(Completion.Kind(rawValue: kind.rawValue) == kind) }
    #expect(Facet.allCases.map(\.rawValue) == ["source", "tag", "author", "language", "year", "month"])
    #expect(Facet(rawValue: "tags") == nil)
  }

  @Test func valuesStandWhereTheyWerePut() throws {
    var values = FieldValues()
    values[text: .author] = nil
    #expect(values == FieldValues())
    for field in ArticleField.allCases {
      values[field] = field.kind == .list ? .list(["\(field)", ""]) : .text("\(field)")
    }
    for field in ArticleField.allCases {
      #expect(values[field]?.texts.first == "\(field)")
      #expect((values[text: field] == nil) == (field.kind == .list))
      #expect((values[list: field] == nil) == (field.kind != .list))
    }
    let hit = SearchHit(id: "a", fields: values)
    var writer = JSONWriter()
    hit.encode(into: &writer)
    #expect(try SearchHit(JSON(parsing: writer.bytes)) == hit)
  }
}
