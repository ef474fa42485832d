/** The commands on statements and topics, each with the change that it shows and the commands that undo it. Pure. */
import type { AtomRow, TopicRow } from "../../../gateways/contract/knowledge.ts"
import type { ClosedStatus } from "../../../domain/values.ts"

export interface KnownStep<Row> {
  readonly verb: KnownVerb
  readonly change: Partial<Row>
  readonly body?: unknown
  /** It keeps what other people have set in the same field, so it is undone without asking. */
  readonly keepsOthers?: true
}
/** A command, and the one that undoes it; null when nothing does. */
export interface KnownAct<Row> {
  readonly step: KnownStep<Row>
  readonly back: KnownStep<Row> | null
}
export type KnownVerb =
  | "revise"
  | "tag"
  | "link"
  | "unlink"
  | "close"
  | "reopen"
  | "archive"
  | "restore"
  | "rename"
  | "describe"
  | "merge"
  | "unmerge"

type AtomAct = KnownAct<AtomRow>
type TopicAct = KnownAct<TopicRow>
export type RevisedFields = Partial<Pick<AtomRow, "type" | "text" | "topic" | "owner" | "due">>

/**
 * A field that is not named stays. The undo names the revision that the command made, so a later revision by another person
 * is a conflict.
 *
 * @param seen the revision that the person saw
 */
const revise = (row: AtomRow, fields: RevisedFields, seen: number = row.revision): AtomAct => {
  const before: RevisedFields = Object.fromEntries(
    (["type", "text", "topic", "owner", "due"] as const).flatMap((field) =>
      field in fields ? [[field, row[field]]] : []
    )
  )
  const step = (set: RevisedFields, revision: number): KnownStep<AtomRow> => ({
    verb: "revise",
    change: { ...set, revision: revision + 1 },
    body: { type: row.type, text: row.text, ...set, revision }
  })
  return { step: step(fields, seen), back: step(before, seen + 1) }
}

/** The tags to add and to remove. The others stay, also those that this page has not heard of. */
export interface TagChange {
  readonly add: ReadonlyArray<string>
  readonly remove: ReadonlyArray<string>
}
const tag = ({ tags }: AtomRow, change: TagChange): AtomAct => {
  const step = (body: TagChange, change: Partial<AtomRow>): KnownStep<AtomRow> => ({
    verb: "tag",
    change,
    body,
    keepsOthers: true
  })
  const next = [...new Set([...tags.filter((each) => !change.remove.includes(each)), ...change.add])]
  // The undo shows nothing before the answer: the tags of that moment may be others.
  const back = { add: tags.filter((each) => !next.includes(each)), remove: next.filter((each) => !tags.includes(each)) }
  return { step: step(change, { tags: next }), back: step(back, {}) }
}

type Link = AtomRow["links"][number]
const isSame = (a: Link) => (b: Link) => a.relation === b.relation && a.to === b.to
const withLink = ({ links }: AtomRow, link: Link): KnownStep<AtomRow> => ({
  verb: "link",
  change: { links: [...links.filter((each) => !isSame(link)(each)), link] },
  body: link
})
const withoutLink = ({ links }: AtomRow, link: Link): KnownStep<AtomRow> => ({
  verb: "unlink",
  change: { links: links.filter((each) => !isSame(link)(each)) },
  body: link
})
const link = (row: AtomRow, to: Link): AtomAct => ({ step: withLink(row, to), back: withoutLink(row, to) })
const unlink = (row: AtomRow, to: Link): AtomAct => ({ step: withoutLink(row, to), back: withLink(row, to) })

const opened: KnownStep<AtomRow> = { verb: "reopen", change: { life: "open", closings: [] } }
const closed = (status: ClosedStatus, replacedBy: AtomRow["id"] | null): KnownStep<AtomRow> => ({
  verb: "close",
  change: { life: status },
  body: { status, replacedBy }
})
/** @param replacedBy the statement that replaces it */
const close = (status: ClosedStatus, replacedBy: AtomRow["id"] | null = null): AtomAct => ({
  step: closed(status, replacedBy),
  back: opened
})
/** The server moves the evidence and the tags, and gives them back. */
const mergeStatement = (into: AtomRow["id"]): AtomAct => ({
  step: { verb: "merge", change: { life: "replaced" }, body: { into } },
  back: { verb: "unmerge", change: { life: "open", closings: [] } }
})
/** The undo closes the statement as its last closing did. */
const reopen = ({ closings }: AtomRow): AtomAct => {
  const last = closings.at(-1)
  return { step: opened, back: last === undefined ? null : closed(last.status, last.replacedBy) }
}

const archived = { verb: "archive", change: { status: "archived" } } as const
const restored = { verb: "restore", change: { status: "standing" } } as const
/** Topics have the same two commands. */
const archive = { step: archived, back: restored } as const satisfies AtomAct & TopicAct
const restore = { step: restored, back: archived } as const satisfies AtomAct & TopicAct

/** @param seen the revision that the person saw */
const rename = (row: TopicRow, name: string, seen: number = row.nameRevision): TopicAct => {
  const step = (set: string, revision: number): KnownStep<TopicRow> => ({
    verb: "rename",
    change: { name: set, nameRevision: revision + 1 },
    body: { name: set, revision }
  })
  return { step: step(name, seen), back: step(row.name, seen + 1) }
}
/** @param seen the revision that the person saw */
const describe = (row: TopicRow, summary: string, seen: number = row.summaryRevision): TopicAct => {
  const step = (set: string, revision: number): KnownStep<TopicRow> => ({
    verb: "describe",
    change: { summary: set, summaryRevision: revision + 1 },
    body: { summary: set, revision }
  })
  return { step: step(summary, seen), back: step(row.summary, seen + 1) }
}
const merge = (into: TopicRow["id"]): TopicAct => ({
  step: { verb: "merge", change: { status: "merged", into }, body: { into } },
  back: { verb: "restore", change: { status: "standing", into: null } }
})

export const statementSteps = { revise, tag, link, unlink, close, reopen, archive, restore, mergeStatement }
export const topicSteps = { rename, describe, merge, archive, restore }
