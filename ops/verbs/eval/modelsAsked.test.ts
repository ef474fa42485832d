import { Effect, Result } from "effect"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { startOllama, type TestOllama } from "../../../tests/ollama/server/server.ts"
import { settingsFrom } from "../../settings/settings.ts"
import { evaluateModels } from "./eval.ts"
import { requireModel } from "./modelsAsked.ts"

let ollama: TestOllama
beforeAll(async () => {
  ollama = await startOllama()
})
afterAll(() => ollama.stop())

const settingsWith = (url: string) => Result.getOrThrow(settingsFrom({ OLLAMA_URL: url }, "/srv"))
const refusalOf = (url: string, model: string) =>
  Effect.runPromise(
    requireModel(settingsWith(url), model).pipe(Effect.match({ onSuccess: () => "fine", onFailure: (e) => e.message }))
  )

test("a model that the server has is accepted, and so is the built-in one without a server", async () => {
  expect(await refusalOf(ollama.url, "test-chat")).toBe("fine")
  expect(await refusalOf("off", "builtin")).toBe("fine")
})

test("a model that cannot be used is refused with the step that helps", async () => {
  expect(await refusalOf(ollama.url, "nothing")).toContain("run `ollama pull nothing`")
  expect(await refusalOf("off", "nothing")).toContain("no Ollama is set up: set OLLAMA_URL")
  await ollama.setFault("down")
  expect(await refusalOf(ollama.url, "nothing")).toBe(
    `the model nothing cannot be used: Ollama at ${ollama.url} does not answer: start it, or correct OLLAMA_URL`
  )
})

test("a model that cannot be used is refused also when there is nothing to compare it with", async () => {
  const folder = mkdtempSync(join(tmpdir(), "eval-"))
  const file = join(folder, "result.json")
  writeFileSync(file, JSON.stringify({ name: "Office", type: "private_supergroup", id: 1, messages: [] }))
  const flags = { model: "nothing", builtin: false, data: file, json: true }
  const found = Effect.flip(evaluateModels(settingsWith("off"), flags)).pipe(Effect.map(({ message }) => message))
  expect(await Effect.runPromise(found as Effect.Effect<string, unknown>)).toContain("no Ollama is set up")
  rmSync(folder, { recursive: true })
})
