import ShirabeTestSupport
import Testing

@testable import ShirabeArticles

/// Samples with bytes changed, doubled and cut: whatever comes of it, nothing traps and nothing hangs.
@Suite struct MutationTests {
  private static let samples: [(name: String, text: String)] = [
    ("a.html", SamplePages.japanese), ("a.html", SamplePages.unmarked),
    (
      "a.rss",
      "<rss><channel><title>t</title><item><title>題</title><description><![CDATA[<p>文<br>x]]></description></item></channel></rss>"
    ),
    (
      "a.atom",
      "<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>1</id><content type='xhtml'><div><p>x</p></div></content></entry></feed>"
    ),
    ("a.md", "---\ntitle: x\ntags: [a, 'b']\ndate: 2026-01-01\n---\n# 題\n\n*a* [b](c) | d |\n|--|\n\n- x\n  - y\n"),
    ("a.json", "[{\"id\":\"1\",\"body\":\"a\\n\"},\n {\"id\":\"2\",\"body\":\"]\"}]"),
    ("a.txt", "題\n作\n\n-----------\n《》：ルビ\n-----------\n\n｜本《ほん》※［＃「口」、1-85-56］［＃改頁］\n底本：x"),
    ("unknown", "<?xml version='1.0'?><!DOCTYPE html [<!ENTITY a 'b'>]><html><p>&a;</html>"),
  ]

  @Test(.timeLimit(.minutes(2)), arguments: samples.indices)
  func `mutated samples never trap`(index: Int) throws {
    let (name, text) = Self.samples[index]
    var random = SplitMix64(seed: UInt64(index) + 1)
    for _ in 0..<150 {
      var bytes = Array(text.utf8)
      for _ in 0..<Int.random(in: 1...6, using: &random) where !bytes.isEmpty {
        let start = Int.random(in: 0..<bytes.count, using: &random)
        let end = min(bytes.count, start + Int.random(in: 1...40, using: &random))
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes.removeSubrange(start..<end)
        case 1: bytes.insert(contentsOf: Array(bytes[start..<end]), at: Int.random(in: 0...bytes.count, using: &random))
        case 2: bytes[start] = random.pick(Array("<>&\"'/[]{}-|:;#\n\\".utf8), or: 0x20)
        default: bytes[start] = UInt8.random(in: 1...127, using: &random)
        }
      }
      _ = try load(name, bytes)
    }
  }
}
