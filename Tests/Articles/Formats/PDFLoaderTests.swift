import Foundation
import ShirabeTestSupport
import Testing

@testable import ShirabeArticles

@Suite struct PDFLoaderTests {
  private static let hasTools = ["pdftotext", "pdfinfo"].allSatisfy { name in
    ["/usr/bin", "/usr/local/bin"].contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(name)") }
  }

  /// A page of these lines, by the rules of PDF 1.4.
  private static func document(lines: [String], title: String) -> [UInt8] {
    document(
      content: "BT /F1 12 Tf 14 TL 72 720 Td " + lines.map { "(\($0)) Tj T*" }.joined(separator: " ") + " ET",
      title: title)
  }

  /// A page of this content.
  static func document(content text: String, title: String) -> [UInt8] {
    let objects = [
      "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
      "<< /Length \(text.utf8.count) >>\nstream\n\(text)\nendstream",
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>", "<< /Title (\(title)) /Author (Jane Doe) >>",
    ]
    var file = "%PDF-1.4\n"
    var offsets: [Int] = []
    for (index, object) in objects.enumerated() {
      offsets.append(file.utf8.count)
      file += "\(index + 1) 0 obj\n\(object)\nendobj\n"
    }
    let start = file.utf8.count
    file += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
    for offset in offsets {
      let digits = String(offset)
      file += String(repeating: "0", count: 10 - digits.count) + digits + " 00000 n \n"
    }
    file += "trailer << /Size \(objects.count + 1) /Root 1 0 R /Info 6 0 R >>\nstartxref\n\(start)\n%%EOF\n"
    return Array(file.utf8)
  }

  @Test(
    .enabled(if: hasTools, "pdftotext is not installed: the package is poppler-utils"),
    arguments: ["a.pdf", "a", "-a.pdf"])
  func `a document gives its text, its title and its author`(name: String) throws {
    let lines = [
      "The bridge opened on Sunday and about three thousand people",
      "crossed it before noon, while the mayor spoke of ten",
      "long years.",
    ]
    let loaded = try load(name, Self.document(lines: lines, title: "Shirabe bridge"))
    #expect(loaded.refusals.isEmpty)
    let article = try #require(loaded.articles.first)
    #expect(article.id == name)
    #expect(article.title == "Shirabe bridge")
    #expect(article.author == "Jane Doe")
    #expect(article.body == lines.joined(separator: " "))
  }

  @Test(.enabled(if: hasTools, "pdftotext is not installed: the package is poppler-utils"))
  func `a title that is a file's name is none`() throws {
    let loaded = try load(
      "a.pdf", Self.document(lines: ["Shirabe bridge opens", "", "It opened."], title: "Microsoft Word - x.doc"))
    #expect(loaded.articles.first?.title != "Microsoft Word - x.doc")
  }

  @Test(.enabled(if: hasTools, "pdftotext is not installed: the package is poppler-utils"))
  func `what is no document is refused`() throws {
    let refusals = try load("a.pdf", "%PDF-1.4\nnothing").refusals
    guard case .programFailed(name: "pdftotext", _)? = refusals.first?.error else {
      Issue.record("\(refusals)")
      return
    }
    #expect(try load("a.pdf", Self.document(lines: [], title: "x")).refusals.map(\.error) == [.noText])
  }

  @Test func `a program that is not there, fails, or writes too much is told apart`() {
    func failure(_ name: String, _ arguments: [String]) -> ProgramOutput.Failure? {
      do throws(ProgramOutput.Failure) {
        _ = try ProgramOutput.read(name, arguments, maximumByteCount: 1000)
        return nil
      } catch {
        return error
      }
    }
    #expect(failure("shirabe-no-such-program", []) == .missing)
    #expect(failure("sh", ["-c", "echo bad >&2; exit 3"]) == .ended(reason: "bad"))
    #expect(failure("sh", ["-c", "exit 3"]) == .ended(reason: "it ended with status 3"))
    #expect(failure("sh", ["-c", "while :; do echo xxxxxxxxxxxxxxxx; done"]) == .tooLong)
    #expect(failure("sh", ["-c", "echo fine"]) == nil)
  }

  @Test(arguments: [
    ("調べ市は一日、調べ橋を十年ぶりに\n開いた。三千人が並んだ。\n\n次の段落。", "調べ市は一日、調べ橋を十年ぶりに開いた。三千人が並んだ。\n\n次の段落。"),
    ("見出し\n短い", "見出し\n短い"), ("", ""),
  ])
  func `lines of a paragraph are joined`(text: String, joined: String) {
    #expect(PDFText.unwrapped(text) == joined)
  }
}
