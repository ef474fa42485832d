/** The kinds of items whose changes the audit has, and the events of the team and the installation among them. */
export type { ManagedTag } from "../../../projections/models/team/administration.ts"
export type { HistoryKind as AuditKind } from "../../../projections/models/history.ts"
