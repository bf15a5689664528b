import Glibc
import ShirabeModel

/// Where titles lead to on terminals that know links (OSC 8).
struct Hyperlinks {
  /// Whether links are printed.
  let isOn: Bool

  init(_ choice: LinkChoice) {
    switch choice {
    case .always: isOn = true
    case .never: isOn = false
    case .auto: isOn = isatty(STDOUT_FILENO) == 1 && Self.isKnown(to: environmentVariable)
    }
  }

  /// Whether the terminal that these variables tell of shows links. Others pass the sequence over, but some show it.
  static func isKnown(to variable: (String) -> String?) -> Bool {
    let term = variable("TERM") ?? ""
    if term.isEmpty || term == "dumb" || term == "linux" { return false }
    let program = variable("TERM_PROGRAM") ?? ""
    // What runs inside of tmux and screen sees the variables of the terminal around them.
    if term.hasPrefix("screen") || term.hasPrefix("tmux") || program == "tmux" {
      return program == "tmux" && (version(variable("TERM_PROGRAM_VERSION")) ?? 0) >= 3.4
    }
    if let vte = variable("VTE_VERSION").flatMap(Int.init), vte >= 5000 { return true }
    if let konsole = variable("KONSOLE_VERSION").flatMap(Int.init), konsole >= 201_200 { return true }
    if variable("WT_SESSION") != nil || variable("DOMTERM") != nil { return true }
    if ["iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "rio", "mintty"].contains(program) { return true }
    return ["xterm-kitty", "xterm-ghostty", "wezterm", "foot", "alacritty", "contour"].contains {
      term == $0 || term.hasPrefix($0 + "-")
    }
  }

  /// The text as a link to where the hit leads, or as it is.
  func linked(_ text: String, to hit: SearchHit) -> String {
    guard isOn, !text.isEmpty, let target = Self.target(of: hit) else { return text }
    return "\u{1B}]8;;\(target)\u{1B}\\\(text)\u{1B}]8;;\u{1B}\\"
  }

  /// Where a hit leads: its address, or the file that its id names from the current folder.
  static func target(of hit: SearchHit) -> String? {
    if let url = hit.url {
      let scheme = url.prefix { $0 != ":" }.lowercased()
      if ["http", "https", "ftp", "file"].contains(scheme) { return encoded(url, keeping: reserved) }
    }
    guard let id = hit.id, !id.isEmpty, let found = realpath(id, nil) else { return nil }
    defer { free(found) }
    var status = stat()
    guard stat(found, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    var name = [CChar](repeating: 0, count: 256)
    let isNamed = gethostname(&name, name.count) == 0
    let host = isNamed ? String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self) : ""
    return "file://" + encoded(host, keeping: "") + encoded(String(cString: found), keeping: "/")
  }

  private static let reserved = ":/?#[]@!$&'()*+,;=%"

  /// The text with all but letters, digits, `-._~` and these characters encoded by percent signs (RFC 3986, section 2).
  private static func encoded(_ text: String, keeping kept: String) -> String {
    var result: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        result.append(byte)
      case _ where "-._~".utf8.contains(byte) || kept.utf8.contains(byte): result.append(byte)
      default: result += "%\(byte < 16 ? "0" : "")\(String(byte, radix: 16, uppercase: true))".utf8
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Major and minor of a version such as `3.4` or `3.3a`.
  private static func version(_ text: String?) -> Double? {
    guard let text else { return nil }
    return Double(text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") })
  }
}
