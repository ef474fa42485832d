/** The guard on a log that a test cuts, restores and replaces. */
import { Effect, type Scope } from "effect"
import { expect, test } from "vitest"
import { witnessOf } from "../commit/identity.ts"
import { Troubles } from "../troubles.ts"
import { LogGuard } from "./logGuard.ts"
import { LogProbe, type RecordedFacts } from "./logProbe.ts"
import { type KnownMark, StoredMark } from "./mark/storedMark.ts"

/** A log as its files are: a copy of it can be put back. */
interface Files {
  readonly commits: ReadonlyArray<string>
  readonly recorded: RecordedFacts
  readonly lost: number
}
const firstFiles: Files = {
  commits: [],
  recorded: { identity: "ours", accepted: 0, missing: null, lostAccepted: 0 },
  lost: 0
}

const makeServer = () => {
  let files = firstFiles
  let epoch = 0
  const probe: LogProbe["Service"] = {
    facts: Effect.sync(() => ({ ...files.recorded, lost: files.lost, replicas: 1 })),
    witnessAt: (seq) =>
      Effect.sync(() => {
        const commit = files.commits[seq - 1]
        return commit === undefined ? null : witnessOf(Buffer.from(commit))
      }),
    record: (facts, { accepted }) =>
      Effect.sync(() => {
        if (accepted !== files.recorded.accepted) return
        files = { ...files, recorded: { ...files.recorded, ...facts } }
      }),
    connectionEpoch: () => epoch
  }
  return {
    probe,
    files: () => files,
    add: (...commits: ReadonlyArray<string>) => {
      files = { ...files, commits: [...files.commits, ...commits] }
    },
    /** Stops the server, and starts it again on other files. */
    restartOn: (other: Files) => {
      files = other
      epoch += 2
    }
  }
}
type Server = ReturnType<typeof makeServer>

/** A process on this server, which has read everything that is there. */
const processOn = Effect.fnUntraced(function* (server: Server) {
  const guard = yield* LogGuard.make.pipe(Effect.provideService(LogProbe, server.probe))
  const read = () => server.files().commits.forEach((commit, i) => guard.note(i + 1, Buffer.from(commit)))
  read()
  yield* guard.verified
  return { ...guard, read }
})
const play = (body: (server: Server) => Effect.Effect<void, unknown, Scope.Scope | Troubles>) => () =>
  Effect.suspend(() => body(makeServer())).pipe(Effect.scoped, Effect.provide(Troubles.layer), Effect.runPromise)

const codeOf = (guard: Pick<LogGuard["Service"], "verified">) =>
  Effect.match(guard.verified, {
    onSuccess: () => null,
    onFailure: (error) => (error._tag === "LogChanged" ? error.code : error._tag)
  })
const troubles = Effect.flatMap(Troubles, ({ current }) =>
  Effect.map(current, (found) => found.map(({ code, remedy, stops }) => [code, remedy, ...stops]))
)

test(
  "the same log after a restart of its server is not a trouble",
  play(
    Effect.fnUntraced(function* (server) {
      server.add("a", "b")
      const guard = yield* processOn(server)
      server.restartOn(server.files())
      expect(yield* codeOf(guard)).toBe(null)
      expect(yield* troubles).toEqual([])
    })
  )
)

test(
  "a log that lacks a known commit is rewound, also after its positions were used again",
  play(
    Effect.fnUntraced(function* (server) {
      server.add("a")
      const older = server.files()
      server.add("b", "c")
      const guard = yield* processOn(server)
      for (const later of [[], ["x"], ["x", "y"], ["x", "y", "z"]]) {
        server.restartOn({ ...older, commits: [...older.commits, ...later] })
        expect(yield* codeOf(guard)).toBe("log-rewound")
      }
      expect(yield* troubles).toEqual([["log-rewound", "tt replay", "writes"]])
    })
  )
)

test(
  "a process that started after the loss reads from the log which commit another process misses",
  play(
    Effect.fnUntraced(function* (server) {
      server.add("a")
      const older = server.files()
      server.add("b")
      const guard = yield* processOn(server)
      server.restartOn(older)
      expect(yield* codeOf(guard)).toBe("log-rewound")
      expect(yield* Effect.flip(processOn(server))).toMatchObject({ code: "log-rewound" })
    })
  )
)

test(
  "the right log put back ends the trouble, and nothing starts again",
  play(
    Effect.fnUntraced(function* (server) {
      server.add("a")
      const older = server.files()
      server.add("b")
      const whole = server.files()
      const guard = yield* processOn(server)
      server.restartOn(older)
      expect(yield* codeOf(guard)).toBe("log-rewound")
      server.restartOn(whole)
      yield* guard.compare
      expect([yield* codeOf(guard), guard.continuity.acceptances(), yield* troubles]).toEqual([null, 0, []])
    })
  )
)

test(
  "the log of another installation is reported as replaced, and accepting it makes it the log of every process",
  play(
    Effect.fnUntraced(function* (server) {
      server.add("a")
      const [one, two] = [yield* processOn(server), yield* processOn(server)]
      server.restartOn({ ...firstFiles, commits: ["other"], recorded: { ...firstFiles.recorded, identity: "theirs" } })
      expect([yield* codeOf(one), yield* codeOf(two)]).toEqual(["log-replaced", "log-replaced"])
      yield* one.continuity.accept
      yield* two.compare
      expect([yield* codeOf(one), yield* codeOf(two), server.files().recorded.identity]).toEqual([null, null, "ours"])
      expect([one.continuity.acceptances(), two.continuity.acceptances()]).toEqual([1, 1])
    })
  )
)

test(
  "a copy from before an accepted log is rewound, not accepted again",
  play(
    Effect.fnUntraced(function* (server) {
      server.add("a", "b")
      const older = server.files()
      const guard = yield* processOn(server)
      server.restartOn({ ...older, commits: ["a"] })
      yield* guard.continuity.accept
      guard.read()
      expect(yield* codeOf(guard)).toBe(null)
      server.restartOn(older)
      expect(yield* codeOf(guard)).toBe("log-rewound")
    })
  )
)

test(
  "stored positions of another log stop the process, until they are of this log",
  play(
    Effect.fnUntraced(function* (server) {
      server.add("a", "b")
      const guard = yield* processOn(server)
      const mark = (commit: string, seq: number) => ({ seq, witness: witnessOf(Buffer.from(commit)) })
      const check = (...marks: ReadonlyArray<ReturnType<typeof mark>>) =>
        guard.continuity.check("tables", { identity: "ours", marks })
      expect(yield* Effect.flip(check(mark("a", 1), mark("x", 2)))).toMatchObject({ code: "log-rewound" })
      expect(yield* codeOf(guard)).toBe("log-rewound")
      yield* check(mark("a", 1), mark("b", 2))
      expect(yield* codeOf(guard)).toBe(null)
    })
  )
)

test(
  "positions that a crash has lost are reported until the log is accepted without them",
  play(
    Effect.fnUntraced(function* (server) {
      server.add("a")
      const guard = yield* processOn(server)
      server.restartOn({ ...server.files(), lost: 3 })
      expect(yield* codeOf(guard)).toBe(null)
      expect(yield* troubles).toEqual([["log-torn", "tt replay"]])
      yield* guard.continuity.accept
      expect(yield* troubles).toEqual([])
    })
  )
)

/** Starts a process that knows what an earlier one has stored; it has read nothing yet. */
const laterProcess = (server: Server, stored: { mark: KnownMark | null }) =>
  LogGuard.make.pipe(
    Effect.provideService(LogProbe, server.probe),
    Effect.provideService(StoredMark, {
      read: Effect.sync(() => stored.mark),
      write: (mark) =>
        Effect.sync(() => {
          stored.mark = mark
        })
    })
  )
/** A process that has read the log "a", "b" and has stopped; returns the mark that it has stored. */
const stopped = Effect.fnUntraced(function* (server: Server) {
  server.add("a")
  const older = server.files()
  server.add("b")
  const stored: { mark: KnownMark | null } = { mark: null }
  yield* Effect.scoped(
    Effect.gen(function* () {
      const guard = yield* laterProcess(server, stored)
      server.files().commits.forEach((commit, i) => guard.note(i + 1, Buffer.from(commit)))
      yield* guard.verified
    })
  )
  return { older, stored }
})

test(
  "a process that has read nothing compares the log with the mark of an earlier process",
  play(
    Effect.fnUntraced(function* (server) {
      const { older, stored } = yield* stopped(server)
      expect(yield* codeOf(yield* laterProcess(server, stored))).toBe(null)
      server.restartOn({ ...older, commits: ["a", "x"] })
      expect(yield* codeOf(yield* laterProcess(server, stored))).toBe("log-rewound")
      server.restartOn({ ...firstFiles, recorded: { ...firstFiles.recorded, identity: "theirs" } })
      expect(yield* codeOf(yield* laterProcess(server, stored))).toBe("log-replaced")
      expect(stored.mark).toMatchObject({ identity: "ours", seq: 2 })
    })
  )
)

test(
  "a mark that is older than the acceptance of the log is ignored",
  play(
    Effect.fnUntraced(function* (server) {
      const { older, stored } = yield* stopped(server)
      server.restartOn({ ...older, recorded: { ...older.recorded, accepted: 1 } })
      const guard = yield* laterProcess(server, stored)
      expect([yield* codeOf(guard), guard.continuity.acceptances()]).toEqual([null, 0])
    })
  )
)
