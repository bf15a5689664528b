/// A place that a title can be found from: its start as the table has it, and the number that stands for the title.
struct TitleStart: Hashable, Comparable {
  var start: VocabularyTerm
  var title: Int64

  static func < (one: TitleStart, other: TitleStart) -> Bool {
    one.start == other.start ? one.title < other.title : one.start < other.start
  }
}
