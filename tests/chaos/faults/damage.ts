/** Damage to the log: a cut tail, an older copy, a size limit, an event of a newer version. */
import { renameSync, rmSync } from "node:fs"
import { cutTail, publishRaw, replaceFolder, requestStream } from "../../support/nats/natsStore.ts"
import { waitUntil } from "../../support/product/product.ts"
import { operatorOf } from "../installation/installation.ts"
import type { Fault, Scene } from "./fault.ts"

const log = "EVT"
/** The part of the last block that an interrupted write loses. Bytes. */
const cutBytes = 200
/** The log is full after a few more commits. Bytes. */
const room = 4_000
/** Commands between the copy of the log and its return. */
const between = 20

const headOf = async ({ installation }: Scene) =>
  (await requestStream(installation.log.url(), "INFO", log)).state.last_seq

const setMostBytes = async ({ installation }: Scene, bytes: number) => {
  const { config } = await requestStream(installation.log.url(), "INFO", log)
  await requestStream(installation.log.url(), "UPDATE", log, { ...config, max_bytes: bytes })
}

const olderLog = async (scene: Scene) => {
  const { installation, load } = scene
  const aside = (store: string) => `${store}.older`
  await load.hold()
  const head = await headOf(scene)
  await installation.log.restart((store) => replaceFolder(store, aside(store)))
  load.resume()
  await load.during(between)
  await load.hold()
  await installation.log.restart((store) => {
    rmSync(store, { recursive: true, force: true })
    renameSync(aside(store), store)
  })
  load.forgetAfter(head)
  load.resume()
}

const isClassified = async ({ send }: Scene) => {
  const { status, body } = await send("GET", "/api/tasks?classification=pending&limit=1")
  return status === 200 && Array.isArray(body["items"]) && body["items"].length === 0
}

/**
 * The head once no reactor appends any more. A commit whose acknowledgement is lost in the kill is not lost: its process
 * appends it again.
 */
const quietHeadOf = async (scene: Scene) => {
  const { before } = await waitUntil(
    async () => {
      const before = await headOf(scene)
      return { before, isQuiet: (await isClassified(scene)) && (await headOf(scene)) === before }
    },
    ({ isQuiet }) => isQuiet
  )
  return before
}

const cutTheTail = async (scene: Scene) => {
  await scene.load.hold()
  const head = await quietHeadOf(scene)
  await scene.installation.log.restart((store) => cutTail(store, log, cutBytes))
  scene.load.forgetAfter(head - 1)
  scene.load.resume()
}

let limitBefore = 0

export const damage = {
  "cut-tail": { strike: cutTheTail, told: ["log-rewound"], stopsWrites: true },
  "older-log": { strike: olderLog, told: ["log-rewound", "log-replaced"], stopsWrites: true },
  "full-log": {
    strike: async (scene) => {
      const { config, state } = await requestStream(scene.installation.log.url(), "INFO", log)
      limitBefore = Number(config["max_bytes"])
      await setMostBytes(scene, state.bytes + room)
    },
    told: ["log-full"],
    repair: (scene) => setMostBytes(scene, limitBefore)
  },
  "newer-event": {
    strike: async ({ installation, random }) => {
      const id = `chaos${Math.floor(random() * 1e9).toString(36)}`.padEnd(20, "x")
      await publishRaw(installation.log.url(), `evt.task.${id}`, {
        command: `newer${id}`.slice(0, 26),
        digest: "",
        at: new Date().toISOString(),
        actor: "service:newer",
        causation: null,
        correlation: id,
        traceparent: null,
        events: [{ v: 1, data: { _tag: "TaskTeleported", to: "a later version" } }]
      })
    },
    told: ["commit-unreadable"],
    repair: async ({ installation }) => {
      const operator = operatorOf(installation)
      const listed = await operator.tt("quarantine", "list", "--json")
      const ids = listed.match(/[\w-]+:evt\.[\w.]+@\d+/g) ?? []
      await operator.tt("quarantine", "skip", ...new Set(ids), "--because", "a newer version wrote it")
    }
  }
} satisfies Readonly<Record<string, Fault>>
