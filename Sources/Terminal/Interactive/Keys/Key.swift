/// What a person pressed.
enum Key: Equatable {
  /// A character of text, as a code point: an input method sends several, and marks after what they combine with.
  case text(Unicode.Scalar)
  /// Text that was pasted in one piece.
  case paste(String)
  /// A letter with Control, in lower case.
  case control(Character)
  /// A character with Alt.
  case alt(Unicode.Scalar)
  case enter
  case escape
  case tab
  case backTab
  case backspace
  case delete
  case up
  case down
  case left
  case right
  case wordLeft
  case wordRight
  case home
  case end
  case pageUp
  case pageDown
}
