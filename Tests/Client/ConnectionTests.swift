import Glibc
import ShirabeClient
import ShirabeJSON
import ShirabeModel
import Testing

struct ConnectionTests {
  @Test func sendsAheadOfReplies() throws {
    let daemon = try FakeDaemon { .success($0.params ?? nil) }
    defer { daemon.stop() }
    var connection = try Connection(path: daemon.path)
    // Far more than both sockets' buffers hold, so a client that only sends would wait for ever.
    let text = String(repeating: "長い", count: 1000)
    for id in 0..<500 { try connection.send(Request(id: JSON(id), method: "echo", params: [.string(text)])) }
    for id in 0..<500 {
      let reply = try connection.receive()
      #expect(reply.id == JSON(id))
      #expect(reply.result == .success([.string(text)]))
    }
  }

  @Test func throwsErrorRepliesAndGoesOn() throws {
    let daemon = try FakeDaemon { request in
      request.method == "ping" ? .success([:]) : .failure(.methodNotFound(request.method))
    }
    defer { daemon.stop() }
    var connection = try Connection(path: daemon.path)
    let error = #expect(throws: ClientError.self) { try connection.call("pong", NoParameters()) }
    #expect(error == .refused(.methodNotFound("pong")))
    #expect(try connection.call("ping", NoParameters()) == [:])
  }

  @Test func distrustsADefaultFolderThatOthersMayWriteTo() throws {
    let daemon = try FakeDaemon { _ in .success([:]) }
    defer { daemon.stop() }
    let folder = daemon.folder + "/shirabe-\(getuid())"
    defer { rmdir(folder) }
    for (mode, status, path) in [(mode_t(0o777), Int32(77), folder), (0o700, 69, folder + "/shirabe.sock")] {
      mkdir(folder, mode)
      chmod(folder, mode)
      let run = try Run(["ping"], ["TMPDIR": daemon.folder])
      #expect(
        run.status == status && run.errors.hasPrefix("shirabe: ")
          && run.errors.contains(path + (status == 69 ? ";" : " ")))
    }
  }

  @Test func saysThatNobodyListens() throws {
    let daemon = try FakeDaemon { _ in .success([:]) }
    daemon.stop()
    let error = #expect(throws: ClientError.self) { _ = try Connection(path: daemon.path) }
    #expect(error == .noDaemon(path: daemon.path))
  }
}
