/** Loaded aggregates: the state that a command is decided on, and the commands that led to it. */
import { LRUCache } from "lru-cache"
import type { Commit } from "../../streams/commit/envelope.ts"
import type { TrackerEvent } from "../../streams/commit/events.ts"
import type { Subject } from "../../streams/commit/subjects.ts"

/** One aggregate, folded from the log up to `seq`. Only the decider knows the type of `state`. */
export interface Loaded {
  readonly state: unknown
  /** The last sequence of its subject; 0 when it has none. */
  readonly seq: number
  /** Every command that recorded an event, by id, with its first receipt. A repeated command gets that receipt again. */
  readonly commands: ReadonlyMap<string, { readonly seq: number; readonly digest: string }>
  readonly bytes: number
}

export type Evolve = (state: unknown, event: TrackerEvent) => unknown

export const nothingYet = (initial: unknown): Loaded => ({ state: initial, seq: 0, commands: new Map(), bytes: 64 })

export const apply = (
  loaded: Loaded,
  commit: Pick<Commit, "seq" | "command" | "digest" | "events">,
  evolve: Evolve
): Loaded => ({
  state: commit.events.reduce(evolve, loaded.state),
  seq: commit.seq,
  commands: new Map(loaded.commands).set(commit.command, { seq: commit.seq, digest: commit.digest }),
  // The state holds at most the whole event. 200 bytes are for the entry of the command.
  bytes: loaded.bytes + 200 + 2 * JSON.stringify(commit.events).length
})

/**
 * The least recently used entries leave first, so that all weigh at most `mostBytes`.
 *
 * The cache is emptied when the connection to the log is a new one: the log may have been restored in between.
 */
export const makeCache = (mostBytes: number) => {
  const entries = new LRUCache<Subject, Loaded>({ maxSize: mostBytes, sizeCalculation: ({ bytes }) => bytes })
  let connection = 0
  return {
    /** Call it before `get`, with the number of the present connection. */
    at: (now: number) => {
      if (now === connection) return
      entries.clear()
      connection = now
    },
    get: (subject: Subject): Loaded | undefined => entries.get(subject),
    put: (subject: Subject, loaded: Loaded) => void entries.set(subject, loaded),
    drop: (subject: Subject) => void entries.delete(subject)
  }
}
export type LoadedCache = ReturnType<typeof makeCache>
