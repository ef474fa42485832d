/** Who may do what: every command, route and view has an entry here, and what has none does not compile. */
import { type ActorId, isReactor } from "../domain/ids.ts"
import type { Role } from "../domain/values.ts"
import type { CommandName } from "./catalogue.ts"

/** The least role that may, and the reactors that may too. `null`: no person, however high. */
interface Rule {
  readonly least: Role | null
  readonly reactors?: ReadonlyArray<string>
}

const classify = { least: null, reactors: ["classify"] } satisfies Rule
const work = { least: "member" } satisfies Rule
const telegram = ["telegram"]
/** What a machine finds and reports; no person speaks for it. */
const extracts = { least: null, reactors: ["extract"] } satisfies Rule
const analyses = { least: null, reactors: ["analyse"] } satisfies Rule
/** Nothing becomes real but by these, and no reactor is among them. */
const decide = { least: "member" } satisfies Rule

export const commandRules: { readonly [C in CommandName]: Rule } = {
  CreateTask: work,
  ClassifyTask: classify,
  FailClassification: classify,
  CorrectClassification: work,
  RetitleTask: work,
  DescribeTask: work,
  PrioritiseTask: work,
  AssignTask: work,
  ScheduleTask: work,
  StartTask: work,
  CompleteTask: work,
  ReopenTask: work,
  CancelTask: work,
  CommentTask: work,
  ShareTask: work,
  LinkTask: work,
  UnlinkTask: work,
  AddTaskTopic: work,
  AddTaskEvidence: decide,
  WithdrawTaskEvidence: decide,
  WithdrawTask: decide,
  RestoreTask: decide,

  ProposeTopic: extracts,
  ProposeAtom: extracts,
  ProposeTask: analyses,
  AmendProposal: decide,
  ApproveProposal: decide,
  RejectProposal: decide,
  MergeProposal: decide,
  SnoozeProposal: decide,
  ReopenProposal: decide,

  CreateTopic: decide,
  RenameTopic: work,
  DescribeTopic: work,
  MergeTopic: work,
  ArchiveTopic: work,
  WithdrawTopic: decide,
  RestoreTopic: work,
  AddTopicEvidence: decide,
  WithdrawTopicEvidence: decide,

  RecordAtom: decide,
  ReviseAtom: work,
  TagAtom: work,
  LinkAtom: work,
  UnlinkAtom: work,
  ArchiveAtom: work,
  WithdrawAtom: decide,
  RestoreAtom: work,
  AddAtomEvidence: decide,
  WithdrawAtomEvidence: decide,

  RequestExtraction: work,
  StartExtraction: extracts,
  SiftMessages: extracts,
  ReadWindow: extracts,
  FailWindow: extracts,
  CompleteExtraction: extracts,
  FailExtraction: extracts,
  CancelExtraction: work,
  RetryExtraction: work,

  CreateRun: work,
  StartRun: work,
  SurveyRun: analyses,
  ReadBatch: analyses,
  FailBatch: analyses,
  CompleteRun: analyses,
  FailRun: analyses,
  CancelRun: work,
  RetryRun: work,
  SettleProposal: decide,
  UnsettleProposal: decide,
  CloseRun: work,

  ConfigureProvider: { least: "admin" },
  CheckProvider: { least: "admin" },
  ChooseProvider: { least: "admin" },
  StandDownProvider: { least: "admin" },

  ReceiveMessage: { least: "member", reactors: telegram },
  EditMessage: { least: "admin", reactors: telegram },
  RedactMessage: { least: "admin" },

  JoinPerson: { least: "admin", reactors: telegram },
  RenamePerson: { least: "admin", reactors: telegram },
  GrantRole: { least: "admin" },
  LinkTelegram: { least: "admin", reactors: telegram },
  SetPreferences: { least: "viewer" },
  LeavePerson: { least: "admin" },
  ForgetPerson: { least: "owner" },

  BindChat: { least: "admin", reactors: telegram },
  GiveConsent: { least: "admin" },
  MuteChat: { least: "admin" },
  SeeMember: { least: "admin", reactors: telegram },
  LoseMember: { least: "admin", reactors: telegram },
  MigrateChat: { least: "admin", reactors: telegram },
  UnbindChat: { least: "admin", reactors: telegram },

  IssueToken: { least: "admin" },
  RevokeToken: { least: "admin" },
  IssueInvitation: { least: "admin" },
  UseInvitation: { least: null, reactors: telegram },

  // A member holds the slot of the open run, a reading its turn; which slots there are, no caller chooses.
  TakeSlot: { least: "member", reactors: ["telegram", "extract"] },
  ReleaseSlot: { least: "member", reactors: ["telegram", "extract"] }
}

/** Reads: the routes and the views of the WebSocket. Commands' routes are ruled by their command. */
export const readRules = {
  "tasks.list": { least: "viewer" },
  "tasks.get": { least: "viewer" },
  "tasks.history": { least: "viewer" },
  "messages.list": { least: "viewer" },
  "search.find": { least: "viewer" },
  "tasks.why": { least: "viewer" },
  "messages.readings": { least: "viewer" },
  "proposals.list": { least: "viewer" },
  "proposals.get": { least: "viewer" },
  "topics.list": { least: "viewer" },
  "topics.get": { least: "viewer" },
  "atoms.list": { least: "viewer" },
  "atoms.get": { least: "viewer" },
  "knowledge.similar": { least: "viewer" },
  "extractions.list": { least: "viewer" },
  "extractions.get": { least: "viewer" },
  "runs.list": { least: "viewer" },
  "runs.get": { least: "viewer" },
  "providers.list": { least: "viewer" },
  "metrics.show": { least: "viewer" },
  "system.show": { least: "viewer" },
  "sample.load": { least: "member" },
  "view:tasks": { least: "viewer" },
  "view:messages": { least: "viewer" },
  "view:people": { least: "viewer" },
  "view:proposals": { least: "viewer" },
  "view:topics": { least: "viewer" },
  "view:atoms": { least: "viewer" },
  "view:extractions": { least: "viewer" },
  "view:runs": { least: "viewer" }
} satisfies Record<string, Rule>
/** Routes that concern the caller's own session alone: they need no role. */
export const ownSession = ["session.open", "session.show", "session.close"] as const
export type Read = keyof typeof readRules

const rank: { readonly [R in Role]: number } = { viewer: 1, member: 2, admin: 3, owner: 4 }

/** Whether a role is at least another. Somebody without a role is below all. */
export const atLeast = (role: Role | null, least: Role): boolean => role !== null && rank[role] >= rank[least]

/** Deny by default: an actor is let through by its role, or, a reactor, by its name. */
export const allows = (rule: Rule, actor: ActorId, role: Role | null): boolean =>
  isReactor(actor)
    ? (rule.reactors ?? []).includes(actor.slice("reactor:".length))
    : rule.least !== null && atLeast(role, rule.least)
