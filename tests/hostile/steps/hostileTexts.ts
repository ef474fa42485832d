/** Texts of any length that make careless code slow: each is one unit, repeated. */

const units: Readonly<Record<string, string>> = {
  "one letter": "a",
  "one Cyrillic letter": "і",
  blanks: " ",
  "blanks and lines": " \n",
  "short words": "ab ",
  "long words": "abcdefghijklmnopqrstuvwxyz0123456789abcd ",
  "U+FDFA": "\ufdfa",
  "ligatures that become three letters": "ﬃ",
  "letters that grow in lower case": "İ",
  "combining marks": "\u0301",
  "emoji that are joined": "👩‍",
  "marks of direction": "\u202e",
  mentions: "@ann ",
  "mentions without blanks": "@a",
  "mentions for information": "cc @ann, ",
  addresses: "ann, ",
  "mail addresses": "a@a.",
  links: "http://a ",
  "ends of sentences": "a. ",
  questions: "q? ",
  brackets: "[",
  "quoted lines": "> ",
  emphasis: "**",
  slashes: "1/",
  "days with slashes": "1/1/26 ",
  "ISO days": "2026-12-01 ",
  weekdays: "monday ",
  "days that may be past": "today ",
  "days of a month": "3 may ",
  times: "10:00 ",
  deadlines: "by 10:00 ",
  requests: "треба ",
  promises: "i need to ",
  assignments: "ann and ",
  thanks: "thanks ",
  laughter: "haha",
  smiles: ":) ",
  hyphens: "a-",
  apostrophes: "a'",
  exclamations: "!"
}

/** A unit over and over; also inside a request, with an end that does not fit, so that a matcher tries again. */
export const hostileTexts = (length: number): ReadonlyArray<readonly [name: string, text: string]> =>
  Object.entries(units).flatMap(([name, unit]) => {
    const text = unit.repeat(Math.ceil(length / unit.length)).slice(0, length)
    return [
      [name, text],
      [`${name} in a request`, `we need to fix ${text.slice(0, length - 20)} \u0000ok?`]
    ] as const
  })
