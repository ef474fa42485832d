/** Events with every field filled: the corpus is written from them. */
import { Arbitrary, Effect, type Schema } from "effect"
import {
  ActorId,
  AtomId,
  ChatId,
  CommentId,
  MessageId,
  PersonId,
  ProposalId,
  TaskId,
  TopicId,
  ViewId
} from "../../domain/ids.ts"
import { Audience, type ModelRecord, team } from "../../domain/values.ts"
import { type EventOf, eventsOf, type EventTag, type TrackerEvent } from "../commit/events.ts"
import type { Kind } from "../commit/subjects.ts"
import { knowledgeSamples } from "./knowledgeSamples.ts"
import { ada, bo } from "../../domain/kit/people.ts"

const chat = ActorId.make("chat:chat0000")
const model: ModelRecord = {
  provider: "builtin",
  model: "rules",
  digest: "0123456789abcdef",
  promptVersion: "classify.v1",
  schemaDigest: "fedcba9876543210",
  options: { temperature: 0, format: "json", stream: false },
  seed: 7,
  promptTokens: 120,
  outputTokens: 40,
  latencyMs: 250,
  inputDigest: "00112233",
  degraded: "ollama-unreachable"
}
const person = PersonId.make("bo000000")
const named = { person: ada, name: "Ada Lovelace", handle: "ada_l" }
const hash = "0123456789abcdef".repeat(4)

const savedView = ViewId.make("view0000")
const shownList = {
  place: "board",
  fields: {
    assignee: { not: true, values: ["me", bo] },
    topic: { not: false, values: ["topic001", "none"] },
    due: { not: false, values: ["late", "week"] }
  },
  wordsOf: ada,
  text: "the crane",
  hidden: true,
  order: "due",
  grouping: "topic"
} as const

export const samples = {
  TaskCreated: {
    _tag: "TaskCreated",
    wordsOf: ada,
    title: "Fix the login",
    description: "It answers 500.\nСертифікат закінчується завтра 🦊",
    audience: Audience.make("chat:chat0000"),
    message: MessageId.make("said0000"),
    source: "telegram",
    priority: "high",
    category: "bug",
    assignee: bo,
    due: "2026-11-27T18:00:00Z"
  },
  TaskClassified: {
    _tag: "TaskClassified",
    category: "bug",
    priority: "critical",
    due: "2026-11-27",
    assignee: bo,
    band: "likely",
    model
  },
  ClassificationFailed: { _tag: "ClassificationFailed", reason: "the model answered nothing" },
  ClassificationCorrected: { _tag: "ClassificationCorrected", category: "chore", priority: "low" },
  TaskRetitled: { _tag: "TaskRetitled", wordsOf: ada, title: "Mend the login" },
  TaskDescribed: { _tag: "TaskDescribed", wordsOf: ada, description: "" },
  TaskPrioritised: { _tag: "TaskPrioritised", priority: "medium" },
  TaskAssigned: { _tag: "TaskAssigned", assignee: null },
  TaskScheduled: { _tag: "TaskScheduled", due: null },
  TaskStarted: { _tag: "TaskStarted" },
  TaskCompleted: { _tag: "TaskCompleted" },
  TaskReopened: { _tag: "TaskReopened" },
  TaskCancelled: { _tag: "TaskCancelled" },
  TaskCommented: {
    _tag: "TaskCommented",
    wordsOf: bo,
    comment: CommentId.make("comment1"),
    text: "Happens on Safari too"
  },
  TaskReminded: { _tag: "TaskReminded", due: "2026-11-27", stage: "soon" },
  CommentEdited: {
    _tag: "CommentEdited",
    wordsOf: bo,
    comment: CommentId.make("comment1"),
    text: "Happens on Firefox too"
  },
  CommentDeleted: { _tag: "CommentDeleted", comment: CommentId.make("comment1") },
  CommentRestored: { _tag: "CommentRestored", comment: CommentId.make("comment1") },
  TaskShared: { _tag: "TaskShared" },
  TaskLinked: { _tag: "TaskLinked", relation: "blocks", to: TaskId.make("task0002") },
  TaskUnlinked: { _tag: "TaskUnlinked", relation: "subtask", to: TaskId.make("task0003") },
  TaskTopicAdded: { _tag: "TaskTopicAdded", topic: TopicId.make("topic001") },
  TaskEvidenceAdded: {
    _tag: "TaskEvidenceAdded",
    proposal: ProposalId.make("propose2"),
    atoms: [AtomId.make("atom0001"), AtomId.make("atom0002")]
  },
  TaskEvidenceWithdrawn: { _tag: "TaskEvidenceWithdrawn", proposal: ProposalId.make("propose2") },
  TaskWithdrawn: { _tag: "TaskWithdrawn" },
  TaskRestored: { _tag: "TaskRestored" },

  MessageReceived: {
    _tag: "MessageReceived",
    source: "import",
    chat: ChatId.make("chat0000"),
    author: bo,
    text: "Логін не працює\r\n\ttab",
    sentAt: "2026-11-24T09:00:00Z",
    replyTo: MessageId.make("before00"),
    thread: "7",
    audience: team
  },
  MessageEdited: { _tag: "MessageEdited", author: bo, text: "Mended", editedAt: "2026-11-24T09:05:00.5Z" },
  MessageRedacted: { _tag: "MessageRedacted", author: bo, by: ada, because: "It has a password" },
  MessageErased: {
    _tag: "MessageErased",
    position: 41,
    proposals: [ProposalId.make("prop0000")],
    tasks: 1,
    knowledge: 2,
    vectors: 4,
    snapshots: 1,
    posts: 1,
    tables: 12
  },

  ...knowledgeSamples,

  PersonJoined: { _tag: "PersonJoined", ...named },
  PersonRenamed: { _tag: "PersonRenamed", ...named, name: "Ada L.", handle: null },
  RoleGranted: { _tag: "RoleGranted", role: "owner" },
  IdentityLinked: { _tag: "IdentityLinked", identity: "0a1b2c3d4e5f", provider: "id.example.org" },
  IdentityUnlinked: { _tag: "IdentityUnlinked", identity: "0a1b2c3d4e5f" },
  PasskeyAdded: {
    _tag: "PasskeyAdded",
    person: ada,
    passkey: "1a2b3c4d5e6f",
    name: "Laptop",
    credential: "Y3JlZGVudGlhbA",
    publicKey: "cHVibGlj",
    counter: 3
  },
  PasskeyRenamed: { _tag: "PasskeyRenamed", person: ada, passkey: "1a2b3c4d5e6f", name: "Phone" },
  PasskeyRemoved: { _tag: "PasskeyRemoved", passkey: "1a2b3c4d5e6f" },
  PasskeyUsed: { _tag: "PasskeyUsed", passkey: "1a2b3c4d5e6f", counter: 4 },
  RecoveryCodesMade: { _tag: "RecoveryCodesMade", hashes: ["a".repeat(43), "b".repeat(43)] },
  RecoveryCodeUsed: { _tag: "RecoveryCodeUsed", hash: "a".repeat(43) },
  TelegramLinked: { _tag: "TelegramLinked", telegram: "0123456789abcdefghij" },
  PreferencesSet: { _tag: "PreferencesSet", language: "uk", zone: "Europe/Kyiv" },
  PersonActivated: { _tag: "PersonActivated" },
  PersonLeft: { _tag: "PersonLeft" },
  PersonForgotten: { _tag: "PersonForgotten", by: ada, because: "asked for it" },
  PersonErased: {
    _tag: "PersonErased",
    position: 700,
    generation: 2,
    texts: { messages: 500, proposals: 91, tasks: 80, knowledge: 0, names: 2, others: 0 },
    vectors: 12,
    snapshots: 1,
    sessions: 2,
    posts: 3,
    tables: 13
  },

  ChatBound: { _tag: "ChatBound", owner: chat, title: "The team", source: "telegram", audience: team },
  ChatApproved: { _tag: "ChatApproved" },
  ProposalsShown: { _tag: "ProposalsShown", shown: true },
  ConsentGiven: { _tag: "ConsentGiven" },
  ChatMuted: { _tag: "ChatMuted" },
  MemberSeen: { _tag: "MemberSeen", person },
  MemberLost: { _tag: "MemberLost", person },
  ChatMigrated: { _tag: "ChatMigrated", to: ChatId.make("chat0001") },
  ChatUnbound: { _tag: "ChatUnbound" },
  RetentionSet: { _tag: "RetentionSet", days: 30 },

  TokenIssued: {
    _tag: "TokenIssued",
    hash,
    service: ActorId.make("service:token000"),
    name: "The build server",
    role: "member",
    expiresAt: "2027-01-01T00:00:00Z"
  },
  TokenRevoked: { _tag: "TokenRevoked" },
  InvitationIssued: { _tag: "InvitationIssued", hash, role: "viewer", expiresAt: "2026-12-01T00:00:00Z" },
  InvitationRevoked: { _tag: "InvitationRevoked" },
  PersonMerged: { _tag: "PersonMerged", into: person, withPrivate: false },
  PersonAbsorbed: { _tag: "PersonAbsorbed", person },
  InvitationUsed: { _tag: "InvitationUsed", person },

  CommitRetried: { _tag: "CommitRetried", subject: "evt.task.task000000", seq: 41, attempt: 2 },
  CommitSkipped: {
    _tag: "CommitSkipped",
    subject: "evt.task.task000000",
    seq: 41,
    because: "damaged by a full disk"
  },
  SlotTaken: { _tag: "SlotTaken", holder: "evt.person.ada00000" },
  SlotReleased: { _tag: "SlotReleased", holder: "evt.person.ada00000" },

  ViewSaved: { _tag: "ViewSaved", view: savedView, shared: true, name: "Late at the pier", ...shownList },
  ViewRenamed: { _tag: "ViewRenamed", view: savedView, wordsOf: ada, name: "Overdue at the pier" },
  ViewChanged: { _tag: "ViewChanged", view: savedView, ...shownList, place: "list", hidden: false, order: "newest" },
  ViewShared: { _tag: "ViewShared", view: savedView },
  ViewUnshared: { _tag: "ViewUnshared", view: savedView },
  ViewRemoved: { _tag: "ViewRemoved", view: savedView },
  ViewRestored: { _tag: "ViewRestored", view: savedView },
  ViewsOrdered: { _tag: "ViewsOrdered", views: [savedView] },

  EndpointRegistered: {
    _tag: "EndpointRegistered",
    owner: ActorId.make("service:endpoint00"),
    name: "The build server",
    url: "https://builds.example.org/hook?key=1",
    kind: "standard",
    audience: Audience.make("chat:chat0000"),
    types: ["task.created", "task.completed"],
    topics: [TopicId.make("topic001")]
  },
  EndpointChanged: {
    _tag: "EndpointChanged",
    owner: ActorId.make("service:endpoint00"),
    name: "The builds",
    types: [],
    topics: []
  },
  EndpointRotated: { _tag: "EndpointRotated", version: 2 },
  EndpointPaused: { _tag: "EndpointPaused" },
  EndpointResumed: { _tag: "EndpointResumed" },
  EndpointDisabled: { _tag: "EndpointDisabled", because: "gone" },
  EndpointFailing: { _tag: "EndpointFailing", since: "2026-11-24T10:00:00Z" },
  EndpointRecovered: { _tag: "EndpointRecovered" },

  SourceRegistered: {
    _tag: "SourceRegistered",
    owner: ActorId.make("service:source0000"),
    name: "Alerts of the shop",
    kind: "json",
    makes: "message",
    audience: Audience.make("chat:chat0000"),
    chat: ChatId.make("chat0000"),
    thread: "7",
    mapping: { title: "alert.title", text: "alert.labels[0].value", link: null, author: null },
    secret: "a-secret-of-the-sender"
  },
  SourceChanged: {
    _tag: "SourceChanged",
    owner: ActorId.make("service:source0000"),
    name: "Alerts",
    makes: "task",
    audience: Audience.make("team"),
    chat: null,
    thread: null,
    mapping: null
  },
  SourceRotated: {
    _tag: "SourceRotated",
    owner: ActorId.make("service:source0000"),
    version: 2,
    secret: "another-secret-of-the-sender"
  },
  SourcePaused: { _tag: "SourcePaused" },
  SourceResumed: { _tag: "SourceResumed" },
  SourceRemoved: { _tag: "SourceRemoved" }
} satisfies { readonly [T in EventTag]?: EventOf<T> }

/** How many events are drawn for a tag without a sample above; the one with the longest JSON is taken. */
const drawn = 50
const drawnSize = 12

/** The event of this tag that a new corpus entry holds: the sample above, or one drawn from its schema by a fixed seed. */
export const sampleOf = (kind: Kind, tag: EventTag): Effect.Effect<TrackerEvent> => {
  const byHand: TrackerEvent | undefined = (samples as { readonly [T in EventTag]?: EventOf<T> })[tag]
  if (byHand !== undefined) return Effect.succeed(byHand)
  const event: Schema.Codec<TrackerEvent, unknown> = Reflect.get(eventsOf[kind].cases, tag)
  return Arbitrary.sampleEffect(Arbitrary.schema(event), { count: drawn, size: drawnSize, seed: tag }).pipe(
    Effect.map((events) => events.reduce((a, b) => (JSON.stringify(b).length > JSON.stringify(a).length ? b : a))),
    Effect.orDie
  )
}
