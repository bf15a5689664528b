import Glibc
import ShirabeTestSupport

/// Both ends of a terminal that no person sits at (pty(7)).
final class PseudoTerminal {
  /// The end of the one who types and sees.
  let main: Int32
  /// The path of the end of programs.
  let name: String

  /// Opens a terminal of so many lines and columns.
  init(lines: UInt16, columns: UInt16) throws {
    main = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    // Unlock the other end and ask for its number (ioctl_tty(2)), as unlockpt and ptsname do, which Swift does not see.
    var (lock, number): (Int32, UInt32) = (0, 0)
    guard main >= 0, ioctl(main, 0x4004_5431, &lock) == 0, ioctl(main, 0x8004_5430, &number) == 0 else {
      throw TestFailure(errno: errno, "/dev/ptmx")
    }
    name = "/dev/pts/\(number)"
    try resize(lines: lines, columns: columns)
  }

  deinit { close(main) }

  /// Makes it another size.
  func resize(lines: UInt16, columns: UInt16) throws {
    var size = winsize(ws_row: lines, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    guard ioctl(main, UInt(TIOCSWINSZ), &size) == 0 else { throw TestFailure(errno: errno, "ioctl") }
  }
}
