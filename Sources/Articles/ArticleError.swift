import Glibc

/// Why an input, or one article of it, cannot be taken. Where it happened is said by the `LoadError` around it.
public enum ArticleError: Error, Equatable, Sendable {
  /// A byte is no UTF-8; the offset counts from the start of the file, the line from 1.
  case notUTF8(byteOffset: Int, line: Int)
  /// A NUL byte stands where text should be; the offset counts from the start of the file.
  case notText(byteOffset: Int)
  /// A file is no text for another reason than a NUL byte.
  case illegible(reason: String)
  /// The system has no tables for an encoding.
  case encodingMissing(TextEncoding)
  /// A compressed file is damaged or ends too early.
  case damaged(reason: String)
  /// An article, or a line of JSON, is longer than allowed.
  case tooLong(maximumByteCount: Int)
  /// Reading it took more processor time than it may.
  case tooSlow(seconds: Double)
  /// A text file holds nothing, or nothing but boilerplate.
  case noText
  /// A line is no JSON; the offset counts from the start of the line.
  case notJSON(byteOffset: Int, reason: String)
  /// A line holds JSON, but no object.
  case notAnObject(found: String)
  /// A member that every article needs is not there.
  case missingMember(String)
  /// A member stands twice.
  case repeatedMember(String)
  /// A member has a value of another type than it may have.
  case wrongType(member: String, allowed: String, found: String)
  /// The id, given or made from the file's name, breaks its rule.
  case invalidID(reason: String)
  /// The date is none of the forms, or none of the calendar.
  case invalidPublished(text: String, reason: String)
  /// A file's name is no UTF-8, so that it can be no id.
  case nameNotUTF8
  /// The system would not open or read it.
  case unreadable(errno: Int32)
  /// What stands there is no file, or no folder, any more: it was one when it was found.
  case replaced
  /// A signal came while another process was waited for.
  case interrupted
  /// The system would not watch a folder.
  case unwatchable(errno: Int32)
  /// A line of a boilerplate list is no pattern.
  case invalidPattern(reason: String)
  /// XML that is neither a page nor a feed.
  case unknownXML(root: String)
  /// The file is not what its format says it is, or breaks off.
  case malformed(format: String, reason: String)
  /// A program that the format needs is not there.
  case missingProgram(name: String, package: String)
  /// A program that the format needs could not read the file.
  case programFailed(name: String, reason: String)
}

extension ArticleError {
  /// What is wrong, in plain words.
  public var reason: String {
    switch self {
    case .notUTF8(let byteOffset, let line): "not UTF-8: the first bad byte is at offset \(byteOffset), in line \(line)"
    case .notText(let byteOffset): "not text: a NUL byte is at offset \(byteOffset)"
    case .illegible(let reason): "not text: \(reason)"
    case .encodingMissing(let encoding): "the system's iconv cannot read \(encoding)"
    case .damaged(let reason): "damaged: \(reason)"
    case .tooLong(let maximumByteCount): "longer than \(maximumByteCount) bytes"
    case .tooSlow(let seconds): "reading it took more than \(ArticleError.number(seconds)) s of processor time"
    case .noText: "no text in it but share buttons, captions and the like"
    case .notJSON(let byteOffset, let reason): "not JSON: \(reason), at byte \(byteOffset) of the line"
    case .notAnObject(let found): "not an article: an object must stand here, not \(found)"
    case .missingMember(let name): "no \"\(name)\""
    case .repeatedMember(let name): "\"\(name)\" stands twice"
    case .wrongType(let member, let allowed, let found): "\"\(member)\" must be \(allowed), not \(found)"
    case .invalidID(let reason): reason
    case .invalidPublished(let text, let reason): "\"published\" is no date (\"\(text.prefix(40))\"): \(reason)"
    case .nameNotUTF8: "its name is not UTF-8"
    case .unreadable(let errno): String(cString: strerror(errno))
    case .replaced: "it is no longer what it was when it was found"
    case .interrupted: "a signal ended the wait for it"
    case .unwatchable(ENOSPC): "the system watches as many folders for you as it allows"
    case .unwatchable(EMFILE): "the system lets you run no more programs that watch folders"
    case .unwatchable(let errno): "it cannot be watched: \(String(cString: strerror(errno)))"
    case .invalidPattern(let reason): reason
    case .unknownXML(let root): "XML of another kind: its root is <\(root.prefix(40))>"
    case .malformed(let format, let reason): "not readable as \(format): \(reason)"
    case .missingProgram(let name, _): "the program \(name) is needed to read it and not installed"
    case .programFailed(let name, let reason): "\(name) could not read it: \(reason)"
    }
  }

  /// What to do about it.
  public var remedy: String {
    switch self {
    case .notUTF8: "convert it to UTF-8"
    case .notText: "give text or JSON Lines"
    case .illegible: "give text, or say its encoding with --encoding"
    case .encodingMissing: "install the system's gconv modules"
    case .damaged: "get it anew; what could be read of a file of many articles is in"
    case .tooLong: "split it into several articles, or raise --max-article"
    case .tooSlow: "leave it out, or give it longer with --max-seconds (0: as long as it takes)"
    case .noText: "leave the file out, or see whether the boilerplate list takes too much"
    case .notJSON: "write one JSON object a line"
    case .notAnObject: "write one object a line, with \"id\" and \"body\""
    case .missingMember(let name): "add it: every article needs \"id\" and \"body\"; \(name) is a string"
    case .repeatedMember: "keep one of them"
    case .wrongType: "mend the value, or leave the member out where it is not needed"
    case .invalidID: "an id has 1 to \(Article.maximumIDByteCount) bytes and no control characters"
    case .invalidPublished: "write 2025, 2025-09, 2025-09-01 or 2025-09-01T12:30:00+09:00"
    case .nameNotUTF8: "rename the file"
    case .unreadable: "see that it exists and may be read"
    case .replaced, .interrupted: "run the same command again"
    case .unwatchable(ENOSPC): "raise fs.inotify.max_user_watches (sysctl), or watch fewer folders"
    case .unwatchable(EMFILE): "raise fs.inotify.max_user_instances (sysctl), or end some of them"
    case .unwatchable: "see that it exists and may be read"
    case .invalidPattern: "see the head of Config/boilerplate.txt for the forms"
    case .unknownXML: "give HTML, RSS or Atom, or make JSON Lines of it"
    case .malformed: "see that the file is whole and what its name says"
    case .missingProgram(_, let package): "install \(package)"
    case .programFailed: "see that the file is whole and opens without a password"
    }
  }
}

extension ArticleError {
  /// A number of seconds without needless digits.
  private static func number(_ seconds: Double) -> String {
    Int(exactly: seconds).map { String($0) } ?? String(seconds)
  }
}

extension ArticleError: CustomStringConvertible {
  /// What is wrong and what to do about it, in one line.
  public var description: String { "\(reason); \(remedy)" }
}
