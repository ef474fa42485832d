import { describe, expect, test } from "vitest"
import { ActorId, ChatId } from "../ids.ts"
import { givenFor } from "../kit/given.ts"
import { keepsItsProperties } from "../kit/properties.ts"
import { Audience, team } from "../values.ts"
import { plainMapping } from "./mapping.ts"
import { Command, Event, source, type State } from "./source.ts"

const given = givenFor(source)
const after = (...events: ReadonlyArray<Event>): State => events.reduce(source.evolve, source.initial)

const owner = ActorId.make("service:source01")
const changeable = {
  owner,
  name: "Builds",
  makes: "message",
  audience: team,
  chat: null,
  thread: null,
  mapping: null
} as const
const what = { ...changeable, kind: "github" } as const
const register: Command = { _tag: "RegisterSource", ...what }
const registered: Event = { _tag: "SourceRegistered", ...what }
const change: Command = { _tag: "ChangeSource", ...changeable, name: "Deploys", makes: "task" }
const changed: Event = { _tag: "SourceChanged", ...changeable, name: "Deploys", makes: "task" }
const paused: Event = { _tag: "SourcePaused" }
const resumed: Event = { _tag: "SourceResumed" }
const removed: Event = { _tag: "SourceRemoved" }
const rotated: Event = { _tag: "SourceRotated", owner, version: 2 }
const first = { version: 1, given: null }

describe("a source", () => {
  test("is registered once", () => {
    given().when(register).records(registered)
    given(registered).when(register).recordsNothing()
    expect(after(registered)).toEqual({ is: "active", ...what, secret: first, former: null })
  })

  test.each([
    { kind: "gitlab" },
    { audience: Audience.make("chat:chat0000") },
    { name: "Other" },
    { secret: "s".repeat(20) }
  ] as const)("is another one with %j, so its id is refused", (other) =>
    given(registered)
      .when({ ...register, ...other })
      .refuses({ because: "already-exists" })
  )

  test.each([
    { name: "Deploys" },
    { makes: "task" },
    { audience: Audience.make("chat:chat0000") },
    { chat: ChatId.make("chat0000") },
    { thread: "7" },
    { mapping: plainMapping }
  ] as const)("is changed with %j", (other) =>
    given(registered)
      .when({ _tag: "ChangeSource", ...changeable, ...other })
      .records({ _tag: "SourceChanged", ...changeable, ...other })
  )

  test("is changed once, and a mapping with the same paths is the same", () => {
    given(registered, changed).when(change).recordsNothing()
    const { title, text, link, author } = plainMapping
    const mapped: Event = { _tag: "SourceChanged", ...changeable, mapping: plainMapping }
    given(registered, mapped)
      .when({ _tag: "ChangeSource", ...changeable, mapping: { author, link, text, title } })
      .recordsNothing()
    expect(after(registered, changed)).toMatchObject({ kind: "github", name: "Deploys", makes: "task" })
  })

  test("has the next secret after a rotation, which is repeated without effect, and keeps the former one", () => {
    given(registered).when({ _tag: "RotateSourceSecret", owner, version: 1 }).records(rotated)
    given(registered, rotated).when({ _tag: "RotateSourceSecret", owner, version: 1 }).recordsNothing()
    given(registered).when({ _tag: "RotateSourceSecret", owner, version: 2 }).refuses({ because: "changed-meanwhile" })
    const secret = "made by the sender".replaceAll(" ", "-")
    given(registered)
      .when({ _tag: "RotateSourceSecret", owner, version: 1, secret })
      .records({ ...rotated, secret })
    expect(after(registered, { ...rotated, secret })).toMatchObject({
      secret: { version: 2, given: secret },
      former: first
    })
  })

  test("has one secret of two that were entered at once: the later request is told", () => {
    const secret = "made-by-the-sender"
    const rotate: Command = { _tag: "RotateSourceSecret", owner, version: 1 }
    given(registered, { ...rotated, secret })
      .when({ ...rotate, secret })
      .recordsNothing()
    for (const other of [{ ...rotate, secret: "another-of-the-sender" }, rotate])
      given(registered, { ...rotated, secret })
        .when(other)
        .refuses({ because: "changed-meanwhile" })
    given(registered, rotated)
      .when({ ...rotate, secret })
      .refuses({ because: "changed-meanwhile" })
  })

  test("is paused and resumed", () => {
    given(registered).when({ _tag: "PauseSource" }).records(paused)
    given(registered, paused).when({ _tag: "PauseSource" }).recordsNothing()
    given(registered, paused).when({ _tag: "ResumeSource" }).records(resumed)
    given(registered).when({ _tag: "ResumeSource" }).recordsNothing()
    expect(after(registered, paused)).toMatchObject({ is: "paused" })
    expect(after(registered, paused, resumed)).toMatchObject({ is: "active" })
  })

  test("is removed for ever", () => {
    given(registered).when({ _tag: "RemoveSource" }).records(removed)
    given(registered, removed).when({ _tag: "RemoveSource" }).recordsNothing()
    for (const command of everyCommandButRegister.filter(({ _tag }) => _tag !== "RemoveSource"))
      given(registered, removed).when(command).refuses({ because: "source-removed" })
    expect(after(registered, removed)).toMatchObject({ is: "removed" })
  })

  keepsItsProperties(
    source,
    { Command, Event },
    [register],
    [register, { _tag: "RotateSourceSecret", owner, version: 1 }, { _tag: "PauseSource" }],
    [register, { _tag: "RemoveSource" }]
  )
})

const everyCommandButRegister: ReadonlyArray<Command> = [
  change,
  { _tag: "RotateSourceSecret", owner, version: 1 },
  { _tag: "PauseSource" },
  { _tag: "ResumeSource" },
  { _tag: "RemoveSource" }
]
test.each(everyCommandButRegister)("$_tag is refused when there is no source", (command) =>
  given().when(command).refuses({ because: "not-found" })
)
test("the list above names every command", () =>
  expect(["RegisterSource", ...everyCommandButRegister.map(({ _tag }) => _tag)].sort()).toEqual(
    Object.keys(Command.cases).sort()
  ))
