/// How the last word of a command line may go on.
enum Completion: Equatable {
  /// As one of these.
  case words([CompletionCandidate])
  /// As the name of a file.
  case files
  /// As the name of a folder.
  case folders
}
