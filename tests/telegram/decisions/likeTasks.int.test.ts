/** A task that resembles an open one of the same audience: its card asks, and two buttons answer. */
import { test } from "vitest"
import { personActor } from "../../../domain/ids.ts"
import { only, type TeamScene, withTeam } from "../kit/scene.ts"

const withTwo = async ({ api, team }: TeamScene) => {
  const [ann, bo] = [api.person("Ann"), api.person("Bo")]
  for (const { user } of [ann, bo]) await team.admit(user, "member")
  const group = api.supergroup("Team")
  await team.start()
  api.send(group, ann.user, "/task Fix the login page")
  await api.until(() => api.cards(group).length === 1)
  const said = api.send(group, bo.user, "/task Fix the login")
  await api.until(() => api.cards(group)[1]?.text.includes("Looks like T-1 · Fix the login page") === true)
  const [first, second] = api.cards(group)
  if (first === undefined || second === undefined) throw new Error("no cards")
  return { ann, bo, group, said, first, second }
}

test(
  "Same adds the words to the first task as a comment of their author, once, and cancels the second",
  withTeam(async (on) => {
    const { api, team, expect } = on
    const { ann, bo, group, second } = await withTwo(on)
    const vi = api.person("Vi")
    await team.admit(vi.user, "viewer")
    expect(await api.press(second, "Same", vi.user)).toMatchObject({ alert: true })
    const [data] = second.buttons
      .flat()
      .flatMap(({ text, callback_data: each }) => (text === "Same" ? [each ?? ""] : []))
    expect(await api.press(second, "Same", ann.user)).toEqual({
      text: "Added to T-1 as a comment. This task is cancelled.",
      alert: false
    })
    await team.kill()
    await team.start()
    expect(await api.press(second, { data: data ?? "" }, bo.user)).toMatchObject({ alert: false })
    await api.until(() => second.text.includes("Same as T-1"))
    const said = team.commits.flatMap(({ events }) => events)
    expect(said.filter(({ _tag }) => _tag === "TaskCommented")).toMatchObject([
      { text: "Fix the login", wordsOf: `person:${await team.personIdOf(bo.user)}` }
    ])
    expect(said.filter(({ _tag }) => _tag === "TaskLinked" || _tag === "TaskCancelled")).toHaveLength(2)
    expect(await team.row(team.tasks()[1] ?? only(team.tasks()))).toMatchObject({ status: "cancelled" })
    expect(api.cards(group)).toHaveLength(2)
  })
)

test(
  "Same adds the words as they are now: the author has taken the others back",
  withTeam(async (on) => {
    const { api, team, expect } = on
    const { ann, said, second } = await withTwo(on)
    api.edit(said, "/task Fix the form of the login")
    await api.until(() => second.text.includes("Fix the form of the login"))
    await api.press(second, "Same", ann.user)
    await team.until(() => team.events().includes("TaskCancelled"))
    const comments = team.commits.flatMap(({ events }) => events).filter(({ _tag }) => _tag === "TaskCommented")
    expect(comments).toMatchObject([{ text: "Fix the form of the login" }])
  })
)

test(
  "Same brings no private words to a task that was shared with the team meanwhile",
  withTeam(async ({ api, team, expect }) => {
    const ann = api.person("Ann")
    await team.admit(ann.user, "member")
    await team.start()
    api.send(ann.chat, ann.user, "Fix the login page")
    await api.until(() => api.cards(ann.chat).length === 1)
    api.send(ann.chat, ann.user, "Fix the login")
    await api.until(() => api.cards(ann.chat)[1]?.text.includes("Looks like T-1") === true)
    const [shared] = team.tasks()
    if (shared === undefined) throw new Error("no task")
    await team.send(shared, personActor(await team.personIdOf(ann.user)), "share", { _tag: "ShareTask" })
    const card = only(api.cards(ann.chat).slice(1))
    expect(await api.press(card, "Same", ann.user)).toEqual({ text: "This button no longer works.", alert: true })
    expect(team.events().filter((tag) => tag === "TaskCommented" || tag === "TaskCancelled")).toEqual([])
  })
)

test(
  "Different is remembered, also after a kill and a redelivery of the message",
  withTeam(async (on) => {
    const { api, team, expect } = on
    const { ann, group, said, second } = await withTwo(on)
    expect(await api.press(second, "Different", ann.user)).toEqual({
      text: "These are two different tasks.",
      alert: false
    })
    await api.until(() => !second.text.includes("Looks like"))
    await team.kill()
    api.repeat(said)
    await team.start()
    api.send(group, ann.user, "/task Order cake")
    await api.until(() => api.cards(group).length === 3)
    expect(api.cards(group).map(({ text }) => text.includes("Looks like"))).toEqual([false, false, false])
    expect(second.buttons.flat().map(({ text }) => text)).not.toContain("Same")
    expect(team.events().filter((tag) => tag === "TaskCommented" || tag === "TaskCancelled")).toEqual([])
  })
)

test(
  "a task of another audience, a finished one and a different one are no reason for a question",
  withTeam(async (on) => {
    const { api, team, expect } = on
    const ann = api.person("Ann")
    await team.admit(ann.user, "member")
    const [group, other] = [api.supergroup("Team"), api.supergroup("Others")]
    await team.start()
    api.send(other, ann.user, "/task Fix the login")
    api.send(ann.chat, ann.user, "Fix the login")
    await api.until(() => api.cards(other).length + api.cards(ann.chat).length === 2)
    api.send(group, ann.user, "/task Fix the login")
    await api.until(() => api.cards(group).length === 1)
    await api.press(only(api.cards(group)), "Done", ann.user)
    await api.until(() => only(api.cards(group)).text.includes("done"))
    api.send(group, ann.user, "/task Fix the login")
    api.send(group, ann.user, "/task Fix the logout")
    await api.until(() => api.cards(group).length === 3)
    expect(api.transcript(group)).not.toContain("Looks like")
    expect(api.transcript(ann.chat)).not.toContain("Looks like")
  })
)
