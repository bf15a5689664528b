import ArgumentParser
import ShirabeManual

@testable import ShirabeTerminal
@testable import shirabe_index
@testable import shirabed

/// The three programs, by name.
enum Programs {
  static let names = ["shirabe", "shirabe-index", "shirabed"]

  static func root(_ name: String) -> any ParsableCommand.Type {
    switch name {
    case "shirabe": ClientManual.root
    case "shirabe-index": IndexerManual.root
    default: DaemonManual.root
    }
  }

  static func outline(_ name: String) throws -> CommandOutline { try CommandOutline(root(name)) }

  /// Parses arguments as the program does, and does nothing.
  static func parse(_ name: String, _ arguments: [String]) throws {
    let arguments = name == "shirabe" ? ArgumentOrder.optionsFirst(arguments) : arguments
    _ = try root(name).parseAsRoot(arguments)
  }

  static func exitStatuses(_ name: String) -> [Int32] {
    switch name {
    case "shirabe": ShirabeTerminal.ExitStatus.allCases.map(\.rawValue)
    case "shirabe-index": shirabe_index.ExitStatus.allCases.map(\.rawValue)
    default: shirabed.ExitStatus.allCases.map(\.rawValue)
    }
  }
}
