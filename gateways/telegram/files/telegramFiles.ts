/**
 * Downloads files from Telegram, in two steps: `getFile` answers with a path, and a second request gets the bytes below it. The path
 * is valid for an hour and its address has the token, so neither leaves this file.
 *
 * Any process with the token may download: these calls do not disturb the process that runs the bot.
 */
import { Clock, Context, Effect, Layer, Redacted, Schema } from "effect"
import { FileFault } from "./fileFault.ts"

/** Bytes. Source: core.telegram.org/bots/api#getfile. */
export const mostFileBytes = 20 * 1024 * 1024
interface Times {
  /** Longest time of the answer to `getFile`, and of a download. Milliseconds. */
  readonly answer: number
  readonly download: number
}
/** Bytes. The answer to `getFile` is shorter. */
const mostAnswerBytes = 64 * 1024

export class TelegramFiles extends Context.Service<
  TelegramFiles,
  {
    /**
     * Passes the parts of a file to `take`, one after another, and returns their bytes in all. Fails when the parts are not the
     * whole file. Takes at most 40 seconds, and the time that `take` takes.
     */
    readonly download: (id: string, take: (part: Uint8Array) => Promise<void>) => Effect.Effect<number, FileFault>
  }
>()("tracker/gateways/telegram/TelegramFiles") {
  /** The token is read for each download, because an owner may change it. It is null without a bot. */
  static readonly layer = (options: FilesOptions) =>
    Layer.sync(TelegramFiles, () => {
      const { token, times = { answer: 10_000, download: 30_000 } } = options
      return TelegramFiles.of({
        download: downloadFrom(options.apiRoot.replace(/\/+$/u, ""), token, times)
      })
    })
}

interface FilesOptions {
  readonly token: Effect.Effect<Redacted.Redacted | null>
  readonly apiRoot: string
  /** @default 10 s for an answer, and 30 s for a download */
  readonly times?: Times
}

const downloadFrom = (root: string, present: FilesOptions["token"], times: Times) => {
  /** Telegram refuses all requests before this time. Milliseconds since 1970. */
  let allowedAt = 0
  return Effect.fnUntraced(function* (id: string, take: (part: Uint8Array) => Promise<void>) {
    const now = yield* Clock.currentTimeMillis
    if (now < allowedAt) return yield* flooded((allowedAt - now) / 1000)
    const found = yield* present
    if (found === null) return yield* new FileFault({ kind: "no-bot" })
    const token = Redacted.value(found)
    const download = Effect.gen(function* () {
      const { path, size } = yield* placeOf(root, token, id, times.answer)
      const response = yield* request(`${root}/file/bot${token}/${path}`, times.download)
      const type = response.headers.get("content-type") ?? ""
      if (response.status === 404 || response.status === 400) return yield* new FileFault({ kind: "gone" })
      if (response.status === 429) return yield* flooded(Number(response.headers.get("retry-after") ?? 1))
      // Telegram serves every file as bytes: a page is the answer of a proxy.
      if (!response.ok || /text\/html/iu.test(type)) return yield* new FileFault({ kind: "silent" })
      const bytes = yield* receive(response, mostFileBytes, take)
      return size !== null && size !== bytes ? yield* new FileFault({ kind: "silent" }) : bytes
    })
    return yield* download.pipe(
      Effect.tapError(({ retryAfter }) =>
        Effect.sync(() => {
          if (retryAfter !== undefined) allowedAt = now + retryAfter * 1000
        })
      )
    )
  })
}

const flooded = (seconds: number) => new FileFault({ kind: "flooded", retryAfter: Math.max(1, Math.ceil(seconds)) })

const Answer = Schema.Union([
  Schema.Struct({
    ok: Schema.Literal(true),
    result: Schema.Struct({ file_path: Schema.optionalKey(Schema.String), file_size: Schema.optionalKey(Schema.Int) })
  }),
  Schema.Struct({
    ok: Schema.Literal(false),
    error_code: Schema.Int,
    description: Schema.optionalKey(Schema.String),
    parameters: Schema.optionalKey(Schema.Struct({ retry_after: Schema.optionalKey(Schema.Int) }))
  })
])
const decodeAnswer = Schema.decodeUnknownEffect(Schema.fromJsonString(Answer))

/** The path of a file below the file address of the bot, and its bytes if Telegram tells them. */
const placeOf = Effect.fnUntraced(function* (root: string, token: string, id: string, millis: number) {
  const response = yield* request(`${root}/bot${token}/getFile?file_id=${encodeURIComponent(id)}`, millis)
  const parts: Array<Uint8Array> = []
  yield* receive(response, mostAnswerBytes, (part) => Promise.resolve(void parts.push(part)))
  const answer = yield* decodeAnswer(Buffer.concat(parts).toString()).pipe(
    Effect.mapError(() => new FileFault({ kind: "silent" }))
  )
  if (!answer.ok) return yield* faultOf(answer.error_code, answer.description ?? "", answer.parameters?.retry_after)
  const { file_path: path, file_size: size } = answer.result
  if (size !== undefined && size > mostFileBytes) return yield* new FileFault({ kind: "too-large" })
  // A Bot API server in its local mode answers with a path of its own machine, from which nothing can be downloaded.
  if (path === undefined || path.startsWith("/") || path.split("/").includes(".."))
    return yield* new FileFault({ kind: "gone" })
  return { path: path.split("/").map(encodeURIComponent).join("/"), size: size ?? null }
})

// Source: github.com/tdlib/telegram-bot-api, Client.cpp.
const faultOf = (code: number, description: string, retryAfter: number | undefined): FileFault => {
  if (code === 429) return flooded(retryAfter ?? 1)
  if (code === 401 || code === 404) return new FileFault({ kind: "no-bot" })
  if (code >= 500) return new FileFault({ kind: "silent" })
  return new FileFault({ kind: /file is too big/u.test(description) ? "too-large" : "gone" })
}

// The error of a request may have its address, which has the token: it is dropped. The time bounds the body too.
const request = (address: string, millis: number) =>
  Effect.tryPromise({
    try: (signal) =>
      fetch(address, { redirect: "error", signal: AbortSignal.any([signal, AbortSignal.timeout(millis)]) }),
    catch: () => new FileFault({ kind: "silent" })
  })

const receive = (response: Response, most: number, take: (part: Uint8Array) => Promise<void>) =>
  Effect.tryPromise({
    try: async (signal) => {
      let bytes = 0
      for await (const part of response.body ?? []) {
        signal.throwIfAborted()
        bytes += part.byteLength
        if (bytes > most) throw new FileFault({ kind: "too-large" })
        await take(part)
      }
      return bytes
    },
    catch: (error) => (error instanceof FileFault ? error : new FileFault({ kind: "silent" }))
  })
