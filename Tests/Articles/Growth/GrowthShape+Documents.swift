extension GrowthShape {
  /// Documents of PDF: a page of many or of long lines; what pdftotext itself takes is another process's.
  static let documents = [
    "(text) Tj T* ", "(it was about forty columns wide and went on) Tj T* ", "() Tj T* ", "(a) Tj ",
  ].map { piece in
    GrowthShape("\(piece.debugDescription) repeated") { byteCount in
      let text = "BT /F1 12 Tf 14 TL 72 720 Td " + GrowthShape.repeated(piece, byteCount) + " ET"
      return PDFLoaderTests.document(content: text, title: "t")
    }
  }
}
