import { describe, expect, test } from "vitest"
import type { TrackerEvent } from "../../../streams/commit/events.ts"
import { at, commit, givenRows } from "../../kit/given.ts"
import { type Provider, providers } from "./providers.ts"

const given = givenRows(providers)
const id = "ollama00"
const settings = { adapter: "ollama", label: "The big one", model: "qwen3", embedModel: "nomic" } as const
const configured: TrackerEvent = { _tag: "ProviderConfigured", ...settings }
const found = { well: true, latencyMs: 900, validJson: true, languages: ["en", "uk"], note: "" } as const
const checked: TrackerEvent = { _tag: "ProviderChecked", version: 1, ...found }
const after = (...events: ReadonlyArray<TrackerEvent>) =>
  given(...[configured, ...events].map((event, i) => commit(1 + i, "provider", id, event))).rows[id]
const row: Provider = { ...settings, version: 1, chosen: false, check: null }

describe("a provider", () => {
  test("has its settings, and is neither tested nor chosen", () => expect(after()).toEqual(row))
  test("shows its last test", () => expect(after(checked)).toEqual({ ...row, check: { ...found, at: at(2) } }))
  test("is active from its choice until it stands down", () => {
    expect(after({ _tag: "ProviderChosen", version: 1 })).toEqual({ ...row, chosen: true })
    expect(after({ _tag: "ProviderChosen", version: 1 }, { _tag: "ProviderStoodDown" })).toEqual(row)
  })
  test("is untested again when its settings change, and still chosen", () =>
    expect(after(checked, { _tag: "ProviderChosen", version: 1 }, { ...configured, model: "qwen4" })).toEqual({
      ...row,
      model: "qwen4",
      version: 2,
      chosen: true
    }))
})
