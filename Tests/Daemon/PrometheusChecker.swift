import ShirabeTestSupport

/// Reads Prometheus' text format (version 0.0.4) as strictly as the part that the daemon uses allows.
enum PrometheusChecker {
  /// The samples of every family, by the suffix of the name and the labels as `_bucket,method=search,le=0.1`.
  static func families(_ text: String) throws -> [String: [String: Double]] {
    guard text.hasSuffix("\n") else { throw TestFailure("the text does not end with a line feed") }
    var families: [String: [String: Double]] = [:]
    var types: [String: String] = [:]
    var name = ""
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
      let words = line.split(separator: " ", maxSplits: 3).map(String.init)
      if line.hasPrefix("# HELP ") {
        guard words.count == 4, families[words[2]] == nil else { throw TestFailure("a wrong or second HELP: \(line)") }
        name = words[2]
        families[name] = [:]
      } else if line.hasPrefix("# TYPE ") {
        guard words.count == 4, words[2] == name, types[name] == nil else { throw TestFailure("a wrong TYPE: \(line)") }
        types[name] = words[3]
      } else {
        let (suffix, value) = try sample(line, name)
        guard types[name] != nil else { throw TestFailure("a sample before its TYPE: \(line)") }
        guard families[name]?.updateValue(value, forKey: suffix) == nil else { throw TestFailure("twice: \(line)") }
      }
    }
    for (name, type) in types { try check(name, type, families[name] ?? [:]) }
    return families
  }

  private static func sample(_ line: Substring, _ family: String) throws -> (String, Double) {
    guard let match = line.wholeMatch(of: /([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{(.*)\})? ([^ ]+)/),
      let value = Double(match.3),
      match.1.hasPrefix(family)
    else { throw TestFailure("no sample of \(family): \(line)") }
    var parts = match.1 == family ? [] : [String(match.1.dropFirst(family.count))]
    for label in (match.2 ?? "").split(separator: ",") {
      guard let label = label.wholeMatch(of: /([a-zA-Z_][a-zA-Z0-9_]*)="([^"\\]*)"/) else {
        throw TestFailure("no label: \(line)")
      }
      parts.append("\(label.1)=\(label.2)")
    }
    return (parts.joined(separator: ","), value)
  }

  private static func check(_ name: String, _ type: String, _ samples: [String: Double]) throws {
    switch type {
    case "counter":
      guard name.hasSuffix("_total"), samples.values.allSatisfy({ $0 >= 0 }) else {
        throw TestFailure("counter \(name)")
      }
    case "gauge": break
    case "histogram": try checkHistogram(name, samples)
    default: throw TestFailure("\(name) has the type \(type)")
    }
  }

  /// The buckets of every series grow, and the last holds everything.
  private static func checkHistogram(_ name: String, _ samples: [String: Double]) throws {
    var series: [String: [(bound: Double, count: Double)]] = [:]
    for (key, value) in samples where key.hasPrefix("_bucket,") {
      guard let match = key.wholeMatch(of: /_bucket,(.*),le=(.*)/),
        let bound = match.2 == "+Inf" ? .infinity : Double(match.2)
      else { throw TestFailure("bucket \(key) of \(name)") }
      series[String(match.1), default: []].append((bound, value))
    }
    guard !series.isEmpty else { throw TestFailure("\(name) has no buckets") }
    for (labels, buckets) in series {
      let sorted = buckets.sorted { $0.bound < $1.bound }
      guard zip(sorted, sorted.dropFirst()).allSatisfy({ $0.count <= $1.count }), sorted.last?.bound == .infinity,
        sorted.last?.count == samples["_count,\(labels)"], samples["_sum,\(labels)"] != nil
      else { throw TestFailure("the buckets of \(name) \(labels) do not add up") }
    }
  }
}
