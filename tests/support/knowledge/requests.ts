/** Requests of a person who starts extractions and analysis runs, and reads the results. */
import { expect } from "vitest"
import type { ExtractionRow, ProposalRow, RunRow } from "../../../gateways/contract/knowledge.ts"
import { type Product, until } from "../product/product.ts"

export type Ask = ReturnType<Product["as"]>

/** All rows of a list, page by page. */
export const all = async <Row>(ask: Ask, path: string): Promise<ReadonlyArray<Row>> => {
  const rows: Array<unknown> = []
  const sign = path.includes("?") ? "&" : "?"
  for (let cursor = ""; ;) {
    const { status, body } = await ask("GET", `${path}${sign}limit=200${cursor}`)
    expect(status).toBe(200)
    rows.push(...(body.items ?? []))
    // The rows have the shape of the contract.
    if (body["next"] === null || body["next"] === undefined) return rows as ReadonlyArray<Row>
    cursor = `&cursor=${String(body["next"])}`
  }
}

/** Sends a command and expects that it is accepted. Returns the receipt. */
export const does = async (ask: Ask, path: string, body: unknown = {}): Promise<{ id: string; seq: number }> => {
  const answer = await ask("POST", path, body)
  expect([200, 201], `${path}: ${JSON.stringify(answer.body)}`).toContain(answer.status)
  return { id: String(answer.body.id), seq: Number(answer.body.seq) }
}

const ended = new Set(["completed", "failed", "cancelled"])
const atEnd = async <Row extends { readonly status: string }>(ask: Ask, path: string): Promise<Row> => {
  const { body } = await until(
    () => ask("GET", path),
    (answer) => answer.status === 200 && ended.has(String(answer.body["status"])),
    60_000
  )
  // As above.
  return body as unknown as Row
}
export const extractionEnded = (ask: Ask, id: string) => atEnd<ExtractionRow>(ask, `/api/extractions/${id}`)
export const runEnded = (ask: Ask, id: string) => atEnd<RunRow>(ask, `/api/analysis/runs/${id}`)

/** Requests an extraction and waits for its end. */
export const extracted = async (ask: Ask, what: Readonly<Record<string, unknown>> = {}) => {
  const { id, seq } = await does(ask, "/api/knowledge/extract", what)
  return extractionEnded(ask, `${id}?after=${seq}`)
}

export const proposals = (ask: Ask, filter = "") => all<ProposalRow>(ask, `/api/proposals${filter}`)

export const wordsOf = ({ draft }: ProposalRow): string =>
  draft.kind === "topic" ? draft.name : draft.kind === "atom" ? draft.text : draft.title
