/** Forgeries of a log, of its audit chain and of a bundle: both verifiers find each of them, and name its first position. */
import { beforeAll, describe, expect, test } from "vitest"
import { contentsIn, contentsOf } from "../../streams/chain/links/entry.ts"
import { contentOf } from "../../streams/chain/links/link.ts"
import { commitAt, copyOf, makeKeys, rewriteChain, type World, worldOf } from "../../streams/chain/kit/world.ts"
import { bundleOf, type Line, offline, running, signedBy, withEnd } from "./kit/bothVerifiers.ts"

/** 2,300 commits with a batch, and a gap at 501 and 502: checkpoints at 1002, 2002 and 2300. */
const makeWorld = () => {
  const world = worldOf(2300)
  world.log[699] = { ...commitAt(700), continues: true }
  world.log.splice(500, 2)
  return world
}
const keys = makeKeys()
const foreignKeys = makeKeys()
let clean: World
let lines: ReadonlyArray<Line>
beforeAll(async () => {
  clean = makeWorld()
  await signedBy(clean, keys)
  lines = await bundleOf(clean, keys)
})

const messageAt = (world: World, seq: number) => {
  const found = world.log.find((each) => each.seq === seq)
  if (found === undefined) throw new Error(`no commit at ${seq}`)
  return found
}
const replace = (world: World, seq: number, change: Partial<World["log"][number]>) => {
  world.log = world.log.map((each) => (each.seq === seq ? { ...each, ...change } : each))
}
/** Gives the commits new positions, as a log that was published again has. */
const renumber = (world: World, from: number) => {
  let seq = from
  world.log = world.log.map((each) => (each.seq < from ? each : { ...each, seq: seq++ }))
}
const reEncoded = (data: Uint8Array) => Buffer.from(JSON.stringify(JSON.parse(Buffer.from(data).toString()), null, 1))

interface Named {
  readonly kind: string
  readonly position: number
}
type Forgery = readonly [name: string, forge: (world: World) => void, running: Named, offline?: Named]

const ofLog: ReadonlyArray<Forgery> = [
  [
    "a byte of a stored event is changed",
    (world) => {
      const data = Buffer.from(messageAt(world, 42).data)
      data[data.length - 20] = (data[data.length - 20] ?? 0) ^ 1
      replace(world, 42, { data })
    },
    { kind: "commit-changed", position: 42 }
  ],
  [
    "an event is replaced by another one",
    (world) => replace(world, 1500, { data: commitAt(9999).data }),
    { kind: "commit-changed", position: 1500 }
  ],
  [
    "an event is removed",
    (world) => {
      world.log = world.log.filter(({ seq }) => seq !== 1234)
    },
    { kind: "commit-removed", position: 1234 }
  ],
  [
    "an event is removed, and the later ones move up",
    (world) => {
      world.log = world.log.filter(({ seq }) => seq !== 1234)
      renumber(world, 1235)
      world.log = world.log.map((each) => (each.seq > 1234 ? { ...each, seq: each.seq - 1 } : each))
    },
    { kind: "commit-moved", position: 1234 },
    { kind: "commit-changed", position: 1234 }
  ],
  [
    "two events change places",
    (world) => {
      const [first, second] = [messageAt(world, 800), messageAt(world, 801)]
      replace(world, 800, { ...second, seq: 800 })
      replace(world, 801, { ...first, seq: 801 })
    },
    { kind: "commit-moved", position: 800 },
    { kind: "commit-changed", position: 800 }
  ],
  [
    "the end of the log is cut off",
    (world) => {
      world.log = world.log.filter(({ seq }) => seq <= 2200)
    },
    { kind: "log-truncated", position: 2201 }
  ],
  [
    "an event is stored in another encoding of the same JSON",
    (world) => replace(world, 7, { data: reEncoded(messageAt(world, 7).data) }),
    { kind: "commit-changed", position: 7 }
  ],
  [
    "an event is repeated, and the later ones move down",
    (world) => {
      const repeated = { ...messageAt(world, 900), seq: 901 }
      const upTo = world.log.filter(({ seq }) => seq <= 900)
      const later = world.log.filter(({ seq }) => seq > 900)
      world.log = [...upTo, repeated, ...later.map((each) => ({ ...each, seq: each.seq + 1 }))]
    },
    { kind: "commit-moved", position: 901 },
    { kind: "commit-changed", position: 901 }
  ],
  [
    "an event is inserted at a position that has none",
    (world) => {
      world.log = [...world.log, commitAt(502)].toSorted((a, b) => a.seq - b.seq)
    },
    { kind: "commit-inserted", position: 502 },
    { kind: "entry-moved", position: 501 }
  ],
  [
    "the subject of an event is changed",
    (world) => replace(world, 1999, { subject: "evt.task.stranger" }),
    { kind: "commit-changed", position: 1999 }
  ],
  [
    "an event leaves its atomic batch",
    (world) => replace(world, 700, { continues: false }),
    { kind: "commit-changed", position: 700 }
  ]
]

const ofChain: ReadonlyArray<Forgery> = [
  [
    "an event and its link are changed together",
    (world) => {
      replace(world, 1100, { data: commitAt(9999).data })
      rewriteChain(world, (message) =>
        message._tag === "Signed"
          ? message
          : {
              ...message,
              entries: message.entries.map((entry) => {
                if (entry._tag !== "CommitsLinked" || entry.from > 1100) return entry
                const contents = [...(contentsIn(entry.contents) ?? [])]
                if (entry.from + contents.length <= 1100) return entry
                contents[1100 - entry.from] = contentOf(messageAt(world, 1100))
                return { ...entry, contents: contentsOf(contents) }
              }) as unknown as typeof message.entries
            }
      )
    },
    { kind: "entry-changed", position: 2002 },
    { kind: "checkpoint-changed", position: 2002 }
  ],
  [
    "a removed event is passed off as a lost position",
    (world) => {
      world.log = world.log.filter(({ seq }) => seq !== 2300)
      rewriteChain(world, (message) => {
        if (message._tag === "Signed") return message
        const last = message.entries.at(-1)
        if (last?._tag !== "CommitsLinked" || message.end.position !== 2300) return message
        const shorter = { ...last, contents: contentsOf((contentsIn(last.contents) ?? []).slice(0, -1)) }
        const gap = { _tag: "GapLinked", from: 2300, to: 2300 } as const
        return {
          ...message,
          entries: [...message.entries.slice(0, -1), shorter, gap] as unknown as typeof message.entries
        }
      })
    },
    { kind: "entry-changed", position: 2300 },
    { kind: "checkpoint-changed", position: 2300 }
  ],
  [
    "a batch of links is removed with its events",
    (world) => {
      world.log = world.log.filter(({ seq }) => seq <= 1002 || seq > 2002)
      rewriteChain(world, (message) => (message._tag === "Links" && message.end.position === 2002 ? null : message))
    },
    { kind: "checkpoint-changed", position: 1002 },
    { kind: "checkpoint-changed", position: 1002 }
  ],
  [
    "a position of a link is changed",
    (world) => {
      rewriteChain(world, (message) =>
        message._tag === "Links" && message.end.position === 2300
          ? {
              ...message,
              entries: message.entries.map((entry) =>
                entry._tag === "CommitsLinked" ? { ...entry, from: entry.from + 1 } : entry
              ) as unknown as typeof message.entries
            }
          : message
      )
    },
    { kind: "entry-moved", position: 2003 },
    { kind: "entry-moved", position: 2003 }
  ],
  [
    "the time of a checkpoint is changed",
    (world) => {
      rewriteChain(world, (message) =>
        message._tag === "Signed" && message.checkpoint.number === 2
          ? { ...message, checkpoint: { ...message.checkpoint, at: "2020-01-01T00:00:00.000Z" } }
          : message
      )
    },
    { kind: "checkpoint-changed", position: 2002 }
  ],
  [
    "a checkpoint is removed",
    (world) => {
      rewriteChain(world, (message) => (message._tag === "Signed" && message.checkpoint.number === 2 ? null : message))
    },
    { kind: "checkpoint-missing", position: 2003 }
  ],
  [
    "two checkpoints change places",
    (world) => {
      const signed = world.chain.filter(({ kind }) => kind === "checkpoints")
      const [first, second] = signed
      if (first === undefined || second === undefined) throw new Error("no two checkpoints")
      world.chain = world.chain.map((each) => {
        if (each.seq === first.seq) return { ...second, seq: first.seq }
        return each.seq === second.seq ? { ...first, seq: second.seq } : each
      })
    },
    { kind: "checkpoint-moved", position: 0 }
  ],
  [
    "an acceptance of a forged log is added at the end",
    (world) => {
      const last = world.chain.findLast(({ kind }) => kind === "links")
      if (last === undefined) throw new Error("no links")
      world.log = world.log.filter(({ seq }) => seq <= 2100)
      rewriteChain(world, (message, seq) =>
        message._tag === "Links" && seq === last.seq
          ? {
              ...message,
              entries: [
                ...message.entries,
                {
                  _tag: "LogAccepted",
                  after: 2100,
                  former: 2300,
                  at: "2026-11-24T10:00:00.000Z",
                  why: "forged"
                } as const
              ]
            }
          : message
      )
    },
    { kind: "entry-changed", position: 2100 },
    { kind: "checkpoint-changed", position: 2100 }
  ]
]

describe("a log and a chain that were not changed", () => {
  test("agree for both verifiers, with the same counts and the same key", async () => {
    const report = await running(clean, keys)
    const result = await offline(lines, { key: report.keys[0] ?? "" })
    expect(report).toMatchObject({ commits: 2298, gaps: 2, checkpoints: 3, unsigned: 0, unlinked: 0, fault: null })
    expect(result).toMatchObject({ commits: 2298, gaps: 2, checkpoints: 3, unsigned: 0, fault: null, isPinned: true })
    expect(result.keys).toEqual(report.keys)
    expect(result.last).toEqual(report.last)
  })
})

const forgeries = [...ofLog, ...ofChain].map(([name, ...rest]) => [name, rest] as const)

describe.each(forgeries)("%s", (_, [forge, inProduct, inBundle]) => {
  test("both verifiers name the position", async () => {
    const world = copyOf(clean)
    forge(world)
    expect((await running(world, keys)).fault).toMatchObject(inProduct)
    const named = inBundle ?? inProduct
    expect((await offline(withEnd(await bundleOf(world, keys)))).fault).toMatchObject(named)
  })
})

describe("a forger who signs everything with a key of their own", () => {
  test("is found by the running verifier, and by the offline one that knows the fingerprint", async () => {
    const forged = makeWorld()
    replace(forged, 100, { data: commitAt(9999).data })
    await signedBy(forged, foreignKeys)
    const ours = (await running(clean, keys)).keys[0] ?? ""
    expect((await running(forged, keys)).fault).toMatchObject({ kind: "key-foreign" })
    const bundle = await bundleOf(forged, foreignKeys)
    expect((await offline(bundle, { key: ours })).fault).toMatchObject({ kind: "key-foreign" })
    expect(await offline(bundle)).toMatchObject({ fault: null, isPinned: false })
  })
})
