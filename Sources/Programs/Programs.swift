// This module is empty: SwiftPM builds several products at once only as what one target depends on, and this is it.
// `swift build --target ShirabePrograms` makes shirabe, shirabe-index and shirabed, and neither tests nor shirabe-bench.
