import Glibc

/// The three descriptors that every program begins with.
enum StandardStreams {
  /// Fills the place of one that was closed, as by `>&-`: else the socket would get its number, and what is printed would go
  /// to the daemon. What is read from standard input or written to standard output then fails; messages go nowhere.
  static func holdPlaces() {
    for (descriptor, mode) in [(STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_WRONLY)]
    where fcntl(descriptor, F_GETFD) < 0 {
      // The lowest number that is free is this one, since those below it are taken.
      _ = open("/dev/null", mode)
    }
  }
}
