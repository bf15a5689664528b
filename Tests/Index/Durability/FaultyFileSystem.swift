import GRDBSQLite
import Glibc
import ShirabeTestSupport
import Synchronization

/// A file system for SQLite that is the usual one, but for files below folders that a ``FaultPlan`` is made for.
///
/// It is SQLite's default in this process from its first use on (SQLite, "The OS Interface or VFS"). Nothing is mapped into
/// memory, so that every read is a call.
enum FaultyFileSystem {
  private static let plans = Mutex<[String: FaultPlan]>([:])

  /// Runs `body` while a plan holds below a folder.
  static func with<Value>(_ plan: FaultPlan, below folder: String, _ body: () throws -> Value) throws -> Value {
    guard isRegistered else { throw TestFailure("SQLite takes no other file system") }
    plans.withLock { $0[folder] = plan }
    defer {
      plan.end()
      plans.withLock { $0[folder] = nil }
    }
    return try body()
  }

  /// The file system of the machine, which SQLite never gives back.
  nonisolated(unsafe) private static let usual = sqlite3_vfs_find(nil)

  private static let isRegistered: Bool = {
    guard let usual else { return false }
    let system = UnsafeMutablePointer<sqlite3_vfs>.allocate(capacity: 1)
    system.initialize(to: usual.pointee)
    system.pointee.zName = UnsafePointer(strdup("shirabe-faulty"))
    system.pointee.szOsFile = usual.pointee.szOsFile + Int32(FaultyFile.byteCount)
    system.pointee.pNext = nil
    system.pointee.xOpen = { _, name, file, flags, result in
      FaultyFileSystem.open(name, file, flags, result)
    }
    system.pointee.xDelete = { _, name, syncs in
      if let failure = FaultyFileSystem.plan(of: name)?.failure(of: .delete) { return failure }
      return FaultyFileSystem.usual?.pointee.xDelete?(FaultyFileSystem.usual, name, syncs) ?? SQLITE_ERROR
    }
    system.pointee.xAccess = { _, name, flags, result in
      if let failure = FaultyFileSystem.plan(of: name)?.failure(of: .access) { return failure }
      return FaultyFileSystem.usual?.pointee.xAccess?(FaultyFileSystem.usual, name, flags, result) ?? SQLITE_ERROR
    }
    return sqlite3_vfs_register(system, 1) == SQLITE_OK
  }()

  private static func open(
    _ name: UnsafePointer<CChar>?, _ file: UnsafeMutablePointer<sqlite3_file>?, _ flags: Int32,
    _ result: UnsafeMutablePointer<Int32>?
  ) -> Int32 {
    guard let file, let usual, let xOpen = usual.pointee.xOpen else { return SQLITE_ERROR }
    let plan = plan(of: name)
    if let failure = plan?.failure(of: .open) {
      file.pointee.pMethods = nil
      return failure
    }
    let real = FaultyFile.real(file)
    real.pointee.pMethods = nil
    let status = xOpen(usual, name, real, flags, result)
    guard status == SQLITE_OK else {
      file.pointee.pMethods = nil
      return status
    }
    FaultyFile.initialize(file, plan)
    return SQLITE_OK
  }

  private static func plan(of name: UnsafePointer<CChar>?) -> FaultPlan? {
    guard let name else { return nil }
    let path = String(cString: name)
    // An index is made in a folder beside, whose name begins with a dot.
    let shown = path.replacing("/.", with: "/")
    return plans.withLock { plans in plans.first { shown.hasPrefix($0.key) }?.value }
  }
}
