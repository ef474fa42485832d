/** Names that look alike. A person who joins must not be taken for another one on the team. */

/** Letters of other scripts, and digits, that look like a Latin letter. Source: Unicode UTS 39, confusables, the common ones. */
const latin: Readonly<Record<string, string>> = Object.fromEntries(
  (
    [
      ["a", "\u0430\u03b1\u0251"],
      ["b", "\u0432\u03b2\u044c"],
      ["c", "\u0441\u03f2"],
      ["d", "\u0501"],
      ["e", "\u0435\u03b5\u0454"],
      ["g", "\u0261"],
      ["h", "\u043d\u04bb\u03b7"],
      ["i", "\u0456\u03b9\u0131l1|\u04cf"],
      ["j", "\u0458\u03f3"],
      ["k", "\u043a\u03ba"],
      ["m", "\u043c"],
      ["n", "\u043f"],
      ["o", "\u043e\u03bf0\u03c3\u0585"],
      ["p", "\u0440\u03c1"],
      ["q", "\u051b"],
      ["r", "\u0433"],
      ["s", "\u0455"],
      ["t", "\u0442\u03c4"],
      ["u", "\u0438\u03c5\u057d"],
      ["v", "\u03bd\u0475"],
      ["w", "\u051d\u03c9"],
      ["x", "\u0445\u03c7"],
      ["y", "\u0443\u03b3\u04af"],
      ["z", "\u0437\u03b6"]
    ] as const
  ).flatMap(([letter, similar]) => [...similar].map((each) => [each, letter] as const))
)

/** Two names with the same skeleton look alike. It ignores case, accents, spaces, dashes, dots and invisible characters. */
export const skeletonOf = (name: string): string =>
  [...name.normalize("NFKD").toLowerCase()]
    .filter((letter) => !/[\p{M}\p{Default_Ignorable_Code_Point}\p{Z}\p{C}\p{Pd}.'\u2019_]/u.test(letter))
    .map((letter) => latin[letter] ?? letter)
    .join("")
    .replaceAll("rn", "m")
    .replaceAll("vv", "w")
