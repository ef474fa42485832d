/** Answers and updates of Telegram that are older than what the bot has seen since. */
import { Effect } from "effect"
import { expect, test } from "vitest"
import { CommandBus } from "../../../commands/commandBus.ts"
import { PersonId, reactorActor } from "../../../domain/ids.ts"
import { withTeam, type TeamScene } from "../kit/scene.ts"
import type { ApiChat } from "../server/serverState.ts"
import { laterClock } from "./laterClock.ts"

const count = (team: TeamScene["team"], tag: string) => team.events().filter((each) => each === tag).length
const reached = (team: TeamScene["team"], tag: string, most: number) => team.until(() => count(team, tag) >= most)

/** A group with consent, an admin and a member who has spoken. */
const talking = async ({ api, team }: TeamScene, group: ApiChat) => {
  const [ann, bo] = [api.person("Ann").user, api.person("Bo").user]
  await team.admit(ann, "admin")
  await team.admit(bo, "member")
  await team.start()
  api.send(group, ann, "/on")
  api.send(group, bo, "hello")
  await reached(team, "MessageReceived", 1)
  return { ann, bo }
}

const questions = ({ api }: TeamScene, chat: ApiChat) =>
  api.calls.filter(({ method, params }) => method === "getChatMember" && params["chat_id"] === chat.id).length

/** Starts the bot a day later, and holds Telegram's answers about this many people of a group. The first answer is about the bot. */
const startADayLater = async (
  scene: TeamScene,
  group: ApiChat,
  { advance }: ReturnType<typeof laterClock>,
  people: number
) => {
  const { api, team } = scene
  advance("1 day")
  api.fault("getChatMember", { is: "held-answer" }, { chat: group.id, times: people + 1 })
  await team.start()
  await api.until(() => api.holding() === 1)
  if (people === 0) return
  api.release()
  await api.until(() => api.holding() === people)
}

const withLaterClock = (play: (scene: TeamScene, clock: ReturnType<typeof laterClock>) => Promise<void>) => {
  const later = laterClock()
  return withTeam((scene) => play(scene, later), {}, { clock: later.clock })
}

test(
  "a person who comes back and speaks while Telegram answers that the person has left stays a member",
  withLaterClock(async (scene, clock) => {
    const { api, team } = scene
    const group = api.supergroup("Team")
    const { bo } = await talking(scene, group)
    await team.kill()
    api.leave(group, bo, { isShown: false })
    await startADayLater(scene, group, clock, 2)
    api.join(group, bo)
    api.send(group, bo, "I am back")
    await reached(team, "MessageReceived", 2)
    const asked = questions(scene, group)
    api.release()
    // The outdated answer has no effect, and Telegram is asked again.
    await api.until(() => questions(scene, group) === asked + 1)
    api.send(group, bo, "/task Fix the login")
    await reached(team, "TaskCreated", 1)
    expect(count(team, "MemberLost")).toBe(0)
    expect(await team.chatsReadBy(bo)).toHaveLength(1)
  })
)

test(
  "a person whose message from before is handled while Telegram answers has left",
  withLaterClock(async (scene, clock) => {
    const { api, team } = scene
    const group = api.supergroup("Team")
    const { bo } = await talking(scene, group)
    await team.kill()
    api.leave(group, bo, { isShown: false })
    await startADayLater(scene, group, clock, 2)
    api.send(group, bo, "the last word")
    await reached(team, "MessageReceived", 2)
    api.release()
    await reached(team, "MemberLost", 1)
    expect(await team.chatsReadBy(bo)).toEqual([])
  })
)

test(
  "the news that a person has left does not remove one who is back",
  withTeam(async (scene) => {
    const { api, team } = scene
    const group = api.supergroup("Team")
    const { ann, bo } = await talking(scene, group)
    await team.kill()
    api.leave(group, bo)
    api.join(group, bo)
    await team.start()
    api.send(group, ann, "welcome back")
    await reached(team, "MessageReceived", 2)
    expect(count(team, "MemberLost")).toBe(0)
    expect(await team.chatsReadBy(bo)).toHaveLength(1)
  })
)

test(
  "the news that a person has come does not let one read who has left again",
  withTeam(async (scene) => {
    const { api, team } = scene
    const group = api.supergroup("Team")
    const { ann } = await talking(scene, group)
    const cy = api.person("Cy").user
    await team.admit(cy, "member")
    api.promote(group, ann)
    await team.kill()
    const seen = count(team, "MemberSeen")
    api.join(group, cy)
    api.leave(group, cy)
    await team.start()
    api.send(group, ann, "who was that")
    await reached(team, "MessageReceived", 2)
    expect(count(team, "MemberSeen")).toBe(seen)
  })
)

test(
  "a group keeps its members when the bot is back before Telegram answers that it was removed",
  withLaterClock(async (scene, clock) => {
    const { api, team } = scene
    const group = api.supergroup("Team")
    const { ann, bo } = await talking(scene, group)
    const other = api.supergroup("Other")
    api.send(other, bo, "/task Fix the login")
    await reached(team, "TaskCreated", 1)
    await team.kill()
    api.block(group, ann)
    api.dropPending()
    await startADayLater(scene, group, clock, 0)
    const [said, asked] = [api.cards(group).length, questions(scene, other)]
    api.unblock(group, ann)
    await api.until(() => api.cards(group).length > said)
    api.release()
    // The round has come to the next group.
    await api.until(() => questions(scene, other) > asked)
    expect(count(team, "ChatUnbound")).toBe(0)
    expect(await team.chatsReadBy(bo)).toHaveLength(2)
  })
)

test("the request of a person who leaves before it is decided becomes a task, which the person cannot read", async (context) => {
  const lost: Array<PersonId> = []
  let scene: TeamScene | null = null
  const before = async ({ command }: { readonly command: { readonly _tag: string } }) => {
    const person = command._tag === "CreateTask" || command._tag === "CommentTask" ? lost.pop() : undefined
    if (scene === null || person === undefined) return
    const { team } = scene
    const bound = team.commits.find(({ events }) => events.some(({ _tag }) => _tag === "ChatBound"))
    if (bound === undefined) throw new Error("no chat was bound")
    const request = { actor: reactorActor("telegram"), key: `lost:${command._tag}` }
    const step = { subject: bound.subject, command: { _tag: "LoseMember", person } } as const
    await team.run(Effect.flatMap(CommandBus, (bus) => bus.send(request, step)))
  }
  await withTeam(
    async (on) => {
      const { api, team } = on
      scene = on
      const group = api.supergroup("Team")
      const { bo } = await talking(on, group)
      const person = await team.personIdOf(bo)
      lost.push(person)
      api.send(group, bo, "/task Fix the login")
      await reached(team, "TaskCreated", 1)
      await api.until(() => api.cards(group).length === 2)
      expect(count(team, "MemberLost")).toBe(1)
      expect(await team.chatsReadBy(bo)).toEqual([])
      // Telegram still says that Bo is in the group, so the next word makes Bo a member again.
      lost.push(person)
      const card = api.cards(group).at(-1)
      if (card === undefined) throw new Error("no card")
      api.send(group, bo, "and the logout", { replyTo: card.id })
      await reached(team, "TaskCommented", 1)
      expect(count(team, "MemberLost")).toBe(2)
      expect(await team.chatsReadBy(bo)).toEqual([])
    },
    {},
    { before }
  )(context)
})
