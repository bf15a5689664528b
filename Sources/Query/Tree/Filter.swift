/// What an article has to be, whatever its words.
public enum Filter: Sendable, Hashable {
  /// One of its tags, folded with its separators (`Tokenizer.fold`), equals this folded tag.
  case tag(String)
  /// Its language, in lower case, is this tag or a longer one of it: `zh` lets `zh` and `zh-hant` through.
  case language(String)
  /// Its id is this one, byte by byte.
  case id(String)
  /// It was published within the range; an article without a date never was.
  case published(DateRange)
}
