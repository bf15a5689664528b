import GRDBSQLite

/// An open file of ``FaultyFileSystem``: SQLite's `sqlite3_file`, the plan that holds for it, and behind these the real file.
enum FaultyFile {
  /// Where the real file begins.
  static let byteCount = 64

  private static let planOffset = 16

  /// The real file.
  static func real(_ file: UnsafeMutablePointer<sqlite3_file>) -> UnsafeMutablePointer<sqlite3_file> {
    (UnsafeMutableRawPointer(file) + byteCount).assumingMemoryBound(to: sqlite3_file.self)
  }

  /// Makes a file of memory that SQLite gave, whose real file is open.
  static func initialize(_ file: UnsafeMutablePointer<sqlite3_file>, _ plan: FaultPlan?) {
    let pointer = plan.map { UnsafeRawPointer(Unmanaged.passRetained($0).toOpaque()) }
    (UnsafeMutableRawPointer(file) + planOffset).storeBytes(of: pointer, as: UnsafeRawPointer?.self)
    file.pointee.pMethods = UnsafePointer(methods)
  }

  private static func plan(_ file: UnsafeMutablePointer<sqlite3_file>) -> FaultPlan? {
    planPointer(file).map { Unmanaged<FaultPlan>.fromOpaque($0).takeUnretainedValue() }
  }

  private static func planPointer(_ file: UnsafeMutablePointer<sqlite3_file>) -> UnsafeRawPointer? {
    (UnsafeMutableRawPointer(file) + planOffset).load(as: UnsafeRawPointer?.self)
  }

  /// Makes a call of the real file, unless the plan lets it fail.
  private static func call(
    _ file: UnsafeMutablePointer<sqlite3_file>?, _ kind: FaultPlan.Call? = nil,
    _ body: (UnsafeMutablePointer<sqlite3_file>, sqlite3_io_methods) -> Int32?
  ) -> Int32 {
    guard let file else { return SQLITE_ERROR }
    if let kind, let failure = plan(file)?.failure(of: kind) { return failure }
    let real = real(file)
    return body(real, real.pointee.pMethods.pointee) ?? SQLITE_ERROR
  }

  /// Asks whether a file may end at a byte.
  private static func growthFailure(_ file: UnsafeMutablePointer<sqlite3_file>?, to end: Int64, mayShrink: Bool)
    -> Int32?
  {
    guard let file, let plan = plan(file) else { return nil }
    var size: Int64 = 0
    let real = real(file)
    _ = real.pointee.pMethods.pointee.xFileSize?(real, &size)
    return plan.failure(ofGrowthBy: mayShrink ? end - size : max(0, end - size))
  }

  /// Never changed once it is made, and never given back.
  nonisolated(unsafe) private static let methods: UnsafeMutablePointer<sqlite3_io_methods> = {
    let methods = UnsafeMutablePointer<sqlite3_io_methods>.allocate(capacity: 1)
    var table = sqlite3_io_methods()
    table.iVersion = 3
    table.xClose = { file in
      let status = FaultyFile.call(file) { $1.xClose?($0) }
      if let file, let plan = FaultyFile.planPointer(file) { Unmanaged<FaultPlan>.fromOpaque(plan).release() }
      return status
    }
    table.xRead = { file, bytes, count, offset in
      FaultyFile.call(file, .read) { $1.xRead?($0, bytes, count, offset) }
    }
    table.xWrite = { file, bytes, count, offset in
      if let failure = FaultyFile.growthFailure(file, to: offset + Int64(count), mayShrink: false) { return failure }
      return FaultyFile.call(file, .write) { $1.xWrite?($0, bytes, count, offset) }
    }
    table.xTruncate = { file, size in
      if let failure = FaultyFile.growthFailure(file, to: size, mayShrink: true) { return failure }
      return FaultyFile.call(file, .truncate) { $1.xTruncate?($0, size) }
    }
    table.xSync = { file, flags in FaultyFile.call(file, .sync) { $1.xSync?($0, flags) } }
    table.xFileSize = { file, size in FaultyFile.call(file, .fileSize) { $1.xFileSize?($0, size) } }
    table.xLock = { file, level in FaultyFile.call(file, .lock) { $1.xLock?($0, level) } }
    table.xUnlock = { file, level in FaultyFile.call(file) { $1.xUnlock?($0, level) } }
    table.xCheckReservedLock = { file, result in FaultyFile.call(file) { $1.xCheckReservedLock?($0, result) } }
    table.xFileControl = { file, operation, argument in
      FaultyFile.call(file) { $1.xFileControl?($0, operation, argument) }
    }
    table.xSectorSize = { file in FaultyFile.call(file) { $1.xSectorSize?($0) } }
    table.xDeviceCharacteristics = { file in FaultyFile.call(file) { $1.xDeviceCharacteristics?($0) } }
    table.xShmMap = { file, page, byteCount, extends, result in
      FaultyFile.call(file, .mapMemory) { $1.xShmMap?($0, page, byteCount, extends, result) }
    }
    table.xShmLock = { file, offset, count, flags in
      // What cannot fail is giving a lock back.
      FaultyFile.call(file, flags & SQLITE_SHM_UNLOCK == 0 ? .lockMemory : nil) {
        $1.xShmLock?($0, offset, count, flags)
      }
    }
    table.xShmBarrier = { file in
      _ = FaultyFile.call(file) { real, methods in
        methods.xShmBarrier?(real)
        return SQLITE_OK
      }
    }
    table.xShmUnmap = { file, deletes in FaultyFile.call(file) { $1.xShmUnmap?($0, deletes) } }
    table.xFetch = { _, _, _, result in
      result?.pointee = nil
      return SQLITE_OK
    }
    table.xUnfetch = { _, _, _ in SQLITE_OK }
    methods.initialize(to: table)
    return methods
  }()
}
