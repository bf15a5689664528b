// Parameters and replies are the protocol's own values; with these, one import is enough.
@_exported public import ShirabeJSON
@_exported public import ShirabeModel
