/// Writes figures in Prometheus' text format, version 0.0.4: `# HELP`, `# TYPE`, then a line a sample.
struct PrometheusText {
  /// What has been written.
  private(set) var text = ""

  /// Upper ends of the buckets of latency: powers of two from 64 µs to 67 s, which the histogram knows exactly.
  private static let bounds = (6...26).map { 1 << $0 }

  /// Writes a figure that only grows; its name must end in `_total`.
  mutating func counter(_ name: String, _ help: String, _ samples: [(labels: [(String, String)], value: Int)]) {
    family(name, "counter", help, samples)
  }

  /// Writes a figure that goes up and down.
  mutating func gauge(_ name: String, _ help: String, _ samples: [(labels: [(String, String)], value: Int)]) {
    family(name, "gauge", help, samples)
  }

  /// Writes times, in seconds.
  mutating func histogram(_ name: String, _ help: String, _ series: [(label: (String, String), LatencySnapshot)]) {
    head(name, "histogram", help)
    for (label, times) in series {
      for bound in PrometheusText.bounds {
        sample(name + "_bucket", [label, ("le", seconds(bound))], "\(times.count(below: bound))")
      }
      sample(name + "_bucket", [label, ("le", "+Inf")], "\(times.count)")
      sample(name + "_sum", [label], seconds(times.sumMicroseconds))
      sample(name + "_count", [label], "\(times.count)")
    }
  }

  private mutating func family(
    _ name: String, _ type: String, _ help: String, _ samples: [(labels: [(String, String)], value: Int)]
  ) {
    head(name, type, help)
    for (labels, value) in samples { sample(name, labels, "\(value)") }
  }

  private mutating func head(_ name: String, _ type: String, _ help: String) {
    text += "# HELP \(name) \(help)\n# TYPE \(name) \(type)\n"
  }

  private mutating func sample(_ name: String, _ labels: [(String, String)], _ value: String) {
    let labels = labels.map { "\($0.0)=\"\(PrometheusText.escaped($0.1))\"" }.joined(separator: ",")
    text += labels.isEmpty ? "\(name) \(value)\n" : "\(name){\(labels)} \(value)\n"
  }

  private static func escaped(_ value: String) -> String {
    var text = ""
    for character in value.unicodeScalars {
      switch character {
      case "\\": text += "\\\\"
      case "\"": text += "\\\""
      case "\n": text += "\\n"
      default: text.unicodeScalars.append(character)
      }
    }
    return text
  }

  private func seconds(_ microseconds: Int) -> String {
    let rest = String(1_000_000 + microseconds % 1_000_000).dropFirst()
    return "\(microseconds / 1_000_000).\(rest)"
  }
}
