/** The REST interface of knowledge, as the pages use it. */
import type { MessageRow, TaskRow } from "../../../gateways/contract.ts"
import type { AtomRow, ChatRow, ProposalRow, Similar, WhyAnswer } from "../../../gateways/contract/knowledge.ts"
import type { Quote } from "../../../domain/knowledge/evidence.ts"
import type { AtomDraft, TaskDraft, TopicDraft } from "../../../domain/knowledge/draft.ts"
import type { RejectReason } from "../../../domain/values.ts"
import { command, type HistoryPage, requestApi } from "./api.ts"

/** A draft as a person sends it. Only the server sets the author of its words. */
export type DraftBody = Omit<TopicDraft, "wordsOf"> | Omit<AtomDraft, "wordsOf"> | Omit<TaskDraft, "wordsOf">

/** A proposal with its quoted messages, the messages around them, and similar items. */
export interface ProposalInFull {
  readonly proposal: ProposalRow
  readonly messages: ReadonlyArray<MessageRow>
  readonly similar: ReadonlyArray<Similar>
}

/** A statement with its quotes, and the quoted messages that the reader may see. */
export interface StatementInFull {
  readonly atom: AtomRow
  readonly quotes: ReadonlyArray<Quote>
  readonly messages: ReadonlyArray<MessageRow>
}

/** The messages to extract knowledge from. Without this field: all messages that were not processed yet. */
export interface NewExtraction {
  readonly chat?: string
  readonly from?: string
  readonly to?: string
  readonly again?: boolean
}

const proposal = (id: string, verb: string, body?: unknown, key?: string) =>
  command(`/proposals/${id}/${verb}`, body, key)

export const knowledgeApi = {
  proposal: (id: string) => requestApi<ProposalInFull>("GET", `/proposals/${id}`),
  /** @param revision of the draft that the person saw
   *  @param draft replaces it first */
  approve: (id: string, revision: number, draft?: DraftBody, key?: string) =>
    proposal(id, "approve", { revision, ...(draft === undefined ? {} : { draft }) }, key),
  reject: (id: string, reason: RejectReason | null) => proposal(id, "reject", reason === null ? {} : { reason }),
  merge: (id: string, into: string) => proposal(id, "merge", { into }),
  amend: (id: string, revision: number, draft: DraftBody, key?: string) =>
    proposal(id, "amend", { revision, draft }, key),
  snooze: (id: string, until: string) => proposal(id, "snooze", { until }),
  reopen: (id: string) => proposal(id, "reopen"),

  quotesOf: (kind: "topic" | "atom", id: string) =>
    requestApi<{ readonly quotes: ReadonlyArray<Quote> }>("GET", `/${kind}s/${id}`).then(({ quotes }) => quotes),
  /** Its quotes, and those of their messages that the reader may see. */
  statement: (id: string, after: number) => requestApi<StatementInFull>("GET", `/atoms/${id}?after=${after}`),
  /** The newest events, oldest first. `cursor`: those before them. */
  historyOf: (id: string, after: number, cursor: string | null) =>
    requestApi<HistoryPage>(
      "GET",
      `/atoms/${id}/history?limit=200&after=${after}${cursor === null ? "" : `&cursor=${encodeURIComponent(cursor)}`}`
    ),
  /** The newest tasks that are based on a statement, also those that are done. */
  tasksOf: (atom: string) =>
    requestApi<{ readonly items: ReadonlyArray<TaskRow>; readonly next: string | null }>(
      "GET",
      `/tasks?atom=${atom}&limit=20`
    ),
  /** A command on a topic or a statement. */
  act: (kind: "topic" | "atom", id: string, verb: string, body?: unknown, key?: string) =>
    command(`/${kind}s/${id}/${verb}`, body, key),

  /** Only messages of the span are counted. */
  chats: (span: Pick<NewExtraction, "from" | "to"> = {}) =>
    requestApi<{ readonly items: ReadonlyArray<ChatRow> }>("GET", `/chats?${new URLSearchParams(span).toString()}`),
  extract: (extraction: NewExtraction, key: string) => command("/knowledge/extract", extraction, key),
  extraction: (id: string, verb: "cancel" | "retry") => command(`/extractions/${id}/${verb}`),
  createRun: (
    run: { readonly name: string; readonly topics?: ReadonlyArray<string>; readonly again?: boolean },
    key: string
  ) => command("/analysis/runs", run, key),
  run: (id: string, verb: "start" | "cancel" | "retry" | "close") => command(`/analysis/runs/${id}/${verb}`),

  why: (task: string) => requestApi<WhyAnswer>("GET", `/tasks/${task}/why`)
}
