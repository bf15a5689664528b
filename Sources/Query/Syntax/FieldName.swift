/// What may stand before a colon to ask for one field; the raw value is how it is written.
enum FieldName: String, CaseIterable {
  case title
  case author
  case source
  case tag
  case language
  case id
  case date
}
