import Dispatch
import FoundationEssentials
import Glibc

/// A folder for the index, which goes when it is told to and when the program is interrupted.
final class TemporaryIndex {
  /// The folder.
  let path: String
  private let signals: [any DispatchSourceSignal]
  private let processes: ProcessList

  init() throws(BenchError) {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? ""
    let template = (parent.isEmpty ? "/tmp" : parent) + "/shirabe-bench-XXXXXX"
    var bytes = Array(template.utf8CString)
    guard mkdtemp(&bytes) != nil else { throw .temporaryFolder(path: template, errno: errno) }
    let path = String(decoding: bytes.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    self.path = path
    let processes = ProcessList()
    self.processes = processes
    signals = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        processes.endAll()
        TemporaryIndex.remove(path)
        // As a shell says it of a program that a signal ended.
        _exit(128 + number)
      }
      source.activate()
      return source
    }
  }

  /// Removes the folder and all that is in it.
  func remove() {
    TemporaryIndex.remove(path)
    for source in signals { source.cancel() }
    for number in [SIGINT, SIGTERM] { signal(number, SIG_DFL) }
  }

  /// Has a process that uses the folder ended before the folder goes, when the program is interrupted.
  func adopt(_ process: pid_t) { processes.add(process) }

  /// Lets go of a process that has ended.
  func release(_ process: pid_t) { processes.remove(process) }

  /// Bytes of all files in it.
  var byteCount: Int {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.reduce(0) { sum, name in
      var status = stat()
      return lstat(path + "/" + name, &status) == 0 ? sum + Int(status.st_size) : sum
    }
  }

  private static func remove(_ path: String) {
    do {
      try FileManager.default.removeItem(atPath: path)
    } catch {
      StandardStreams.writeError("shirabe-bench: \(path) could not be removed: \(error); remove it by hand")
    }
  }
}
