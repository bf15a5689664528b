// swift-tools-version: 6.2
import PackageDescription

/// What every target is compiled with: Swift 6, no hidden existentials, imports private unless said otherwise, no warnings.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// How the client is linked: whole and in one place, since it starts anew for every search. The loader's work on shared
/// libraries and relocations would take longer than the search. ArgumentParser is compiled against the shared libraries,
/// so what FoundationEssentials needs besides is named here; lld finds it in whatever order.
let startsFast: [LinkerSetting] = [
  .unsafeFlags([
    "-static-executable", "-use-ld=lld", "-l_FoundationCShims", "-l_FoundationCollections", "-lswiftSynchronization",
  ]),
  .unsafeFlags(["-Xlinker", "-s"], .when(configuration: .release)),
]

let package = Package(
  name: "shirabe",
  products: [
    .library(name: "ShirabeClient", targets: ["ShirabeClient"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-algorithms", from: "1.2.1"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0", traits: ["YAML"]),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
  ],
  targets: [
    // The C libraries below the house: Debian's, and what Swift's module of the C library leaves out.
    .systemLibrary(
      name: "CMarkGFM", path: "Sources/System/cmark-gfm", pkgConfig: "libcmark-gfm",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .systemLibrary(
      name: "CLibXML2", path: "Sources/System/libxml2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(
      name: "CUchardet", path: "Sources/System/uchardet", pkgConfig: "uchardet", providers: [.apt(["libuchardet-dev"])]),
    .systemLibrary(
      name: "CLibArchive", path: "Sources/System/libarchive", pkgConfig: "libarchive",
      providers: [.apt(["libarchive-dev"])]),
    .systemLibrary(name: "CEpoll", path: "Sources/System/epoll"),
    .systemLibrary(name: "CSQLiteDefence", path: "Sources/System/sqlite", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(
      name: "CZstd", path: "Sources/System/zstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
    .systemLibrary(
      name: "CXXHash", path: "Sources/System/xxhash", pkgConfig: "libxxhash", providers: [.apt(["libxxhash-dev"])]),
    .systemLibrary(name: "CRename", path: "Sources/System/rename"),
    .systemLibrary(name: "CMalloc", path: "Sources/System/malloc"),
    .systemLibrary(name: "CZlib", path: "Sources/System/zlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CSpawn", path: "Sources/System/spawn"),

    // cmark-gfm can be left half-way only from C.
    .target(name: "CBoundedMarkdown", dependencies: ["CMarkGFM"], path: "Sources/System/bounded-markdown"),

    // An arrow from every target to those that it may import; the order is that of the floors of the house.
    .target(name: "ShirabeText", path: "Sources/Text", exclude: ["Unicode/generate.py"], swiftSettings: strict),
    .target(name: "ShirabeJSON", path: "Sources/JSON", swiftSettings: strict),
    .target(
      name: "ShirabeConsole", dependencies: ["CSpawn", .product(name: "DequeModule", package: "swift-collections")],
      path: "Sources/Console", swiftSettings: strict),
    .target(
      name: "ShirabeModel", dependencies: ["ShirabeJSON"], path: "Sources/Model", exclude: ["Schemas"],
      swiftSettings: strict),
    .target(
      name: "ShirabeQuery", dependencies: ["ShirabeText", "ShirabeModel"], path: "Sources/Query", swiftSettings: strict),
    .target(
      name: "ShirabeRewriting", dependencies: ["ShirabeQuery", "ShirabeText"], path: "Sources/Rewriting",
      swiftSettings: strict),
    .target(
      name: "ShirabeArticles",
      dependencies: [
        "ShirabeConsole", "ShirabeText", "ShirabeModel", "ShirabeJSON", "CUchardet", "CLibArchive", "CLibXML2",
        "CMarkGFM", "CBoundedMarkdown", "CXXHash", "CMalloc", "CZlib",
        .product(name: "Yams", package: "Yams"),
      ],
      path: "Sources/Articles",
      exclude: ["Boilerplate/generate.py"], swiftSettings: strict),
    .target(
      name: "ShirabeSearch", dependencies: ["ShirabeQuery", "ShirabeRewriting", "ShirabeArticles", "ShirabeModel"],
      path: "Sources/Search", swiftSettings: strict),
    .target(
      name: "ShirabePassages",
      dependencies: [
        "ShirabeSearch", "ShirabeText", "ShirabeQuery", "ShirabeArticles", "ShirabeModel",
        .product(name: "Algorithms", package: "swift-algorithms"),
      ],
      path: "Sources/Passages", swiftSettings: strict),
    .target(
      name: "ShirabeSQLite",
      dependencies: [
        "ShirabeSearch", "ShirabePassages", "ShirabeText", "ShirabeQuery", "ShirabeArticles", "ShirabeModel",
        "ShirabeJSON", "CSQLiteDefence", "CZstd", "CRename", "CMalloc",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ],
      path: "Sources/Engines/SQLite", swiftSettings: strict),
    .target(
      name: "ShirabeSQLiteCare",
      dependencies: [
        "ShirabeSQLite", "ShirabeText", "ShirabeArticles", "ShirabeJSON", "CLibArchive",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      path: "Sources/Engines/SQLiteCare", swiftSettings: strict),
    .target(
      name: "ShirabeIngest",
      dependencies: [
        "ShirabeArticles", "ShirabeSQLite",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      path: "Sources/Ingest", swiftSettings: strict),
    .target(
      name: "ShirabeConfiguration",
      dependencies: [
        "ShirabeText",
        .product(name: "Configuration", package: "swift-configuration"),
        .product(name: "Yams", package: "Yams"),
      ],
      path: "Sources/Configuration", swiftSettings: strict),
    .target(
      name: "ShirabeService",
      dependencies: [
        "ShirabeSearch", "ShirabePassages", "ShirabeArticles", "ShirabeModel", "ShirabeJSON",
        .product(name: "Logging", package: "swift-log"),
      ],
      path: "Sources/Service", swiftSettings: strict),
    .target(
      name: "ShirabeDaemon",
      dependencies: [
        "ShirabeConfiguration", "ShirabeService", "ShirabeSearch", "ShirabeModel", "ShirabeJSON", "ShirabeConsole",
        "CEpoll",
        .product(name: "DequeModule", package: "swift-collections"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ],
      path: "Sources/Daemon", swiftSettings: strict),
    .target(
      name: "ShirabeManual",
      dependencies: ["ShirabeJSON", .product(name: "ArgumentParser", package: "swift-argument-parser")],
      path: "Sources/Manual", exclude: ["Guides"], swiftSettings: strict),
    .executableTarget(
      name: "shirabed",
      dependencies: [
        "ShirabeManual", "ShirabeDaemon", "ShirabeConfiguration", "ShirabeSQLite", "ShirabeSearch", "ShirabeModel",
        "ShirabeConsole",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
      ],
      path: "Sources/shirabed", swiftSettings: strict),
    .executableTarget(
      name: "shirabe-index",
      dependencies: [
        "ShirabeConfiguration", "ShirabeIngest", "ShirabeSQLite", "ShirabeSQLiteCare", "ShirabeArticles",
        "ShirabeJSON", "ShirabeModel", "ShirabeManual", "ShirabeConsole",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Sources/shirabe-index", swiftSettings: strict),
    .target(
      name: "ShirabeClient", dependencies: ["ShirabeConsole", "ShirabeModel", "ShirabeJSON"], path: "Sources/Client",
      swiftSettings: strict),
    .target(
      name: "ShirabeTerminal",
      dependencies: [
        "ShirabeClient", "ShirabeConsole", "ShirabeManual", "ShirabeText", "ShirabeModel", "ShirabeJSON",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Sources/Terminal", exclude: ["Width/generate.py"], swiftSettings: strict),
    .executableTarget(
      name: "shirabe", dependencies: ["ShirabeTerminal"], path: "Sources/shirabe", swiftSettings: strict,
      linkerSettings: startsFast),
    // What Config/run.sh and Config/install.sh build: the three programs at once, and nothing else.
    .target(
      name: "ShirabePrograms", dependencies: ["shirabe", "shirabe-index", "shirabed"], path: "Sources/Programs",
      swiftSettings: strict),
    .executableTarget(
      name: "shirabe-bench",
      dependencies: [
        "ShirabeText", "ShirabeSQLite", "ShirabeSearch", "ShirabeArticles", "ShirabeConsole", "ShirabeJSON",
        "ShirabeQuery", "ShirabeClient", "ShirabeModel",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Sources/shirabe-bench", swiftSettings: strict),

    .target(
      name: "ShirabeTestSupport", dependencies: ["ShirabeJSON"], path: "Tests/Support", swiftSettings: strict),
    .target(
      name: "ShirabeScanEngine",
      dependencies: [
        "ShirabeSearch", "ShirabePassages", "ShirabeArticles", "ShirabeQuery", "ShirabeText", "ShirabeModel",
      ],
      path: "Tests/ScanEngine", swiftSettings: strict),
    .testTarget(
      name: "ShirabeTextTests", dependencies: ["ShirabeText", "ShirabeTestSupport"], path: "Tests/Text",
      swiftSettings: strict),
    .testTarget(
      name: "ShirabeJSONTests", dependencies: ["ShirabeJSON", "ShirabeTestSupport"], path: "Tests/JSON",
      swiftSettings: strict),
    .testTarget(
      name: "ShirabeConsoleTests", dependencies: ["ShirabeConsole", "ShirabeTestSupport"], path: "Tests/Console",
      swiftSettings: strict),
    .testTarget(
      name: "ShirabeQueryTests", dependencies: ["ShirabeQuery", "ShirabeModel", "ShirabeTestSupport"],
      path: "Tests/Query",
      swiftSettings: strict),
    .testTarget(
      name: "ShirabeRewritingTests",
      dependencies: ["ShirabeRewriting", "ShirabeQuery", "ShirabeText", "ShirabeModel", "ShirabeTestSupport"],
      path: "Tests/Rewriting", swiftSettings: strict),
    .testTarget(
      name: "ShirabeArticlesTests",
      dependencies: ["ShirabeArticles", "ShirabeJSON", "ShirabeTestSupport", "CLibArchive", "CMalloc"],
      path: "Tests/Articles", swiftSettings: strict),
    .testTarget(
      name: "ShirabeIndexTests",
      dependencies: [
        "ShirabeSQLite", "ShirabeSQLiteCare", "ShirabeSearch", "ShirabePassages", "ShirabeArticles",
        "ShirabeRewriting", "ShirabeQuery", "ShirabeText", "ShirabeModel", "ShirabeJSON", "ShirabeScanEngine",
        "ShirabeTestSupport", "shirabe-index",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ],
      path: "Tests/Index", swiftSettings: strict),
    .testTarget(
      name: "ShirabeIngestTests",
      dependencies: ["ShirabeIngest", "ShirabeSQLite", "ShirabeArticles", "ShirabeTestSupport"], path: "Tests/Ingest",
      swiftSettings: strict),
    .testTarget(
      name: "ShirabeIndexerTests",
      dependencies: [
        "shirabe-index", "ShirabeSQLite", "ShirabeSQLiteCare", "ShirabeArticles", "ShirabeJSON", "ShirabeTestSupport",
      ],
      path: "Tests/Indexer", exclude: ["Formats"], swiftSettings: strict),
    .testTarget(
      name: "ShirabeRelevanceTests", dependencies: ["ShirabeSQLite", "ShirabeArticles", "ShirabeTestSupport"],
      path: "Tests/Relevance", exclude: ["questions.tsv", "golden.txt"], swiftSettings: strict),
    .testTarget(
      name: "ShirabeServiceTests",
      dependencies: [
        "ShirabeService", "ShirabeSearch", "ShirabeArticles", "ShirabeJSON", "ShirabeScanEngine", "ShirabeModel",
        .product(name: "Logging", package: "swift-log"),
      ],
      path: "Tests/Service", swiftSettings: strict),
    .testTarget(
      name: "ShirabeDaemonTests",
      dependencies: [
        "shirabed", "shirabe-index", "ShirabeDaemon", "ShirabeService", "ShirabeConfiguration", "ShirabeSQLite",
        "ShirabeSQLiteCare", "ShirabeSearch", "ShirabeArticles", "ShirabeJSON", "ShirabeScanEngine",
        "ShirabeTestSupport", "ShirabeModel",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "Logging", package: "swift-log"),
      ],
      path: "Tests/Daemon", swiftSettings: strict),
    .testTarget(
      name: "ShirabeConfigurationTests", dependencies: ["ShirabeConfiguration", "ShirabeTestSupport"],
      path: "Tests/Configuration", swiftSettings: strict),
    .testTarget(
      name: "ShirabeModelTests", dependencies: ["ShirabeModel", "ShirabeJSON", "ShirabeTestSupport"],
      path: "Tests/Model",
      swiftSettings: strict),
    .testTarget(
      name: "ShirabeClientTests",
      dependencies: [
        "ShirabeTerminal", "ShirabeClient", "ShirabeConsole", "ShirabeModel", "ShirabeJSON", "ShirabeTestSupport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Tests/Client", swiftSettings: strict),
    .testTarget(
      name: "ShirabeManualTests",
      dependencies: [
        "ShirabeManual", "ShirabeTerminal", "ShirabeArticles", "shirabed", "shirabe-index", "ShirabeTestSupport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Tests/Manual", swiftSettings: strict),
    .testTarget(
      name: "ShirabeBenchTests",
      dependencies: [
        "shirabe-bench", "shirabed", "ShirabeText", "ShirabeSQLite", "ShirabeArticles", "ShirabeJSON",
        "ShirabeTestSupport",
      ],
      path: "Tests/Bench", swiftSettings: strict),
  ]
)
