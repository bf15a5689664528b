import Foundation
import ShirabeManual
import ShirabeTestSupport

/// What lies below a folder.
struct InstalledFiles: Equatable {
  /// The files, by their paths below the folder, and what is in them.
  private(set) var contents: [String: Data] = [:]
  /// The folders, by their paths below it.
  private(set) var folders: Set<String> = []

  init(below root: String) throws {
    let walk = FileManager.default.enumerator(atPath: root)
    while let path = walk?.nextObject() as? String {
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: root + "/" + path, isDirectory: &isFolder)
      if isFolder.boolValue {
        folders.insert(path)
      } else {
        contents[path] = try Data(contentsOf: URL(fileURLWithPath: root + "/" + path))
      }
    }
  }

  /// The paths of the files.
  var paths: Set<String> { Set(contents.keys) }

  /// The text of a file.
  func text(_ path: String) -> String? { contents[path].map { String(decoding: $0, as: UTF8.self) } }

  /// What every installation has below its prefix; zsh's folder is another for Debian's packages.
  static func expected(prefix: String, zsh: String, units: String) -> Set<String> {
    var paths: Set<String> = []
    for name in Programs.names {
      let section = name == "shirabed" ? "8" : "1"
      paths.formUnion([
        "bin/\(name)", "share/man/man\(section)/\(name).\(section).gz", "share/bash-completion/completions/\(name)",
        "share/zsh/\(zsh)/_\(name)", "share/fish/vendor_completions.d/\(name).fish",
      ])
    }
    paths.formUnion(Guide.allCases.map { "share/man/man7/\($0.page).7.gz" })
    paths.formUnion(["share/shirabe/shirabe.yaml", "share/shirabe/boilerplate.txt"])
    paths.formUnion(["shirabed.service", "shirabed.socket"].map { units + "/user/" + $0 })
    if units.hasPrefix("lib/") {
      let system = ["shirabed.service", "shirabed.socket", "shirabe-index-watch.service"]
      paths.formUnion(system.map { units + "/system/" + $0 })
    }
    return Set(paths.map { prefix + "/" + $0 })
  }
}
