import { describe, expect, test } from "vitest"
import { givenFor } from "../kit/given.ts"
import { keepsItsProperties } from "../kit/properties.ts"
import { Command, Event, provider } from "./provider.ts"

const given = givenFor(provider)
const after = (...events: ReadonlyArray<Event>) => events.reduce(provider.evolve, provider.initial)

const settings = { adapter: "ollama", label: "Small", model: "qwen3:4b-instruct", embedModel: "bge-m3" } as const
const configure: Command = { _tag: "ConfigureProvider", ...settings }
const configured: Event = { _tag: "ProviderConfigured", ...settings }
const bigger: Event = { ...configured, model: "qwen3:8b" }
const findings = {
  well: true,
  latencyMs: 900,
  validJson: true,
  languages: ["en", "uk"],
  note: ""
} as const
const check = (version: number): Command => ({ _tag: "CheckProvider", version, ...findings })
const checked = (version: number): Event => ({ _tag: "ProviderChecked", version, ...findings })
const choose: Command = { _tag: "ChooseProvider" }
const chosen = (version: number): Event => ({ _tag: "ProviderChosen", version })
const standDown: Command = { _tag: "StandDownProvider" }
const stoodDown: Event = { _tag: "ProviderStoodDown" }

describe("a provider", () => {
  test("is configured", () => {
    given().when(configure).records(configured)
    expect(after(configured)).toEqual({ is: "configured", version: 1, settings, chosen: null, checked: null })
  })

  test("configured twice with the same settings records nothing the second time", () =>
    given(configured).when(configure).recordsNothing())

  test.each([
    { adapter: "builtin" },
    { label: "Large" },
    { model: "qwen3:8b" },
    { embedModel: "nomic-embed-text" }
  ] as const)("configured with %j has the next version", (change) => {
    given(configured)
      .when({ ...configure, ...change })
      .records({ ...configured, ...change })
    expect(after(configured, { ...configured, ...change })).toMatchObject({ version: 2, settings: change })
  })

  test("configured with earlier settings has a new version", () =>
    expect(after(configured, bigger, configured)).toMatchObject({ version: 3, settings }))

  keepsItsProperties(provider, { Command, Event }, [configure, check(1)])
})

describe("the test of a provider", () => {
  test("is recorded with the version that was tested", () => {
    given(configured).when(check(1)).records(checked(1))
    given(configured, bigger).when(check(2)).records(checked(2))
  })

  test("is refused when the settings have changed since then", () => {
    given(configured, bigger).when(check(1)).refuses({ because: "changed-meanwhile" })
    given(configured).when(check(2)).refuses({ because: "changed-meanwhile" })
  })

  test("with the same result records nothing", () => given(configured, checked(1)).when(check(1)).recordsNothing())

  test.each([
    { well: false },
    { latencyMs: 901 },
    { validJson: false },
    { languages: ["en"] },
    { note: "slow" }
  ] as const)("with another result, %j, is recorded", (other) =>
    given(configured, checked(1))
      .when({ _tag: "CheckProvider", version: 1, ...findings, ...other })
      .records({ _tag: "ProviderChecked", version: 1, ...findings, ...other })
  )

  test("is recorded for new settings, also when the result is the same", () => {
    expect(after(configured, checked(1), bigger)).toMatchObject({ checked: null })
    given(configured, checked(1), bigger).when(check(2)).records(checked(2))
  })
})

describe("the active provider", () => {
  test("is chosen with its present settings", () => {
    given(configured).when(choose).records(chosen(1))
    given(configured, bigger).when(choose).records(chosen(2))
    expect(after(configured, chosen(1))).toMatchObject({ chosen: 1 })
  })

  test("chosen twice records nothing the second time", () => given(configured, chosen(1)).when(choose).recordsNothing())

  test("keeps the settings of its choice until it is chosen again", () => {
    expect(after(configured, chosen(1), bigger)).toMatchObject({ version: 2, chosen: 1 })
    given(configured, chosen(1), bigger).when(choose).records(chosen(2))
  })

  test("may be deactivated, and chosen again", () => {
    given(configured, chosen(1)).when(standDown).records(stoodDown)
    expect(after(configured, chosen(1), stoodDown)).toMatchObject({ chosen: null })
    given(configured, chosen(1), stoodDown).when(choose).records(chosen(1))
  })

  test("deactivated twice, or never chosen, records nothing", () => {
    given(configured).when(standDown).recordsNothing()
    given(configured, chosen(1), stoodDown).when(standDown).recordsNothing()
  })
})

const everyCommandButConfigure: ReadonlyArray<Command> = [check(1), choose, standDown]
test.each(everyCommandButConfigure)("$_tag is refused when no provider was configured", (command) =>
  given().when(command).refuses({ because: "not-found" })
)
test("the list above names every command", () =>
  expect(["ConfigureProvider", ...everyCommandButConfigure.map(({ _tag }) => _tag)].sort()).toEqual(
    Object.keys(Command.cases).sort()
  ))
