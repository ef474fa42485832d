import { expect, test } from "vitest"
import { ada, bo } from "../../domain/kit/people.ts"
import type { ActorId } from "../../domain/ids.ts"
import { Audience, type Role, team } from "../../domain/values.ts"
import { isEntitled } from "./entitled.ts"
import type { KnownEndpoint } from "./endpoints.ts"

const chat = Audience.make("chat:chat0000")
const hook = (audience: Audience) => ({ responsible: ada, now: { audience } as KnownEndpoint["now"] })
const rights = (role: Role | null, audiences: ReadonlyArray<Audience> = [team]) => ({
  roleOf: () => role,
  audiencesOf: () => audiences,
  owners: (): ReadonlyArray<ActorId> => [bo]
})

test("an endpoint sends while the actor who is responsible for it is an administrator", () => {
  expect((["owner", "admin"] as const).map((role) => isEntitled(rights(role), hook(team)))).toEqual([true, true])
  expect(([null, "viewer", "member"] as const).map((role) => isEntitled(rights(role), hook(team)))).toEqual([
    false,
    false,
    false
  ])
})

test("an endpoint of a chat sends while that actor is in the chat", () => {
  expect(isEntitled(rights("admin", [team, chat]), hook(chat))).toBe(true)
  expect(isEntitled(rights("admin"), hook(chat))).toBe(false)
})

test("an endpoint is not disabled while the directory of people is being made", () =>
  expect(isEntitled({ ...rights(null), owners: () => [] }, hook(team))).toBe(true))
