/** The readers of a group are the people who are in it now, by any way in which they left or came. */
import { describe, expect, test } from "vitest"
import { withTeam, type TeamScene } from "../kit/scene.ts"
import type { ApiChat, ApiUser } from "../server/serverState.ts"
import { laterClock } from "./laterClock.ts"

/** A group with consent, an admin and a member who has spoken. */
const talking = async ({ api, team }: TeamScene, group: ApiChat) => {
  const [ann, bo] = [api.person("Ann"), api.person("Bo")]
  await team.admit(ann.user, "admin")
  await team.admit(bo.user, "member")
  await team.start()
  api.send(group, ann.user, "/on")
  api.send(group, bo.user, "hello")
  await said(team, 1)
  return { ann: ann.user, bo: bo.user }
}
const count = (team: TeamScene["team"], tag: string) => team.events().filter((each) => each === tag).length
const said = (team: TeamScene["team"], times: number) => team.until(() => count(team, "MessageReceived") === times)
const times = (team: TeamScene["team"], tag: string, most: number) => team.until(() => count(team, tag) === most)

/** Runs a test that can advance the clock of the bot. */
const withLaterClock = (
  play: (scene: TeamScene, advance: ReturnType<typeof laterClock>["advance"]) => Promise<void>
) => {
  const { clock, advance } = laterClock()
  return withTeam((scene) => play(scene, advance), {}, { clock })
}

/** The bot is removed and added again, and an admin turns the storing on again. */
const throwOut = async ({ api, team }: TeamScene, group: ApiChat, ann: ApiUser) => {
  const outs = count(team, "ChatUnbound")
  api.block(group, ann)
  await times(team, "ChatUnbound", outs + 1)
  api.unblock(group, ann)
  api.send(group, ann, "/on")
  await times(team, "ConsentGiven", outs + 2)
}

describe.concurrent("a person who has left a group", () => {
  test(
    "no longer reads it after the bot was removed and added again, any number of times",
    withTeam(async (scene) => {
      const { api, team } = scene
      const group = api.supergroup("Team")
      const { ann, bo } = await talking(scene, group)
      await throwOut(scene, group, ann)
      await throwOut(scene, group, ann)
      api.leave(group, bo)
      api.send(group, ann, "without Bo")
      await said(team, 2)
      expect(await team.chatsReadBy(bo)).toEqual([])
      expect(await team.chatsReadBy(ann)).toHaveLength(1)
    })
  )

  test(
    "while the bot was outside does not read what is said afterwards, and one who stayed does",
    withTeam(async (scene) => {
      const { api, team } = scene
      const group = api.supergroup("Team")
      const { ann, bo } = await talking(scene, group)
      const cy = api.person("Cy").user
      await team.admit(cy, "member")
      api.send(group, cy, "I stay")
      await said(team, 2)
      api.block(group, ann)
      await times(team, "ChatUnbound", 1)
      expect(await team.chatsReadBy(cy)).toEqual([])
      api.leave(group, bo)
      api.unblock(group, ann)
      api.send(group, ann, "/on")
      await times(team, "ConsentGiven", 2)
      expect([await team.chatsReadBy(bo), (await team.chatsReadBy(cy)).length]).toEqual([[], 1])
    })
  )

  test(
    "without a message in the chat is known from the status that Telegram sends to an administrator",
    withTeam(async (scene) => {
      const { api, team } = scene
      const group = api.supergroup("Team")
      const { ann, bo } = await talking(scene, group)
      api.promote(group, ann)
      api.ban(group, bo, ann, { isShown: false })
      await times(team, "MemberLost", 1)
      expect(await team.chatsReadBy(bo)).toEqual([])
      api.join(group, bo)
      await times(team, "MemberSeen", 3)
      expect(await team.chatsReadBy(bo)).toHaveLength(1)
    })
  )

  test(
    "while no update came is found at a start a day later",
    withLaterClock(async (scene, advance) => {
      const { api, team } = scene
      const { bo } = await talking(scene, api.supergroup("Team"))
      const group = api.supergroup("Other")
      api.send(group, bo, "/task Fix the login")
      await times(team, "TaskCreated", 1)
      await team.kill()
      api.leave(group, bo, { isShown: false })
      advance("1 day")
      await team.start()
      await times(team, "MemberLost", 1)
      expect(await team.chatsReadBy(bo)).toHaveLength(1)
    })
  )

  test(
    "is no member by a press of a card that the person can still see",
    withTeam(async (scene) => {
      const { api, team } = scene
      const group = api.supergroup("Team")
      const { ann, bo } = await talking(scene, group)
      api.send(group, ann, "/task Fix the login")
      await api.until(() => api.cards(group).length === 2)
      api.leave(group, bo)
      await times(team, "MemberLost", 1)
      const card = api.cards(group).at(-1)
      if (card === undefined) throw new Error("no card")
      expect(await api.press(card, "Done", bo)).toMatchObject({ alert: true })
      expect(await team.chatsReadBy(bo)).toEqual([])
    })
  )
})

test(
  "a removal of the bot that no update told is found at a start a day later",
  withLaterClock(async (scene, advance) => {
    const { api, team } = scene
    const group = api.supergroup("Team")
    const { ann, bo } = await talking(scene, group)
    await team.kill()
    api.block(group, ann)
    api.dropPending()
    advance("1 day")
    await team.start()
    await times(team, "ChatUnbound", 1)
    expect([await team.chatsReadBy(ann), await team.chatsReadBy(bo)]).toEqual([[], []])
  })
)

test(
  "the members of a group that becomes a supergroup read its old and its new items, until they leave",
  withTeam(async (scene) => {
    const { api, team } = scene
    const group = api.group("Team")
    const { ann, bo } = await talking(scene, group)
    const cy = api.person("Cy").user
    await team.admit(cy, "member")
    api.send(group, cy, "hello")
    await said(team, 2)
    // Cy leaves, and Telegram sends no message of it.
    api.leave(group, cy, { isShown: false })
    const moved = api.migrate(group, ann)
    await times(team, "ChatMigrated", 1)
    const both = await team.chatsReadBy(bo)
    expect(both).toHaveLength(2)
    expect(await team.chatsReadBy(ann)).toEqual(both)
    expect(await team.chatsReadBy(cy)).toEqual([])
    api.leave(moved, bo)
    await times(team, "MemberLost", 2)
    expect(await team.chatsReadBy(bo)).toEqual([])
  })
)
