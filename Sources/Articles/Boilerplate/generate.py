#!/usr/bin/env python3
"""Writes StandardBoilerplate.swift from Config/boilerplate.txt, so that installed programs carry the list in them."""
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
TEXT = (FOLDER.parents[2] / "Config" / "boilerplate.txt").read_text(encoding="utf-8")

if '"""##' in TEXT:
    raise SystemExit('Config/boilerplate.txt: take out """##, which would end the Swift string')

(FOLDER / "StandardBoilerplate.swift").write_text(
    "// Written by generate.py from Config/boilerplate.txt: change that and run it again.\n"
    "// swift-format-ignore-file\n\n"
    "/// The list of patterns that every program carries in it.\n"
    "enum StandardBoilerplate {\n"
    "  /// Config/boilerplate.txt, byte for byte.\n"
    '  static let text = ##"""\n' + TEXT + '\n"""##\n'
    "}\n", encoding="utf-8")
