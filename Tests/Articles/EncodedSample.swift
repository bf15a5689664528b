import Glibc

@testable import ShirabeArticles

/// A text written for the tests, and the encodings that its language comes in.
struct EncodedSample: CustomStringConvertible {
  let description: String
  let encodings: [TextEncoding]
  /// Two or three sentences.
  let short: String
  /// Some paragraphs.
  let long: String

  static let all = [
    EncodedSample(
      description: "Japanese", encodings: [.utf8, .shiftJIS, .eucJP, .iso2022JP],
      short: "調べ市は一日、十年ぶりに橋を開いた。雪の中を三千人が渡り、対岸の村では太鼓が鳴った。",
      long: """
        市役所によると、橋の工事は嵐で二度止まり、費用は当初の見込みの二倍になった。市長は式で「長く待たせてしまった」と述べ、頭を下げた。
        バスの路線は四月から延びる。運転手の数が足りないため、夜の便は当分の間、週末だけ走ることになりそうだ。
        対岸で食堂を営む女性は、店を閉めようかと思ったこともあったが、客が戻るのを楽しみにしていると話した。
        """),
    EncodedSample(
      description: "Simplified Chinese", encodings: [.utf8, .gb18030],
      short: "调市一日重新开放大桥，三千名市民冒雪走过桥面。市长说，工程延误了两年，感谢大家耐心等待。",
      long: """
        据市政府介绍，大桥工程因风暴两次停工，费用是原来预算的两倍。市长在仪式上表示，让大家等了这么久，他感到很抱歉。
        公共汽车线路将从四月起延长到对岸。由于司机不够，晚上的班车暂时只在周末运行。
        在对岸开饭馆的一位妇女说，她曾经想过关门，现在希望客人们能够回来。
        """),
    EncodedSample(
      description: "Traditional Chinese", encodings: [.utf8, .big5],
      short: "調市一日重新開放大橋，三千名市民冒雪走過橋面。市長說，工程延誤了兩年，感謝大家耐心等待。",
      long: """
        據市政府介紹，大橋工程因風暴兩次停工，費用是原來預算的兩倍。市長在儀式上表示，讓大家等了這麼久，他感到很抱歉。
        公車路線將從四月起延長到對岸。由於司機不夠，晚上的班車暫時只在週末行駛。
        在對岸開餐廳的一位婦女說，她曾經想過關門，現在希望客人們能夠回來。
        """),
    EncodedSample(
      description: "Korean", encodings: [.utf8, .eucKR],
      short: "조사시는 1일 열 해 만에 다리를 다시 열었다. 눈 속에서 시민 3천 명이 다리를 건넜다.",
      long: """
        시청에 따르면 다리 공사는 폭풍으로 두 번 멈추었고, 비용은 처음 예상의 두 배가 되었다. 시장은 기념식에서 오래 기다리게 해서 미안하다고 말했다.
        버스 노선은 4월부터 강 건너까지 늘어난다. 운전기사가 모자라 밤 버스는 당분간 주말에만 다닐 것으로 보인다.
        강 건너에서 식당을 하는 여성은 문을 닫을까 생각한 적도 있었지만 손님이 돌아오기를 기다린다고 말했다.
        """),
  ]

  /// Every text with every encoding that it comes in.
  static let pairs: [(text: String, encoding: TextEncoding)] = all.flatMap { sample in
    sample.encodings.flatMap { encoding in [sample.short, sample.long].map { ($0, encoding) } }
  }
}

extension TextEncoding {
  /// The text in this encoding, by the system's iconv.
  func encode(_ text: String) throws -> [UInt8] {
    let name = self == .iso2022JP ? "ISO-2022-JP" : self == .utf8 ? "UTF-8" : iconvNames[0]
    guard let descriptor = iconv_open(name, "UTF-8"), Int(bitPattern: descriptor) != -1 else {
      throw ArticleError.encodingMissing(self)
    }
    defer { iconv_close(descriptor) }
    var input = text.utf8.map { CChar(bitPattern: $0) }
    var output = [CChar](repeating: 0, count: input.count * 4 + 16)
    var left = input.count
    var room = output.count
    let failed = input.withUnsafeMutableBufferPointer { from in
      output.withUnsafeMutableBufferPointer { to in
        var source = from.baseAddress
        var target = to.baseAddress
        guard iconv(descriptor, &source, &left, &target, &room) == 0 else { return true }
        return iconv(descriptor, nil, nil, &target, &room) != 0
      }
    }
    guard !failed else { throw ArticleError.illegible(reason: "the sample has letters that \(self) has not") }
    return output[..<(output.count - room)].map { UInt8(bitPattern: $0) }
  }
}
