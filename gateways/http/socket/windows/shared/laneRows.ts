/**
 * The JSON of the rows of one lane, in chunks whose text is kept until one of their rows changes. A change costs one chunk, and
 * not the rows of the lane, which may be 100,000.
 */
import { rowParts } from "../../lanes/parts.ts"

/** Rows of a chunk: about one frame of lines of tasks. */
const chunkRows = 1_000

interface Chunk {
  readonly rows: Map<string, string>
  /** The rows in parts for frames; null after a change. */
  parts: ReadonlyArray<string> | null
}

export const makeLaneRows = (partsOf: (rows: Iterable<string>) => ReadonlyArray<string> = rowParts) => {
  const chunks = new Set<Chunk>()
  /** The chunks that accept more rows, so that the number of chunks does not grow when rows leave and others come. */
  const withRoom = new Set<Chunk>()
  const chunkOf = new Map<string, Chunk>()
  const newChunk = () => {
    const chunk: Chunk = { rows: new Map(), parts: null }
    chunks.add(chunk)
    withRoom.add(chunk)
    return chunk
  }
  const chunkWithRoom = () => {
    for (const chunk of withRoom) return chunk
    return newChunk()
  }
  return {
    size: () => chunkOf.size,
    put: (id: string, json: string) => {
      const chunk = chunkOf.get(id) ?? chunkWithRoom()
      chunk.rows.set(id, json)
      chunk.parts = null
      chunkOf.set(id, chunk)
      if (chunk.rows.size >= chunkRows) withRoom.delete(chunk)
    },
    drop: (id: string) => {
      const chunk = chunkOf.get(id)
      if (chunk === undefined) return
      chunkOf.delete(id)
      chunk.rows.delete(id)
      chunk.parts = null
      if (chunk.rows.size > 0) return void withRoom.add(chunk)
      chunks.delete(chunk)
      withRoom.delete(chunk)
    },
    /** The rows as the insides of JSON lists. */
    parts: (): ReadonlyArray<string> =>
      [...chunks].flatMap((chunk) => {
        chunk.parts ??= partsOf(chunk.rows.values())
        return chunk.parts
      })
  }
}
export type LaneRows = ReturnType<typeof makeLaneRows>
