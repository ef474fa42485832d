import { Effect, Redacted } from "effect"
import { afterAll, describe, expect, test } from "vitest"
import { startBotApi } from "../../../tests/telegram/server/botApi.ts"
import { mostFileBytes, TelegramFiles } from "./telegramFiles.ts"

const api = await startBotApi({ now: () => 0 })
afterAll(async () => {
  api.release()
  await api.stop()
})

/** Longer than any test: only the deadline of a silent step is short. Milliseconds. */
const patient = { answer: 600_000, download: 600_000 }
const layerOf = (token: string | null, times = patient) =>
  TelegramFiles.layer({
    token: Effect.succeed(token === null ? null : Redacted.make(token)),
    apiRoot: `${api.url}/`,
    times
  })

/** The bytes of a file, or the kind of the fault. */
const downloaded = (id: string, layer = layerOf(api.token)) => {
  const parts: Array<Uint8Array> = []
  return Effect.flatMap(TelegramFiles, ({ download }) =>
    download(id, (part) => Promise.resolve(void parts.push(part)))
  ).pipe(
    Effect.match({
      onSuccess: (bytes) => {
        const whole = Buffer.concat(parts)
        expect(bytes).toBe(whole.byteLength)
        return whole.toString()
      },
      onFailure: (fault) => {
        expect(JSON.stringify(fault) + fault.message).not.toContain(api.token)
        return fault.kind
      }
    }),
    Effect.provide(layer),
    Effect.runPromise
  )
}

describe("a file of Telegram", () => {
  test("is downloaded whole", async () =>
    expect(await downloaded(api.file(Buffer.from("the plan")).file_id)).toBe("the plan"))
  test("may be empty", async () => expect(await downloaded(api.file(Buffer.alloc(0)).file_id)).toBe(""))

  test.each([
    ["getFile", { ...patient, answer: 20 }],
    ["file", { ...patient, download: 20 }]
  ])("is given up when Telegram is silent at %s", async (method, times) => {
    const { file_id: id } = api.file(Buffer.from("the plan"))
    api.fault(method, { is: "held" })
    expect(await downloaded(id, layerOf(api.token, times))).toBe("silent")
    // The deadline may have passed before the request arrived.
    api.clearFaults()
    api.release()
    expect(await downloaded(id)).toBe("the plan")
  })

  test("of more than 20 MB is not taken, also when Telegram states another size", async () => {
    const large = Buffer.alloc(mostFileBytes + 1)
    expect(await downloaded(api.file(large).file_id)).toBe("too-large")
    expect(await downloaded(api.file(large, 10).file_id)).toBe("too-large")
  })

  test("of another size than Telegram states is not whole", async () =>
    expect(await downloaded(api.file(Buffer.from("the plan"), 9).file_id)).toBe("silent"))

  test("is not there without a bot, or with a token that is not valid", async () => {
    const { file_id: id } = api.file(Buffer.from("the plan"))
    expect(await downloaded(id, layerOf(null))).toBe("no-bot")
    expect(await downloaded(id, layerOf("1:other"))).toBe("no-bot")
  })
})
