import ArgumentParser
import Glibc
import ShirabeClient
import ShirabeConsole
import ShirabeManual
import ShirabeModel

/// One run of `shirabe`: parse, carry out, give the exit status.
public struct Invocation {
  private let arguments: [String]
  /// The first argument that is not UTF-8, as far as it can be read; nil where all are.
  private let illegible: String?

  /// Makes a run with these arguments, the program's name not among them.
  public init(arguments: [String]) {
    self.arguments = arguments
    illegible = nil
  }

  /// Makes the run that this process was started for.
  public init() {
    arguments = Array(CommandLine.arguments.dropFirst())
    illegible = (1..<max(Int(CommandLine.argc), 1)).lazy.compactMap { CommandLine.unsafeArgv[$0] }
      .first { String(validatingCString: $0) == nil }.map { String(cString: $0) }
  }

  /// Does what the arguments ask for, prints it, and gives the status to exit with.
  public func run() -> Int32 {
    // A parent may have left SIGPIPE ignored; a closed pipe shall end us without a word.
    signal(SIGPIPE, SIG_DFL)
    StandardDescriptors.holdPlaces()
    // A shell that asks for completions shows no messages.
    if let illegible, arguments.first != "--complete" {
      report("\(illegible) is not UTF-8; write it where the locale is one of UTF-8, or convert it with iconv -t UTF-8")
      return ExitStatus.usage.rawValue
    }
    return carryOut().rawValue
  }

  private func carryOut() -> ExitStatus {
    let arguments =
      InteractiveCommand.isMeant(by: arguments) ? ["interactive"] + arguments : ArgumentOrder.optionsFirst(arguments)
    do {
      if let listing = HitListing(ordered: arguments) { return try listing.run() }
      if let text = ManualRequest<ClientManual>.answer(arguments) { return print(text) }
      if let help = TopicHelp(arguments) { return try help.run() }
      if let unknown = UnknownCommand(arguments) {
        report(unknown.message)
        return .usage
      }
      var command = try ShirabeCommand.parseAsRoot(arguments)
      guard let client = command as? any ClientCommand else {
        try command.run()
        return .success
      }
      return try client.execute()
    } catch let error as ClientError {
      report("\(error)")
      return ExitStatus(error)
    } catch let error as SocketPathError {
      report("\(error)")
      return .usage
    } catch let error as MalformedReply {
      report("\(error)")
      return .failure
    } catch let error as InputError {
      report("\(error)")
      return .failure
    } catch let error as OutputError {
      report("\(error)")
      return .failure
    } catch {
      return answer(parsing: error, of: arguments)
    }
  }

  /// Prints help where it was asked for, or what is wrong with the arguments.
  private func answer(parsing error: any Error, of arguments: [String]) -> ExitStatus {
    if ShirabeCommand.exitCode(for: error) == .success { return print(ShirabeCommand.fullMessage(for: error)) }
    if let unknown = UnknownOption(ordered: arguments) {
      report(unknown.message)
    } else {
      _ = write(Array((ShirabeCommand.fullMessage(for: error) + "\n").utf8), to: STDERR_FILENO)
    }
    return .usage
  }

  private func print(_ text: String) -> ExitStatus {
    let code = write(Array((text + (text.hasSuffix("\n") ? "" : "\n")).utf8), to: STDOUT_FILENO)
    if code == 0 { return .success }
    report("\(OutputError(code: code))")
    return .failure
  }
}
