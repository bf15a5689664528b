import ShirabeTestSupport

@testable import ShirabeArticles

/// What a file of this name and these bytes gives, as if it had been named on the command line.
func load(_ name: String, _ bytes: some Sequence<UInt8>) throws -> (articles: [Article], refusals: [LoadError]) {
  let folder = try TemporaryFolder()
  let path = try folder.write(name, bytes)
  let boilerplate = try Boilerplate()
  let results = InputWalker.files(at: [path]).files.map { $0.loader(boilerplate: boilerplate).results() }
  return (results.flatMap(\.articles), results.flatMap(\.refusals))
}

/// What a file of this name and text gives.
func load(_ name: String, _ text: String) throws -> (articles: [Article], refusals: [LoadError]) {
  try load(name, text.utf8)
}
