/**
 * The bot of a whole product by webhook, beside bare publishes to a nats-server on the same disk: the updates that it stores and
 * handles, and the times from an update to its acknowledgement, to 👀 and to the card.
 */
import { Effect } from "effect"
import { Nats } from "../../../streams/nats/client/nats.ts"
import { freePort } from "../../../streams/nats/server/freePort.mjs"
import { product, type Product } from "../../support/product/product.ts"
import { startBotApi, type TestBotApi } from "../../telegram/server/botApi.ts"
import { onBenchBus } from "../bus/scene.ts"
import type { Measure, Report } from "../kit/measure.ts"
import { acknowledgementBench } from "./acknowledgementBench.ts"
import { answersBench } from "./answersBench.ts"
import { arrivalBench } from "./arrivalBench.ts"

export interface TelegramParts {
  readonly api: TestBotApi
  readonly tracker: Product
  /** A person with the role that a group needs for each command. */
  readonly ann: ReturnType<TestBotApi["person"]>
  /** Stores a message of this many bytes on disk, without the product. */
  readonly publish: (bytes: number) => Promise<unknown>
}

export const telegramBench = async (report: Report): Promise<ReadonlyArray<Measure>> => {
  const api = await startBotApi()
  const port = await freePort()
  const tracker = await product({
    TELEGRAM_BOT_TOKEN: api.token,
    TELEGRAM_API_ROOT: api.url,
    TELEGRAM_WEBHOOK_URL: `http://127.0.0.1:${port}`,
    TT_HTTP_PORT: String(port)
  })
  try {
    await tracker.start()
    const ann = await linked(api, tracker)
    return await onBenchBus(() =>
      Effect.gen(function* () {
        const parts = { api, tracker, ann, publish: yield* makePublish }
        const measures: Array<Measure> = []
        report("  from an update to 👀 and to the card …")
        measures.push(...(yield* Effect.promise(() => answersBench(parts))))
        report("  from an update to its acknowledgement …")
        measures.push(...(yield* Effect.promise(() => acknowledgementBench(parts))))
        report("  updates that are stored and handled …")
        return [...measures, ...(yield* Effect.promise(() => arrivalBench(parts)))]
      })
    )
  } finally {
    await tracker.remove()
    await api.stop()
  }
}

const linked = async (api: TestBotApi, tracker: Product) => {
  const ann = api.person("Ann")
  const { code } = JSON.parse(await tracker.tt("login", "--name", "Ann", "--role", "admin", "--telegram", "--json"))
  await api.until(() => api.calls.some(({ method, answer }) => method === "setWebhook" && answer === "ok"))
  api.send(ann.chat, ann.user, `/start ${code}`)
  await api.until(() => api.cards(ann.chat).length === 1)
  return ann
}

const makePublish = Effect.gen(function* () {
  const nats = yield* Nats
  yield* nats.ensureStream({
    name: "BARE",
    subjects: ["bare.>"],
    storage: "file",
    allow_direct: true,
    discard: "new",
    max_bytes: 1024 ** 3
  })
  let id = 0
  return (bytes: number) =>
    Effect.runPromise(
      nats.publish({ subject: "bare.update", data: Buffer.alloc(bytes, "x"), id: `bare:${id++}` }, 5000)
    )
})
