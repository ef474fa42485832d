/** Requests of a person who starts extractions and analysis runs, and reads the results. */
import { draftText } from "../../../projections/models/knowledge/proposals.ts"
import { expect } from "vitest"
import type { ExtractionRow, ProposalRow, RunRow } from "../../../gateways/contract/knowledge.ts"
import { type SendRequest, waitUntil } from "../product/product.ts"

/** All rows of a list, page by page. */
export const allRows = async <Row>(request: SendRequest, path: string): Promise<ReadonlyArray<Row>> => {
  const rows: Array<unknown> = []
  const sign = path.includes("?") ? "&" : "?"
  for (let cursor = ""; ;) {
    const { status, body } = await request("GET", `${path}${sign}limit=200${cursor}`)
    expect(status).toBe(200)
    rows.push(...(body.items ?? []))
    // The rows have the shape of the contract.
    if (body["next"] === null || body["next"] === undefined) return rows as ReadonlyArray<Row>
    cursor = `&cursor=${String(body["next"])}`
  }
}

/** Sends a command and expects that it is accepted. Returns the receipt. */
export const sendAccepted = async (
  request: SendRequest,
  path: string,
  body: unknown = {}
): Promise<{ id: string; seq: number }> => {
  const answer = await request("POST", path, body)
  expect([200, 201], `${path}: ${JSON.stringify(answer.body)}`).toContain(answer.status)
  return { id: String(answer.body.id), seq: Number(answer.body.seq) }
}

/** Far longer than an extraction or a run takes on a busy machine. */
const endMillis = 300_000
const ended = new Set(["completed", "failed", "cancelled"])
const atEnd = async <Row extends { readonly status: string }>(request: SendRequest, path: string): Promise<Row> => {
  const { body } = await waitUntil(
    () => request("GET", path),
    (answer) => answer.status === 200 && ended.has(String(answer.body["status"])),
    endMillis
  )
  // As above.
  return body as unknown as Row
}
export const waitForExtraction = (request: SendRequest, id: string) =>
  atEnd<ExtractionRow>(request, `/api/extractions/${id}`)
export const waitForRun = (request: SendRequest, id: string) => atEnd<RunRow>(request, `/api/analysis/runs/${id}`)

/** Requests an extraction and waits for its end. */
export const extractAndWait = async (request: SendRequest, what: Readonly<Record<string, unknown>> = {}) => {
  const { id, seq } = await sendAccepted(request, "/api/knowledge/extract", what)
  return waitForExtraction(request, `${id}?after=${seq}`)
}

export const listProposals = (request: SendRequest, filter = "") =>
  allRows<ProposalRow>(request, `/api/proposals${filter}`)

/** The name of a topic, the text of an atom, or the title of a task. */
export const proposalText = ({ draft }: ProposalRow): string => draftText(draft)
