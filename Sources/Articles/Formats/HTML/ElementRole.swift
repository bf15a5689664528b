/// What an element is to the text: by the names of HTML (WHATWG HTML, § 15.3 "Non-replaced elements").
enum ElementRole: UInt8 {
  /// Stands in a line: `<em>`, `<a>`, and any name that is not known.
  case inline
  /// A block on lines of its own: `<div>`, `<li>`.
  case block
  /// A block with space around it: `<p>`, headings.
  case paragraph
  /// The first heading.
  case heading
  /// A cell of a table.
  case cell
  /// Text whose white space stands as it is.
  case preformatted
  /// A break in a line.
  case lineBreak
  /// An image, for its alternative text.
  case image
  /// A reading beside the text, or the brackets for it.
  case reading
  /// The text that a reading belongs to.
  case readingBase
  /// What is never part of the text: scripts, forms, embedded things.
  case nothing
  /// What is part of the page, not of the article: navigation, footers, asides.
  case furniture
  /// A header, which is furniture unless it holds paragraphs.
  case header
  /// A link.
  case link
  /// The article.
  case article
  /// The main part of the page.
  case main
  /// `<meta>`, `<link>`, `<title>`, `<script>`, `<time>`, `<html>`: what tells about the page.
  case metadata

  /// The role of an element by its name in lower case.
  static func of(_ name: String) -> ElementRole { roles[name] ?? .inline }

  private static let roles: [String: ElementRole] = {
    var roles: [String: ElementRole] = [:]
    func add(_ role: ElementRole, _ names: String) {
      for name in names.split(separator: " ") { roles[String(name)] = role }
    }
    add(.block, "address body center dd details dir div dl dt fieldset figcaption figure hgroup legend li")
    add(.block, "optgroup option search section summary tbody tfoot thead tr caption")
    add(.paragraph, "p h2 h3 h4 h5 h6 blockquote ul ol table hr")
    add(.heading, "h1")
    add(.cell, "td th")
    add(.preformatted, "pre listing xmp plaintext")
    add(.lineBreak, "br")
    add(.image, "img")
    add(.reading, "rt rp rtc")
    add(.readingBase, "rb")
    add(.nothing, "applet area audio base button canvas col colgroup datalist dialog embed head iframe input map")
    add(.nothing, "meter noembed noframes noscript object output param progress select source style svg template")
    add(.nothing, "textarea track video wbr menu")
    add(.furniture, "nav footer aside form")
    add(.header, "header")
    add(.link, "a")
    add(.article, "article")
    add(.main, "main")
    add(.metadata, "meta link title script time html")
    return roles
  }()
}
