/** One product on a nats-server whose files and process a test changes. */
import { cpSync, rmSync } from "node:fs"
import { join } from "node:path"
import { replaceFolder } from "../../../support/nats/natsStore.ts"
import { restartableNats, type RestartableNats } from "../../../support/nats/restartableNats.ts"
import { type ApiAnswer, allClassified, product, waitUntil } from "../../../support/product/product.ts"
import type { Watched } from "./state.ts"

export interface LogScene extends Watched {
  readonly nats: RestartableNats
  /** The files of another installation's log. */
  readonly otherLog: string
  /** The bucket of keys before the present keys were made. */
  readonly olderKeys: string
  /** Creates a task, and returns once it is shown. */
  readonly create: (title: string) => Promise<ApiAnswer>
  /** Stops the server, changes its files, and starts it again. */
  readonly restart: (change: () => void) => Promise<void>
  readonly close: () => Promise<void>
}

export const keysIn = (store: string) => join(store, "jetstream", "$G", "streams", "KV_KEYS")

export const openLogScene = async (): Promise<LogScene> => {
  const nats = await restartableNats()
  const settings = { NATS_URL: nats.url }
  const other = await product(settings)
  await nats.start()
  await other.tt("token", "create", "--name", "other", "--role", "member")
  await other.remove()
  await nats.stop()
  const otherLog = nats.copy()
  nats.putBack()
  await nats.start()

  const tracker = await product(settings)
  await tracker.start()
  const restart = async (change: () => void) => {
    await nats.stop()
    change()
    await nats.start()
  }
  const olderKeys = `${nats.store}-older-keys`
  await restart(() => cpSync(keysIn(nats.store), olderKeys, { recursive: true }))
  const token = await waitUntil(() => tracker.token("owner").catch(() => ""), Boolean)
  const request = tracker.as(token)
  const create = async (title: string) => {
    const made = await waitUntil(
      () => request("POST", "/api/tasks", { title }, title),
      ({ status }) => status === 201
    )
    await waitUntil(
      () => request("GET", `/api/tasks/${String(made.body.id)}`),
      ({ status }) => status === 200
    )
    return made
  }
  await create("First")
  await allClassified(request)
  return {
    nats,
    tracker,
    token,
    settings,
    otherLog,
    olderKeys,
    create,
    restart,
    close: async () => {
      await tracker.remove()
      await nats.remove()
      rmSync(olderKeys, { recursive: true, force: true })
    }
  }
}

/** Puts a copy in the place of the bucket of keys; without a copy the bucket is gone. */
export const putKeys = (store: string, copy?: string) =>
  copy === undefined ? rmSync(keysIn(store), { recursive: true }) : replaceFolder(copy, keysIn(store))
