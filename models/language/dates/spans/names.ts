/** Finds names and addresses in a text. A date inside them is ignored: a 'tomorrow' button, «Чорна п'ятниця». */

/** Longer quotations are ordinary text. UTF-16 units. */
const quoted =
  /«[^«»\n]{1,80}»|“[^“”\n]{1,80}”|„[^„“”\n]{1,80}[“”]|"[^"\n]{1,80}"|(?<![\p{L}\p{N}])'[^'\n]{1,60}'(?![\p{L}\p{N}])/gu
const address = /(?<![\p{L}\p{N}])(?:https?:\/\/|www\.)\S{1,500}|(?<![\p{L}\p{N}_.])[#@][\p{L}\p{N}_.-]{2,60}/gu

/** If the quotation is most of the text, the text itself is quoted. Share of its length. */
const mostOfText = 0.8

/** @returns whether a date at these offsets is part of a name */
export const namedParts = (text: string): ((start: number, end: number) => boolean) => {
  const length = text.trim().length
  const ranges = [quoted, address].flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap(({ index, 0: words }) =>
      words.length < length * mostOfText ? [{ from: index, to: index + words.length }] : []
    )
  )
  return (start, end) => ranges.some(({ from, to }) => from <= start && end <= to)
}
