import Glibc
import ShirabeTerminal

exit(Invocation().run())
