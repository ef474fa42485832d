/** Knowledge with everything that its page shows: topics, versions, links, a contradiction, and matters that have ended. */
import type { ProposalRow } from "../../../../gateways/contract/knowledge.ts"
import { extractAndWait, listProposals, sendAccepted } from "../../../support/knowledge/requests.ts"
import type { SendRequest } from "../../../support/product/product.ts"

const said = [
  "We decided: the winter timetable starts on the first of October.",
  "The winter timetable has no sailing after eight in the evening.",
  "Problem: the winter timetable on the pier is the old one.",
  "Question: who prints the winter timetable for the pier?",
  "Decision: dogs travel free on every sailing.",
  "Decision: from October dogs pay four euro between the islands.",
  "Problem: the card terminal on quay two loses the network at high tide.",
  "Risk: the card terminal of the ticket office fails on busy days.",
  "Рішення: ваучери повертаємо за п'ять робочих днів."
]

export const addKnowledge = async (request: SendRequest) => {
  for (const text of said) await sendAccepted(request, "/api/messages", { text })
  await extractAndWait(request)
  const open = (await listProposals(request, "?status=open")).filter(isOfThese)
  for (const kind of ["topic", "atom"])
    for (const { id, draft } of open)
      if (draft.kind === kind) await sendAccepted(request, `/api/proposals/${id}/approve`)
  const about = (words: string) =>
    open.find(({ draft }) => draft.kind === "atom" && draft.text.includes(words))?.id ?? ""
  const act = (words: string, verb: string, body: unknown = {}) =>
    sendAccepted(request, `/api/atoms/${about(words)}/${verb}`, body)
  const [free, paid] = ["dogs travel free", "dogs pay four"]
  await act(paid, "link", { relation: "contradicts", to: about(free) })
  await act("starts on the first", "revise", {
    type: "decision",
    text: "The winter timetable starts on Sunday the fourth of October, and ends on the last Saturday of March.",
    revision: 1
  })
  await act("starts on the first", "link", { relation: "supports", to: about("timetable on the pier") })
  await act("card terminal of the ticket", "close", { status: "replaced", replacedBy: about("on quay two") })
  await act("who prints", "archive")
}

const isOfThese = ({ draft, evidence }: ProposalRow) =>
  draft.kind !== "task" && evidence.some(({ text }) => said.some((each) => each.includes(text)))
