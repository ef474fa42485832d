/** The things that an endpoint sees. */
import { expect, test } from "vitest"
import { ada } from "../../../domain/kit/people.ts"
import { Audience, team } from "../../../domain/values.ts"
import { audiencesSeen } from "./things.ts"

const chat = Audience.make("chat:chat0000")
const own = Audience.make(ada)
const principals = { audiencesOf: (actor: string) => (actor === ada ? [team, own, chat] : []) }

test("are those of its audience: of the team, of one chat and the team, or of one person", () => {
  expect(audiencesSeen(team, principals)).toEqual([team])
  expect(audiencesSeen(chat, principals)).toEqual([team, chat])
  expect(audiencesSeen(own, principals)).toEqual([team, own, chat])
})

test("are none for a person who has left", () =>
  expect(audiencesSeen(Audience.make("person:gone0000"), principals)).toEqual([]))
