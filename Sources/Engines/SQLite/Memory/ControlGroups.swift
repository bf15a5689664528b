import Glibc

/// The control groups that a process is in, of either version (cgroups(7)).
struct ControlGroups {
  /// Where the system keeps the groups, under which folder.
  private static let hierarchies = [
    (controller: "", root: "/sys/fs/cgroup", files: ["memory.max", "memory.high"]),
    (controller: "", root: "/sys/fs/cgroup/unified", files: ["memory.max", "memory.high"]),
    (controller: "memory", root: "/sys/fs/cgroup/memory", files: ["memory.limit_in_bytes"]),
  ]
  /// The first version says "no limit" by the highest number of whole pages.
  private static let noLimit = Int.max / 2

  private let list: String
  private let read: (_ path: String) -> String?

  /// - Parameters:
  ///   - list: What `/proc/PID/cgroup` says; that of this process where it is not given.
  ///   - read: Reads a file; nil where there is none.
  init(list: String? = nil, read: @escaping (_ path: String) -> String? = ControlGroups.contents) {
    self.list = list ?? read("/proc/self/cgroup") ?? ""
    self.read = read
  }

  /// The least that any of the groups, and of those around them, allows its processes of memory; nil for no limit.
  ///
  /// The cache of files counts as well, but the system takes that back before it refuses anything.
  var memoryByteCount: Int? {
    var least: Int?
    for line in list.split(separator: "\n") {
      // Number, controllers, path.
      let fields = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
      guard fields.count == 3 else { continue }
      let controllers = fields[1].split(separator: ",", omittingEmptySubsequences: false)
      for (controller, root, files) in ControlGroups.hierarchies where controllers.contains(controller[...]) {
        for folder in ControlGroups.ancestors(fields[2]) {
          for file in files {
            guard let limit = bytes(root + folder + "/" + file) else { continue }
            least = min(least ?? limit, limit)
          }
        }
      }
    }
    return least
  }

  /// The path and those of the groups around it, with a slash before each name and none at the end.
  private static func ancestors(_ path: Substring) -> [String] {
    var names = path.split(separator: "/").filter { $0 != ".." }
    var paths: [String] = []
    while !names.isEmpty {
      paths.append("/" + names.joined(separator: "/"))
      names.removeLast()
    }
    return paths + [""]
  }

  private func bytes(_ path: String) -> Int? {
    guard let text = read(path), let number = Int(text.prefix { $0.isASCII && $0.isNumber }) else { return nil }
    return number > 0 && number < ControlGroups.noLimit ? number : nil
  }

  /// What a small file of the system says.
  private static func contents(_ path: String) -> String? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    let bytes = [UInt8](unsafeUninitializedCapacity: 1 << 14) { buffer, count in
      count = max(0, Glibc.read(descriptor, buffer.baseAddress, buffer.count))
    }
    return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
  }
}
