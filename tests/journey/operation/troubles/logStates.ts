/** The states of the log, its keys, its settings and its dead letters, on one product. */
import { cpSync, rmSync } from "node:fs"
import { futureEvent, foreignSeal, torn } from "../../../../streams/kit/unreadable.ts"
import { cutTail, publishBytes, requestStream, tailSize } from "../../../support/nats/natsStore.ts"
import { waitUntil } from "../../../support/product/product.ts"
import { forgeLink } from "./forgeLink.ts"
import { keysIn, type LogScene, putKeys } from "./logScene.ts"
import type { ExpectedTrouble, State } from "./state.ts"

const on = (scene: LogScene) => scene
const writes = ["writes"] as const
const log = "EVT"
const chain = "CHAIN"

const unreachable: ExpectedTrouble = {
  code: "log-unreachable",
  stops: writes,
  remedy: /^start the nats-server at NATS_URL/u
}
const lowered: ExpectedTrouble = { code: "settings-lowered", stops: [], remedy: "tt migrate --yes" }
const rewound: ExpectedTrouble = { code: "log-rewound", stops: writes, remedy: "tt replay" }
const oldTables: ExpectedTrouble = { code: "tables-stale", stops: [], remedy: "tt replay" }

const change = async ({ nats }: LogScene, stream: string, changes: Readonly<Record<string, unknown>>) => {
  const { config } = await requestStream(nats.url, "INFO", stream)
  await requestStream(nats.url, "UPDATE", stream, { ...config, ...changes })
}
const bytesOf = async ({ nats }: LogScene, stream: string) =>
  (await requestStream(nats.url, "INFO", stream)).state.bytes

/** The bytes that stay of the cut message: fewer than any message has, so it is torn. */
const tornBytes = 20
/** Space for less than one commit. Bytes. */
const noRoom = 64

const fillLog = async (scene: LogScene) => {
  await change(scene, log, { max_bytes: (await bytesOf(scene, log)) + noRoom })
  const { tracker, token } = scene
  await waitUntil(
    () => tracker.as(token)("POST", "/api/tasks", { title: "No room" }),
    ({ body }) => body["type"] === "/problems/log-full"
  )
}

const cutLog = async ({ nats, create, restart }: LogScene) => {
  const kept = tailSize(nats.store, log)
  await create("Cut")
  await restart(() => cutTail(nats.store, log, tailSize(nats.store, log) - kept - tornBytes))
}

const takeLogBack = async ({ nats, create, restart }: LogScene) => {
  let older = ""
  await restart(() => {
    older = nats.copy()
  })
  await create("Lost")
  await restart(() => nats.putBack(older))
}

/** Letters as `classify` stores them, about commits that it has handled: so a retry succeeds. */
const storeLetters = async (scene: LogScene) => {
  const { nats, create } = scene
  const { body } = await create("Parked")
  const letter = (seq: number) => ({
    consumer: "classify",
    subject: `evt.task.${String(body.id)}`,
    seq,
    why: "Refused",
    tries: 12
  })
  const store = (seq: number) => publishBytes(nats.url, `dlq.classify.${seq}`, Buffer.from(JSON.stringify(letter(seq))))
  const seq = Number(body.seq)
  await store(seq)
  // A new letter lets the product look at the stream again.
  await change(scene, "DLQ", { max_bytes: 2 * (await bytesOf(scene, "DLQ")) })
  await store(seq - 1)
}

const acceptChain = ({ tracker }: LogScene) => tracker.tt("audit", "accept", "--because", "a test")

const idsIn = (printed: string) =>
  printed
    .trim()
    .split("\n")
    .map((line): string => JSON.parse(line).id)

let keptKeys = ""
const keepKeys = ({ nats }: LogScene) => {
  keptKeys = `${nats.store}-keys`
  rmSync(keptKeys, { recursive: true, force: true })
  cpSync(keysIn(nats.store), keptKeys, { recursive: true })
}
const restoreKeys = ({ nats, restart }: LogScene) => restart(() => putKeys(nats.store, keptKeys))

let keptLog = ""

/** In this order: the last ones lose the log. */
export const logStates: ReadonlyArray<State<LogScene>> = [
  {
    name: "a frozen server of the log",
    reports: [unreachable],
    on,
    cause: async ({ nats }) => nats.signal("SIGSTOP"),
    repair: async ({ nats }) => nats.signal("SIGCONT")
  },
  {
    name: "a stopped server of the log",
    reports: [unreachable],
    on,
    cause: ({ nats }) => nats.stop(),
    repair: ({ nats }) => nats.start()
  },
  {
    name: "a stream that is nearly full",
    reports: [{ code: "stream-nearly-full", stops: [], remedy: "nats stream edit EVT --max-bytes=<bytes>" }],
    on,
    cause: async (scene) => change(scene, log, { max_bytes: Math.floor((await bytesOf(scene, log)) * 1.1) }),
    repair: (scene) => change(scene, log, { max_bytes: 32 * 1024 ** 3 })
  },
  {
    name: "a full log",
    reports: [{ code: "log-full", stops: writes, remedy: /^nats stream edit EVT --max-bytes=/u }],
    on,
    cause: fillLog,
    repair: (scene) => change(scene, log, { max_bytes: 1024 ** 3 })
  },
  { name: "a lowered limit of the log", reports: [lowered], on, cause: async () => {}, repair: "run" },
  {
    name: "a full stream of the audit chain",
    reports: [{ code: "chain-full", stops: [], remedy: /^nats stream edit CHAIN --max-bytes=/u }],
    on,
    cause: async (scene) => {
      await change(scene, chain, { max_bytes: (await bytesOf(scene, chain)) + noRoom })
      await scene.create("Unlinked")
    },
    repair: (scene) => change(scene, chain, { max_bytes: 8 * 1024 ** 3 })
  },
  {
    name: "an audit chain that cannot be extended",
    reports: [{ code: "chain-behind", stops: [], remedy: null }],
    on,
    cause: async (scene) => {
      await change(scene, chain, { subjects: ["elsewhere.>"] })
      await scene.create("Behind")
    },
    repair: (scene) => change(scene, chain, { subjects: ["chain.>"] })
  },
  {
    name: "an audit chain with a link that the log does not have",
    reports: [{ code: "chain-differs", stops: [], remedy: /`tt audit accept/u }],
    on,
    cause: async ({ nats, create }) => {
      await create("Linked")
      await waitUntil(
        () => forgeLink(nats.url),
        (isForged) => isForged
      )
    },
    repair: acceptChain
  },
  {
    name: "a deleted audit chain",
    reports: [{ code: "chain-broken", stops: [], remedy: /`tt audit accept/u }],
    on,
    cause: async ({ nats, create }) => {
      await requestStream(nats.url, "DELETE", chain)
      await create("Chainless")
    },
    repair: acceptChain
  },
  {
    name: "a stream without recorded settings",
    reports: [{ code: "settings-outdated", stops: [], remedy: "tt migrate --yes" }],
    on,
    cause: (scene) => change(scene, "DLQ", { metadata: {} }),
    repair: "run"
  },
  {
    name: "commits of a newer version, damaged ones and ones of another key",
    reports: [{ code: "commit-unreadable", stops: [], remedy: "tt quarantine list" }],
    on,
    cause: async ({ nats }) => {
      await publishBytes(nats.url, "evt.task.newer000000000000000", futureEvent)
      await publishBytes(nats.url, "evt.task.damaged0000000000000", torn)
      await publishBytes(nats.url, "evt.task.sealed00000000000000", foreignSeal)
    },
    repair: async ({ tracker }) => {
      const ids = idsIn(await tracker.tt("quarantine", "list", "--json"))
      await tracker.tt("quarantine", "skip", ...ids, "--because", "a test")
    }
  },
  {
    name: "dead letters in a stream that is nearly full",
    reports: [
      { code: "dead-letters", stops: [], remedy: "tt dead-letters list" },
      { code: "dead-letters-full", stops: [], remedy: "tt dead-letters list" }
    ],
    on,
    cause: storeLetters,
    repair: async ({ tracker }) => {
      await tracker.tt("migrate", "--yes")
      const ids = idsIn(await tracker.tt("dead-letters", "list", "--json"))
      await tracker.tt("dead-letters", "retry", ...ids)
    }
  },
  {
    name: "a log whose tail is torn",
    reports: [rewound, oldTables, { code: "log-torn", stops: [], remedy: "tt replay" }],
    on,
    cause: cutLog,
    repair: "run"
  },
  { name: "a log that went back", reports: [rewound, oldTables], on, cause: takeLogBack, repair: "run" },
  {
    name: "an older copy of the keys",
    reports: [{ code: "keys-older", stops: writes, remedy: /^Restore the newest copy of stream KV_KEYS/u }],
    on,
    cause: (scene) =>
      scene.restart(() => {
        keepKeys(scene)
        putKeys(scene.nats.store, scene.olderKeys)
      }),
    repair: restoreKeys
  },
  {
    name: "lost keys",
    reports: [{ code: "keys-missing", stops: writes, remedy: /^Restore the newest copy of stream KV_KEYS/u }],
    on,
    cause: ({ nats, restart }) => restart(() => putKeys(nats.store)),
    repair: restoreKeys
  },
  {
    name: "a deleted log",
    reports: [{ code: "log-missing", stops: writes, remedy: null }],
    on,
    cause: async ({ nats, restart }) => {
      await restart(() => {
        keptLog = nats.copy()
      })
      await requestStream(nats.url, "DELETE", log)
    },
    repair: ({ nats, restart }) => restart(() => nats.putBack(keptLog))
  },
  {
    name: "the log of another installation",
    reports: [{ code: "log-replaced", stops: writes, remedy: "tt replay" }, oldTables],
    on,
    cause: ({ nats, otherLog, restart }) => restart(() => nats.putBack(otherLog)),
    repair: "run"
  }
]
