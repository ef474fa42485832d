/** Updates that come again, late, or with other numbers than expected. */
import { expect, test } from "vitest"
import { withNotices } from "../kit/noticeScene.ts"
import { only, withTeam } from "../kit/scene.ts"

test(
  "a copy of a message from before its edit changes nothing",
  withTeam(async ({ api, team }) => {
    const ann = api.person("Ann")
    await team.admit(ann.user, "member")
    await team.start()
    const said = api.send(ann.chat, ann.user, "Fix the lgin")
    const before = { ...(api.pushed[0] as { readonly message?: object }).message }
    await api.until(() => api.cards(ann.chat).length === 1)
    api.edit(said, "Fix the login")
    const card = only(api.cards(ann.chat))
    await api.until(() => card.text.startsWith("T-1 · Fix the login"))
    api.push("message", before)
    api.send(ann.chat, ann.user, "Order cake")
    await api.until(() => api.cards(ann.chat).length === 2)
    expect(await team.row(team.tasks()[0] ?? only([]))).toMatchObject({ title: "Fix the login" })
    expect(team.tasks()).toHaveLength(2)
  })
)

test(
  "updates are received when Telegram continues with a lower number after a long silence",
  withTeam(async ({ api, team }) => {
    const ann = api.person("Ann")
    await team.admit(ann.user, "member")
    await team.start()
    api.send(ann.chat, ann.user, "Fix the login")
    await api.until(() => api.cards(ann.chat).length === 1)
    const polls = () => api.calls.filter(({ method }) => method === "getUpdates").length
    const before = polls()
    api.renumber(500_000_000)
    await api.until(() => polls() > before)
    api.send(ann.chat, ann.user, "Order cake")
    await api.until(() => api.cards(ann.chat).length === 2)
    expect(team.tasks()).toHaveLength(2)
  })
)

test(
  "what happens while the token is refused is shown once when Telegram accepts the token again",
  withNotices("2026-11-27T12:00:00Z", async ({ api, team, join, create, act, actorOf, pass, passFor, told }) => {
    const [ann, bo] = [await join("Ann"), await join("Bo")]
    await team.start()
    await pass(() => api.cards(bo.chat).length === 1)
    api.send(ann.chat, ann.user, "Fix the login")
    await pass(() => api.cards(ann.chat).length === 2)
    const [, card] = api.cards(ann.chat)
    api.revoke()
    await act(ann, only(team.tasks()), { _tag: "CompleteTask" })
    await create(ann, 1, { assignee: await actorOf(bo) })
    await passFor(300, 5)
    expect(told(bo)).toEqual([])
    api.restore()
    api.send(ann.chat, ann.user, "Order cake")
    await pass(() => card?.text.includes("done") === true && told(bo).length === 1 && api.cards(ann.chat).length === 3)
    await passFor(120, 5)
    expect([told(bo).length, api.cards(ann.chat).length]).toEqual([1, 3])
  })
)
