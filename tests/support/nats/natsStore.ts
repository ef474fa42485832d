/** Damage to the files of a nats-server that does not run, and requests that change its streams. */
import { Effect } from "effect"
import { cpSync, readdirSync, rmSync, statSync, truncateSync } from "node:fs"
import { join } from "node:path"
import { openConnection } from "../../../streams/nats/client/jetstreamConnection.ts"

const streamsIn = (store: string) => join(store, "jetstream", "$G", "streams")

export const streamFolder = (store: string, stream: string) => join(streamsIn(store), stream)

/** The file that holds the newest messages of a stream. */
const lastBlock = (store: string, stream: string) => {
  const folder = join(streamFolder(store, stream), "msgs")
  const blocks = readdirSync(folder)
    .filter((name) => name.endsWith(".blk"))
    .toSorted((a, b) => Number.parseInt(a) - Number.parseInt(b))
  const last = blocks.at(-1)
  if (last === undefined) throw new Error(`${folder} has no block`)
  return join(folder, last)
}

/** The bytes of a stream's last block. The server writes each message before it acknowledges it. */
export const tailSize = (store: string, stream: string) => statSync(lastBlock(store, stream)).size

/** Cuts bytes off the last block of a stream, as an interrupted write leaves it. The server must be stopped. */
export const cutTail = (store: string, stream: string, bytes: number) =>
  truncateSync(lastBlock(store, stream), Math.max(0, tailSize(store, stream) - bytes))

/** Replaces `to` by a copy of `from`. */
export const replaceFolder = (from: string, to: string) => {
  rmSync(to, { recursive: true, force: true })
  cpSync(from, to, { recursive: true })
}

export interface StreamAnswer {
  readonly config: Readonly<Record<string, unknown>>
  readonly state: { readonly bytes: number; readonly last_seq: number }
}

/** Sends a request of JetStream's API, as an operator's tool does. */
export const requestStream = (
  url: string,
  verb: "INFO" | "UPDATE" | "DELETE",
  stream: string,
  body: unknown = {}
): Promise<StreamAnswer> =>
  Effect.gen(function* () {
    const { nc } = yield* openConnection({ url, name: "operator" })
    const answer = yield* Effect.promise(() =>
      nc.request(`$JS.API.STREAM.${verb}.${stream}`, JSON.stringify(body), { timeout: 5000 })
    )
    return JSON.parse(answer.string())
  }).pipe(Effect.scoped, Effect.runPromise)

/** Appends a message to a stream as it is. */
export const publishRaw = (url: string, subject: string, body: unknown): Promise<void> =>
  publishBytes(url, subject, Buffer.from(JSON.stringify(body)))

export const publishBytes = (url: string, subject: string, data: Uint8Array): Promise<void> =>
  Effect.gen(function* () {
    const { nc } = yield* openConnection({ url, name: "operator" })
    yield* Effect.promise(() => nc.request(subject, data, { timeout: 5000 }))
  }).pipe(Effect.scoped, Effect.runPromise)
