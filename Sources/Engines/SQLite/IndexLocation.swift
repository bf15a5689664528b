/// Which folder the index is in, where nothing else was said.
public enum IndexLocation {
  /// The folder: the flag, else `SHIRABE_INDEX`, else `$XDG_DATA_HOME/shirabe/index`, else `~/.local/share/shirabe/index`.
  ///
  /// - Returns: nil where there is none of them and no home folder either.
  public static func folder(flag: String?, environment: [String: String]) -> String? {
    if let path = flag ?? filled(environment["SHIRABE_INDEX"]) { return path }
    // The XDG Base Directory Specification has relative paths ignored.
    if let data = filled(environment["XDG_DATA_HOME"]), data.hasPrefix("/") { return data + "/shirabe/index" }
    return filled(environment["HOME"]).map { $0 + "/.local/share/shirabe/index" }
  }

  private static func filled(_ value: String?) -> String? { value?.isEmpty == false ? value : nil }
}
