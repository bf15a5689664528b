import Foundation
import Glibc
import ShirabeArticles
import ShirabeTestSupport
import Synchronization
import Testing

@testable import ShirabeSQLite
@testable import ShirabeSQLiteCare

/// Small archives that unpack to more than there is room for.
@Suite(.enabled(if: SmallFileSystem.isAvailable, "only root can mount a small file system")) struct UnpackedSizeTests {
  private static let byteCount = 24 << 20

  /// Looks at what is free of a file system, over and over.
  private final class Gauge: Sendable {
    private let least = Mutex(UInt.max)
    private let isEnded = Mutex(false)

    init(_ path: String) {
      Thread { [self] in
        while !isEnded.withLock({ $0 }) {
          var status = statvfs()
          if statvfs(path, &status) == 0 { least.withLock { $0 = min($0, status.f_bavail * status.f_frsize) } }
          usleep(200)
        }
      }.start()
    }

    func end() -> UInt {
      isEnded.withLock { $0 = true }
      return least.withLock { $0 }
    }
  }

  /// One of 48 MiB of zeros, compressed; one that has a hole of a tebibyte, which takes no room in the archive.
  @Test(arguments: ["zeros.tar.zst", "hole.tar"]) func theDiskIsNotFilled(_ name: String) throws {
    let folder = try TemporaryFolder()
    let small = try SmallFileSystem(byteCount: Self.byteCount)
    let archive = folder.file(name)
    let file = try folder.write("shard-0.db", "")
    if name.hasPrefix("zeros") {
      #expect(truncate(file, off_t(2 * Self.byteCount)) == 0)
      let writer = try ArchiveWriter(archive, isCompressed: true)
      _ = try writer.add("shard-0.db", from: file)
      _ = try writer.finish()
    } else {
      #expect(truncate(file, 1 << 40) == 0)
      #expect(try Program("/bin/tar", ["-C", folder.path, "-S", "-cf", archive, "shard-0.db"]).status() == 0)
    }
    #expect(try FileManager.default.attributesOfItem(atPath: archive)[.size] as? Int ?? .max < 1 << 20)
    let gauge = Gauge(small.path)
    let program = try Program("shirabe-index", ["restore", "--index", small.path + "/index", archive])
    #expect(try program.status() == 74)
    #expect(gauge.end() > UInt(Self.byteCount / 10 * 9))
    #expect(program.errors.contains("unpacks to"), "\(program.errors)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: small.path).isEmpty)
  }

  /// What fits and leaves enough comes back; the same is refused where it would leave too little.
  @Test func someRoomIsLeft() throws {
    let index = try TemporaryIndex([Article(id: "a", body: "港")])
    let folder = try TemporaryFolder()
    let archive = folder.file("backup.tar")
    _ = try IndexBackup.run(path: index.path, to: archive)
    for (byteCount, fits) in [(15 << 20, false), (20 << 20, true)] {
      let small = try SmallFileSystem(byteCount: byteCount)
      let program = try Program("shirabe-index", ["restore", "--index", small.path + "/index", archive])
      #expect(try program.status() == (fits ? 0 : 74), "\(program.errors)")
      #expect(try FileManager.default.contentsOfDirectory(atPath: small.path) == (fits ? ["index"] : []))
    }
  }
}
