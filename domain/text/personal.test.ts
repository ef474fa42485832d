import { type Schema, SchemaAST } from "effect"
import { describe, expect, test } from "vitest"
import { Event as AccessEvent } from "../access/access.ts"
import { Event as AtomEvent } from "../atom/atom.ts"
import { Event as ChatEvent } from "../chat/chat.ts"
import { Event as EndpointEvent } from "../endpoint/endpoint.ts"
import { Event as ExtractionEvent } from "../extraction/extraction.ts"
import { Event as MessageEvent } from "../message/message.ts"
import { Event as NoticesEvent } from "../notices/notices.ts"
import { Event as PersonEvent } from "../person/person.ts"
import { personalOwner } from "./personal.ts"
import { Event as ProposalEvent } from "../proposal/proposal.ts"
import { Event as ProviderEvent } from "../provider/provider.ts"
import { Event as RunEvent } from "../run/run.ts"
import { Event as SavedViewsEvent } from "../savedViews/savedViews.ts"
import { Event as SourceEvent } from "../source/source.ts"
import { Event as SlotEvent } from "../slot/slot.ts"
import { Event as TaskEvent } from "../task/task.ts"
import { Event as TopicEvent } from "../topic/topic.ts"

const ownerOf = SchemaAST.resolveAt<string>(personalOwner)
const alternatives = (ast: SchemaAST.AST): ReadonlyArray<SchemaAST.AST> =>
  SchemaAST.isUnion(ast) ? ast.types.flatMap(alternatives) : [ast]

interface Declared {
  readonly path: string
  readonly owner: string
  /** The sibling fields. */
  readonly beside: ReadonlyArray<string>
}
/** Every personal field of a shape, at any depth. */
const declaredIn = (path: string, ast: SchemaAST.AST): ReadonlyArray<Declared> => {
  if (SchemaAST.isArrays(ast))
    return [...ast.elements, ...ast.rest].flatMap(alternatives).flatMap((each) => declaredIn(path, each))
  if (!SchemaAST.isObjects(ast)) return []
  const beside = ast.propertySignatures.map(({ name }) => String(name))
  return ast.propertySignatures.flatMap(({ name, type }) => {
    const here = `${path}.${String(name)}`
    const owner = alternatives(type)
      .map(ownerOf)
      .find((each) => each !== undefined)
    return owner === undefined
      ? alternatives(type).flatMap((each) => declaredIn(here, each))
      : [{ path: here, owner, beside }]
  })
}

const unions: ReadonlyArray<{ readonly cases: Readonly<Record<string, Schema.Top>> }> = [
  TaskEvent,
  MessageEvent,
  TopicEvent,
  AtomEvent,
  ProposalEvent,
  ExtractionEvent,
  RunEvent,
  PersonEvent,
  ChatEvent,
  AccessEvent,
  ProviderEvent,
  SlotEvent,
  NoticesEvent,
  SavedViewsEvent,
  EndpointEvent,
  SourceEvent
]
const declared = unions.flatMap(({ cases }) =>
  Object.entries(cases).flatMap(([name, { ast }]) => declaredIn(name, ast))
)

describe("personal texts", () => {
  test("are all texts and names of people, and the texts that a model made from them", () =>
    expect([...new Set(declared.map(({ path }) => path))].sort()).toEqual([
      "AtomProposed.draft.tags",
      "AtomProposed.draft.text",
      "AtomProposed.evidence.text",
      "AtomRecorded.tags",
      "AtomRecorded.text",
      "AtomRevised.text",
      "AtomTagged.tags",
      "ChatBound.title",
      "CommentEdited.text",
      "EndpointChanged.name",
      "EndpointRegistered.name",
      "EndpointRegistered.url",
      "MessageEdited.text",
      "MessageReceived.files",
      "MessageReceived.text",
      "MessageRedacted.because",
      "PasskeyAdded.credential",
      "PasskeyAdded.name",
      "PasskeyAdded.publicKey",
      "PasskeyRenamed.name",
      "PersonForgotten.because",
      "PersonJoined.handle",
      "PersonJoined.name",
      "PersonRenamed.handle",
      "PersonRenamed.name",
      "ProposalAmended.draft.description",
      "ProposalAmended.draft.name",
      "ProposalAmended.draft.summary",
      "ProposalAmended.draft.tags",
      "ProposalAmended.draft.text",
      "ProposalAmended.draft.title",
      "RunCreated.name",
      "SourceChanged.name",
      "SourceRegistered.name",
      "SourceRegistered.secret",
      "SourceRotated.secret",
      "TaskCommented.text",
      "TaskCreated.description",
      "TaskCreated.title",
      "TaskDescribed.description",
      "TaskProposed.draft.description",
      "TaskProposed.draft.title",
      "TaskProposed.evidence.text",
      "TaskRetitled.title",
      "TokenIssued.name",
      "TopicCreated.name",
      "TopicCreated.summary",
      "TopicDescribed.summary",
      "TopicProposed.draft.name",
      "TopicProposed.draft.summary",
      "TopicProposed.evidence.text",
      "TopicRenamed.name",
      "ViewChanged.text",
      "ViewRenamed.name",
      "ViewSaved.name",
      "ViewSaved.text"
    ]))

  test.each(declared)("$path belongs to the actor in the field $owner", ({ owner, beside }) =>
    expect(beside).toContain(owner)
  )

  test("of the drafts in one union have different names, because a union is sealed field by field", () => {
    const amended = declared.filter(({ path }) => path.startsWith("ProposalAmended.draft."))
    expect(amended.map(({ path }) => path)).toHaveLength(new Set(amended.map(({ path }) => path)).size)
  })
})
