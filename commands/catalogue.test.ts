/** The table of commands agrees with the deciders. */
import { Arbitrary, Effect, Result, Schema } from "effect"
import { describe, expect, test } from "vitest"
import * as access from "../domain/access/access.ts"
import * as atom from "../domain/atom/atom.ts"
import * as chat from "../domain/chat/chat.ts"
import * as endpoint from "../domain/endpoint/endpoint.ts"
import * as extraction from "../domain/extraction/extraction.ts"
import * as message from "../domain/message/message.ts"
import * as notices from "../domain/notices/notices.ts"
import * as person from "../domain/person/person.ts"
import * as projection from "../domain/projection/projection.ts"
import * as proposal from "../domain/proposal/proposal.ts"
import * as provider from "../domain/provider/provider.ts"
import * as run from "../domain/run/run.ts"
import * as savedViews from "../domain/savedViews/savedViews.ts"
import * as slot from "../domain/slot/slot.ts"
import * as source from "../domain/source/source.ts"
import * as task from "../domain/task/task.ts"
import * as topic from "../domain/topic/topic.ts"
import { kinds } from "../streams/commit/subjects.ts"
import { type Aggregates, catalogue, type Command, commandRules } from "./catalogue.ts"
import { type Aggregate, aggregate } from "./rules/commandRule.ts"

const schemas: { readonly [K in keyof Aggregates]: { readonly Command: { readonly cases: object } } } = {
  task,
  message,
  topic,
  atom,
  proposal,
  extraction,
  run,
  person,
  chat,
  access,
  provider,
  projection,
  slot,
  notices,
  views: savedViews,
  endpoint,
  source
}
/** Creating commands whose aggregate often exists: skipping the load would cost a rejected append each time. */
const comeAgain = [
  "BindChat",
  "ConfigureProvider",
  "JoinPerson",
  "RetryCommit",
  "SkipCommit",
  "TakeSlot",
  "PassSlot",
  "ReadNotices",
  "UnreadNotices",
  "PostponeNotices",
  "OrderViews",
  "SetNotices",
  "SaveView",
  "SaveSharedView"
]

const drawn = async (schema: unknown) => {
  const arbitrary = Arbitrary.schema(schema as Schema.Codec<Command>)
  const [command] = await Effect.runPromise(
    Arbitrary.sampleEffect(arbitrary, { count: 1, size: 4, seed: 1, maxDiscards: 100_000 })
  )
  return command as Command
}

describe.each(kinds)("a command of the kind %s", (kind) => {
  const { decider, commands } = catalogue[kind] as unknown as Aggregate<unknown, Command, unknown, unknown>

  test("has an entry", () => {
    expect(Object.keys(commands).toSorted()).toEqual(Object.keys(schemas[kind].Command.cases).toSorted())
  })

  test("is marked as creating exactly when it makes a new aggregate", async () => {
    const accepted: Array<string> = []
    for (const [name, schema] of Object.entries(schemas[kind].Command.cases)) {
      const events = Result.getOrElse(decider.decide(await drawn(schema), decider.initial), () => [])
      if (events.length > 0 && !comeAgain.includes(name)) accepted.push(name)
    }
    const marked = Object.entries(commandRules).filter(([name, { creates }]) => name in commands && creates === true)
    expect(marked.map(([name]) => name).toSorted()).toEqual(accepted.toSorted())
  })
})

test("a command without an entry, or an entry without a command, does not compile", () => {
  const member = { least: "member" } as const
  // @ts-expect-error: ReleaseSlot has no entry.
  expect(aggregate(slot.slot, () => null, { TakeSlot: member }).commands).not.toHaveProperty("ReleaseSlot")
  // @ts-expect-error: there is no command LendSlot.
  const lent = aggregate(slot.slot, () => null, { TakeSlot: member, ReleaseSlot: member, LendSlot: member })
  expect(Object.keys(slot.Command.cases)).not.toContain(Object.keys(lent.commands).at(-1))
})
