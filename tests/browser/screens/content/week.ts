/** A week of work: proposals of which some are approved, tasks in every state, and what happened for the owner meanwhile. */
import { extractAndWait, listProposals, sendAccepted, waitForRun } from "../../../support/knowledge/requests.ts"
import type { SendRequest } from "../../../support/product/product.ts"

/** Some proposals are approved and many are open. */
export const decideSome = async (request: SendRequest) => {
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

/** The actor of the member with this role or name. */
const actorOf = async (request: SendRequest, is: (row: Readonly<Record<string, unknown>>) => boolean) =>
  String((await request("GET", "/api/people")).body.items?.find(is)?.["id"])

interface Planned {
  readonly title: string
  /** Commands after the creation: the verb, and its body. */
  readonly verbs: Readonly<Record<string, object>>
}

const planned = (owner: string, ann: string): ReadonlyArray<Planned> => [
  { title: "Paint the door of the harbour office", verbs: { start: {}, assign: { assignee: ann } } },
  {
    title: "Замінити сертифікат на сервері до кінця тижня",
    verbs: { schedule: { due: "2026-01-15" }, prioritise: { priority: "critical" }, assign: { assignee: owner } }
  },
  { title: "Order two litres of blue paint", verbs: { complete: {} } },
  { title: "Unbreakable".repeat(20), verbs: {} },
  {
    title: "Tell the island school about the earlier Friday boat",
    verbs: { assign: { assignee: owner }, schedule: { due: "2031-05-02T15:00:00Z" } }
  },
  { title: "Перевірити суми у гривнях на сторінці оплати", verbs: { assign: { assignee: ann }, start: {} } },
  {
    title: "Check the life jackets of the Alke: eleven are past their date",
    verbs: { prioritise: { priority: "high" } }
  },
  { title: "Count the bicycles of each sailing for one week", verbs: { assign: { assignee: owner } } },
  { title: "Harbour fee: who signs the new contract?", verbs: { cancel: {} } },
  {
    title: "Добавить на сайт зимнее расписание",
    verbs: { schedule: { due: "2026-02-10" }, assign: { assignee: owner } }
  }
]

/** Adds tasks, and returns the id of one with all its parts. `ann` sends with the token of a member. */
export const addTasks = async (request: SendRequest, ann: SendRequest): Promise<string> => {
  const create = (title: string, description?: string) =>
    sendAccepted(request, "/api/tasks", { title, ...(description === undefined ? {} : { description }) })
  const owner = await actorOf(request, ({ role }) => role === "owner")
  const member = await actorOf(request, ({ name }) => name === "Ann")
  const topics = (await request("GET", "/api/topics")).body.items ?? []
  const made: Array<string> = []
  for (const [i, { title, verbs }] of planned(owner, member).entries()) {
    const { id } = await create(title)
    made.push(id)
    for (const [verb, body] of Object.entries(verbs)) await sendAccepted(ann, `/api/tasks/${id}/${verb}`, body)
    const topic = topics[i % 4]
    if (topic !== undefined) await sendAccepted(request, `/api/tasks/${id}/topic`, { topic: topic["id"] })
  }
  const whole = await create(
    "The timetable on the site shows the summer season, although the winter season began",
    "Passengers wait at the pier.\n\n- the home page\n- the page of each line\n\nThe printed one is right."
  )
  const at = (by: SendRequest, verb: string, body: unknown) => sendAccepted(by, `/api/tasks/${whole.id}/${verb}`, body)
  await at(request, "prioritise", { priority: "high" })
  await at(request, "schedule", { due: "2027-01-15" })
  await at(request, "assign", { assignee: owner })
  await at(request, "comment", { text: "Seen it myself yesterday, on the phone and on the big screen in the hall." })
  await at(ann, "comment", { text: "The **printed** one is on the wall of the office. Who has the file?" })
  await at(request, "link", { relation: "blocks", to: made[4] })
  await at(request, "retitle", { title: "The timetable on the site shows the summer season, although winter began" })
  await sendAccepted(ann, `/api/tasks/${made[1]}/comment`, { text: "Новий сертифікат уже в сховищі." })
  await sendAccepted(ann, `/api/tasks/${made[7]}/complete`)
  return whole.id
}
