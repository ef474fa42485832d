/** Who may do what: every command, route and view has an entry here, and what has none does not compile. */
import type { ActorId } from "../domain/ids.ts"
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

  TakeSlot: { least: "admin", reactors: telegram },
  ReleaseSlot: { least: "admin", reactors: telegram }
}

/** Reads: the routes and the views of the WebSocket. Commands' routes are ruled by their command. */
export const readRules = {
  "tasks.list": { least: "viewer" },
  "tasks.get": { least: "viewer" },
  "tasks.history": { least: "viewer" },
  "messages.list": { least: "viewer" },
  "search.find": { least: "viewer" },
  "system.show": { least: "viewer" },
  "sample.load": { least: "member" },
  "view:tasks": { least: "viewer" },
  "view:messages": { least: "viewer" },
  "view:people": { least: "viewer" }
} satisfies Record<string, Rule>
/** Routes that concern the caller's own session alone: they need no role. */
export const ownSession = ["session.open", "session.show", "session.close"] as const
export type Read = keyof typeof readRules

const rank: { readonly [R in Role]: number } = { viewer: 1, member: 2, admin: 3, owner: 4 }

/** Whether a role is at least another. Somebody without a role is below all. */
export const atLeast = (role: Role | null, least: Role): boolean => role !== null && rank[role] >= rank[least]

/** Deny by default: an actor is let through by its role, or, a reactor, by its name. */
export const allows = (rule: Rule, actor: ActorId, role: Role | null): boolean =>
  actor.startsWith("reactor:")
    ? (rule.reactors ?? []).includes(actor.slice("reactor:".length))
    : rule.least !== null && atLeast(role, rule.least)
