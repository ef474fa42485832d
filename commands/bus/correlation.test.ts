/** The commits of a command carry the correlation of the work that sent it. */
import { Effect } from "effect"
import { expect, test } from "vitest"
import { ada } from "../../domain/kit/people.ts"
import { EventStore } from "../../streams/ports/eventStore.ts"
import { correlated } from "../../streams/trace/correlation.ts"
import { complete, create, onTeam, startTask, taskOne } from "../kit/onTeam.ts"

test(
  "a commit has the correlation of the present work, else that of its sender, else the id of its command",
  onTeam(
    Effect.fnUntraced(function* (bus) {
      const by = (key: string) => ({ actor: ada, key })
      yield* correlated("request@1")(bus.send(by("one"), { subject: taskOne, command: create }))
      const given = { ...by("two"), correlation: "given" }
      yield* bus.send(given, { subject: taskOne, command: startTask })
      yield* bus.send(by("three"), { subject: taskOne, command: complete })
      const [first, second, third] = yield* (yield* EventStore).load(taskOne)
      expect([first?.correlation, second?.correlation]).toEqual(["request@1", "given"])
      expect(third?.correlation).toBe(third?.command)
    })
  )
)
