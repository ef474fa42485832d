/** A chosen model answers from the next question on. */
import { Effect } from "effect"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { expect, test } from "vitest"
import { freePort } from "../../streams/nats/server/freePort.mjs"
import { Model } from "../model.ts"
import { type ModelChoice, switchingModelLayer } from "./switchingModel.ts"

/** No program listens on this port. */
const nowhere = `http://127.0.0.1:${await freePort()}`
const choice = (adapter: "builtin" | "ollama", model: string): ModelChoice => ({
  adapter,
  label: "Ours",
  model,
  embedModel: "embedder"
})

test("the next question goes to the chosen model, and to the model of the settings once the choice is removed", () => {
  let chosen: ModelChoice | null = null
  return Effect.runPromise(
    Effect.gen(function* () {
      const model = yield* Model
      expect(yield* model.describe).toMatchObject({ reachable: false, note: "ollama-unreachable" })
      chosen = choice("builtin", "rules-v1")
      expect(yield* model.describe).toMatchObject({ provider: "builtin", reachable: true, note: "builtin" })
      chosen = choice("ollama", "qwen3:8b")
      const { record } = yield* model.classify({
        title: "The login crashes",
        at: "2026-11-24T10:00:00Z",
        zone: "UTC",
        people: []
      })
      expect(record).toMatchObject({ provider: "builtin", degraded: "ollama-unreachable" })
      chosen = null
      expect(yield* model.describe).toMatchObject({ reachable: false })
    }).pipe(Effect.provide(switchingModelLayer(() => chosen, { url: nowhere })))
  )
})

test("an Ollama that no setting names gets no text until a person chooses a model of it", async () => {
  const asked: Array<string> = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? "")
    response.writeHead(500).end()
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const localUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  let chosen: ModelChoice | null = null
  const question = { title: "The login crashes", at: "2026-11-24T10:00:00Z", zone: "UTC", people: [] }
  await Effect.runPromise(
    Effect.gen(function* () {
      const model = yield* Model
      expect((yield* model.classify(question)).record).toMatchObject({ provider: "builtin" })
      yield* model.embed(["a private text"])
      expect(yield* model.describe).toMatchObject({ note: "ollama-not-configured" })
      expect(asked).toEqual([])
      chosen = choice("ollama", "qwen3:8b")
      yield* model.classify(question)
      expect(asked).not.toEqual([])
    }).pipe(Effect.provide(switchingModelLayer(() => chosen, { localUrl })))
  )
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})
