import CMalloc
import Glibc

/// How much memory the process may have: more is given out by nobody, or ends the process.
public struct ProcessMemory: Sendable, Equatable {
  /// Bytes of address space, mapped files and the stacks of threads included (`RLIMIT_AS`); nil for no limit.
  public var addressByteCount: Int?
  /// Bytes that are its own, by `RLIMIT_DATA` and control groups; nil for no limit.
  public var ownByteCount: Int?
  /// Bytes that the machine has.
  public var machineByteCount: Int

  /// Makes limits.
  public init(addressByteCount: Int? = nil, ownByteCount: Int? = nil, machineByteCount: Int) {
    self.addressByteCount = addressByteCount
    self.ownByteCount = ownByteCount
    self.machineByteCount = machineByteCount
  }

  /// The limits that this process has now (getrlimit(2), cgroups(7)).
  public static var current: ProcessMemory {
    let owns = [limit(RLIMIT_DATA), ControlGroups().memoryByteCount].compactMap { $0 }
    return ProcessMemory(
      addressByteCount: limit(RLIMIT_AS), ownByteCount: owns.min(),
      machineByteCount: sysconf(Int32(_SC_PHYS_PAGES)) * sysconf(Int32(_SC_PAGESIZE)))
  }

  /// The least of all limits that are of this process and not of the machine; nil where there is none.
  var limitedByteCount: Int? { [addressByteCount, ownByteCount].compactMap { $0 }.min() }

  /// Bytes of address space that the process has taken so far (proc(5)); 0 where that cannot be known.
  public static var takenAddressByteCount: Int {
    let descriptor = open("/proc/self/statm", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return 0 }
    defer { close(descriptor) }
    let bytes = [UInt8](unsafeUninitializedCapacity: 64) { buffer, count in
      count = max(0, read(descriptor, buffer.baseAddress, buffer.count))
    }
    let pages = String(decoding: bytes.prefix { $0 != UInt8(ascii: " ") }, as: UTF8.self)
    return (Int(pages) ?? 0) * sysconf(Int32(_SC_PAGESIZE))
  }

  /// Has all threads share the allocator's first arena where address space is limited: each other one takes 64 MiB of it,
  /// whatever is needed (mallopt(3)). To be called before there are threads.
  public func spareAddresses() {
    if addressByteCount != nil { mallopt(M_ARENA_MAX, 1) }
  }

  private static func limit(_ resource: __rlimit_resource) -> Int? {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(resource.rawValue), &limit) == 0, limit.rlim_cur < rlim_t(Int.max) else {
      return nil
    }
    return Int(limit.rlim_cur)
  }
}
