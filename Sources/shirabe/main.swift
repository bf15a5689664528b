import Glibc
import ShirabeTerminal

exit(Invocation(arguments: Array(CommandLine.arguments.dropFirst())).run())
