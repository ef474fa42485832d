/** The day of a team of five with the bot, on a clock that the play advances. */
import type { PlayedScene } from "../kit/noticeScene.ts"
import { openProposals, proposeFrom } from "../kit/proposing.ts"
import type { ApiChat, SentMessage } from "../server/serverState.ts"
import { openDay, type Team5 } from "./opening.ts"

/** Eight in the morning in Kyiv. */
export const dayStart = "2026-11-30T06:00:00Z"

interface Day {
  /** The chats in the order in which they are read. */
  readonly chats: ReadonlyArray<{ readonly title: string; readonly chat: ApiChat }>
  /** The card of the task with this title. */
  readonly card: (title: string) => SentMessage
}

/** Plays the day, and returns its chats. */
export const playDay = async (on: PlayedScene): Promise<Day> => {
  const five = await openDay(on)
  await capture(on, five)
  await pressButtons(on, five)
  await approve(on, five)
  await tell(on, five)
  const eve = await comeAndGo(on, five)
  const people = [
    ["Ann", five.ann],
    ["Bo", five.bo],
    ["Cy", five.cy],
    ["Di", five.di],
    ["Eve", eve]
  ] as const
  return {
    chats: [
      { title: "Team", chat: five.group },
      ...people.map(([name, { chat }]) => ({ title: `${name}, private`, chat }))
    ],
    card: five.card
  }
}

/** A command with fields, a command as a reply, a private message, and a photo with words. */
const capture = async ({ api }: PlayedScene, { ann, bo, cy, di, group, asked, classify }: Team5) => {
  await asked("Fix the login", () => api.send(group, ann.user, "/task Fix the login @bo p1 fri"))
  const said = api.send(group, cy.user, "the export loses the last row")
  await asked("the export loses the last row", () => api.send(group, di.user, "/task", { replyTo: said.id }))
  await asked("Order a cake", () => api.send(bo.chat, bo.user, "Order a cake"))
  const photo = [{ file_id: "p1", file_unique_id: "u1", width: 90, height: 60, file_size: 900 }]
  await asked("Pay the invoice", () => api.send(cy.chat, cy.user, "", { more: { photo, caption: "Pay the invoice" } }))
  await classify("Fix the login", "bug")
  await classify("the export loses the last row", "bug")
  await classify("Order a cake", "chore")
  await classify("Pay the invoice", "chore")
}

/** Several people press the buttons of the same cards, and one replies. */
const pressButtons = async ({ api, team, pass }: PlayedScene, { cy, di, group, card }: Team5) => {
  const login = card("Fix the login")
  await api.press(login, "Priority", cy.user)
  await pass(() => login.buttons.flat().some(({ text }) => text.includes("high")))
  await api.press(login, "high", cy.user)
  await pass(() => login.buttons.flat().some(({ text }) => text.includes("Done")))
  const row = card("the export loses the last row")
  await api.press(row, "Done", di.user)
  await pass(() => row.text.includes("done"))
  await api.press(row, "Undo", di.user)
  await pass(() => !row.text.includes("done"))
  api.send(group, di.user, "only with more than 1000 rows", { replyTo: row.id })
  await pass(() => team.events().includes("TaskCommented"))
}

/** A proposal with its quote, and its approval in the group. */
const approve = async ({ api, team, pass, passFor, actorOf }: PlayedScene, { ann, cy, group }: Team5) => {
  api.send(group, ann.user, "/proposals on")
  await passFor(10)
  await openProposals(team, await actorOf(ann))
  const quoted = api.send(group, cy.user, "somebody must renew the certificate before it expires")
  await passFor(5)
  const source = { group, quoted, author: await actorOf(cy) }
  await proposeFrom(team, source, 1, { title: "Renew the certificate" })
  const proposal = () => api.cards(group).find(({ text }) => text.includes("Renew the certificate"))
  await pass(() => proposal() !== undefined)
  const shown = proposal()
  if (shown !== undefined) await api.press(shown, "Approve", ann.user)
  await passFor(10)
}

/** Two notices in one message, and one in the evening that waits for the end of the quiet hours. */
const tell = async ({ api, passFor, actorOf, set, create }: PlayedScene, { ann, bo, di }: Team5) => {
  const assignee = await actorOf(bo)
  await create(ann, 21, { title: "Write the notes of the release", assignee })
  await create(ann, 22, { title: "Check the backups", assignee, due: "2026-12-01" })
  await passFor(90, 5)
  await set(di, { quiet: { from: "20:00", to: "08:00" } })
  await set(bo, { digest: "09:00" })
  await passFor(12.5 * 3600, 300)
  await create(ann, 23, { title: "Look at the slow search", assignee: await actorOf(di) })
  await passFor(600, 30)
  if (api.cards(di.chat).some(({ text }) => text.includes("slow search")))
    throw new Error("a notice came in quiet hours")
}

/** A newcomer, who first has no role, and a person who leaves. Then the next morning. */
const comeAndGo = async ({ api, team, pass, passFor }: PlayedScene, { bo, cy, group }: Team5) => {
  const eve = api.person("Eve")
  api.send(eve.chat, eve.user, "Hello?")
  await pass(() => api.cards(eve.chat).length === 1)
  const { code } = await team.printCode("Eve", "member")
  api.send(eve.chat, eve.user, `/start ${code}`)
  await pass(() => api.cards(eve.chat).length === 2)
  api.join(group, eve.user)
  api.leave(group, cy.user)
  await passFor(10)
  api.send(cy.chat, cy.user, "/find login")
  await passFor(12.75 * 3600, 300)
  for (const command of ["/my", "/undo"]) {
    api.send(bo.chat, bo.user, command)
    await passFor(30)
  }
  return eve
}
