/// What a loader found next.
public enum LoadResult: Sendable {
  /// An article and where it stands.
  case article(Article, Origin)
  /// Something that is no good article; the loader goes on after it.
  case refused(LoadError)
  /// Something that the articles of the file are taken in spite of.
  case warning(Warning)
}
