/** The authorisation rules of reads and windows. The rules of commands are in the catalogue. */
import { type ActorId, isReactor } from "../../domain/ids.ts"
import { atLeast } from "../../domain/roles.ts"
import type { Role } from "../../domain/values.ts"

export interface Rule {
  /** The lowest role that is allowed; null when no person is allowed. */
  readonly least: Role | null
  /** The names of the reactors that are allowed too. */
  readonly reactors?: ReadonlyArray<string>
}

/** The routes that read, and the windows of the WebSocket. A route that sends a command has that command's rule. */
export const readRules = {
  "tasks.list": { least: "viewer" },
  "tasks.get": { least: "viewer" },
  "tasks.history": { least: "viewer" },
  "tasks.preview": { least: "viewer" },
  "messages.list": { least: "viewer" },
  "search.find": { least: "viewer" },
  "tasks.why": { least: "viewer" },
  "messages.readings": { least: "viewer" },
  "proposals.list": { least: "viewer" },
  "proposals.get": { least: "viewer" },
  "topics.list": { least: "viewer" },
  "topics.get": { least: "viewer" },
  "topics.history": { least: "viewer" },
  "atoms.list": { least: "viewer" },
  "atoms.get": { least: "viewer" },
  "atoms.history": { least: "viewer" },
  "knowledge.similar": { least: "viewer" },
  "extractions.list": { least: "viewer" },
  "extractions.get": { least: "viewer" },
  "runs.list": { least: "viewer" },
  "runs.get": { least: "viewer" },
  "providers.list": { least: "viewer" },
  "people.list": { least: "viewer" },
  "people.merge-preview": { least: "admin" },
  "team.list": { least: "admin" },
  "team.ways": { least: "admin" },
  "tokens.list": { least: "admin" },
  "invitations.list": { least: "admin" },
  "invitations.link": { least: "admin" },
  "webhooks.list": { least: "admin" },
  "webhooks.deliveries": { least: "admin" },
  "webhooks.redeliver": { least: "admin" },
  "sources.list": { least: "admin" },
  "sources.try": { least: "admin" },
  "sources.failures": { least: "admin" },
  "sources.decide": { least: "admin" },
  "sessions.list": { least: "viewer" },
  "sessions.end": { least: "viewer" },
  "metrics.show": { least: "viewer" },
  "system.show": { least: "viewer" },
  "system.parts": { least: "admin" },
  "backups.show": { least: "owner" },
  "quarantine.list": { least: "owner" },
  "access.list": { least: "owner" },
  "bot.show": { least: "owner" },
  "bot.connect": { least: "owner" },
  "audit.list": { least: "owner" },
  "audit.export": { least: "owner" },
  "audit.verify": { least: "owner" },
  "dead-letters.list": { least: "owner" },
  "dead-letters.decide": { least: "owner" },
  "notices.list": { least: "viewer" },
  "notices.settings": { least: "viewer" },
  "views.list": { least: "viewer" },
  "sample.load": { least: "member" },
  "imports.list": { least: "admin" },
  "imports.act": { least: "admin" },
  "windows.follow": { least: "viewer" }
} satisfies Record<string, Rule>
export type ReadRule = keyof typeof readRules

/** Denies by default. A person or a service is allowed by its role, a reactor by its name. */
export const allows = (rule: Rule, actor: ActorId, role: Role | null): boolean =>
  isReactor(actor)
    ? (rule.reactors ?? []).includes(actor.slice("reactor:".length))
    : rule.least !== null && atLeast(role, rule.least)
