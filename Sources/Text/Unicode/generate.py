#!/usr/bin/env python3
"""Writes UnicodeTables.swift beside this file: what the text rules need to know of every code point.

usage: pip install unicodedata2==17.0.0 regex==2026.5.9 && ./generate.py

unicodedata2 gives the Unicode Character Database's categories, combining classes, decompositions and NFKC; regex gives
scripts, Script_Extensions, Default_Ignorable_Code_Point and the full case folding of letters newer than Python's own
tables. Both are of the Unicode version that is written into the generated file; the script stops where they disagree.
"""
import os
import sys
import unicodedata

import regex
import unicodedata2
from regex import _regex

VERSION = "17.0.0"
SOURCES = "unicodedata2 17.0.0 and regex 2026.5.9 from PyPI"
ALL = [c for c in range(0x110000) if not 0xD800 <= c <= 0xDFFF]

# The classes are those of ScalarClass.swift, the flags those of ScalarProperties.swift.
SEPARATOR, HAN, HIRAGANA, KATAKANA, HANGUL, OTHER_LETTER, WORD, DIGIT, MARK, KANA_DOT, DOT, COMMA = range(12)
HAN_SCRIPT, STRIPS_MARKS, COMBINES = 0x10, 0x20, 0x40

# Latin letters that no decomposition takes apart: contract, "Text rules", folding, 2.
PLAIN = str.maketrans({"đ": "d", "ħ": "h", "ı": "i", "ł": "l", "ø": "o", "ŧ": "t", "æ": "ae", "œ": "oe"})


def matching(pattern):
    """The set of code points that the property expression matches."""
    compiled = regex.compile(pattern, regex.V1)
    return {c for c in ALL if compiled.match(chr(c))}


IGNORABLE = matching(r"\p{Default_Ignorable_Code_Point}")
LATIN_OR_GREEK = matching(r"[\p{Script=Latin}\p{Script=Greek}]")
SCRIPT_HAN = matching(r"\p{Script=Han}")
EXTENSIONS = [
    (KATAKANA, matching(r"\p{scx=Katakana}")),
    (HIRAGANA, matching(r"\p{scx=Hiragana}")),
    (HANGUL, matching(r"\p{scx=Hangul}")),
    (HAN, matching(r"\p{scx=Han}")),
    (OTHER_LETTER, matching(r"[\p{scx=Bopomofo}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]")),
]


def case_fold(text):
    """Full case folding: Python's own for what Python knows, regex's for letters that are newer."""
    out = []
    for c in text:
        if unicodedata.category(c) != "Cn":
            out.append(c.casefold())
        else:
            out.append(_regex.fold_case(regex.FULLCASE | regex.UNICODE | regex.IGNORECASE, c))
    return "".join(out)


def nfkc_casefold(c):
    """The NFKC_Casefold mapping of one code point (Unicode Standard, 3.13, definition of toNFKC_Casefold)."""
    text = chr(c)
    while True:
        folded = unicodedata2.normalize("NFKC", case_fold(unicodedata2.normalize("NFKC", text)))
        folded = "".join(x for x in folded if ord(x) not in IGNORABLE)
        if folded == text:
            return text
        text = folded


def plain(text):
    """Marks go from Latin and Greek letters, and letters without a decomposition become plain ones."""
    out, stripping = [], False
    for c in unicodedata2.normalize("NFD", text):
        if stripping and unicodedata2.category(c)[0] == "M":
            continue
        stripping = ord(c) in LATIN_OR_GREEK
        out.append(c)
    return unicodedata2.normalize("NFC", "".join(out)).translate(PLAIN)


def scalar_class(c):
    """The class of a code point that folding leaves alone."""
    category = unicodedata2.category(chr(c))
    if category[0] == "L" or category == "Nl":
        return next((k for k, members in EXTENSIONS if c in members), WORD)
    if category == "Nd":
        return DIGIT
    if category[0] == "M":
        return MARK
    return {0x30FB: KANA_DOT, 0x2C: COMMA}.get(c, DOT if chr(c) in "·•‧∙⋅" else SEPARATOR)


def primary_composites():
    """(composite, first, second) of every pair that NFC puts together, Hangul syllables (by arithmetic) left out."""
    rows = []
    for c in ALL:
        parts = unicodedata2.decomposition(chr(c)).split()
        if len(parts) == 2 and not parts[0].startswith("<"):
            first, second = (int(p, 16) for p in parts)
            if unicodedata2.normalize("NFC", chr(first) + chr(second)) == chr(c):
                rows.append((c, first, second))
    return rows


def runs(values):
    """[(first, last, value)] of equal neighbours; zeros are left out."""
    out = []
    for c, value in values:
        if out and out[-1][1] == c - 1 and out[-1][2] == value:
            out[-1][1] = c
        elif value:
            out.append([c, c, value])
    return out


def main():
    assert unicodedata2.unidata_version == VERSION, unicodedata2.unidata_version
    disagreeing = [c for c in ALL if bool(regex.match(r"\p{Cn}", chr(c))) != (unicodedata2.category(chr(c)) == "Cn")]
    if disagreeing:
        sys.exit(f"regex and unicodedata2 know different code points, the first is U+{disagreeing[0]:04X}")

    composites = primary_composites()
    # Latin and Greek letters lose their marks, so nothing is ever composed onto them.
    composites = [row for row in composites
                  if ord(unicodedata2.normalize("NFD", chr(row[0]))[0]) not in LATIN_OR_GREEK]
    second = {row[2] for row in composites} | set(range(0x1161, 0x1176)) | set(range(0x11A8, 0x11C3))

    mapping = {}
    for c in ALL:
        folded = plain(nfkc_casefold(c))
        if folded != chr(c):
            mapping[c] = [ord(x) for x in folded]
    for c, targets in mapping.items():
        assert not any(t in mapping for t in targets), hex(c)

    def properties(c):
        targets = mapping.get(c, [c])
        if not targets:
            return COMBINES
        flags = 0
        if len(targets) == 1:
            flags = scalar_class(targets[0])
            flags |= HAN_SCRIPT if targets[0] in SCRIPT_HAN else 0
            flags |= STRIPS_MARKS if targets[0] in LATIN_OR_GREEK else 0
        if unicodedata2.combining(chr(targets[0])) or targets[0] in second:
            flags |= COMBINES
        return flags

    tables = [
        ("properties", "`first last value`: the class of a range of code points in the low four bits, the flags above",
         runs((c, properties(c)) for c in ALL)),
        ("mappings", "`source target…`: what a code point folds to; no target, and it goes",
         [[c, *targets] for c, targets in sorted(mapping.items())]),
        ("composites", "`composite first second`: the pairs that NFC puts together, but for Latin, Greek and Hangul",
         composites),
        ("combiningClasses", "`first last class`: canonical combining classes other than 0",
         runs((c, unicodedata2.combining(chr(c))) for c in ALL)),
    ]
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "UnicodeTables.swift")
    with open(path, "w", encoding="utf-8") as f:
        f.write(f"// Generated by generate.py from {SOURCES}, Unicode {VERSION}. Do not edit.\n"
                "// swift-format-ignore-file\n\n"
                "/// What the text rules need to know of every code point, as rows of hexadecimal numbers.\n"
                "enum UnicodeTables {\n"
                "  /// The version of the Unicode Character Database that the tables were made from.\n"
                f"  static let unicodeVersion = \"{VERSION}\"\n")
        for name, comment, rows in tables:
            f.write(f"\n  /// {comment}.\n  static let {name}: StaticString = \"\"\"\n")
            for row in rows:
                f.write("    " + " ".join(f"{n:X}" for n in row) + "\n")
            f.write("    \"\"\"\n")
        f.write("}\n")


if __name__ == "__main__":
    main()
