import Glibc
import ShirabeClient
import ShirabeQuery
import ShirabeSQLite
import ShirabeSearch

/// Why nothing could be measured.
enum BenchError: Error {
  /// No article was found at these paths.
  case noArticles(paths: [String])
  /// The folder for the index could not be made, for this `errno`.
  case temporaryFolder(path: String, errno: Int32)
  /// The index could not be written or read.
  case index(IndexError)
  /// The index was opened and did not answer.
  case engine(EngineFailure)
  /// A query cut from the articles could not be searched.
  case query(String, QueryError)
  /// A search ended before it was done.
  case interrupted(String)
  /// The daemon could not be started.
  case daemon(path: String, reason: String)
  /// The daemon was started and did not do its work.
  case client(ClientError)
  /// Clients of the soak saw something else than replies, "busy", and "late" where it was, so often, and this first.
  case soak(failures: Int, first: String)

  /// What the program ends with.
  var exitStatus: ExitStatus {
    switch self {
    case .noArticles: .usage
    case .temporaryFolder, .index, .engine: .index
    case .query, .interrupted, .daemon, .client, .soak: .software
    }
  }
}

extension BenchError: CustomStringConvertible {
  /// What happened, where, and what to do about it.
  var description: String {
    switch self {
    case .noArticles(let paths):
      "there is no article at \(paths.joined(separator: ", ")); name .jsonl or text files, or folders of them"
    case .temporaryFolder(let path, let errno):
      "\(path): \(String(cString: strerror(errno))); set TMPDIR to a folder that can be written to"
    case .index(let error): error.description
    case .engine(let failure): failure.description
    case .query(let text, let error): "the query \(text.debugDescription) was refused: \(error); report this as a bug"
    case .interrupted(let text): "the search for \(text.debugDescription) was ended early; report this as a bug"
    case .daemon(let path, let reason): "\(path): \(reason)"
    case .client(let error): "asking the daemon: \(error)"
    case .soak(let failures, let first): "the soak saw \(failures) failures, first: \(first); report this as a bug"
    }
  }
}
