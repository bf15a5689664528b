/// Where text that is narrower than its column stands.
enum TextAlignment {
  case left
  case right
  case center
}
