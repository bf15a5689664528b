import Glibc

/// The three descriptors that every program begins with.
public enum StandardDescriptors {
  /// Fills the place of one that was closed, as by `>&-`: else a socket or a database would get its number, and messages would be
  /// written there.
  public static func holdPlaces() {
    for (descriptor, mode) in [(STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_WRONLY)]
    where fcntl(descriptor, F_GETFD) < 0 {
      // The lowest number that is free is this one, since those below it are taken.
      _ = open("/dev/null", mode)
    }
  }
}
