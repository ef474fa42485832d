/** A group that waits for an owner again, and a group that only an import has recorded. */
import { Effect } from "effect"
import { test } from "vitest"
import { chatKey } from "../../../gateways/telegram/api/chatKey.ts"
import { storeMessages } from "../../../ops/verbs/import/store/storeMessages.ts"
import { eventCount, type GroupScene, questionIn, withGroups } from "./groupScene.ts"

const stored = (scene: GroupScene) =>
  ["MessageReceived", "MessageEdited", "TaskCreated", "TaskRetitled", "TaskDescribed", "TaskCommented"].map((tag) =>
    eventCount(scene, tag)
  )

test(
  "edits and late parts of an album in a group that was approved before are not stored while it waits again",
  withGroups(async (scene) => {
    const { api, team, expect, ann, bo, group } = scene
    const part = (n: number, caption?: string) =>
      api.send(group, bo.user, "", {
        more: {
          media_group_id: "album",
          photo: [{ file_id: `id-${n}`, file_unique_id: `u-${n}` }],
          ...(caption === undefined ? {} : { caption })
        }
      })
    api.send(group, ann.user, "/on")
    await team.until(() => eventCount(scene, "ConsentGiven") === 1)
    const asked = api.send(group, bo.user, "/task Fix the login")
    const said = api.send(group, bo.user, "a word in passing")
    part(1, "/task Hang up the posters")
    await team.until(() => eventCount(scene, "TaskCreated") === 2)
    const cardOf = () => api.cards(group).find(({ text }) => text.startsWith("T-1"))
    await api.until(() => cardOf() !== undefined)
    const reply = api.send(group, bo.user, "on Monday", { replyTo: cardOf()?.id ?? 0 })
    await team.until(() => eventCount(scene, "TaskCommented") === 1)
    api.block(group, bo.user)
    await team.until(() => eventCount(scene, "ChatUnbound") === 1)
    api.unblock(group, bo.user)
    const question = await questionIn(scene, ann.chat)
    const before = stored(scene)
    api.edit(asked, "/task Fix the logout")
    api.edit(said, "another word in passing")
    api.edit(reply, "on Tuesday")
    part(2, "This one at the pier")
    api.edit(api.send(group, bo.user, "nice"), "/task Be nice")
    await api.until(() => api.cards(group).some(({ text }) => text.startsWith("An owner of the tracker must")))
    api.send(group, bo.user, "/privacy")
    await api.until(() => api.cards(group).some(({ text }) => text.startsWith("What is written here")))
    expect(stored(scene)).toEqual(before)
    await api.press(question, "Approve", ann.user)
    api.edit(asked, "/task Fix the sign-in")
    await team.until(() => eventCount(scene, "TaskRetitled") === 1)
  })
)

/** Imports one message of the group, as the owner does with its export. */
const importGroup = ({ team, group }: GroupScene) => {
  const message = {
    id: "900",
    from: "7",
    name: "Maria",
    text: "Buy milk",
    sentAt: "2026-09-01T12:00:00Z",
    replyTo: null
  } as const
  const chat = { id: chatKey(group.id), title: "Design" }
  return team.run(storeMessages({ chat, messages: [message] }, "import") as Effect.Effect<unknown, unknown>)
}

test(
  "an import approves no bot: the group waits for an owner when a member uses the bot there",
  withGroups(async (scene) => {
    const { api, team, expect, ann, bo, group } = scene
    await importGroup(scene)
    const said = api.send(group, bo.user, "/task Fix the login")
    const question = await questionIn(scene, ann.chat)
    expect(question.text).toContain("Bo wants to use me in the group “Design”")
    expect([eventCount(scene, "TaskCreated"), eventCount(scene, "MessageReceived")]).toEqual([0, 1])
    await api.press(question, "Approve", ann.user)
    api.repeat(said)
    await team.until(() => eventCount(scene, "TaskCreated") === 1)
    // The readers of the imported messages are those of the new ones.
    const messages = team.commits.flatMap(({ events }) => events).filter(({ _tag }) => _tag === "MessageReceived")
    expect(messages.map((event) => ("audience" in event ? event.audience : null))).toEqual(["team", "team"])
  })
)

test(
  "an imported group to which an owner adds the bot is approved at once",
  withGroups(async (scene) => {
    const { api, team, expect, ann, bo, group } = scene
    await importGroup(scene)
    api.add(group, ann.user)
    await api.until(() => api.cards(group).some(({ text }) => text.startsWith("Hello!")))
    api.send(group, bo.user, "/task Fix the login")
    await team.until(() => eventCount(scene, "TaskCreated") === 1)
    expect(eventCount(scene, "ChatApproved")).toBe(0)
  })
)
