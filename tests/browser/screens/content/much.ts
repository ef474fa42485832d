/** Far more of everything than a team has: long words, text from right to left, signs and many lines. */
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { extractAndWait, sendAccepted } from "../../../support/knowledge/requests.ts"
import type { Product, SendRequest } from "../../../support/product/product.ts"

const oddTitles = [
  "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen".repeat(3),
  "الجدول الزمني للعبّارة خاطئ ويجب تصحيحه قبل نهاية الأسبوع",
  "🚢⚓️🛟 the ferry, the anchor and the ring 👩🏽‍✈️👨‍👩‍👧‍👦"
]
const manyTasks = 10_000
const manyPeople = 200
const manyProposals = 300
const manyLines = 4000
const manyNotices = 60
const manyComments = 60

/** Imports tasks from a file of Trello. */
const importTasks = async (tracker: Product) => {
  const titles = Array.from({ length: manyTasks }, (_, i) => `${oddTitles[i % 20] ?? "Check the lamp of buoy"} ${i}`)
  const file = join(tracker.folder, "many.csv")
  const rows = titles.map((title, i) => `${String(i).padStart(24, "a")},${title},,,,,Doing,false,0`)
  const header = "Card ID,Card Name,Card Description,Labels,Members,Due Date,List Name,Archived,Comment Count"
  writeFileSync(file, [header, ...rows].join("\r\n"))
  await tracker.tt("import", file, "--yes")
}

const things = ["lamp", "rope", "ladder", "winch", "anchor", "pump", "gangway", "radio", "hatch", "crane"]
const places = ["north pier", "ticket office", "fuel dock", "slipway", "car deck", "engine room"]
const deeds = ["painted", "replaced", "insured", "rented out", "sold", "moved"]

/** The sentences differ, so that each one is proposed. */
const decided = (i: number) =>
  `We decided: the ${things[i % 10]} of the ${places[Math.floor(i / 10) % 6]} is ${deeds[Math.floor(i / 60) % 6]}`

/** Imports a chat from a file of Telegram Desktop. Each message becomes a proposal. */
const importChat = async (tracker: Product, request: SendRequest) => {
  const firstSecond = Date.UTC(2026, 8, 1, 9) / 1000
  const messages = Array.from({ length: manyProposals }, (_, i) => ({
    id: i + 1,
    type: "message",
    date: "2026-09-01T12:00:00",
    date_unixtime: String(firstSecond + i * 30),
    from: `Sailor ${i % 40}`,
    from_id: `user${700 + (i % 40)}`,
    text: `${decided(i)}${i < oddTitles.length ? `, ${oddTitles[i]}` : ""}.`
  }))
  const file = join(tracker.folder, "many.json")
  const name = `The crew of the harbour, the office and ${oddTitles[0]}`
  writeFileSync(file, JSON.stringify({ name, type: "private_supergroup", id: 991, messages }))
  await tracker.tt("import", file, "--yes")
  await extractAndWait(request)
}

/** `ann` sends with the token of a member. `task`: the task that gets many comments and a long description. */
export const addMuch = async (tracker: Product, request: SendRequest, ann: SendRequest, task: string) => {
  await importChat(tracker, request)
  for (let i = 0; i < manyPeople; i++) await tracker.link(`${oddTitles[i] ?? "Sailor"} ${i}`.slice(0, 80), "member")
  const description = Array.from({ length: manyLines }, (_, i) => `${i}`).join("\n")
  await sendAccepted(request, `/api/tasks/${task}/describe`, { description })
  for (let i = 0; i < manyComments; i++)
    await sendAccepted(ann, `/api/tasks/${task}/comment`, { text: `${oddTitles[i] ?? "Seen again"} ${i}` })
  const owner = (await request("GET", "/api/people")).body.items?.find(({ role }) => role === "owner")?.["id"]
  for (let i = 0; i < manyNotices; i++)
    await sendAccepted(ann, "/api/tasks", { title: `${oddTitles[i] ?? "Oil the winch of pier"} ${i}`, assignee: owner })
  // This comes last, because the tables lag behind while many tasks are classified, and other requests would wait for them.
  await importTasks(tracker)
}
