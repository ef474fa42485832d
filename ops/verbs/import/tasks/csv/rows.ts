/** The rows of a CSV file, as a stream. The only file that imports the CSV library. */
import { CsvError, parse } from "csv-parse"
import { pipeline, Readable } from "node:stream"
import { chunksOf } from "../../../operation/textOfFile.ts"
import { BrokenExport, type ReadWatch } from "../../source/source.ts"

export interface FileRow {
  /** The line on which the row ends, from 1. */
  readonly line: number
  readonly cells: ReadonlyArray<string>
}

/** The rest of the file cannot be read. The rows before it are good. */
export interface UnreadRows {
  readonly line: number
  readonly why: string
}

/** Bytes. A quote that is never closed makes one cell of the rest of a file. */
const largestRow = 16 * 1024 * 1024
const separators = [",", ";", "\t"] as const

/** Yields the header first. Throws a `BrokenExport`, or the system's error. Every cell is text: a formula is never computed. */
export async function* rowsOf(file: string, watch?: ReadWatch): AsyncGenerator<FileRow | UnreadRows> {
  const chunks = checked(chunksOf(file, watch))
  const first = await chunks.next()
  if (first.done === true) return
  let unread: UnreadRows | null = null
  const parser = parse({
    bom: true,
    delimiter: separatorIn(Buffer.from(first.value).toString()),
    info: true,
    max_record_size: largestRow,
    on_skip: (error) => {
      unread ??= { line: lineOf(error), why: whyOf(error) }
    },
    record_delimiter: ["\r\n", "\n", "\r"],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true
  })
  // The loop below throws the error of either stream.
  pipeline(Readable.from(joined(first.value, chunks), { objectMode: false }), parser, () => {})
  for await (const read of parser) {
    // The cast: with `info`, the parser yields this shape.
    const { record, info } = read as {
      readonly record: ReadonlyArray<string>
      readonly info: { readonly lines: number }
    }
    yield { line: info.lines, cells: record }
  }
  if (unread !== null) yield unread
}

const lineOf = (error: CsvError | undefined) => {
  const lines: unknown = error === undefined ? 0 : error["lines"]
  return typeof lines === "number" ? lines : 0
}
const whyOf = (error: CsvError | undefined) =>
  error?.code === "CSV_MAX_RECORD_SIZE"
    ? "a row of more than 16 MB, and the rows after it"
    : "a quote that is not closed, and the rows after it"

async function* joined(first: Uint8Array, rest: AsyncIterable<Uint8Array>) {
  yield first
  yield* rest
}

const notUtf8 = "the file is not UTF-8: save it as CSV UTF-8. Nothing was stored."
const utf16 = "the file is UTF-16: save it as CSV UTF-8. Nothing was stored."

/** Refuses bytes that are not UTF-8: their letters would be lost. */
async function* checked(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  const utf8 = new TextDecoder("utf-8", { fatal: true })
  let isFirst = true
  for await (const chunk of chunks) {
    if (isFirst && isUtf16(chunk)) throw new BrokenExport({ why: utf16 })
    isFirst = false
    try {
      utf8.decode(chunk, { stream: true })
    } catch {
      throw new BrokenExport({ why: notUtf8 })
    }
    yield chunk
  }
}

/** A mark of UTF-16, or Latin letters with a zero byte beside each. */
const isUtf16 = (bytes: Uint8Array) => {
  const [a, b] = bytes
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) return true
  const start = bytes.subarray(0, 64)
  return start.length > 8 && start.filter((byte) => byte === 0).length >= start.length / 3
}

/** The most frequent separator of the first line, outside quotes. */
const separatorIn = (text: string): string => {
  const counts = new Map<string, number>(separators.map((each) => [each, 0]))
  let quoted = false
  for (const letter of text) {
    if (letter === '"') quoted = !quoted
    if (!quoted && (letter === "\n" || letter === "\r")) break
    const before = quoted ? undefined : counts.get(letter)
    if (before !== undefined) counts.set(letter, before + 1)
  }
  return [...counts].reduce((best, each) => (each[1] > best[1] ? each : best))[0]
}
