@_exported public import ShirabeModel
// What the engine is asked for and what it answers are the model's own values; with these, one import is enough.
@_exported public import ShirabeSearch
