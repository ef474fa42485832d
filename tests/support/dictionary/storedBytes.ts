/** Reads the bytes of a store, as a person with a copy but without the master key can. */
import { filesBelow } from "../filesBelow.ts"

type Json = Readonly<Record<string, unknown>>

/** A commit as it is stored: its head in clear, and `{ sealed }` in place of each personal text. */
export interface StoredCommit {
  readonly subject: string
  readonly command: string
  readonly digest: string
  readonly at: string
  readonly actor: string
  readonly events: ReadonlyArray<{ readonly data: Json }>
}

export interface StoredBytes {
  readonly files: ReadonlyArray<Buffer>
  /** Every run of letters and digits. A hash in hexadecimal or base 32 is such a run. */
  readonly tokens: ReadonlySet<string>
  readonly commits: ReadonlyArray<StoredCommit>
}

const shortestHash = 12

/** `folder`: the store of nats-server, with all its streams and buckets. */
export const readStore = (folder: string): StoredBytes => {
  const files = filesBelow(folder).map(({ bytes }) => bytes)
  const tokens = new Set<string>()
  for (const file of files)
    for (const [token] of file.toString("latin1").matchAll(/[0-9A-Za-z]+/gu))
      if (token.length >= shortestHash) tokens.add(token)
  return { files, tokens, commits: files.flatMap(commitsIn) }
}

const start = '{"command":"'

const commitsIn = (file: Buffer): ReadonlyArray<StoredCommit> => {
  const text = file.toString("latin1")
  const found: Array<StoredCommit> = []
  for (let at = text.indexOf(start); at >= 0; at = text.indexOf(start, at + 1)) {
    const json = Buffer.from(text.slice(at, endOf(text, at)), "latin1").toString()
    const subject = text
      .slice(Math.max(0, at - 400), at)
      .match(/evt\.[a-z]+\.[A-Za-z0-9_-]+/gu)
      ?.at(-1)
    try {
      if (subject !== undefined) found.push({ ...JSON.parse(json), subject })
    } catch {
      // These bytes only look like a commit.
    }
  }
  return found
}

/** The position after the object that begins at `from`. */
const endOf = (text: string, from: number): number => {
  let depth = 0
  let isText = false
  for (let at = from; at < text.length; at++) {
    const letter = text[at]
    if (isText && letter === "\\") at++
    else if (letter === '"') isText = !isText
    else if (!isText && letter === "{") depth++
    else if (!isText && letter === "}" && --depth === 0) return at + 1
  }
  return text.length
}
