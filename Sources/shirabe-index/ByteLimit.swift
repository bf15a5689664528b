import ArgumentParser

/// A number of bytes as it is written on a command line: 4096, 500k, 16M, 16MiB, 1G.
///
/// The units are powers of 1024, with or without `iB` or `B`, in either case.
struct ByteLimit: Equatable {
  let byteCount: Int
}

extension ByteLimit: ExpressibleByArgument {
  init?(argument: String) {
    let digits = argument.prefix { $0.isASCII && $0.isNumber }
    let shift: Int
    switch argument.dropFirst(digits.count).lowercased() {
    case "", "b": shift = 0
    case "k", "kb", "kib": shift = 10
    case "m", "mb", "mib": shift = 20
    case "g", "gb", "gib": shift = 30
    default: return nil
    }
    guard let number = Int(digits), number > 0, number <= Int.max >> shift else { return nil }
    byteCount = number << shift
  }

  var defaultValueDescription: String {
    byteCount % (1 << 20) == 0 ? "\(byteCount >> 20)MiB" : "\(byteCount)"
  }
}
