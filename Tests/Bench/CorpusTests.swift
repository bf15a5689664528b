import ShirabeArticles
import ShirabeTestSupport
import Testing

@testable import shirabe_bench

@Suite struct CorpusTests {
  @Test func `every article comes so many times, under ids of its own`() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write("a.jsonl", #"{"id":"x","body":"一"}"# + "\nno JSON\n" + #"{"id":"y","body":"二"}"#)
    let corpus = try Corpus(paths: [folder.path], multiplier: 3)
    var ids: [String] = []
    _ = corpus.articles { ids.append($0.id + $0.body) }
    #expect(ids == ["x一", "y二", "x#2一", "y#2二", "x#3一", "y#3二"])
  }

  @Test func `a survey counts and names what is refused`() throws {
    let folder = try TemporaryFolder()
    let text = #"{"id":"x","body":"一"}"# + "\nno JSON\n"
    let path = try folder.write("a.jsonl", text)
    let survey = CorpusSurvey(try Corpus(paths: [path, path + ".missing"], multiplier: 2), seed: 1)
    #expect(survey.articles == 1)
    #expect(survey.byteCount == text.utf8.count)
    #expect(survey.refusals.map(\.origin.path) == [path + ".missing", path])
    #expect(survey.texts == ["一"])
  }

  @Test func `of many articles a survey keeps some, from all over`() throws {
    let folder = try TemporaryFolder()
    let count = 3 * CorpusSurvey.maximumTextCount
    let lines = (0..<count).map { #"{"id":"\#($0)","body":"\#($0)"}"# }
    let corpus = try Corpus(paths: [try folder.write("a.jsonl", lines.joined(separator: "\n"))], multiplier: 1)
    let texts = CorpusSurvey(corpus, seed: 5).texts.compactMap { Int($0) }
    #expect(texts.count == CorpusSurvey.maximumTextCount)
    #expect(Set(texts).count == texts.count)
    for third in 0..<3 {
      let part = texts.count { $0 / CorpusSurvey.maximumTextCount == third }
      #expect((250...420).contains(part), "\(part) of the texts are from third \(third)")
    }
    #expect(CorpusSurvey(corpus, seed: 5).texts == texts.map { "\($0)" })
  }

  @Test func `long bodies are kept to the end of a line or a sentence`() {
    let limit = SampleText.maximumByteCount
    #expect(SampleText.beginning(of: "短い") == "短い")
    let filler = String(repeating: "あ", count: limit)
    #expect(SampleText.beginning(of: "一。二\n三" + filler) == "一。二\n")
    #expect(SampleText.beginning(of: "一。二三" + filler) == "一。")
    #expect(SampleText.beginning(of: filler) == "")
  }
}
