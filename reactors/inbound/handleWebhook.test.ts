import { Effect } from "effect"
import { expect, test } from "vitest"
import { onTeam, tags } from "../../commands/kit/onTeam.ts"
import { operator } from "../../commands/rights/operator.ts"
import { registerSource, sourceActor } from "../../commands/sources/registerSource.ts"
import { InboundSources } from "../../commands/sources/sources.ts"
import { MessageId, TaskId } from "../../domain/ids.ts"
import { team } from "../../domain/values.ts"
import { idFrom } from "../../streams/commit/identity.ts"
import { subjectOf } from "../../streams/commit/subjects.ts"
import { makeHandleWebhook } from "./handleWebhook.ts"

const id = "builds00"
const fields = { name: "Builds", makes: "message", audience: team, chat: null, thread: null, mapping: null } as const
const request = { event: "", key: "key00000", at: "2026-11-24T09:00:00.000Z", body: '{"title": "Ebb"}' }
const stored = { position: 1, source: id, request }
const message = subjectOf("message", MessageId.make(idFrom("message", sourceActor(id), "ReceiveMessage", request.key)))
const task = subjectOf("task", TaskId.make(idFrom("task", sourceActor(id), "CreateTask", request.key)))

test(
  "a webhook that comes again after its source was changed to tasks, and back, stays one message",
  onTeam((bus) =>
    Effect.gen(function* () {
      yield* registerSource({ actor: operator, key: "r1" }, id, { ...fields, kind: "json" })
      const handle = yield* makeHandleWebhook
      const sources = yield* InboundSources
      for (const makes of ["message", "task", "message"] as const) {
        yield* bus.send(
          { actor: operator, key: `change to ${makes}` },
          {
            subject: subjectOf("source", id),
            command: { _tag: "ChangeSource", owner: sourceActor(id), ...fields, makes }
          }
        )
        yield* sources.current
        expect(yield* handle(stored)).toBe(null)
      }
      expect([yield* tags(message), yield* tags(task)]).toEqual([["MessageReceived"], []])
    }).pipe(Effect.provide(InboundSources.layer))
  )
)
