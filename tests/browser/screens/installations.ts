/** The installations behind the states of the table: empty, with a week of work, and with far more of everything. */
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { extractAndWait, listProposals, type SendRequest, sendAccepted } from "../../support/knowledge/requests.ts"
import { waitForRun } from "../../support/knowledge/requests.ts"
import { allClassified, type Product, product } from "../../support/product/product.ts"
import { addKnowledge } from "./knowledge.ts"
import type { State } from "../screens.ts"

type Amount = "empty" | "typical" | "full"

/** A fault is shown on an installation with typical content. The pages before the sign-in show none. */
export const amountOf = (state: State): Amount => {
  if (state === "out") return "empty"
  return state === "empty" || state === "full" ? state : "typical"
}

export interface Installation {
  readonly tracker: Product
  /** The id of a task with all its parts; empty without tasks. */
  readonly task: string
}

const install = async (amount: Amount): Promise<Installation> => {
  const tracker = await product({ TT_RATE_PERSON: "1000000", TT_RATE_ADDRESS: "1000000", TT_SIGN_INS: "1000000" })
  await tracker.start()
  if (amount === "empty") return { tracker, task: "" }
  const request = tracker.as(await tracker.token("owner"))
  await tracker.tt("seed")
  await tracker.link("Ann", "member")
  await tracker.link("A person with a rather long name, as some have", "viewer")
  await addKnowledge(request)
  await decide(request)
  const task = await addTasks(request)
  if (amount === "full") await addMuch(tracker, request)
  await allClassified(request)
  return { tracker, task }
}

/** Starts each installation when it is first needed. */
export const createInstallations = () => {
  const started = new Map<Amount, Promise<Installation>>()
  return {
    of: (amount: Amount): Promise<Installation> => {
      const found = started.get(amount) ?? install(amount)
      started.set(amount, found)
      return found
    },
    remove: async () => {
      for (const installation of started.values()) await (await installation).tracker.remove()
    }
  }
}

/** Some proposals are approved and many are open. */
const decide = async (request: SendRequest) => {
  await extractAndWait(request)
  const open = await listProposals(request, "?status=open")
  const some = (kind: string, count: number) => open.filter(({ draft }) => draft.kind === kind).slice(0, count)
  for (const { id } of [...some("topic", 4), ...some("atom", 14)])
    await sendAccepted(request, `/api/proposals/${id}/approve`)
  const run = await sendAccepted(request, "/api/analysis/runs", { name: "The week" })
  await sendAccepted(request, `/api/analysis/runs/${run.id}/start`)
  await waitForRun(request, run.id)
  const [first] = await listProposals(request, `?status=open&origin=run&originId=${run.id}`)
  if (first !== undefined) await sendAccepted(request, `/api/proposals/${first.id}/approve`)
}

const addTasks = async (request: SendRequest) => {
  const create = (title: string, description?: string) =>
    sendAccepted(request, "/api/tasks", { title, ...(description === undefined ? {} : { description }) })
  const started = await create("Paint the door of the harbour office")
  await sendAccepted(request, `/api/tasks/${started.id}/start`)
  const late = await create("Замінити сертифікат на сервері до кінця тижня")
  await sendAccepted(request, `/api/tasks/${late.id}/schedule`, { due: "2026-01-15" })
  await sendAccepted(request, `/api/tasks/${late.id}/prioritise`, { priority: "critical" })
  const done = await create("Order two litres of blue paint")
  await sendAccepted(request, `/api/tasks/${done.id}/complete`)
  await create("Unbreakable".repeat(20))
  const whole = await create(
    "The timetable on the site shows the summer season, although the winter season began",
    "Passengers wait at the pier.\n\n- the home page\n- the page of each line\n\nThe printed one is right."
  )
  const at = (verb: string, body: unknown) => sendAccepted(request, `/api/tasks/${whole.id}/${verb}`, body)
  await at("prioritise", { priority: "high" })
  await at("schedule", { due: "2027-01-15" })
  await at("comment", { text: "Seen it myself yesterday, on the phone and on the big screen in the hall." })
  return whole.id
}

/** Long words, text from right to left, signs and many lines. */
const oddTitles = [
  "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen".repeat(3),
  "الجدول الزمني للعبّارة خاطئ ويجب تصحيحه قبل نهاية الأسبوع",
  "🚢⚓️🛟 the ferry, the anchor and the ring 👩🏽‍✈️👨‍👩‍👧‍👦"
]
const manyTasks = 1000
const manyPeople = 30
const manyLines = 5000

const addMuch = async (tracker: Product, request: SendRequest) => {
  const titles = Array.from({ length: manyTasks }, (_, i) => `${oddTitles[i % 20] ?? "Check the lamp of buoy"} ${i}`)
  const file = join(tracker.folder, "many.csv")
  const rows = titles.map((title, i) => `${String(i).padStart(24, "a")},${title},,,,,Doing,false,0`)
  const header = "Card ID,Card Name,Card Description,Labels,Members,Due Date,List Name,Archived,Comment Count"
  writeFileSync(file, [header, ...rows].join("\r\n"))
  await tracker.tt("import", file, "--yes")
  for (let i = 0; i < manyPeople; i++) await tracker.link(`${oddTitles[i] ?? "Sailor"} ${i}`.slice(0, 80), "member")
  const description = Array.from({ length: manyLines }, (_, i) => `${i}`).join("\n")
  await sendAccepted(request, "/api/tasks", { title: "Five thousand lines", description })
}
