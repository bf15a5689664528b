import ShirabeQuery
import ShirabeText

/// What was asked for in the bytes in which it was typed, to tell quickly that an article has it just so.
///
/// Only letters that are one token each are looked for in this way: a word or a number may be part of a longer one.
package struct LiteralForms {
  private let forms: [[UInt8]]

  /// Takes what is looked for, in the forms that were written; nil if some of it cannot be told by its bytes.
  package init?(_ highlights: [Highlight]) {
    var forms: [[UInt8]] = []
    for highlight in highlights where highlight.form == 0 {
      guard let sources = highlight.phrase.sources, highlight.phrase.elements.allSatisfy(\.kind.isLetter) else {
        return nil
      }
      let form = Array(sources.joined().utf8)
      guard !form.isEmpty else { return nil }
      forms.append(form)
    }
    self.forms = forms
  }

  /// Takes out what stands in a text as it was typed; those that are left over are looked for in the next text.
  ///
  /// - Complexity: O(bytes of the text) for each form.
  package func rest(after text: String) -> LiteralForms? {
    var text = text
    let left = text.withUTF8 { bytes in forms.filter { !LiteralForms.stands($0, in: bytes) } }
    return left.isEmpty ? nil : LiteralForms(forms: left)
  }

  private init(forms: [[UInt8]]) {
    self.forms = forms
  }

  /// Whether a form stands somewhere, by the steps that the byte under its end allows (Horspool, "Practical fast searching
  /// in strings", 1980).
  private static func stands(_ form: [UInt8], in text: UnsafeBufferPointer<UInt8>) -> Bool {
    var steps = [Int](repeating: form.count, count: 256)
    for (place, byte) in form.dropLast().enumerated() { steps[Int(byte)] = form.count - 1 - place }
    var end = form.count
    while end <= text.count {
      if text[(end - form.count)..<end].elementsEqual(form), !isMark(at: end, in: text) { return true }
      end += steps[Int(text[end - 1])]
    }
    return false
  }

  /// Whether a mark follows, which would be part of the last letter.
  private static func isMark(at position: Int, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard position < text.count, text[position] >= 0x80 else { return false }
    guard
      let scalar = String(decoding: text[position..<min(position + 4, text.count)], as: UTF8.self).unicodeScalars.first
    else { return false }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: return true
    default: return false
    }
  }
}
