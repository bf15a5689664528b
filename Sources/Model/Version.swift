/// Which version of Shirabe this is.
public enum Version {
  /// By Semantic Versioning 2.0.0.
  public static let current = "0.1.0"
}
