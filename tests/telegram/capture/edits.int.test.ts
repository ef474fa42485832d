/** Edited messages: the task or the comment that they made follows, and an edit into `/task` makes a task. */
import { expect, test } from "vitest"
import { personActor } from "../../../domain/ids.ts"
import { only, withTeam } from "../kit/scene.ts"

test(
  "an edit into /task, and a mention that is added, make a task; other edits of talk make none",
  withTeam(async ({ api, team }) => {
    const ann = api.person("Ann")
    await team.admit(ann.user, "member")
    const group = api.supergroup("Team")
    await team.start()
    const said = api.send(group, ann.user, "Fix the login")
    const other = api.send(group, ann.user, "Order cake")
    api.edit(api.send(group, ann.user, "nice"), "very nice")
    api.edit(said, "/task Fix the login")
    await api.until(() => api.cards(group).length === 1)
    api.edit(other, "@tracker_bot order cake")
    await api.until(() => api.cards(group).length === 2)
    expect(api.cards(group).map(({ text, replyTo }) => [text.split("\n")[0], replyTo])).toEqual([
      ["T-1 · Fix the login", said.id],
      ["T-2 · order cake", other.id]
    ])
    api.edit(said, "/task Fix the login page\nin Safari")
    await api.until(() => api.cards(group)[0]?.text.startsWith("T-1 · Fix the login page") === true)
    expect(team.tasks()).toHaveLength(2)
  })
)

test(
  "an edit changes the title and the description that the author wrote, and none that a person has changed since",
  withTeam(async ({ api, team }) => {
    const ann = api.person("Ann")
    await team.admit(ann.user, "member")
    await team.start()
    const said = api.send(ann.chat, ann.user, "Fix the lgin")
    await api.until(() => api.cards(ann.chat).length === 1)
    const card = only(api.cards(ann.chat))
    api.edit(said, "Fix the login\nin Safari")
    await api.until(() => card.text.startsWith("T-1 · Fix the login"))
    const task = only(team.tasks())
    await team.until(() => team.events().includes("TaskDescribed"))
    expect(await team.row(task)).toMatchObject({ description: "Fix the login\nin Safari" })
    const actor = personActor(await team.personIdOf(ann.user))
    await team.send(task, actor, "web", { _tag: "RetitleTask", wordsOf: actor, title: "Mend the sign-in" })
    api.edit(said, "Fix the login\nin every browser")
    await team.until(() => team.events().filter((tag) => tag === "TaskDescribed").length === 2)
    expect(await team.row(task)).toMatchObject({
      title: "Mend the sign-in",
      description: "Fix the login\nin every browser"
    })
  })
)

test(
  "the edit of a comment changes it, and an edit without a change records nothing",
  withTeam(async ({ api, team }) => {
    const ann = api.person("Ann")
    await team.admit(ann.user, "member")
    await team.start()
    api.send(ann.chat, ann.user, "Fix it")
    await api.until(() => api.cards(ann.chat).length === 1)
    const said = api.send(ann.chat, ann.user, "on Monday", { replyTo: only(api.cards(ann.chat)).id })
    await team.until(() => team.events().includes("TaskCommented"))
    api.edit(said, "on Monday")
    api.edit(said, "on Tuesday")
    await team.until(() => team.events().includes("CommentEdited"))
    const events = team.commits.flatMap(({ events: each }) => each)
    expect(events.flatMap((e) => (e._tag === "CommentEdited" ? [e.text] : []))).toEqual(["on Tuesday"])
    expect(events.filter(({ _tag }) => _tag === "TaskCommented")).toHaveLength(1)
    expect(team.tasks()).toHaveLength(1)
  })
)
