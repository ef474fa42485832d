/** Aggregates at hand: the state that commands are decided on, and which commands made it. */
import type { Commit } from "../streams/envelope.ts"
import type { TrackerEvent } from "../streams/events.ts"
import type { Subject } from "../streams/subjects.ts"

/** One aggregate as the log has it up to `seq`. `State` is opaque here: the catalogue's decider knows it. */
export interface Loaded {
  readonly state: unknown
  /** The last sequence of its subject; 0 when it has none. */
  readonly seq: number
  /** Each command that recorded something, with its first receipt: the same command again is answered from here, for ever. */
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
  // What the state holds of an event is at most the event; 200 bytes for the command's entry.
  bytes: loaded.bytes + 200 + 2 * JSON.stringify(commit.events).length
})

/** Keeps what was used last, within `mostBytes`. All of it goes when the epoch changes: a reconnect may have rewound the log. */
export const makeCache = (mostBytes: number) => {
  const entries = new Map<Subject, Loaded>()
  let bytes = 0
  let epoch = 0

  const drop = (subject: Subject) => {
    bytes -= entries.get(subject)?.bytes ?? 0
    entries.delete(subject)
  }
  return {
    at: (now: number) => {
      if (now === epoch) return
      entries.clear()
      bytes = 0
      epoch = now
    },
    get: (subject: Subject): Loaded | undefined => {
      const found = entries.get(subject)
      if (found !== undefined) {
        entries.delete(subject)
        entries.set(subject, found)
      }
      return found
    },
    put: (subject: Subject, loaded: Loaded) => {
      drop(subject)
      entries.set(subject, loaded)
      bytes += loaded.bytes
      for (const oldest of entries.keys()) {
        if (bytes <= mostBytes) break
        drop(oldest)
      }
    },
    drop
  }
}
