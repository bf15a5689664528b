import Glibc

/// Writes all of the bytes, however few the system takes at once; gives 0, or the `errno` that stopped it (write(2)).
package func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
  var written = 0
  while written < bytes.count {
    let count = bytes.withUnsafeBytes {
      Glibc.write(descriptor, $0.baseAddress?.advanced(by: written), $0.count - written)
    }
    if count >= 0 { written += count } else if errno != EINTR { return errno }
  }
  return 0
}
