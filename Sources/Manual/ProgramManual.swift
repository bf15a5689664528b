public import ArgumentParser

/// What there is to know of a program besides its commands and options.
public protocol ProgramManual: Sendable {
  /// The command that the program's arguments are parsed as.
  static var root: any ParsableCommand.Type { get }
  /// What it ends with.
  static var exitStatuses: any ExplainedExitStatus.Type { get }
  /// Variables of the environment and what each says.
  static var environment: [(name: String, meaning: String)] { get }
  /// Files and folders and what each is for.
  static var files: [(path: String, meaning: String)] { get }
  /// Other manual pages, with their sections, such as `shirabe(1)`.
  static var seeAlso: [String] { get }
  /// The section of the manual: 1 for commands, 8 for daemons.
  static var section: Int { get }
  /// Its version.
  static var version: String { get }
  /// What `help` takes besides commands; nothing unless said otherwise.
  static var topics: [CompletionCandidate] { get }
  /// How a word may go on that no list says, such as one of a query; nil where the outline says all there is.
  ///
  /// - Parameters:
  ///   - valueName: What the value is called in the outline.
  ///   - written: The word so far, unquoted.
  ///   - options: The values of the options before it, by name.
  static func candidates(valueName: String, written: String, options: [String: String]) -> [CompletionCandidate]?
}

extension ProgramManual {
  /// Commands alone.
  public static var topics: [CompletionCandidate] { [] }

  /// Nothing but what the outline says.
  public static func candidates(
    valueName: String, written: String, options: [String: String]
  ) -> [CompletionCandidate]? { nil }
}
