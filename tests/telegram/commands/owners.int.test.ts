/** `/users`, `/health`, `/settings` and `/app`: who may use them, and their answers. */
import { test } from "vitest"
import { startBotApi } from "../server/botApi.ts"
import { withTeam } from "../kit/scene.ts"
import { startTeam } from "../kit/team.ts"

test(
  "an owner gets the people and the health of the bot in private; a member and a group get neither",
  withTeam(async ({ api, team, expect }) => {
    const [ann, bo, cy] = [api.person("Ann"), api.person("Bo"), api.person("Cy")]
    await team.admit(ann.user, "owner")
    await team.admit(bo.user, "member")
    await team.admit(cy.user, "member")
    const group = api.supergroup("Team")
    await team.start()
    api.send(bo.chat, bo.user, "/users")
    api.send(group, ann.user, "/health")
    await api.until(() => api.cards(bo.chat).length === 1 && api.cards(group).length === 1)
    expect(api.cards(bo.chat)[0]?.text).toBe("Only an owner of the tracker can use this command.")
    expect(api.cards(group)[0]?.text).toContain("private chat")
    api.send(ann.chat, ann.user, "/users")
    await api.until(() => api.cards(ann.chat).length === 1)
    expect(api.cards(ann.chat)[0]?.text.split("\n")).toEqual([
      "Ann · owner",
      "Bo · member",
      "Cy · member · no chat with me"
    ])
    api.block(bo.chat, bo.user)
    api.send(ann.chat, ann.user, "/health")
    await api.until(() => api.cards(ann.chat).length === 2)
    expect(api.cards(ann.chat)[1]?.text).toContain("● Connected to Telegram")
    expect(api.cards(ann.chat)[1]?.text).toContain("1 chat does not accept me")
    expect(api.commands.get("all_private_chats uk")?.map(({ command }) => command)).toEqual(
      expect.arrayContaining(["settings", "app", "my"])
    )
  })
)

test(
  "only an owner is offered the commands of owners, and only administrators of groups those that change a group",
  withTeam(async ({ api, team, expect }) => {
    const [ann, bo] = [api.person("Ann"), api.person("Bo")]
    await team.admit(ann.user, "owner")
    await team.admit(bo.user, "member")
    await team.start()
    for (const { chat, user } of [ann, bo]) api.send(chat, user, "/help")
    await api.until(() => [ann, bo].every(({ chat }) => api.cards(chat).length === 1))
    // The chats are known now, and the next start looks at once.
    await team.kill()
    await team.start()
    const offered = (scope: string) => api.commands.get(scope)?.map(({ command }) => command)
    await api.until(() => offered(`chat:${ann.chat.id}`) !== undefined)
    await api.until(() => offered("all_chat_administrators uk") !== undefined)
    expect(offered(`chat:${ann.chat.id}`)).toEqual(expect.arrayContaining(["my", "approve", "users", "health"]))
    expect(offered(`chat:${bo.chat.id}`)).toBeUndefined()
    expect(offered("all_private_chats")).not.toContain("users")
    expect([offered("all_group_chats"), offered("all_chat_administrators")]).toEqual([
      ["task", "privacy", "help"],
      ["task", "privacy", "on", "off", "proposals", "help"]
    ])
    const cy = api.person("Cy")
    await team.admit(cy.user, "owner")
    await team.admit(ann.user, "member")
    await team.kill()
    await team.start()
    await api.until(() => offered(`chat:${ann.chat.id}`) === undefined)
  })
)

test("settings and app lead to the dashboard, if it has an address", async ({ expect }) => {
  const api = await startBotApi({})
  const team = await startTeam(api, { place: { publicOrigin: "https://tasks.example.org" } })
  try {
    const ann = api.person("Ann")
    await team.admit(ann.user, "member")
    await team.start()
    api.send(ann.chat, ann.user, "/settings")
    api.send(ann.chat, ann.user, "/app")
    await api.until(() => api.cards(ann.chat).length === 2)
    expect(api.cards(ann.chat).map(({ text }) => text)).toEqual([
      "Your language, time zone, notices and digest: https://tasks.example.org/settings",
      "Open the tracker in Telegram: https://t.me/tracker_bot?startapp"
    ])
  } finally {
    await team.stop()
    await api.stop()
  }
})
