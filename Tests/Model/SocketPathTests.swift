import ShirabeModel
import Testing

struct SocketPathTests {
  static let cases:
    [(flag: String?, environment: [String: String], configuration: String?, path: String, folder: String?)] = [
      ("a.sock", ["SHIRABE_SOCKET": "b"], "c", "a.sock", nil),
      (nil, ["SHIRABE_SOCKET": "b", "XDG_RUNTIME_DIR": "/run/user/7"], "c", "b", nil),
      (nil, ["XDG_RUNTIME_DIR": "/run/user/7"], "c", "c", nil),
      (
        nil, ["XDG_RUNTIME_DIR": "/run/user/7", "TMPDIR": "/t"], nil, "/run/user/7/shirabe/shirabe.sock",
        "/run/user/7/shirabe"
      ),
      (
        nil, ["XDG_RUNTIME_DIR": "", "SHIRABE_SOCKET": "", "TMPDIR": "/t/"], nil, "/t/shirabe-7/shirabe.sock",
        "/t/shirabe-7"
      ),
      (nil, ["XDG_RUNTIME_DIR": "relative"], nil, "/tmp/shirabe-7/shirabe.sock", "/tmp/shirabe-7"),
      (nil, [:], nil, "/tmp/shirabe-7/shirabe.sock", "/tmp/shirabe-7"),
    ]

  @Test(arguments: cases)
  func resolves(
    flag: String?, environment: [String: String], configuration: String?, path: String, folder: String?
  ) throws {
    let socket = try SocketPath(
      flag: flag, environment: { environment[$0] }, configuration: configuration, userID: 7)
    #expect(socket.path == path)
    #expect(socket.defaultFolder == folder)
  }

  @Test func refusesPathsNoSocketCanHave() throws {
    let longest = String(repeating: "道", count: 35) + "ab"
    #expect(try SocketPath(flag: longest, environment: { _ in nil }, userID: 7).path == longest)
    for path in [longest + "c", ""] {
      let error = #expect(throws: SocketPathError.self) {
        try SocketPath(flag: path, environment: { _ in nil }, userID: 7)
      }
      #expect(error?.reason.contains("--socket") == true)
    }
  }
}
