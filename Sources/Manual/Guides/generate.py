#!/usr/bin/env python3
"""Writes ../Guide+Text.swift from the Markdown of this folder, so that the client has its guides wherever it is."""
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
cases = ""
for path in sorted(FOLDER.glob("shirabe-*.md")):
    text = path.read_text(encoding="utf-8")
    if '"""##' in text or "\\##" in text:
        raise SystemExit(f'{path.name}: take out """## and \\##, which mean something in the Swift string')
    topic = path.stem.removeprefix("shirabe-")
    cases += f'    case .{topic}: ##"""\n{text}\n"""##\n'

(FOLDER.parent / "Guide+Text.swift").write_text(
    "// Written by generate.py from the Markdown of Guides: change that and run it again.\n"
    "// swift-format-ignore-file\n\n"
    "extension Guide {\n"
    "  /// The guide as it was written, byte for byte: Markdown.\n"
    "  public var text: String {\n"
    "    switch self {\n" + cases + "    }\n"
    "  }\n"
    "}\n", encoding="utf-8")
