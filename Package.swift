// swift-tools-version: 6.2
import PackageDescription

/// What every target is compiled with: Swift 6, no hidden existentials, imports private unless said otherwise, no warnings.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "shirabe",
  targets: [
    .target(name: "ShirabeText", path: "Sources/Text", exclude: ["Unicode/generate.py"], swiftSettings: strict),
    .target(name: "ShirabeQuery", dependencies: ["ShirabeText"], path: "Sources/Query", swiftSettings: strict),
    .target(name: "ShirabeTestSupport", path: "Tests/Support", swiftSettings: strict),
    .testTarget(
      name: "ShirabeTextTests", dependencies: ["ShirabeText", "ShirabeTestSupport"], path: "Tests/Text",
      swiftSettings: strict),
    .target(name: "ShirabeJSON", path: "Sources/JSON", swiftSettings: strict),
    .testTarget(
      name: "ShirabeJSONTests", dependencies: ["ShirabeJSON", "ShirabeTestSupport"], path: "Tests/JSON",
      swiftSettings: strict),
    .target(
      name: "ShirabeArticles", dependencies: ["ShirabeJSON"], path: "Sources/Articles",
      exclude: ["Boilerplate/generate.py"], swiftSettings: strict),
    .testTarget(
      name: "ShirabeArticlesTests", dependencies: ["ShirabeArticles", "ShirabeJSON", "ShirabeTestSupport"],
      path: "Tests/Articles", swiftSettings: strict),
    .testTarget(name: "ShirabeQueryTests", dependencies: ["ShirabeQuery"], path: "Tests/Query", swiftSettings: strict),
    .target(name: "ShirabeWire", dependencies: ["ShirabeJSON"], path: "Sources/Wire", swiftSettings: strict),
    .testTarget(
      name: "ShirabeWireTests", dependencies: ["ShirabeWire", "ShirabeJSON", "ShirabeTestSupport"], path: "Tests/Wire",
      swiftSettings: strict),
  ]
)
