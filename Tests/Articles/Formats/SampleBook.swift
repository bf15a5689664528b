import CLibArchive
import Glibc
import ShirabeTestSupport

/// A book in EPUB's form, made file by file.
enum SampleBook {
  static let container = """
    <?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
    <rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>
    """

  static let package = """
    <?xml version="1.0" encoding="UTF-8"?>
    <package xmlns="http://www.idpf.org/2007/opf" version="3.0" xmlns:dc="http://purl.org/dc/elements/1.1/">
    <metadata><dc:title>港の本</dc:title><dc:creator>林 一心</dc:creator><dc:creator>山田花子</dc:creator>
    <dc:language>ja</dc:language><dc:date>2024-05</dc:date><dc:subject>港</dc:subject></metadata>
    <manifest><item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>
    <item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>
    <item id="cover" href="text/cover.xhtml" media-type="application/xhtml+xml"/>
    <item id="c2" href="text/%E4%BA%8C.xhtml" media-type="application/xhtml+xml"/>
    <item id="c1" href="text/one.xhtml" media-type="application/xhtml+xml"/></manifest>
    <spine toc="ncx"><itemref idref="cover"/><itemref idref="nav"/><itemref idref="c1"/><itemref idref="c2"/></spine></package>
    """

  static let files: [(String, String)] = [
    ("mimetype", "application/epub+zip"), ("META-INF/container.xml", container), ("OEBPS/book.opf", package),
    (
      "OEBPS/text/二.xhtml",
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?><html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title/></head><body><p>二章の文。</p></body></html>"
    ),
    (
      "OEBPS/text/one.xhtml",
      "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml' lang='ja-JP'><head><title>本</title></head><body><h2>一章　<ruby>港<rt>みなと</rt></ruby></h2><p>港《みなと》の\n朝。</p><p>次の段落。</p></body></html>"
    ),
    (
      "OEBPS/text/cover.xhtml",
      "<html xmlns='http://www.w3.org/1999/xhtml'><body><img src='c.jpg' alt=''/></body></html>"
    ),
    (
      "OEBPS/nav.xhtml",
      "<html xmlns='http://www.w3.org/1999/xhtml'><body><nav><ol><li><a href='text/one.xhtml'>一</a></li><li><a href='text/%E4%BA%8C.xhtml#x'>第二章</a></li></ol></nav></body></html>"
    ),
    (
      "OEBPS/toc.ncx",
      "<ncx xmlns='http://www.daisy.org/z3986/2005/ncx/'><navMap><navPoint><navLabel><text>イチ</text></navLabel><content src='text/one.xhtml'/></navPoint></navMap></ncx>"
    ),
    ("OEBPS/c.jpg", "no picture"),
  ]

  /// The bytes of an archive of these files, the first stored, the others deflated.
  static func archive(_ files: [(name: String, bytes: [UInt8])]) throws -> [UInt8] {
    var buffer = [UInt8](repeating: 0, count: 4 << 20)
    var used = 0
    guard let archive = archive_write_new() else { throw TestFailure(errno: 0, "archive_write_new") }
    defer { archive_write_free(archive) }
    let locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", nil)
    let before = uselocale(locale)
    defer {
      uselocale(before)
      freelocale(locale)
    }
    archive_write_set_format_zip(archive)
    archive_write_set_options(archive, "zip:hdrcharset=UTF-8")
    try buffer.withUnsafeMutableBytes { bytes in
      archive_write_open_memory(archive, bytes.baseAddress, bytes.count, &used)
      for (index, file) in files.enumerated() {
        if index == 0 {
          archive_write_zip_set_compression_store(archive)
        } else {
          archive_write_zip_set_compression_deflate(archive)
        }
        let entry = archive_entry_new()
        defer { archive_entry_free(entry) }
        archive_entry_set_pathname_utf8(entry, file.name)
        archive_entry_set_size(entry, Int64(file.bytes.count))
        archive_entry_set_filetype(entry, 0o100000)
        archive_entry_set_perm(entry, 0o644)
        guard archive_write_header(archive, entry) == ARCHIVE_OK else {
          throw TestFailure(errno: 0, String(cString: archive_error_string(archive)))
        }
        _ = file.bytes.withUnsafeBytes { archive_write_data(archive, $0.baseAddress, $0.count) }
      }
      archive_write_close(archive)
    }
    return Array(buffer[..<used])
  }

  /// The book with some of its files replaced, or gone where the new text is nil.
  static func bytes(replacing changes: [String: String?] = [:]) throws -> [UInt8] {
    let kept: [(name: String, bytes: [UInt8])] = files.compactMap { name, text in
      guard let change = changes[name] else { return (name, Array(text.utf8)) }
      return change.map { (name, Array($0.utf8)) }
    }
    return try archive(kept)
  }
}
