/** Two processes with the same bot, as during a rolling deployment: one runs it, and the other takes over. */
import { expect, test } from "vitest"
import { only, withTeam } from "../kit/scene.ts"

test(
  "of two bots one handles and sends, and the other takes over when it ends",
  withTeam(async ({ api, team }) => {
    const ann = api.person("Ann")
    await team.admit(ann.user, "member")
    const first = await team.start()
    api.send(ann.chat, ann.user, "Fix the login")
    await api.until(() => api.cards(ann.chat).length === 1)
    await team.start()
    await team.untilStatus(({ note }) => note.startsWith("Another process runs the bot."))
    // A second bot does not know this card: it took each answer for a new task.
    api.send(ann.chat, ann.user, "in Safari too", { replyTo: only(api.cards(ann.chat)).id })
    await team.until(() => team.events().includes("TaskCommented"))
    api.send(ann.chat, ann.user, "Order cake")
    await api.until(() => api.cards(ann.chat).length === 2)
    expect(team.tasks()).toHaveLength(2)
    await first.kill()
    await team.untilStatus(({ connected }) => connected)
    const cake = api.cards(ann.chat)[1]
    if (cake === undefined) throw new Error("no card")
    expect(await api.press(cake, "Done", ann.user)).toEqual({ text: "Done.", alert: false })
    await api.until(() => cake.text.includes("done"))
    api.send(ann.chat, ann.user, "with candles", { replyTo: cake.id })
    await team.until(() => team.events().filter((tag) => tag === "TaskCommented").length === 2)
    expect([team.tasks().length, api.cards(ann.chat).length]).toEqual([2, 2])
    expect(api.calls.filter(({ answer }) => answer?.includes("terminated by other") === true)).toEqual([])
  })
)
